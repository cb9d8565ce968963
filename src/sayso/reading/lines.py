"""Lines of a page: what every cleaner works on, each with the way back to the page."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.model import Segment, Span

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Characters that show nothing; they split words that belong together and are left out of the text."""

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_RUN = re.compile(f"[^{INVISIBLE}]+")


@dataclass(slots=True)
class Line:
    """A stretch of the page that stands by itself. Not changed once made; pages have thousands, so it is not frozen.

    Attributes:
        text: Its words, without white space around them and without invisible characters.
        segments: Where they stand: `start` counts from the beginning of `text`, `page_start` from that of the page.
        gap: True if the page sets it apart from the line before (a blank line).
        tag: Markup element that holds it, such as `h2`; empty in plain text.
        linked: Share of characters inside links; 0 in plain text.
        hints: What its element and those around it call themselves, such as `caption`; nearest first.
        style: How its element and those around it are called; equal for parts that a page treats alike.
        wanted: Whether the HTML extractor takes it for article text; None in plain text.
    """

    text: str
    segments: tuple[Segment, ...]
    gap: bool = False
    tag: str = ""
    linked: float = 0.0
    hints: tuple[str, ...] = ()
    style: str = ""
    wanted: bool | None = None

    @property
    def page_span(self) -> Span | None:
        """From its first to its last character in the page; None if none stands there as it is."""
        if not self.segments:
            return None
        last = self.segments[-1]
        return Span(self.segments[0].page_start, last.page_start + last.length)


def split_lines(page: str) -> list[Line]:
    """Return the lines of a plain text that are not blank, in text order."""
    lines: list[Line] = []
    previous = 0
    for match in _LINE.finditer(page):
        raw = match.group()
        kept = raw.strip()
        if not kept.strip(INVISIBLE + " \t\u00a0"):
            continue
        start = match.start() + raw.index(kept)
        text, segments = _visible(page, start, start + len(kept))
        between = page[previous : match.start()]
        lines.append(Line(text, segments, gap=between.count("\n") > 1 or between.count("\r") > 1))
        previous = match.end()
    return lines


def part_of(line: Line, start: int, end: int) -> Line:
    """Return the stretch of a line between two offsets, without white space around it."""
    while start < end and line.text[start].isspace():
        start += 1
    while end > start and line.text[end - 1].isspace():
        end -= 1
    segments: list[Segment] = []
    for s in line.segments:
        first, last = max(s.start, start), min(s.start + s.length, end)
        if first < last:
            segments.append(Segment(first - start, s.page_start + first - s.start, last - first))
    return replace(line, text=line.text[start:end], segments=tuple(segments))


def split_at(line: Line, offsets: Sequence[int]) -> list[Line]:
    """Return the parts of a line between offsets, empty parts left out; only the first keeps the gap before it."""
    bounds = [0, *sorted(offsets), len(line.text)]
    parts = [part_of(line, a, b) for a, b in itertools.pairwise(bounds) if line.text[a:b].strip()]
    return [replace(p, gap=p.gap and i == 0) for i, p in enumerate(parts)]


def _visible(page: str, start: int, end: int) -> tuple[str, tuple[Segment, ...]]:
    words: list[str] = []
    segments: list[Segment] = []
    at = 0
    for run in _RUN.finditer(page, start, end):
        words.append(run.group())
        segments.append(Segment(at, run.start(), run.end() - run.start()))
        at += segments[-1].length
    return "".join(words), tuple(segments)
