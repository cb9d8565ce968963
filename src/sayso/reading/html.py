"""HTML to lines: blocks of the markup in page order, each with its place in the page and the extractor's vote."""

import logging
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import Any

from lxml import etree
from trafilatura import bare_extraction
from trafilatura.utils import load_html

from sayso.lang import LanguagePack
from sayso.model import Segment
from sayso.reading.lines import INVISIBLE, Line

logging.getLogger("trafilatura").addHandler(logging.NullHandler())
"""What the extractor discards is said by an issue, not by its log on a terminal."""

DEPTH_LIMIT = 240
"""Levels of elements: beyond 255 the parser drops what is inside, so such pages are read without their tree."""
LOOK_UP_FAILURES = 500
"""Text nodes not found in the page before looking up ends: each costs a pass over the page."""
EXTRACTOR_LIMIT = 8_000_000
"""Most characters handed to the extractor, which takes a second for a million of markup-rich page."""

MOST_NAMES = 20_000
"""Class names kept with what they mean: some hundred pages' worth."""

_LOOKS_LIKE_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h1|h2|meta|table|span|br|ul)\b", re.IGNORECASE
)
_TAG = re.compile(r"<(?:!--|/?[a-zA-Z!?])[^<>]*>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][\da-zA-Z]{1,31});?(?![^<>]{0,300}>)")
"""A character reference outside of tags: attributes, which hold most of them, are not text."""
_IRREGULAR = re.compile(rf"[{INVISIBLE}]+|[^\S ]\s*| \s+")
_NO_WORD = re.compile(rf"[\W_{INVISIBLE}]+")
_TOO_DEEP = etree.XPath("boolean(" + "/*" * DEPTH_LIMIT + ")")
_BREAKS = frozenset(("br", "hr"))
_ASIDE = frozenset(("aside", "nav", "footer", "form"))
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "q", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
_HIDDEN = frozenset((
    "canvas", "head", "iframe", "math", "noscript", "object", "option", "script", "select", "style", "svg",
    "template", "textarea",
))  # fmt: skip
_PLACES = frozenset((
    "address", "aside", "blockquote", "button", "dd", "dt", "figcaption", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "li", "nav", "td", "th", "time",
))  # fmt: skip
_SHORT = 20
"""Letters below which a line counts as extracted only if it stands alone in the extractor's text."""


@dataclass(slots=True)
class Place:
    """What the markup says of the words in one element.

    `block` is the number of the block that it stands in: an element kept alive would slow down all who walk the tree.
    """

    block: int
    tag: str = ""
    hints: tuple[str, ...] = ()
    linked: bool = False
    hidden: bool = False
    style: str = ""


@dataclass(slots=True)
class _Run:
    """Text nodes that stand in one line."""

    place: Place
    pieces: list[str] = field(default_factory=list)
    linked: int = 0


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """An HTML page as lines and tree; `tree` is None if the markup is nested too deep to be trusted."""

    lines: list[Line]
    tree: Any


def looks_like_html(page: str) -> bool:
    """Tell whether a text is markup: a known element among its first 2,000 characters, or several further on."""
    head = page[:2000]
    if _LOOKS_LIKE_HTML.search(head):
        return True
    return "<" in head and len(_LOOKS_LIKE_HTML.findall(page[:100_000])) > 5


def read_html(page: str, packs: Sequence[LanguagePack]) -> HtmlPage:
    """Return the lines of an HTML page with what markup and extractor say of them.

    Args:
        page: Decoded markup.
        packs: Languages whose words for parts of a page may stand in the markup's class names.
    """
    page = page.replace("\r\n", " \n").replace("\r", "\n")
    tree = load_html(page) if len(page) <= EXTRACTOR_LIMIT else None
    if tree is None or _TOO_DEEP(tree):
        return HtmlPage(_lines_without_tree(page), None)
    return HtmlPage(_place(page, list(_runs(tree, part_hints(packs))), _extracted(tree)), tree)


class _Hints(dict[str, tuple[str, ...]]):
    """Parts of a page by class names, found once for each spelling: pages repeat them hundreds of times."""

    def __init__(self, packs: Sequence[LanguagePack]) -> None:
        super().__init__()
        self._parts = {row["word"]: row["part"] for pack in packs for row in pack.table("markup_words")}
        words = sorted(self._parts, key=len, reverse=True)
        short, long = [w for w in words if len(w) < 6], [w for w in words if len(w) >= 6]
        whole = rf"(?<![a-z])(?:{'|'.join(map(re.escape, short))})(?![a-z])" if short else ""
        self._pattern = re.compile("|".join(filter(None, ["|".join(map(re.escape, long)), whole])) or r"(?!)")

    def __missing__(self, names: str) -> tuple[str, ...]:
        found = self._pattern.findall(names[:300].lower())
        self[names] = tuple(dict.fromkeys(self._parts[word] for word in found))
        return self[names]


def part_hints(packs: Sequence[LanguagePack]) -> "_Hints":
    """Return the parts of a page by class names, such as `("comment",)` for `user-comments`."""
    if not packs:
        return _Hints(packs)
    hints = packs[0].derived(("markup_hints", *(pack.code for pack in packs)), lambda: _Hints(packs))
    if len(hints) > MOST_NAMES:
        hints.clear()
    return hints


def _runs(tree: Any, hints: _Hints) -> Iterator[_Run]:
    body = tree.find("body")
    places = [Place(0)]
    run: _Run | None = None
    broken = False
    walk = etree.iterwalk(tree if body is None else body, events=("start", "end"))
    for number, (event, element) in enumerate(walk, 1):
        if event == "start":
            name = element.tag
            if name in _HIDDEN:
                walk.skip_subtree()
            broken = broken or name in _BREAKS
            places.append(_place_of(element, name, places[-1], hints, number))
            text = element.text
        else:
            places.pop()
            text = element.tail
        if not text or (place := places[-1]).hidden or len(places) == 1:
            continue
        if text.isspace():
            if run and run.pieces[-1] != " ":
                run.pieces.append(" ")
            continue
        if run is None or broken or run.place.block != place.block:
            if run:
                yield run
            run = _Run(place)
        broken = False
        run.pieces.append(text)
        if place.linked:
            run.linked += len(text.strip())
        elif place.tag and not run.place.tag:
            run.place = place
    if run:
        yield run


def _place_of(element: Any, name: str, around: Place, hints: _Hints, number: int) -> Place:
    """Return the place of an element inside another place; that place itself if nothing is new."""
    inline = name in _INLINE
    names = element.get("class")
    found = (name, *around.hints)[:4] if name in _ASIDE else around.hints
    if names and (own := hints[names]):
        found = (*own, *found)[:4]
    for words in (element.get("id"), element.get("itemprop")):
        if words and (own := hints[words]):
            found = (*own, *found)[:4]
    if inline and around.block and found is around.hints and name != "a" and name not in _PLACES:
        return around
    return Place(
        around.block if inline and around.block else number,
        name if name in _PLACES else around.tag,
        found,
        around.linked or name == "a",
        around.hidden or name in _HIDDEN,
        around.style if inline else f"{name}.{names or ''}<{around.style[:60]}",
    )


_character = lru_cache(1024)(unescape)


class _Source:
    """A page with its character references resolved, and the way back."""

    def __init__(self, page: str) -> None:
        pieces: list[str] = []
        self.starts: list[int] = [0]
        self.shifts: list[int] = [0]
        self.stops: list[tuple[int, int]] = []
        at = length = 0
        for match in _ENTITY.finditer(page) if "&" in page else ():
            char = _character(match.group())
            pieces += [page[at : match.start()], char]
            length += match.start() - at
            self.stops.append((length, length + len(char)))
            length += len(char)
            at = match.end()
            self.starts.append(length)
            self.shifts.append(at - length)
        self.text = "".join([*pieces, page[at:]])
        self.cursor = 0
        self.failures = 0

    def look_up(self, piece: str) -> int | None:
        """Return where the next text node stands: right behind a tag if possible; None if it is not found."""
        if self.failures > LOOK_UP_FAILURES:
            return None
        found = first = self.text.find(piece, self.cursor)
        for _ in range(20):
            if found <= 0 or self.text[found - 1] == ">":
                break
            found = self.text.find(piece, found + 1)
        found = first if found < 0 else found
        if found < 0:
            self.failures += 1
            return None
        self.cursor = found + len(piece)
        return found

    def segments(self, start: int, length: int, at: int) -> list[Segment]:
        """Return segments for `length` characters at `start` of the resolved page, `at` of the line."""
        found: list[Segment] = []
        end = start + length
        index = bisect_right(self.starts, start) - 1
        while start < end:
            stop = self.stops[index][0] if index < len(self.stops) else end
            if start < stop:
                upto = min(stop, end)
                found.append(Segment(at, start + self.shifts[index], upto - start))
                at += upto - start
            following = self.stops[index][1] if index < len(self.stops) else end
            at += max(0, min(following, end) - max(start, stop))
            start = following
            index += 1
        return found


def _place(page: str, runs: Sequence[_Run], wanted: Callable[[str], bool]) -> list[Line]:
    """Return the lines of text runs: text nodes are looked up in the page in order."""
    source = _Source(page)
    lines: list[Line] = []
    block = -1
    for run in runs:
        text, segments = _join(run.pieces, source)
        if text:
            share = min(1.0, run.linked / len(text))
            gap = run.place.block != block
            at = run.place
            lines.append(Line(text, segments, gap, at.tag, share, at.hints, at.style, wanted(text)))
            block = run.place.block
    return lines


def _join(pieces: Sequence[str], source: _Source) -> tuple[str, tuple[Segment, ...]]:
    """Return the words of text nodes, white space folded, and where they stand."""
    if len(pieces) == 1 and not _IRREGULAR.search(pieces[0]):
        text = pieces[0].strip(" ")
        found = source.look_up(pieces[0])
        start = None if found is None else found + len(pieces[0]) - len(pieces[0].lstrip(" "))
        return text, () if start is None else tuple(source.segments(start, len(text), 0))
    words: list[str] = []
    segments: list[Segment] = []
    at = 0
    space = False
    for piece in pieces:
        found = None if piece == " " else source.look_up(piece)
        for start, end, spaced in _stretches(piece):
            space = space or spaced
            if start == end:
                continue
            if space and words:
                words.append(" ")
                at += 1
            words.append(piece[start:end])
            if found is not None:
                segments += source.segments(found + start, end - start, at)
            at += end - start
            space = False
    return "".join(words), tuple(segments)


def _stretches(piece: str) -> Iterator[tuple[int, int, bool]]:
    """Yield the stretches of a text node with nothing but single spaces inside; and whether white space precedes.

    A last, empty stretch stands for white space at the end.
    """
    if piece == " ":
        yield 0, 0, True
        return
    at = 0
    spaced = False
    for start, end in [*(m.span() for m in _IRREGULAR.finditer(piece)), (len(piece), len(piece))]:
        first, last = at, start
        while first < last and piece[first] == " ":
            first, spaced = first + 1, True
        while first < last and piece[last - 1] == " ":
            last -= 1
        if first < last:
            yield first, last, spaced
            spaced = last < start
        spaced = spaced or (start < end and piece[start] not in INVISIBLE)
        at = end
    if spaced:
        yield at, at, True


def _extracted(tree: Any) -> Callable[[str], bool]:
    """Return a function that tells whether the extractor takes a line for article text."""
    result = bare_extraction(tree, include_comments=False)
    found = getattr(result, "text", None) or ""
    texts = [_NO_WORD.sub("", t) for t in found.split("\n")]
    alone, together = frozenset(texts), "\n".join(texts)
    long = sorted((t for t in texts if len(t) > 2 * _SHORT), key=len)
    shortest = len(long[0]) if long else 0

    def wanted(text: str) -> bool:
        letters = _NO_WORD.sub("", text)
        if letters in alone:
            return True
        if len(letters) < _SHORT:
            return False
        if letters in together:
            return True
        return 0 < shortest <= len(letters) and any(t in letters for t in long if len(t) <= len(letters))

    return wanted


def _lines_without_tree(page: str) -> list[Line]:
    """Return the lines of markup that no parser should be given: what stands between tags, one line each."""
    lines: list[Line] = []
    source = _Source(page)
    skip_until = ""
    at = 0
    for match in _TAG.finditer(source.text):
        words = source.text[at : match.start()]
        if words.strip() and not skip_until:
            start = at + len(words) - len(words.lstrip())
            kept = words.strip()
            lines.append(Line(" ".join(kept.split()), tuple(source.segments(start, len(kept), 0))))
        name = match.group()[1:9].lower()
        if skip_until:
            skip_until = "" if name.startswith(skip_until) else skip_until
        elif name.startswith(("script", "style")):
            skip_until = "/" + name[:5]
        at = match.end()
    rest = source.text[at:].strip()
    if rest and not skip_until:
        lines.append(Line(" ".join(rest.split()), ()))
    return lines
