"""The entities of one document, as they grow while speakers are resolved."""

from bisect import bisect_left
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
        text: Of the document.
    """

    entities: list[Entity]
    mentions: Sequence[Mention]
    states: Mapping[str, str]
    text: str = ""
    _families: dict[str, str | None] = field(default_factory=dict)
    _by_name: dict[str, str | None] = field(default_factory=dict)
    _by_id: dict[str, Entity] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)
    _longest: int = 0

    def __post_init__(self) -> None:
        self._by_id = {entity.id: entity for entity in self.entities}
        self.mentions = sorted(self.mentions, key=lambda m: m.span)
        self._starts = [m.span.start for m in self.mentions]
        self._longest = max((len(m.span) for m in self.mentions), default=0)
        for entity in self.entities:
            self._learn(entity, (entity.name, *entity.aliases))

    def get(self, key: str | None) -> Entity | None:
        """Return the entity with an id; None if there is none."""
        return self._by_id.get(key) if key else None

    def mention_in(self, span: Span) -> Mention | None:
        """Return the mention that words are about, whatever their structure; None if none stands in them."""
        return self.mention_of(span, ())

    def near(self, span: Span) -> Sequence[Mention]:
        """Return the mentions that share a character with a span, in text order."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        return [m for m in self.mentions[first:last] if m.span.overlaps(span)]

    def mention_of(self, span: Span, heads: Sequence[Span]) -> Mention | None:
        """Return the mention that a noun phrase is about; None if none is.

        Args:
            span: The whole phrase.
            heads: Its noun, the name beside it and the first words of its appositions; empty if not known.
        """
        inside = [m for m in self.near(span) if span.contains(m.head)]
        whole = [m for m in inside if m.span.contains(span) or m.span == span]
        if whole or not heads:
            return next(iter(whole or inside), None)
        about = [m for m in inside if any(m.head.overlaps(head) for head in heads) and not self._is_genitive(m, heads)]
        people = [m for m in about if m.kind is EntityKind.PERSON]
        named = [m for m in people if m.form is MentionForm.NAME]
        return next(iter(named or people or about), None)

    def _is_genitive(self, mention: Mention, heads: Sequence[Span]) -> bool:
        """Tell whether a name behind a noun is in the genitive: longer than the name's own last word."""
        entity = self.get(mention.entity)
        if entity is None or mention.head.overlaps(heads[0]):
            return False
        last = self.words(mention.head).split()[-1]
        names = {word for alias in (entity.name, *entity.aliases) for word in alias.split()[-1:]}
        return len(last) > 1 and last != entity.name.split()[-1] and last[:-1] in names

    def words(self, span: Span) -> str:
        """Return the words of a span of the document."""
        return span.of(self.text)

    def family(self, name: str) -> Entity | None:
        """Return the only person whose name ends with a word; None if none or several do."""
        found = self._families.get(fold(name))
        return self.get(found) if found else None

    def state(self, code: str) -> Entity | None:
        """Return the entity of a state, made if it is not there yet; None if the pack does not know the state."""
        name = self.states.get(code)
        if name is None:
            return None
        known = self.get(self._by_name.get(fold(name)))
        return known or self.add(name, EntityKind.PLACE, key=code, country=code)

    def named(self, words: str, kind: EntityKind) -> Entity:
        """Return the entity with a name, made if it is not there yet."""
        known = self.get(self._by_name.get(fold(words)))
        return known or self.add(words, kind)

    def add(self, name: str, kind: EntityKind, key: str | None = None, country: str | None = None) -> Entity:
        """Return a new entity."""
        number = len(self.entities) + 1
        while f"e{number}" in self._by_id:
            number += 1
        entity = Entity(f"e{number}", kind, name, (name,), key=key, country=country)
        self.entities.append(entity)
        self._by_id[entity.id] = entity
        self._learn(entity, (name,))
        return entity

    def _learn(self, entity: Entity, names: Iterable[str]) -> None:
        for name in names:
            low = fold(name)
            self._by_name[low] = entity.id if self._by_name.get(low, entity.id) == entity.id else None
        if entity.kind is EntityKind.PERSON and entity.name:
            last = fold(entity.name.split()[-1])
            self._families[last] = entity.id if self._families.get(last, entity.id) == entity.id else None


def fold(words: str) -> str:
    """Return words for comparing: white space and case folded."""
    return " ".join(words.casefold().split())
