"""A claim's voices and pages as a small picture: what is one voice forks, what is two runs side by side."""

from dataclasses import dataclass

from sayso.showing.records import ClaimView

_STEP = 28.0
_DOT = 9.0
_BOX = 26.0
_RIGHT = 62.0
"""Where boxes begin."""
_BAR = 38.0
"""Where ways meet of which it is not known how they go on."""
_COLUMN = 4
"""Boxes below each other; where there are more pages they stand in rows of that many."""
_MOST_DOTS = 6


@dataclass(frozen=True, slots=True)
class Dot:
    """A voice; hollow if it may be none."""

    x: float
    y: float
    sure: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A page, leading to the statement on it."""

    x: float
    y: float
    page: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Glyph:
    """What the template draws; `lines` are paths with whether they are certain."""

    width: float
    height: float
    dots: tuple[Dot, ...]
    boxes: tuple[Box, ...]
    lines: tuple[tuple[str, bool], ...]


def draw_glyph(claim: ClaimView) -> Glyph:
    """Return the picture of a claim's voices.

    One voice is a line that forks to its pages; as many voices as pages run side by side. In between it is not known
    which page has it from whom: all ways meet and are dashed.
    """
    first = {m.page: m.key for m in reversed(claim.members)}
    pages = claim.pages
    stacked = len(pages) <= _COLUMN
    boxes = tuple(
        Box(
            _RIGHT + (0 if stacked else i % _COLUMN * _STEP),
            (i if stacked else i // _COLUMN) * _STEP + 1,
            page,
            first[page],
        )
        for i, page in enumerate(pages)
    )
    most = claim.witnesses.low + 1 if claim.witnesses.high is None else claim.witnesses.high
    count = min(_MOST_DOTS, max(1, most))
    rows = len(pages) if stacked else (len(pages) - 1) // _COLUMN + 1
    tallest = max(rows, max(1, count)) * _STEP
    shift = (tallest - rows * _STEP) / 2
    boxes = tuple(Box(b.x, b.y + shift, b.page, b.anchor) for b in boxes)
    step = tallest / count
    dots = tuple(Dot(_DOT, (i + 0.5) * step, i < claim.witnesses.low) for i in range(count))
    width = _RIGHT + (_BOX if stacked else (_COLUMN - 1) * _STEP + _BOX) + 2
    return Glyph(width, tallest, dots, boxes, _lines(claim, dots, boxes, stacked))


def _lines(
    claim: ClaimView, dots: tuple[Dot, ...], boxes: tuple[Box, ...], stacked: bool
) -> tuple[tuple[str, bool], ...]:
    middles = [(_RIGHT, box.y + _BOX / 2 - 1) for box in boxes]
    if not stacked:
        ys = [y for _, y in middles]
        middles = [(56.0, y) for y in dict.fromkeys(ys)]
    if claim.witnesses.high == 1:
        return tuple((_curve(dots[0], *m), True) for m in middles)
    if claim.witnesses.sure and len(dots) == len(middles) == len(claim.pages):
        return tuple((_curve(d, *m), True) for d, m in zip(dots, middles, strict=True))
    ways = [f"M{d.x + 8:g},{d.y:g}H{_BAR}" for d in dots] + [f"M{_BAR},{y:g}H{x:g}" for x, y in middles]
    ends = [d.y for d in dots] + [y for _, y in middles]
    return tuple((way, False) for way in (*ways, f"M{_BAR},{min(ends):g}V{max(ends):g}"))


def _curve(dot: Dot, x: float, y: float) -> str:
    start = dot.x + 8
    bend = (x - start) / 2
    return f"M{start:g},{dot.y:g}C{start + bend:g},{dot.y:g} {x - bend:g},{y:g} {x:g},{y:g}"
