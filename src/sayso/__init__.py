"""Who says so? Reported statements, the chain they came through, and how many independent voices stand behind them."""

from typing import TYPE_CHECKING, cast

from sayso.errors import SaysoError
from sayso.model.shown import present_with
from sayso.running import Identifiers, compare, compare_all, read, read_all, read_identifiers

if TYPE_CHECKING:
    from sayso.model.shown import Presenter

__version__ = "0.1.0"
__all__ = [
    "Identifiers",
    "SaysoError",
    "__version__",
    "compare",
    "compare_all",
    "read",
    "read_all",
    "read_identifiers",
]


def _notebook() -> "Presenter":
    from sayso.showing import notebook

    return cast("Presenter", notebook)


present_with(_notebook)
