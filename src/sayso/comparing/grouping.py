"""A heap of mixed pages falls into stories: by rare words, by passages shared, and by time."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import heapify, heappop, heappush

import numpy as np
import numpy.typing as npt

from sayso.comparing.passages import align_passages
from sayso.comparing.shingles import Flags, Ints, Words, find_words
from sayso.comparing.weights import find_rarity
from sayso.lang import LanguagePack
from sayso.model import Alignment, AnalysedDocument, Document

TERMS = 120
"""Words by which a page is known: its most telling ones."""

STEM = 8
"""Letters of a word that count, so that its inflected forms and compounds are one."""

OPENING = 50
"""Words at the beginning of a page that count twice: title and lead say what it is about."""

LARGE, BEST = 500, 25
"""Pages from which on only pairs with two of their most telling words in common are looked at, and how many words."""

BATCH = 20_000
"""Pairs of pages looked at at a time."""

CAP = 128
"""Pages of a large heap from which on a word brings no two of them together."""

BACKGROUND = 50
"""Pages of other events that every heap is thought to hold, so that in a small one its subject stays rare."""

LIKE = 0.2
"""Likeness from which two pages of one day tell one story. On seventy stories of four newsrooms nineteen pairs in
twenty are at 0.35 and more, and four in five at 0.22 and more with all that they copy cut out of one page; pages of
different stories of one day stay under 0.09, of days that follow each other on one subject they reach 0.4."""

LATER, MOST = 0.2, 0.3
"""What the likeness must be higher for each day after the first between two pages, and at most."""

COPY = 0.6
"""What the share of the shorter page that stands on the other as well adds to the likeness."""

Floats = npt.NDArray[np.float64]
Pair = tuple[int, int]


def group_stories(
    docs: Sequence[AnalysedDocument],
    packs: Sequence[LanguagePack],
    alignments: Sequence[Alignment] | None = None,
) -> list[list[int]]:
    """Return the stories of a heap as indices of its pages, each story and all stories in the order of pages.

    A page that is like no other is a story of its own. Cost grows with the text: pairs come from words that few pages
    have, and from shared passages.

    Args:
        docs: Pages of one or many events.
        packs: Give the words that everybody uses.
        alignments: Shared passages of all pages, if they are known already.
    """
    pages = [doc.document for doc in docs]
    likeness = _likeness(pages, packs)
    for pair, share in _copied(pages, align_passages(pages, packs) if alignments is None else alignments).items():
        likeness[pair] = likeness.get(pair, 0.0) + COPY * share
    days = [_day(page) for page in pages]
    return _clusters(len(pages), {pair: like - _needed(days, *pair) for pair, like in likeness.items()})


def split_passages(
    groups: Sequence[Sequence[int]], docs: Sequence[AnalysedDocument], alignments: Sequence[Alignment]
) -> list[list[Alignment]]:
    """Return the shared passages of a heap by story; those between two stories are left out.

    Args:
        groups: Stories as indices of pages.
        docs: The pages.
        alignments: Passages that they share.
    """
    story_of = {docs[index].id: number for number, group in enumerate(groups) for index in group}
    passages: list[list[Alignment]] = [[] for _ in groups]
    for alignment in alignments:
        number = story_of[alignment.left.document]
        if number == story_of[alignment.right.document]:
            passages[number].append(alignment)
    return passages


@dataclass(frozen=True, slots=True)
class _Terms:
    """The telling words of pages, by number of the word and page.

    Attributes:
        term: Number of the word.
        page: Index of the page.
        weight: How telling it is there; the squares of a page's weights add up to 1.
        rank: Its place among the page's words, the most telling first.
    """

    term: Ints
    page: Ints
    weight: Floats
    rank: Ints


def _likeness(docs: Sequence[Document], packs: Sequence[LanguagePack]) -> dict[Pair, float]:
    """Return the cosine of the weighted telling words of pages, for pairs that may tell one story."""
    pages = len(docs)
    terms = _terms(find_words(docs, STEM), find_rarity(find_words(docs), packs) > 0, pages)
    left, right = _candidates(terms, pages)
    size = int(terms.term.max(initial=0)) + 1
    keys = terms.page * size + terms.term
    order = np.argsort(keys)
    keys, weight = keys[order], terms.weight[order]
    first = np.searchsorted(keys, np.arange(pages + 1) * size)
    out: dict[Pair, float] = {}
    for start in range(0, len(left), BATCH):
        one, other = left[start : start + BATCH], right[start : start + BATCH]
        lengths = first[one + 1] - first[one]
        pair = np.repeat(np.arange(len(one)), lengths)
        at = np.arange(len(pair)) - np.repeat(np.cumsum(lengths) - lengths, lengths) + first[one][pair]
        wanted = keys[at] + (other - one)[pair] * size
        place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        product = np.where(keys[place] == wanted, weight[at] * weight[place], 0.0)
        cosine = np.bincount(pair, weights=product, minlength=len(one))
        out.update(zip(zip(one.tolist(), other.tolist(), strict=True), cosine.tolist(), strict=True))
    return out


def _candidates(terms: _Terms, pages: int) -> tuple[Ints, Ints]:
    """Return pairs of pages with telling words in common: any in a small heap, two of the best in a large one."""
    chosen = np.flatnonzero(terms.rank < (TERMS if pages <= LARGE else BEST))
    term, page = terms.term[chosen], terms.page[chosen]
    sizes = np.bincount(term)
    at = np.flatnonzero((sizes[term] > 1) & (sizes[term] <= max(CAP, LARGE if pages <= LARGE else 0)))
    keys: list[Ints] = [np.zeros(0, np.int64)]
    step = 1
    while len(at):
        at = at[at + step < len(term)]
        at = at[term[at + step] == term[at]]
        keys.append(page[at] * pages + page[at + step])
        step += 1
    pairs, times = np.unique(np.concatenate(keys), return_counts=True)
    pairs = pairs[times >= (1 if pages <= LARGE else 2)]
    return pairs // pages, pairs % pages


def _terms(words: Words, rare: Flags, pages: int) -> _Terms:
    index = np.arange(len(words.hash))
    opening = rare & (index - words.first[words.doc] < OPENING)
    at = np.concatenate([index[rare], index[opening]])
    bits = np.uint64(max(1, pages.bit_length()))
    keys = (words.hash[at] >> bits << bits) | words.doc[at].astype(np.uint64)
    unique, times = np.unique(keys, return_counts=True)
    page = (unique & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64)
    term = np.zeros(len(unique), np.int64)
    np.cumsum((unique[1:] >> bits) != (unique[:-1] >> bits), out=term[1:])
    spread = np.bincount(term)
    weight = (1 + np.log(times)) * np.log((pages + BACKGROUND) / (spread[term] + 0.5))
    order = np.lexsort((-weight, page))
    begins = np.concatenate([[0], np.cumsum(np.bincount(page, minlength=pages))])
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order)) - begins[page[order]]
    kept = rank < TERMS
    term, page, weight, rank = term[kept], page[kept], weight[kept], rank[kept]
    norm = np.sqrt(np.bincount(page, weights=weight**2, minlength=pages))
    return _Terms(term, page, weight / norm[page], rank)


def _copied(pages: Sequence[Document], alignments: Sequence[Alignment]) -> dict[Pair, float]:
    """Return the share of the shorter page that two pages have in common, weighed by how telling it is."""
    index = {page.id: number for number, page in enumerate(pages)}
    shared: dict[Pair, float] = defaultdict(float)
    for alignment in alignments:
        left, right = index[alignment.left.document], index[alignment.right.document]
        length = min(len(alignment.left.span), len(alignment.right.span))
        shorter = max(1, min(len(pages[left].text), len(pages[right].text)))
        shared[min(left, right), max(left, right)] += alignment.weight * length / shorter
    return {pair: min(1.0, share) for pair, share in shared.items()}


def _day(page: Document) -> float | None:
    """Return when a page was published, in days; None unless the day is known."""
    try:
        moment = datetime.fromisoformat(page.published or "")
    except ValueError:
        return None
    return moment.replace(tzinfo=None).toordinal() + (moment.hour + moment.minute / 60) / 24


def _needed(days: Sequence[float | None], left: int, right: int) -> float:
    """Return the likeness that two pages need to tell one story."""
    one, other = days[left], days[right]
    if one is None or other is None:
        return LIKE
    return LIKE + min(MOST, LATER * max(0.0, abs(one - other) - 1))


def _clusters(count: int, margins: dict[Pair, float]) -> list[list[int]]:
    """Return clusters whose pairs are on average more alike than needed, the most alike joined first.

    Pairs without a margin are not alike at all.
    """
    members = {number: [number] for number in range(count)}
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    for (left, right), margin in margins.items():
        sums[left][right] = sums[right][left] = margin + LIKE
    queue = [(-margin, left, right) for (left, right), margin in margins.items() if margin > 0]
    heapify(queue)
    fresh = count
    while queue:
        _, left, right = heappop(queue)
        if left not in members or right not in members:
            continue
        members[fresh] = members.pop(left) + members.pop(right)
        one, other = sums.pop(left), sums.pop(right)
        for near in (one.keys() | other.keys()) & members.keys():
            total = one.get(near, 0.0) + other.get(near, 0.0)
            sums[fresh][near] = sums[near][fresh] = total
            mean = total / (len(members[fresh]) * len(members[near])) - LIKE
            if mean > 0:
                heappush(queue, (-mean, near, fresh))
        fresh += 1
    return sorted(sorted(group) for group in members.values())
