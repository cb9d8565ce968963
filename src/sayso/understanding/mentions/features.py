"""What a word looks like, and what stands beside it: the features that the name model weighs."""

import re
from collections.abc import Container
from dataclasses import dataclass

from sayso.lang import LanguagePack
from sayso.understanding.mentions.knowledge import Knowledge, load_knowledge
from sayso.understanding.text.morphology import load_tagger
from sayso.understanding.text.tags import SMALL_WORDS

_RUNS = re.compile(r"(.)\1+")


class WordLists:
    """Sets of single words by what they tell, from all word lists of a pack."""

    def __init__(self, pack: LanguagePack, know: Knowledge) -> None:
        self.single: dict[str, str] = {}
        self.inside: dict[str, str] = {}
        for words, known in know.forms.items():
            what = known.key.split(":", 1)[0]
            if len(words) == 1 and not known.guarded:
                self.single[words[0]] = what
            for word in words if len(words) > 1 else ():
                self.inside[word] = what
        self.places = frozenset(place.split(" ", 1)[0] for place in pack.words("places"))
        self.sets: tuple[tuple[str, Container[str]], ...] = (
            ("given", know.first_names),
            ("family", pack.words("family_names")),
            ("place", self.places),
            ("region", pack.words("regions")),
            ("people", know.people),
            ("title", know.words("titles")),
            ("company", know.words("organisation_ends")),
            ("sports", know.words("sports_starts")),
        )
        self.traits = load_tagger(pack).traits
        self.place_ends = tuple(sorted(know.words("place_ends")))
        self.org_ends = tuple(sorted(know.words("organisation_suffixes")))


def word_features(word: str, pos: str | None, know: Knowledge, lists: WordLists) -> list[str]:
    """Return the features of a word and its part of speech; without one, of the word alone.

    The same features are looked at from each place of the model's window, so that they are worked out once per form.
    """
    low = word.lower()
    shape = _shape(word)
    features = [f"w={low}", f"s={shape}", f"c={_RUNS.sub(_first, shape)}"]
    features += [f"p{n}={low[:n]}" for n in (2, 3, 4) if len(low) > n]
    features += [f"e{n}={low[-n:]}" for n in (1, 2, 3, 4, 5) if len(low) > n]
    if pos:
        features += [f"t={pos}", f"t={pos}|{shape[:1]}", *lists.traits(word)]
    if word[0].isupper():
        features += [f"k={hit}" for hit in _hits(word, know, lists)]
        features += _parts(word, lists)
    elif low in know.words("particles"):
        features.append("k=particle")
    elif know.adjective(word):
        features.append("k=state-adjective")
    return features


def load_lists(pack: LanguagePack) -> WordLists:
    """Return the word lists of a pack, made once."""
    return pack.derived("mentions.lists", lambda: WordLists(pack, load_knowledge(pack)))


def _hits(word: str, know: Knowledge, lists: WordLists) -> list[str]:
    stem = know.genitive_stem(word)
    forms = [word, stem] if stem else [word]
    hits = []
    for form, mark in zip(forms, ("", "+s"), strict=False):
        hits += [what + mark for what, table in lists.sets if form in table]
        hits += [what + mark for what in (lists.single.get(form),) if what]
        hits += [f"in-{what}" for what in (lists.inside.get(form),) if what]
    found = (("role", know.role(word)), ("body", know.body(word)), ("state-adjective", know.adjective(word)))
    hits += [what for what, hit in found if hit]
    if any(word.endswith(e) and word.removesuffix(e) in lists.places for e in know.words("inhabitant_endings")):
        hits.append("of-place")
    return hits or ["none"]


def _parts(word: str, lists: WordLists) -> list[str]:
    low = word.lower()
    features = [f"h={end}" for end in lists.place_ends if low.endswith(end) and len(low) > len(end) + 1]
    features += [f"o={end}" for end in lists.org_ends if low.endswith(end)]
    if "-" in word:
        first, last = word.split("-", 1)[0], word.rsplit("-", 1)[-1]
        features += [
            f"hf={lists.single.get(first, '-')}",
            f"hl={last.lower()}",
            f"hs={_RUNS.sub(_first, _shape(first))}",
        ]
    return features


def _shape(word: str) -> str:
    return "".join("X" if c.isupper() else "x" if c.isalpha() else "0" if c.isdigit() else c for c in word[:12])


def _first(match: re.Match[str]) -> str:
    return match.group(1)


def pair_key(word: str, pos: str | None) -> str:
    """Return what stands for a word in features of two neighbours: part of speech or shape, and its case."""
    if pos and pos in SMALL_WORDS:
        return word.lower()
    short = _RUNS.sub(_first, _shape(word))
    return f"{pos}{short[:1]}" if pos else short[:4]


def at_place(features: list[str], place: int) -> list[str]:
    """Return the features of a word as seen from a word `place` tokens before it; fewer from further away."""
    if place in (-1, 0, 1):
        return [f"{place}{f}" for f in features]
    return [f"{place}{f}" for f in features if f[:2] in ("w=", "t=", "k=", "c=", "e3", "hb")]


@dataclass(frozen=True, slots=True)
class Beside:
    """What a word is to its neighbour.

    Attributes:
        key: Part of speech or shape, and case.
        low: The word in small letters.
        case: `X` if it begins with a capital, `x` if not.
        classes: Features that sort it: word lists and the tagger's guess.
        kinds: Those of them that word lists tell.
    """

    key: str
    low: str
    case: str
    classes: tuple[str, ...]
    kinds: tuple[str, ...]


def beside(word: str, pos: str | None, features: list[str]) -> Beside:
    """Return what a word with these features is to its neighbours; an empty word is the edge of the sentence."""
    return Beside(
        pair_key(word, pos) if word else "",
        word.lower(),
        "X" if word[:1].isupper() else "x",
        tuple(f for f in features if f[:2] in ("k=", "hb")),
        tuple(f for f in features if f[:2] == "k="),
    )


def of_keys(left: Beside, right: Beside) -> tuple[list[str], list[str]]:
    """Return features of two neighbours by what they are: those of the left one, and of the right one."""
    pair = f"{left.key}|{right.key}"
    return [f"b+{pair}"], [f"b-{pair}"]


def of_right_word(left: Beside, word: str) -> list[str]:
    """Return features of a word by the very word after it."""
    return [f"l+{left.case}|{word}", *(f"l+{word}|{c}" for c in left.classes)]


def of_left_word(word: str, right: Beside) -> list[str]:
    """Return features of a word by the very word before it."""
    return [f"l-{word}|{right.case}", *(f"l-{word}|{c}" for c in right.classes)]


def of_kinds(left: Beside, right: Beside) -> tuple[list[str], list[str]]:
    """Return features of two neighbours by the word lists that hold them: of the left one, and of the right one."""
    pairs = [(a, b) for a in left.kinds for b in right.kinds]
    return [f"kk+{b}|{a}" for a, b in pairs], [f"kk-{a}|{b}" for a, b in pairs]


def pair_features(left: Beside, right: Beside) -> tuple[list[str], list[str]]:
    """Return all features of two neighbours: those of the left one, and of the right one."""
    keys, kinds = of_keys(left, right), of_kinds(left, right)
    return (
        keys[0] + of_right_word(left, right.low) + kinds[0],
        keys[1] + of_left_word(left.low, right) + kinds[1],
    )
