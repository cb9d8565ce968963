"""Article text from text dumps (format of data/dumps)."""

import argparse
from pathlib import Path

from bench.common import Figures, Row, numbers_after, rows, score_rows, shared
from sayso.errors import PageError
from sayso.model import BlockKind, Document
from sayso.reading import read_page

ARTICLE = {BlockKind.LEAD, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.NOTE, BlockKind.DATELINE}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the task's arguments."""
    parser.add_argument("--gold", type=Path, required=True)


def run(args: argparse.Namespace) -> Figures:
    """Return F1 of whole bodies and of segments."""
    return score(args.gold, [predict(row, "dump") for row in rows(args.gold)])


def score(gold: Path, predictions: list[Row]) -> Figures:
    """Return F1 of whole bodies and of segments for predictions."""
    table = score_rows(shared("data", "dumps", "score_dumps.py"), [gold], predictions)
    values = {}
    for name, label in (("f1_bodies", "whole bodies"), ("f1_segments", "segments")):
        if label in table:
            values[name] = numbers_after(table, label)[-1]
    return Figures(values, table, predictions)


def predict(row: Row, field: str) -> Row:
    """Return the article of one page in the scorer's format; empty if there is none."""
    try:
        doc = read_page(row[field].encode("utf-8", "surrogatepass"), row["id"], url=row.get("url"))
    except PageError:
        return {"id": row["id"], "text": ""}
    return {"id": row["id"], "text": article_text(doc)}


def article_text(doc: Document) -> str:
    """Return the running text of an article, a line for each block, without its title."""
    return "\n".join(b.span.of(doc.text) for b in doc.blocks if b.kind in ARTICLE)
