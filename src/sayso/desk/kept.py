"""What the store gives back of stories and pages, and how it is made of the rows that hold it."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row

from sayso.desk.entries import Entry, EntryKind, Summary


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page of a story, without its bytes."""

    id: int
    name: str
    kind: str
    size: int
    url: str | None
    outlet: str | None
    published: str | None
    added: datetime


@dataclass(frozen=True, slots=True)
class KeptStory:
    """A story as a list shows it.

    Attributes:
        summary: None if its pages were not compared yet.
        stale: True if pages were added or removed since it was compared.
    """

    id: int
    title: str
    created: datetime
    changed: datetime
    stale: bool
    given: int
    summary: Summary | None


@dataclass(frozen=True, slots=True)
class Task:
    """What is still to be done for a story: it is to be compared, and before that, addresses are to be fetched.

    Attributes:
        lang: Of the report that is drawn at the end.
    """

    story: int
    lang: str
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found, with the story it is in."""

    story: int
    title: str
    entry: Entry


def kept_page(row: Row[Any]) -> KeptPage:
    """Return the page that a row of the columns of `KeptPage` holds."""
    return KeptPage(**{**row._mapping, "added": _aware(row.added)})


def kept_story(row: Row[Any]) -> KeptStory:
    """Return the story that a row of `stories` holds."""
    return KeptStory(
        id=row.id,
        title=row.title,
        created=_aware(row.created),
        changed=_aware(row.changed),
        stale=row.compared != row.revision,
        given=row.given,
        summary=from_summary_json(row.summary) if row.summary else None,
    )


def kept_hit(row: Row[Any]) -> Hit:
    """Return what was found in a row of `entries` with its story's title."""
    entry = Entry(EntryKind(row.kind), row.page, row.anchor, row.text, row.who, row.start, row.end, row.said)
    return Hit(row.story, row.title, entry)


def to_summary_json(summary: Summary) -> str:
    """Return a summary as JSON."""
    return json.dumps(asdict(summary))


def from_summary_json(text: str) -> Summary:
    """Return the summary that `to_summary_json` wrote."""
    known = json.loads(text)
    return Summary(**{**known, "outlets": tuple(known["outlets"])})


def _aware(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC)
