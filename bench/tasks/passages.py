"""Shared passages against woven-in agency sentences (format of data/reuse-de)."""

import argparse
import re
import time
from pathlib import Path

from bench.common import BenchError, Figures, rows, score_rows, shared
from sayso.comparing.passages import align_passages
from sayso.lang import load_pack
from sayso.reading import document_from_text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the task's arguments."""
    parser.add_argument("--docs", type=Path, required=True)
    parser.add_argument("--gold", type=Path, help="by default the file named gold-… beside docs-…")


def run(args: argparse.Namespace) -> Figures:
    """Return precision and recall of pairs, characters and pages, and seconds."""
    docs = [
        document_from_text(row["text"], id=row["id"], language="de", outlet=row.get("series"))
        for row in rows(args.docs)
    ]
    series = {row["id"]: row.get("series") for row in rows(args.docs)}
    packs = [load_pack("de")]
    begin = time.perf_counter()
    alignments = align_passages(docs, packs)
    seconds = time.perf_counter() - begin
    predictions = [
        {
            "a": a.left.document,
            "a_begin": a.left.span.start,
            "a_end": a.left.span.end,
            "b": a.right.document,
            "b_begin": a.right.span.start,
            "b_end": a.right.span.end,
        }
        for a in alignments
        if series[a.left.document] != series[a.right.document]
    ]
    gold = args.gold or args.docs.with_name(args.docs.name.replace("docs", "gold", 1))
    values = {"seconds": round(seconds, 3), "alignments": float(len(predictions))}
    table = f"{len(docs)} pages, {len(predictions)} alignments, {seconds:.2f} s\n"
    if not gold.exists():
        return Figures(values, table, predictions)
    if gold.suffix == ".gz" or args.docs.suffix == ".gz":
        raise BenchError("the scorer reads plain files: unpack docs and gold first")
    scored = score_rows(shared("data", "reuse-de", "score_passages.py"), [args.docs, gold], predictions)
    for line in scored.splitlines():
        for name, value in re.findall(r"(recall|precision)\s+(\d?\.\d+)", line):
            values[f"{line.split()[0]}_{name}"] = float(value)
    return Figures(values, table + scored, predictions)
