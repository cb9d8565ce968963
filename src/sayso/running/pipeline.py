"""From pages to a story: the steps in order, with progress and counted drops."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from sayso.comparing import build_story
from sayso.errors import NothingRead, PackError
from sayso.lang import load_pack
from sayso.model import AnalysedDocument, Document, Issue, Story
from sayso.reading import read_pages
from sayso.understanding.analysis import analyse

Page = str | Path | Document
Progress = Callable[[str, int, int], None]
"""Called with the step, how many pages it has done, and of how many."""


def read(pages: Page | Iterable[Page], progress: Progress | None = None) -> tuple[list[AnalysedDocument], list[Issue]]:
    """Return the analysed pages, in the order given, and the issues of those that could not be read.

    Args:
        pages: Paths of files or folders, `-` for standard input, or documents.
        progress: Called after each page.
    """
    given = [pages] if isinstance(pages, str | Path | Document) else list(pages)
    docs: list[AnalysedDocument] = []
    issues: list[Issue] = []
    read_in: list[Document] = []
    for page in given:
        for item in [page] if isinstance(page, Document) else read_pages([page]):
            (read_in if isinstance(item, Document) else issues).append(item)  # type: ignore[arg-type]
    for done, doc in enumerate(_with_unique_ids(read_in), 1):
        try:
            docs.append(analyse(doc, load_pack(doc.language or "de")))
        except PackError:
            message = f"{doc.page.source}: language {doc.language!r} is not supported"
            issues.append(Issue(doc.id, "understanding", "language-not-supported", message, fatal=True))
        if progress:
            progress("understanding", done, len(read_in))
    return docs, issues


def compare(pages: Page | Iterable[Page], progress: Progress | None = None) -> Story:
    """Return the story that pages tell together.

    Raises:
        NothingRead: None of the pages could be read.
    """
    docs, issues = read(pages, progress)
    if not docs:
        raise NothingRead("; ".join(issue.message for issue in issues) or "no pages were given")
    packs = [load_pack(code) for code in sorted({doc.document.language or "de" for doc in docs})]
    return build_story(docs, packs, issues)


def _with_unique_ids(docs: Sequence[Document]) -> list[Document]:
    return list(docs)
