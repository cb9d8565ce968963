"""How far to trust a statement: the grade of the rule that made it, lower where its speaker stands elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.lang import LanguagePack, Rule
from sayso.model import Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class GradedRule(Rule):
    """A rule that makes statements.

    Attributes:
        grade: How far to trust what it finds; set by hand, docs/accuracy.md says what was measured.
    """

    grade: Grade = Grade.LIKELY


def rule_grades(pack: LanguagePack, kinds: Mapping[str, type[GradedRule]]) -> Mapping[str, Grade]:
    """Return the grades of a pack's rules by id, made once per pack.

    Args:
        pack: Language pack.
        kinds: The families of rules that make statements, with their dataclasses.
    """
    return pack.derived(
        "rule_grades", lambda: {r.id: r.grade for f, kind in kinds.items() for r in pack.rules(f, kind)}
    )


def lowered(grade: Grade) -> Grade:
    """Return the grade of a statement whose speaker is taken from the sentences before."""
    return Grade.LIKELY if grade is Grade.SURE else grade
