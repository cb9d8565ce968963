"""Whether the speaker stands behind the content: asserted, denied, asked or demanded."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.lang import LanguagePack, Rule
from sayso.model import Document, Mode, Polarity, RuleHit, Sentence, Span, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class PolarityRule(Rule):
    """Words around a statement that say how the speaker stands to it.

    Attributes:
        pattern: Expression over the sentence; it must touch the cue.
        polarity: What it makes of the statement.
        quoted: True if it holds for words in quotation marks too; whoever denies in own words asserts those.
    """

    pattern: str
    polarity: Polarity
    quoted: bool = False


def find_polarity(text: str, within: Span, pack: LanguagePack) -> list[tuple[PolarityRule, Span]]:
    """Return the rules that fire inside a stretch of text with their words, in the order of the rules."""
    return [
        (rule, Span(*match.span()))
        for rule, pattern in _compiled(pack)
        for match in pattern.finditer(text, within.start, within.end)
    ]


def add_polarity(
    doc: Document, sents: Sequence[Sentence], statements: Sequence[Statement], pack: LanguagePack
) -> list[Statement]:
    """Return the statements with their polarity, in the order given.

    The first rule that touches the cue outside quoted content decides; nested quotations take what their frame says.
    """
    out: list[Statement] = []
    memo: dict[Span, list[tuple[PolarityRule, Span]]] = {}
    if not sents:
        return list(statements)
    starts = [sent.span.start for sent in sents]
    for stmt in statements:
        place = (stmt.cue or stmt.content)[0]
        bounds = sents[max(0, bisect_right(starts, place.start) - 1)].span
        if bounds not in memo:
            memo[bounds] = find_polarity(doc.text, bounds, pack)
        hit = next((h for h in memo[bounds] if _applies(*h, stmt)), None)
        if hit and hit[0].polarity is not Polarity.ASSERTED:
            hits = (*stmt.hits, RuleHit(hit[0].id, hit[1]))
            out.append(replace(stmt, polarity=hit[0].polarity, hits=hits))
        else:
            out.append(stmt)
    return out


def _applies(rule: PolarityRule, words: Span, stmt: Statement) -> bool:
    if stmt.mode is Mode.DIRECT and stmt.parent is None and not rule.quoted:
        return False
    if not stmt.cue:
        return stmt.mode is Mode.REPORTED and any(part.contains(words) for part in stmt.content)
    return any(cue.overlaps(words) for cue in stmt.cue)


def _compiled(pack: LanguagePack) -> list[tuple[PolarityRule, re.Pattern[str]]]:
    def build() -> list[tuple[PolarityRule, re.Pattern[str]]]:
        return [(rule, pack.pattern(rule.pattern, rule.id)) for rule in pack.rules("polarity", PolarityRule)]

    return pack.derived("polarity_rules", build)
