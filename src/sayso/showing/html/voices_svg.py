"""The voices graph laid out: three columns of names, ribbons as wide as they have utterances."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.showing.strings import Strings
from sayso.showing.voices import DIRECT, OTHERS, UNKNOWN, Flow, Voices

_UNIT = 5.0
"""Height of one utterance; shrinks where there are many."""
_TALLEST = 420.0
"""Height that all ribbons of a column may have together."""
_GAP = 15.0
_TOP = 30.0
_LONGEST = {True: (15, 15, 24), False: (36, 28, 22)}
"""Characters of a name that each column has room for, on a phone and on a desk."""
_LINE = 26.0
"""Least height of a node: that of its name."""


@dataclass(frozen=True, slots=True)
class Node:
    """A name with its place. `column` is 0 (who), 1 (through) or 2 (page)."""

    key: str
    name: str
    full: str
    column: int
    x: float
    y: float
    height: float
    count: int
    special: bool


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A line between two names."""

    path: str
    width: float
    page: str
    title: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Picture:
    """What the template draws."""

    width: float
    height: float
    narrow: bool
    bar0: float
    box: float
    nodes: tuple[Node, ...]
    ribbons: tuple[Ribbon, ...]
    heads: tuple[tuple[float, str, str], ...]


def draw_voices(voices: Voices, width: float, pages: Mapping[str, str], t: Strings) -> Picture:
    """Return the picture of a voices graph at a width in pixels.

    Args:
        voices: The graph.
        width: Of the picture; below 500 names are cut shorter and pages are letters only.
        pages: Name of each page by letter.
        t: Words of the interface.
    """
    narrow = width < 500
    columns = (voices.asserters, voices.sources, voices.pages)
    weights = [
        _weights(voices.said, start=True),
        _weights(voices.said, start=False),
        _weights(voices.printed, start=False),
    ]
    for name, count in _weights(voices.printed, start=True).items():
        weights[1][name] = max(count, weights[1].get(name, 0))
    unit = min(_UNIT, _TALLEST / max(1, *(sum(w.values()) for w in weights)))
    xs = (0.0, width * (0.43 if narrow else 0.44), width - (30.0 if narrow else 190.0))
    labels = {UNKNOWN: t("voices.unknown"), DIRECT: t("voices.none"), OTHERS: t("voices.others")}
    ordered = [columns[0], _by_neighbours(columns[1], columns[0], voices.said), columns[2]]
    nodes: dict[tuple[int, str], Node] = {}
    heights = []
    for column, names in enumerate(ordered):
        y = _TOP
        for name in names:
            count = weights[column].get(name, 0)
            height = max(_LINE if not narrow else _LINE - 4, count * unit)
            full = labels.get(name) or (f"{name}  {pages[name]}" if column == 2 else name)
            shown = name if column == 2 and narrow else _cut(full, _LONGEST[narrow][column])
            nodes[column, name] = Node(name, shown, full, column, xs[column], y, height, count, name.startswith("\0"))
            y += height + _GAP
        heights.append(y)
    total = max(heights)
    nodes = _centred(nodes, heights, total)
    bars = (width * (0.3 if narrow else 0.235), xs[1], xs[2])
    ribbons = [
        *_ribbons(voices.said, 0, nodes, bars, unit, narrow, t),
        *_ribbons(voices.printed, 1, nodes, bars, unit, narrow, t),
    ]
    heads = tuple(
        (x, anchor, t(f"voices.{key}"))
        for x, anchor, key in ((bars[0], "end", "asserters"), (xs[1], "start", "via"), (xs[2], "start", "pages"))
    )
    if narrow:
        heads = ((0.0, "start", heads[0][2]), heads[1], (width, "end", heads[2][2]))
    return Picture(
        width, total, narrow, bars[0], _source_end(bars, narrow), tuple(nodes.values()), tuple(ribbons), heads
    )


def _weights(flows: Iterable[Flow], start: bool) -> dict[str, int]:
    weights: dict[str, int] = defaultdict(int)
    for flow in flows:
        weights[flow.start if start else flow.end] += flow.count
    return weights


def _by_neighbours(names: Sequence[str], others: Sequence[str], flows: Iterable[Flow]) -> list[str]:
    """Names in the order of the middle of what they are linked with, so that few ribbons cross."""
    rank = {name: i for i, name in enumerate(others)}
    weight: dict[str, int] = defaultdict(int)
    middle: dict[str, float] = defaultdict(float)
    for flow in flows:
        weight[flow.end] += flow.count
        middle[flow.end] += flow.count * rank[flow.start]
    return sorted(names, key=lambda n: (middle[n] / weight[n] if weight[n] else 0.0, n))


def _centred(
    nodes: Mapping[tuple[int, str], Node], heights: Sequence[float], total: float
) -> dict[tuple[int, str], Node]:
    return {
        key: Node(
            n.key, n.name, n.full, n.column, n.x, n.y + (total - heights[n.column]) / 2, n.height, n.count, n.special
        )
        for key, n in nodes.items()
    }


def _ribbons(
    flows: Sequence[Flow],
    column: int,
    nodes: Mapping[tuple[int, str], Node],
    bars: Sequence[float],
    unit: float,
    narrow: bool,
    t: Strings,
) -> list[Ribbon]:
    """Ribbons from one column to the next; at each node they lie one below the other."""
    ordered = sorted(flows, key=lambda f: (nodes[column, f.start].y, nodes[column + 1, f.end].y))
    leaving = dict.fromkeys(ordered, 0.0)
    used: dict[tuple[int, str], float] = defaultdict(float)
    for flow in ordered:
        leaving[flow] = used[column, flow.start]
        used[column, flow.start] += flow.count * unit
    arriving: dict[Flow, float] = {}
    for flow in sorted(flows, key=lambda f: (nodes[column + 1, f.end].y, nodes[column, f.start].y)):
        arriving[flow] = used[column + 1, flow.end]
        used[column + 1, flow.end] += flow.count * unit
    x1 = bars[column] + (6 if column == 0 else _source_end(bars, narrow))
    x2 = bars[column + 1] - 6
    found = []
    for flow in ordered:
        start, end = nodes[column, flow.start], nodes[column + 1, flow.end]
        thick = flow.count * unit
        y1 = _top(start, used[column, flow.start]) + leaving[flow] + thick / 2
        y2 = _top(end, used[column + 1, flow.end]) + arriving[flow] + thick / 2
        bend = (x2 - x1) / 2
        path = f"M{x1:.1f},{y1:.1f}C{x1 + bend:.1f},{y1:.1f} {x2 - bend:.1f},{y2:.1f} {x2:.1f},{y2:.1f}"
        title = f"{start.full} → {end.full}: {t('report.statements', n=flow.count)}"
        page = flow.end if column else ""
        found.append(Ribbon(path, max(1.5, thick - 1), page, title, flow.start, flow.end))
    return found


def _source_end(bars: Sequence[float], narrow: bool) -> float:
    """How far right of its bar a source's name reaches: ribbons go on from there."""
    return (bars[2] - bars[1]) * (0.62 if narrow else 0.5)


def _top(node: Node, used: float) -> float:
    return node.y + (node.height - used) / 2


def _cut(name: str, most: int) -> str:
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"
