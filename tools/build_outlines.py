"""Make the outlines of land and borders for the report's map: `src/sayso/showing/html/outlines.txt`.

    npm pack world-atlas && tar xzf world-atlas-*.tgz
    python tools/build_outlines.py package/countries-50m.json

world-atlas (Michael Bostock, ISC) is made from Natural Earth, which is in the public domain.
"""

import json
import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parent.parent / "src" / "sayso" / "showing" / "html" / "outlines.txt"
UNIT = 50
"""Steps to a degree: a fiftieth is two kilometres, less than a line is wide on any map that is drawn."""
NEAR, FAR = 0.02, 0.07
"""How far a line may be straightened, in degrees: in Europe and elsewhere."""
EUROPE = (-12.0, 34.0, 42.0, 71.0)
LEAST = {True: 0.02, False: 0.25}
"""Square degrees below which an island is left out, in Europe and elsewhere."""
HEAD = """# Land and borders for the report's map; made by tools/build_outlines.py, not edited by hand.
# From Natural Earth (naturalearthdata.com, public domain) by way of world-atlas (Michael Bostock, ISC).
# A line each: `land` is a closed ring, `border` a line between states. Points are degrees of longitude and latitude
# times {unit}, each but the first as its distance from the one before, as pairs of letters.
"""
Point = tuple[float, float]


def main() -> None:
    """Write the outlines."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    arcs = [simple(points) for points in decode(topology)]
    land = [ring for polygon in polygons(topology["objects"]["land"]) for ring in polygon]
    coast = {index if index >= 0 else ~index for ring in land for index in ring}
    used = {
        index if index >= 0 else ~index
        for polygon in polygons(topology["objects"]["countries"])
        for ring in polygon
        for index in ring
    }
    lines = [HEAD.format(unit=UNIT).rstrip()]
    for ring in land:
        points = joined(ring, arcs)
        if len(points) > 3 and abs(area(points)) >= LEAST[inside(points[0])]:
            lines.append(f"land {encode(points)}")
    lines += [f"border {encode(arcs[index])}" for index in sorted(used - coast)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{TARGET.name}: {len(lines) - 4} lines, {TARGET.stat().st_size:,} bytes\n")


def decode(topology: Any) -> list[list[Point]]:
    """Return the lines of a topology in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        found.append(points)
    return found


def polygons(collection: Any) -> list[list[list[int]]]:
    """Return all polygons of a collection as lists of rings."""
    found: list[list[list[int]]] = []
    for item in collection["geometries"]:
        found += item["arcs"] if item["type"] == "MultiPolygon" else [item["arcs"]] if item["type"] == "Polygon" else []
    return found


def joined(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    """Return the points of a ring; a negative number means a line walked backwards."""
    points: list[Point] = []
    for index in ring:
        line = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += line[1:] if points else line
    return points


def simple(points: list[Point]) -> list[Point]:
    """Return a line with the points left out that hardly change it (Douglas and Peucker)."""
    keep, stack = {0, len(points) - 1}, [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        far, at = max((distance(points[i], points[first], points[last]), i) for i in range(first + 1, last))
        if far > (NEAR if inside(points[at]) else FAR):
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [points[i] for i in sorted(keep)]


def distance(p: Point, a: Point, b: Point) -> float:
    """Return how far a point lies from a stretch."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length)) if length else 0.0
    x, y = a[0] + t * dx - p[0], a[1] + t * dy - p[1]
    return float((x * x + y * y) ** 0.5)


def inside(point: Point) -> bool:
    """Tell whether a point lies in Europe."""
    west, south, east, north = EUROPE
    return west <= point[0] <= east and south <= point[1] <= north


def area(points: list[Point]) -> float:
    """Return the area of a ring in square degrees."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True)) / 2


def encode(points: list[Point]) -> str:
    """Return points as letters: each number zigzag, five bits a letter, the sixth bit says that it goes on."""
    out: list[str] = []
    before = (0, 0)
    for point in points:
        here = (round(point[0] * UNIT), round(point[1] * UNIT))
        if out and here == before:
            continue
        for now, last in zip(here, before, strict=True):
            number = (now - last) * 2 if now >= last else (last - now) * 2 - 1
            while number > 31:
                out.append(chr(63 + (32 | number & 31)))
                number >>= 5
            out.append(chr(63 + number))
        before = here
    return "".join(out)


if __name__ == "__main__":
    main()
