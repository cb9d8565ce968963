"""Article text from HTML (format of data/dumps, with `html` in place of `dump`), beside trafilatura's own.

Seconds are those of the processor. Each page is read by both, one after the other, and each of them reads every second
page first: whoever comes second finds the page in the processor's cache.
"""

import argparse
import time

from trafilatura import bare_extraction

from bench.common import Figures, Row, rows
from bench.tasks import dumps

add_arguments = dumps.add_arguments


def run(args: argparse.Namespace) -> Figures:
    """Return F1 of whole bodies and of segments, for both, and the ratio of their times."""
    own: list[Row] = []
    other: list[Row] = []
    seconds = [0.0, 0.0]
    for number, row in enumerate(rows(args.gold)):
        if not number:  # word lists and models are loaded before the clock starts
            _read(row)
            extract(row)
        both = ((0, _read, own), (1, extract, other))
        for place, predict, found in reversed(both) if number % 2 else both:
            started = time.process_time()
            found.append(predict(row))
            seconds[place] += time.process_time() - started
    figures = dumps.score(args.gold, own)
    theirs = dumps.score(args.gold, other)
    ratio = seconds[0] / seconds[1] if seconds[1] else 0.0
    values = {**figures.values, **{f"trafilatura_{name}": value for name, value in theirs.values.items()}}
    table = f"{figures.table}trafilatura's own\n{theirs.table}time against trafilatura's own: {ratio:.2f}\n"
    return Figures({**values, "ratio_to_trafilatura": ratio}, table, own)


def extract(row: Row) -> Row:
    """Return what trafilatura takes for the article."""
    result = bare_extraction(row["html"], include_comments=False)
    return {"id": row["id"], "text": getattr(result, "text", None) or ""}


def _read(row: Row) -> Row:
    return dumps.predict(row, "html")
