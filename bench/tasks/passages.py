"""Shared passages against woven-in agency sentences (format of data/reuse-de)."""

import argparse
import re
import resource
import time
from pathlib import Path

from bench.common import BenchError, Figures, rows, score_rows, shared
from sayso.comparing.passages import align_passages
from sayso.lang import LanguagePack, load_pack
from sayso.model import Alignment, Document
from sayso.reading import document_from_text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the task's arguments."""
    parser.add_argument("--docs", type=Path, required=True)
    parser.add_argument("--gold", type=Path, help="by default the file named gold-… beside docs-…")
    parser.add_argument("--smaller", type=Path, metavar="FILE", help="fewer pages, to show how cost grows")


def run(args: argparse.Namespace) -> Figures:
    """Return precision and recall of pairs, characters and pages, seconds, and memory."""
    packs = [load_pack("de")]
    small = align(read(args.smaller)[0], packs)[2] if args.smaller else None
    begin = time.perf_counter()
    docs, series = read(args.docs)
    reading = time.perf_counter() - begin
    alignments, seconds, worked = align(docs, packs)
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
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    values = {"seconds": round(seconds, 3), "reading": round(reading, 3), "alignments": float(len(predictions))}
    values |= {"megabytes": round(memory), "processor_seconds": round(worked, 3)}
    table = f"{len(docs)} pages, {len(predictions)} alignments, {seconds:.2f} s ({worked:.2f} s of the processor), "
    table += f"{reading:.2f} s for reading them, {memory:.0f} MB\n"
    if small is not None:
        values["times_smaller"] = round(worked / small, 2)
        table += f"{worked / small:.1f} times the work of {args.smaller.name} ({small:.3f} s)\n"
    gold = args.gold or args.docs.with_name(args.docs.name.replace("docs", "gold", 1))
    if not gold.exists():
        return Figures(values, table, predictions)
    if gold.suffix == ".gz" or args.docs.suffix == ".gz":
        raise BenchError("the scorer reads plain files: unpack docs and gold first")
    scored = score_rows(shared("data", "reuse-de", "score_passages.py"), [args.docs, gold], predictions)
    for line in scored.splitlines():
        for name, value in re.findall(r"(recall|precision)\s+(\d?\.\d+)", line):
            values[f"{line.split()[0]}_{name}"] = float(value)
    return Figures(values, table + scored, predictions)


def read(path: Path) -> tuple[list[Document], dict[str, str | None]]:
    """Return the pages of a file, and the outlet of each."""
    docs, series = [], {}
    for row in rows(path):
        series[row["id"]] = row.get("series")
        docs.append(document_from_text(row["text"], id=row["id"], language="de", outlet=row.get("series")))
    return docs, series


def align(docs: list[Document], packs: list[LanguagePack]) -> tuple[list[Alignment], float, float]:
    """Return the alignments, and the seconds that they took: on the clock, and of the processor."""
    align_passages(docs[:2], packs)
    begin, worked = time.perf_counter(), time.process_time()
    alignments = align_passages(docs, packs)
    return alignments, time.perf_counter() - begin, time.process_time() - worked
