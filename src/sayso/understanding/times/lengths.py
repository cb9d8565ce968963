"""Lengths of time, what comes back, and words whose value is fixed."""

from sayso.understanding.numbers import parse_number
from sayso.understanding.times.context import Context, Meaning, TimeFound

SHORT_UNITS = {"H", "M", "S"}

_UNIT_VALUES = {"MO": "M"}

_HALVES = {"Y": ("6", "MO"), "H": ("30", "M"), "M": ("30", "S"), "D": ("12", "H"), "CE": ("50", "Y"), "DE": ("5", "Y")}
"""Half of a unit, in smaller units."""


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
    number = parse_number(facts["number"], context.pack) if "number" in facts else int(facts.get("ordinal", 1))
    if "unit_plural" in facts and "number" not in facts:
        return Meaning(_length("X", unit))
    return Meaning(_length(str(number), unit)) if number is not None else None


def fixed(found: TimeFound, context: Context) -> Meaning | None:
    """A value that the words have anywhere."""
    return Meaning(found.rule.value or next((v for k, v in found.facts.items() if k != "relation"), None))


def nothing(found: TimeFound, context: Context) -> Meaning | None:
    """Words that look like a time and are none, such as the name of a newspaper."""
    return None


def _length(number: str, unit: str) -> str:
    return f"P{'T' if unit in SHORT_UNITS else ''}{number}{_UNIT_VALUES.get(unit, unit)}"


def _is_idiom(found: TimeFound, context: Context) -> bool:
    words = found.span.of(context.text).lower()
    return words in context.pack.words("time_idioms")
