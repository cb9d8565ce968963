"""Time expressions."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.span import Span


class TimexType(StrEnum):
    """Type of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Timex:
    """A TIMEX3 expression.

    Attributes:
        span: The words.
        type: DATE, TIME, DURATION or SET.
        value: TIMEX3 value, only as precise as known; None if it depends on an unknown date.
        mod: TIMEX3 modifier such as `START`, `END`, `APPROX`; None if none.
        candidates: Possible values where the publication date leaves several, in time order.
        rule: Id of the rule that fired.
    """

    span: Span
    type: TimexType
    value: str | None
    mod: str | None = None
    candidates: tuple[str, ...] = ()
    rule: str = ""
