"""From the facts of a time expression to its TIMEX3 value."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sayso.lang import LanguagePack
from sayso.model import Sentence, TimexType, Token
from sayso.understanding.numbers import parse_number
from sayso.understanding.phrases import Found, PhraseRule
from sayso.understanding.times.calendar import (
    Anchor,
    day_value,
    feast,
    parse_anchor,
    shift_days,
    shift_month,
    week_value,
)
from sayso.understanding.times.tense import FUTURE, PAST, PRESENT, tense_at


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRule(PhraseRule):
    """A pattern of time expressions and what it means.

    Attributes:
        type: TIMEX3 type.
        value: A value that is the same for all words.
        unit: Unit of the shift, where the words do not say it.
        offset: Size of the shift, where the words do not say it.
    """

    type: str = "DATE"
    value: str = ""
    unit: str = ""
    offset: int = 0


TimeFound = Found[TimeRule]

SHORT_UNITS = {"H", "M", "S"}
_UNIT_VALUES = {"MO": "M"}
_HALVES = {"Y": ("6", "MO"), "H": ("30", "M"), "M": ("30", "S"), "D": ("12", "H"), "CE": ("50", "Y"), "DE": ("5", "Y")}
"""Half of a unit, in smaller units."""
_MONTH_DAYS = 31

NEAR_YEARS = range(1900, 2050)
"""Figures that after »seit«, »bis« … are rather a year than a count."""

FAR = 8
"""Months: a month without year that lies farther off is taken for the one of the year before or after."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means.

    Attributes:
        value: TIMEX3 value; None if it depends on an unknown date.
        candidates: Values it may have, where several fit.
        mod: Modifier; None if the words give none.
        type: TIMEX3 type, where it is not the rule's.
    """

    value: str | None
    candidates: tuple[str, ...] = ()
    mod: str | None = None
    type: str | None = None


@dataclass(slots=True)
class Context:
    """What is known while a document is read from front to back.

    Attributes:
        text: The document's text.
        sents: Its sentences.
        anchor: The day of publication, as precisely as it is known.
        pack: The language pack.
        day: The last day that the text named, with the index of its sentence.
        year: Likewise the last year.
    """

    text: str
    sents: Sequence[Sentence]
    anchor: Anchor
    pack: LanguagePack
    day: tuple[str, int] | None = None
    year: tuple[int, int] | None = None
    _tenses: dict[tuple[int, int], str | None] = field(default_factory=dict)

    def remember(self, found: TimeFound, kind: TimexType, value: str | None) -> None:
        """Keep the day and the year of a date for the expressions after it."""
        if kind not in (TimexType.DATE, TimexType.TIME) or not value or not value[:4].isdecimal():
            return
        if len(value) >= 10 and value[4] == "-" and value[5].isdecimal() and value[8:10].isdecimal():
            self.day = (value[:10], found.sent)
        if "year" in found.facts:
            self.year = (int(value[:4]), found.sent)

    def tense(self, found: TimeFound) -> str | None:
        """Return the tense of the clause around an expression."""
        key = (found.span.start, found.span.end)
        if key not in self._tenses:
            self._tenses[key] = tense_at(self.sents[found.sent], found.span, self.pack, "weekday" in found.facts)
        return self._tenses[key]

    def looks_forward(self, found: TimeFound) -> bool:
        """Tell whether the clause around an expression looks forward; without a verb, news looks back."""
        return self.tense(found) in (FUTURE, PRESENT)

    def token_after(self, found: TimeFound) -> Token | None:
        """Return the token after an expression in its sentence."""
        return next((t for t in self.sents[found.sent].tokens if t.start >= found.span.end), None)


Sense = Callable[[TimeFound, Context], Meaning | None]


def day(found: TimeFound, context: Context) -> Meaning | None:
    """A day of a month; the year that fits best if none is said."""
    facts = found.facts
    number = int(facts["day"])
    month = int(facts.get("month") or facts.get("month_figures") or 0)
    if not month:
        return _day_of_near_month(number, found, context)
    year = _year_said(facts) or _near_year(month, number, found, context)
    if year is None:
        return Meaning(f"XXXX-{month:02d}-{number:02d}")
    value = day_value(year, month, number)
    return Meaning(value + _part_of_day(facts)) if value else None


def month(found: TimeFound, context: Context) -> Meaning | None:
    """A month, whole or its beginning, middle or end."""
    facts = found.facts
    number = int(facts["month"])
    year = _year_said(facts)
    anchor = context.anchor.year
    if year is None and "relation" in facts and anchor is not None:
        shift = int(facts["relation"])
        year = anchor + shift if found.rule.id.endswith("of-year") else _year_by_relation(number, shift, context.anchor)
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
    if found.rule.id.endswith("preposition") and number % 100 and number in NEAR_YEARS:
        return year(found, context)
    if after is not None and after.pos == "NN" and not _may_follow_year(after, context):
        return None
    return year(found, context)


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


def nothing(found: TimeFound, context: Context) -> Meaning | None:
    """Words that look like a time and are none, such as the name of a newspaper."""
    return None


def weekday(found: TimeFound, context: Context) -> Meaning | None:
    """A day of the week, before or after publication as the verb tells."""
    facts = found.facts
    number = int(facts["weekday"])
    part = _part_of_day(facts)
    days = [d for d in (_weekday_near(number, each, found, context) for each in context.anchor.days()) if d]
    if context.anchor.exact and days:
        return Meaning(days[0].isoformat() + part)
    if days:
        own = sorted({d.isoformat() + part for d in context.anchor.days() if d.isoweekday() == number})
        return Meaning(None, tuple(own))
    return Meaning(None if context.anchor.year else f"XXXX-WXX-{number}{part}")


def weekday_set(found: TimeFound, context: Context) -> Meaning | None:
    """A day that comes back every week."""
    facts = found.facts
    if facts.get("ordinal") and "onat" in found.span.of(context.text):
        return Meaning("P1M")
    return Meaning(f"XXXX-WXX-{facts.get('weekday') or facts.get('weekday_adverb')}{_part_of_day(facts)}")


def weekend(found: TimeFound, context: Context) -> Meaning | None:
    """A weekend near publication."""
    tokens = [t for t in context.sents[found.sent].tokens if t.end <= found.span.start]
    if tokens and (tokens[-1].pos == "CARD" or parse_number(tokens[-1].text, context.pack) is not None):
        return None
    anchor = context.anchor.exact
    if anchor is None:
        return Meaning(None)
    if "relation" in found.facts:
        weeks = int(found.facts["relation"])
    else:
        weeks = 0 if context.looks_forward(found) or anchor.isoweekday() >= 6 else -1
    moved = shift_days(anchor, 7 * weeks)
    return Meaning(week_value(moved) + "-WE") if moved else None


def shift_day(found: TimeFound, context: Context) -> Meaning | None:
    """A day told from publication: yesterday, tomorrow evening."""
    facts = found.facts
    offset = int(facts.get("day_adverb") or facts.get("day_adjective_shift") or facts.get("day_adjective_today") or 0)
    part = _part_of_day(facts)
    anchor = context.anchor.exact
    if anchor is None:
        known = context.anchor.value if offset == 0 and not part else None
        return Meaning(known)
    moved = shift_days(anchor, offset)
    return Meaning(moved.isoformat() + part) if moved else None


def shift_reference(found: TimeFound, context: Context) -> Meaning | None:
    """The day before or after the one that the text named last."""
    fact = found.facts.get("compound_day", "")
    offset = found.rule.offset or (int(fact) if fact.lstrip("-").isdecimal() else 0)
    base = parse_anchor(context.day[0]).exact if context.day else context.anchor.exact
    moved = shift_days(base, offset) if base else None
    return Meaning(moved.isoformat() if moved else None)


def shift_unit(found: TimeFound, context: Context) -> Meaning | None:
    """A week, month, quarter, year … told from publication."""
    facts = found.facts
    if compound := facts.get("compound_shift"):
        digits = len(compound) - len(compound.lstrip("-0123456789"))
        offset, unit = int(compound[:digits]), compound[digits:]
    else:
        offset = int(facts.get("relation") or facts.get("this_year") or found.rule.offset)
        unit = facts.get("unit_one") or found.rule.unit
    return Meaning(_shifted(context.anchor, offset, unit))


def unit_part(found: TimeFound, context: Context) -> Meaning | None:
    """The beginning, middle or end of the year, month or week of publication, or of the year that is said."""
    mod, _, unit = found.facts["unit_part"].partition(":")
    said = _year_said(found.facts)
    return Meaning(f"{said:04d}" if said is not None else _shifted(context.anchor, 0, unit), mod=mod)


def _shifted(anchor: Anchor, offset: int, unit: str) -> str | None:
    if anchor.year is None:
        return None
    if unit == "Y":
        return f"{anchor.year + offset:04d}"
    if unit in ("DE", "CE"):
        return f"{anchor.year // (10 if unit == 'DE' else 100) + offset:02d}"
    if unit == "MO" and anchor.month is not None:
        return shift_month(anchor.year, anchor.month, offset)
    if unit == "Q" and anchor.month is not None:
        index = anchor.year * 4 + (anchor.month - 1) // 3 + offset
        return f"{index // 4:04d}-Q{index % 4 + 1}"
    if unit in ("D", "W") and (day_known := anchor.exact):
        moved = shift_days(day_known, offset * (7 if unit == "W" else 1))
        return None if moved is None else week_value(moved) if unit == "W" else moved.isoformat()
    return None


def duration(found: TimeFound, context: Context) -> Meaning | None:
    """A length of time: `P4Y`, `PT3.5M`, `PXD`."""
    facts = found.facts
    unit = facts.get("unit") or facts.get("unit_plural") or facts.get("span_adjective") or facts.get("long_adjective")
    if not unit:
        return None
    if "number" not in facts:
        return Meaning(_length("X", unit))
    number = parse_number(facts["number"], context.pack)
    if number is None or (number == 1 and _is_idiom(found, context)):
        return None
    if "half_unit" in facts:
        return Meaning(_length(*_HALVES[unit])) if number == 1 and unit in _HALVES else None
    return Meaning(_length(f"{number:g}" if isinstance(number, float) else str(number), unit))


def duration_adjective(found: TimeFound, context: Context) -> Meaning | None:
    """A length of time as an adjective. In years it is mostly somebody's age, and then none."""
    number = parse_number(found.facts["number"], context.pack)
    if number is None or (found.facts["span_adjective"] == "Y" and 12 < number < 100):
        return None
    return duration(found, context)


def repeated(found: TimeFound, context: Context) -> Meaning | None:
    """Something that comes back: every day, every two weeks."""
    facts = found.facts
    unit = facts.get("unit_one") or facts.get("unit_plural", "")
    number = parse_number(facts["number"], context.pack) if "number" in facts else 1
    return Meaning(_length(str(number), unit)) if number is not None else None


def fixed(found: TimeFound, context: Context) -> Meaning | None:
    """A value that the words have anywhere."""
    return Meaning(found.rule.value or next((v for k, v in found.facts.items() if k != "relation"), None))


def clock(found: TimeFound, context: Context) -> Meaning | None:
    """A time of the clock on the day named before it, or on the day of publication."""
    facts = found.facts
    hour = int(facts["hour"])
    if facts.get("daypart_adverb") in ("AF", "EV") and hour < 12:
        hour += 12
    time = f"T{hour:02d}:{facts.get('minute', '00')}"
    base = _day_for_time(found, context)
    return Meaning(f"{base or ''}{time}")


def daypart(found: TimeFound, context: Context) -> Meaning | None:
    """A part of the day named before it, or of the day of publication; »abends« alone may be any day's."""
    habit = "daypart_adverb" in found.facts and not (context.day and context.day[1] == found.sent)
    base = "XXXX-XX-XX" if habit else _day_for_time(found, context)
    return Meaning(base + _part_of_day(found.facts) if base else None)


def season(found: TimeFound, context: Context) -> Meaning | None:
    """A season of a year."""
    facts = found.facts
    name = facts.get("season") or facts["season_compound"]
    said = _year_said(facts)
    if said is None and "relation" in facts and context.anchor.year is not None:
        shift = int(facts["relation"])
        said = _year_by_relation(_SEASON_MONTHS[name], shift, context.anchor)
    if said is None:
        said = _near_year(_SEASON_MONTHS[name], None, found, context)
    return Meaning(f"{said:04d}-{name}" if said is not None else f"XXXX-{name}")


_SEASON_MONTHS = {"SP": 4, "SU": 7, "FA": 10, "WI": 12}


def part_of_year(found: TimeFound, context: Context) -> Meaning | None:
    """A quarter or half of a year."""
    facts = found.facts
    number = facts.get("ordinal_figures") or facts.get("ordinal", "")
    name = "Q" if "quarter" in facts else "H"
    if not number.isdecimal() or int(number) > (4 if name == "Q" else 2):
        return None
    said = _year_said(facts) or context.anchor.year
    return Meaning(f"{said:04d}-{name}{number}" if said is not None else f"XXXX-{name}{number}")


def holiday(found: TimeFound, context: Context) -> Meaning | None:
    """The day of a feast."""
    rule = found.facts["holiday"]
    said = _year_said(found.facts)
    if said is None:
        if context.anchor.year is None:
            return Meaning(None)
        near = feast(rule, context.anchor.year)
        said = _near_year(near.month, near.day, found, context)
    return Meaning(feast(rule, said).isoformat() if said is not None else None)


def _year_said(facts: Mapping[str, str]) -> int | None:
    figures = facts.get("year", "")
    if not figures.isdecimal():
        return None
    number = int(figures)
    if len(figures) == 2:
        return number + (2000 if number < 50 else 1900)
    return number


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
    if distance > FAR and tense != FUTURE:
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


def _weekday_near(number: int, anchor: date, found: TimeFound, context: Context) -> date | None:
    ahead = (number - anchor.isoweekday()) % 7
    relation = found.facts.get("relation")
    if relation is not None:
        shift = int(relation)
        if shift < 0:
            return shift_days(anchor, ahead - 7)
        if shift > 0:
            return shift_days(anchor, ahead or 7)
        return shift_days(anchor, number - anchor.isoweekday())
    if ahead == 0:
        return anchor
    return shift_days(anchor, ahead if context.looks_forward(found) else ahead - 7)


def _day_for_time(found: TimeFound, context: Context) -> str | None:
    if context.day and context.day[1] == found.sent:
        return context.day[0]
    return context.anchor.value if context.anchor.exact else None


def _part_of_day(facts: Mapping[str, str]) -> str:
    names = ("daypart", "daypart_tail", "daypart_small", "daypart_adverb", "daypart_hours", "night")
    return next((f"T{facts[n]}" for n in names if n in facts), "")


def _length(number: str, unit: str) -> str:
    return f"P{'T' if unit in SHORT_UNITS else ''}{number}{_UNIT_VALUES.get(unit, unit)}"


def _may_follow_year(token: Token, context: Context) -> bool:
    """Tell whether a noun after four figures does not look like what they count: it is no plural."""
    return not token.text.endswith(("n", "r", "e", "s", "o"))


def _is_idiom(found: TimeFound, context: Context) -> bool:
    words = found.span.of(context.text).lower()
    return words in context.pack.words("time_idioms")


SENSES: Mapping[str, Sense] = {
    "day": day,
    "month": month,
    "year": year,
    "year_checked": year_checked,
    "decade": decade,
    "century": century,
    "nothing": nothing,
    "weekday": weekday,
    "weekday_set": weekday_set,
    "weekend": weekend,
    "shift_day": shift_day,
    "shift_reference": shift_reference,
    "shift_unit": shift_unit,
    "unit_part": unit_part,
    "duration": duration,
    "duration_adjective": duration_adjective,
    "set": repeated,
    "fixed": fixed,
    "clock": clock,
    "daypart": daypart,
    "season": season,
    "part_of_year": part_of_year,
    "holiday": holiday,
}
"""How values are made, by the name that rules use."""
