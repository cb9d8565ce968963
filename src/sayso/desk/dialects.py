"""What differs between the databases: how they are reached, and how words are kept and found."""

import sqlite3
from collections.abc import Sequence
from typing import Any, Protocol

from sqlalchemy import BindParameter, ColumnElement, Connection, Engine, bindparam, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from sayso.desk.tables import entries
from sayso.desk.words import words_of

_BUSY = 10_000
"""Milliseconds that a writer waits for another."""


class Dialect(Protocol):
    """How one database keeps the words of entries and finds them by their beginnings."""

    def make_words(self, db: Connection) -> None:
        """Make what keeps the words, where it is missing."""

    def put_words(self, db: Connection, rows: Sequence[tuple[int, str]]) -> None:
        """Keep the words of entries, given by id and text."""

    def forget_words(self, db: Connection, story: int) -> None:
        """Forget the words of a story's entries, which still stand."""

    def matches(self, wanted: Sequence[str]) -> ColumnElement[bool]:
        """Return the condition that an entry has a word beginning with each of the wanted ones."""


class Sqlite:
    """Words in an FTS5 table beside the entries."""

    def make_words(self, db: Connection) -> None:
        """Make what keeps the words, where it is missing."""
        options = "content='', contentless_delete=1" if sqlite3.sqlite_version_info >= (3, 43) else ""
        columns = ", ".join(filter(None, ("words", options, "tokenize='unicode61 remove_diacritics 0'")))
        db.execute(text(f"CREATE VIRTUAL TABLE IF NOT EXISTS entry_words USING fts5({columns})"))

    def put_words(self, db: Connection, rows: Sequence[tuple[int, str]]) -> None:
        """Keep the words of entries, given by id and text."""
        put = text("INSERT INTO entry_words (rowid, words) VALUES (:id, :words)")
        db.execute(put, [{"id": key, "words": " ".join(dict.fromkeys(words_of(words)))} for key, words in rows])

    def forget_words(self, db: Connection, story: int) -> None:
        """Forget the words of a story's entries, which still stand."""
        gone = "DELETE FROM entry_words WHERE rowid IN (SELECT id FROM entries WHERE story = :story)"
        db.execute(text(gone), {"story": story})

    def matches(self, wanted: Sequence[str]) -> ColumnElement[bool]:
        """Return the condition that an entry has a word beginning with each of the wanted ones."""
        found = text("SELECT rowid FROM entry_words WHERE entry_words MATCH :wanted").columns(entries.c.id)
        return entries.c.id.in_(found.bindparams(bindparam("wanted", " ".join(f'"{word}"*' for word in wanted))))


class Postgresql:
    """Words as a `tsvector` made of ours, so that the server's own parser has no say."""

    def make_words(self, db: Connection) -> None:
        """Make what keeps the words, where it is missing."""
        db.execute(text("ALTER TABLE entries ADD COLUMN IF NOT EXISTS words tsvector"))
        db.execute(text("CREATE INDEX IF NOT EXISTS entries_words ON entries USING gin (words)"))

    def put_words(self, db: Connection, rows: Sequence[tuple[int, str]]) -> None:
        """Keep the words of entries, given by id and text."""
        put = text("UPDATE entries SET words = array_to_tsvector(CAST(:words AS text[])) WHERE id = :id")
        db.execute(put, [{"id": key, "words": list(dict.fromkeys(words_of(words)))} for key, words in rows])

    def forget_words(self, db: Connection, story: int) -> None:
        """Forget the words of a story's entries: they go with them."""

    def matches(self, wanted: Sequence[str]) -> ColumnElement[bool]:
        """Return the condition that an entry has a word beginning with each of the wanted ones."""
        asked: BindParameter[str] = bindparam("wanted", " & ".join(f"'{word}':*" for word in wanted))
        return text("entries.words @@ CAST(:wanted AS tsquery)").bindparams(asked)  # type: ignore[return-value]


def make_engine(url: str) -> tuple[Engine, Dialect]:
    """Return the engine for an address, and the dialect that it speaks; nothing is asked of the database yet.

    Raises:
        ModuleNotFoundError: The database's driver is not installed.
        SQLAlchemyError: It is no address, or of another database than SQLite and PostgreSQL.
    """
    engine = create_engine(make_url(_with_driver(url)), **_pool(url))
    if engine.dialect.name == "postgresql":
        return engine, Postgresql()
    if engine.dialect.name != "sqlite":
        raise ArgumentError(f"{engine.dialect.name} is not supported; there are sqlite and postgresql")
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine, Sqlite()


def _with_driver(url: str) -> str:
    """Return an address that names the driver: people write `postgresql://`."""
    for plain in ("postgresql://", "postgres://"):
        if url.startswith(plain):
            return f"postgresql+psycopg://{url.removeprefix(plain)}"
    return url if "://" in url else f"sqlite:///{url}"


def _pool(url: str) -> dict[str, Any]:
    """Return how connections are kept; a store in memory has one, for which threads wait."""
    if url in {"sqlite://", "sqlite:///:memory:"}:
        only = {"pool_size": 1, "max_overflow": 0, "pool_timeout": 60}
        return {"poolclass": QueuePool, "connect_args": {"check_same_thread": False}, **only}
    return {"pool_pre_ping": True}


def _prepare_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # transactions are begun by ourselves, see below
    cursor = connection.cursor()
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", f"busy_timeout = {_BUSY}"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(db: Connection) -> None:
    """Begin as a writer, so that two of them wait for each other; readers ask for no lock."""
    db.exec_driver_sql("BEGIN IMMEDIATE" if db.get_execution_options().get("writes", True) else "BEGIN")
