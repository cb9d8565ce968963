"""Memory and time for an archive far larger than memory should grow, made on the spot."""

import argparse
import base64
import gzip
import json
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from bench.common import BenchError, Figures

PAGES = 200
"""Pages with an article, spread over the archive."""
FILLER = 4_000_000
"""Bytes of each picture or film between them."""
HUGE = 60_000_000
"""Bytes of the one record that is longer than pages may be."""
FORMS = ("warc", "warc.gz", "zip", "jsonl")

_READ = """
import resource, sys
from sayso.reading import ReadingCounts, read_file
counts = ReadingCounts()
for item in read_file(sys.argv[1]):
    counts.add(item)
try:
    peak = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
except (OSError, StopIteration):  # elsewhere than on Linux
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(peak / 1024, sum(counts.pages.values()), sum(counts.left.values()))
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the task's arguments."""
    parser.add_argument("--megabytes", type=int, default=2000, help="size of the archive, unpacked (2000)")
    parser.add_argument("--form", choices=FORMS, default="warc", help="what it is (warc)")


def run(args: argparse.Namespace) -> Figures:
    """Return peak memory in megabytes and seconds of reading, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"archive.{args.form}")
        make_archive(path, args.form, args.megabytes * 1_000_000)
        size = path.stat().st_size / 1e6
        peak, seconds, pages, left = read_apart(path)
    failed = float(pages != PAGES)
    values = {"peak_megabytes": peak, "seconds": seconds, "pages": pages, "left": left, "failed": failed}
    read = f"{pages:.0f} pages read, {left:.0f} left, peak {peak:.0f} MB, {seconds:.0f} s"
    table = f"{args.form}: {size:,.0f} MB on disk, {read}"
    return Figures(values, table)


def read_apart(path: Path) -> tuple[float, float, float, float]:
    """Return peak memory in megabytes, seconds, pages read and left, of a process that reads one file."""
    started = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", _READ, str(path)], capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - started
    if done.returncode:
        raise BenchError(f"reading failed: {done.stderr.strip().splitlines()[-1:]}")
    peak, pages, left = map(float, done.stdout.split())
    return peak, seconds, pages, left


def make_archive(path: Path, form: str, size: int) -> None:
    """Write an archive of `size` bytes, unpacked: pages, pictures between them, one record that is too long."""
    parts = _parts(size)
    if form == "zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for number, (data, page) in enumerate(parts):
                archive.writestr(f"{number:05}.{'html' if page else 'png'}", data)
        return
    with gzip.open(path, "wb", 1) if form == "warc.gz" else path.open("wb") as out:
        for number, (data, page) in enumerate(parts):
            _write(out, form, number, data, page)


def _write(out: IO[bytes] | gzip.GzipFile, form: str, number: int, data: bytes, page: bool) -> None:
    if form == "jsonl":
        held = {"html": data.decode()} if page else {"image": base64.b64encode(data).decode()}
        record = {"url": f"https://bote.example/{number}", **held}
        out.write(json.dumps(record).encode() + b"\n")
        return
    media = b"text/html; charset=utf-8" if page else b"image/png"
    block = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\n\r\n" % media + data
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://bote.example/%d\r\nContent-Length: %d\r\n\r\n"
    out.write((head % (number, len(block))).encode() + block + b"\r\n\r\n")


def _parts(size: int) -> Iterator[tuple[bytes, bool]]:
    """Yield pages and pictures; True for pages."""
    chance = random.Random(1)
    noise = b"\x89PNG\r\n\x1a\n" + bytes(chance.randbytes(65_536)) * (FILLER // 65_536)
    yield noise * (HUGE // FILLER), False
    between = max(0, size - HUGE - PAGES * 100_000) / PAGES
    owed = 0.0
    for number in range(PAGES):
        yield _page(number, chance), True
        owed += between
        while owed >= len(noise):
            yield noise, False
            owed -= len(noise)


def _page(number: int, chance: random.Random) -> bytes:
    """Return a page of some 100,000 bytes: an article, and a long list of links as portals have it."""
    names = ("Lena Brandt", "Theo Kern", "Mira Holt", "Jan Ried")
    body = "".join(
        f"<p>Die Brücke {number}-{i} bleibt gesperrt, sagte {chance.choice(names)} am Montag, weil die Prüfer "
        f"an {chance.randint(2, 90)} Stellen Risse gefunden haben, und das werde noch lange so bleiben.</p>"
        for i in range(30)
    )
    links = "".join(
        f"<li class='teaser'><a href='/artikel/{i}'>Nachricht {i} aus Seebrück</a></li>" for i in range(1200)
    )
    head = f"<meta charset='utf-8'><title>Rat sperrt Brücke {number}</title>"
    return (
        f"<!DOCTYPE html><html lang='de'><head>{head}</head><body>"
        f"<nav><ul>{links}</ul></nav><article><h1>Rat sperrt Brücke {number}</h1>{body}</article></body></html>"
    ).encode()
