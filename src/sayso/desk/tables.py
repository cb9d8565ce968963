"""The tables of the store."""

from sqlalchemy import Boolean, Column, DateTime, Index, Integer, LargeBinary, MetaData, String, Table, Text

VERSION = 1
"""Of the tables; a store of a higher one is not opened."""

metadata = MetaData()

meta = Table("meta", metadata, Column("version", Integer, primary_key=True))

stories = Table(
    "stories",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("title", Text, nullable=False),
    Column("titled", Boolean, nullable=False),
    Column("created", DateTime, nullable=False),
    Column("changed", DateTime, nullable=False, index=True),
    Column("revision", Integer, nullable=False),
    Column("compared", Integer),
    Column("given", Integer, nullable=False),
    Column("summary", Text),
    sqlite_autoincrement=True,  # a link to a story that is gone never leads to another
)

pages = Table(
    "pages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("story", Integer, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("kind", String(10), nullable=False),
    Column("url", Text),
    Column("outlet", Text),
    Column("published", Text),
    Column("size", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("added", DateTime, nullable=False),
    Column("data", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)

records = Table(
    "records",
    metadata,
    Column("story", Integer, primary_key=True, autoincrement=False),
    Column("revision", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
"""What comparing gave, apart from the list's columns, so that listing never touches it."""

tasks = Table(
    "tasks",
    metadata,
    Column("story", Integer, primary_key=True, autoincrement=False),
    Column("lang", String(10), nullable=False),
    Column("addresses", Text, nullable=False),
)
"""What a job is still to do for a story; what is left here when a desk begins was broken off with the last one."""

reports = Table(
    "reports",
    metadata,
    Column("story", Integer, primary_key=True, autoincrement=False),
    Column("lang", String(10), primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("made_by", String(40), nullable=False),
    Column("data", LargeBinary, nullable=False),
)
"""Reports as they were drawn, so that a large one is drawn once."""

entries = Table(
    "entries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("story", Integer, nullable=False),
    Column("kind", String(10), nullable=False),
    Column("page", String(10), nullable=False),
    Column("anchor", String(40), nullable=False),
    Column("who", Text, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("said", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Index("entries_story", "story"),
)
