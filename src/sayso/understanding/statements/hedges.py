"""Words that weaken a statement: »offenbar«, »dürfte«, »soll … haben«."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.lang import LanguagePack, Rule
from sayso.model import Document, Hedge, Mode, Sentence, Span, Statement

_WHOLE = {Mode.REPORTED, Mode.FREE_INDIRECT}


@dataclass(frozen=True, slots=True, kw_only=True)
class HedgeRule(Rule):
    """Words that weaken.

    Attributes:
        pattern: Expression over a sentence; the group `hedge`, if it has one, is what weakens, else all of it.
    """

    pattern: str


def find_hedges(text: str, within: Span, pack: LanguagePack) -> list[Hedge]:
    """Return the weakening words inside a stretch of text, in text order; of two on the same words the first rule's."""
    found: list[Hedge] = []
    for rule, pattern in _compiled(pack):
        for match in pattern.finditer(text, within.start, within.end):
            group = "hedge" if "hedge" in pattern.groupindex else 0
            span = Span(*match.span(group))
            if not any(span.overlaps(hedge.span) for hedge in found):
                found.append(Hedge(span, rule))
    return sorted(found, key=lambda h: h.span)


def add_hedges(
    doc: Document, sents: Sequence[Sentence], statements: Sequence[Statement], pack: LanguagePack
) -> list[Statement]:
    """Return the statements with the words that weaken them, in the order given.

    Words belong to the innermost statement in whose content they stand: what is inside quotation marks weakens what
    is quoted, not what is said about it. Words beside the cue weaken the whole statement.
    """
    hedged: list[Statement] = []
    found = {i: find_hedges(doc.text, sent.span, pack) for i, sent in enumerate(sents) if _touched(sent, statements)}
    every = [hedge for i in sorted(found) for hedge in found[i]]
    for stmt in statements:
        nested = [part for other in statements if other.parent == stmt.id for part in other.content]
        mine = tuple(
            hedge
            for hedge in every
            if _stands_in(hedge, stmt) and not any(part.contains(hedge.span) for part in nested)
        )
        hedged.append(replace(stmt, hedges=mine) if mine else stmt)
    return hedged


def _stands_in(hedge: Hedge, stmt: Statement) -> bool:
    if any(part.contains(hedge.span) for part in stmt.content):
        return True
    if any(part.overlaps(hedge.span) for part in stmt.cue):
        return stmt.mode in _WHOLE
    framed = any(part.contains(hedge.span) for part in stmt.frame)
    return framed and not (stmt.parent and stmt.mode is Mode.DIRECT)


def _touched(sent: Sentence, statements: Sequence[Statement]) -> bool:
    return any(part.overlaps(sent.span) for stmt in statements for part in (*stmt.content, *stmt.frame))


def _compiled(pack: LanguagePack) -> list[tuple[str, re.Pattern[str]]]:
    def build() -> list[tuple[str, re.Pattern[str]]]:
        return [(rule.id, pack.pattern(rule.pattern, rule.id)) for rule in pack.rules("hedges", HedgeRule)]

    return pack.derived("hedge_rules", build)
