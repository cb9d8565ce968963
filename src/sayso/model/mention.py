"""Words naming someone, and whom they resolve to."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.span import Span


class EntityKind(StrEnum):
    """What is named."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    EVENT = "event"
    OTHER = "other"


class MentionForm(StrEnum):
    """How it is named: by name, by role (»der Kremlchef«) or by pronoun."""

    NAME = "name"
    ROLE = "role"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words naming someone or something.

    Attributes:
        span: The words, article, title and apposition included where they belong to the name.
        head: The name or noun itself.
        kind: What is named.
        form: How.
        entity: Id of the entity within the document; None if left open.
        candidates: Entities it may be, best first, where it was left open.
        rule: Id of the rule or model that found it.
    """

    span: Span
    head: Span
    kind: EntityKind
    form: MentionForm
    entity: str | None
    candidates: tuple[str, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something of one document, or of one story.

    Attributes:
        id: Unique within the document (`e1`) or the story (`E1`).
        kind: What it is.
        name: The fullest name found; for well-known bodies the language pack's name.
        aliases: All forms found, as they stand in the text, without repeats, in text order.
        key: Key in the language pack's knowledge, such as `state:RU`; None if unknown.
        gender: `m`, `f`, `n` or None.
        country: ISO 3166 alpha-2 code of the state it belongs to; None if unknown.
        roles: Roles learnt from the text or the pack (»Präsident«).
        at: Latitude and longitude in degrees of a place; None if unknown or if its name leaves open which place it is.
        members: For an entity of a story: (document id, entity id) pairs; empty otherwise.
        identifiers: From the user's table, such as `Q183`; several if the table leaves open who is meant.
    """

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...] = ()
    key: str | None = None
    gender: str | None = None
    country: str | None = None
    roles: tuple[str, ...] = ()
    members: tuple[tuple[str, str], ...] = ()
    at: tuple[float, float] | None = None
    identifiers: tuple[str, ...] = ()
