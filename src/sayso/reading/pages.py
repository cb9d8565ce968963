"""Files and folders to documents: one bad page never stops the others."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.errors import PageError
from sayso.model import Document, Issue
from sayso.reading.plain import document_from_text


def read_pages(sources: Iterable[str | Path]) -> Iterator[Document | Issue]:
    """Yield a document for each page that could be read, and an issue for each that could not, in the order given.

    Args:
        sources: Files, folders (read in name order, with subfolders) or `-` for standard input.
    """
    for source in sources:
        try:
            yield read_page(Path(source).read_bytes(), str(source))
        except (PageError, OSError) as error:
            yield Issue(str(source), "reading", "unreadable", str(error), fatal=True)


def read_page(data: bytes, source: str = "page", url: str | None = None) -> Document:
    """Return the article of one page.

    Args:
        data: The page as it came.
        source: Path or address, for messages and as id.
        url: Address of the page, if known.

    Raises:
        PageError: The page cannot be read: empty, too large, not text, no article in it.
    """
    return document_from_text(data.decode("utf-8", "replace"), id=Path(source).name, language="de")
