"""What the reader can choose by: attributes of what is chosen from, and the values that there are."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from sayso.model import LinkRole
from sayso.showing.html.data import Data
from sayso.showing.html.tongues import Tongues
from sayso.showing.records import StatementView, StoryView


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that can be chosen: what the attribute holds, words, their row in the interface if its own."""

    value: str
    words: str
    row: int | None = None


def sureness(stmt: StatementView) -> list[str]:
    """Return how sure a statement is: denied, asked or demanded; hedged; weakly found; by nobody known; or `flat`."""
    found = [stmt.polarity] if stmt.polarity != "asserted" else []
    found += ["hedged"] if stmt.hedges else []
    found += ["weak"] if stmt.grade == "weak" else []
    found += ["nobody"] if stmt.name is None else []
    return found or ["flat"]


def agencies(stmt: StatementView) -> list[str]:
    """Return the agencies that a statement came through, as far as words, credits or shared passages say so."""
    named = [link.name for link in stmt.chain if link.role == LinkRole.AGENCY and link.name]
    return list(dict.fromkeys([*named, *([stmt.copy_of] if stmt.copy_of else [])]))


def media(stmt: StatementView) -> list[str]:
    """Return the other sources between page and speaker."""
    return [link.name for link in stmt.through if link.name and link.role != LinkRole.AGENCY]


def picks(members: Sequence[StatementView], data: Data) -> Markup:
    """Return the attributes that the choice looks at; names stand as numbers."""
    values = {
        "who": (str(data.name(m.name)) for m in members if m.name),
        "page": (m.page for m in members),
        "agency": (str(data.name(name)) for m in members for name in agencies(m)),
        "source": (str(data.name(name)) for m in members for name in media(m)),
        "mode": (m.mode for m in members),
        "sure": (value for m in members for value in sureness(m)),
    }
    return Markup("").join(_attribute(name, found) for name, found in values.items())


def _attribute(name: str, values: Iterable[str]) -> Markup:
    words = " ".join(dict.fromkeys(values))
    return Markup(' data-{0}="{1}"').format(name, words) if words else Markup("")


def choices(view: StoryView, t: Tongues, data: Data) -> list[tuple[str, list[Choice]]]:
    """Return what can be chosen, each with its values, most frequent first; what has only one value is left out."""
    top = [s for s in view.statements if not s.parent]

    def names(found: Iterable[str]) -> list[Choice]:
        return [Choice(str(data.name(name)), name) for name, _ in Counter(found).most_common()]

    def words(found: Iterable[str], prefix: str) -> list[Choice]:
        keys = [(value, f"{prefix}.{value}") for value, _ in Counter(found).most_common()]
        return [Choice(value, t.text(key), t.row_of(key)) for value, key in keys]

    found = [
        ("who", names(s.name for s in top if s.name)),
        ("page", [Choice(p.letter, f"{p.letter} {p.name}") for p in view.pages]),
        ("agency", names(name for s in top for name in agencies(s))),
        ("source", names(name for s in top for name in media(s))),
        ("mode", words((s.mode for s in top), "mode")),
        ("sure", words((value for s in top for value in sureness(s)), "sure")),
    ]
    return [(name, values) for name, values in found if len(values) > 1]
