"""Files that hold files: ZIP (also WACZ), gzip, WARC and WET. Everything streams; nothing is unpacked without limit."""

import re
import zipfile
import zlib
from collections.abc import Callable
from typing import BinaryIO

from sayso.reading.structured import Record, Records

MEMBER_LIMIT = 20_000_000
"""Most bytes of one page in an archive, unpacked: as for a page."""
MOST_MEMBERS = 1_000_000
"""Members of a ZIP that are looked at."""
HEADER_LIMIT = 64_000
"""Most bytes of the headers of one WARC record."""

_OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF")
_LENGTH = re.compile(rb"^Content-Length:\s*(\d{1,15})\s*$", re.IGNORECASE | re.MULTILINE)
_KIND = re.compile(rb"^WARC-Type:\s*([\w-]+)", re.IGNORECASE | re.MULTILINE)
_ADDRESS = re.compile(rb"^WARC-Target-URI:\s*<?([^\s>]+)", re.IGNORECASE | re.MULTILINE)
_MEDIA = re.compile(rb"^Content-Type:\s*([^;\s]+)", re.IGNORECASE | re.MULTILINE)

_CHUNK = re.compile(rb"([\da-fA-F]{1,8})[^\r\n]{0,200}\r\n")
_BETWEEN = b"\r\n\r\nWARC/1."
"""What stands between two records."""
_ENDLESS = 1 << 60

Open = Callable[[BinaryIO, str], Records]
"""Reads a file inside a file: given the file and its name."""


def is_zip(head: bytes) -> bool:
    """Tell whether a file begins like a ZIP."""
    return head.startswith(b"PK\x03\x04")


def is_gzip(head: bytes) -> bool:
    """Tell whether a file begins like gzip."""
    return head.startswith(b"\x1f\x8b")


def is_warc(head: bytes) -> bool:
    """Tell whether a file begins like a WARC record."""
    return head.startswith(b"WARC/")


def read_zip(file: BinaryIO, inner: Open) -> Records:
    """Yield the pages of a ZIP in name order; members that unpack to more than the limit are told and left out."""
    try:
        with zipfile.ZipFile(file) as archive:
            members = [m for m in archive.infolist()[:MOST_MEMBERS] if not m.is_dir()]
            if any(m.filename in _OFFICE for m in members):
                yield Record("", code="not-text", reason="an office document or program, not an archive of pages")
                return
            if any(m.filename.startswith("archive/") and ".warc" in m.filename for m in members):
                members = [m for m in members if m.filename.startswith("archive/")]
            for member in sorted(members, key=lambda m: m.filename):
                if not any(part.startswith((".", "__MACOSX")) for part in member.filename.split("/")):
                    yield from _member(archive, member, inner)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError):
        yield Record("", code="broken-archive", reason="the ZIP archive is broken")


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, inner: Open) -> Records:
    try:
        with archive.open(member) as file:
            yield from inner(file, member.filename)  # type: ignore[arg-type]
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, EOFError, ValueError):
        yield Record(member.filename, code="broken-archive", reason="this part of the archive is broken or encrypted")


def read_gzip(file: BinaryIO, inner: Open) -> Records:
    """Yield the pages of a gzip file."""
    unzipped = _Unzipped(file)
    yield from inner(unzipped, "")  # type: ignore[arg-type]
    if unzipped.broken:
        yield Record("", code="broken-archive", reason="the gzip file is broken or cut off; what came before was read")


class _Unzipped:
    """A gzip file, unpacked as it is read; broken ends are taken for the end."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._stream = zlib.decompressobj(31)
        self._ready = b""
        self.broken = False

    def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes, or all."""
        pieces, length = [self._ready], len(self._ready)
        while size < 0 or length < size:
            piece = self._more()
            if not piece:
                break
            pieces.append(piece)
            length += len(piece)
        data = b"".join(pieces)
        cut = len(data) if size < 0 else size
        self._ready = data[cut:]
        return data[:cut]

    def readline(self, size: int = -1) -> bytes:
        """Return the next line, at most `size` bytes of it."""
        pieces: list[bytes] = []
        length = 0
        while True:
            piece = self.read(65_536 if size < 0 else min(65_536, size - length))
            if not piece:
                break
            end = piece.find(b"\n") + 1
            pieces.append(piece[:end] if end else piece)
            length += len(pieces[-1])
            if end:
                self._ready = piece[end:] + self._ready
                break
        return b"".join(pieces)

    def _more(self) -> bytes:
        while True:
            data = self._stream.unconsumed_tail or self._stream.unused_data or self._file.read(65_536)
            if self._stream.eof:
                data = self._stream.unused_data or self._file.read(65_536)
                if not data.startswith(b"\x1f\x8b"):
                    return b""
                self._stream = zlib.decompressobj(31)
            if not data:
                self.broken = not self._stream.eof
                return b""
            try:
                piece = self._stream.decompress(data, 262_144)
            except zlib.error:
                self.broken = True
                return b""
            if piece:
                return piece


def read_warc(file: BinaryIO) -> Records:
    """Yield the pages of a WARC or WET: responses with HTML, and texts; other records are passed over.

    A record whose length is wrong is told; reading goes on with the next one that can be made out.
    """
    stream = _Stream(file)
    number = found = 0
    while header := _header(stream):
        if not header.startswith(b"WARC/"):
            yield Record(str(number), code="broken-record", reason="this record is longer than it says")
            found += 1
            if not stream.skip_to_record():
                return
            continue
        number += 1
        for record in _warc_record(stream, header, str(number)):
            found += 1
            yield record
    if not found:
        yield Record("", code="no-article", reason="the archive holds no page")


def _warc_record(stream: "_Stream", header: bytes, name: str) -> Records:
    length, kind = _LENGTH.search(header), _KIND.search(header)
    wanted = bool(kind and kind.group(1).lower() in (b"response", b"conversion", b"resource"))
    if not length:
        yield Record(name, code="broken-record", reason="a record without length")
        stream.skip_to_record()
        return
    size = int(length.group(1))
    if size > MEMBER_LIMIT or not wanted:
        whole = stream.skip(size)
        if wanted:
            yield Record(name, code="too-large", reason=f"a record of {size // 1_000_000} MB")
        elif not whole:
            yield Record(name, code="broken-record", reason="the archive ends inside this record")
        return
    body, whole = stream.take(size)
    address = _ADDRESS.search(header)
    url = address.group(1).decode("utf-8", "replace") if address else None
    page = _payload(body) if kind and kind.group(1).lower() == b"response" else body
    if page is not None:
        yield Record(name, data=page, url=url)
    if not whole:
        yield Record(name, code="broken-record", reason="the archive ends, or goes on, inside this record")


class _Stream:
    """A WARC as it is read, with what was read too far."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._ready = b""

    def readline(self) -> bytes:
        """Return the next line, at most as long as headers may be."""
        end = self._ready.find(b"\n") + 1
        if not end and len(self._ready) < HEADER_LIMIT:
            self._ready += self._file.readline(HEADER_LIMIT)
            end = self._ready.find(b"\n") + 1
        end = min(end or HEADER_LIMIT, HEADER_LIMIT)
        line, self._ready = self._ready[:end], self._ready[end:]
        return line

    def _read(self, size: int) -> bytes:
        data, self._ready = self._ready[:size], self._ready[size:]
        return data + self._file.read(size - len(data)) if len(data) < size else data

    def take(self, size: int) -> tuple[bytes, bool]:
        """Return a body, and whether it ends where it says; if not, it ends before the next record in it."""
        body = self._read(size)
        self._ready = self._read(4)
        if len(body) == size and self._ready in (b"", b"\r\n\r\n"):
            return body, True
        following = body.find(_BETWEEN)
        if following < 0:
            return body, len(body) == size
        self._ready = body[following:] + self._ready
        return body[:following], False

    def skip(self, size: int) -> bool:
        """Pass over a body; tell whether it is as long as it says. A record inside it is not passed over."""
        tail = b""
        while size > 0:
            piece = self._read(min(1_000_000, size))
            at = (tail + piece).find(_BETWEEN)
            if at >= 0:
                self._ready = (tail + piece)[at:] + self._ready
                return False
            if not piece:
                return False
            size -= len(piece)
            tail = piece[-len(_BETWEEN) :]
        return True

    def skip_to_record(self) -> bool:
        """Pass over what is no record; tell whether one follows."""
        return not self.skip(_ENDLESS) and bool(self._ready)


def _header(stream: _Stream) -> bytes:
    """Return the headers of the next record; what stands there instead if there is none; nothing at the end."""
    lines: list[bytes] = []
    length = 0
    while length < HEADER_LIMIT:
        line = stream.readline()
        length += len(line) or HEADER_LIMIT
        if line.strip():
            lines.append(line.rstrip(b"\r\n"))
            if not lines[0].startswith(b"WARC/"):
                break
        elif lines or not line:
            break
    return b"\n".join(lines)


def _payload(body: bytes) -> bytes | None:
    """Return the page of an HTTP response; None if it is no page."""
    head, _, data = body.partition(b"\r\n\r\n")
    media = _MEDIA.search(head)
    if not re.match(rb"HTTP/[\d.]+ 2\d\d", head) or (media and b"html" not in media.group(1).lower()):
        return None
    lower = head.lower()
    if b"transfer-encoding: chunked" in lower:
        data = _unchunked(data)
    if b"content-encoding: gzip" in lower or b"content-encoding: deflate" in lower:
        try:
            data = zlib.decompressobj(47).decompress(data, MEMBER_LIMIT)
        except zlib.error:
            return None
    return data


def _unchunked(data: bytes) -> bytes:
    pieces: list[bytes] = []
    at = 0
    while match := _CHUNK.match(data, at):
        size = int(match.group(1), 16)
        if not size:
            return b"".join(pieces)
        pieces.append(data[match.end() : match.end() + size])
        at = match.end() + size + 2
    return b"".join([*pieces, data[at:]])  # a wrong length loses nothing
