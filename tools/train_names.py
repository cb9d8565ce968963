"""Fit the model of German names and write it as lang/de/names.npz and names_plain.npz (without part of speech).

    python tools/train_names.py FILE.tsv [FILE.tsv …] [--out FOLDER] [--plain]

Files are in the format of GermEval 2014 (Benikova, Biemann, Reznicek: NoSta-D Named Entity Annotation for German, LREC
2014, CC BY 4.0): number, token, outer label, inner label; a line with `#` begins a sentence.
"""

import argparse
import tempfile
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pycrfsuite
from bench.tasks.names import join_words

from sayso.lang import LanguagePack, load_pack
from sayso.reading import document_from_text
from sayso.understanding.mentions.model import Form, sentence_features
from sayso.understanding.text.morphology import tag_sentences
from sayso.understanding.text.sentences import find_sentences

PACK = Path(__file__).resolve().parent.parent / "src" / "sayso" / "lang" / "de"
Weights = Mapping[tuple[str, str], float]
LABELS = {"PER", "LOC", "ORG", "OTH"}
C1, C2, ROUNDS = 0.1, 0.15, 110
"""Weight of the L1 and L2 norms and rounds of L-BFGS; chosen on the development part."""
LEAST = 0.02
"""Weights nearer to zero than this are left out."""


def read(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Yield words and labels of each sentence; derived forms are one label, parts of words none."""
    words: list[str] = []
    labels: list[str] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        cells = line.split("\t")
        if len(cells) >= 4 and not (line.startswith("#") and not words):
            words.append(cells[1])
            labels.append(label(cells[2]))
        elif not line.strip() and words:
            yield words, labels
            words, labels = [], []


def label(given: str) -> str:
    """Return the label that the model learns for a given one."""
    if given[2:] in LABELS:
        return given
    return given[:2] + "DERIV" if given.endswith("deriv") else "O"


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=PACK, metavar="FOLDER")
    parser.add_argument("--plain", action="store_true", help="only the model without part of speech")
    parser.add_argument("--tagged", action="store_true", help="only the model with it")
    args = parser.parse_args()
    sentences = [sentence for path in args.files for sentence in read(path)]
    for tagged in (True, False):
        if not (args.plain and tagged) and not (args.tagged and not tagged):
            fit(sentences, tagged, args.out / ("names.npz" if tagged else "names_plain.npz"))


def fit(sentences: list[tuple[list[str], list[str]]], tagged: bool, out: Path) -> None:
    """Fit one model and write it."""
    pack = load_pack("de")
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": C1, "c2": C2, "max_iterations": ROUNDS, "feature.possible_transitions": True})
    memo: dict[Form, Mapping[int, list[str]]] = {}
    for words, labels in sentences:
        for forms, marks in as_read(words, labels, pack):
            given = [(word, pos if tagged else None) for word, pos in forms]
            trainer.append(sentence_features(given, pack, memo), marks)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder, "model"))
        trainer.train(path)
        model = pycrfsuite.Tagger()
        model.open(path)
        info = model.info()
    write(info.transitions, info.state_features, tagged, out)


def as_read(words: list[str], labels: list[str], pack: LanguagePack) -> Iterator[tuple[list[Form], list[str]]]:
    """Yield the words of a labelled line as sayso cuts them into sentences and tokens, tagged, with their labels."""
    text, starts = join_words(words)
    doc = document_from_text(text, language=pack.code)
    for sent in tag_sentences(find_sentences(doc, pack), pack):
        forms: list[Form] = []
        marks: list[str] = []
        for token in sent.tokens:
            at = bisect_right(starts, token.start) - 1
            begins = starts[at] == token.start or not labels[at].startswith("B-")
            label = labels[at] if begins else "I-" + labels[at][2:]
            if label.startswith("I-") and (not marks or marks[-1][2:] != label[2:]):
                label = "B-" + label[2:]
            forms.append((token.text, token.pos))
            marks.append(label)
        yield forms, marks


def write(transitions: Weights, weights: Weights, tagged: bool, out: Path) -> None:
    """Write weights as arrays: for each feature the labels it speaks for or against."""
    labels = sorted({label for _, label in weights} | {label for pair in transitions for label in pair})
    number = {label: i for i, label in enumerate(labels)}
    by_feature: dict[str, list[tuple[int, float]]] = {}
    for (feature, name), weight in weights.items():
        if abs(weight) >= LEAST:
            by_feature.setdefault(feature, []).append((number[name], weight))
    features = sorted(by_feature)
    steps = np.full((len(labels), len(labels)), 0.0, np.float32)
    for (left, right), weight in transitions.items():
        steps[number[left], number[right]] = weight
    for i, left in enumerate(labels):
        for j, right in enumerate(labels):
            if right.startswith("I-") and left[2:] != right[2:]:
                steps[i, j] = -1e4
    flat = [entry for feature in features for entry in by_feature[feature]]
    starts = np.cumsum([0, *(len(by_feature[feature]) for feature in features)])
    np.savez_compressed(
        out,
        labels=np.frombuffer("\n".join(labels).encode(), np.uint8),
        features=np.frombuffer("\n".join(features).encode(), np.uint8),
        starts=starts.astype(np.int32),
        columns=np.array([column for column, _ in flat], np.uint8),
        weights=np.array([weight for _, weight in flat], np.float16),
        transitions=steps,
        tagged=np.array(tagged),
    )
    print(f"{out.name}: {len(features)} features, {out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
