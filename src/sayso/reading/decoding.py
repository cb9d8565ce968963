"""Bytes to text: what a file is by its first bytes, and in which encoding it is written."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from sayso.errors import PageError

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF, not a web page or text"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image, not a web page or text"),
    (b"\xff\xd8\xff", "a JPEG image, not a web page or text"),
    (b"GIF87a", "a GIF image, not a web page or text"),
    (b"GIF89a", "a GIF image, not a web page or text"),
    (b"BM", "a BMP image, not a web page or text"),
    (b"II*\x00", "a TIFF image, not a web page or text"),
    (b"MM\x00*", "a TIFF image, not a web page or text"),
    (b"PK\x03\x04", "a ZIP archive or office document, not a web page or text"),
    (b"\x1f\x8b", "a gzip archive, not a web page or text"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive, not a web page or text"),
    (b"Rar!\x1a\x07", "a RAR archive, not a web page or text"),
    (b"\x7fELF", "a program, not a web page or text"),
    (b"MZ\x90\x00", "a program, not a web page or text"),
    (b"ID3", "a sound file, not a web page or text"),
    (b"OggS", "a sound file, not a web page or text"),
    (b"SQLite format 3\x00", "a database, not a web page or text"),
    (b"\xd0\xcf\x11\xe0", "an old office document, not a web page or text"),
    (b"{\\rtf", "a rich-text document, not a web page or text"),
)
_TEXT_BEFORE = (b"GIF87a", b"GIF89a")
"""Signatures of letters that no text begins with; others count only before control characters."""
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,30})""", re.IGNORECASE)
_CONTROL = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_DETECTED_FROM = 200_000
"""Bytes looked at to tell an undeclared encoding: more does not change the answer and costs seconds."""
_CONTROL_SHARE = 0.01
"""Most control characters and undecodable bytes in a text, share of its characters."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page as text, and the encoding it was written in."""

    text: str
    encoding: str


def decode_page(data: bytes, source: str) -> Decoded:
    """Return the text of a page.

    Order: byte order mark, UTF-8 if it fits, UTF-16 by its zero bytes, declaration in the markup, detection.

    Raises:
        PageError: Empty, or not text.
    """
    if not data or data.isspace():
        raise PageError(source, "empty", "the page is empty")
    for magic, name in _SIGNATURES:
        if data.startswith(magic) and (magic in _TEXT_BEFORE or not magic.isalnum() or _BINARY.search(data[:64])):
            raise PageError(source, "not-text", f"this is {name}")
    if (data[:4] == b"RIFF" or data[4:8] == b"ftyp") and _BINARY.search(data[:64]):
        raise PageError(source, "not-text", "this is an image, sound or film, not a web page or text")
    decoded = _decode(data)
    if decoded is None or _looks_binary(decoded.text):
        raise PageError(source, "not-text", "these bytes are not text")
    if not decoded.text or decoded.text.isspace():
        raise PageError(source, "empty", "the page is empty")
    return decoded


def decode_text(data: bytes, declared: str | None = None) -> str:
    """Return the text of bytes that are known to be text; where they do not fit what is declared, what fits them."""
    if declared and (decoded := _try(data, declared)):
        return decoded.text
    decoded = _decode(data)
    return decoded.text if decoded else data.decode("utf-8", "replace")


def _decode(data: bytes) -> Decoded | None:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _try(data, encoding)
    if wide := _wide(data[:4000]):
        return _try(data, wide)
    if decoded := _try(data, "utf-8"):
        return decoded
    declared = _DECLARED.search(data[:4096])
    if declared and (decoded := _try(data, declared.group(1).decode("ascii"))):
        return decoded
    if data.count(b"\x00") > len(data) * _CONTROL_SHARE:
        return None
    return _detect(data)


def _detect(data: bytes) -> Decoded | None:
    """A few broken bytes leave UTF-8 what it is; else German and English pages are Windows-1252 or Latin-1."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken <= len(text) * 0.001 or broken * 4 < sum(c > "\x7f" and c != "\ufffd" for c in text):
        return Decoded(text, "utf-8")
    sample = data[:_DETECTED_FROM]
    for encoding in ("cp1252", "iso-8859-1"):
        decoded = _try(data, encoding)
        if decoded and _mostly_letters(decoded.text):
            return decoded
    best = from_bytes(sample).best()
    return _try(data, best.encoding) if best else None


def _mostly_letters(text: str) -> bool:
    """Tell whether the characters above ASCII are those of Western European text."""
    high = [c for c in text[:_DETECTED_FROM] if c > "\x7f"]
    usual = sum(c in "äöüÄÖÜßéèêàâçñóíáúôîûëïÉ„“”‚‘’–—…«»›‹€§°·©®\u00a0²³½¼¾µ•´" for c in high)
    return usual >= 0.8 * len(high)


def _wide(head: bytes) -> str | None:
    """UTF-16 without byte order mark: every second byte of Western text is zero."""
    if len(head) < 4 or len(head) % 2:
        head = head[: len(head) // 2 * 2]
    half = max(1, len(head) // 2)
    even, odd = head[0::2].count(0) / half, head[1::2].count(0) / half
    if odd > 0.6 and even < 0.1:
        return "utf-16-le"
    if even > 0.6 and odd < 0.1:
        return "utf-16-be"
    return None


def _try(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding.lower().removesuffix("-sig"))
    except (UnicodeDecodeError, LookupError):
        return None


def _looks_binary(text: str) -> bool:
    head = text[:100_000]
    in_bytes = head.encode("utf-8", "surrogatepass")
    control = len(in_bytes) - len(in_bytes.translate(None, _CONTROL)) + head.count("\ufffd")
    return control > len(head) * _CONTROL_SHARE
