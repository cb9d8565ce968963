"""How alike two statements are: features of a pair, each with a name."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq, Levenshtein
from rapidfuzz.fuzz import ratio

from sayso.comparing.content import STEM, Content, stems_of
from sayso.comparing.edits import find_edits

LOOK = 0.2
"""Likeness below which the sentences around are not looked at."""

SWAPS = 0.5
"""Wording from which on it is asked what stands in the place of what."""

SPELT = 75
"""Letters in common, per cent, from which on two names may be one, spelt otherwise (Wostotschny, Vostochny)."""

ROUNDING = 0.06
"""Share by which a rounded number may differ from the exact one."""

LEAST_ROUNDED, YEARS = 100, (1900, 2100)
"""Whole number from which on a number is rounded; numbers that may be years are not."""

RELATED = 0.6
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
        names_swapped: True if an unrelated name stands where the other has one.
        things_swapped: The same for nouns and names.
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
    names_swapped: bool = False
    things_swapped: bool = False


def compare_contents(left: Content, right: Content, rare: Mapping[str, float]) -> Likeness:
    """Return how alike two statements are."""
    run = LCSseq.similarity(left.folded, right.folded)
    wording = 2 * run / (len(left.words) + len(right.words))
    mass = shared_weight(left, right, rare)
    of_left, of_right = weight(left.lemmas, rare), weight(right.lemmas, rare)
    dice, contained = 2 * mass / max(0.01, of_left + of_right), mass / max(0.01, min(of_left, of_right))
    swapped = _swapped(left, right) if wording >= SWAPS else (False, False)
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
        names_swapped=swapped[0],
        things_swapped=swapped[1],
    )


def _swapped(left: Content, right: Content) -> tuple[bool, bool]:
    """Tell whether a name, and whether any noun, stands in the place of one that has nothing to do with it."""
    names = things = False
    for edit in find_edits(left.words, right.words):
        gone = {w.lemma for w in edit.left if w.lemma and w.pos.startswith("N")} - right.lemmas
        new = {w.lemma for w in edit.right if w.lemma and w.pos.startswith("N")} - left.lemmas
        things = things or _unrelated(gone, new)
        names = names or _unrelated(gone & left.mentioned, new & right.mentioned)
    return names, things


def _unrelated(left: Collection[str], right: Collection[str]) -> bool:
    near = (related(one, two) or ratio(one, two) >= SPELT for one in left for two in right)
    return bool(left and right) and not any(near)


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


def weight(lemmas: Iterable[str], rare: Mapping[str, float]) -> float:
    """Return the sum of the rarity of some lemmas."""
    return sum(rare.get(lemma, 1.0) for lemma in lemmas)


def shared_weight(left: Content, right: Content, rare: Mapping[str, float]) -> float:
    """Return the weight of the lemmas that two contents have in common, related ones counted in part."""
    same = left.lemmas & right.lemmas
    mass = weight(sorted(same), rare)
    used = set(same)
    stems = left.stems.keys() & right.stems.keys()
    for lemma in sorted({lemma for stem in stems for lemma in left.stems[stem]} - same):
        other = next((r for r in relatives(lemma, right) if r not in used), None)
        if other:
            used.add(other)
            mass += RELATED * min(rare.get(lemma, 1.0), rare.get(other, 1.0))
    return mass


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
    """Tell whether numbers agree; None if one side has none, or where one may round the other."""
    if not left or not right:
        return None
    if left <= right or right <= left:
        return True
    mine, theirs = sorted(left - right), sorted(right - left)
    if len(mine) == len(theirs) and all(map(_rounds, mine, theirs)):
        return None
    return False


def _rounds(left: str, right: str) -> bool:
    """Tell whether one of two numbers may round the other; days and years are never rounded."""
    try:
        one, two = float(left), float(right)
    except ValueError:
        return False
    broken = "." in left or "." in right
    whole = left.endswith("0") or right.endswith("0")
    day_or_year = min(one, two) < LEAST_ROUNDED or YEARS[0] <= min(one, two) <= max(one, two) <= YEARS[1]
    return (broken or (whole and not day_or_year)) and abs(one - two) <= ROUNDING * max(one, two)


def _party(left: Content, right: Content) -> bool | None:
    if left.party is not None and right.party is not None:
        return left.party == right.party
    if not left.label & right.label and (left.label & right.lemmas or right.label & left.lemmas):
        return False  # »X says that Y says«, and »Y says«
    if not left.names or not right.names:
        return None
    if left.names <= right.names or right.names <= left.names:
        return True
    return None if left.names & right.names else False
