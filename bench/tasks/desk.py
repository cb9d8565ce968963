"""The desk with many stories: listing and searching 200 against 20, and against a known amount of work.

Seconds are those of the processor. The known work is reading the record of one story from its JSON, in the same run.
"""

import argparse
import dataclasses
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bench.common import ROOT, BenchError, Figures
from sayso import compare
from sayso.model import Story
from sayso.model.jsonio import envelope, from_envelope

if TYPE_CHECKING:
    from sayso.desk.entries import Entry, Summary
    from sayso.desk.store import Store

FEW, MANY = 20, 200
ROUNDS = 15
QUERIES = ("seebrücke", "tarn", "ort7", "wiebke tarnow", "gibtesnicht")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the task's arguments."""
    parser.add_argument("--db", metavar="URL", help="empty database to use; by default SQLite in a temporary folder")


def run(args: argparse.Namespace) -> Figures:
    """Return seconds of listing and searching, and their ratios."""
    try:
        from sayso.desk.entries import index_story
        from sayso.desk.store import open_store
    except ImportError:
        raise BenchError("the extra `desk` is not installed") from None
    story = compare([ROOT / "examples" / "seebrueck"])
    record = json.dumps(envelope(story), ensure_ascii=False).encode()
    summary, entries = index_story(story)
    seconds: dict[str, float] = {"record": best(lambda: from_envelope(json.loads(record)))}
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(args.db or f"sqlite:///{Path(folder, 'desk.db')}")
        for count in (FEW, MANY):
            fill(store, count, story, record, summary, entries)
            seconds[f"list_{count}"] = best(lambda: store.stories(50))
            seconds[f"search_{count}"] = best(lambda: [store.search(query) for query in QUERIES]) / len(QUERIES)
        found = len(store.search("seebrücke"))
        store.close()
    values = {f"milliseconds_{name}": round(1000 * s, 2) for name, s in seconds.items()}
    values |= {
        "list_ratio": round(seconds[f"list_{MANY}"] / seconds[f"list_{FEW}"], 2),
        "search_ratio": round(seconds[f"search_{MANY}"] / seconds[f"search_{FEW}"], 2),
        "list_in_records": round(seconds[f"list_{MANY}"] / seconds["record"], 3),
        "search_in_records": round(seconds[f"search_{MANY}"] / seconds["record"], 3),
        "found": found,
    }
    table = [f"{name:24s} {1000 * s:9.2f} ms" for name, s in seconds.items()]
    table += [f"{name:24s} {values[name]:9}" for name in values if "milliseconds" not in name]
    return Figures(values, "\n".join(table))


def fill(store: "Store", count: int, story: Story, record: bytes, summary: "Summary", entries: "list[Entry]") -> None:
    """Keep stories until there are so many; each has a word of its own."""
    from sayso.desk.given import GivenPage

    for number in range(store.stories(1)[1], count):
        key = store.add_story(f"Seebrücke Ort{number}")
        pages = [GivenPage(doc.id, "text", f"{number} {doc.document.text}".encode()) for doc in story.documents]
        store.add_pages(key, pages)
        own = [dataclasses.replace(entry, text=f"{entry.text} Ort{number}") for entry in entries]
        store.keep(key, 1, record, summary, own)


def best(work: Callable[[], object]) -> float:
    """Return the least seconds that work takes, of several rounds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return max(min(taken), 1e-6)
