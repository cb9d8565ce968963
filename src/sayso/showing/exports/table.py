"""All statements of a story as rows: what CSV, JSON lines, Parquet and data frames are made of."""

from dataclasses import dataclass
from typing import Literal

from sayso.model import Story
from sayso.showing.exports.common import People, said_in
from sayso.showing.records import label_of
from sayso.showing.view import view_story

Cell = str | int | float | list[str] | None
Row = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table.

    Attributes:
        kind: What a cell is; every cell may also be empty, except in lists.
        words: What it holds.
        joint: What parts the items of a list where a cell can only be text.
    """

    kind: Literal["text", "integer", "share", "list"]
    words: str
    joint: str = ""


COLUMNS = {
    "statement": Column("text", "page letter and number, as in the report"),
    "page": Column("text", "id of the page"),
    "outlet": Column("text", "who published; empty if unknown"),
    "published": Column("text", "ISO 8601, as precise as known; empty if unknown"),
    "title": Column("text", "of the page; empty if it has none"),
    "url": Column("text", "of the page, if it gives one"),
    "who": Column("text", "whom the speaker resolves to; empty if it cannot be told"),
    "identifiers": Column("list", "of that person or body, from the user's table", " "),
    "speaker": Column("text", "the words naming who said it"),
    "addressee": Column("list", "to whom", " | "),
    "through": Column("list", "cited sources from the page inward", " < "),
    "mode": Column("text", "direct, indirect, mixed, free_indirect, indirect_free_indirect, reported"),
    "polarity": Column("text", "asserted, denied, asked, demanded"),
    "hedges": Column("list", "words that weaken", " | "),
    "grade": Column("text", "how far to trust it: sure, likely, weak; empty if not known"),
    "words": Column("text", "what was said"),
    "start": Column("integer", "first character in the page's clean text, counted in code points"),
    "end": Column("integer", "one past the last"),
    "inside": Column("text", "the statement it is nested in; empty if none"),
    "claims": Column("list", "ids of the claims it belongs to", " "),
    "voices_at_least": Column("integer", "independent attestations of its first claim; empty if it belongs to none"),
    "voices_at_most": Column("integer", "likewise; empty if it cannot be told"),
    "copy_of": Column("text", "agency of whose copy it probably is part; empty if not known"),
}
"""Columns in their order."""


def rows_of(story: Story) -> list[Row]:
    """Return a row for each statement, by page and place; every row has all columns in their order."""
    view, people = view_story(story), People(story)
    voices = {c.id: c.witnesses for c in view.claims}
    rows: list[Row] = []
    for said in said_in(story, view):
        stmt, page = said.shown, said.page
        who = people.of(said.doc.id, said.stmt.who)
        count = voices.get(stmt.claims[0]) if stmt.claims else None
        rows.append(
            {
                "statement": stmt.label,
                "page": page.id,
                "outlet": page.outlet,
                "published": page.published,
                "title": page.title or None,
                "url": page.url,
                "who": stmt.who,
                "identifiers": list(who[1].identifiers) if who else [],
                "speaker": stmt.speaker.text if stmt.speaker else None,
                "addressee": [a.text for a in stmt.addressee],
                "through": [link.name for link in stmt.through],
                "mode": stmt.mode,
                "polarity": stmt.polarity,
                "hedges": [h.text for h in stmt.hedges],
                "grade": stmt.grade,
                "words": stmt.content.text,
                "start": said.stmt.span.start,
                "end": said.stmt.span.end,
                "inside": label_of(stmt.parent) if stmt.parent else None,
                "claims": list(stmt.claims),
                "voices_at_least": count.low if count else None,
                "voices_at_most": count.high if count else None,
                "copy_of": stmt.copy_of,
            }
        )
    return [{name: _whole(cell) for name, cell in row.items()} for row in rows]


def _whole(cell: Cell) -> Cell:
    """Return text that is valid whatever the page held: halves of characters become question marks."""
    if isinstance(cell, list):
        return [item.encode("utf-8", "replace").decode() for item in cell]
    return cell.encode("utf-8", "replace").decode() if isinstance(cell, str) else cell
