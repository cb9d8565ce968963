"""Whether the speaker stands behind the content: asserted, denied, asked or demanded."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.lang import LanguagePack, Rule
from sayso.model import Document, Mode, Polarity, RuleHit, Sentence, Span, Statement
from sayso.understanding.text.clauses import clause_words, is_finite


@dataclass(frozen=True, slots=True, kw_only=True)
class PolarityRule(Rule):
    """Words around a statement that say how the speaker stands to it.

    Attributes:
        pattern: Expression over the sentence; it must touch the cue.
        polarity: What it makes of the statement.
        quoted: True if it holds for words in quotation marks too; whoever denies in own words asserts those.
        countering: True if a clause with its verb second before the cue is what the speaker holds against something.
    """

    pattern: str
    polarity: Polarity
    quoted: bool = False
    countering: bool = False


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
        sent = sents[max(0, bisect_right(starts, place.start) - 1)]
        bounds = sent.span
        if bounds not in memo:
            memo[bounds] = find_polarity(doc.text, bounds, pack)
        hit = next(
            (h for h in memo[bounds] if _applies(*h, stmt) and not _is_countered(h[0], doc.text, sent, stmt, pack)),
            None,
        )
        if hit and hit[0].polarity is not Polarity.ASSERTED:
            fired = (*stmt.hits, RuleHit(hit[0].id, hit[1]))
            out.append(replace(stmt, polarity=hit[0].polarity, hits=fired))
        else:
            out.append(stmt)
    return out


def _applies(rule: PolarityRule, words: Span, stmt: Statement) -> bool:
    if stmt.mode is Mode.DIRECT and stmt.parent is None and not rule.quoted:
        return False
    if not stmt.cue:
        return stmt.mode is Mode.REPORTED and any(part.contains(words) for part in stmt.content)
    return any(cue.overlaps(words) for cue in stmt.cue)


def _is_countered(rule: PolarityRule, text: str, sent: Sentence, stmt: Statement, pack: LanguagePack) -> bool:
    """Tell whether a denial is not of the indirect content: the speaker says this against something else.

    »Er wies den Vorwurf zurück: Der Deich halte«, »Der Deich halte, widersprach er«: a clause with its verb second,
    after a colon or before the cue. »Er bestritt, dass der Deich halte« is none.
    """
    if rule.polarity is not Polarity.DENIED or rule.quoted or stmt.mode is not Mode.INDIRECT or not stmt.cue:
        return False
    content, cue = stmt.content[0], stmt.cue[0]
    if content.start > cue.start:
        return text[cue.start : content.start].rstrip().endswith(":")
    if not rule.countering:
        return False
    known = clause_words(pack)
    words = [token for token in sent.tokens if content.contains(token.span)]
    if not words or words[0].text.casefold() in known.conjunctions | known.question:
        return False
    comma = next((i for i, token in enumerate(words) if token.text == ","), len(words))
    return any(is_finite(token.pos or "") for token in words[:comma])


def _compiled(pack: LanguagePack) -> list[tuple[PolarityRule, re.Pattern[str]]]:
    def build() -> list[tuple[PolarityRule, re.Pattern[str]]]:
        return [(rule, pack.pattern(rule.pattern, rule.id)) for rule in pack.rules("polarity", PolarityRule)]

    return pack.derived("polarity_rules", build)
