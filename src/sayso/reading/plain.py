"""Text that is an article already: nothing is cleaned, offsets are those of the text itself."""

import hashlib
from dataclasses import dataclass

from sayso.model import Block, BlockKind, Document, OffsetMap, Page, Segment, Span
from sayso.reading.wrapped import LEAST_WIDTH, is_open, is_wrapped

_LONG_LINE = 45
"""Characters from which a line without an end mark is no heading, if it breaks off at a space or a small word."""


def document_from_text(
    text: str,
    *,
    id: str = "text",
    title: str | None = None,
    language: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
) -> Document:
    """Return a document whose text is the given text, a paragraph for each line that is not blank.

    Args:
        text: Running text; line breaks end paragraphs.
        id: Id of the document.
        title: If given and equal to the first line, that line is the title.
        language: ISO 639-1 code; None if unknown.
        published: ISO 8601, only as precise as known.
        outlet: Who published.
    """
    blocks: list[Block] = []
    for span in _paragraphs(text):
        kind = BlockKind.TITLE if title and not blocks and span.of(text) == title.strip() else BlockKind.PARAGRAPH
        blocks.append(Block(kind, span))
    data = text.encode("utf-8", "surrogatepass")
    return Document(
        id=id,
        text=text,
        blocks=tuple(blocks),
        page=Page(id, "text/plain", "utf-8", len(text), hashlib.sha256(data).hexdigest()),
        offsets=OffsetMap((Segment(0, 0, len(text)),) if text else ()),
        language=language,
        outlet=outlet,
        published=published,
    )


def _paragraphs(text: str) -> list[Span]:
    """Return the lines of a text; a line that runs on in the middle of a sentence is one with the line before."""
    lines = _lines(text)
    wrapped = is_wrapped(lines)
    spans: list[Span] = []
    for line in lines:
        open_end = bool(spans) and not line.gap and is_open(spans[-1].of(text)[-1], line.text)
        if open_end and _runs_on(text, spans[-1], line.place.start, wrapped):
            spans[-1] = Span(spans[-1].start, line.place.end)
        else:
            spans.append(line.place)
    return spans


@dataclass(frozen=True, slots=True)
class _TextLine:
    """A line with its place; `gap` if a blank line stands before it."""

    text: str
    place: Span
    gap: bool


def _lines(text: str) -> list[_TextLine]:
    lines: list[_TextLine] = []
    start, gap = 0, True
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            first = start + line.index(bare[0])
            lines.append(_TextLine(bare, Span(first, first + len(bare)), gap))
        gap = not bare
        start += len(line) + 1
    return lines


def _runs_on(text: str, line: Span, next_start: int, wrapped: bool) -> bool:
    """Tell whether a line that ends without a mark goes on in the next: lines wrapped by a page's layout do."""
    if text[next_start].islower():
        return True
    last_break = text.rfind("\n", line.start, line.end) + 1
    length = line.end - max(line.start, last_break)
    spaced = text[line.end].isspace() and text[line.end] != "\n"
    if wrapped and (length >= LEAST_WIDTH or spaced or text[next_start - 1] != "\n"):
        return True
    last = text[line.start : line.end].rsplit(None, 1)[-1]
    return length >= _LONG_LINE and (spaced or (last.islower() and len(last) < 5))
