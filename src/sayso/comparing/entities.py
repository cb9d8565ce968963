"""The same person, body or place on several pages as one entity of the story."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sayso.lang import LanguagePack
from sayso.model import AnalysedDocument, Entity, EntityKind, MentionForm
from sayso.understanding.mentions.knowledge import Knowledge, load_knowledge
from sayso.understanding.mentions.people import is_one_name
from sayso.understanding.mentions.transliteration import fold_name, transliterate


@dataclass(frozen=True, slots=True)
class _Member:
    """An entity of one page.

    Attributes:
        order: Index of the page, and of the entity on it.
        doc: Id of the page.
        entity: The entity.
        tokens: Words of its name, folded.
        last: The last of them, so that transcriptions of it agree.
    """

    order: tuple[int, int]
    doc: str
    entity: Entity
    tokens: tuple[str, ...]
    last: str


_Group = list[_Member]
"""What is one in the story, in the order in which it was put together."""


class _People:
    """People by the words of their names, so that nobody is held against everybody."""

    def __init__(self) -> None:
        self._groups: dict[str, dict[int, _Group]] = defaultdict(dict)

    def add(self, group: _Group, member: _Member) -> None:
        """Note under which words a group is found from now on."""
        for key in {*member.tokens[:1], *member.tokens[-1:], member.last, f"of {member.entity.country}"}:
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
    later: list[tuple[_Member, bool]] = []
    for d, doc in enumerate(docs):
        by_role = {m.entity for m in doc.mentions} - {m.entity for m in doc.mentions if m.form is MentionForm.NAME}
        for e, entity in enumerate(doc.entities):
            member = _member((d, e), doc, entity)
            if entity.kind is EntityKind.PERSON and (len(member.tokens) < 2 or entity.id in by_role):
                later.append((member, entity.id not in by_role))
            else:
                _join(groups, keyed, people, member)
    for member, is_named in later:
        fits = _bearers(member, people, knows) if is_named else _holders(member.entity, people, knows)
        group = fits[0] if len(fits) == 1 else _own(member, is_named, groups, keyed)
        group.append(member)
        if len(fits) == 1:
            people.add(group, member)
    ordered = sorted(groups, key=lambda group: min(member.order for member in group))
    return [_entity(group, f"E{i}") for i, group in enumerate(ordered, 1)]


def _member(order: tuple[int, int], doc: AnalysedDocument, entity: Entity) -> _Member:
    words = entity.name.split()
    tokens = tuple(folded for word in words if (folded := fold_name(word)))
    return _Member(order, doc.id, entity, tokens, transliterate(words[-1]) if words else "")


def _join(groups: list[_Group], keyed: dict[str, _Group], people: _People, member: _Member) -> None:
    """Put somebody with a full name, or a body or place, into the group that it belongs to."""
    person = member.entity.kind is EntityKind.PERSON
    name = " ".join(member.tokens)
    key = f"person {name}" if person else member.entity.key or name
    group = keyed.get(key)
    if group is None and person:
        near = [g for g in people.near(member.tokens[-1], member.last) if _is_one(member, g)]
        group = near[0] if len(near) == 1 else None
    if group is None:
        group = []
        groups.append(group)
    keyed[key] = group
    group.append(member)
    if person:
        people.add(group, member)


def _is_one(member: _Member, group: _Group) -> bool:
    """Tell whether a full name is that of a group, spelling and transcription aside."""
    spelt = [*map(transliterate, member.entity.name.split())]
    return any(
        is_one_name(member.tokens, other.tokens) or [*map(transliterate, other.entity.name.split())] == spelt
        for other in group
    )


def _own(member: _Member, named: bool, groups: list[_Group], keyed: dict[str, _Group]) -> _Group:
    """Return the group of someone whom no full name in the story fits: a family name is one, a role its own page's."""
    key = f"single {' '.join(member.tokens)}" if named else f"role {member.doc} {member.entity.id}"
    group = keyed.get(key)
    if group is None or not _agree(member.entity, group, lambda _: frozenset()):
        group = keyed[key] = []
        groups.append(group)
    return group


def _bearers(member: _Member, people: _People, knows: Sequence[Knowledge]) -> list[_Group]:
    """Return who alone bears a family name, if nothing else speaks against it."""
    word, other = member.tokens[-1:], transliterate(member.entity.name)
    bearing = [
        group
        for group in people.near(*word, other)
        if any(word == m.tokens[-1:] or (word == m.tokens[:1] and _is_family_first(m, knows)) for m in group)
        or any(m.last == other and len(other) > 4 for m in group)
    ]
    return bearing if len(bearing) == 1 and _agree(member.entity, bearing[0], lambda e: _offices(e, knows)) else []


def _is_family_first(member: _Member, knows: Sequence[Knowledge]) -> bool:
    return any(member.entity.name.split(" ", 1)[0] in know.words("family_first") for know in knows)


def _holders(entity: Entity, people: _People, knows: Sequence[Knowledge]) -> list[_Group]:
    """Return who holds the office of a state by which alone a page names someone."""
    offices = _offices(entity, knows)
    if entity.country is None or not offices:
        return []
    return [
        g
        for g in people.near(f"of {entity.country}")
        if any(m.entity.country == entity.country and _offices(m.entity, knows) & offices for m in g)
        and _agree(entity, g, lambda _: frozenset())
    ]


def _agree(entity: Entity, group: _Group, offices: Callable[[Entity], frozenset[str]]) -> bool:
    """Tell whether gender, state and offices do not speak against one person."""
    mine = offices(entity)
    for other in (member.entity for member in group):
        if entity.gender and other.gender and entity.gender != other.gender:
            return False
        if entity.country and other.country and entity.country != other.country:
            return False
    theirs = frozenset().union(*(offices(member.entity) for member in group))
    return not (mine and theirs) or bool(mine & theirs)


def _offices(entity: Entity, knows: Sequence[Knowledge]) -> frozenset[str]:
    found: set[str] = set()
    for noun in entity.roles:
        for know in knows:
            if role := know.role(noun):
                found |= {office.split(":")[0] for office in role.offices}
    return frozenset(found)


def _entity(group: _Group, id: str) -> Entity:
    members = sorted(group, key=lambda member: member.order)
    entities = [member.entity for member in members]
    return Entity(
        id=id,
        kind=group[0].entity.kind,
        name=max(entities, key=lambda e: len(e.name.split())).name,
        aliases=tuple(dict.fromkeys(alias for e in entities for alias in e.aliases)),
        key=next((e.key for e in entities if e.key), None),
        gender=next((e.gender for e in entities if e.gender), None),
        country=next((e.country for e in entities if e.country), None),
        roles=tuple(dict.fromkeys(role for e in entities for role in e.roles)),
        at=next((e.at for e in entities if e.at), None),
        members=tuple((member.doc, member.entity.id) for member in members),
    )
