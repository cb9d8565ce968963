"""What a difference of two numbers is: another number, or the same one rounded, bounded or brought up to date."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from sayso.comparing.content import fold_number
from sayso.comparing.likeness import ROUNDING, related
from sayso.comparing.lookup import overlapping
from sayso.model import AnalysedDocument, Quantity, Sentence, Span

UPDATE = 0.25
"""Share by which a count may grow between two pages and still be the same count, brought up to date."""

COUNT = 10
"""Whole numbers from which on a count may be brought up to date; below, two counts are two things."""

LONGEST = 16
"""Characters around a stretch in which a number that it cuts is looked for."""

_DIGITS = re.compile(r"\d{1,3}(?:[.\u00a0\u202f ]\d{3}){1,6}(?:,\d{1,9})?(?!\d)|\d{1,18}(?:[.,]\d{1,9}){0,3}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of one page.

    Attributes:
        value: The number.
        text: The words.
        span: Where.
        loose: True if the words around make it approximate or a bound.
        bound: `at least`, `more than`, `at most`, `less than` or None.
        unit: Symbol of the unit, or the counted noun in lower case; empty if neither is known.
        moving: True if its sentence says that the count is not what it was, or not the last.
    """

    value: float
    text: str
    span: Span
    loose: bool
    bound: str | None = None
    unit: str = ""
    moving: bool = False


def moving(doc: AnalysedDocument, figure: Figure, rising: frozenset[str]) -> Figure:
    """Return a number of a page, marked as moving if a sentence that gives it says so.

    Args:
        doc: The page.
        figure: Its number.
        rising: Words that say that a count is not what it was.
    """
    sents = [s for s in doc.sentences if s.span.overlaps(figure.span) or _gives(s, figure)]
    found = any(token.text.casefold() in rising for sent in sents for token in sent.tokens)
    return replace(figure, moving=True) if found else figure


def _gives(sent: Sentence, figure: Figure) -> bool:
    """Tell whether a sentence gives a number again, in digits."""
    return any(t.text[:1].isdigit() and parse_number(t.text) == figure.value for t in sent.tokens)


def find_figure(doc: AnalysedDocument, span: Span) -> Figure | None:
    """Return the one number inside a stretch of a page; None if there is none, or more than one."""
    inside = [quantity for quantity in overlapping(doc.quantities, span) if quantity.value is not None]
    if len(inside) == 1:
        return _figure(doc, inside[0])
    if inside or bool(overlapping(doc.times, span)):
        return None
    near = Span(max(0, span.start - LONGEST), min(len(doc.document.text), span.end + LONGEST))
    found = [Span(near.start + m.start(), near.start + m.end()) for m in _DIGITS.finditer(near.of(doc.document.text))]
    numbers = [number for number in found if number.overlaps(span)]
    value = parse_number(numbers[0].of(doc.document.text)) if len(numbers) == 1 else None
    return None if value is None else Figure(value, numbers[0].of(doc.document.text), numbers[0], False)


def parse_number(words: str) -> float | None:
    """Return the value of digits (`1.234,5`, `64 867`); None if they are none."""
    try:
        return float(fold_number(words))
    except ValueError:
        return None


def one_measure(left: Figure, right: Figure) -> bool:
    """Tell whether two numbers measure or count the same: nothing else can be held against each other."""
    return left.unit == right.unit or bool(left.unit and right.unit and related(left.unit, right.unit))


def explain_figures(left: Figure, right: Figure, published: tuple[str | None, str | None]) -> tuple[bool, str]:
    """Return whether two numbers for one thing truly differ, and why.

    Args:
        left: Number of one page.
        right: Number of the other.
        published: When the two pages were published, ISO 8601; None if unknown.
    """
    if left.value == right.value:
        other = left.loose != right.loose
        return False, f"the same number, {'said with more or less precision' if other else 'written otherwise'}"
    if _within(left, right) or _within(right, left):
        return False, "one page gives a bound, the other a number within it"
    low, high = sorted((left, right), key=lambda figure: figure.value)
    gap = (high.value - low.value) / max(high.value, 1e-9)
    if gap <= ROUNDING and (left.loose or right.loose or _rounds(left, right) or _rounds(right, left)):
        return False, "one number rounds the other"
    if _updated(left, right, published) and (gap <= UPDATE or left.moving or right.moving):
        return False, "the later page gives the higher count: an update over time"
    return True, "the pages give different numbers"


def _rounds(exact: Figure, rounded: Figure) -> bool:
    digits = f"{rounded.value:f}".rstrip("0").rstrip(".").lstrip("0.").rstrip("0").replace(".", "")
    return bool(digits) and float(f"%.{max(1, len(digits))}g" % exact.value) == rounded.value


def _updated(left: Figure, right: Figure, published: tuple[str | None, str | None]) -> bool:
    first = _first(*published)
    if first is None or min(left.value, right.value) < COUNT:
        return False
    whole = left.value.is_integer() and right.value.is_integer()
    return whole and first == (left.value < right.value)


def _first(left: str | None, right: str | None) -> bool | None:
    """Tell whether the left page was published first; None if that cannot be told. Zones count where both are known."""
    one, other = ((stamp or "").replace(" ", "T") for stamp in (left, right))
    if not one or not other or one.startswith(other) or other.startswith(one):
        return None
    try:
        moments = datetime.fromisoformat(one), datetime.fromisoformat(other)
        return None if moments[0] == moments[1] else moments[0] < moments[1]
    except (ValueError, TypeError):  # known to the month, or one with its zone and the other without
        return one < other


def _within(bound: Figure, number: Figure) -> bool:
    """Tell whether one number is a bound that the other, which is none, keeps."""
    if number.bound is not None or bound.bound is None:
        return False
    return number.value >= bound.value if bound.bound in {"at least", "more than"} else number.value <= bound.value


def _figure(doc: AnalysedDocument, quantity: Quantity) -> Figure:
    text = doc.document.text
    counted = quantity.counted.of(text).casefold() if quantity.counted else ""
    return Figure(
        value=float(quantity.value or 0),
        text=quantity.span.of(text),
        span=quantity.span,
        loose=quantity.approximate or quantity.bound is not None,
        bound=quantity.bound,
        unit=quantity.unit or counted,
    )
