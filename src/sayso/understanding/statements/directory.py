"""The entities of one document, as they grow while speakers are resolved."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.model import Entity, EntityKind, Mention, MentionForm, Span


@dataclass(slots=True)
class Directory:
    """Entities by id, by name and by the words that mention them.

    Attributes:
        entities: In order of first mention; new ones at the end.
        mentions: Of the document, in text order.
        states: Code of a state to its usual name.
    """

    entities: list[Entity]
    mentions: Sequence[Mention]
    states: Mapping[str, str]
    _by_name: dict[str, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for entity in self.entities:
            self._learn(entity, (entity.name, *entity.aliases))

    def get(self, key: str | None) -> Entity | None:
        """Return the entity with an id; None if there is none."""
        return next((e for e in self.entities if e.id == key), None) if key else None

    def mention_in(self, span: Span) -> Mention | None:
        """Return the mention that a span is about; None if none stands in it.

        A mention that covers the span goes first, then the first whose head lies in it, persons before others.
        """
        inside = [m for m in self.mentions if m.span.overlaps(span) and span.contains(m.head)]
        covering = [m for m in inside if m.span.contains(span) or m.span.end == span.end]
        pool = covering or inside
        people = [m for m in pool if m.kind is EntityKind.PERSON]
        return next(iter(people or pool), None)

    def state(self, code: str) -> Entity | None:
        """Return the entity of a state, made if it is not there yet; None if the pack does not know the state."""
        name = self.states.get(code)
        if name is None:
            return None
        for entity in self.entities:
            if entity.key == code or (entity.name == name and entity.kind is EntityKind.PLACE):
                return entity
        return self.add(name, EntityKind.PLACE, key=code, country=code)

    def named(self, words: str, kind: EntityKind) -> Entity:
        """Return the entity with a name, made if it is not there yet."""
        known = self.get(self._by_name.get(fold(words)))
        return known or self.add(words, kind)

    def add(self, name: str, kind: EntityKind, key: str | None = None, country: str | None = None) -> Entity:
        """Return a new entity."""
        taken = {e.id for e in self.entities}
        number = len(self.entities) + 1
        while f"e{number}" in taken:
            number += 1
        entity = Entity(f"e{number}", kind, name, (name,), key=key, country=country)
        self.entities.append(entity)
        self._learn(entity, (name,))
        return entity

    def _learn(self, entity: Entity, names: Iterable[str]) -> None:
        for name in names:
            low = fold(name)
            self._by_name[low] = entity.id if self._by_name.get(low, entity.id) == entity.id else None


def fold(words: str) -> str:
    """Return words for comparing: white space and case folded."""
    return " ".join(words.casefold().split())


def is_pronoun(mention: Mention | None) -> bool:
    """Tell whether a mention is a pronoun."""
    return mention is not None and mention.form is MentionForm.PRONOUN
