"""Text whose lines were broken by a layout, in the middle of sentences: put together again."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Protocol

from sayso.model import Segment
from sayso.reading.lines import Line

CLOSING = frozenset('“”"»«')
"""Quotation marks: they end a paragraph too, unless a small letter follows."""

END_MARKS = frozenset(".!?:;…") | CLOSING
"""A line that ends with one of these ends its paragraph."""

LEAST_WIDTH = 30
"""Characters of a line below which it was not broken for want of room: menus and headings are shorter."""

LEAST_BREAKS, LEAST_SHARE = 3, 0.2
"""Breaks before a small letter, and their share of all breaks, from which on a page counts as wrapped. Even where nouns
are written big, about half of the breaks of a wrapped page stand before a small letter; on other pages hardly any."""


class SetLine(Protocol):
    """A line of a page: its words, and whether a blank line stands before it."""

    @property
    def text(self) -> str:
        """The words."""

    @property
    def gap(self) -> bool:
        """True if a blank line stands before it."""


def join_wrapped(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a text, those that were broken inside a sentence as one; all others as they are.

    Args:
        lines: In text order, with `gap` where a blank line stands before.
    """
    if not is_wrapped(lines):
        return list(lines)
    joined: list[Line] = []
    width = 0
    for line in lines:
        runs_on = bool(joined) and not line.gap and width >= LEAST_WIDTH and is_open(joined[-1].text, line.text)
        width = len(line.text)
        if runs_on:
            joined[-1] = _one(joined[-1], line)
        else:
            joined.append(line)
    return joined


def is_wrapped(lines: Sequence[SetLine]) -> bool:
    """Tell whether the lines of a text were broken by a layout."""
    breaks = [(a, b) for a, b in pairwise(lines) if not b.gap and len(a.text) >= LEAST_WIDTH]
    small = sum(is_open(a.text, b.text) and b.text[0].islower() for a, b in breaks)
    return small >= LEAST_BREAKS and small >= LEAST_SHARE * len(breaks)


def is_open(text: str, following: str) -> bool:
    """Tell whether a sentence may go on from the end of a line to the next: no mark ends it, or a small letter follows.

    A quotation of some words may end a line in mid-sentence: »man führe eine „Garantie“ / ein«.
    """
    return text[-1] not in END_MARKS or (text[-1] in CLOSING and following[0].islower())


def _one(first: Line, second: Line) -> Line:
    """Return two lines as one, a space between them that the page does not have."""
    shift = len(first.text) + 1
    moved = tuple(Segment(s.start + shift, s.page_start, s.length) for s in second.segments)
    return replace(first, text=f"{first.text} {second.text}", segments=first.segments + moved)
