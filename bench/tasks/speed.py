"""Tokens per second of each stage, and the whole understanding against HanTa's own tagging in the same run.

Seconds are those of the processor, so that other work on the machine does not count.
"""

import argparse
import gc
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from bench.common import ROOT, BenchError, Figures, rows, shared
from sayso.lang import LanguagePack
from sayso.model import Document
from sayso.reading import document_from_text, read_page
from sayso.understanding.analysis import analyse
from sayso.understanding.mentions.entities import find_mentions
from sayso.understanding.quantities import find_quantities
from sayso.understanding.statements import find_statements
from sayso.understanding.statements.sourcing import add_sources
from sayso.understanding.text.morphology import tag_sentences
from sayso.understanding.text.sentences import find_sentences
from sayso.understanding.times import find_times

T = TypeVar("T")

BLOCK = 10
"""Documents that HanTa and each stage read in turn: a machine that grows slower is slower for both."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the task's arguments."""
    parser.add_argument("--docs", type=Path, help="JSON lines with `text`; by default data/quotes-de/dev.jsonl")


def run(args: argparse.Namespace) -> Figures:
    """Return tokens per second by stage, and ratios of seconds to HanTa's own on the same sentences."""
    gc.collect()
    gc.freeze()  # what earlier tasks of the same run left in memory is no work of this one
    docs = documents(args.docs)
    warm = fresh_pack()
    for doc in docs[:2]:
        analyse(doc, warm)  # loads every word list and model before the clock starts
    pack = fresh_pack()
    analyse(document_from_text("Er kam.", language="de"), pack)
    tagger = hanta_tagger(pack)
    seconds: defaultdict[str, float] = defaultdict(float)
    for start in range(0, len(docs), BLOCK):
        _measure(docs[start : start + BLOCK], pack, tagger, seconds)
    hanta, again, count = seconds.pop("HanTa"), seconds.pop("again"), seconds.pop("tokens")
    total = sum(seconds.values())
    names_and_numbers = seconds["times"] + seconds["quantities"] + seconds["mentions"]
    values: dict[str, float] = {
        f"tokens_per_second_{stage}": round(count / max(s, 1e-9)) for stage, s in seconds.items()
    }
    values |= {
        "tokens": round(count),
        "tokens_per_second": round(count / total),
        "ratio_to_hanta": round(total / hanta, 3),
        "ratio_names_times_quantities": round(names_and_numbers / hanta, 3),
        "ratio_tagging_again": round(again / hanta, 3),
    }
    table = [
        f"{len(docs)} documents, {count:.0f} tokens; HanTa's own tag_sent {hanta:.2f} s ({count / hanta:,.0f} tokens/s)"
    ]
    table += [f"{stage:12s} {s:7.2f} s {count / max(s, 1e-9):12,.0f} tokens/s" for stage, s in seconds.items()]
    table += [f"{'all':12s} {total:7.2f} s {count / total:12,.0f} tokens/s   {total / hanta:.2f} x HanTa"]
    table += [
        f"names, times, quantities {names_and_numbers / hanta:.2f} x HanTa; sentences seen before {again / hanta:.3f} x"
    ]
    return Figures(values, "\n".join(table))


def _measure(docs: Sequence[Document], pack: LanguagePack, tagger: Any, seconds: defaultdict[str, float]) -> None:
    """Add the seconds of HanTa's own tagging and of each stage for some documents, and the number of their tokens."""
    sents = timed(seconds, "sentences", lambda: [find_sentences(d, pack) for d in docs])
    seconds["tokens"] += sum(len(s.tokens) for each in sents for s in each)
    words = [[token.text[:60] for token in sent.tokens] for each in sents for sent in each]
    timed(seconds, "HanTa", lambda: [tagger.tag_sent(sent) for sent in words])
    tagged = timed(seconds, "morphology", lambda: [tag_sentences(s, pack) for s in sents])
    pairs = list(zip(docs, tagged, strict=True))
    times = timed(seconds, "times", lambda: [find_times(d, s, pack) for d, s in pairs])
    with_times = list(zip(docs, tagged, times, strict=True))
    timed(seconds, "quantities", lambda: [find_quantities(d, s, t, pack) for d, s, t in with_times])
    mentions = timed(seconds, "mentions", lambda: [find_mentions(d, s, pack) for d, s in pairs])
    both = list(zip(docs, tagged, mentions, strict=True))
    found = timed(seconds, "statements", lambda: [find_statements(d, s, pack) for d, s in pairs])
    said = list(zip(both, found, strict=True))
    timed(seconds, "chains", lambda: [add_sources(d, s, st, m, e, pack) for (d, s, (m, e)), st in said])
    timed(seconds, "again", lambda: [tag_sentences(s, pack) for s in sents])


def documents(path: Path | None) -> list[Document]:
    """Return the documents to read; the project's own examples where there are no shared data."""
    try:
        chosen = path or shared("data", "quotes-de", "dev.jsonl")
    except BenchError:
        pages = sorted((ROOT / "examples").glob("**/*.txt"))
        return [read_page(p.read_bytes(), p.name) for p in pages] * 5
    return [document_from_text(r["text"], id=str(i), language="de") for i, r in enumerate(rows(chosen))]


def fresh_pack() -> LanguagePack:
    """Return a pack that has read nothing, so that caches are empty."""
    return LanguagePack(files("sayso.lang").joinpath("de"))


def hanta_tagger(pack: LanguagePack) -> Any:
    """Return HanTa's tagger, to be called as its users call it.

    Raises:
        BenchError: HanTa is not installed.
    """
    try:
        from HanTa.HanoverTagger import HanoverTagger
    except ImportError:
        raise BenchError("HanTa is not installed; there is nothing to compare with") from None
    return HanoverTagger(pack.morphology)


def timed(seconds: defaultdict[str, float], stage: str, work: Callable[[], T]) -> T:
    """Return what `work` returns and add its seconds."""
    start = time.process_time()
    result = work()
    seconds[stage] += time.process_time() - start
    return result
