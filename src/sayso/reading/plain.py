"""Text that is an article already: nothing is cleaned, offsets are those of the text itself."""

import hashlib
import re

from sayso.model import Block, BlockKind, Document, OffsetMap, Page, Segment, Span

_LINE = re.compile(r"[^\n]*\S[^\n]*")


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
    blocks = []
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        kind = BlockKind.TITLE if title and not blocks and line.strip() == title.strip() else BlockKind.PARAGRAPH
        blocks.append(Block(kind, Span(start, start + len(line.strip()))))
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
