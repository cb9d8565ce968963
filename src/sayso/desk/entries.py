"""What of a story can be searched for: its pages, its statements, its speakers; and what a list says of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sayso.model import Story
from sayso.showing.exports.common import said_in
from sayso.showing.places import fold
from sayso.showing.records import StoryView
from sayso.showing.view import view_story

LONGEST_PAGE = 400_000
"""Characters of a page that are searched."""


class EntryKind(StrEnum):
    """What was found."""

    SPEAKER = "speaker"
    STATEMENT = "statement"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found.

    Attributes:
        kind: What it is.
        page: Letter of the page; that of the first statement for a speaker.
        anchor: Place in the report.
        text: Title and words of a page, content of a statement, name of a speaker.
        who: Who said it, for a statement; title for a page; empty otherwise.
        start: First character in the page's clean text, in code points; None for a speaker.
        end: One past the last; None for a speaker.
        said: Statements of a speaker or on a page; 0 for a statement.
    """

    kind: EntryKind
    page: str
    anchor: str
    text: str
    who: str = ""
    start: int | None = None
    end: int | None = None
    said: int = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """What a list says of a story.

    Attributes:
        title: Of its first page that has one; what the first page is known by where none has.
        outlets: Who published, in page order, without repeats.
        pages: How many could be read.
        open: Claims of which it cannot be told whether they rest on one voice or more.
    """

    title: str
    outlets: tuple[str, ...]
    pages: int
    statements: int
    claims: int
    one_voice: int
    open: int
    several: int
    differences: int


def index_story(story: Story, view: StoryView | None = None) -> tuple[Summary, list[Entry]]:
    """Return what a list says of a story, and what can be found in it: speakers, statements, pages.

    Args:
        story: As `compare` gives it.
        view: The same as `view_story` gives it, where that is at hand.
    """
    view = view or view_story(story)
    entries = [*_speakers(view), *_statements(story, view), *_pages(view)]
    summary = Summary(
        title=next((p.title for p in view.pages if p.title), view.pages[0].id),
        outlets=tuple(dict.fromkeys(fold(p.name) for p in view.pages)),
        pages=len(view.pages),
        statements=len(view.statements),
        claims=len(view.claims),
        one_voice=view.one_voice,
        open=len(view.claims) - view.one_voice - view.several_voices,
        several=view.several_voices,
        differences=len(view.differences),
    )
    return summary, entries


def _speakers(view: StoryView) -> Iterator[Entry]:
    first: dict[str, tuple[str, str]] = {}
    counts: dict[str, int] = {}
    for stmt in view.statements:
        if stmt.name:
            first.setdefault(stmt.name, (stmt.page, stmt.key))
            counts[stmt.name] = counts.get(stmt.name, 0) + 1
    for name, (page, key) in first.items():
        yield Entry(EntryKind.SPEAKER, page, key, fold(name), said=counts[name])


def _statements(story: Story, view: StoryView) -> Iterator[Entry]:
    for said in said_in(story, view):
        stmt, span = said.shown, said.stmt.span
        yield Entry(EntryKind.STATEMENT, stmt.page, stmt.key, stmt.content.text, stmt.name or "", span.start, span.end)


def _pages(view: StoryView) -> Iterator[Entry]:
    for page in view.pages:
        text = fold(page.text[:LONGEST_PAGE])
        yield Entry(
            EntryKind.PAGE, page.letter, page.letter, text, fold(page.name), 0, len(page.text), len(page.statements)
        )
