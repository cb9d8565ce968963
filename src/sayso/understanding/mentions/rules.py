"""The rules of names and roles, as the pack gives them."""

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.lang import LanguagePack
from sayso.lang.rules import Rule

FAMILIES = ("names", "roles")


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRule(Rule):
    """A rule by which names and roles are told, or what they mean.

    Attributes:
        sense: The test that the rule stands for.
        kind: What the words are if it holds; empty where the words themselves tell.
        words: Word list of the pack's settings that the test asks; empty if it asks none.
    """

    sense: str
    kind: str = ""
    words: str = ""


def load_mention_rules(pack: LanguagePack) -> tuple[MentionRule, ...]:
    """Return all rules of both families, in file order; empty if the pack has none."""
    return tuple(rule for family in FAMILIES for rule in pack.rules(family, MentionRule))


def by_sense(rules: tuple[MentionRule, ...]) -> Mapping[str, str]:
    """Return the id of the first rule of each sense."""
    return {rule.sense: rule.id for rule in reversed(rules)}
