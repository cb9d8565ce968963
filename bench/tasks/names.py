"""Names against sentences marked by hand (format of data/names-de): strict spans of PER, LOC, ORG."""

import argparse
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from bench.common import BenchError, Figures
from sayso.lang import LanguagePack
from sayso.model import EntityKind, MentionForm
from sayso.reading import document_from_text
from sayso.understanding.mentions.entities import find_mentions
from sayso.understanding.mentions.model import NameModel
from sayso.understanding.text.morphology import tag_sentences
from sayso.understanding.text.sentences import find_sentences

LABELS = {EntityKind.PERSON: "PER", EntityKind.PLACE: "LOC", EntityKind.ORGANISATION: "ORG"}
CLOSED = frozenset(".,;:!?)]“«…")
"""Marks that follow a word without a space."""
Found = tuple[str, int, int]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the task's arguments."""
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--model", type=Path, metavar="FILE", help="a model that tools/train_names.py wrote")
    parser.add_argument("--plain", action="store_true", help="as where no tagger is installed")


def run(args: argparse.Namespace) -> Figures:
    """Return precision, recall and F1, over all and by kind."""
    pack = LanguagePack(files("sayso.lang").joinpath("de"))
    if args.plain:
        pack.morphology = None
    model = NameModel(args.model.read_bytes(), pack) if args.model else None
    counts: dict[str, list[int]] = {label: [0, 0, 0] for label in LABELS.values()}
    out: list[str] = []
    for header, lines in sentences(args.gold):
        cells = [line.split("\t") for line in lines]
        if any(len(c) < 3 for c in cells):
            raise BenchError(f"{args.gold.name}: fewer than three columns in {header!r}")
        words = [c[1] for c in cells]
        gold, got = set(spans([c[2] for c in cells])), set(predict(words, pack, model))
        for label, count in counts.items():
            mine, wanted = {s for s in got if s[0] == label}, {s for s in gold if s[0] == label}
            for i, n in enumerate((len(mine & wanted), len(mine), len(wanted))):
                count[i] += n
        labels = to_iob(got, len(words))
        out += [header, *("\t".join([*c, label]) for c, label in zip(cells, labels, strict=True)), ""]
    values: dict[str, float] = {}
    table = []
    for label, count in [*counts.items(), ("all", [sum(c[i] for c in counts.values()) for i in range(3)])]:
        precision, recall = count[0] / max(1, count[1]), count[0] / max(1, count[2])
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        values[f"f1_{label}"] = round(100 * f1, 2)
        table.append(
            f"{label:4s} right {count[0]:5d}  found {count[1]:5d}  gold {count[2]:5d}  "
            f"P {100 * precision:5.1f}  R {100 * recall:5.1f}  F1 {100 * f1:5.2f}"
        )
    return Figures(values, "\n".join(table), "\n".join(out) + "\n")


def sentences(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield header line and token lines of each sentence."""
    header = "#"
    lines: list[str] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("#") and not lines:
            header = line
        elif line.strip():
            lines.append(line)
        elif lines:
            yield header, lines
            header, lines = "#", []


def spans(labels: list[str]) -> Iterator[Found]:
    """Yield label, first and one past last token of each name."""
    start, kind = 0, "O"
    for i, label in enumerate([*labels, "O"]):
        if label.startswith("I-") and label[2:] == kind:
            continue
        if kind != "O":
            yield kind, start, i
        start, kind = i, label[2:] if label != "O" else "O"


def predict(words: list[str], pack: LanguagePack, model: NameModel | None) -> list[Found]:
    """Return the names of one sentence given as words, by word index."""
    text, starts = join_words(words)
    doc = document_from_text(text, language="de")
    mentions, _ = find_mentions(doc, tag_sentences(find_sentences(doc, pack), pack), pack, model)
    found: list[Found] = []
    for m in mentions:
        if m.form == MentionForm.NAME and m.kind in LABELS:
            inside = [i for i, s in enumerate(starts) if s < m.head.end and m.head.start < s + len(words[i])]
            if inside:
                found.append((LABELS[m.kind], inside[0], inside[-1] + 1))
    return found


def join_words(words: list[str]) -> tuple[str, list[int]]:
    """Return words as a line of text, marks closed up as in print, and where each word begins."""
    text, starts, inside = "", [], False
    for i, word in enumerate(words):
        opens = word in ("(", "[", "„", "»") or (word == '"' and not inside)
        closed = word in CLOSED or (word == '"' and inside)
        if i and not closed and words[i - 1] not in ("(", "[", "„", "»") and not (words[i - 1] == '"' and inside):
            text += " "
        inside = opens if word == '"' else inside
        starts.append(len(text))
        text += word
    return text, starts


def to_iob(found: set[Found], length: int) -> list[str]:
    """Return one label per token."""
    labels = ["O"] * length
    for kind, start, end in found:
        labels[start:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - start - 1)
    return labels
