"""Words that weaken a statement: »offenbar«, »dürfte«, »soll … haben«."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.lang import LanguagePack, Rule
from sayso.model import Document, Hedge, Mode, Sentence, Span, Statement
from sayso.understanding.statements.nominals import token_from

_WHOLE = {Mode.REPORTED, Mode.FREE_INDIRECT}


@dataclass(frozen=True, slots=True, kw_only=True)
class HedgeRule(Rule):
    """Words that weaken.

    Attributes:
        pattern: Expression over a sentence; the group `hedge`, if it has one, is what weakens, else all of it.
        indicative: True if in reported speech the words mean something else.
    """

    pattern: str
    indicative: bool = False


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
    starts = [sent.span.start for sent in sents]
    found: dict[int, list[Hedge]] = {}
    nested: dict[str, list[Span]] = {}
    for stmt in statements:
        if stmt.parent:
            nested.setdefault(stmt.parent, []).extend(stmt.content)
    ambiguous = {rule.id for rule in pack.rules("hedges", HedgeRule) if rule.indicative}
    out: list[Statement] = []
    for stmt in statements:
        near: list[Hedge] = []
        for at in _sentences_of(stmt, starts):
            if at not in found:
                found[at] = find_hedges(doc.text, sents[at].span, pack)
            near += found[at]
        inner = nested.get(stmt.id, ())
        if _is_reported(stmt, sents, starts):
            near = [h for h in near if h.rule not in ambiguous]
        mine = [h for h in near if _stands_in(h, stmt) and not any(part.contains(h.span) for part in inner)]
        out.append(replace(stmt, hedges=tuple(mine)) if mine else stmt)
    return out


def _sentences_of(stmt: Statement, starts: Sequence[int]) -> list[int]:
    """Return the indexes of the sentences in which a statement stands, in order."""
    places: set[int] = set()
    for part in (*stmt.content, *stmt.frame, *stmt.cue):
        places.update(range(max(0, bisect_right(starts, part.start) - 1), bisect_left(starts, part.end)))
    return sorted(places)


def _is_reported(stmt: Statement, sents: Sequence[Sentence], starts: Sequence[int]) -> bool:
    """Tell whether the content may be in the mood of reported speech: what a verb opens, and what runs on."""
    if stmt.mode is Mode.INDIRECT_FREE_INDIRECT:
        return True
    if stmt.mode is not Mode.INDIRECT or not stmt.cue:
        return False
    tokens = sents[max(0, bisect_right(starts, stmt.cue[0].start) - 1)].tokens
    cues = (tokens[token_from(tokens, cue.start) : token_from(tokens, cue.end)] for cue in stmt.cue)
    return any((token.pos or "").startswith("V") for cue in cues for token in cue)


def _stands_in(hedge: Hedge, stmt: Statement) -> bool:
    if any(part.contains(hedge.span) for part in stmt.content):
        return True
    if any(part.overlaps(hedge.span) for part in stmt.cue):
        return stmt.mode in _WHOLE
    framed = any(part.contains(hedge.span) for part in stmt.frame)
    return framed and not (stmt.parent and stmt.mode is Mode.DIRECT)


def _compiled(pack: LanguagePack) -> list[tuple[str, re.Pattern[str]]]:
    def build() -> list[tuple[str, re.Pattern[str]]]:
        return [(rule.id, pack.pattern(rule.pattern, rule.id)) for rule in pack.rules("hedges", HedgeRule)]

    return pack.derived("hedge_rules", build)
