"""A linear-chain model of names: weights are looked up per word form, so that a sentence costs a few sums.

Every feature is one of a single word seen from its place in the window, or of two neighbours. What a form adds to the
score of each label is therefore worked out once per form and place, and kept; so is what two neighbours add.
"""

import io
from collections.abc import Hashable, Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sayso.lang import LanguagePack
from sayso.model import EntityKind, Sentence
from sayso.understanding.mentions.features import (
    Beside,
    at_place,
    beside,
    load_lists,
    of_keys,
    of_kinds,
    of_left_word,
    of_right_word,
    pair_features,
    word_features,
)
from sayso.understanding.mentions.knowledge import load_knowledge
from sayso.understanding.mentions.names import Name

Array = NDArray[np.float32]
Form = tuple[str, str | None]
"""A word and its part of speech."""

PLACES = (-2, -1, 0, 1, 2)
"""The window around a word."""
KINDS = {
    "PER": EntityKind.PERSON,
    "LOC": EntityKind.PLACE,
    "ORG": EntityKind.ORGANISATION,
    "OTH": EntityKind.OTHER,
}
Two = tuple[Array, Array]
"""What two neighbours add to the scores of the left one and of the right one."""
Memo = dict[Form, tuple[Mapping[int, list[str]], Beside]]
"""Features by place, and what a form is to its neighbours."""
_EDGE: Form = ("", None)
_KEPT = 50_000
"""Word forms whose scores are kept at most."""


class NameModel:
    """Weights of features by label, and the scores of the word forms seen."""

    def __init__(self, data: bytes, pack: LanguagePack) -> None:
        stored = np.load(io.BytesIO(data), allow_pickle=False)
        self.labels: list[str] = bytes(stored["labels"]).decode().split("\n")
        self.tagged = bool(stored["tagged"])
        self._transitions: Array = stored["transitions"].astype(np.float32)
        self._features = {f: i for i, f in enumerate(bytes(stored["features"]).decode().split("\n"))}
        self._from_places = _by_word_feature(self._features)
        self._weights = _dense(stored["starts"], stored["columns"], stored["weights"], len(self.labels))
        self._know, self._lists = load_knowledge(pack), load_lists(pack)
        self._start_only = np.array([-1e4 if label.startswith("I-") else 0.0 for label in self.labels], np.float32)
        self._neighbours = frozenset(_neighbour(f) for f in self._features if f[:2] in ("l-", "l+"))
        self._forms: dict[Form, tuple[Array, Beside]] = {}
        self._pairs: dict[tuple[str, str], Two] = {}
        self._kinds: dict[tuple[tuple[str, ...], tuple[str, ...]], Two] = {}
        self._words: dict[Hashable, Array] = {}

    def find(self, sents: Sequence[Sentence]) -> list[list[Name]]:
        """Return the names of each sentence, by token index, in text order."""
        words = [[(t.text, t.pos if self.tagged else None) for t in sent.tokens] for sent in sents]
        best = self._decode([self._scores(sent) for sent in words])
        return [self._spans(path) for path in best]

    def _scores(self, words: Sequence[Form]) -> Array:
        padded = [_EDGE, _EDGE, *words, _EDGE, _EDGE]
        forms = [self._form(*word) for word in padded]
        scores = np.stack([scores for scores, _ in forms])
        n = len(words)
        total: Array = scores[2 : n + 2, 2].copy()
        for column, place in enumerate(PLACES):
            if place:
                total += scores[2 + place : n + 2 + place, column]
        for i, (left, right) in enumerate(pairwise([seen for _, seen in forms[1:-1]])):
            of_left, of_right = self._pairs.get((left.key, right.key)) or self._by_keys(left, right)
            if i:
                total[i - 1] += of_left
            if i < n:
                total[i] += of_right
            if left.kinds and right.kinds:
                of_left, of_right = self._kinds.get((left.kinds, right.kinds)) or self._by_kinds(left, right)
                if i:
                    total[i - 1] += of_left
                if i < n:
                    total[i] += of_right
            if i and right.low in self._neighbours:
                total[i - 1] += self._by_word(f"+{right.low}", left)
            if i < n and left.low in self._neighbours:
                total[i] += self._by_word(f"-{left.low}", right)
        total[0] += self._start_only
        return total

    def _form(self, word: str, pos: str | None) -> tuple[Array, Beside]:
        key = (word, pos)
        found = self._forms.get(key)
        if found is None:
            if len(self._forms) > _KEPT:
                self._forms.clear()
            features = word_features(word, pos, self._know, self._lists) if word else ["w=<edge>"]
            scores = self._sum_at_places(features)
            found = self._forms[key] = (scores, beside(word, pos, features))
        return found

    def _by_keys(self, left: Beside, right: Beside) -> Two:
        if len(self._pairs) > _KEPT:
            self._pairs.clear()
        of_left, of_right = of_keys(left, right)
        found = self._pairs[left.key, right.key] = (self._sum(of_left), self._sum(of_right))
        return found

    def _by_kinds(self, left: Beside, right: Beside) -> Two:
        if len(self._kinds) > _KEPT:
            self._kinds.clear()
        of_left, of_right = of_kinds(left, right)
        found = self._kinds[left.kinds, right.kinds] = (self._sum(of_left), self._sum(of_right))
        return found

    def _by_word(self, neighbour: str, seen: Beside) -> Array:
        """Return what the very word before (`-word`) or after (`+word`) adds."""
        key = (neighbour, seen.case, seen.classes)
        found = self._words.get(key)
        if found is None:
            if len(self._words) > _KEPT:
                self._words.clear()
            word = neighbour[1:]
            features = of_right_word(seen, word) if neighbour[0] == "+" else of_left_word(word, seen)
            found = self._words[key] = self._sum(features)
        return found

    def _sum_at_places(self, features: Sequence[str]) -> Array:
        """Return what the features of a word add to the scores of the words around it, a row for each place."""
        found = [hit for feature in features for hit in self._from_places.get(feature, ())]
        total: Array = np.zeros((len(PLACES), len(self.labels)), np.float32)
        if found:
            columns, rows = zip(*found, strict=True)
            np.add.at(total, list(columns), self._weights[list(rows)])
        return total

    def _sum(self, features: Sequence[str]) -> Array:
        rows = [row for feature in features if (row := self._features.get(feature)) is not None]
        total: Array = self._weights[rows].sum(axis=0)
        return total

    def _decode(self, scores: Sequence[Array]) -> list[list[int]]:
        """Return the best path through each sentence; all sentences take each step together, longest first."""
        order = sorted(range(len(scores)), key=lambda i: -len(scores[i]))
        paths: list[list[int]] = [[] for _ in scores]
        if not order:
            return paths
        lengths = np.array([len(scores[i]) for i in order])
        state = np.stack([scores[i][0] for i in order])
        back: list[NDArray[np.intp]] = []
        for step in range(1, int(lengths[0])):
            alive = int(np.searchsorted(-lengths, -step, side="left"))
            through = state[:alive, :, None] + self._transitions
            back.append(through.argmax(axis=1))
            state[:alive] = through.max(axis=1) + np.stack([scores[i][step] for i in order[:alive]])
        last = state.argmax(axis=1)
        for row, i in enumerate(order):
            path = [int(last[row])]
            for step in range(int(lengths[row]) - 2, -1, -1):
                path.append(int(back[step][row, path[-1]]))
            paths[i] = path[::-1]
        return paths

    def _spans(self, path: Sequence[int]) -> list[Name]:
        names: list[Name] = []
        start, kind = 0, ""
        for i, label in enumerate([*(self.labels[p] for p in path), "O"]):
            if label.startswith("I-") and label[2:] == kind:
                continue
            if kind in KINDS:
                names.append(Name(start, i, KINDS[kind], self._know.rule("model")))
            start, kind = i, label[2:]
        return names


def _neighbour(feature: str) -> str:
    """Return the very word that a feature of neighbours names: it stands first, or last after the case of the other."""
    first, _, last = feature[2:].partition("|")
    return last if feature[1] == "+" and first in ("X", "x") else first


def _dense(starts: NDArray[np.int64], columns: NDArray[np.int64], weights: Array, labels: int) -> Array:
    """Return the weights as a row for each feature and a column for each label."""
    table: Array = np.zeros((len(starts) - 1, labels), np.float32)
    np.add.at(table, (np.repeat(np.arange(len(starts) - 1), np.diff(starts)), columns), weights.astype(np.float32))
    return table


def sentence_features(
    words: Sequence[Form],
    pack: LanguagePack,
    memo: Memo,
) -> list[list[str]]:
    """Return the features of each word of a sentence, as the model is fitted to them.

    Args:
        words: Words with part of speech; None for a model that does without.
        pack: Gives the word lists.
        memo: Keeps what was worked out per form.
    """
    know, lists = load_knowledge(pack), load_lists(pack)
    padded = [_EDGE, _EDGE, *words, _EDGE, _EDGE]
    for form in padded:
        if form not in memo:
            features = word_features(*form, know, lists) if form[0] else ["w=<edge>"]
            memo[form] = {place: at_place(features, place) for place in PLACES}, beside(*form, features)
    pairs = [pair_features(memo[left][1], memo[right][1]) for left, right in pairwise(padded)]
    return [
        [f for place in PLACES for f in memo[padded[i + 2 + place]][0][place]] + pairs[i + 1][1] + pairs[i + 2][0]
        for i in range(len(words))
    ]


def _by_word_feature(features: Mapping[str, int]) -> dict[str, list[tuple[int, int]]]:
    """Return where each feature of a word is weighed: number of the place in the window, and row of the weights."""
    column = {str(place): n for n, place in enumerate(PLACES)}
    found: dict[str, list[tuple[int, int]]] = {}
    for feature, row in features.items():
        place = feature[:2] if feature[:1] == "-" else feature[:1]
        if place in column:
            found.setdefault(feature[len(place) :], []).append((column[place], row))
    return found
