"""Pages as they are given: pasted, as files, or fetched; and how they are read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.errors import PageError
from sayso.model import Document, Issue
from sayso.reading import document_from_text, read_bytes, read_page

LONGEST_TEXT = 3_000_000
"""Characters of a text that is pasted or sent by a client."""


@dataclass(frozen=True, slots=True)
class GivenPage:
    """A page as it is put into a story.

    Attributes:
        name: What the user knows it by.
        kind: `text`, `file` or `address`.
        data: As it came.
        url: Where it was published; None if not known.
        outlet: Who published, if the user said so.
        published: ISO 8601, if the user said so.
    """

    name: str
    kind: str
    data: bytes
    url: str | None = None
    outlet: str | None = None
    published: str | None = None


def read_given(page: GivenPage) -> Iterator[Document | Issue]:
    """Yield the articles of a page as it was given, and issues for those that cannot be read."""
    for item in _read_given(page):
        if isinstance(item, Document) and (page.outlet or page.published):
            yield replace(item, outlet=page.outlet or item.outlet, published=page.published or item.published)
        else:
            yield item


def _read_given(page: GivenPage) -> Iterator[Document | Issue]:
    if page.kind != "text":
        yield from read_bytes(page.data, page.name, page.url)
        return
    try:
        yield read_page(page.data, page.name, page.url)
    except PageError as error:
        text = page.data.decode("utf-8", "replace").strip()
        if error.code == "no-article" and text:  # what somebody pastes is meant, however short it is
            yield document_from_text(text, id=page.name)
        else:
            yield Issue(page.name, "reading", error.code, str(error), fatal=True)
