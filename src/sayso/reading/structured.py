"""Articles that come with their parts told apart: from scrapes, feeds and agency formats."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sayso.lang import LanguagePack
from sayso.model import BlockKind, Document, Page
from sayso.reading.article import drop_repeated, find_captions, find_kind, mark_headings, mark_lead
from sayso.reading.assemble import Label, assemble
from sayso.reading.credits import split_credits
from sayso.reading.documents import Found, with_facts, with_quirks
from sayso.reading.lines import Line, split_lines
from sayso.reading.metadata import Facts


@dataclass(frozen=True, slots=True)
class Article:
    """One record of a format that tells the parts of an article apart.

    Attributes:
        text: Running text, a line for each paragraph.
        title: Headline.
        lead: Summary above the text.
        facts: What else the record says.
        media_type: Of the record.
    """

    text: str
    title: str | None = None
    lead: str | None = None
    facts: Facts = field(default_factory=Facts)
    media_type: str = "text/plain"


@dataclass(frozen=True, slots=True)
class Record:
    """One page inside a file: bytes to be read like a file, an article, or the reason why it cannot be read.

    Attributes:
        name: Put behind `#` to the file's name; empty if the file holds nothing else.
        data: The page; None if `article` or `reason` is given.
        url: Its address.
        article: The article.
        code: With `reason`: short name of what is wrong.
        reason: What is wrong, for people.
    """

    name: str
    data: bytes | None = None
    url: str | None = None
    article: Article | None = None
    code: str = ""
    reason: str = ""


Records = Iterator[Record]


def document_of(article: Article, source: str, packs: Sequence[LanguagePack]) -> Document | None:
    """Return the document of a record; None if it holds no running text. Offsets lead to its text, title first."""
    texts = [t for t in (article.title, article.lead, article.text) if t]
    page_text = "\n".join(texts)
    lines = [part for line in split_lines(page_text) for part in split_credits(line, packs)]
    labels = _labels(lines, article, packs)
    found = with_quirks(Found(lines, labels, article.media_type, article.facts), None, packs)
    parts = assemble(found.lines, found.labels)
    if not any(b.kind in (BlockKind.PARAGRAPH, BlockKind.LEAD) for b in parts.blocks):
        return None
    digest = hashlib.sha256(page_text.encode("utf-8", "surrogatepass")).hexdigest()
    page = Page(source, article.media_type, "utf-8", len(page_text), digest)
    return with_facts(parts, found, page, article.facts.url, packs)


def _labels(lines: Sequence[Line], article: Article, packs: Sequence[LanguagePack]) -> list[Label]:
    findings = [find_kind(line.text, packs) for line in lines]
    find_captions(lines, findings)
    labels = [
        Label(f.kind, f.rule) if f and f.kind else Label(BlockKind.PARAGRAPH, "page.record.text") for f in findings
    ]
    title, lead = (" ".join((t or "").split()) for t in (article.title, article.lead))
    for i, line in enumerate(lines[:3]):
        words = " ".join(line.text.split())
        if title and words == title:
            known = any(label.kind == BlockKind.TITLE for label in labels[:i])
            labels[i] = Label(None, "page.repeated") if known else Label(BlockKind.TITLE, "page.record.title")
        elif lead and words == lead:
            labels[i] = Label(BlockKind.LEAD, "page.record.lead")
    drop_repeated(lines, labels)
    mark_headings(lines, labels)
    mark_lead(lines, labels)
    return labels
