"""A distance that a page states, beside the one on the map."""

from dataclasses import dataclass

from sayso.model.span import Span


@dataclass(frozen=True, slots=True)
class DistanceCheck:
    """A stated distance between two known places, and the great circle between them: a check, never a verdict.

    Attributes:
        span: The words it rests on, from the first of the three below to the last.
        stated: The words of the distance.
        here: The place whose distance is told.
        there: The place from which it is measured.
        here_at: Latitude and longitude of the first in degrees.
        there_at: Likewise of the second.
        kilometres: The stated distance; the lower end of a range.
        upper: Upper end of a range in kilometres; None if no range.
        bound: `more than`, `less than`, `at least`, `at most` or None.
        bearing: Stated direction in degrees from north, seen from `there`; None if none is stated.
        great_circle: Kilometres on the great circle, to one decimal.
        great_circle_bearing: Direction of `here` seen from `there`, in whole degrees from north.
        fits: True if stated distance and direction agree with the map, given rounding, roads and the size of towns.
        rule: Id of the rule that fired.
    """

    span: Span
    stated: Span
    here: Span
    there: Span
    here_at: tuple[float, float]
    there_at: tuple[float, float]
    kilometres: float
    upper: float | None
    bound: str | None
    bearing: int | None
    great_circle: float
    great_circle_bearing: int
    fits: bool
    rule: str = ""
