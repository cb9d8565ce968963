"""Files and folders to documents: one bad page never stops the others."""

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from sayso.errors import PageError
from sayso.lang import LanguagePack
from sayso.model import BlockKind, Document, Issue, Page
from sayso.reading.assemble import assemble
from sayso.reading.decoding import decode_page
from sayso.reading.documents import (
    Found,
    read_html_page,
    read_layer,
    read_markdown_page,
    read_text_page,
    with_facts,
    with_quirks,
)
from sayso.reading.formats import read_records
from sayso.reading.furniture import reading_packs
from sayso.reading.html import looks_like_html
from sayso.reading.markdown import looks_like_markdown
from sayso.reading.pdf import is_pdf, read_pdf
from sayso.reading.structured import Record, document_of

SIZE_LIMIT = 20_000_000
"""Most bytes of one page: the longest news pages have some five million, and cleaning needs fifty times the size."""

PARAGRAPH_LIMIT = 3_000_000
"""Most characters of one paragraph. Books have two million in all: more in one line is data or a broken page, and what
follows would take minutes."""


def read_pages(sources: Iterable[str | Path]) -> Iterator[Document | Issue]:
    """Yield a document for each page that could be read, and an issue for each that could not, in the order given.

    Args:
        sources: Files, folders (read in name order, with subfolders) or `-` for standard input.
    """
    for path in find_files(sources):
        if isinstance(path, Issue):
            yield path
        else:
            yield from read_file(path)


def find_files(sources: Iterable[str | Path]) -> Iterator[str | Issue]:
    """Yield the files that sources stand for, in the order in which `read_pages` reads them; folders without any."""
    for source in sources:
        yield from _files(source)


def read_bytes(data: bytes, source: str, url: str | None = None) -> Iterator[Document | Issue]:
    """Yield a document or issue for each page in the bytes of a file, in file order, as `read_pages` does for files.

    Args:
        data: The file.
        source: Its name, for messages and ids.
        url: Address it was fetched from; pages that bring their own keep it.
    """
    try:
        for record in read_records(BytesIO(data)):
            yield _read_record(replace(record, url=record.url or url), source)
    except PageError as error:
        yield Issue(error.source, "reading", error.code, str(error), fatal=True)
    except (OSError, ValueError):
        yield Issue(source, "reading", "unreadable", f"{source}: cannot be read", fatal=True)


def read_file(path: str) -> Iterator[Document | Issue]:
    """Yield what is in one file, as `read_pages` does."""
    try:
        with _open(path) as file:
            for record in read_records(file):
                yield _read_record(record, path)
    except PageError as error:
        yield Issue(error.source, "reading", error.code, str(error), fatal=True)
    except FileNotFoundError:
        yield Issue(path, "reading", "missing", f"{path}: no such file", fatal=True)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "cannot be opened"
        yield Issue(path, "reading", "unreadable", f"{path}: {reason.lower()}", fatal=True)


def _read_record(record: Record, path: str) -> Document | Issue:
    source = f"{path}#{record.name}" if record.name else path
    if record.reason:
        return Issue(source, "reading", record.code, f"{source}: {record.reason}", fatal=True)
    try:
        if record.article is None:
            return read_page(record.data or b"", source, record.url)
        doc = document_of(record.article, source, reading_packs())
    except PageError as error:
        return Issue(error.source, "reading", error.code, str(error), fatal=True)
    return doc or Issue(source, "reading", "no-article", f"{source}: no article found in the record", fatal=True)


def read_page(data: bytes, source: str = "page", url: str | None = None) -> Document:
    """Return the article of one page.

    Args:
        data: The page as it came.
        source: Path or address, for messages and as id.
        url: Address of the page, if known.

    Raises:
        PageError: The page cannot be read: empty, too large, not text, no article in it.
    """
    if len(data) > SIZE_LIMIT:
        raise PageError(source, "too-large", f"{len(data) // 1_000_000} MB; pages of up to 20 MB are read")
    packs = reading_packs()
    if is_pdf(data):
        layer = read_pdf(data, source)
        found, encoding, length = read_layer(layer, packs), "pdf", len(layer.text)
    else:
        decoded = decode_page(data, source)
        found, encoding, length = _reader(decoded.text)(decoded.text, packs), decoded.encoding, len(decoded.text)
    found = with_quirks(found, url, packs)
    parts = assemble(found.lines, found.labels)
    if not any(b.kind in (BlockKind.PARAGRAPH, BlockKind.LEAD) for b in parts.blocks):
        raise PageError(source, "no-article", "no article found, only page furniture")
    longest = max(len(block.span) for block in parts.blocks)
    if longest > PARAGRAPH_LIMIT:
        reason = f"one line of {longest / 1_000_000:.1f} million characters is no article; up to 3 million are read"
        raise PageError(source, "endless-line", reason)
    page = Page(source, found.media_type, encoding, length, hashlib.sha256(data).hexdigest())
    return with_facts(parts, found, page, url, packs)


def _reader(text: str) -> Callable[[str, Sequence[LanguagePack]], Found]:
    if looks_like_html(text):
        return read_html_page
    return read_markdown_page if looks_like_markdown(text) else read_text_page


def _files(source: str | Path) -> Iterator[str | Issue]:
    if str(source) == "-":
        yield "-"
        return
    path = Path(source)
    if not path.is_dir():
        yield str(source)
        return
    found = False
    for file in sorted(path.rglob("*")):
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(path).parts):
            found = True
            yield str(file)
    if not found:
        yield Issue(str(source), "reading", "empty-folder", f"{source}: the folder holds no page", fatal=True)


@contextmanager
def _open(path: str) -> Iterator[BinaryIO]:
    """Open a file; a page, unlike an archive, is never read further than its limit."""
    if path == "-":
        yield sys.stdin.buffer
        return
    with Path(path).open("rb") as file:
        yield file
