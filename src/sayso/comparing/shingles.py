"""Words of many documents as arrays of hashes, and the runs of words that two documents have in common.

The kernel of everything that compares documents. It never looks at pairs of documents: runs come from a join on
hashed word sequences, so that cost grows with the text and with what is shared, not with the square of the pages.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from sayso.model import RUNNING_TEXT, BlockKind, Document

Hashes = npt.NDArray[np.uint64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

BREAK = 1_000
"""Words that a block outside the running text counts for, so that no passage leads across it."""

CHUNK = 1 << 20
"""Characters hashed at a time: what the processor keeps near."""

STOPS = ".!?…"
"""Marks after which a sentence may end."""

CAP, NEAREST = 256, 4
"""Places of a word sequence up to which all are paired, and the next places that each is paired with beyond that."""

STOCK_PAIRS = 6
"""As many pairs of pages as four pages of one outlet make. From there on repetition is that outlet's furniture."""

STOCK_SHARE = 0.2
"""Share of pairs inside one outlet from which a sequence is furniture for others as well (sister outlets)."""

_CODES = 0x110000
_BASE = np.uint64(0x9E3779B97F4A7C15)
_INVERSE = np.uint64(pow(0x9E3779B97F4A7C15, -1, 1 << 64))


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the running text of documents, one document after another.

    Attributes:
        hash: 64 bits of the word in lower case.
        start: First code point in the document's text.
        end: One past the last.
        first: Index of each document's first word, and the number of all words at the end.
        doc: Index of the document.
        place: Number of the word, with `BREAK` added wherever a block outside the running text comes between.
        whole: True where a word follows white space: the parts of »Atom-U-Boot« and »20.30« count as one word.
        stop: True where a sentence seems to end after the word; never after an ordinal or an initial.
    """

    hash: Hashes
    start: npt.NDArray[np.int32]
    end: npt.NDArray[np.int32]
    first: Ints
    doc: npt.NDArray[np.int32]
    place: npt.NDArray[np.int32]
    whole: Flags
    stop: Flags


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs of equal words in two documents, by document pair and place.

    Attributes:
        left: Index of the first word in the document that stands first.
        right: Index of the first word in the other.
        length: Number of equal words.
    """

    left: Ints
    right: Ints
    length: Ints


def find_words(docs: Sequence[Document], letters: int | None = None) -> Words:
    """Return the words of the running text of documents. Captions, credits and notes take no part.

    Args:
        docs: Any number.
        letters: Of each word that its hash is made of, so that inflected forms have one; all by default.
    """
    hasher = _Hasher(letters)
    parts = [hasher.words([])]
    heap: list[Document] = []
    size = 0
    for index, doc in enumerate(docs):
        heap.append(doc)
        size += len(doc.text) + 1
        if size >= CHUNK or index + 1 == len(docs):
            parts.append(hasher.words(heap))
            heap, size = [], 0
    hashes, starts, ends, whole, stop, counts = (np.concatenate(column) for column in zip(*parts, strict=True))
    first = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
    place = _places(docs, starts, first)
    stop[first[1:][counts > 0] - 1] = True
    stop[:-1] |= place[1:] - place[:-1] != 1
    stop[_last_words(docs, ends, first)] = True
    doc_of = np.repeat(np.arange(len(docs), dtype=np.int32), counts)
    return Words(hashes, starts, ends, first, doc_of, place, whole, stop)


def hash_words(words: Iterable[str]) -> Hashes:
    """Return the hash of each word as `find_words` makes it."""
    hasher = _Hasher()
    return np.array([hasher.word(word) for word in words], dtype=np.uint64)


def find_runs(words: Words, size: int, allowed: Flags, outlets: Ints, cap: int = CAP) -> Runs:
    """Return the runs of at least `size` equal words that pairs of documents share.

    Args:
        words: Of all documents.
        size: Words of a sequence that seeds a run.
        allowed: For each word, whether a sequence may begin there.
        outlets: For each document a number of its outlet; unknown outlets are all different.
        cap: Of a sequence that occurs more often, each place is paired with the next few only.
    """
    total = len(words.hash)
    if total < size:
        none = np.zeros(0, np.int64)
        return Runs(none, none, none)
    left, right, group = _pairs(words, size, allowed, outlets, cap)
    doc_left, doc_right = words.doc[left], words.doc[right]
    apart = doc_left != doc_right
    inside = apart & (outlets[doc_left] == outlets[doc_right])
    keep = apart & ~(inside & _repeated(group, inside))
    return _joined(left[keep], right[keep], size, words)


def _pairs(words: Words, size: int, allowed: Flags, outlets: Ints, cap: int) -> tuple[Ints, Ints, Ints]:
    """Return pairs of places with the same sequence, and the number of the sequence for each pair."""
    place, group, sizes = _groups(words, size, allowed)
    at = np.flatnonzero((sizes > 1)[group])
    doc = words.doc.take(place[at])
    shared = (sizes > 1) & ~_furniture(group[at], doc, outlets, len(sizes))
    at = np.flatnonzero(shared[group])
    columns: list[tuple[Ints, Ints, Ints]] = []
    step = 1
    while len(at):
        at = at[: np.searchsorted(at, len(group) - step)]
        at = at[group.take(at + step) == group.take(at)]
        columns.append((place.take(at), place.take(at + step), group.take(at)))
        if step == NEAREST:
            at = at[sizes.take(group.take(at)) <= cap]
        step += 1
    if not columns:
        none = np.zeros(0, np.int64)
        return none, none, none
    left, right, groups = (np.concatenate(column) for column in zip(*columns, strict=True))
    return left, right, groups


def _groups(words: Words, size: int, allowed: Flags) -> tuple[Ints, Ints, Ints]:
    """Return the places of all sequences sorted by sequence, the number of each one's sequence, and their sizes."""
    count = len(words.hash) - size + 1
    grams = words.hash[:count].copy()
    for offset in range(1, size):
        grams *= _BASE
        grams += words.hash[offset : offset + count]
    grams ^= grams >> np.uint64(29)
    grams *= _BASE
    bits = np.uint64(max(1, len(words.hash).bit_length()))
    usable = allowed[:count] & (words.place[size - 1 :] - words.place[:count] == size - 1)
    usable &= words.doc[size - 1 :] == words.doc[:count]
    keys = ((grams >> bits << bits) | np.arange(count, dtype=np.uint64))[usable]
    keys.sort()
    place = (keys & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64)
    keys >>= bits
    group = np.zeros(len(keys), np.int64)
    np.cumsum(keys[1:] != keys[:-1], out=group[1:])
    return place, group, np.bincount(group)


def _furniture(group: Ints, doc: npt.NDArray[np.int32], outlets: Ints, groups: int) -> Flags:
    """Return which sequences are furniture: so much of their repetition is among the pages of one outlet."""
    once = np.ones(len(group), bool)
    once[1:] = (group[1:] != group[:-1]) | (doc[1:] != doc[:-1])
    group, outlet = group[once], outlets.take(doc[once])
    pages = np.bincount(group, minlength=groups)
    count = int(outlet.max(initial=0)) + 1
    keys = group * count + outlet
    keys.sort()
    begins = np.flatnonzero(np.concatenate([np.ones(min(1, len(keys)), bool), keys[1:] != keys[:-1]]))
    times = np.diff(np.append(begins, len(keys)))
    inside = np.bincount(keys[begins] // count, weights=times * (times - 1) / 2, minlength=groups)
    return np.asarray((inside >= STOCK_PAIRS) & (inside >= STOCK_SHARE * pages * (pages - 1) / 2))


def _repeated(group: Ints, inside: Flags) -> Flags:
    """Return which pairs are of a sequence that outlets repeat among their own pages."""
    if not len(group):
        return inside
    return np.asarray((np.bincount(group[inside], minlength=int(group.max()) + 1) >= STOCK_PAIRS)[group])


def _joined(left: Ints, right: Ints, size: int, words: Words) -> Runs:
    """Return runs, where sequences that follow each other on both sides are one."""
    bits = max(1, len(words.hash).bit_length())
    keys = ((right - left) << bits) | left
    keys.sort()
    begins = np.ones(len(keys), bool)
    begins[1:] = keys[1:] != keys[:-1] + 1
    at = np.flatnonzero(begins)
    length = np.diff(np.append(at, len(keys))) + size - 1
    start = keys[at] & ((1 << bits) - 1)
    other = start + (keys[at] >> bits)
    order = np.lexsort((other, start, words.doc[other], words.doc[start]))
    return Runs(start[order], other[order], length[order])


def _places(docs: Sequence[Document], starts: Ints, first: Ints) -> npt.NDArray[np.int32]:
    places = np.arange(len(starts), dtype=np.int32)
    for index, doc in enumerate(docs):
        breaks = [b.span.start for b in doc.blocks if b.kind not in RUNNING_TEXT]
        if breaks:
            own = starts[first[index] : first[index + 1]]
            places[first[index] : first[index + 1]] += (np.searchsorted(breaks, own) * BREAK).astype(np.int32)
    return places


def _last_words(docs: Sequence[Document], ends: npt.NDArray[np.int32], first: Ints) -> list[int]:
    """Return the last words of titles, leads and headings, which may end without a mark."""
    last: list[int] = []
    for index, doc in enumerate(docs):
        closed = [b.span.end for b in doc.blocks if b.kind is not BlockKind.PARAGRAPH and b.kind in RUNNING_TEXT]
        if closed:
            own = ends[first[index] : first[index + 1]]
            places = np.searchsorted(own, closed, "right") - 1
            last.extend((places[places >= 0] + first[index]).tolist())
    return last


class _Hasher:
    """Hashes words; remembers the characters that it has met.

    A word's hash is the sum of a random number per letter times a power of the base, by its place in the word: prefix
    sums over the whole text give all of them at once.
    """

    def __init__(self, letters: int | None = None) -> None:
        self._letters = letters
        self._known = np.zeros(_CODES, bool)
        self._value = np.zeros(_CODES, np.uint64)
        self._space = np.zeros(_CODES, bool)
        self._stop = np.zeros(_CODES, bool)
        self._digit = np.zeros(_CODES, bool)
        self._power = np.ones(1, np.uint64)
        self._inverse = np.ones(1, np.uint64)

    def word(self, word: str) -> int:
        """Return the hash of one word."""
        values = self._values(_codes([word]))
        total = 0
        for value in values[:-1][::-1].tolist():
            total = (total * int(_BASE) + value) & (2**64 - 1)
        return total

    def words(self, docs: Sequence[Document]) -> tuple[Any, ...]:
        """Return hash, start, end and the two flags of the words of some documents, and how many each has."""
        codes = _codes([doc.text for doc in docs])
        values = self._values(codes)
        lengths = np.fromiter((len(doc.text) + 1 for doc in docs), np.int64, len(docs))
        offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
        for doc, offset in zip(docs, offsets.tolist(), strict=False):
            for block in doc.blocks:
                if block.kind not in RUNNING_TEXT:
                    values[offset + block.span.start : offset + block.span.end] = 0
        letter = values != 0
        edge = np.flatnonzero(letter[1:] != letter[:-1]) + 1
        if letter[:1].any():
            edge = np.concatenate([np.zeros(1, np.int64), edge])
        starts, ends = edge[0::2], edge[1::2]
        self._grow(len(values))
        values *= self._power[: len(values)]
        sums = np.zeros(len(values) + 1, np.uint64)
        np.cumsum(values, out=sums[1:])
        stems = ends if self._letters is None else np.minimum(ends, starts + self._letters)
        hashes = (sums.take(stems) - sums.take(starts)) * self._inverse.take(starts)
        before, after = codes.take(starts - 1), codes.take(ends)
        whole = self._space.take(before)
        whole[:1] = True
        whole[1:] |= self._space.take(after[:-1]) | (starts[1:] - ends[:-1] > 2)
        stop = self._stop.take(after) & (ends - starts > np.where(self._digit.take(codes.take(ends - 1)), 3, 1))
        stop |= self._stop.take(codes.take(np.minimum(ends + 1, len(codes) - 1))) & ~self._space.take(after)
        stop[:-1] &= whole[1:]
        counts = np.diff(np.searchsorted(starts, offsets))
        shift = np.repeat(offsets[:-1], counts)
        return hashes, (starts - shift).astype(np.int32), (ends - shift).astype(np.int32), whole, stop, counts

    def _values(self, codes: npt.NDArray[np.uint32]) -> Hashes:
        for code in np.unique(codes[~self._known.take(codes)]).tolist():
            letter = chr(code)
            self._value[code] = _random(ord((letter.lower() or letter)[0])) if letter.isalnum() else 0
            self._space[code] = letter.isspace()
            self._stop[code] = letter in STOPS
            self._digit[code] = letter.isdecimal()
            self._known[code] = True
        return self._value.take(codes)

    def _grow(self, size: int) -> None:
        if len(self._power) < size:
            self._power = np.multiply.accumulate(np.concatenate([np.ones(1, np.uint64), np.full(size, _BASE)]))
            self._inverse = np.multiply.accumulate(np.concatenate([np.ones(1, np.uint64), np.full(size, _INVERSE)]))


def _codes(texts: Sequence[str]) -> npt.NDArray[np.uint32]:
    joined = "".join(text + "\n" for text in texts)
    return np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)


def _random(code: int) -> int:
    """Return 64 bits for a letter, never 0 (splitmix64)."""
    mask = 2**64 - 1
    value = (code * 0x9E3779B97F4A7C15 + 0x9E3779B97F4A7C15) & mask
    value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & mask
    value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & mask
    return (value ^ (value >> 31)) or 1
