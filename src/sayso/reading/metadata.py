"""Dates, outlet and authors of a page."""

import re

from sayso.reading.lines import Line, split_at

_LEADING_DATE = re.compile(r"(?:date|datum)\s*:?\s+(\d{4}(?:-\d\d(?:-\d\d)?)?)\b\s*", re.IGNORECASE)


def split_leading_date(line: Line) -> list[Line]:
    """Return a line with a labelled date at its beginning as a line of its own."""
    match = _LEADING_DATE.match(line.text)
    return split_at(line, [match.end()]) if match and match.end() < len(line.text) else [line]


def parse_date(text: str) -> str | None:
    """Return the date of a date line, ISO 8601 and only as precise as given; None if there is none."""
    match = re.search(r"\b(\d{4})-(\d\d)(?:-(\d\d))?\b", text)
    return match.group() if match else None
