"""Reported statements against marked articles (format of data/quotes-de)."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from bench.by_rule import Counts, count, shares_by_grade, table_of
from bench.common import Figures, Row, rows, score_rows, shared
from sayso.lang import load_pack
from sayso.model import AnalysedDocument, Mode, Span
from sayso.reading import document_from_text
from sayso.understanding.analysis import analyse

TYPES = {
    Mode.DIRECT: "Direct",
    Mode.INDIRECT: "Indirect",
    Mode.REPORTED: "Reported",
    Mode.INDIRECT_FREE_INDIRECT: "IndirectFreeIndirect",
    Mode.FREE_INDIRECT: "FreeIndirect",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the task's arguments."""
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--by-mode", action="store_true", help="add the scorer's table by mode")
    parser.add_argument("--by-rule", action="store_true", help="count by rule and grade instead of scoring")


def run(args: argparse.Namespace) -> Figures:
    """Return strict macro F1 of content, roles and joint, and of content by mode."""
    gold = list(rows(args.gold))
    if args.by_rule:
        return by_rule(gold)
    predictions = [predict(row) for row in gold]
    scorer = shared("data", "quotes-de", "score_quotes.py")
    result = json.loads(score_rows(scorer, [args.gold], predictions, "--strict", "--json", "-"))
    values = {
        "joint": result["joint"]["macro"]["f1"],
        "content": result["quote"]["macro"]["f1"],
        "roles": result["roles"]["macro"]["f1"],
        "type": result["type"]["f1"],
        "who_and_what": result["who_said_what"]["f50_speaker_overlap"]["f1"],
    }
    values = {key: round(100 * value, 1) for key, value in values.items()}
    for mode, name in TYPES.items():
        if name in result["by_type"]:
            values[f"content_{mode}"] = round(100 * result["by_type"][name]["quote"]["macro"]["f1"], 1)
    table = score_rows(scorer, [args.gold], predictions, "--strict", *(["--by-type"] if args.by_mode else []))
    return Figures(values, table, predictions)


def by_rule(gold: Sequence[Row]) -> Figures:
    """Return how many statements of each grade are marked in the articles, and of whose speaker, in percent."""
    counts = Counts()
    for row in gold:
        count(read(row).statements, row["quotes"], counts)
    return Figures(shares_by_grade(counts), table_of(counts))


def read(row: Row) -> AnalysedDocument:
    """Return a document of the corpus as sayso understands it."""
    return analyse(document_from_text(row["text"], id=row["document"], language="de"), load_pack("de"))


def predict(row: Row) -> Row:
    """Return the statements of one document in the scorer's format."""
    found = read(row)
    quotes = [
        {
            "type": TYPES[s.mode],
            "medium": s.medium.capitalize(),
            "quote": pairs(s.content),
            "speaker": pairs(s.speaker),
            "cue": pairs(s.cue) if s.mode is not Mode.REPORTED else [],  # the corpus marks none there
            "frame": pairs(s.frame),
            "addressee": pairs(s.addressee),
        }
        for s in found.statements
    ]
    return {"document": row["document"], "quotes": quotes}


def pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    """Return spans as the scorer wants them."""
    return [[s.start, s.end] for s in spans]
