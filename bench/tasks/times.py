"""Time expressions against marked articles (format of data/times-de)."""

import argparse
from pathlib import Path

from bench.common import Figures, Row, numbers_after, rows, score_rows, shared
from sayso.lang import load_pack
from sayso.reading import document_from_text
from sayso.understanding.analysis import analyse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the task's arguments."""
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N cases of each kind of mistake")


def run(args: argparse.Namespace) -> Figures:
    """Return F1 of extent (strict, relaxed), type and value."""
    predictions = [predict(row) for row in rows(args.gold)]
    after = ["--errors", str(args.errors)] if args.errors else []
    table = score_rows(shared("data", "times-de", "score_times.py"), [args.gold], predictions, *after)
    names = ("strict", "relaxed", "type", "value")
    return Figures({name: numbers_after(table, f"{name} ".ljust(9) + "F1")[0] for name in names}, table, predictions)


def predict(row: Row) -> Row:
    """Return the time expressions of one document in the scorer's format."""
    doc = document_from_text(row["text"], id=row["document"], language="de", published=row.get("dct"))
    times = [
        {"span": [t.span.start, t.span.end], "type": t.type.value, "value": t.value, "mod": t.mod}
        for t in analyse(doc, load_pack("de")).times
    ]
    return {"document": row["document"], "text": row["text"], "times": times}
