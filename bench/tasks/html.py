"""Article text from HTML (format of data/dumps, with `html` in place of `dump`), beside trafilatura's own.

Without a file, on pages made for it. Seconds are those of the processor. Each page is read by both, one after the
other, and each of them reads every second page first: whoever comes second finds the page in the processor's cache.
"""

import argparse
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from trafilatura import bare_extraction

from bench.common import Figures, Row, rows
from bench.html_pages import make_pages
from bench.tasks import dumps

MADE = 70
"""Pages made if no file is given: ten of each layout."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the task's arguments."""
    parser.add_argument("--gold", type=Path, help="pages with their article text; if left out, pages are made")


def run(args: argparse.Namespace) -> Figures:
    """Return F1 of whole bodies and of segments, or of paragraphs of made pages, for both; and their times' ratio."""
    gold = list(rows(args.gold) if args.gold else make_pages(MADE))
    own, other, ratio = _read_by_both(gold)
    figures = dumps.score(args.gold, own) if args.gold else score_made(gold, own)
    theirs = dumps.score(args.gold, other) if args.gold else score_made(gold, other)
    values = {**figures.values, **{f"trafilatura_{name}": value for name, value in theirs.values.items()}}
    table = f"{figures.table}trafilatura's own\n{theirs.table}time against trafilatura's own: {ratio:.2f}\n"
    return Figures({**values, "ratio_to_trafilatura": ratio}, table, own)


def extract(row: Row) -> Row:
    """Return what trafilatura takes for the article."""
    result = bare_extraction(row["html"], include_comments=False)
    return {"id": row["id"], "text": getattr(result, "text", None) or ""}


def score_made(gold: Sequence[Row], found: Sequence[Row]) -> Figures:
    """Return F1 of paragraphs, and of each layout: a paragraph is found if it stands alone in a line."""
    layouts = sorted({row["id"].rpartition("-")[0] for row in gold})
    values: dict[str, float] = {}
    table = ""
    for name in ["", *layouts]:
        pairs = [pair for pair in zip(gold, found, strict=True) if pair[0]["id"].startswith(name)]
        values[name] = _f1(pairs)
        table += f"{name or 'all layouts':16}{len(pairs):4} pages  F1 {values[name]:.3f}\n"
    return Figures({"f1_paragraphs": values[""], "f1_worst_layout": min(values.values())}, table)


def _f1(pairs: Iterable[tuple[Row, Row]]) -> float:
    right = wanted = given = 0
    for row, answer in pairs:
        paragraphs = set(row["gold"]["body"].split("\n"))
        lines = {" ".join(line.split()) for line in answer["text"].split("\n") if line.strip()}
        right, wanted, given = right + len(paragraphs & lines), wanted + len(paragraphs), given + len(lines)
    return 2 * right / (wanted + given) if wanted + given else 0.0


def _read_by_both(gold: Sequence[Row]) -> tuple[list[Row], list[Row], float]:
    own: list[Row] = []
    other: list[Row] = []
    seconds = [0.0, 0.0]
    both = ((0, _read, own), (1, extract, other))
    for number, row in enumerate(gold):
        if not number:  # word lists and models are loaded before the clock starts
            _read(row)
            extract(row)
        for place, predict, found in reversed(both) if number % 2 else both:
            started = time.process_time()
            found.append(predict(row))
            seconds[place] += time.process_time() - started
    return own, other, seconds[0] / seconds[1] if seconds[1] else 0.0


def _read(row: Row) -> Row:
    return dumps.predict(row, "html")
