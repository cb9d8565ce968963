"""Quotations in titles held against the body: are these the words that were said?"""

from collections.abc import Sequence
from itertools import pairwise

from sayso.comparing.content import Line, Word, make_lines, pack_of
from sayso.comparing.likeness import related
from sayso.comparing.lookup import overlapping
from sayso.lang import LanguagePack
from sayso.model import AnalysedDocument, BlockKind, HeadlineQuotation, Span, StatementRef
from sayso.understanding.text.quotation_marks import find_quotations

LEAST_WORDS = 2
"""Words of a quotation; a single word between marks is mostly a name or used with distance."""

NEARLY_ALL = 0.8
"""Share of the words of a quotation that must be found for it to be one of the body's, shortened or assembled."""

NEAREST = 0.5
"""Share of the words that carry meaning from which a statement is named as the nearest."""

_BODY = frozenset({BlockKind.LEAD, BlockKind.PARAGRAPH})


def find_headline_quotations(
    docs: Sequence[AnalysedDocument], packs: Sequence[LanguagePack]
) -> list[HeadlineQuotation]:
    """Return the quotations in the titles of documents with what the body has of them, by document and place.

    `verbatim`: the body has the same words in a row. `shortened`: it has them in this order inside one or two
    sentences, with others between, or in other forms. `assembled`: it has them, but elsewhere or in another order.

    Args:
        docs: Analysed pages.
        packs: Packs of their languages.
    """
    found: list[HeadlineQuotation] = []
    for doc in docs:
        titles = [block.span for block in doc.document.blocks if block.kind is BlockKind.TITLE]
        quotations = [q for q in find_quotations(doc.document.text, titles) if not q.single]
        lines = make_lines(doc, pack_of(doc, packs)) if quotations else []
        for quotation in quotations:
            words = _words(lines, quotation.inner)
            if len(words) >= LEAST_WORDS:
                verdict = _verdict(words, _body(doc, lines))
                found.append(HeadlineQuotation(doc.id, quotation.inner, verdict, _nearest(doc, lines, words)))
    return found


def _words(lines: Sequence[Line], within: Span) -> list[Word]:
    words = (word for line in overlapping(lines, within) for word in line.words)
    return [word for word in words if within.start <= word.start and word.end <= within.end]


def _body(doc: AnalysedDocument, lines: Sequence[Line]) -> list[Sequence[Word]]:
    kinds = (doc.document.blocks[sent.block].kind for sent in doc.sentences)
    return [line.words for line, kind in zip(lines, kinds, strict=True) if kind in _BODY]


def _verdict(words: Sequence[Word], body: Sequence[Sequence[Word]]) -> str:
    run = " ".join(word.folded for word in words)
    if f" {run} " in f" {' '.join(word.folded for sent in body for word in sent)} ":
        return "verbatim"
    windows = [*body, *([*one, *other] for one, other in pairwise(body))]
    if any(_in_order(words, window) >= NEARLY_ALL * len(words) for window in windows):
        return "shortened"
    told = [word for word in words if word.lemma] or words
    everywhere = [word for sent in body for word in sent]
    if sum(any(_same(word, other) for other in everywhere) for word in told) >= max(2, NEARLY_ALL * len(told)):
        return "assembled"
    return "not found"


def _in_order(words: Sequence[Word], window: Sequence[Word]) -> int:
    """Return how many words stand in a window in the same order (longest common subsequence)."""
    best = [0] * (len(window) + 1)
    for word in words:
        before = 0
        for index, other in enumerate(window, 1):
            above = best[index]
            best[index] = before + 1 if _same(word, other) else max(above, best[index - 1])
            before = above
    return best[-1]


def _same(word: Word, other: Word) -> bool:
    if word.folded == other.folded or (word.base and word.base == other.base):
        return True
    return bool(word.lemma and other.lemma) and related(word.lemma, other.lemma)


def _nearest(doc: AnalysedDocument, lines: Sequence[Line], words: Sequence[Word]) -> StatementRef | None:
    """Return the statement of the body with most of the words that carry meaning, the tightest first."""
    told = [word for word in words if word.lemma] or words
    best: tuple[float, float] = (NEAREST, 0.0)
    nearest: StatementRef | None = None
    for stmt in doc.statements:
        if not any(block.kind in _BODY for block in overlapping(doc.document.blocks, stmt.content[0])[:1]):
            continue
        content = [word for span in stmt.content for word in _words(lines, span)]
        have = sum(any(_same(word, other) for other in content) for word in told)
        rank = (have / len(told), have / max(1, len(content)))
        if rank >= best:
            best, nearest = rank, StatementRef(doc.id, stmt.id)
    return nearest
