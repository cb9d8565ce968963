"""Parties of one name in several states: the pack's is meant only where nothing speaks for another state."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.lang import LanguagePack
from sayso.model import Sentence, Token
from sayso.understanding.mentions.knowledge import Knowledge
from sayso.understanding.mentions.names import Name
from sayso.understanding.mentions.places import locate

_BESIDE = 2
"""Tokens between a party and its place at most (»die Grünen in Lyon«)."""


def doubt_parties(
    names: Sequence[Sequence[Name]], sents: Sequence[Sentence], know: Knowledge, pack: LanguagePack
) -> list[list[Name]]:
    """Return the names, those of parties unknown where they are of another state than the pack's party.

    So they are beside an adjective or a name of that state, or in a sentence that names it while the text names
    nothing of the pack's state. Abbreviations are of one state.
    """
    own = {n.known.country[:2] for found in names for n in found if n.known and n.known.country and not _is_shared(n)}
    return [
        [_without_state(n, found, sent.tokens, own, know, pack) if _is_shared(n) else n for n in found]
        for sent, found in zip(sents, names, strict=True)
    ]


def _is_shared(name: Name) -> bool:
    """Tell whether a name is a party's that others may bear: it is made of words."""
    return name.known is not None and name.known.shared


def _without_state(
    name: Name, found: Sequence[Name], tokens: Sequence[Token], own: set[str], know: Knowledge, pack: LanguagePack
) -> Name:
    country = name.known.country if name.known else None
    before = know.adjective(tokens[name.start - 1].text) if name.start else None
    if before:
        return name if before.startswith(country or "") else replace(name, known=None)
    for other in found:
        state = _state(other, tokens, pack) if other is not name and not _is_shared(other) else None
        owner = other.end == name.start and know.genitive_stem(tokens[other.end - 1].text)
        beside = owner or 0 <= other.start - name.end < _BESIDE
        if state and not state.startswith(country or "") and (beside or country not in own):
            return replace(name, known=None)
    return name


def _state(name: Name, tokens: Sequence[Token], pack: LanguagePack) -> str | None:
    """Return the state of a name that the pack knows, or of a town of its gazetteer."""
    if name.known:
        return name.known.country
    town = locate(" ".join(t.text for t in tokens[name.start : name.end]), None, pack)
    return town.country if town else None
