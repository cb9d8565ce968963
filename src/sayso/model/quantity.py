"""Numbers with what they count."""

from dataclasses import dataclass

from sayso.model.span import Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, what it counts, and how sure the text is of it.

    Attributes:
        span: The words, from the bound (»mehr als«) to the unit or the counted noun.
        value: The number; None if only vague (»Dutzende« keeps its lower bound here).
        upper: Upper end of a range (»zwei bis drei«); None if no range.
        unit: Symbol such as `km`, `EUR`, `%`; None if things are counted.
        bound: `more than`, `less than`, `at least`, `at most` or None.
        approximate: True for rund, etwa, ungefähr, knapp.
        counted: The noun that is counted; None if there is a unit.
        rule: Id of the rule that fired.
    """

    span: Span
    value: int | float | None
    upper: int | float | None = None
    unit: str | None = None
    bound: str | None = None
    approximate: bool = False
    counted: Span | None = None
    rule: str = ""
