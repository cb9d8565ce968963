"""Shared passages over all pages: the pairs that overlap put together."""

from collections.abc import Sequence
from itertools import pairwise

from sayso.model import Alignment, Passage, Span
from sayso.showing.places import Places
from sayso.showing.records import PassageView
from sayso.showing.wording import diff_words

_SAME = 0.5
"""Share of the shorter stretch that two must have in common to be shown as one passage."""


def view_passages(alignments: Sequence[Alignment], places: Places) -> tuple[PassageView, ...]:
    """Return the passages of a story, by first page and place; each stands once however many pages have it."""
    groups = _groups(alignments)
    groups.sort(key=lambda g: min((places.letter(p.document), p.span) for a in g for p in (a.left, a.right)))
    return tuple(_view(f"p{n}", group, places) for n, group in enumerate(groups, 1))


def _groups(alignments: Sequence[Alignment]) -> list[list[Alignment]]:
    """Alignments whose stretches are mostly the same on a page, put together."""
    parent = list(range(len(alignments)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    by_page: dict[str, list[tuple[Span, int]]] = {}
    for i, alignment in enumerate(alignments):
        for passage in (alignment.left, alignment.right):
            by_page.setdefault(passage.document, []).append((passage.span, i))
    for stretches in by_page.values():
        for (a, i), (b, j) in pairwise(sorted(stretches)):
            common = min(a.end, b.end) - max(a.start, b.start)
            if common >= _SAME * max(1, min(len(a), len(b))):
                parent[root(j)] = root(i)
    groups: dict[int, list[Alignment]] = {}
    for i, alignment in enumerate(alignments):
        groups.setdefault(root(i), []).append(alignment)
    return list(groups.values())


def _view(id: str, group: Sequence[Alignment], places: Places) -> PassageView:
    longest: dict[str, Passage] = {}
    for alignment in group:
        for passage in (alignment.left, alignment.right):
            page = places.letter(passage.document)
            if page not in longest or len(passage.span) > len(longest[page].span):
                longest[page] = passage
    pages = sorted(longest, key=lambda page: (len(page), page))
    words = tuple(places.words(page, longest[page].span, f"{page}-{id}") for page in pages)
    agencies = {a.agency for a in group}
    return PassageView(
        id=id,
        words=max(a.words for a in group),
        pages=tuple(pages),
        places=words,
        spans=tuple((w, longest[w.page].span) for w in words),
        diffs=tuple(diff_words(w.text, words[0 if i else -1].text) for i, w in enumerate(words)),
        similarity=min(a.similarity for a in group),
        agency=agencies.pop() if len(agencies) == 1 else None,
        reasons=tuple(dict.fromkeys(r for a in group for r in a.reasons)),
    )
