"""Runs of equal words to passages: joined over small gaps, and stretched over edits at both ends."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.comparing.shingles import Flags, Hashes, Ints, Runs, Words

GAP = 10
"""Words dropped, added or changed in a row inside one passage, at most."""

LOOK_BACK = 4
"""Runs before a run that may go before it in its passage; chance repetitions come between."""

REACH = 6
"""Words that may be changed in a row where a passage is stretched at its ends."""

OVERHANG = 3
"""Words of a neighbouring sentence that are cut off: equal by chance."""

REST = 6
"""Words of a sentence that may be left over when the rest of it is shared."""

ANY_WORD = 0.2
"""What a word is worth after an edit, however common; its rarity is added."""

WORTH = 0.1
"""What two words after an edit must be worth for each word of the edit."""

STEPS = 40
"""Edits over which an end is stretched at most."""


@dataclass(frozen=True, slots=True)
class Stretches:
    """Stretches of words in two documents that belong together. Ends are one past the last word."""

    left: Ints
    left_end: Ints
    right: Ints
    right_end: Ints

    def where(self, keep: Flags) -> "Stretches":
        """Return the stretches that a flag is set for."""
        return Stretches(self.left[keep], self.left_end[keep], self.right[keep], self.right_end[keep])


def join_runs(runs: Runs, words: Words, least: int) -> Stretches:
    """Return runs joined to stretches that hold at least `least` equal words, by document pair and place."""
    if not len(runs.left):
        return Stretches(runs.left, runs.left, runs.right, runs.right)
    before, overlap = _predecessors(runs, words)
    root = before.copy()
    while True:
        further = root[root]
        if np.array_equal(further, root):
            break
        root = further
    count = len(root)
    left_end, right_end = np.zeros(count, np.int64), np.zeros(count, np.int64)
    np.maximum.at(left_end, root, runs.left + runs.length)
    np.maximum.at(right_end, root, runs.right + runs.length)
    equal = np.bincount(root, weights=runs.length - overlap, minlength=count)
    at = np.flatnonzero((root == np.arange(count)) & (equal >= least))
    return Stretches(runs.left[at], left_end[at], runs.right[at], right_end[at])


def _predecessors(runs: Runs, words: Words) -> tuple[Ints, Ints]:
    """Return for each run the one that goes before it in its passage, itself if none, and the words both hold."""
    count = len(runs.left)
    number = np.arange(count)
    best = np.full(count, np.iinfo(np.int64).max)
    before, overlap = number.copy(), np.zeros(count, np.int64)
    for back in range(1, min(LOOK_BACK, count - 1) + 1):
        left, right = runs.left[back:], runs.right[back:]
        p_left, p_right, p_length = runs.left[:-back], runs.right[:-back], runs.length[:-back]
        gap_left, gap_right = left - p_left - p_length, right - p_right - p_length
        fits = (words.doc[left] == words.doc[p_left]) & (words.doc[right] == words.doc[p_right])
        fits &= (gap_left <= GAP) & (gap_right <= GAP) & (left > p_left) & (right > p_right)
        fits &= (words.place[left] - words.place[p_left] == left - p_left) & (
            words.place[right] - words.place[p_right] == right - p_right
        )
        cost = np.abs(gap_left - gap_right) + np.maximum(0, np.maximum(gap_left, gap_right))
        better = np.flatnonzero(fits & (cost < best[back:]))
        best[better + back] = cost[better]
        before[better + back] = better
        overlap[better + back] = np.maximum(0, -np.minimum(gap_left, gap_right))[better]
    order = np.lexsort((best, before))
    order = order[before[order] != order]
    first = np.ones(len(order), bool)
    first[1:] = before[order[1:]] != before[order[:-1]]
    lost = order[~first]
    before[lost], overlap[lost] = lost, 0
    return before, overlap


def stretch(found: Stretches, words: Words, rare: npt.NDArray[np.float32]) -> Stretches:
    """Return stretches grown at both ends, over small edits, as far as equal words go on."""
    left_end, right_end = _grow(found.left_end, found.right_end, 1, words, rare)
    left, right = _grow(found.left - 1, found.right - 1, -1, words, rare)
    return Stretches(left + 1, left_end, right + 1, right_end)


def _grow(left: Ints, right: Ints, step: int, words: Words, rare: npt.NDArray[np.float32]) -> tuple[Ints, Ints]:
    """Return the first words outside, moved in one direction over equal words and small edits."""
    left, right = left.copy(), right.copy()
    origin = left - step, right - step
    active = np.arange(len(left))
    for _ in range(STEPS):
        _slide(left, right, active, origin, step, words)
        active = _jump(left, right, active, origin, step, words, rare)
        if not len(active):
            break
    return left, right


def _hashes(at: Ints, origin: Ints, words: Words, outside: int) -> Hashes:
    """Return the hash of words, `outside` for those in another document or beyond a break than where one came from."""
    total = len(words.hash)
    safe = np.clip(at, 0, total - 1)
    inside = (words.doc.take(safe) == words.doc.take(origin)) & (at == safe)
    inside &= words.place.take(safe) - words.place.take(origin) == safe - origin
    return np.where(inside, words.hash.take(safe), np.uint64(outside))


def _slide(left: Ints, right: Ints, active: Ints, origin: tuple[Ints, Ints], step: int, words: Words) -> None:
    while len(active):
        same = _hashes(left[active], origin[0][active], words, 0) == _hashes(right[active], origin[1][active], words, 1)
        active = active[same]
        left[active] += step
        right[active] += step


def _jump(
    left: Ints,
    right: Ints,
    active: Ints,
    origin: tuple[Ints, Ints],
    step: int,
    words: Words,
    rare: npt.NDArray[np.float32],
) -> Ints:
    """Move over the smallest edit after which two words in a row are equal; return who moved."""
    at = [left[active] + step * n for n in range(REACH + 2)]
    ahead = [_hashes(a, origin[0][active], words, 0) for a in at]
    other = [_hashes(right[active] + step * n, origin[1][active], words, 1) for n in range(REACH + 2)]
    worth = [ANY_WORD + rare.take(np.clip(a, 0, len(rare) - 1)) for a in at]
    skip = np.zeros(len(active), np.int64), np.zeros(len(active), np.int64)
    todo = np.ones(len(active), bool)
    for skip_left, skip_right in _skips():
        hit = todo & (ahead[skip_left] == other[skip_right])
        hit &= ahead[skip_left + 1] == other[skip_right + 1]
        at_hit = np.flatnonzero(hit)
        worthy = worth[skip_left][at_hit] + worth[skip_left + 1][at_hit]
        at_hit = at_hit[worthy >= WORTH * (skip_left + skip_right)]
        skip[0][at_hit], skip[1][at_hit] = skip_left, skip_right
        todo[at_hit] = False
    moved = active[~todo]
    left[moved] += step * (skip[0][~todo] + 2)
    right[moved] += step * (skip[1][~todo] + 2)
    return moved


def _skips() -> list[tuple[int, int]]:
    """Return the numbers of words to pass over on both sides, small edits first."""
    pairs = [(a, b) for a in range(REACH + 1) for b in range(REACH + 1) if a + b]
    return sorted(pairs, key=lambda p: (max(p), abs(p[0] - p[1])))


def trim(found: Stretches, words: Words) -> Stretches:
    """Return stretches whose ends fit the sentences.

    A few words of a neighbouring sentence, equal by chance, are cut off. Where all but a few words of a sentence lie
    inside on both sides, the rest belongs to it: a changed attribution, a day added.
    """
    if not len(found.left):
        return found
    stops = np.flatnonzero(words.stop)
    left, right = _Side(found.left, found.left_end, words, stops), _Side(found.right, found.right_end, words, stops)
    tail = _chance(left.tail, right.tail) & ~words.stop[found.left_end - 1] & ~words.stop[found.right_end - 1]
    head = _chance(left.head, right.head) & (left.more > 0) & (right.more > 0)
    cut = Stretches(
        found.left + left.head * head,
        found.left_end - left.tail * tail,
        found.right + right.head * head,
        found.right_end - right.tail * tail,
    )
    return _completed(cut.where((cut.left < cut.left_end) & (cut.right < cut.right_end)), words, stops)


def _chance(one: Ints, other: Ints) -> Flags:
    """Tell which pieces of sentences are so short that their words may be equal by chance."""
    return np.asarray((np.minimum(one, other) <= OVERHANG) & (np.maximum(one, other) <= OVERHANG + REACH))


class _Side:
    """How stretches of one side lie in their sentences, in words.

    Attributes:
        more: Of the first sentence, before the stretch.
        head: Of the first sentence, inside; a large number if the stretch has no other.
        rest: Of the last sentence, after the stretch.
        tail: Of the last sentence, inside; a large number if the stretch has no other.
    """

    def __init__(self, start: Ints, end: Ints, words: Words, stops: Ints) -> None:
        begins = np.concatenate([np.zeros(1, np.int64), stops[:-1] + 1])
        first, last = np.searchsorted(stops, start), np.searchsorted(stops, end - 1)
        alone = (first == last) * len(words.hash)
        self.more = start - begins[first]
        self.head = stops[first] + 1 - start + alone
        self.rest = stops[last] + 1 - end
        self.tail = end - begins[last] + alone


def _completed(found: Stretches, words: Words, stops: Ints) -> Stretches:
    left, right = _Side(found.left, found.left_end, words, stops), _Side(found.right, found.right_end, words, stops)
    more, rest = np.maximum(left.more, right.more), np.maximum(left.rest, right.rest)
    sizes = np.minimum(found.left_end - found.left, found.right_end - found.right)
    head, tail = np.minimum(left.head, right.head), np.minimum(left.tail, right.tail)
    begin = (more <= REST) & (np.minimum(head, sizes) >= 2 * more)
    finish = (rest <= REST) & (np.minimum(tail, sizes) >= 2 * rest)
    return Stretches(
        found.left - left.more * begin,
        found.left_end + left.rest * finish,
        found.right - right.more * begin,
        found.right_end + right.rest * finish,
    )
