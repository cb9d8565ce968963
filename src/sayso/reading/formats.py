"""The formats that hold records, recognised by content; what none of them knows is one page."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from sayso.reading.archives import MEMBER_LIMIT, is_gzip, is_warc, is_zip, read_gzip, read_warc, read_zip
from sayso.reading.jsonl import is_json, read_json
from sayso.reading.mime import is_message, read_message
from sayso.reading.newsxml import is_news_xml, read_news_xml
from sayso.reading.structured import Record, Records

HEAD = 65_536
"""Bytes looked at to recognise a format."""
NESTING = 4
"""Archives within archives that are opened: a WACZ holds gzip, which holds WARC."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format: how it is recognised by its first bytes, and how its records are read."""

    name: str
    recognise: Callable[[bytes], bool]
    read: Callable[[BinaryIO], Records]


FORMATS = (
    Format("WARC", is_warc, read_warc),
    Format("JSON", is_json, read_json),
    Format("MHTML or e-mail", is_message, read_message),
    Format("RSS, Atom, NewsML-G2 or NITF", is_news_xml, read_news_xml),
)


def read_records(file: BinaryIO, level: int = 0) -> Records:
    """Yield the pages in a file, in file order; an unknown file is one page.

    Args:
        file: Open for reading; a ZIP must be seekable.
        level: How many archives the file is inside of.
    """

    def inner(part: BinaryIO, name: str) -> Records:
        for record in read_records(part, level + 1):
            joined = "#".join(filter(None, (name, record.name)))
            yield Record(joined, record.data, record.url, record.article, record.code, record.reason)

    head = file.read(HEAD)
    if is_zip(head) or is_gzip(head):
        if level >= NESTING:
            yield Record("", code="nested", reason=f"archives are nested deeper than {NESTING}")
        elif is_zip(head):
            yield from read_zip(_seekable(file, head), inner)
        else:
            yield from read_gzip(_Again(head, file), inner)  # type: ignore[arg-type]
        return
    again = _Again(head, file)
    for known in FORMATS:
        if known.recognise(head):
            yield from known.read(again)  # type: ignore[arg-type]
            return
    data = again.read(MEMBER_LIMIT + 1)
    if len(data) > MEMBER_LIMIT:
        yield Record("", code="too-large", reason="pages of up to 20 MB are read; this one is longer")
    else:
        yield Record("", data=data)


class _Again:
    """A file whose first bytes were read already, from its beginning."""

    def __init__(self, head: bytes, file: BinaryIO) -> None:
        self._head = io.BytesIO(head)
        self._file = file

    def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes, or all."""
        data = self._head.read(size)
        return data + self._file.read(size - len(data) if size >= 0 else -1)

    def readline(self, size: int = -1) -> bytes:
        """Return the next line, at most `size` bytes of it."""
        line = self._head.readline(size)
        if line.endswith(b"\n") or (0 <= size <= len(line)):
            return line
        return line + self._file.readline(size - len(line) if size >= 0 else -1)


def _seekable(file: BinaryIO, head: bytes) -> BinaryIO:
    try:
        if file.seekable():
            file.seek(0)
            return file
    except (OSError, AttributeError, ValueError):
        pass
    return io.BytesIO(head + file.read(MEMBER_LIMIT))
