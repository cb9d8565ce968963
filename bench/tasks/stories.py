"""A heap of mixed pages against the stories they belong to (format of data/coverage-de)."""

import argparse
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.common import Figures, rows
from sayso.comparing.grouping import group_stories
from sayso.lang import load_pack
from sayso.model import AnalysedDocument
from sayso.reading import document_from_text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the task's arguments."""
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--wrong", action="store_true", help="name the stories that were cut or joined")


def run(args: argparse.Namespace) -> Figures:
    """Return B-cubed precision, recall and F over all pages as one heap, and seconds."""
    articles = list(rows(args.articles))
    docs = [
        AnalysedDocument(
            document_from_text(
                f"{a['title']}\n{a['text']}",
                id=a["id"],
                title=a["title"],
                language=a.get("lang") or "de",
                outlet=a.get("outlet"),
                published=a.get("published"),
            )
        )
        for a in articles
    ]
    begin = time.perf_counter()
    groups = group_stories(docs, [load_pack("de")])
    seconds = time.perf_counter() - begin
    gold = [a["story"] for a in articles]
    precision, recall = b_cubed(groups, gold)
    f = 2 * precision * recall / (precision + recall)
    values = {"precision": precision, "recall": recall, "f": f, "stories": float(len(groups)), "seconds": seconds}
    table = (
        f"{len(docs)} pages, {len(groups)} stories for {len(set(gold))}, {seconds:.2f} s\n"
        f"B-cubed precision {precision:.4f}  recall {recall:.4f}  F {f:.4f}\n"
    )
    if args.wrong:
        table += "".join(f"{line}\n" for line in wrong(groups, gold, [a["title"] for a in articles]))
    predictions = [{"id": docs[i].id, "story": f"s{n}"} for n, group in enumerate(groups) for i in group]
    return Figures({k: round(v, 4) for k, v in values.items()}, table, predictions)


def b_cubed(groups: Sequence[Sequence[int]], gold: Sequence[str]) -> tuple[float, float]:
    """Return B-cubed precision and recall."""
    size = Counter(gold)
    precision = recall = 0.0
    for group in groups:
        inside = Counter(gold[i] for i in group)
        precision += sum(n * n for n in inside.values()) / len(group)
        recall += sum(n * n / size[story] for story, n in inside.items())
    return precision / len(gold), recall / len(gold)


def wrong(groups: Sequence[Sequence[int]], gold: Sequence[str], titles: Sequence[str]) -> list[str]:
    """Return a line for each page of a group that is not exactly one story."""
    size = Counter(gold)
    bad = [g for g in groups if len({gold[i] for i in g}) > 1 or len(g) != size[gold[g[0]]]]
    return [f"{n}: {gold[i]} {titles[i]}" for n, group in enumerate(bad, 1) for i in group]
