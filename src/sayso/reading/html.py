"""HTML to lines: blocks of the markup in page order, each with its place in the page and what the markup says of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from lxml.html import HtmlElement, HTMLParser
from lxml.html import fromstring as parse
from trafilatura.utils import load_html

from sayso.lang import LanguagePack
from sayso.lang.patterns import any_of
from sayso.reading.lines import Line
from sayso.reading.page_source import PageSource

DEPTH_LIMIT = 240
"""Levels of elements: beyond 255 the parser drops what is inside, so such pages are read without their tree."""
EXTRACTOR_LIMIT = 8_000_000
"""Most characters handed to the extractor, which takes a second for a million of markup-rich page."""

MOST_NAMES = 20_000
"""Class names kept with what they mean: some hundred pages' worth."""

_LOOKS_LIKE_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h1|h2|meta|table|span|br|ul)\b", re.IGNORECASE
)
_TAG = re.compile(r"<(?:!--|/?[a-zA-Z!?])[^<>]*>")
_DOCTYPE = re.compile(rb"\s*<!doctype[^>]{0,500}>", re.IGNORECASE)
"""The parser stumbles over some, and none tells it anything."""
_CLOSED_ROOT = re.compile(rb"<html[^<>]{0,500}/>", re.IGNORECASE)
"""A root that is said to have no content: it is opened."""
_CONTROL = bytes([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20)])
"""Control characters that the parser takes for the end of the page."""
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


@dataclass(slots=True, eq=False)
class Place:
    """What the markup says of the words in one element, for all elements that are called the same. Never changed."""

    tag: str = ""
    hints: tuple[str, ...] = ()
    linked: bool = False
    hidden: bool = False
    style: str = ""


@dataclass(slots=True)
class _Run:
    """Text nodes that stand in one line, of the block with this number."""

    block: int
    place: Place
    pieces: list[str] = field(default_factory=list)
    linked: int = 0


def _parser() -> HTMLParser:
    """Return a parser set up as the extractor's own, but with one class for all elements, which is faster."""
    parser = HTMLParser(
        collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True
    )
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    return parser


_PARSER = _parser()


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
    """Return the lines of an HTML page with what the markup says of them, and its tree.

    Args:
        page: Decoded markup.
        packs: Languages whose words for parts of a page may stand in the markup's class names.
    """
    if "\r" in page:
        page = page.replace("\r\n", " \n").replace("\r", "\n")
    tree = _parse(page) if len(page) <= EXTRACTOR_LIMIT else None
    if tree is None or _TOO_DEEP(tree):
        return HtmlPage(_lines_without_tree(page), None)
    return HtmlPage(list(_lines(_runs(tree, part_hints(packs)), PageSource(page))), tree)


def _parse(page: str) -> Any:
    """Return the tree of a page; the extractor's own way of mending markup is taken where the parser finds little."""
    data = page.encode("utf-8", "surrogatepass").translate(None, _CONTROL)
    if root := _CLOSED_ROOT.search(data, 0, 4096):
        data = data[: root.end() - 2] + b">" + data[root.end() :]
    doctype = _DOCTYPE.match(data)
    try:
        tree = parse(data[doctype.end() :] if doctype else data, parser=_PARSER)
    except (etree.LxmlError, ValueError):
        tree = None
    return tree if tree is not None and len(tree) else load_html(page)


_INSIDE = 6
"""Letters from which on a word for a part of a page is also found inside of other words."""


class _Hints(dict[str, tuple[str, ...]]):
    """Parts of a page by class names, found once for each spelling: pages repeat them hundreds of times."""

    def __init__(self, packs: Sequence[LanguagePack]) -> None:
        super().__init__()
        self._parts = {row["word"]: row["part"] for pack in packs for row in pack.table("markup_words")}
        short = any_of(word for word in self._parts if len(word) < _INSIDE)
        long = any_of(word for word in self._parts if len(word) >= _INSIDE)
        self._pattern = re.compile(rf"{long}|(?<![a-z]){short}(?![a-z])")

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
    """Yield the text nodes of a page, those that stand in one line together."""
    run: _Run | None = None
    broken = spaced = False
    for text, place, block in _text_nodes(tree, hints):
        if not text:
            broken = True
            continue
        if text == " ":
            spaced = True
            continue
        if run is None or broken or run.block != block:
            if run:
                yield run
            run = _Run(block, place)
        elif spaced:
            run.pieces.append(" ")
        broken = spaced = False
        run.pieces.append(text)
        if place.linked:
            run.linked += len(text.strip())
        elif place.tag and not run.place.tag:
            run.place = place
    if run:
        yield run


def _text_nodes(tree: Any, hints: _Hints) -> Iterator[tuple[str, Place, int]]:
    """Yield each text node in page order, with its place and the number of its block; an empty one for a line break.

    White space between words is one node with one space.
    """
    spaced = False
    body = tree.find("body")
    known: dict[tuple[Place, str, str | None, tuple[str, ...]], Place] = {}
    outside = Place()
    places, blocks = [outside], [0]
    walk = etree.iterwalk(tree if body is None else body, events=("start", "end"))
    for number, (event, element) in enumerate(walk, 1):
        if event == "start":
            name = element.tag
            if name in _HIDDEN:
                walk.skip_subtree()
            elif name in _BREAKS:
                yield "", places[-1], blocks[-1]
            get = element.get
            own: tuple[str, ...] = ()
            if words := get("id"):
                own = hints[words]
            if words := get("itemprop"):
                own = (*hints[words], *own)
            key = (places[-1], name, get("class"), own)
            place = known.get(key)
            if place is None:
                place = known[key] = _place_of(*key, hints)
            places.append(place)
            blocks.append(blocks[-1] if name in _INLINE and blocks[-1] else number)
            text = element.text
        else:
            places.pop()
            blocks.pop()
            text = element.tail
        if not text or (spaced and text.isspace()):
            continue
        place = places[-1]
        if place is outside or place.hidden:
            continue
        spaced = text.isspace()
        yield " " if spaced else text, place, blocks[-1]


def _place_of(around: Place, name: str, names: str | None, own: tuple[str, ...], hints: _Hints) -> Place:
    """Return the place of an element.

    Args:
        around: The place around it.
        name: Its tag.
        names: Its classes, if it has any.
        own: Parts that its id and property stand for.
        hints: What classes stand for.
    """
    found = (name, *around.hints) if name in _ASIDE else around.hints
    found = (*own, *hints[names or ""], *found)
    return Place(
        name if name in _PLACES else around.tag,
        found[:4],
        around.linked or name == "a",
        around.hidden or name in _HIDDEN,
        around.style if name in _INLINE else f"{name}.{names or ''}<{around.style[:60]}",
    )


def _lines(runs: Iterable[_Run], source: PageSource) -> Iterator[Line]:
    """Yield the lines of text runs, looked up in the page in order."""
    block = -1
    for run in runs:
        text, segments = source.line_of(run.pieces)
        if text:
            at = run.place
            share = min(1.0, run.linked / len(text))
            yield Line(text, segments, run.block != block, at.tag, share, at.hints, at.style)
            block = run.block


def _lines_without_tree(page: str) -> list[Line]:
    """Return the lines of markup that no parser should be given: what stands between tags, one line each."""
    lines: list[Line] = []
    source = PageSource(page)
    skip_until = ""
    at = 0
    for match in _TAG.finditer(source.text):
        words = source.text[at : match.start()]
        if words.strip() and not skip_until:
            start = at + len(words) - len(words.lstrip())
            kept = words.strip()
            lines.append(Line(" ".join(kept.split()), source.segments(start, len(kept), 0)))
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
