"""All names of a document: the model's, set right by what the pack knows."""

from collections.abc import Sequence

from sayso.lang import LanguagePack
from sayso.model import EntityKind, Sentence, Token
from sayso.understanding.mentions.knowledge import Knowledge, load_knowledge
from sayso.understanding.mentions.model import NameModel
from sayso.understanding.mentions.names import Name, find_known, find_names_by_tags
from sayso.understanding.text.morphology import WordListTagger, load_tagger

_MARKS = frozenset(".,;:–—-!?()")
"""Marks that neither begin nor end the name of a person or body."""


def find_names(sents: Sequence[Sentence], pack: LanguagePack, model: NameModel | None = None) -> list[list[Name]]:
    """Return the names of each sentence by token index, in text order, without overlaps.

    Args:
        sents: Tagged sentences.
        pack: Gives word lists and the fitted model; without a model, tags alone tell names.
        model: Used in place of the pack's.
    """
    know = load_knowledge(pack)
    model = model or load_model(pack)
    if model is None:
        return [find_names_by_tags(sent.tokens, know) for sent in sents]
    return [
        _merge(sent.tokens, found, find_known(sent.tokens, know), know)
        for sent, found in zip(sents, model.find(sents), strict=True)
    ]


def load_model(pack: LanguagePack) -> NameModel | None:
    """Return the pack's model, made once: the one for tagged words, or the plain one where no tagger is installed."""
    return pack.derived("mentions.model", lambda: _load(pack))


def _load(pack: LanguagePack) -> NameModel | None:
    plain = isinstance(load_tagger(pack), WordListTagger)
    data = pack.data("names_plain.npz" if plain else "names.npz")
    return NameModel(data, pack) if data else None


def _merge(tokens: Sequence[Token], found: Sequence[Name], known: Sequence[Name], know: Knowledge) -> list[Name]:
    """Return the model's names and the pack's, the longer where they overlap, the pack's where they are one."""
    names: list[Name] = []
    taken: dict[int, Name] = {i: name for name in found for i in range(name.start, name.end)}
    replaced: set[Name] = set()
    for name in known:
        rivals = {taken[i] for i in range(name.start, name.end) if i in taken}
        if all(name.start <= r.start and r.end <= name.end for r in rivals):
            replaced |= rivals
            names.append(name)
    names += [_settle(tokens, n, know) for n in found if n not in replaced and _may_name(tokens, n, know)]
    return sorted((part for name in names for part in _parted(tokens, name, know)), key=lambda n: n.start)


def _parted(tokens: Sequence[Token], name: Name, know: Knowledge) -> list[Name]:
    """Return a name, or the two bodies that »und« joins in it: a noun for a body follows, and a name follows that."""
    if name.kind is not EntityKind.ORGANISATION or name.known:
        return [name]
    for i in range(name.start + 1, name.end - 2):
        after = tokens[i + 1].text
        if tokens[i].text in know.words("and_words") and after[0].isupper() and know.body(after):
            return [Name(name.start, i, name.kind, name.rule), Name(i + 1, name.end, name.kind, name.rule)]
    return [name]


def _may_name(tokens: Sequence[Token], name: Name, know: Knowledge) -> bool:
    """Tell whether a name is more than a month, a day or another word that is none."""
    return any(t.text not in know.words("not_names") for t in tokens[name.start : name.end])


def _settle(tokens: Sequence[Token], name: Name, know: Knowledge) -> Name:
    """Return a name without marks at its ends; a person's where a noun for a person stands straight before it."""
    start, end = name.start, name.end
    if name.kind in (EntityKind.PERSON, EntityKind.ORGANISATION):
        while end - start > 1 and tokens[end - 1].text in _MARKS:
            end -= 1
        while end - start > 1 and tokens[start].text in _MARKS:
            start += 1
    name = Name(start, end, name.kind, name.rule)
    before = tokens[start - 1] if start else None
    if name.kind not in (EntityKind.OTHER, EntityKind.PLACE) or before is None or not before.text[0].isupper():
        return name
    bearer = know.role(before.text) and not know.body(before.text)
    return Name(start, end, EntityKind.PERSON, know.rule("after_role")) if bearer else name
