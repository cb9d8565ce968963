"""How records show themselves in a notebook and become tables.

The model knows nothing of showing: the front door of the package says who does it (`present_with`), and that is loaded
when it is first asked for.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl


class Presenter(Protocol):
    """Who shows records."""

    def to_html(self, record: Any) -> str:
        """Return a record as a few lines of HTML, every word escaped."""
        ...

    def to_pandas(self, record: Any) -> "pd.DataFrame":
        """Return the statements of a record as a pandas table."""
        ...

    def to_polars(self, record: Any) -> "pl.DataFrame":
        """Return the statements of a record as a Polars table."""
        ...


class _Stage:
    """Who shows records in this process.

    Attributes:
        load: Gives the presenter; None until the package has been entered by its front door.
    """

    load: Callable[[], Presenter] | None = None


def present_with(load: Callable[[], Presenter]) -> None:
    """Say who shows records; asked for only when one is to be shown."""
    _Stage.load = load


def _presenter() -> Presenter:
    if _Stage.load is None:  # pragma: no cover - `import sayso` has always come before
        raise RuntimeError("nobody is there to show records: import sayso")
    return _Stage.load()


class Shown:
    """A record that shows itself in a notebook."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return _presenter().to_html(self)


class Tabular(Shown):
    """A record whose statements can be had as a table."""

    __slots__ = ()

    def to_pandas(self) -> "pd.DataFrame":
        """Return the statements as a pandas table, a row each, with the columns of `docs/report.md`.

        Raises:
            SaysoError: pandas is not installed.
        """
        return _presenter().to_pandas(self)

    def to_polars(self) -> "pl.DataFrame":
        """Return the statements as a Polars table, a row each, with the columns of `docs/report.md`.

        Raises:
            SaysoError: Polars is not installed.
        """
        return _presenter().to_polars(self)
