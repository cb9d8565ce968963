"""How the time of comparing grows when pages are doubled: all pages as one story, a half of them, a quarter.

Seconds are those of the processor, the best of three runs, so that other work on the machine hardly counts.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from math import prod
from pathlib import Path

from bench.common import Figures, rows
from bench.tasks.judged import document_of
from sayso.comparing.comparison import compare_statements
from sayso.comparing.entities import link_entities
from sayso.comparing.passages import align_passages
from sayso.lang import LanguagePack, load_pack
from sayso.model import AnalysedDocument
from sayso.understanding.analysis import analyse

RUNS = 3
STAGES = ("passages", "entities", "statements")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the task's arguments."""
    parser.add_argument("--articles", type=Path, required=True, help="JSON lines with `id`, `title`, `text`")
    parser.add_argument("--limit", type=int, metavar="N", help="take no more than the first N pages")


def run(args: argparse.Namespace) -> Figures:
    """Return seconds by stage for all pages, and how many times longer a doubling takes, the mean of two."""
    pack = load_pack("de")
    articles = list(rows(args.articles))[: args.limit]
    docs = [analyse(document_of({"title": "", **a}), pack) for a in articles]
    sizes = [len(docs) // 4, len(docs) // 2, len(docs)]
    seconds = [measure(docs[:size], pack) for size in sizes]
    lines = [f"{'pages':12s}" + "".join(f"{size:9d}" for size in sizes) + "   each doubling takes"]
    values: dict[str, float] = {}
    for stage in (*STAGES, "all"):
        took = [each[stage] for each in seconds]
        ratios = [after / max(before, 1e-6) for before, after in pairwise(took)]
        values |= {
            f"{stage}_seconds": round(took[-1], 3),
            f"{stage}_ratio": round(prod(ratios) ** (1 / len(ratios)), 2),
        }
        shown = " and ".join(f"{ratio:.2f}" for ratio in ratios)
        lines.append(f"{stage:12s}" + "".join(f"{s:9.3f}" for s in took) + f"   {shown} times as long")
    return Figures(values, "\n".join(lines))


def measure(docs: Sequence[AnalysedDocument], pack: LanguagePack) -> dict[str, float]:
    """Return the seconds of each stage of comparing some pages as one story."""
    entities, alignments = link_entities(docs, [pack]), align_passages([doc.document for doc in docs], [pack])
    seconds = {
        "passages": best(lambda: align_passages([doc.document for doc in docs], [pack])),
        "entities": best(lambda: link_entities(docs, [pack])),
        "statements": best(lambda: compare_statements(docs, entities, alignments, [pack])),
    }
    return {**seconds, "all": sum(seconds.values())}


def best(work: Callable[[], object]) -> float:
    """Return the processor's seconds of the faster of a few runs."""
    found = []
    for _ in range(RUNS):
        begin = time.process_time()
        work()
        found.append(time.process_time() - begin)
    return min(found)
