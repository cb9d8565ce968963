"""Names gathered into people and things: which forms are one, which stay open."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from sayso.model import EntityKind
from sayso.understanding.mentions.knowledge import Knowledge
from sayso.understanding.mentions.transliteration import fold_name


@dataclass(slots=True)
class Figure:
    """Someone or something while a document is being read.

    Attributes:
        kind: What it is.
        name: The fullest name so far.
        tokens: Its folded words, for comparing.
        key: Key in the pack's knowledge; None if new.
        gender: `m`, `f`, `n`, `p` or None.
        country: State it belongs to; None if unknown.
        offices: What it holds, learnt from roles.
        roles: The nouns, as they stand.
        posts: Bodies in which it holds a role, as attributes of its roles name them.
        parties: Parties that it may belong to; empty if none is told.
        named: False if only a role names it.
        at: Latitude and longitude of a place; None if unknown.
    """

    kind: EntityKind
    name: str
    tokens: tuple[str, ...]
    key: str | None = None
    gender: str | None = None
    country: str | None = None
    offices: set[str] = field(default_factory=set)
    roles: list[str] = field(default_factory=list)
    posts: set[str] = field(default_factory=set)
    parties: frozenset[str] = frozenset()
    named: bool = True
    at: tuple[float, float] | None = None


def gather_people(forms: Iterable[tuple[str, ...]], know: Knowledge) -> dict[tuple[str, ...], list[Figure]]:
    """Return whom each form of a person's name may mean: one figure, several if it stays open.

    Full names that differ only in spelling, or in a middle name, are one person. A family name alone, of one word or
    two (»Peter Holm Sund«, »Holm Sund«), means the one person who bears it; with two bearers it stays open.

    Args:
        forms: Names by their words, as they stand in the text, in text order.
        know: Gives given names and those families that come first.
    """
    seen = list(dict.fromkeys(forms))
    ends = {word for words in seen for word in (words[0], words[-1])}
    bare = {words: _without_genitive(words, ends, know) for words in seen}
    figures: dict[str, list[Figure]] = {}
    """By their first and by their last word."""
    result: dict[tuple[str, ...], list[Figure]] = {}
    for words in sorted(seen, key=lambda w: (-len(bare[w]), bare[w] != w)):
        tokens = tuple(fold_name(w) for w in bare[words])
        if len(tokens) > 1:
            alike = figures.get(tokens[-1], [])
            found = [f for f in alike if len(f.tokens) > 1 and is_one_name(tokens, f.tokens)]
            if not found and bare[words][0] not in know.first_names:
                ending = [f for f in alike if f.tokens[-len(tokens) :] == tokens]
                found = ending if len(ending) == 1 else []
        else:
            found = bearers(tokens[0], figures.get(tokens[0], []), know)
        if not found:
            gender = know.first_names.get(bare[words][0], "") if len(tokens) > 1 else ""
            found = [Figure(EntityKind.PERSON, " ".join(bare[words]), tokens, gender=gender or None)]
            for end in {tokens[0], tokens[-1]}:
                figures.setdefault(end, []).append(found[0])
        result[words] = found
    return result


def is_one_name(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Tell whether two full names are one: same first and last word, the rest of one inside the other."""
    if left == right:
        return True
    if left[-1] != right[-1] or not (left[0] == right[0] or _is_initial(left[0], right[0])):
        return False
    shorter, longer = sorted((left[1:-1], right[1:-1]), key=len)
    rest = iter(longer)
    return all(word in rest for word in shorter)


def bearers(word: str, figures: Iterable[Figure], know: Knowledge) -> list[Figure]:
    """Return the people who bear a single name, by family name first, then by given name."""
    people = list(figures)
    family = [f for f in people if family_name(f, know) == word]
    return family or [f for f in people if f.tokens[0] == word or (len(f.tokens) > 2 and word == f.tokens[-1])]


def family_name(figure: Figure, know: Knowledge) -> str:
    """Return the folded family name: the last word, or the first in families that come first."""
    first = figure.name.split(" ", 1)[0]
    if len(figure.tokens) in (2, 3) and first in know.words("family_first"):
        return figure.tokens[0]
    return figure.tokens[-1]


def _without_genitive(words: tuple[str, ...], ends: Container[str], know: Knowledge) -> tuple[str, ...]:
    """Return a name without its genitive ending, if a name begins or ends elsewhere without it."""
    stem = know.genitive_stem(words[-1])
    return (*words[:-1], stem) if len(stem) > 1 and stem in ends else words


def _is_initial(left: str, right: str) -> bool:
    return left[0] == right[0] and (len(left.rstrip(".")) == 1 or len(right.rstrip(".")) == 1)
