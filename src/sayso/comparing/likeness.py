"""How alike two statements are: features of a pair, each with a name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq, Levenshtein

from sayso.comparing.content import STEM, Content, Word, stems_of

LOOK = 0.2
"""Likeness below which the sentences around are not looked at."""

_RELATED = 0.6
"""Weight of a related lemma (Raketentechnik, Raketentechnologie) against the same one."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two statements are.

    Attributes:
        wording: Words in common and in order, as share of both contents, 0–1.
        run: How many words are in common and in order.
        around: The same share for the sentences around the contents.
        mapped: Share of the shorter content's words that stand in the other content when the sentences are aligned.
        dice: Rare lemmas in common as share of both, 0–1.
        contained: Rare lemmas in common as share of the poorer content, 0–1.
        mass: Sum of the rarity of the lemmas in common.
        act: True if they say something alike (a verb or adjective in common), False if each only says something else,
            None if one side has no such words.
        numbers: True if numbers agree, False if they contradict, None if one side has none.
        polarity: True if both are asserted or both denied.
        party: True if the same party speaks, False if another, None if one is open.
    """

    wording: float
    run: int
    around: float
    mapped: float
    dice: float
    contained: float
    mass: float
    act: bool | None
    numbers: bool | None
    polarity: bool
    party: bool | None


def compare_contents(left: Content, right: Content, rare: Mapping[str, float]) -> Likeness:
    """Return how alike two statements are."""
    run = LCSseq.similarity(left.folded, right.folded)
    wording = 2 * run / (len(left.words) + len(right.words))
    mass, of_left, of_right = _common(left, right, rare)
    dice, contained = 2 * mass / max(0.01, of_left + of_right), mass / max(0.01, min(of_left, of_right))
    near = wording >= LOOK or dice >= LOOK or contained >= LOOK
    around, mapped = _sentences(left, right) if near else (0.0, 0.0)
    return Likeness(
        wording=wording,
        run=run,
        around=around,
        mapped=mapped,
        dice=dice,
        contained=contained,
        mass=mass,
        act=_act(left, right),
        numbers=_numbers(left.numbers, right.numbers),
        polarity=left.denied == right.denied,
        party=_party(left, right),
    )


def _sentences(left: Content, right: Content) -> tuple[float, float]:
    """Return the wording of the sentences around, and what share of the shorter content meets the other in them."""
    one, two = [w.folded for w in left.around], [w.folded for w in right.around]
    around = 2 * LCSseq.similarity(one, two) / max(1, len(one) + len(two))
    inside_left, inside_right = set(left.words), set(right.words)
    met = 0
    for edit in Levenshtein.opcodes(one, two):
        if edit.tag == "equal":
            pairs = zip(
                left.around[edit.src_start : edit.src_end], right.around[edit.dest_start : edit.dest_end], strict=True
            )
            met += sum(a in inside_left and b in inside_right for a, b in pairs)
    return around, met / max(1, min(len(left.words), len(right.words)))


def _common(left: Content, right: Content, rare: Mapping[str, float]) -> tuple[float, float, float]:
    """Return the weight of the lemmas in common, and of either side's."""
    same = left.lemmas & right.lemmas
    mass = sum(rare.get(lemma, 1.0) for lemma in same)
    used = set(same)
    for lemma in sorted(left.lemmas - same):
        other = next((r for r in relatives(lemma, right) if r not in used), None)
        if other:
            used.add(other)
            mass += _RELATED * min(rare.get(lemma, 1.0), rare.get(other, 1.0))
    return mass, sum(rare.get(x, 1.0) for x in left.lemmas), sum(rare.get(x, 1.0) for x in right.lemmas)


def relatives(lemma: str, content: Content) -> Iterator[str]:
    """Yield the lemmas of a content that are related to a lemma."""
    for stem in stems_of(lemma):
        yield from (other for other in content.stems.get(stem, ()) if related(lemma, other))


def related(left: str, right: str) -> bool:
    """Tell whether two lemmas share a stem: one holds the other, or they begin alike for most of the shorter."""
    short, long = sorted((left, right), key=len)
    if len(short) < STEM or short[0].isdigit():
        return False
    if long.startswith(short) or long.endswith(short):
        return True
    same = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return same >= max(STEM, 0.7 * len(short))


def _act(left: Content, right: Content) -> bool | None:
    if not left.acts or not right.acts:
        return None
    if left.acts & right.acts:
        return True
    return any(other in right.acts for act in left.acts for other in relatives(act, right))


def _numbers(left: frozenset[str], right: frozenset[str]) -> bool | None:
    if not left or not right:
        return None
    return left <= right or right <= left


def _party(left: Content, right: Content) -> bool | None:
    if left.party is not None and right.party is not None:
        return left.party == right.party
    if not left.names or not right.names:
        return None
    if left.names <= right.names or right.names <= left.names:
        return True
    return None if left.names & right.names else False


def words_of(words: tuple[Word, ...]) -> str:
    """Return the folded words as one string, for messages."""
    return " ".join(word.folded for word in words)
