"""Kept stories in SQLite or PostgreSQL, through SQLAlchemy; what differs between the two stands in `dialects`."""

import hashlib
import json
import zlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import Connection, Engine, Row, case, delete, func, insert, select, update
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from sayso.desk.dialects import Dialect, make_engine
from sayso.desk.entries import Entry, EntryKind, Summary
from sayso.desk.given import GivenPage
from sayso.desk.kept import (
    Hit,
    KeptPage,
    KeptStory,
    Task,
    from_summary_json,
    kept_hit,
    kept_page,
    kept_story,
    to_summary_json,
)
from sayso.desk.tables import VERSION, entries, meta, metadata, pages, records, reports, stories, tasks
from sayso.desk.words import query_words
from sayso.errors import SaysoError
from sayso.model import Story
from sayso.model.jsonio import from_envelope

MOST_PAGES = 200
"""Pages of one story."""


class StoreError(SaysoError):
    """The store cannot be opened, or a story has no more room."""


class NoSuchStory(SaysoError):
    """A story or page is not kept here, or not any more."""


class Store:
    """Stories with their pages, what was found in them, and the words to find them by.

    Safe to use from several threads.
    """

    def __init__(self, engine: Engine, dialect: Dialect) -> None:
        self._engine = engine
        self._reader = engine.execution_options(writes=False)
        self._dialect = dialect

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    def add_story(self, title: str = "") -> int:
        """Return the id of a new story without pages; an empty title is filled when its pages are compared."""
        now = _now()
        values = {"title": storable(title), "titled": bool(title.strip()), "created": now, "changed": now}
        with self._engine.begin() as db:
            return int(_key(db.execute(insert(stories).values(**values, revision=0, given=0))))

    def rename(self, story: int, title: str) -> None:
        """Give a story a title; an empty one lets its pages name it.

        Raises:
            NoSuchStory: It is not kept.
        """
        with self._engine.begin() as db:
            summary = self._row(db, story).summary
            named = storable(title) or (from_summary_json(summary).title if summary else "")
            db.execute(update(stories).where(stories.c.id == story).values(title=named, titled=bool(title.strip())))

    def remove_story(self, story: int) -> None:
        """Forget a story and all that belongs to it.

        Raises:
            NoSuchStory: It is not kept.
        """
        with self._engine.begin() as db:
            self._row(db, story)
            self._dialect.forget_words(db, story)
            for table in (entries, records, reports, pages, tasks):
                db.execute(delete(table).where(table.c.story == story))
            db.execute(delete(stories).where(stories.c.id == story))

    def add_pages(self, story: int, given: Iterable[GivenPage]) -> list[int]:
        """Return the ids of the pages put into a story; those it has already are left out.

        Raises:
            NoSuchStory: It is not kept.
            StoreError: The story would have more than `MOST_PAGES`.
        """
        found: list[int] = []
        with self._engine.begin() as db:
            row = self._row(db, story, lock=True)
            known = set(db.scalars(select(pages.c.digest).where(pages.c.story == story)))
            for page in given:
                digest = _digest(page)
                if digest in known:
                    continue
                known.add(digest)
                values = {
                    "story": story,
                    "name": storable(page.name)[:300],
                    "kind": page.kind,
                    "url": storable(page.url or "") or None,
                    "outlet": storable(page.outlet or "") or None,
                    "published": storable(page.published or "") or None,
                    "size": len(page.data),
                    "digest": digest,
                    "added": _now(),
                    "data": page.data,
                }
                found.append(int(_key(db.execute(insert(pages).values(**values)))))
            if len(known) > MOST_PAGES:
                raise StoreError(f"a story holds up to {MOST_PAGES} pages")
            if found:
                self._touch(db, row, len(known))
                if not row.title:
                    first = select(pages.c.name).where(pages.c.id == found[0]).scalar_subquery()
                    db.execute(update(stories).where(stories.c.id == story).values(title=first))
        return found

    def remove_page(self, story: int, page: int) -> None:
        """Take a page out of a story.

        Raises:
            NoSuchStory: The story does not have it.
        """
        with self._engine.begin() as db:
            row = self._row(db, story, lock=True)
            gone = db.execute(delete(pages).where(pages.c.story == story, pages.c.id == page)).rowcount
            if not gone:
                raise NoSuchStory(f"story {story} has no page {page}")
            self._touch(db, row, row.given - 1)

    def pages(self, story: int) -> list[KeptPage]:
        """Return the pages of a story, in the order they were added.

        Raises:
            NoSuchStory: It is not kept.
        """
        columns = [c for c in pages.c if c.name in KeptPage.__dataclass_fields__]
        with self._reader.connect() as db:
            self._row(db, story)
            found = db.execute(select(*columns).where(pages.c.story == story).order_by(pages.c.id))
            return [kept_page(row) for row in found]

    def given_pages(self, story: int) -> tuple[int, list[GivenPage]]:
        """Return the revision of a story and its pages with their bytes, in the order they were added.

        Raises:
            NoSuchStory: It is not kept.
        """
        columns = [c for c in pages.c if c.name in GivenPage.__dataclass_fields__]
        with self._reader.connect() as db:
            row = self._row(db, story)
            found = db.execute(select(*columns).where(pages.c.story == story).order_by(pages.c.id))
            return row.revision, [GivenPage(**page._mapping) for page in found]

    def keep(self, story: int, revision: int, record: bytes, summary: Summary, found: Sequence[Entry]) -> None:
        """Keep what comparing gave.

        Args:
            story: Id of the story.
            revision: Of the pages that were compared.
            record: The story's JSON, as `envelope` gives it, in UTF-8.
            summary: What lists say.
            found: What can be searched for.

        Raises:
            NoSuchStory: It is not kept any more.
        """
        with self._engine.begin() as db:
            row = self._row(db, story, lock=True)
            self._forget(db, story)
            db.execute(insert(records).values(story=story, revision=revision, data=zlib.compress(record)))
            values: dict[str, Any] = {"summary": to_summary_json(summary), "compared": revision}
            if not row.titled:
                values["title"] = storable(summary.title)[:300]
            db.execute(update(stories).where(stories.c.id == story).values(**values))
            if found:
                self._put(db, story, found)

    def keep_report(self, story: int, revision: int, lang: str, made_by: str, report: str) -> None:
        """Keep a report as it was drawn, unless the story was compared anew since.

        Args:
            story: Id of the story.
            revision: Of the pages that it tells of.
            lang: Of its interface.
            made_by: Version of sayso.
            report: The HTML.

        Raises:
            NoSuchStory: It is not kept any more.
        """
        with self._engine.begin() as db:
            if self._row(db, story, lock=True).compared != revision:
                return
            db.execute(delete(reports).where(reports.c.story == story, reports.c.lang == lang))
            data = zlib.compress(report.encode("utf-8", "replace"))
            db.execute(insert(reports).values(story=story, lang=lang, revision=revision, made_by=made_by, data=data))

    def report(self, story: int, lang: str, made_by: str) -> str | None:
        """Return a report as it was drawn by a version of sayso; None if it was not, or for other pages.

        Raises:
            NoSuchStory: It is not kept.
        """
        asked = select(reports.c.data).where(
            reports.c.story == story, reports.c.lang == lang, reports.c.made_by == made_by
        )
        with self._reader.connect() as db:
            row = self._row(db, story)
            data = db.scalar(asked.where(reports.c.revision == row.compared))
        return zlib.decompress(data).decode() if data else None

    def clear(self, story: int, revision: int) -> None:
        """Forget what comparing gave, as no page of the story could be read.

        Raises:
            NoSuchStory: It is not kept.
        """
        with self._engine.begin() as db:
            self._row(db, story, lock=True)
            self._forget(db, story)
            db.execute(update(stories).where(stories.c.id == story).values(summary=None, compared=revision))

    def story(self, story: int) -> KeptStory:
        """Return a story as lists show it.

        Raises:
            NoSuchStory: It is not kept.
        """
        with self._reader.connect() as db:
            return kept_story(self._row(db, story))

    def stories(self, limit: int = 50, offset: int = 0) -> tuple[list[KeptStory], int]:
        """Return stories, those changed last first, and how many there are."""
        order = (stories.c.changed.desc(), stories.c.id.desc())
        with self._reader.connect() as db:
            found = db.execute(select(stories).order_by(*order).limit(limit).offset(offset)).all()
            count = db.scalar(select(func.count()).select_from(stories)) or 0
        return [kept_story(row) for row in found], count

    def compared(self, story: int) -> int | None:
        """Return the revision of the pages that were compared last; None if none was.

        Raises:
            NoSuchStory: It is not kept.
        """
        with self._reader.connect() as db:
            compared: int | None = self._row(db, story).compared
            return compared

    def record(self, story: int) -> Story | None:
        """Return what comparing gave; None if the pages were not compared yet.

        Raises:
            NoSuchStory: It is not kept.
            FormatError: It was kept by a version whose records cannot be read.
        """
        with self._reader.connect() as db:
            self._row(db, story)
            data = db.scalar(select(records.c.data).where(records.c.story == story))
        return cast("Story", from_envelope(json.loads(zlib.decompress(data)))) if data else None

    def keep_task(self, task: Task) -> None:
        """Keep what is still to be done for a story, in place of what was kept."""
        with self._engine.begin() as db:
            db.execute(delete(tasks).where(tasks.c.story == task.story))
            db.execute(insert(tasks).values(story=task.story, lang=task.lang, addresses=json.dumps(task.addresses)))

    def end_task(self, story: int) -> None:
        """Forget what was to be done for a story."""
        with self._engine.begin() as db:
            db.execute(delete(tasks).where(tasks.c.story == story))

    def tasks(self) -> list[Task]:
        """Return what is still to be done for stories that are kept."""
        asked = select(tasks).join(stories, stories.c.id == tasks.c.story).order_by(tasks.c.story)
        with self._reader.connect() as db:
            return [Task(row.story, row.lang, tuple(json.loads(row.addresses))) for row in db.execute(asked)]

    def search(self, query: str, kind: EntryKind | None = None, limit: int = 50, offset: int = 0) -> list[Hit]:
        """Return what holds a word beginning with each word of a query, without regard to case and accents.

        Speakers come first, then statements, then pages; within these the stories changed last. A query without a
        word finds nothing.
        """
        wanted = query_words(query)
        if not wanted:
            return []
        rank = case({"speaker": 0, "statement": 1}, value=entries.c.kind, else_=2)
        asked = select(entries, stories.c.title).join(stories, stories.c.id == entries.c.story)
        asked = asked.where(self._dialect.matches(wanted))
        if kind:
            asked = asked.where(entries.c.kind == kind.value)
        asked = asked.order_by(rank, stories.c.changed.desc(), entries.c.id).limit(limit).offset(offset)
        with self._reader.connect() as db:
            return [kept_hit(row) for row in db.execute(asked)]

    def _put(self, db: Connection, story: int, found: Sequence[Entry]) -> None:
        rows = [
            {
                "story": story,
                "kind": e.kind.value,
                "page": e.page,
                "anchor": e.anchor,
                "text": storable(e.text),
                "who": storable(e.who),
                "start": e.start,
                "end": e.end,
                "said": e.said,
            }
            for e in found
        ]
        ids = db.scalars(insert(entries).returning(entries.c.id, sort_by_parameter_order=True), rows)
        words = (f"{row['text']} {row['who']}" for row in rows)
        self._dialect.put_words(db, list(zip(ids, words, strict=True)))

    def _forget(self, db: Connection, story: int) -> None:
        self._dialect.forget_words(db, story)
        for table in (entries, records, reports):
            db.execute(delete(table).where(table.c.story == story))

    def _touch(self, db: Connection, row: Row[Any], given: int) -> None:
        values = {"revision": row.revision + 1, "given": given, "changed": _now()}
        db.execute(update(stories).where(stories.c.id == row.id).values(**values))

    def _row(self, db: Connection, story: int, lock: bool = False) -> Row[Any]:
        asked = select(stories).where(stories.c.id == story)
        row = db.execute(asked.with_for_update() if lock else asked).first()
        if row is None:
            raise NoSuchStory(f"no story {story} is kept here")
        return row


def open_store(url: str) -> Store:
    """Return the store at an address such as `sqlite:///desk.db` or `postgresql+psycopg://host/name`.

    Tables are made where there are none.

    Raises:
        StoreError: It cannot be opened, or a newer version made it.
    """
    try:
        engine, dialect = make_engine(url)
        with engine.begin() as db:
            metadata.create_all(db)
            dialect.make_words(db)
            made_by = db.scalar(select(meta.c.version))
            if made_by is None:
                db.execute(insert(meta).values(version=VERSION))
            elif made_by > VERSION:
                raise StoreError(f"the store was made by a newer sayso (version {made_by}; this one knows {VERSION})")
    except ModuleNotFoundError as error:
        raise StoreError(f"the store needs {error.name}: in the checkout, pip install '.[postgresql]'") from None
    except (ArgumentError, SQLAlchemyError) as error:
        reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        raise StoreError(f"the store cannot be opened: {reason}") from None
    return Store(engine, dialect)


def storable(text: str) -> str:
    """Return a text on one line that every database takes: no control characters, no half characters."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join("".join(c if c.isprintable() or c.isspace() else "\ufffd" for c in whole).split())


def _digest(page: GivenPage) -> str:
    """Return what tells a page from others: the same words published by another are another page."""
    names = "\0".join((page.name, page.outlet or "", page.url or ""))
    return hashlib.sha256(names.encode("utf-8", "replace") + b"\0" + page.data).hexdigest()


def _key(result: Any) -> int:
    return int(result.inserted_primary_key[0])


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
