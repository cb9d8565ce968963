"""A claim's voices as a small picture: what is one voice forks to its pages, what is two runs side by side."""

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.showing.records import ClaimView

_STEP = 28.0
_DOT = 9.0
_RIGHT = 62.0
"""Where the pages begin."""
_BAR = 38.0
"""Where ways meet of which it is not known how they go on."""
COLUMN = 4
"""Pages below each other; where there are more they stand in rows of that many."""
_MOST_DOTS = 6


@dataclass(frozen=True, slots=True)
class Dot:
    """A voice; hollow if it may be none."""

    x: float
    y: float
    sure: bool


@dataclass(frozen=True, slots=True)
class Glyph:
    """What the template draws once for all claims that look alike; `lines` are paths with whether they are certain."""

    width: float
    height: float
    dots: tuple[Dot, ...]
    lines: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The pictures of all claims, each drawn once.

    Attributes:
        shapes: Those that differ.
        of: Number of the shape by claim.
    """

    shapes: tuple[Glyph, ...]
    of: dict[str, int]


def draw_glyphs(claims: Iterable[ClaimView]) -> Glyphs:
    """Return the pictures of claims."""
    shapes: dict[Glyph, int] = {}
    of = {claim.id: shapes.setdefault(draw_glyph(claim), len(shapes)) for claim in claims}
    return Glyphs(tuple(shapes), of)


def draw_glyph(claim: ClaimView) -> Glyph:
    """Return the picture of a claim's voices, which stands to the left of its pages.

    One voice is a line that forks to its pages; as many voices as pages run side by side. In between it is not known
    which page has it from whom: all ways meet and are dashed.
    """
    count_pages = len(claim.pages)
    stacked = count_pages <= COLUMN
    rows = count_pages if stacked else (count_pages - 1) // COLUMN + 1
    most = claim.witnesses.low + 1 if claim.witnesses.high is None else claim.witnesses.high
    count = min(_MOST_DOTS, max(1, most))
    tallest = max(rows, count) * _STEP
    shift = (tallest - rows * _STEP) / 2
    ends = [(_RIGHT if stacked else _RIGHT - 6, shift + (row + 0.5) * _STEP) for row in range(rows)]
    step = tallest / count
    dots = tuple(Dot(_DOT, (i + 0.5) * step, i < claim.witnesses.low) for i in range(count))
    return Glyph(_RIGHT, tallest, dots, _lines(claim, dots, ends))


def _lines(claim: ClaimView, dots: tuple[Dot, ...], ends: list[tuple[float, float]]) -> tuple[tuple[str, bool], ...]:
    if claim.witnesses.high == 1:
        return tuple((_curve(dots[0], *end), True) for end in ends)
    if claim.witnesses.sure and len(dots) == len(ends) == len(claim.pages):
        return tuple((_curve(d, *end), True) for d, end in zip(dots, ends, strict=True))
    ways = [f"M{d.x + 8:g},{d.y:g}H{_BAR:g}" for d in dots] + [f"M{_BAR:g},{y:g}H{x:g}" for x, y in ends]
    heights = [d.y for d in dots] + [y for _, y in ends]
    return tuple((way, False) for way in (*ways, f"M{_BAR:g},{min(heights):g}V{max(heights):g}"))


def _curve(dot: Dot, x: float, y: float) -> str:
    start = dot.x + 8
    bend = (x - start) / 2
    return f"M{start:g},{dot.y:g}C{start + bend:g},{dot.y:g} {x - bend:g},{y:g} {x:g},{y:g}"
