"""Who says so? Reported statements, the chain they came through, and how many independent voices stand behind them."""

from sayso.errors import SaysoError
from sayso.running import Identifiers, compare, compare_all, read, read_all, read_identifiers

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
