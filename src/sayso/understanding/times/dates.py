"""Dates, months, years and what is longer."""

from sayso.model import Token
from sayso.understanding.times.calendar import Anchor, day_value, feast, parse_anchor, shift_month
from sayso.understanding.times.context import Context, Meaning, TimeFound, part_of_day, year_said
from sayso.understanding.times.tense import FUTURE, PAST, PRESENT

NEAR_YEARS = range(1900, 2050)
"""Figures that after »seit«, »bis« … are rather a year than a count."""

FAR = 8
"""Months: a month without year that lies farther off is taken for the one of the year before or after."""

_MONTH_DAYS = 31

_SEASON_MONTHS = {"SP": 4, "SU": 7, "FA": 10, "WI": 12}


def day(found: TimeFound, context: Context) -> Meaning | None:
    """A day of a month; the year that fits best if none is said."""
    facts = found.facts
    number = int(facts["day"])
    month = int(facts.get("month") or facts.get("month_figures") or 0)
    if not month:
        return _day_of_near_month(number, found, context)
    year = year_said(facts) or _near_year(month, number, found, context)
    if year is None:
        return Meaning(f"XXXX-{month:02d}-{number:02d}")
    value = day_value(year, month, number)
    return Meaning(value + part_of_day(facts)) if value else None


def month(found: TimeFound, context: Context) -> Meaning | None:
    """A month, whole or its beginning, middle or end."""
    facts = found.facts
    number = int(facts["month"])
    year = year_said(facts)
    anchor = context.anchor.year
    if year is None and "relation" in facts and anchor is not None:
        shift = int(facts["relation"])
        year = anchor + shift if "whole_year" in facts else _year_by_relation(number, shift, context.anchor)
    if year is None:
        year = _near_year(number, None, found, context)
    return Meaning(f"{year:04d}-{number:02d}" if year is not None else f"XXXX-{number:02d}")


def year(found: TimeFound, context: Context) -> Meaning | None:
    """A year in four figures."""
    return Meaning(f"{int(found.facts['year']):04d}")


def year_checked(found: TimeFound, context: Context) -> Meaning | None:
    """A year in four figures, unless a noun after it is what the figures count."""
    after = context.token_after(found)
    number = int(found.facts["year"])
    if "year_before" in found.facts and number % 100 and number in NEAR_YEARS:
        return year(found, context)
    if after is not None and after.pos == "NN" and not _may_follow_year(after, context):
        return None
    return year(found, context)


def year_pair(found: TimeFound, context: Context) -> Meaning | None:
    """A season or financial year over the turn of a year: `2004/2005`."""
    first, last = int(found.facts["year"]), found.facts["year_end"]
    if int(last) % 100 != (first + 1) % 100 or (len(last) == 4 and int(last) != first + 1):
        return None
    return Meaning(f"{first:04d}/{first + 1:04d}")


def decade(found: TimeFound, context: Context) -> Meaning | None:
    """Ten years: `199`."""
    facts = found.facts
    figures = facts.get("decade") or facts["decade_word"]
    if not figures.isdecimal():
        return None
    return Meaning(figures[:3] if len(figures) == 4 else f"19{figures[0]}")


def century(found: TimeFound, context: Context) -> Meaning | None:
    """A hundred years: the 15th century is `14`, the second before Christ `BC02`."""
    figures = found.facts.get("century") or found.facts.get("ordinal", "")
    if not figures.isdecimal():
        return None
    return Meaning(f"BC{int(figures):02d}" if "before_christ" in found.facts else f"{int(figures) - 1:02d}")


def season(found: TimeFound, context: Context) -> Meaning | None:
    """A season of a year."""
    facts = found.facts
    name = facts.get("season") or facts["season_compound"]
    said = year_said(facts)
    if said is None and "relation" in facts and context.anchor.year is not None:
        shift = int(facts["relation"])
        whole = "whole_year" in facts
        anchor = context.anchor
        said = anchor.year + shift if whole and anchor.year else _year_by_relation(_SEASON_MONTHS[name], shift, anchor)
    if said is None:
        said = _near_year(_SEASON_MONTHS[name], None, found, context)
    return Meaning(f"{said:04d}-{name}" if said is not None else f"XXXX-{name}")


def part_of_year(found: TimeFound, context: Context) -> Meaning | None:
    """A quarter or half of a year."""
    facts = found.facts
    number = facts.get("ordinal_figures") or facts.get("ordinal", "")
    name = "Q" if "quarter" in facts else "H"
    if not number.isdecimal() or int(number) > (4 if name == "Q" else 2):
        return None
    said = year_said(facts) or context.anchor.year
    return Meaning(f"{said:04d}-{name}{number}" if said is not None else f"XXXX-{name}{number}")


def holiday(found: TimeFound, context: Context) -> Meaning | None:
    """The day of a feast."""
    rule = found.facts["holiday"]
    said = year_said(found.facts)
    if said is None and context.anchor.year is not None and (near := feast(rule, context.anchor.year)):
        said = _near_year(near.month, near.day, found, context)
    day_of_feast = feast(rule, said) if said is not None else None
    return Meaning(day_of_feast.isoformat() if day_of_feast else None)


def _near_year(month: int, day_number: int | None, found: TimeFound, context: Context) -> int | None:
    """Return the year of a month or day without one: by the verb, otherwise the nearest."""
    anchor = context.anchor
    if context.year and context.year[1] == found.sent and context.year[0] != anchor.year:
        return context.year[0]
    if anchor.year is None:
        return None
    if anchor.month is None:
        return anchor.year
    distance = (month - anchor.month) + ((day_number or 15) - (anchor.day or 15)) / _MONTH_DAYS
    if month == anchor.month and (day_number is None or anchor.day is None):
        return anchor.year
    tense = context.tense(found)
    if tense == PAST and distance > 0.2:
        return anchor.year - 1
    if distance < {FUTURE: -1.5, PRESENT: -3}.get(tense or "", -FAR) and tense != PAST:
        return anchor.year + 1
    if distance > FAR and tense not in (FUTURE, PRESENT):
        return anchor.year - 1
    return anchor.year


def _year_by_relation(month: int, shift: int, anchor: Anchor) -> int | None:
    """Return the year of »kommenden Februar«, »vergangenen Herbst«."""
    if anchor.year is None or anchor.month is None:
        return None
    if shift < 0:
        return anchor.year if month < anchor.month else anchor.year - 1
    if shift > 0:
        return anchor.year if month > anchor.month else anchor.year + 1
    return anchor.year


def _day_of_near_month(number: int, found: TimeFound, context: Context) -> Meaning | None:
    """Return the value of a day without month: of the month named before it, or near publication."""
    anchor = context.anchor
    if context.day and context.day[1] >= found.sent - 1:
        anchor = parse_anchor(context.day[0][:7])
    if anchor.year is None or anchor.month is None:
        return Meaning(None)
    month_value = f"{anchor.year:04d}-{anchor.month:02d}"
    if anchor.day is not None:
        forward = context.looks_forward(found)
        if forward and number < anchor.day:
            month_value = shift_month(anchor.year, anchor.month, 1)
        elif not forward and number > anchor.day:
            month_value = shift_month(anchor.year, anchor.month, -1)
    value = day_value(int(month_value[:4]), int(month_value[5:]), number)
    return Meaning(value) if value else None


def _may_follow_year(token: Token, context: Context) -> bool:
    """Tell whether a noun after four figures does not look like what they count: it is no plural."""
    return not token.text.endswith(context.pack.listed("times", "plural_endings"))
