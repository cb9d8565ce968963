"""Dates that pages print or declare, as precise as given and no more."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sayso.lang import LanguagePack
from sayso.lang.patterns import any_of

EARLIEST = 1990
"""First year in which a page on the web can have been published."""

_ISO = re.compile(
    r"(?<!\d)(\d{4})-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d\d:?\d\d)?)?)?(?!\d)"
)
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(?:\d\d)?(Z|[+-]\d\d:?\d\d)?)?$")
_CLOCK = r"(?:\D{0,12}?(\d{1,2})[:.](\d\d)(?::\d\d)?(?!\d|\.\d)\s?([ap]\.?m\.?)?)?"
_NUMERIC = re.compile(rf"(?<![\d.])(\d{{1,2}})\.\s?(\d{{1,2}})\.\s?(\d{{4}}|\d\d)(?!\d){_CLOCK}", re.IGNORECASE)
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:\.|st|nd|rd|th)?\s([^\W\d_]{{3,9}})\.?,?\s(\d{{4}})(?!\d){_CLOCK}", re.IGNORECASE
)
_MONTH_FIRST = re.compile(
    rf"(?<!\w)([^\W\d_]{{3,9}})\.?\s(\d{{1,2}})(?:st|nd|rd|th)?,?\s(\d{{4}})(?!\d){_CLOCK}", re.IGNORECASE
)
_ZONES = {"mesz": "+02:00", "mez": "+01:00", "cest": "+02:00", "cet": "+01:00", "gmt": "+00:00", "utc": "+00:00"}
_ZONE = re.compile(r"\b(MESZ|MEZ|CEST|CET|GMT|UTC)\b")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)(?:[/-](\d\d))?(?=[/-]|$)")


@dataclass(frozen=True, slots=True)
class PageDate:
    """A date of a page; `meaning` is `published`, `modified`, or empty where the page does not say."""

    value: str
    meaning: str = ""


def parse_declared(text: str) -> str | None:
    """Return an ISO date of metadata without its seconds; None if it is none or cannot be."""
    match = _ISO.match(text.strip())
    return _iso(match) if match else None


def parse_feed_date(text: str) -> str | None:
    """Return the date of a mail or feed (`Tue, 05 Mar 2024 08:15:00 +0100`) as ISO date; None if it is none.

    Also takes the basic format of agencies (`20240305T081500+0100`).
    """
    if match := _BASIC.match(text.strip()):
        year, month, day, hour, minute, zone = match.groups()
        clock = f"T{hour}:{minute}{zone or ''}" if hour else ""
        return parse_declared(f"{year}-{month}-{day}{clock}")
    try:
        return parse_declared(parsedate_to_datetime(text).isoformat())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def parse_date(text: str, packs: Sequence[LanguagePack]) -> str | None:
    """Return the first date of a date line, ISO 8601 and only as precise as given; None if there is none."""
    if match := _ISO.search(text):
        return _iso(match)
    if match := _NUMERIC.search(text):
        day, month, year, *clock = match.groups()
        return _build(_year(year), int(month), int(day), clock, text)
    months = _months(packs)
    if (match := _DAY_FIRST.search(text)) and (number := months.get(match.group(2).lower())):
        day, _, year, *clock = match.groups()
        return _build(int(year), number, int(day), clock, text)
    if (match := _MONTH_FIRST.search(text)) and (number := months.get(match.group(1).lower())):
        _, day, year, *clock = match.groups()
        return _build(int(year), number, int(day), clock, text)
    return None


def find_dates(text: str, packs: Sequence[LanguagePack]) -> list[PageDate]:
    """Return the dates of a date line, each with what the words before it announce, in text order."""
    found: list[PageDate] = []
    cuts = _label_places(text.lower(), packs)
    for (start, meaning), (end, _) in zip(cuts, [*cuts[1:], (len(text), "")], strict=True):
        if value := parse_date(text[start:end], packs):
            found.append(PageDate(value, meaning))
    return found


def find_label(text: str, packs: Sequence[LanguagePack]) -> str:
    """Return what the last label in a text announces, `published` or `modified`; empty if there is none."""
    return _label_places(text.lower(), packs)[-1][1]


def with_zone_of(value: str | None, known: Sequence[str | None]) -> str | None:
    """Return a printed time with the zone in which the page declares another of its times.

    Only where both lie surely on the same side of the change to summer time, and the declared zone is a local one:
    what is declared in UTC may be printed in any.
    """
    if value is None or len(value) != _MINUTE:
        return value
    season = _season(value)
    for other in known:
        if other and len(other) > _MINUTE and other[_MINUTE:] != "+00:00" and season and season == _season(other):
            return value + other[_MINUTE:]
    return value


def in_zone(value: str | None, zone: str | None) -> str | None:
    """Return a printed time with the offset that a time zone had then; as it is where that is not known for sure."""
    if value is None or zone is None or len(value) != _MINUTE:
        return value
    try:
        moment = datetime.fromisoformat(value).replace(tzinfo=ZoneInfo(zone))
    except (ValueError, ZoneInfoNotFoundError):
        return value
    twice = moment.utcoffset() != moment.replace(fold=1).utcoffset()  # clocks were changed in that hour
    return value if twice else moment.isoformat(timespec="minutes")


_MINUTE = len("2024-03-05T08:15")


def _season(value: str) -> str:
    """Return `summer` or `winter`; empty for the weeks in which some countries have changed their clocks."""
    day = value[5:10]
    return "summer" if "04-01" <= day <= "10-24" else "winter" if day >= "11-08" or day <= "03-07" else ""


def date_of_address(url: str) -> str | None:
    """Return the date in a path such as `/2023/09/13/`; None if there is none."""
    match = _IN_ADDRESS.search(url)
    if not match:
        return None
    year, month, day = int(match.group(1)), int(match.group(2)), match.group(3)
    return _build(year, month, int(day) if day else None, (), "")


def first_date(dates: Iterable[PageDate], meaning: str, others: bool) -> str | None:
    """Return the first date of a meaning; if `others`, else the first whose meaning is not said."""
    known = list(dates)
    exact = next((d.value for d in known if d.meaning == meaning), None)
    return exact or (next((d.value for d in known if not d.meaning), None) if others else None)


def _label_places(text: str, packs: Sequence[LanguagePack]) -> list[tuple[int, str]]:
    """Return where labels stand in a lower-case text and what each announces; nothing is announced at its start."""
    pattern, meanings = _labels(packs)
    return [(0, ""), *((match.start(), meanings[match.group()]) for match in pattern.finditer(text))]


def _labels(packs: Sequence[LanguagePack]) -> tuple[re.Pattern[str], Mapping[str, str]]:
    def build() -> tuple[re.Pattern[str], Mapping[str, str]]:
        meanings = {row["word"]: row["meaning"] for pack in packs for row in pack.table("date_labels")}
        return re.compile(rf"\b{any_of(meanings)}\b"), meanings

    return packs[0].derived(("date_labels", *(pack.code for pack in packs)), build) if packs else build()


def _months(packs: Sequence[LanguagePack]) -> Mapping[str, int]:
    def build() -> Mapping[str, int]:
        return {row["form"]: int(row["month"]) for pack in packs for row in pack.table("page_months")}

    return packs[0].derived(("page_months", *(pack.code for pack in packs)), build) if packs else {}


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _iso(match: re.Match[str]) -> str | None:
    year, month, day, hour, minute, zone = match.groups()
    value = _build(int(year), int(month), int(day) if day else None, (), "")
    if value is None or hour is None or int(hour) > 23 or int(minute) > 59:
        return value
    zone = "+00:00" if zone == "Z" else f"{zone[:3]}:{zone[-2:]}" if zone else ""
    return f"{value}T{hour}:{minute}{zone}"


def _build(year: int, month: int, day: int | None, clock: Sequence[str | None], text: str) -> str | None:
    try:
        value = date(year, month, day or 1).isoformat()
    except ValueError:
        return None
    if not EARLIEST <= year <= 2100:
        return None
    if day is None:
        return value[:7]
    hour, minute, half = (*clock, None, None, None)[:3]
    if hour is None or minute is None:
        return value
    hours = int(hour) % 12 + (12 if half.lower().startswith("p") else 0) if half else int(hour)
    if hours > 23 or int(minute) > 59:
        return value
    zone = _ZONE.search(text)
    return f"{value}T{hours:02}:{minute}{_ZONES[zone.group().lower()] if zone else ''}"
