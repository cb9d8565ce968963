"""Days, weeks and hours told from publication or from the day named before."""

from datetime import date

from sayso.understanding.numbers import parse_number
from sayso.understanding.phrases import tokens_before
from sayso.understanding.times.calendar import Anchor, parse_anchor, shift_days, shift_month, week_value
from sayso.understanding.times.context import Context, Meaning, TimeFound, part_of_day, year_said
from sayso.understanding.times.tense import is_state


def weekday(found: TimeFound, context: Context) -> Meaning | None:
    """A day of the week, before or after publication as the verb tells."""
    facts = found.facts
    number = int(facts["weekday"])
    part = part_of_day(facts)
    days = [d for d in (_weekday_near(number, each, found, context) for each in context.anchor.days()) if d]
    if context.anchor.exact and days:
        return Meaning(days[0].isoformat() + part)
    if days:
        own = sorted({d.isoformat() + part for d in context.anchor.days() if d.isoweekday() == number})
        return Meaning(None, tuple(own))
    return Meaning(None if context.anchor.year else f"XXXX-WXX-{number}{part}")


def weekday_of_week(found: TimeFound, context: Context) -> Meaning | None:
    """A day of the week before, of or after that of publication."""
    anchor = context.anchor.exact
    if anchor is None:
        return Meaning(None)
    week = int(context.words("relation", found.facts["week_relation"]))
    day_of_week = shift_days(anchor, 7 * week + int(found.facts["weekday"]) - anchor.isoweekday())
    return Meaning(day_of_week.isoformat() if day_of_week else None)


def weekday_set(found: TimeFound, context: Context) -> Meaning | None:
    """A day that comes back every week."""
    facts = found.facts
    if "ordinal" in facts and "in_month" in facts:
        return Meaning("P1M")
    return Meaning(f"XXXX-WXX-{facts.get('weekday') or facts.get('weekday_adverb')}{part_of_day(facts)}")


def weekend(found: TimeFound, context: Context) -> Meaning | None:
    """A weekend near publication."""
    before = tokens_before(context.sents[found.sent], found.span.start, 1)
    if before and (before[0].pos == "CARD" or parse_number(before[0].text, context.pack) is not None):
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


def day_adverb(found: TimeFound, context: Context) -> Meaning | None:
    """Yesterday, today, tomorrow. »Heute« in a clause of state, without an hour, is the present rather than a day."""
    if found.facts["day_adverb"] == "0":
        sent = context.sents[found.sent]
        if not context.names_hour(found) and is_state(sent, found.span, context.pack):
            return Meaning("PRESENT_REF")
    return shift_day(found, context)


def shift_day(found: TimeFound, context: Context) -> Meaning | None:
    """A day told from publication: yesterday, tomorrow evening."""
    facts = found.facts
    offset = int(facts.get("day_adverb") or facts.get("day_adjective_shift") or facts.get("day_adjective_today") or 0)
    if "relation" in facts:
        offset = max(-1, min(1, int(facts["relation"])))
    part = part_of_day(facts)
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
    said = year_said(found.facts)
    return Meaning(f"{said:04d}" if said is not None else _shifted(context.anchor, 0, unit), mod=mod)


def clock(found: TimeFound, context: Context) -> Meaning | None:
    """A time of the clock on the day named before it, or on the day of publication.

    »Halb neun« has no value where neither figures nor words say whether it is morning or evening: both are candidates.
    """
    facts = found.facts
    minutes = int(facts.get("hour") or facts["hour_word"]) * 60 + int(facts.get("minute", "0"))
    minutes += int(facts.get("hour_shift", "0"))
    if facts.get("daypart_adverb") in ("AF", "EV") and minutes <= 12 * 60:
        minutes += 12 * 60
    base = _day_for_time(found, context) or ""
    value = f"{base}T{minutes // 60:02d}:{minutes % 60:02d}"
    if "hour_shift" in facts and "daypart_adverb" not in facts:
        later = minutes + 12 * 60
        return Meaning(None, (value, f"{base}T{later // 60:02d}:{later % 60:02d}"))
    return Meaning(value)


def daypart(found: TimeFound, context: Context) -> Meaning | None:
    """A part of the day named before it, or of the day of publication; »abends« alone may be any day's."""
    habit = "daypart_adverb" in found.facts and not (context.day and context.day[1] == found.sent)
    base = "XXXX-XX-XX" if habit else _day_for_time(found, context)
    return Meaning(base + part_of_day(found.facts) if base else None)


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


def _weekday_near(number: int, anchor: date, found: TimeFound, context: Context) -> date | None:
    ahead = (number - anchor.isoweekday()) % 7
    relation = found.facts.get("relation")
    if relation is not None:
        shift = int(relation)
        if shift < 0:
            return shift_days(anchor, ahead + 7 * shift)
        if shift > 0:
            return shift_days(anchor, (ahead or 7) + 7 * (shift - 1))
        return shift_days(anchor, number - anchor.isoweekday())
    if ahead == 0:
        return anchor
    return shift_days(anchor, ahead if context.looks_forward(found) else ahead - 7)


def _day_for_time(found: TimeFound, context: Context) -> str | None:
    if context.day and context.day[1] == found.sent:
        return context.day[0]
    return context.anchor.value if context.anchor.exact else None
