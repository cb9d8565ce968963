"""Whole pages with everything that is marked on them."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from sayso.model import AnalysedDocument, Block, Grade, Span, StatementRef
from sayso.showing.marks import Mark
from sayso.showing.places import Places, fold, span_anchor
from sayso.showing.records import BlockView, PageView, PassageView, StatementView

T = TypeVar("T")

_LAYERS = {"passage": 0, "statement": 1, "speaker": 2, "hedge": 3, "evidence": 4}


def view_whole_page(
    places: Places,
    page: str,
    refs: Mapping[StatementRef, StatementView],
    passages: Iterable[PassageView],
    shared: float,
) -> PageView:
    """Return a page with its marks; made last, when it is known what leads to it.

    Args:
        places: Where words stand.
        page: Letter of the page.
        refs: All statements of the story.
        passages: All passages of the story.
        shared: Share of its running text that stands on another page too.
    """
    doc = places.documents[page]
    statements = tuple(refs[StatementRef(doc.id, s.id)] for s in doc.statements)
    d = doc.document
    marks = _by_block(d.blocks, ((mark.span, mark) for mark in _marks(places, page, doc, passages)))
    begins = _by_block(
        d.blocks, ((Span(s.span.start, s.span.start + 1), v) for s, v in zip(doc.statements, statements, strict=True))
    )
    blocks = [BlockView(b.kind, b.span, tuple(marks[i]), tuple(begins[i])) for i, b in enumerate(d.blocks)]
    return PageView(
        letter=page,
        id=fold(d.id),
        name=fold(d.outlet or d.id),
        title=fold(d.title or ""),
        source=fold(d.page.source),
        url=d.url,
        outlet=d.outlet,
        published=d.published,
        authors=tuple(map(fold, d.authors)),
        agencies=tuple(dict.fromkeys(a.agency for a in d.agencies)),
        text=d.text,
        blocks=tuple(blocks),
        statements=statements,
        shared=shared,
        cut=d.cut,
        language=d.language,
    )


def _marks(places: Places, page: str, doc: AnalysedDocument, passages: Iterable[PassageView]) -> list[Mark]:
    marks: dict[str, Mark] = {}

    def add(kind: str, span: Span, anchor: str, note: str = "") -> None:
        if span and anchor not in marks:
            marks[anchor] = Mark(span, kind, anchor, _LAYERS[kind.split()[0]], note)

    for stmt in doc.statements:
        key = f"{page}-{stmt.id}"
        weak = " weak" if stmt.grade is Grade.WEAK else ""
        for number, span in enumerate(stmt.content):
            last = " end" if number == len(stmt.content) - 1 else ""
            add(f"statement {stmt.mode.value}{weak}{last}", span, f"{key}.{number}" if number else key, key)
        for kind, spans in (("speaker", stmt.speaker), ("hedge", [h.span for h in stmt.hedges])):
            for span in spans:
                add(kind, span, span_anchor(page, span))
    for passage in passages:
        for place, span in passage.spans:
            if place.page == page:
                add("passage", span, place.anchor, passage.id)
    for span in places.linked[page]:
        add("evidence", span, span_anchor(page, span))
    return list(marks.values())


def _by_block(blocks: Sequence[Block], items: Iterable[tuple[Span, T]]) -> list[list[T]]:
    """Items by each block that they overlap."""
    starts = [block.span.start for block in blocks]
    found: list[list[T]] = [[] for _ in blocks]
    for span, item in items:
        for index in range(max(0, bisect_right(starts, span.start) - 1), bisect_right(starts, span.end - 1)):
            if blocks[index].span.overlaps(span):
                found[index].append(item)
    return found
