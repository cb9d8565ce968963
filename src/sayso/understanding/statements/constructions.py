"""Ids of the constructions that no word of their own signals, such as a quotation after a colon."""

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.lang import LanguagePack
from sayso.understanding.statements.grades import GradedRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Construction(GradedRule):
    """A construction that the code knows and the pack names and proves.

    Attributes:
        name: By which the code asks for it.
    """

    name: str


def construction_ids(pack: LanguagePack) -> Mapping[str, str]:
    """Return the rule ids of a pack's constructions by name, made once per pack."""
    return pack.derived("constructions", lambda: {r.name: r.id for r in pack.rules("constructions", Construction)})
