"""Markdown to lines: what its signs say of headings, quotes, lists and links; the words alone are kept."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sayso.model import Segment
from sayso.reading.dates import parse_declared
from sayso.reading.lines import Line
from sayso.reading.metadata import Facts

LOOKED_AT = 20_000
"""Characters in which the signs of Markdown are looked for."""
LONGEST_FRONT = 10_000
"""Most characters of the facts above a text."""

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(?=\S)")
_CLOSING = re.compile(r"[ \t]+#{1,8}[ \t]*$")
_QUOTE = re.compile(r"(?: {0,3}> ?)+")
_ITEM = re.compile(r"[ \t]{0,12}(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S)")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_RULE = re.compile(r" {0,3}(?:[-*_=][ \t]*){3,200}$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_TABLE = re.compile(r"[ \t]*\|.*\|[ \t]*$")
_TABLE_RULE = re.compile(r"[ \t|:-]+$")
_FRONT_LINE = re.compile(r"([A-Za-z][\w -]{0,40}):[ \t]*(\S.{0,1000})?$")
_INLINE = re.compile(
    r"(?P<image>(?:\[!\[[^\]\n]{0,500}\]\([^()\s]{0,2000}\)\s?\]|!\[[^\]\n]{0,500}\])\([^()\s]{0,2000}(?:\s\"[^\"\n]{0,300}\")?\))"
    r"|(?P<link>\[(?P<words>(?:[^\[\]\n\\]|\\.){1,500})\]\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}(?:\s\"[^\"\n]{0,300}\")?\))"
    r"|(?P<auto><https?://[^<>\s]{1,2000}>)|(?P<tag></?[A-Za-z][\w-]{0,20}(?:\s[^<>\n]{0,500})?/?>)"
    r"|\\(?P<escaped>[\\`*_{}\[\]()#+\-.!|>~\"'])|(?P<strong>\*{2,3}|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)|(?<!\w)_{1,3}|_{1,3}(?!\w)|~~|`{1,3})"
)
_SIGNS = (
    re.compile(r"(?m)^ {0,3}#{1,6} \S"),
    re.compile(r"\[[^\]\n]{1,300}\]\((?:https?:/|/|#|mailto:|\.)"),
    re.compile(r"(?:\*\*|__)[^*_\n]{1,300}(?:\*\*|__)"),
    re.compile(r"(?m)^> \S"),
    re.compile(r"(?m)^[-*+] \S"),
    re.compile(r"(?m)^[^\n]{3,300}\n(?:={3,200}|-{3,200})$"),
)
_FACTS = {
    "title": "title", "headline": "title", "date": "published", "published": "published", "pubdate": "published",
    "updated": "modified", "modified": "modified", "lastmod": "modified", "url": "url", "source": "url",
    "canonical": "url", "hostname": "outlet", "sitename": "outlet", "site": "outlet", "publisher": "outlet",
    "author": "authors", "authors": "authors",
}  # fmt: skip


@dataclass(slots=True)
class _Piece:
    """A stretch of the page that stands in a line."""

    start: int
    end: int
    linked: bool = False


@dataclass(slots=True)
class _Block:
    """Lines of the page that are one line of the article."""

    tag: str
    gap: bool
    pieces: list[_Piece] = field(default_factory=list)
    open: bool = True


def looks_like_markdown(page: str) -> bool:
    """Tell whether a text is Markdown: facts above it, or two kinds of its signs, one of them a heading or a link."""
    head = page[:LOOKED_AT]
    if _front(page)[0]:
        return True
    found = [bool(sign.search(head)) for sign in _SIGNS]
    return any((found[0], found[1], found[5])) and sum(found) > 1


def read_markdown(page: str) -> tuple[list[Line], Facts]:
    """Return the lines of a Markdown text, and the facts that stand above it."""
    length, facts = _front(page)
    return [line for block in _blocks(page, length) if (line := _line(page, block))], facts


def _front(page: str) -> tuple[int, Facts]:
    """Return the length of the facts above a text, and the facts; 0 if there are none."""
    end = page.find("\n---", 4, LONGEST_FRONT) if page.startswith("---\n") else -1
    if end < 0:
        return 0, Facts()
    values: dict[str, str] = {}
    lines = page[4:end].split("\n")
    for line in lines:
        match = _FRONT_LINE.match(line)
        if match and match.group(2):
            values.setdefault(_FACTS.get(match.group(1).lower(), ""), match.group(2).strip().strip("\"'"))
        elif not match and line.strip() and not line.startswith((" ", "\t", "-")):
            return 0, Facts()
    address = values.get("url", "")
    return end + 4, Facts(
        title=values.get("title"),
        published=parse_declared(values.get("published", "")),
        modified=parse_declared(values.get("modified", "")),
        authors=tuple(filter(None, (name.strip(" \"'[]") for name in values.get("authors", "").split(",")))),
        outlet=values.get("outlet"),
        url=address if address.startswith(("http://", "https://")) else None,
    )


def _blocks(page: str, at: int) -> Iterator[_Block]:
    """Yield headings, paragraphs, items and quotes in page order; code is passed over."""
    block: _Block | None = None
    gap = fenced = False
    for match in re.compile(r"[^\n]*\n?").finditer(page, at):
        start, end = match.start(), match.start() + len(match.group().rstrip("\r\n"))
        line = page[start:end]
        if _FENCE.match(line):
            fenced = not fenced and page.find("\n" + line.strip()[:3], end) > 0
            continue
        if fenced or start == len(page):
            continue
        if block and not gap and len(block.pieces) == 1 and _UNDERLINE.match(line) and block.tag == "":
            block.tag, block.open = "h1" if "=" in line else "h2", False
            continue
        if not line.strip() or _RULE.match(line) or (_TABLE.match(line) and _TABLE_RULE.match(line)):
            gap = True
            continue
        tag, skip = _begin(line)
        if block and block.open and not gap and (tag == "" or (tag == block.tag == "blockquote")):
            block.pieces.append(_Piece(start + skip, end))
        else:
            if block:
                yield block
            block = _Block(tag, gap, [_Piece(start + skip, end)], tag not in _HEADINGS and tag != "td")
        if page[end - 2 : end] == "  " or page[end - 1 : end] == "\\":
            block.open = False
        gap = False
    if block:
        yield block


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def _begin(line: str) -> tuple[str, int]:
    """Return what a line begins, and how many characters of it are signs."""
    quoted = _QUOTE.match(line)
    skip = quoted.end() if quoted else 0
    if heading := _HEADING.match(line, skip):
        return f"h{len(heading.group(1))}", heading.end()
    if item := _ITEM.match(line, skip):
        return "li", item.end()
    if _TABLE.match(line):
        return "td", skip
    return ("blockquote" if quoted else ""), skip


def _line(page: str, block: _Block) -> Line | None:
    """Return the words of a block and where they stand; None if it has none."""
    words: list[str] = []
    segments: list[Segment] = []
    at = linked = 0
    for piece in block.pieces:
        end = piece.end
        if block.tag in _HEADINGS and (closing := _CLOSING.search(page, piece.start, end)):
            end = closing.start()
        spaced = bool(words)
        for part in _visible(page, piece.start, end):
            for run in re.compile(r"[^\s|]+" if block.tag == "td" else r"\S+").finditer(page, part.start, part.end):
                between = page[part.start : run.start()] if not words else page[run.start() - 1]
                spaced = spaced or between.isspace() or (block.tag == "td" and between == "|")
                if spaced and words:
                    words.append(" ")
                    at += 1
                words.append(run.group())
                segments.append(Segment(at, run.start(), len(run.group())))
                at += len(run.group())
                linked += len(run.group()) if part.linked else 0
                spaced = False
            spaced = spaced or page[part.end - 1 : part.end].isspace()
    text = "".join(words)
    return Line(text, _folded(page, segments), block.gap, block.tag, min(1.0, linked / len(text))) if text else None


def _folded(page: str, segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Return segments, as one those between which nothing, or the same space, stands in line and page."""
    folded: list[Segment] = []
    for segment in segments:
        last = folded[-1] if folded else None
        between = page[last.page_start + last.length : segment.page_start] if last else "?"
        if last and between in ("", " ") and segment.start - last.start == segment.page_start - last.page_start:
            folded[-1] = Segment(last.start, last.page_start, segment.start + segment.length - last.start)
        else:
            folded.append(segment)
    return tuple(folded)


def _visible(page: str, start: int, end: int) -> Iterator[_Piece]:
    """Yield the stretches of a line that are shown, in order."""
    at = start
    for match in _INLINE.finditer(page, start, end):
        if at < match.start():
            yield _Piece(at, match.start())
        at = match.end()
        if match.group("words") is not None:
            for piece in _visible(page, *match.span("words")):
                yield _Piece(piece.start, piece.end, True)
        elif match.group("escaped") is not None:
            yield _Piece(*match.span("escaped"))
        elif match.group("auto") is not None:
            yield _Piece(match.start() + 1, match.end() - 1, True)
    if at < end:
        yield _Piece(at, end)
