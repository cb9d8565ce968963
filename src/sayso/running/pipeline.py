"""From pages to a story: the steps in order, with progress and counted drops."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from sayso.comparing import align_passages, build_story, group_stories, split_passages
from sayso.errors import NothingRead
from sayso.lang import DEFAULT_LANGUAGE, LanguagePack, load_pack, pack_codes
from sayso.model import AnalysedDocument, Document, Issue, Story
from sayso.reading import read_file, read_pages
from sayso.running.identifiers import Identifiers, identify_page, identify_story
from sayso.understanding.analysis import analyse

Page = str | Path | Document
Progress = Callable[[str, int, int], None]
"""Called with the step, how many pages it has done, and of how many."""


def read(page: Page, identifiers: Identifiers | None = None) -> AnalysedDocument:
    """Return one page with all that was understood in it.

    Args:
        page: Path of a file, or a document.
        identifiers: Names to what they are called elsewhere, as `read_identifiers` gives them.

    Raises:
        NothingRead: The page cannot be read; the message says why.
    """
    docs, issues = read_all([page], identifiers=identifiers)
    if not docs:
        raise _nothing_read(issues)
    return docs[0]


def read_all(
    pages: Iterable[Page], progress: Progress | None = None, identifiers: Identifiers | None = None
) -> tuple[list[AnalysedDocument], list[Issue]]:
    """Return the analysed pages, in the order given, and the issues of those that could not be read.

    Args:
        pages: Paths of files or folders, `-` for standard input, or documents.
        progress: Called after each page.
        identifiers: Names to what they are called elsewhere.
    """
    docs: list[AnalysedDocument] = []
    issues: list[Issue] = []
    found: list[Document] = []
    for page in pages:
        for item in [page] if isinstance(page, Document) else read_pages([page]):
            if isinstance(item, Document):
                found.append(item)
            else:
                issues.append(item)
    for done, doc in enumerate(_with_unique_ids(found), 1):
        analysed = _analysed(doc)
        if isinstance(analysed, Issue):
            issues.append(analysed)
        else:
            docs.append(identify_page(analysed, identifiers) if identifiers else analysed)
        if progress:
            progress("understanding", done, len(found))
    return docs, issues


def read_each(path: str, known: Mapping[str, str]) -> Iterator[AnalysedDocument | Issue]:
    """Yield the analysed pages of one file, or issues, one by one: memory does not grow with the file.

    Args:
        path: Of the file.
        known: Ids of pages that are there already, by their sources: they are passed over, and no id is used twice.
    """
    if path in known:
        return
    taken = set(known.values())
    for item in read_file(path):
        if isinstance(item, Issue):
            yield item
        elif item.page.source not in known:
            doc = replace(item, id=item.page.source) if item.id in taken else item
            taken.add(doc.id)
            yield _analysed(doc)


def _analysed(doc: Document) -> AnalysedDocument | Issue:
    if pack := _pack_for(doc):
        return analyse(doc, pack)
    message = f"{doc.page.source}: language {doc.language!r} is not supported"
    return Issue(doc.id, "understanding", "language-not-supported", message, fatal=True)


def compare(pages: Iterable[Page], progress: Progress | None = None, identifiers: Identifiers | None = None) -> Story:
    """Return the story that pages tell together.

    Raises:
        NothingRead: None of the pages could be read.
    """
    docs, issues = read_all(pages, progress, identifiers)
    if not docs:
        raise _nothing_read(issues)
    return _identified(build_story(docs, _packs_of(docs), issues), identifiers)


def compare_all(
    pages: Iterable[Page], progress: Progress | None = None, identifiers: Identifiers | None = None
) -> list[Story]:
    """Return the stories that a heap of mixed pages tells, in the order of their first pages.

    A page that is like no other is a story of its own, with an issue that says so. What could not be read is among the
    issues of the first story.

    Raises:
        NothingRead: None of the pages could be read.
    """
    docs, issues = read_all(pages, progress, identifiers)
    if not docs:
        raise _nothing_read(issues)
    packs = _packs_of(docs)
    shared = align_passages([doc.document for doc in docs], packs)
    groups = group_stories(docs, packs, shared)
    passages = split_passages(groups, docs, shared)
    stories: list[Story] = []
    for number, group in enumerate(groups, 1):
        members = [docs[index] for index in group]
        own = list(issues) if number == 1 else []
        if len(members) == 1 and len(groups) > 1:
            message = f"{members[0].document.page.source}: like none of the other pages, a story of its own"
            own.append(Issue(members[0].id, "comparing", "outlier", message))
        name = "story" if len(groups) == 1 else f"story{number}"
        story = build_story(members, packs, own, id=name, alignments=passages[number - 1])
        stories.append(_identified(story, identifiers))
    return stories


def _identified(story: Story, identifiers: Identifiers | None) -> Story:
    return identify_story(story, identifiers) if identifiers else story


def _packs_of(docs: Sequence[AnalysedDocument]) -> list[LanguagePack]:
    return [load_pack(code) for code in sorted({doc.document.language or DEFAULT_LANGUAGE for doc in docs})]


def _nothing_read(issues: Sequence[Issue]) -> NothingRead:
    reasons = tuple(issue.message for issue in issues)
    return NothingRead("; ".join(reasons) or "no pages were given", reasons)


def _pack_for(doc: Document) -> LanguagePack | None:
    """Return the pack for the understanding of a document; None if there is none or it knows no more than furniture."""
    code = doc.language or DEFAULT_LANGUAGE
    pack = load_pack(code) if code in pack_codes() else None
    return pack if pack and "text" in pack.covers else None


def _with_unique_ids(docs: Sequence[Document]) -> list[Document]:
    """Return documents with ids used once: the whole path where file names meet, then a number."""
    taken: set[str] = set()
    named: list[Document] = []
    counts = Counter(doc.id for doc in docs)
    for doc in docs:
        name = doc.id
        if counts[name] > 1 and doc.page.source.endswith(name):
            name = doc.page.source
        unique, number = name, 2
        while unique in taken:
            unique, number = f"{name}#{number}", number + 1
        taken.add(unique)
        named.append(doc if unique == doc.id else replace(doc, id=unique))
    return named
