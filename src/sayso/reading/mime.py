"""Pages saved by browsers as one file (MHTML) and newsletters (.eml)."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import BinaryIO

from sayso.reading.decoding import decode_text
from sayso.reading.structured import Record, Records

MESSAGE_LIMIT = 60_000_000
"""Most bytes of one message: saved pages carry their pictures."""
MOST_PARTS = 2000
"""Parts of a message looked at."""

_HEADER = re.compile(rb"(?:[A-Za-z][\w-]{1,60}:[^\n]*\n)")


def is_message(head: bytes) -> bool:
    """Tell whether a file begins with headers of a message."""
    lower = head[:8000].lower()
    return bool(_HEADER.match(head)) and (b"mime-version:" in lower or b"\nmessage-id:" in lower)


def read_message(file: BinaryIO) -> Records:
    """Yield the page of a message: its first HTML part, else its first plain text."""
    data = file.read(MESSAGE_LIMIT + 1)
    if len(data) > MESSAGE_LIMIT:
        yield Record("", code="too-large", reason="the message is longer than 60 MB")
        return
    try:
        message = message_from_bytes(data, policy=policy.default)
        yield _record(message)
    except (ValueError, LookupError, RecursionError, AttributeError, TypeError, KeyError, IndexError):
        yield Record("", code="broken-record", reason="the message is broken")


def _record(message: EmailMessage) -> Record:
    plain: bytes | None = None
    for number, part in enumerate(message.walk()):
        kind = part.get_content_type()
        if number > MOST_PARTS:
            break
        if part.is_multipart() or kind not in ("text/html", "text/plain", "application/xhtml+xml"):
            continue
        payload = part.get_payload(decode=True)
        data = _utf8(payload, part.get_content_charset()) if isinstance(payload, bytes) else b""
        if not data.strip():
            continue
        if kind != "text/plain":
            address = part.get("Content-Location") or message.get("Snapshot-Content-Location")
            return Record("", data=data, url=str(address) if str(address).startswith("http") else None)
        plain = plain or data
    return Record("", data=plain) if plain else Record("", code="no-article", reason="the message holds no text")


def _utf8(data: bytes, charset: str | None) -> bytes:
    return decode_text(data, charset).encode("utf-8", "surrogatepass") if charset else data
