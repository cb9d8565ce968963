"""All statements of a story as a table, one row each."""

import csv
import io

from sayso.model import Story
from sayso.showing.records import StatementView
from sayso.showing.view import view_story

COLUMNS = {
    "statement": "page letter and number, as in the report",
    "page": "id of the page",
    "outlet": "who published; empty if unknown",
    "published": "ISO 8601, as precise as known; empty if unknown",
    "who": "whom the speaker resolves to; empty if it cannot be told",
    "speaker": "the words naming who said it",
    "through": "cited sources from the page inward, parted by ` < `",
    "mode": "direct, indirect, mixed, free_indirect, indirect_free_indirect, reported",
    "polarity": "asserted, denied, asked, demanded",
    "hedges": "words that weaken, parted by ` | `",
    "words": "what was said",
    "start": "first character in the page's clean text, counted in code points",
    "end": "one past the last",
    "claims": "ids of the claims it belongs to, parted by a blank",
    "voices_at_least": "independent attestations of its first claim; empty if it belongs to none",
    "voices_at_most": "likewise; empty if it cannot be told",
}
"""Columns and what they hold."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(story: Story) -> str:
    """Return the statements of a story as CSV with a header, by page and place.

    Cells that a spreadsheet would take for a formula begin with an apostrophe.
    """
    view = view_story(story)
    voices = {c.id: c.witnesses for c in view.claims}
    spans = {(doc.id, s.id): s.span for doc in story.documents for s in doc.statements}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for stmt in view.statements:
        page = view.page(stmt.page)
        span = spans[page.id, stmt.key.partition("-")[2]]
        count = voices.get(stmt.claims[0]) if stmt.claims else None
        writer.writerow(
            _safe(cell)
            for cell in (
                stmt.key.replace("-s", ""),
                page.id,
                page.outlet,
                page.published,
                stmt.who,
                stmt.speaker.text if stmt.speaker else None,
                _through(stmt),
                stmt.mode,
                stmt.polarity,
                " | ".join(h.text for h in stmt.hedges),
                stmt.content.text,
                span.start,
                span.end,
                " ".join(stmt.claims),
                count.low if count else None,
                count.high if count else None,
            )
        )
    return out.getvalue()


def _through(stmt: StatementView) -> str:
    return " < ".join(link.name for link in stmt.through)


def _safe(cell: str | int | None) -> str | int:
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return "" if cell is None else cell
