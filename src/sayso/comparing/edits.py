"""Where two stretches of words differ, and which differences are spelling alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq, Levenshtein

from sayso.comparing.content import Word
from sayso.model import DivergenceKind, Evidence, Span
from sayso.understanding.mentions.transliteration import fold_name

TYPO_LENGTH = 6
"""Letters from which on words that differ in one or two letters are one word, spelt otherwise."""


_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Found:
    """A difference before it gets an id; fields as of `Divergence`."""

    kind: DivergenceKind
    left: Evidence
    right: Evidence
    real: bool
    why: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of one side that stand for words of the other; one side is empty where words were added.

    Attributes:
        left: Words of the left side.
        right: Words of the right side.
        left_at: Index of the first, or where they would stand.
        right_at: Likewise on the right.
    """

    left: tuple[Word, ...]
    right: tuple[Word, ...]
    left_at: int
    right_at: int


def find_edits(left: Sequence[Word], right: Sequence[Word]) -> list[Edit]:
    """Return where two stretches of words differ, in text order; neighbouring changes are one edit."""
    edits: list[Edit] = []
    for op in Levenshtein.opcodes([w.folded for w in left], [w.folded for w in right]):
        if op.tag == "equal":
            continue
        last = edits[-1] if edits else None
        one, two = tuple(left[op.src_start : op.src_end]), tuple(right[op.dest_start : op.dest_end])
        if last and last.left_at + len(last.left) == op.src_start and last.right_at + len(last.right) == op.dest_start:
            edits[-1] = Edit(last.left + one, last.right + two, last.left_at, last.right_at)
        else:
            edits.append(Edit(one, two, op.src_start, op.dest_start))
    return edits


def is_spelling(edit: Edit, known: frozenset[str] = frozenset()) -> bool:
    """Tell whether the two sides of an edit are the same words in other letters: compounds, typing, inflection.

    Args:
        edit: Words that stand for each other.
        known: Common short words; one of them and what is nearly that and no word at all are a typing error.
    """
    left, right = "".join(w.folded for w in edit.left), "".join(w.folded for w in edit.right)
    if not left or not right or any(char.isdigit() for char in left + right):
        return left == right
    return left == right or (
        len(edit.left) == len(edit.right)
        and all(_one_word(a, b) or _mistyped(a, b, known) for a, b in zip(edit.left, edit.right, strict=True))
    )


def span_of(words: Sequence[Word]) -> Span:
    """Return the stretch from the first to the last of some words, of which there is at least one."""
    return Span(words[0].start, words[-1].end)


def similarity(left: Sequence[Word], right: Sequence[Word]) -> tuple[float, int]:
    """Return the words in common and in order as share of both, 0–1, and how many they are."""
    run = LCSseq.similarity([w.folded for w in left], [w.folded for w in right])
    return 2 * run / max(1, len(left) + len(right)), run


def _one_word(left: Word, right: Word) -> bool:
    if left.base and left.base == right.base and not left.pos.startswith("V"):
        return True
    if _abbreviates(left, right) or _abbreviates(right, left):
        return True
    shorter = min(len(left.folded), len(right.folded))
    limit = 1 if shorter < 2 * TYPO_LENGTH else 2
    return shorter >= TYPO_LENGTH and Levenshtein.distance(left.folded, right.folded, score_cutoff=limit) <= limit


def _mistyped(left: Word, right: Word, known: frozenset[str]) -> bool:
    """Tell whether one side is a common short word and the other is that with one letter too many, few or wrong."""
    if (left.folded in known) == (right.folded in known):
        return False
    other = right if left.folded in known else left
    return other.folded.isalpha() and Levenshtein.distance(left.folded, right.folded, score_cutoff=1) <= 1


def _abbreviates(short: Word, long: Word) -> bool:
    """Tell whether one word abbreviates another, as `bspw` does: its letters stand in it in order, vowels left out."""
    letters, whole = short.folded.rstrip("."), long.folded
    if not 3 <= len(letters) <= len(whole) // 2 or letters[:1] != whole[:1] or set(fold_name(letters[1:])) & _VOWELS:
        return False
    rest = iter(whole)
    return all(letter in rest for letter in letters)
