"""What is known of the day of publication, and reckoning with it."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A date, only as precise as known.

    Attributes:
        year: None if unknown.
        month: None if unknown.
        day: None if unknown.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def exact(self) -> date | None:
        """The day; None unless it is known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    @property
    def value(self) -> str | None:
        """ISO 8601, only as precise as known; None if nothing is known."""
        if self.year is None:
            return None
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def days(self) -> Iterator[date]:
        """Yield the days it may be; none if the month is unknown."""
        if known := self.exact:
            yield known
        elif self.year is not None and self.month is not None:
            for day in range(1, monthrange(self.year, self.month)[1] + 1):
                yield date(self.year, self.month, day)


def parse_anchor(published: str | None) -> Anchor:
    """Return what an ISO 8601 date or time says of the day; an empty anchor if it says nothing."""
    match = _ISO.match(published or "")
    if not match:
        return Anchor()
    year, month, day = (int(g) if g else None for g in match.groups())
    if not year or (month is not None and not 1 <= month <= 12):
        return Anchor()
    if day is not None and month is not None and not 1 <= day <= monthrange(year, month)[1]:
        day = None
    return Anchor(year, month, day)


def day_value(year: int, month: int, day: int) -> str | None:
    """Return an ISO day; None if the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def shift_days(day: date, days: int) -> date | None:
    """Return the day so many days later; None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def week_value(day: date) -> str:
    """Return the ISO week of a day: `2013-W36`."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def shift_month(year: int, month: int, months: int) -> str:
    """Return the month so many months later: `2013-09`."""
    index = year * 12 + month - 1 + months
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar.

    Source:
        Anonymous Gregorian computus (Nature, 20 April 1876, p. 487).
    """
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def first_advent(year: int) -> date:
    """Return the fourth Sunday before Christmas Day."""
    christmas = date(year, 12, 25)
    return christmas - timedelta(days=21 + christmas.isoweekday())


def feast(rule: str, year: int) -> date | None:
    """Return the day of a feast; None beyond the calendar.

    Args:
        rule: `12-25`, or days from Easter Sunday (`E-2`) or from the first Sunday of Advent (`A-11`).
        year: Year of the Gregorian calendar.
    """
    if not MINYEAR <= year <= MAXYEAR:
        return None
    if rule[0] in "EA":
        return shift_days(easter(year) if rule[0] == "E" else first_advent(year), int(rule[1:]))
    month, day = map(int, rule.split("-"))
    return date(year, month, day)
