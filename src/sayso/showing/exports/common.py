"""What the exports share: every statement with its page, names for things, people over all pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from sayso.model import AnalysedDocument, Entity, Statement, Story
from sayso.showing.records import PageView, StatementView, StoryView


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as it was understood and as it is shown, with its page."""

    doc: AnalysedDocument
    stmt: Statement
    page: PageView
    shown: StatementView


def said_in(story: Story, view: StoryView) -> Iterator[Said]:
    """Yield all statements, by page and place."""
    for doc, page in zip(story.documents, view.pages, strict=True):
        for stmt, shown in zip(doc.statements, page.statements, strict=True):
            yield Said(doc, stmt, page, shown)


def iri(story: Story, *parts: str) -> str:
    """Return a name for a part of a story that is unique in it and valid in every standard written here."""
    return ":".join(("urn:sayso", *(quote(part, safe="") for part in (story.id, *parts))))


def web_address(url: str | None) -> str | None:
    """Return an address of the web as it is; None for anything else, such as a script or a file."""
    if not url or any(c.isspace() or not c.isprintable() or c in '<>"{}|\\^`' for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


class People:
    """Whom statements resolve to, each once over all pages."""

    def __init__(self, story: Story) -> None:
        self._found: dict[tuple[str, str], tuple[str, Entity]] = {}
        for page, doc in zip((str(n) for n in range(1, len(story.documents) + 1)), story.documents, strict=True):
            self._found.update({(doc.id, e.id): (f"{page}.{e.id}", e) for e in doc.entities})
        self._found.update({member: (e.id, e) for e in story.entities for member in e.members})

    def of(self, document: str, entity: str | None) -> tuple[str, Entity] | None:
        """Return the name and record of an entity of a document; None if it is not known."""
        return self._found.get((document, entity)) if entity else None
