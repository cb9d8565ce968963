"""How well the rules do that make statements: counts by rule and by grade on marked articles."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bench.common import Row
from sayso.model import Span, Statement

HALF = 0.5
"""Share of the characters of the longer content that both must share for a statement to count as found."""


@dataclass
class Tally:
    """Counts of the statements of one rule or grade.

    Attributes:
        made: Statements.
        found: Those whose content somebody marked.
        named: Those of them that name a speaker.
        right: Those of them whose speaker shares words with the one marked.
    """

    made: int = 0
    found: int = 0
    named: int = 0
    right: int = 0

    def line(self, name: str) -> str:
        """Return the counts as a line of a table, with shares in percent."""
        content = 100 * self.found / self.made if self.made else 0.0
        speaker = 100 * self.right / self.named if self.named else 0.0
        return f"{name:36}{self.made:7}{self.found:7}{content:7.0f} %{self.named:7}{self.right:7}{speaker:7.0f} %"


HEADER = f"{'':36}{'made':>7}{'found':>7}{'':9}{'named':>7}{'right':>7}"


@dataclass
class Counts:
    """Tallies by rule and by grade."""

    rules: dict[str, Tally] = field(default_factory=dict)
    grades: dict[str, Tally] = field(default_factory=dict)


def count(statements: Sequence[Statement], gold: Iterable[Row], counts: Counts) -> None:
    """Add the statements of one document to the counts of the rule that fired first and of the grade."""
    marked = list(gold)
    for stmt in statements:
        best = max(marked, key=lambda row: shared_part(stmt.content, row["quote"]), default=None)
        found = best is not None and shared_part(stmt.content, best["quote"]) >= HALF
        for table, name in ((counts.rules, first_rule(stmt)), (counts.grades, stmt.grade or "none")):
            tally = table.setdefault(name, Tally())
            tally.made += 1
            tally.found += found
            if found and best is not None and stmt.speaker:
                tally.named += 1
                tally.right += shares(stmt.speaker, best["speaker"])


def first_rule(stmt: Statement) -> str:
    """Return the id of the rule that made a statement."""
    return stmt.hits[0].rule if stmt.hits else "none"


def shared_part(content: Sequence[Span], marked: Sequence[Sequence[int]]) -> float:
    """Return the share of characters that two contents have in common, 0–1, of the longer one."""
    both = sum(max(0, min(c.end, m[1]) - max(c.start, m[0])) for c in content for m in marked)
    longer = max(sum(len(c) for c in content), sum(m[1] - m[0] for m in marked))
    return both / longer if longer else 0.0


def shares(spans: Sequence[Span], marked: Sequence[Sequence[int]]) -> bool:
    """Tell whether two lists of spans have a character in common."""
    return any(s.start < m[1] and m[0] < s.end for s in spans for m in marked)


def shares_by_grade(counts: Counts) -> dict[str, float]:
    """Return by grade the percentages of statements found and of speakers right."""
    values = {}
    for name, tally in counts.grades.items():
        values[f"{name}_found"] = round(100 * tally.found / tally.made, 1) if tally.made else 0.0
        values[f"{name}_speaker"] = round(100 * tally.right / tally.named, 1) if tally.named else 0.0
    return values


def table_of(counts: Counts) -> str:
    """Return the counts for people: by grade, then by rule, the most frequent first."""
    lines = [HEADER, *(_lines(counts.grades)), "", *(_lines(counts.rules))]
    return "\n".join(lines)


def _lines(tallies: Mapping[str, Tally]) -> list[str]:
    return [tallies[name].line(name) for name, _ in Counter({n: t.made for n, t in tallies.items()}).most_common()]
