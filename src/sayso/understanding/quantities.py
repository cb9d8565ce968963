"""Numbers with what they count."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from sayso.lang import LanguagePack
from sayso.model import Document, Quantity, Sentence, Span, Timex, Token
from sayso.understanding.numbers import Number, parse_number, plain
from sayso.understanding.phrases import (
    Found,
    PhraseRule,
    Phrases,
    find_phrases,
    load_phrases,
    tokens_after,
    tokens_before,
)
from sayso.understanding.text import tags

QuantityFound = Found[PhraseRule]

_REACH = 4
"""Tokens between a number and the noun that it counts, at most."""

SMALL = 12
"""Up to this number »über« and »unter« before a counted noun are more often prepositions of place or topic."""

_THOUSANDS_BY_COMMA = re.compile(r"\d{1,3},\d{3}\Z")
_UNIT_FACTS = ("unit", "currency", "currency_sign", "percent", "age")


@dataclass(frozen=True, slots=True)
class _Context:
    text: str
    sents: Sequence[Sentence]
    pack: LanguagePack
    phrases: Phrases[PhraseRule]


def find_quantities(
    doc: Document, sents: Sequence[Sentence], times: Sequence[Timex], pack: LanguagePack
) -> list[Quantity]:
    """Return the quantities of a document, in text order. They never overlap.

    Numbers inside time expressions are none; nor are numbers that count nothing and have no unit.

    Args:
        doc: Offsets refer to `doc.text`.
        sents: Tagged sentences of the document.
        times: Its time expressions, in text order.
        pack: Language pack matching `doc.language`.
    """
    phrases = load_phrases("quantities", PhraseRule, pack)
    context = _Context(doc.text, sents, pack, phrases)
    taken = [t.span for t in times]
    quantities: list[Quantity] = []
    for found in find_phrases(doc.text, sents, phrases, taken):
        made = SENSES[found.rule.sense](found, context)
        if made is not None:
            quantities.append(made)
    return quantities


def measure(found: QuantityFound, context: _Context) -> Quantity | None:
    """A number with a unit: kilometres, euros, per cent, years of age."""
    facts = found.facts
    value = _amount(facts, context)
    unit = _unit(facts, context)
    if value is None or unit is None:
        return None
    return Quantity(found.span, plain(value), None, unit, _bound(facts), "about" in facts, None, found.rule.id)


def measured_range(found: QuantityFound, context: _Context) -> Quantity | None:
    """Two numbers with one unit: from the one to the other."""
    unit = _unit(found.facts, context)
    ends = _ends(found.facts, context)
    if unit is None or ends is None:
        return None
    low, high = ends
    return Quantity(found.span, low, high, unit, _bound(found.facts), "about" in found.facts, None, found.rule.id)


def counted_range(found: QuantityFound, context: _Context) -> Quantity | None:
    """Two numbers and what they count."""
    ends = _ends(found.facts, context)
    noun = _noun_after(found, context)
    if ends is None or noun is None or ends[0] == 1:
        return None
    low, high = ends
    facts = found.facts
    span = Span(found.span.start, noun.end)
    return Quantity(span, low, high, None, _bound(facts), "about" in facts, noun, found.rule.id)


def counted(found: QuantityFound, context: _Context) -> Quantity | None:
    """A number and what it counts."""
    facts = found.facts
    noun = _noun_after(found, context)
    figures = facts.get("amount", "")
    value = _amount(facts, context)
    definite = context.phrases.values.get("definite", {})
    if value is None or figures.lower() in definite or _is_name(found, context):
        return None
    if noun is None and "scale" not in facts:
        return None
    if noun is not None and _THOUSANDS_BY_COMMA.match(figures) and "scale" not in facts:
        value = Decimal(figures.replace(",", ""))
    if value == 1 or (value != value.to_integral_value() and "scale" not in facts):
        return None
    start, bound = found.span.start, _bound(facts)
    words = found.span.of(context.text).split(maxsplit=1)
    if bound in ("more than", "less than") and value <= SMALL and words[-1] == figures:
        start, bound = found.span.end - len(figures), None
    span = Span(start, noun.end if noun else found.span.end)
    return Quantity(span, plain(value), None, None, bound, "about" in facts, noun, found.rule.id)


def vague(found: QuantityFound, context: _Context) -> Quantity | None:
    """Dozens, hundreds, thousands: at least two of them."""
    facts = found.facts
    unit = _unit(facts, context)
    noun = None if unit else _noun_after(found, context)
    if noun is None and unit is None:
        return None
    least = plain(Decimal(facts["vague"]) * Decimal(facts.get("scale", "1")))
    span = Span(found.span.start, noun.end if noun else found.span.end)
    return Quantity(span, least, None, unit, "at least", True, noun, found.rule.id)


def fraction(found: QuantityFound, context: _Context) -> Quantity | None:
    """A share of something: a third of those asked."""
    facts = found.facts
    below = int(facts["part"])
    if below == 2:
        above: Number | None = 1
    else:
        above = parse_number(facts["amount"], context.pack)
    if above is None or above > below:
        return None
    noun = _noun_after(found, context, tags.AFTER_SHARE)
    span = Span(found.span.start, noun.end if noun else found.span.end)
    return Quantity(span, above / below, None, None, _bound(facts), "about" in facts, noun, found.rule.id)


def each_of(found: QuantityFound, context: _Context) -> Quantity | None:
    """One of so many: every third inhabitant."""
    facts = found.facts
    noun = _noun_after(found, context)
    span = Span(found.span.start, noun.end if noun else found.span.end)
    value = 1 / int(facts["each_of"])
    return Quantity(span, value, None, None, _bound(facts), "about" in facts, noun, found.rule.id)


def _amount(facts: Mapping[str, str], context: _Context) -> Decimal | None:
    value = Decimal(1) if "one" in facts else _decimal(facts.get("amount", ""), context)
    if value is None:
        return None
    if "half" in facts:
        value *= Decimal(facts["half"])
    if "scale" in facts:
        value *= Decimal(facts["scale"])
    if "rest" in facts:
        rest = _decimal(facts["rest"], context)
        value = value + rest if rest is not None else value
    return -value if "minus" in facts else value


def _decimal(text: str, context: _Context) -> Decimal | None:
    number = parse_number(text, context.pack)
    if number is None:
        one = context.phrases.values.get("one", {}).get(text.lower())
        return Decimal(one) if one else None
    try:
        return Decimal(str(number))
    except InvalidOperation:
        return None


def _ends(facts: Mapping[str, str], context: _Context) -> tuple[Number, Number] | None:
    low, high = _decimal(facts["amount"], context), _decimal(facts["amount2"], context)
    if low is None or high is None:
        return None
    scale = Decimal(facts.get("scale", "1"))
    low *= Decimal(_scale(facts["low_scale"], context)) if "low_scale" in facts else scale
    high *= scale
    return (plain(low), plain(high)) if low < high else None


def _scale(text: str, context: _Context) -> str:
    return context.phrases.values.get("scale", {}).get(text.lower(), "1")


def _unit(facts: Mapping[str, str], context: _Context) -> str | None:
    text = next((facts[name] for name in _UNIT_FACTS if name in facts), None)
    if text is None:
        return None
    values = context.phrases.values
    for name in ("unit_sign", "currency", "currency_sign", "percent"):
        text = values.get(name, {}).get(text.lower(), text)
    return f"{text}/{facts['per_unit']}" if "per_unit" in facts else text


def _bound(facts: Mapping[str, str]) -> str | None:
    return facts.get("bound")


def _noun_after(found: QuantityFound, context: _Context, skip: frozenset[str] = frozenset()) -> Span | None:
    """Return the noun that a number counts: the next one, with nothing but attributes between."""
    for token in tokens_after(context.sents[found.sent], found.span.end, _REACH):
        if token.pos in tags.COUNTED and token.text[0].isupper():
            return token.span
        if token.pos not in tags.BEFORE_COUNTED and token.pos not in skip:
            return None
    return None


def _is_name(found: QuantityFound, context: _Context) -> bool:
    """Tell whether the number is part of a name (»Artikel 5«, »B 27«) or of a score."""
    sent = context.sents[found.sent]
    before, after = tokens_before(sent, found.span.start, 1), tokens_after(sent, found.span.end, 1)
    if any(t.text in (":", "/", "-", "–") for t in after):
        return True
    return any(_gives_number(t, context) for t in before)


def _gives_number(token: Token, context: _Context) -> bool:
    return token.text in (":", "/") or token.text.lower() in context.phrases.values.get("not_before", {})


Sense = Callable[[QuantityFound, _Context], Quantity | None]

SENSES: Mapping[str, Sense] = {
    "measure": measure,
    "range": measured_range,
    "range_counted": counted_range,
    "counted": counted,
    "vague": vague,
    "fraction": fraction,
    "each_of": each_of,
}
"""How quantities are made, by the name that rules use."""
