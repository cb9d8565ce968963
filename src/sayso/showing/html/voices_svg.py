"""The voices graph laid out: three columns of names, ribbons as wide as they have utterances."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.showing.html.tongues import Tongues
from sayso.showing.strings import Strings
from sayso.showing.voices import DIRECT, OTHERS, UNKNOWN, Flow, Voices

_UNIT = 5.0
"""Height of one utterance; shrinks where there are many."""
_TALLEST = 420.0
"""Height that all ribbons of a column may have together."""
_GAP, _LEAST_GAP, _WIDEST_GAP = 15.0, 5.0, 60.0
_MANY = 14
"""Names in a column from which on they stand closer."""
_TOP = 30.0
_LONGEST = {True: (15, 15, 24), False: (32, 26, 22)}
"""Characters of a line of a name that each column has room for, on a phone and on a desk."""
_LINES = 2
"""Lines that a name may take; what is longer is cut."""
_LINE = 16.0
_LABELS = {UNKNOWN: "voices.unknown", DIRECT: "voices.none", OTHERS: "voices.others"}


@dataclass(frozen=True, slots=True)
class Node:
    """A name with its place. `column` is 0 (who), 1 (through) or 2 (page).

    Attributes:
        lines: The name, on as many lines as it needs.
        row: Of the interface's words, where the name is not a name but says what is unknown; None otherwise.
        full: The whole name; for words of the interface those of the first language.
    """

    key: str
    lines: tuple[str, ...]
    row: int | None
    full: str
    column: int
    x: float
    y: float
    height: float
    count: int
    special: bool


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A line between two names; `title` is a row of the interface's words, None on a phone, where nothing hovers."""

    path: str
    width: float
    page: str
    title: int | None


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
    heads: tuple[tuple[float, str, int], ...]


def draw_voices(voices: Voices, width: float, pages: Mapping[str, str], t: Tongues) -> Picture:
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
    ordered = [columns[0], _by_neighbours(columns[1], columns[0], voices.said), columns[2]]
    drawn = [
        [_node(name, column, xs[column], weights[column].get(name, 0), unit, pages, t, narrow) for name in names]
        for column, names in enumerate(ordered)
    ]
    total = max(sum(n.height + _gap(column) for n in column) for column in drawn) + _TOP
    nodes = {(n.column, n.key): n for column in drawn for n in _placed(column, total)}
    bars = (width * (0.3 if narrow else 0.235), xs[1], xs[2])
    ribbons = [
        *_ribbons(voices.said, 0, nodes, bars, unit, narrow, t),
        *_ribbons(voices.printed, 1, nodes, bars, unit, narrow, t),
    ]
    heads = tuple(
        (x, anchor, t.row_of(f"voices.{key}"))
        for x, anchor, key in ((bars[0], "end", "asserters"), (xs[1], "start", "via"), (xs[2], "start", "pages"))
    )
    if narrow:
        heads = ((0.0, "start", heads[0][2]), heads[1], (width, "end", heads[2][2]))
    return Picture(
        width, total, narrow, bars[0], _source_end(bars, narrow), tuple(nodes.values()), tuple(ribbons), heads
    )


def _node(
    name: str, column: int, x: float, count: int, unit: float, pages: Mapping[str, str], t: Tongues, narrow: bool
) -> Node:
    """Return a name that has no height in its column yet."""
    most, row = _LONGEST[narrow][column], None
    full = pages.get(name, name) if column == 2 else name
    lines: tuple[str, ...] = (name,) if column == 2 and narrow else _wrap(full, most)
    if label := _LABELS.get(name):
        row = t.row(lambda s: _cut(s(label), most + 3))
        full, lines = t.text(label), (t.table[row][0],)
    height = max(len(lines) * _LINE + (6 if narrow or column == 2 else 10), count * unit)
    return Node(name, lines, row, full, column, x, 0.0, height, count, name.startswith("\0"))


def _gap(column: Sequence[Node]) -> float:
    return _GAP if len(column) <= _MANY else _LEAST_GAP


def _placed(column: Sequence[Node], total: float) -> Iterator[Node]:
    """Yield the names of a column below each other, spread over the height as far as that is not too far."""
    gap, used = _gap(column), sum(n.height for n in column)
    room = (total - _TOP - used) / max(1, len(column))
    gap = max(gap, min(_WIDEST_GAP, room))
    y = _TOP + max(0.0, (total - _TOP - used - gap * len(column)) / 2)
    for node in column:
        yield replace(node, y=y)
        y += node.height + gap


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


def _ribbons(
    flows: Sequence[Flow],
    column: int,
    nodes: Mapping[tuple[int, str], Node],
    bars: Sequence[float],
    unit: float,
    narrow: bool,
    t: Tongues,
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
        title = None if narrow else t.row(_title(start, end, flow.count))
        found.append(Ribbon(path, max(1.5, thick - 1), flow.end if column else "", title))
    return found


def _title(start: Node, end: Node, count: int) -> Callable[[Strings], str]:
    def name(node: Node, t: Strings) -> str:
        return t(_LABELS[node.key]) if node.key in _LABELS else node.full

    return lambda t: f"{name(start, t)} → {name(end, t)}: {t('report.statements', n=count)}"


def _source_end(bars: Sequence[float], narrow: bool) -> float:
    """How far right of its bar a source's name reaches: ribbons go on from there."""
    return (bars[2] - bars[1]) * (0.62 if narrow else 0.5)


def _top(node: Node, used: float) -> float:
    return node.y + (node.height - used) / 2


def _wrap(name: str, most: int) -> tuple[str, ...]:
    """Return a name on lines of at most so many characters; what does not fit on the last is cut."""
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= most or not lines[-1] or len(lines) == _LINES:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(_cut(line, most) for line in lines)


def _cut(name: str, most: int) -> str:
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"
