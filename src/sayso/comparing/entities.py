"""The same person, body or place on several pages as one entity of the story."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from sayso.lang import LanguagePack
from sayso.model import AnalysedDocument, Entity, EntityKind, MentionForm
from sayso.understanding.mentions.knowledge import Knowledge, load_knowledge
from sayso.understanding.mentions.people import is_one_name
from sayso.understanding.mentions.transliteration import fold_name, transliterate


@dataclass(slots=True)
class _Group:
    kind: EntityKind
    named: bool
    first: tuple[int, int]
    tokens: list[tuple[str, ...]] = field(default_factory=list)
    members: list[tuple[tuple[int, int], AnalysedDocument, Entity]] = field(default_factory=list)

    def add(self, order: tuple[int, int], doc: AnalysedDocument, entity: Entity) -> None:
        self.first = min(self.first, order)
        self.tokens.append(_fold(entity.name))
        self.members.append((order, doc, entity))


class _People:
    """People by the words of their names, so that nobody is held against everybody."""

    def __init__(self) -> None:
        self._groups: dict[str, dict[int, _Group]] = defaultdict(dict)

    def add(self, group: _Group, entity: Entity) -> None:
        """Note under which words a group is found from now on."""
        tokens = _fold(entity.name)
        for key in {*tokens[:1], *tokens[-1:], _last(entity), f"of {entity.country}"}:
            self._groups[key][id(group)] = group

    def near(self, *keys: str) -> list[_Group]:
        """Return the people noted under one of some words, each once."""
        return list({number: group for key in keys for number, group in self._groups.get(key, {}).items()}.values())


def link_entities(docs: Sequence[AnalysedDocument], packs: Sequence[LanguagePack]) -> list[Entity]:
    """Return the entities of a story, in order of first mention, with ids from `E1` on.

    People are one if their full names agree, spelling aside. A family name alone joins the one bearer whom the story
    knows by full name, if gender, state and office do not speak against it; where two bear it, it joins neither.

    Args:
        docs: Pages of one story.
        packs: Packs of their languages.
    """
    knows = [load_knowledge(pack) for pack in packs]
    groups: list[_Group] = []
    keyed: dict[str, _Group] = {}
    people = _People()
    later: list[tuple[tuple[int, int], AnalysedDocument, Entity, bool]] = []
    for d, doc in enumerate(docs):
        by_role = {m.entity for m in doc.mentions} - {m.entity for m in doc.mentions if m.form is MentionForm.NAME}
        for e, entity in enumerate(doc.entities):
            if entity.kind is EntityKind.PERSON and (len(_fold(entity.name)) < 2 or entity.id in by_role):
                later.append(((d, e), doc, entity, entity.id not in by_role))
            else:
                _join(groups, keyed, people, (d, e), doc, entity)
    for order, doc, entity, is_named in later:
        fits = _bearers(entity, people, knows) if is_named else _holders(entity, people, knows)
        group = fits[0] if len(fits) == 1 else _own(entity, is_named, doc, groups, keyed, order)
        group.add(order, doc, entity)
        if len(fits) == 1:
            people.add(group, entity)
    ordered = sorted(groups, key=lambda g: g.first)
    return [_entity(group, f"E{i}") for i, group in enumerate(ordered, 1)]


def _join(
    groups: list[_Group],
    keyed: dict[str, _Group],
    people: _People,
    order: tuple[int, int],
    doc: AnalysedDocument,
    entity: Entity,
) -> None:
    if entity.kind is EntityKind.PERSON:
        key, tokens = f"person {' '.join(_fold(entity.name))}", _fold(entity.name)
        group = keyed.get(key)
        if group is None:
            last = _last(entity)
            near = [g for g in people.near(tokens[-1], last) if _is_one(entity.name, tokens, last, g)]
            group = near[0] if len(near) == 1 else None
    else:
        key = entity.key or " ".join(_fold(entity.name))
        group = keyed.get(key)
    if group is None:
        group = _Group(entity.kind, True, order)
        groups.append(group)
    keyed[key] = group
    group.add(order, doc, entity)
    if entity.kind is EntityKind.PERSON:
        people.add(group, entity)


def _is_one(name: str, tokens: tuple[str, ...], last: str, group: _Group) -> bool:
    for _, _, other in group.members:
        words = other.name.split()
        if is_one_name(tokens, _fold(other.name)):
            return True
        if transliterate(words[-1]) == last and [*map(transliterate, words)] == [*map(transliterate, name.split())]:
            return True
    return False


def _own(
    entity: Entity,
    named: bool,
    doc: AnalysedDocument,
    groups: list[_Group],
    keyed: dict[str, _Group],
    order: tuple[int, int],
) -> _Group:
    """Return the group of someone whom no full name in the story fits: a family name is one, a role its own page's."""
    key = f"single {' '.join(_fold(entity.name))}" if named else f"role {doc.id} {entity.id}"
    group = keyed.get(key)
    if group is None or not _agree(entity, group, lambda _: frozenset()):
        group = _Group(entity.kind, named, order)
        groups.append(group)
        keyed[key] = group
    return group


def _bearers(entity: Entity, people: _People, knows: Sequence[Knowledge]) -> list[_Group]:
    word, other = _fold(entity.name)[-1:], transliterate(entity.name)
    bearing = [
        g
        for g in people.near(*word, other)
        if any(word == t[-1:] or (word == t[:1] and _is_family_first(m[2].name, knows)) for t, m in _pairs(g))
        or any(transliterate(m[2].name.split()[-1]) == other and len(other) > 4 for m in g.members)
    ]
    return bearing if len(bearing) == 1 and _agree(entity, bearing[0], lambda e: _offices(e, knows)) else []


def _pairs(
    group: _Group,
) -> Iterable[tuple[tuple[str, ...], tuple[tuple[int, int], AnalysedDocument, Entity]]]:
    return zip(group.tokens, group.members, strict=True)


def _is_family_first(name: str, knows: Sequence[Knowledge]) -> bool:
    return any(name.split(" ", 1)[0] in know.words("family_first") for know in knows)


def _holders(entity: Entity, people: _People, knows: Sequence[Knowledge]) -> list[_Group]:
    """Return who holds the office of a state by which alone a page names someone."""
    offices = _offices(entity, knows)
    if entity.country is None or not offices:
        return []
    return [
        g
        for g in people.near(f"of {entity.country}")
        if any(m[2].country == entity.country and _offices(m[2], knows) & offices for m in g.members)
        and _agree(entity, g, lambda _: frozenset())
    ]


def _agree(entity: Entity, group: _Group, offices: Callable[[Entity], frozenset[str]]) -> bool:
    """Tell whether gender, state and offices do not speak against one person."""
    mine = offices(entity)
    for _, _, other in group.members:
        if entity.gender and other.gender and entity.gender != other.gender:
            return False
        if entity.country and other.country and entity.country != other.country:
            return False
    theirs = frozenset().union(*(offices(m[2]) for m in group.members))
    return not (mine and theirs) or bool(mine & theirs)


def _offices(entity: Entity, knows: Sequence[Knowledge]) -> frozenset[str]:
    found: set[str] = set()
    for noun in entity.roles:
        for know in knows:
            if role := know.role(noun):
                found |= {office.split(":")[0] for office in role.offices}
    return frozenset(found)


def _entity(group: _Group, id: str) -> Entity:
    members = sorted(group.members, key=lambda m: m[0])
    entities = [m[2] for m in members]
    return Entity(
        id=id,
        kind=group.kind,
        name=max(entities, key=lambda e: len(e.name.split())).name,
        aliases=tuple(dict.fromkeys(alias for e in entities for alias in e.aliases)),
        key=next((e.key for e in entities if e.key), None),
        gender=next((e.gender for e in entities if e.gender), None),
        country=next((e.country for e in entities if e.country), None),
        roles=tuple(dict.fromkeys(role for e in entities for role in e.roles)),
        at=next((e.at for e in entities if e.at), None),
        members=tuple((m[1].id, m[2].id) for m in members),
    )


def _last(entity: Entity) -> str:
    """Return the last word of a name, so that transcriptions of it agree."""
    words = entity.name.split()
    return transliterate(words[-1]) if words else ""


def _fold(name: str) -> tuple[str, ...]:
    return tuple(folded for word in name.split() if (folded := fold_name(word)))
