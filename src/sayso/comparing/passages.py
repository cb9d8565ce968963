"""Passages that documents share, word for word or nearly so."""

from collections.abc import Sequence

import numpy as np
from rapidfuzz.distance import Levenshtein

from sayso.comparing.shingles import Flags, Ints, Words, find_runs, find_words
from sayso.comparing.stretches import Stretches, join_runs, stretch, trim
from sayso.comparing.weights import QUOTED, Floats, find_rarity, find_stock_phrases, is_name, quoted_share
from sayso.lang import LanguagePack
from sayso.model import Alignment, Document, Passage, Span, WordEdit

SEED = 4
"""Words of a sequence that seeds a passage. On generated agency copy, 3 finds no more pairs and costs ten times."""

LEAST = 8
"""Words that two passages must have in common."""

SEEDED = 5
"""Words in common before a passage is stretched at its ends."""

LEAST_SIMILARITY = 0.6
"""Below, two passages have words in common and no more."""

HALF = 4.0
"""Rare words at which the weight of a passage is one half."""

LEAST_TOLD = 1.5
"""Rare words below which a passage is a turn of phrase and none: a weight of 0.27."""

STOCK_LENGTH = 20
"""Words up to which a passage may be little more than stock phrases."""

NAME_LENGTH = 14
"""Words up to which a passage may be no more than someone's name and titles."""

MOSTLY = 0.7
"""Share of a passage between quotation marks from which that is named."""


OPENING, CLOSING, MOST_MARKS = "„“”\"»«‚‘›‹'([", ".!?…“”\"«»‘’›‹')]", 4
"""Marks before the first word and after the last that belong to a passage, and how many after the last at most."""

_Discount = tuple[float, float, tuple[str, ...]]


def align_passages(docs: Sequence[Document], packs: Sequence[LanguagePack] = ()) -> list[Alignment]:
    """Return the passages that pairs of documents share, by document order and place.

    Words may be dropped, added, changed or moved between the two. Sequences that one outlet repeats on many of its
    pages are its furniture and seed nothing. Cost grows with the text and with what is shared: there is no loop over
    pairs of documents.

    Args:
        docs: Any number; of two that are one outlet's, passages are given as well.
        packs: Give the words too common to be evidence; without one, shape and the heap itself decide.
    """
    words = find_words(docs)
    rare = find_rarity(words, packs)
    runs = find_runs(words, SEED, _seeds(rare), _outlets(docs))
    found = join_runs(runs, words, SEEDED)
    found = _merged(trim(stretch(found, words, rare), words), words)
    found = found.where(np.minimum(found.left_end - found.left, found.right_end - found.right) >= LEAST)
    return _alignments(found, words, rare, docs, packs)


def _seeds(rare: Floats) -> Flags:
    """Return at which words a sequence may begin: where one that says something is among its words."""
    sums = np.concatenate([np.zeros(1), np.cumsum(rare, dtype=np.float64)])
    at = np.arange(len(rare))
    return np.asarray(sums[np.minimum(at + SEED, len(rare))] - sums[at] >= 0.5)


def _outlets(docs: Sequence[Document]) -> Ints:
    numbers: dict[str, int] = {}
    known = [numbers.setdefault(doc.outlet, len(numbers)) if doc.outlet else None for doc in docs]
    return np.array([len(numbers) + i if n is None else n for i, n in enumerate(known)], dtype=np.int64)


def _merged(found: Stretches, words: Words) -> Stretches:
    """Return stretches of one pair that grew into each other as one, and none inside another."""
    if not len(found.left):
        return found
    order = np.lexsort((found.right, found.left, words.doc[found.right], words.doc[found.left]))
    doc_left, doc_right = words.doc[found.left].tolist(), words.doc[found.right].tolist()
    left, left_end = found.left.tolist(), found.left_end.tolist()
    right, right_end = found.right.tolist(), found.right_end.tolist()
    keep: list[int] = []
    for index in order.tolist():
        last = keep[-1] if keep else index
        same = last != index and doc_left[last] == doc_left[index] and doc_right[last] == doc_right[index]
        if same and left[index] < left_end[last] and right[last] <= right[index] < right_end[last]:
            left_end[last] = max(left_end[last], left_end[index])
            right_end[last] = max(right_end[last], right_end[index])
        else:
            keep.append(index)
    columns = (np.array(column, dtype=np.int64)[keep] for column in (left, left_end, right, right_end))
    return Stretches(*columns)


def _alignments(
    found: Stretches, words: Words, rare: Floats, docs: Sequence[Document], packs: Sequence[LanguagePack]
) -> list[Alignment]:
    """Return the alignments that stretches make, where enough of their words are equal and rare enough."""
    blocks = _edit_blocks(found, words)
    whole, known = (np.concatenate([np.zeros(1), np.cumsum(c, dtype=np.float64)]) for c in (words.whole, rare))
    row, equal = blocks[:, 0], blocks[:, 1] == 1
    start, end = found.left[row] + blocks[:, 2], found.left[row] + blocks[:, 3]
    size = len(found.left)
    matched = np.bincount(row[equal], weights=(whole[end] - whole[start])[equal], minlength=size)
    told = np.bincount(row[equal], weights=(known[end] - known[start])[equal], minlength=size)
    longer = np.maximum(whole[found.left_end] - whole[found.left], whole[found.right_end] - whole[found.right])
    similarity = np.minimum(1, matched / np.maximum(1, longer))
    keep = (matched >= LEAST) & (similarity >= LEAST_SIMILARITY) & (told >= LEAST_TOLD)
    edits = _edits(blocks[~equal & keep[row]], found, words)
    name_like = keep & (matched <= NAME_LENGTH) & ~((similarity == 1) & _whole_sentences(found, words))
    parts = _parts(blocks[equal & name_like[row]], found, words)
    rows = np.flatnonzero(keep)
    lefts = _passages(found.left[rows], found.left_end[rows], words, docs)
    rights = _passages(found.right[rows], found.right_end[rows], words, docs)
    texts = {doc.id: doc.text for doc in docs}
    known_discounts: dict[tuple[str, int, int, bool], _Discount] = {}
    out: list[Alignment] = []
    figures = zip(rows.tolist(), matched[rows].tolist(), similarity[rows].tolist(), told[rows].tolist(), strict=True)
    for left, right, (index, count, share, says) in zip(lefts, rights, figures, strict=True):
        if index in parts and is_name(texts[left.document], parts[index], packs):
            continue
        key = (left.document, left.span.start, left.span.end, count <= STOCK_LENGTH)
        if key not in known_discounts:
            known_discounts[key] = _discounts(left, texts[left.document], int(count), packs)
        stock, quotation, reasons = known_discounts[key]
        if says * stock >= LEAST_TOLD:
            says = max(LEAST_TOLD, says * stock * quotation)
            changes = tuple(edits.get(index, ()))
            weight = round(says / (says + HALF), 4)
            out.append(Alignment(left, right, int(count), round(share, 4), changes, weight, reasons=reasons))
    return out


def _discounts(passage: Passage, text: str, count: int, packs: Sequence[LanguagePack]) -> _Discount:
    """Return what part of a passage's weight is left after stock phrases, then after quotations, and the reasons."""
    stock = 1.0
    reasons: list[str] = []
    if count <= STOCK_LENGTH:
        phrases = find_stock_phrases(text, passage.span, packs)
        covered, reach = 0, 0
        for _, span in phrases:
            covered += max(0, span.end - max(span.start, reach))
            reach = max(reach, span.end)
        stock = 1 - covered / len(passage.span)
        if phrases:
            reasons += ["it holds turns of phrase that everybody uses", *dict.fromkeys(rule for rule, _ in phrases)]
    quoted = quoted_share(text, passage.span)
    if quoted > MOSTLY:
        reasons.append("mostly a quotation: both may quote the same words")
    return stock, 1 - (1 - QUOTED) * quoted, tuple(reasons)


def _edit_blocks(found: Stretches, words: Words) -> Ints:
    """Return what turns left stretches into right ones: row, 1 if equal, and the ends on both sides, word by word."""
    out: list[tuple[int, int, int, int, int, int]] = []
    rows = zip(*(c.tolist() for c in (found.left, found.left_end, found.right, found.right_end)), strict=True)
    for row, (left, left_end, right, right_end) in enumerate(rows):
        opcodes = Levenshtein.opcodes(words.hash[left:left_end].tolist(), words.hash[right:right_end].tolist())
        out.extend((row, op.tag == "equal", op.src_start, op.src_end, op.dest_start, op.dest_end) for op in opcodes)
    return np.array(out, dtype=np.int64).reshape(-1, 6)


def _edits(blocks: Ints, found: Stretches, words: Words) -> dict[int, list[WordEdit]]:
    left, right = found.left[blocks[:, 0]], found.right[blocks[:, 0]]
    sides = (
        (*_spans(left + blocks[:, 2], left + blocks[:, 3], words),),
        _spans(right + blocks[:, 4], right + blocks[:, 5], words),
    )
    out: dict[int, list[WordEdit]] = {}
    for row, one, other in zip(blocks[:, 0].tolist(), *sides, strict=True):
        out.setdefault(row, []).append(WordEdit(one, other))
    return out


def _whole_sentences(found: Stretches, words: Words) -> Flags:
    """Tell which stretches begin and end with a sentence on the left."""
    return np.asarray(words.stop[found.left_end - 1] & ((found.left == 0) | words.stop[found.left - 1]))


def _parts(blocks: Ints, found: Stretches, words: Words) -> dict[int, list[Span]]:
    """Return the words on the left that stand on the right as well, by row."""
    left = found.left[blocks[:, 0]]
    out: dict[int, list[Span]] = {}
    for row, span in zip(blocks[:, 0].tolist(), _spans(left + blocks[:, 2], left + blocks[:, 3], words), strict=True):
        if span:
            out.setdefault(row, []).append(span)
    return out


def _spans(first: Ints, end: Ints, words: Words) -> list[Span | None]:
    last = np.maximum(end - 1, 0)
    rows = zip(
        words.start.take(np.minimum(first, len(words.start) - 1)).tolist(),
        words.end.take(last).tolist(),
        (first < end).tolist(),
        strict=True,
    )
    return [Span(start, stop) if some else None for start, stop, some in rows]


def _passages(first: Ints, end: Ints, words: Words, docs: Sequence[Document]) -> list[Passage]:
    """Return the passages from words to words, with the marks that belong to the first and the last."""
    rows = zip(
        words.doc.take(first).tolist(),
        words.start.take(first).tolist(),
        words.end.take(end - 1).tolist(),
        strict=True,
    )
    return [Passage(docs[doc].id, _with_marks(docs[doc].text, start, stop)) for doc, start, stop in rows]


def _with_marks(text: str, start: int, end: int) -> Span:
    if start and text[start - 1] in OPENING and (start == 1 or text[start - 2].isspace()):
        start -= 1
    limit = min(len(text), end + MOST_MARKS)
    while end < limit and text[end] in CLOSING:
        end += 1
    return Span(start, end)
