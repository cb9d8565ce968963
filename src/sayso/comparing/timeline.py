"""What happened or was said when, by which page's account."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from sayso.model import (
    RUNNING_TEXT,
    AnalysedDocument,
    Evidence,
    Span,
    StatementRef,
    TimelineEntry,
    Timex,
    TimexType,
)

_CALENDAR = re.compile(r"\d{4}(?:-(?:\d\d(?:-\d\d(?:T\w+(?::\d\d)?)?)?|W\d\d(?:-WE)?|SP|SU|FA|WI|Q\d|H\d))?\Z")
_DAYS_BEFORE = {"SP": 60, "SU": 152, "FA": 244, "WI": 335, "Q1": 0, "Q2": 90, "Q3": 181, "Q4": 273, "H1": 0, "H2": 181}
_PARTS_OF_DAY = {"MO": "06", "MI": "12", "AF": "14", "EV": "18", "NI": "22"}
_ONLY_YEAR = re.compile(r"-(?:SP|SU|FA|WI|Q\d|H\d)\Z")
_WEEK_DAYS, _MONTH_DAYS = 7, 31


def find_timeline(docs: Sequence[AnalysedDocument]) -> list[TimelineEntry]:
    """Return what the documents date, in time order; what cannot be dated comes last.

    Times that name a point of the calendar are entered, each with the sentence around it and the innermost statement
    that it stands in, content or frame. Durations and sets are left out, words for the present or a vague past, decades
    and centuries. A day that the same sentence gives with the hour is entered once.

    Args:
        docs: Analysed pages, in the order given by the user.
    """
    entries = [entry for doc in docs for entry in _entries(doc)]
    return sorted(entries, key=lambda e: _rank(e.value, e.candidates))


def _entries(doc: AnalysedDocument) -> Iterator[TimelineEntry]:
    placed = [(timex, index) for timex in doc.times if (index := _sentence(doc, timex.span)) is not None]
    hours = {(timex.value[:10], index) for timex, index in placed if _has_hour(timex) and timex.value}
    around = _statements_around(doc)
    for timex, index in placed:
        sent = doc.sentences[index]
        stmt = around(timex.span)
        if not _is_point(timex) or doc.document.blocks[sent.block].kind not in RUNNING_TEXT:
            continue
        if timex.type is TimexType.DATE and (timex.value, index) in hours:
            continue
        value = _ONLY_YEAR.sub("", timex.value).removesuffix("-WE") if timex.value and _has_date(timex.value) else None
        evidence = (Evidence(doc.id, timex.span), Evidence(doc.id, sent.span))
        yield TimelineEntry(value, timex.candidates, evidence, stmt)


def _is_point(timex: Timex) -> bool:
    """Tell whether a time is a point of the calendar, known or not."""
    if timex.type not in (TimexType.DATE, TimexType.TIME):
        return False
    return timex.value is None or timex.value.startswith("XXXX-") or _has_date(timex.value)


def _has_date(value: str) -> bool:
    return bool(_CALENDAR.match(value))


def _has_hour(timex: Timex) -> bool:
    return timex.type is TimexType.TIME and timex.value is not None and _has_date(timex.value)


def _sentence(doc: AnalysedDocument, span: Span) -> int | None:
    index = bisect_right(doc.sentences, span.start, key=lambda s: s.span.start) - 1
    return index if index >= 0 and doc.sentences[index].span.contains(span) else None


def _statements_around(doc: AnalysedDocument) -> Callable[[Span], StatementRef | None]:
    """Return a function that gives the statement with the shortest content or frame around a span.

    Spans must be asked for in text order: parts that end before one are dropped for good.
    """
    waiting = sorted(((part, s.id) for s in doc.statements for part in s.content + s.frame), reverse=True)
    open_parts: list[tuple[Span, str]] = []

    def around(span: Span) -> StatementRef | None:
        while waiting and waiting[-1][0].start <= span.start:
            open_parts.append(waiting.pop())
        open_parts[:] = [p for p in open_parts if p[0].end > span.start]
        found = min((p for p in open_parts if p[0].contains(span)), key=lambda p: len(p[0]), default=None)
        return StatementRef(doc.id, found[1]) if found else None

    return around


def _rank(value: str | None, candidates: Sequence[str]) -> tuple[bool, int, float]:
    """Return the place in time: known days by day and hour, wider ones by where they begin, unknown ones last."""
    known = value or (candidates[0] if candidates else "")
    year, _, rest = known.partition("-")
    if not year.isdecimal():
        return True, 0, 0.0
    return value is None, int(year), _days_into_year(rest)


def _days_into_year(rest: str) -> float:
    if rest in _DAYS_BEFORE:
        return _DAYS_BEFORE[rest]
    if rest.startswith("W"):
        return (int(rest[1:3]) - 1) * _WEEK_DAYS
    day, _, time = rest.partition("T")
    numbers = [int(n) for n in day.split("-") if n.isdecimal()]
    if not numbers:
        return -1.0
    month_day = (numbers[0] - 1) * _MONTH_DAYS + (numbers[1] - 1 if len(numbers) > 1 else -0.5)
    hour = _PARTS_OF_DAY.get(time, time[:2])
    return month_day + (int(hour) / 24 if hour.isdecimal() else 0.0)
