"""The map of a story's places: outlines of land and borders from the package, cut to the places and drawn as lines."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

from sayso.showing.records import PlaceView

_UNIT = 50
"""Steps to a degree in the file of outlines."""
_WIDTH, _HEIGHT = 1000.0, 560.0
"""Of the drawing; the template stretches it."""
_LEAST = 4.0
"""Degrees of latitude that a map shows at least: outlines say nothing nearer than that."""
_MARGIN = 0.18
"""Of the extent of the places, left around them."""
_NORTH, _SOUTH = 80.0, -60.0
"""Degrees beyond which a map of the world shows nothing, unless a place lies there."""
_LABELS = 26
_CHARACTER, _LINE = 7.6, 17.0
"""Width of a letter and height of a line of a label at the drawing's full width."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the map, in hundredths of its width and height.

    Attributes:
        place: The place.
        radius: In pixels, by the number of pages that name it.
        label: Where its name goes: `right`, `left` or empty where others would cover it.
    """

    place: PlaceView
    x: float
    y: float
    radius: float
    label: str


@dataclass(frozen=True, slots=True)
class Map:
    """What the template draws: path data of land and of borders, and dots."""

    width: int
    height: int
    land: str
    borders: str
    dots: tuple[Dot, ...]


def draw_map(places: Sequence[PlaceView]) -> Map | None:
    """Return the map of places; None if there are none."""
    if not places:
        return None
    window = _Window(places)
    land: list[str] = []
    borders: list[str] = []
    for kind, points in read_outlines():
        if not window.touches(points):
            continue
        drawn = [window.project(p) for p in points]
        if kind == "land":
            ring = _thin(_clip(drawn))
            if len(ring) > 2:
                land.append(_path(ring) + "z")
        else:
            borders += [_path(_thin(line)) for line in _inside(drawn)]
    return Map(int(_WIDTH), int(_HEIGHT), "".join(land), "".join(borders), _dots(places, window))


class _Window:
    """The stretch of the earth that is shown, in a projection that keeps its middle in shape."""

    def __init__(self, places: Sequence[PlaceView]) -> None:
        south, north = (f(p.latitude for p in places) for f in (min, max))
        west, east = (f(p.longitude for p in places) for f in (min, max))
        self._squeeze = max(0.3, math.cos(math.radians((south + north) / 2)))
        high = max(_LEAST, (north - south) * (1 + 2 * _MARGIN))
        wide = (east - west) * (1 + 2 * _MARGIN) * self._squeeze
        high = max(high, wide * _HEIGHT / _WIDTH)
        self._scale = _HEIGHT / high
        self._middle = ((west + east) / 2, (south + north) / 2)
        half = _WIDTH / self._scale / self._squeeze / 2
        self._west, self._east = self._middle[0] - half, self._middle[0] + half
        self._south, self._north = self._middle[1] - high / 2, self._middle[1] + high / 2

    def project(self, point: Point) -> Point:
        """Return where longitude and latitude lie in the drawing."""
        x = (point[0] - self._middle[0]) * self._squeeze * self._scale + _WIDTH / 2
        return x, (self._middle[1] - point[1]) * self._scale + _HEIGHT / 2

    def touches(self, points: Sequence[Point]) -> bool:
        """Tell whether the box around points lies at least partly in the window."""
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        return min(xs) < self._east and max(xs) > self._west and min(ys) < self._north and max(ys) > self._south


def read_outlines() -> Iterator[tuple[str, list[Point]]]:
    """Yield the outlines of the package: `land` or `border`, and points of longitude and latitude."""
    text = files("sayso.showing.html").joinpath("outlines.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        kind, _, letters = line.partition(" ")
        if kind in ("land", "border"):
            yield kind, _decode(letters)


def _decode(letters: str) -> list[Point]:
    numbers, number, shift = [], 0, 0
    for letter in letters:
        value = ord(letter) - 63
        number |= (value & 31) << shift
        shift += 5
        if value < 32:
            numbers.append(number // 2 if number % 2 == 0 else -(number // 2) - 1)
            number = shift = 0
    x = y = 0
    points = []
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / _UNIT, y / _UNIT))
    return points


def _clip(ring: Sequence[Point]) -> list[Point]:
    """Return a ring cut to the drawing, side by side (Sutherland and Hodgman)."""
    points = list(ring)
    for axis, limit, sign in ((0, 0.0, 1), (0, _WIDTH, -1), (1, 0.0, 1), (1, _HEIGHT, -1)):
        points = list(_cut(points, axis, limit, sign))
    return points


def _cut(points: Sequence[Point], axis: int, limit: float, sign: int) -> Iterator[Point]:
    def within(p: Point) -> bool:
        return (p[axis] - limit) * sign >= 0

    for before, point in zip([*points[-1:], *points[:-1]], points, strict=True):
        if within(before) != within(point):
            t = (limit - before[axis]) / (point[axis] - before[axis])
            yield before[0] + t * (point[0] - before[0]), before[1] + t * (point[1] - before[1])
        if within(point):
            yield point


def _inside(line: Sequence[Point]) -> Iterator[list[Point]]:
    """Yield the runs of a line in the drawing, each with the points just outside."""
    shown = [0 <= x <= _WIDTH and 0 <= y <= _HEIGHT for x, y in line]
    run: list[Point] = []
    for i, point in enumerate(line):
        if any(shown[max(0, i - 1) : i + 2]):
            run.append(point)
        elif run:
            yield run
            run = []
    if len(run) > 1:
        yield run


def _thin(points: Sequence[Point]) -> list[Point]:
    """Return points on whole steps of the drawing, without those that fall together."""
    found: list[Point] = []
    for x, y in points:
        here = (float(round(x)), float(round(y)))
        if not found or here != found[-1]:
            found.append(here)
    return found


def _path(points: Iterable[Point]) -> str:
    """Return path data with each point as its way from the one before."""
    parts: list[str] = []
    before = (0.0, 0.0)
    for x, y in points:
        dx, dy = x - before[0], y - before[1]
        parts.append(f"{'l' if parts else 'M'}{dx:g}{',' if dy >= 0 else ''}{dy:g}")
        before = (x, y)
    return "".join(parts)


def _dots(places: Sequence[PlaceView], window: _Window) -> tuple[Dot, ...]:
    """Return the dots, those on most pages first; a name that would cover another is left to the list below."""
    taken: list[tuple[float, float, float, float]] = []
    spots = [window.project((p.longitude, p.latitude)) for p in places]
    taken += [(x - 5, y - 5, x + 5, y + 5) for x, y in spots]
    dots = []
    for number, (place, (x, y)) in enumerate(zip(places, spots, strict=True)):
        radius = min(9.0, 3.0 + 1.5 * math.sqrt(len(place.words)))
        label = _label(place.name, x, y, radius, taken) if number < _LABELS else ""
        dots.append(Dot(place, 100 * x / _WIDTH, 100 * y / _HEIGHT, radius, label))
    return tuple(dots)


def _label(name: str, x: float, y: float, radius: float, taken: list[tuple[float, float, float, float]]) -> str:
    wide = len(name) * _CHARACTER
    boxes: dict[str, Callable[[], tuple[float, float, float, float]]] = {
        "right": lambda: (x + radius + 3, y - _LINE / 2, x + radius + 3 + wide, y + _LINE / 2),
        "left": lambda: (x - radius - 3 - wide, y - _LINE / 2, x - radius - 3, y + _LINE / 2),
    }
    for side, make in boxes.items():
        box = make()
        if box[0] >= 0 and box[2] <= _WIDTH and not any(_meet(box, other) for other in taken):
            taken.append(box)
            return side
    return ""


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
