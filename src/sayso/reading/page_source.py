"""An HTML page as it was written: where the words of its text nodes stand in it."""

import re
import sys
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from html import unescape

from sayso.model import Segment
from sayso.reading.lines import INVISIBLE

LOOK_UP_FAILURES = 500
"""Text nodes not found in the page before looking up ends: each costs a pass over the page."""
LOOK_UP_TRIES = 20
"""Places at which a text node may stand that are tried for one right behind a tag: its words also stand in attributes
and scripts."""

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][\da-zA-Z]{1,31});?(?![^<>]{0,300}>)")
"""A character reference outside of tags: attributes, which hold most of them, are not text."""
_IRREGULAR = re.compile(rf" ?(?:[{INVISIBLE}]|[^\S ]| \s)[\s{INVISIBLE}]*")
"""White space that is more than one space, and characters that show nothing."""
_NEVER = sys.maxsize

_character = lru_cache(1024)(unescape)


class PageSource:
    """A page with its character references resolved, and the way back. Text nodes are looked up in page order."""

    def __init__(self, page: str) -> None:
        pieces: list[str] = []
        self._starts: list[int] = [0]
        self._shifts: list[int] = [0]
        self._stops: list[tuple[int, int]] = []
        at = length = 0
        for match in _ENTITY.finditer(page) if "&" in page else ():
            char = _character(match.group())
            pieces += [page[at : match.start()], char]
            length += match.start() - at
            self._stops.append((length, length + len(char)))
            length += len(char)
            at = match.end()
            self._starts.append(length)
            self._shifts.append(at - length)
        self._stops.append((_NEVER, _NEVER))
        self.text = "".join([*pieces, page[at:]])
        self._cursor = 0
        self._failures = 0

    def line_of(self, nodes: Sequence[str]) -> tuple[str, tuple[Segment, ...]]:
        """Return the words of the next text nodes, white space folded, and where they stand.

        Args:
            nodes: Text nodes of one line as a parser gives them; what is only white space need not stand in the page.
        """
        if len(nodes) == 1 and _is_regular(core := nodes[0].strip()):
            found = self._look_up(nodes[0])
            return core, () if found is None else self.segments(found + nodes[0].find(core), len(core), 0)
        words: list[str] = []
        segments: list[Segment] = []
        at = 0
        space = False
        for node in nodes:
            core = node.strip()
            if not core:
                space = True
                continue
            found = self._look_up(node)
            first = node.find(core)
            space = space or first > 0
            for start, end, spaced in ((0, len(core), False),) if _is_regular(core) else _stretches(core):
                space = space or spaced
                if start == end:
                    continue
                if space and words:
                    words.append(" ")
                    at += 1
                words.append(core[start:end])
                if found is not None:
                    segments += self.segments(found + first + start, end - start, at)
                at += end - start
                space = False
            space = space or first + len(core) < len(node)
        return "".join(words), tuple(segments)

    def segments(self, start: int, length: int, at: int) -> tuple[Segment, ...]:
        """Return segments for `length` characters at `start` of the resolved page, `at` of the line."""
        end = start + length
        index = bisect_right(self._starts, start) - 1
        stop, following = self._stops[index]
        if end <= stop:
            return (Segment(at, start + self._shifts[index], length),)
        found: list[Segment] = []
        while start < end:
            stop, following = self._stops[index]
            if start < stop:
                upto = min(stop, end)
                found.append(Segment(at, start + self._shifts[index], upto - start))
                at += upto - start
            at += max(0, min(following, end) - max(start, stop))
            start = following
            index += 1
        return tuple(found)

    def _look_up(self, node: str) -> int | None:
        """Return where the next text node stands: right behind a tag if possible; None if it is not found."""
        if self._failures > LOOK_UP_FAILURES:
            return None
        text = self.text
        found = text.find(node, self._cursor)
        if found > 0 and text[found - 1] != ">":
            found = self._behind_a_tag(node, found)
        if found < 0:
            self._failures += 1
            return None
        self._cursor = found + len(node)
        return found

    def _behind_a_tag(self, node: str, first: int) -> int:
        found = first
        for _ in range(LOOK_UP_TRIES):
            found = self.text.find(node, found + 1)
            if found < 0:
                return first
            if self.text[found - 1] == ">":
                break
        return found


def _is_regular(words: str) -> bool:
    """Tell whether words without white space around them have only single spaces and nothing invisible inside."""
    return words.isprintable() and "  " not in words


def _stretches(words: str) -> list[tuple[int, int, bool]]:
    """Return the stretches of words with nothing but single spaces inside; and whether white space precedes.

    A last, empty stretch stands for white space at the end.
    """
    found: list[tuple[int, int, bool]] = []
    at, spaced = 0, False
    for match in _IRREGULAR.finditer(words):
        if at < match.start():
            found.append((at, match.start(), spaced))
            spaced = False
        spaced = spaced or bool(match.group().strip(INVISIBLE))
        at = match.end()
    if at < len(words):
        found.append((at, len(words), spaced))
    elif spaced:
        found.append((at, at, True))
    return found
