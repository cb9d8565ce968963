"""PDF to lines: the text layer, its set lines put together to paragraphs, running heads told by their repetition.

Needs the extra `pdf`; only this file imports it.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from sayso.errors import PageError
from sayso.model import Segment
from sayso.reading.lines import Line
from sayso.reading.wrapped import END_MARKS

MOST_PAGES = 200
"""Pages of a PDF that are read: a page of the web has some, a whole newspaper a hundred."""
MOST_CHARACTERS = 1_000_000
"""Characters of a text layer that are read."""
MOST_UNPACKED = 200_000_000
"""Bytes that the packed streams of a PDF may unpack to: the library would unpack up to a gigabyte."""
MARGIN = 0.12
"""Share of a sheet's height, above and below, in which running heads and page numbers stand."""
LEAST_LETTERS = 20
"""Letters in a text layer from which on it is one: scanned pages carry stamps."""
HEADLINE_SIZE = 1.5
"""How much greater than the body's letters those of the headline are, at least."""
HEADING_SIZE = 1.12
"""Likewise for sub-headings."""
COLUMN_GAP = 3.0
"""White space inside a line, in sizes of its letters, that divides columns."""
INDENT = 0.7
"""How far the first line of a paragraph is set in, in sizes of its letters, at least."""
SAME_SIZE = 0.06
"""Greatest difference of letters of one size, share."""

_STEP = 65_536
_STREAM = re.compile(rb"stream\r?\n")
_NUMBERS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W{0,3}(?:[^\W\d]{1,10}\.? )?\d{1,4}(?:\W{1,3}(?:[^\W\d]{1,4} )?\d{1,4})?\W{0,3}")
_LETTER = re.compile(r"[^\W\d_]")
_HYPHENS = "\x02\u00ad\ufffe"
"""How the text layer gives a hyphen at which a word was divided."""


@dataclass(slots=True)
class SetLine:
    """A line as it is set: its words and where it stands on its sheet, in points from the lower left corner."""

    text: str
    sheet: int
    left: float
    right: float
    base: float
    size: float
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Layer:
    """The text layer of a PDF.

    Attributes:
        text: What offsets refer to: a line for each paragraph.
        lines: The paragraphs. `tag` is `h1` or `h2` by the size of the letters, `hints` holds `running-head` for what
            stands above or below the text of several sheets.
        title: As the file's own data give it.
        sheets: How many sheets it has.
    """

    text: str
    lines: list[Line]
    title: str | None
    sheets: int


def is_pdf(data: bytes) -> bool:
    """Tell whether a file is a PDF."""
    return b"%PDF-" in data[:1024] and data[:1024].lstrip()[:1] != b"<"


def read_pdf(data: bytes, source: str) -> Layer:
    """Return the text layer of a PDF.

    Raises:
        PageError: The extra is not installed, the file is broken or locked, or it has no text layer.
    """
    try:
        import pypdfium2
    except ImportError:
        reason = 'a PDF; it can be read with the extra "pdf": in the checkout, pip install ".[pdf]"'
        raise PageError(source, "needs-extra", reason) from None
    if unpacked_size(data) > MOST_UNPACKED:
        raise PageError(source, "too-large", f"this PDF unpacks to more than {MOST_UNPACKED // 1_000_000} MB")
    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        reason = "this PDF is locked with a password" if locked else "this PDF is broken"
        raise PageError(source, "locked" if locked else "broken-pdf", reason) from None
    try:
        set_lines = list(_set_lines(file))
        title = " ".join(str(file.get_metadata_value("Title") or "").split()) or None
        sheets = len(file)
    except (pypdfium2.PdfiumError, ValueError):
        raise PageError(source, "broken-pdf", "this PDF is broken") from None
    finally:
        file.close()
    if sum(len(_LETTER.findall(line.text)) for line in set_lines) < LEAST_LETTERS:
        raise PageError(source, "no-text-layer", "this PDF holds pictures of pages only, no text")
    text, lines = lay_out(set_lines)
    return Layer(text, lines, title, sheets)


def unpacked_size(data: bytes) -> int:
    """Return how many bytes the packed streams of a PDF unpack to, counted to a little beyond the limit."""
    view = memoryview(data)
    total = end = 0
    for match in _STREAM.finditer(data):
        if match.end() < end:
            continue
        unpacking = zlib.decompressobj()
        end = match.end()
        try:
            while end < len(data) and not unpacking.eof and total <= MOST_UNPACKED:
                piece = unpacking.unconsumed_tail or view[end : end + _STEP]
                end += 0 if unpacking.unconsumed_tail else len(piece)
                total += len(unpacking.decompress(piece, 16 * _STEP))
        except zlib.error:
            end = match.end()
        if total > MOST_UNPACKED:
            break
    return total


def _set_lines(file: Any) -> Iterator[SetLine]:
    """Yield the lines of all sheets, in the order of the file."""
    left = MOST_CHARACTERS
    for number in range(min(len(file), MOST_PAGES)):
        sheet = file[number]
        words = sheet.get_textpage()
        count = min(words.count_chars(), left)
        left -= count
        yield from _lines_of_sheet(words, count, number, sheet.get_height())
        words.close()
        sheet.close()
        if not left:
            return


def _lines_of_sheet(words: Any, count: int, number: int, height: float) -> Iterator[SetLine]:
    from pypdfium2 import raw

    line: SetLine | None = None
    for i in range(count):
        char = _char(raw.FPDFText_GetUnicode(words, i))
        if char in "\r\n":
            if line:
                yield line
            line = None
            continue
        if raw.FPDFText_IsGenerated(words, i):
            if line and char == " ":
                line.text += char
            continue
        left, bottom, right, _ = words.get_charbox(i, loose=True)
        size = raw.FPDFText_GetFontSize(words, i) or 1.0
        if line and (left - line.right > COLUMN_GAP * size or abs(bottom - line.base) > 0.8 * max(size, line.size)):
            yield line
            line = None
        if line is None:
            line = SetLine("", number, left, right, bottom, size, height)
        line.text += char
        line.right = right
    if line:
        yield line


def _char(code: int) -> str:
    """Return the character of a code; nothing is shown for codes that are none."""
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def lay_out(set_lines: Sequence[SetLine]) -> tuple[str, list[Line]]:
    """Return the text of a layer and its paragraphs."""
    kept = [line for line in set_lines if line.text.strip()]
    heads = _running_heads(kept)
    running = [line for i, line in enumerate(kept) if i not in heads]
    body = _body_size(running)
    spacing = _spacing(running, body)
    pieces: list[str] = []
    lines: list[Line] = []
    at = 0
    before: SetLine | None = None
    for i, line in enumerate(kept):
        words = _clean(line.text)
        if i in heads:
            at = _add(pieces, lines, words, at, Line(words, (), True, "", 0.0, ("running-head",)))
            continue
        if before is not None and lines and _goes_on(before, line, spacing, lines):
            at = _join(pieces, lines, words, at)
        else:
            at = _add(pieces, lines, words, at, Line(words, (), True, _tag(line, body)))
        before = line
    return "".join(pieces), lines


def _add(pieces: list[str], lines: list[Line], words: str, at: int, line: Line) -> int:
    if pieces:
        pieces.append("\n")
        at += 1
    pieces.append(words)
    lines.append(Line(line.text, (Segment(0, at, len(words)),), line.gap, line.tag, 0.0, line.hints))
    return at + len(words)


def _join(pieces: list[str], lines: list[Line], words: str, at: int) -> int:
    """Put a set line behind the paragraph that it goes on; a word divided by a hyphen is one again."""
    at_last = next(i for i in range(len(lines) - 1, -1, -1) if not lines[i].hints)
    last = lines[at_last]
    if at_last < len(lines) - 1:  # a running head stands between: the paragraph goes on behind it
        pieces.append("\n")
        at += 1
    divided = last.text[-1:] in _HYPHENS or (last.text[-1:] == "-" and words[:1].islower())
    text = last.text[:-1] if divided else last.text + " "
    segments = last.segments
    if divided:
        final = segments[-1]
        segments = (*segments[:-1], Segment(final.start, final.page_start, final.length - 1))
    elif at_last == len(lines) - 1:
        pieces.append(" ")
        at += 1
    pieces.append(words)
    segment = Segment(len(text), at, len(words))
    lines[at_last] = Line(text + words, (*segments, segment), last.gap, last.tag, 0.0, last.hints)
    return at + len(words)


def _clean(text: str) -> str:
    """Return the words of a line; a dividing hyphen stays at its end only."""
    text = " ".join(text.split())
    inner = text[:-1].translate({ord(c): None for c in _HYPHENS})
    return inner + text[-1:]


def _running_heads(lines: Sequence[SetLine]) -> set[int]:
    """Return the lines above and below the text that several sheets repeat, numbers aside, and page numbers."""
    outside = [i for i, line in enumerate(lines) if not MARGIN * line.height < line.base < (1 - MARGIN) * line.height]
    keys = {i: _NUMBERS.sub("0", lines[i].text.strip()) for i in outside}
    sheets = Counter(key for key, _ in {(keys[i], lines[i].sheet) for i in outside})
    return {i for i in outside if sheets[keys[i]] > 1 or _PAGE_NUMBER.fullmatch(lines[i].text.strip())}


def _body_size(lines: Sequence[SetLine]) -> float:
    """Return the size in which most letters are set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _tag(line: SetLine, body: float) -> str:
    if line.size >= HEADLINE_SIZE * body:
        return "h1"
    return "h2" if line.size >= HEADING_SIZE * body else ""


def _spacing(lines: Sequence[SetLine], body: float) -> float:
    """Return the usual distance of the lines of a paragraph, in sizes of their letters."""
    steps = [
        (a.base - b.base) / a.size
        for a, b in pairwise(lines)
        if a.sheet == b.sheet and a.base > b.base and abs(a.size - body) < SAME_SIZE * body
    ]
    return median([step for step in steps if step < 3] or [1.2])


def _goes_on(before: SetLine, line: SetLine, spacing: float, lines: Sequence[Line]) -> bool:
    """Tell whether a line goes on with the paragraph of the line before."""
    if abs(before.size - line.size) > SAME_SIZE * before.size:
        return False
    step = (before.base - line.base) / before.size
    if before.sheet != line.sheet or step <= 0:  # another sheet or column
        paragraph = next(known for known in reversed(lines) if not known.hints)
        return paragraph.text[-1] not in END_MARKS and not paragraph.tag
    indented = line.left - before.left > INDENT * line.size
    return step < 1.35 * spacing and not indented
