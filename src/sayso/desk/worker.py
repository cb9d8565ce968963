"""Reading and comparing in a process of its own: the desk stays quick, and a job can be stopped at any moment."""

import json
import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection

from sayso.desk.entries import Entry, Summary, index_story
from sayso.desk.given import GivenPage, read_given
from sayso.desk.notes import Note, notes_of
from sayso.errors import SaysoError
from sayso.model import Document, Issue
from sayso.model.jsonio import envelope
from sayso.running import compare
from sayso.showing.finding import rules_of
from sayso.showing.html import render_story
from sayso.showing.strings import load_strings
from sayso.showing.view import view_story

MOST_DOCUMENTS = 200
"""Articles of one story; a file may hold many."""
MOST_MEMORY = 4 * 2**30
"""Bytes that comparing may take: cleaning the longest page that is read takes one thousand million."""
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What comparing gave.

    Attributes:
        record: The story's JSON in UTF-8, as `envelope` gives it.
        report: Its report, drawn.
        notes: One for each page that could not be read.
    """

    record: bytes
    summary: Summary
    entries: tuple[Entry, ...]
    report: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """Why comparing gave nothing."""

    notes: tuple[Note, ...]


def build(pages: Sequence[GivenPage], lang: str, progress: Progress) -> Built | Failed:
    """Return the story that pages tell, ready to be kept.

    Args:
        pages: As given.
        lang: Of the report's interface.
        progress: Called with the step, how many pages it has done, and of how many.
    """
    docs: list[Document] = []
    issues: list[Issue] = []
    for done, page in enumerate(pages, 1):
        for item in read_given(page):
            if isinstance(item, Issue):
                issues.append(item)
            elif len(docs) < MOST_DOCUMENTS:
                docs.append(item)
            else:
                message = f"{page.name}: a story holds up to {MOST_DOCUMENTS} articles; the rest is left out"
                issues.append(Issue(page.name, "reading", "too-many", message, fatal=True))
                break
        progress("reading", done, len(pages))

    def understanding(step: str, done: int, of: int) -> None:
        progress(step, done, of)
        if done == of:
            progress("comparing", 0, 0)

    try:
        story = compare(docs, understanding)
    except SaysoError:
        return Failed(notes_of(issues) or (Note("nothing", "there is no page to be compared"),))
    story = replace(story, issues=(*issues, *story.issues))
    view = view_story(story)
    summary, entries = index_story(story, view)
    report = render_story(view, load_strings(lang), rules_of(story))
    record = json.dumps(envelope(story), ensure_ascii=False, separators=(",", ":"))
    return Built(record.encode("utf-8", "surrogatepass"), summary, tuple(entries), report, notes_of(story.issues))


def work(connection: Connection) -> None:
    """Build a story for each list of pages that comes, until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    _warm_up()
    while True:
        try:
            pages, lang = connection.recv()
        except (EOFError, OSError):
            return
        try:
            built = build(pages, lang, lambda step, done, of: connection.send((step, done, of)))
        except MemoryError:
            built = Failed((Note("memory", "the pages are too large for the memory of this machine"),))
        connection.send(built)


def _limit_memory() -> None:
    """Let a page that asks for too much memory end its own job only, where the system can see to it."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if hard == resource.RLIM_INFINITY or hard > MOST_MEMORY:
        resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, hard))


def _warm_up() -> None:
    """Load what the first story would wait for."""
    text = "„Es geht los“, sagte die Sprecherin am Montag."
    build([GivenPage("warm", "text", text.encode())], "en", lambda *_: None)
