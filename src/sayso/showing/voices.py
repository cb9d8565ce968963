"""The voices of a story as a graph: who says it, through which source, on which pages."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.model import LinkRole
from sayso.showing.records import StatementView, StoryView

UNKNOWN = "\0unknown"
"""Stands for statements whose speaker cannot be told."""
DIRECT = "\0none"
"""Stands for statements between whose speaker and page no source is named."""
OTHERS = "\0others"
"""Stands for all that would make the picture too full."""

MOST, MOST_PAGES = 11, 24
"""Names and pages in a column that a picture has room for."""


@dataclass(frozen=True, slots=True)
class Flow:
    """How many utterances go from one to the other."""

    start: str
    end: str
    count: int


@dataclass(frozen=True, slots=True)
class Voices:
    """The graph in three columns.

    Attributes:
        asserters: Names, those with most utterances first.
        sources: Names of cited media, agencies and the like.
        pages: Letters.
        said: From asserter to source. Statements that are one voice on several pages count once.
        printed: From source to page. Every statement counts.
    """

    asserters: tuple[str, ...]
    sources: tuple[str, ...]
    pages: tuple[str, ...]
    said: tuple[Flow, ...]
    printed: tuple[Flow, ...]


def view_voices(view: StoryView, most: int | None = MOST) -> Voices:
    """Return the voices graph of a story; nested statements belong to those around them.

    Args:
        view: The story.
        most: How many names a column may have before the rest is put together; None for all, and for all pages.
    """
    top = [s for s in view.statements if not s.parent]
    one_voice = {m.key: c.id for c in view.claims if c.witnesses.high == 1 for m in c.members}
    paths = [(asserter_of(s), source_of(s), s.page, one_voice.get(s.key, s.key)) for s in top]
    asserters = _most((who for who, _, _, _ in paths), most)
    sources = _most((via for _, via, _, _ in paths), most)
    pages = _fullest(view, None if most is None else MOST_PAGES)
    paths = [
        (
            who if who in asserters else OTHERS,
            via if via in sources else OTHERS,
            page if page in pages else OTHERS,
            voice,
        )
        for who, via, page, voice in paths
    ]
    said = Counter((who, via) for who, via, _ in dict.fromkeys((w, v, voice) for w, v, _, voice in paths))
    printed = Counter((via, page) for _, via, page, _ in paths)
    return Voices(
        asserters=tuple(dict.fromkeys([*asserters, *(w for w, *_ in paths)])) if paths else (),
        sources=tuple(dict.fromkeys([*sources, *(v for _, v, *_ in paths)])) if paths else (),
        pages=(*pages, *([OTHERS] if len(pages) < len(view.pages) else [])),
        said=tuple(Flow(a, b, n) for (a, b), n in said.items()),
        printed=tuple(Flow(a, b, n) for (a, b), n in printed.items()),
    )


def _fullest(view: StoryView, most: int | None) -> list[str]:
    """Return the pages with most statements, in their order."""
    ranked = sorted(view.pages, key=lambda p: -len(p.statements))
    kept = {p.letter for p in (ranked if most is None else ranked[:most])}
    return [p.letter for p in view.pages if p.letter in kept]


def asserter_of(stmt: StatementView) -> str:
    """Return who says it; `UNKNOWN` where the words only point (»er«, »man«) and it is left open whom they mean."""
    points = any(link.role == LinkRole.SPEAKER and link.anaphoric and not link.refers_to for link in stmt.chain)
    return UNKNOWN if not stmt.name or (points and not stmt.who) else stmt.name


def source_of(stmt: StatementView) -> str:
    """Return the source closest to the speaker, or the agency whose copy it is; `DIRECT` if none is known."""
    for link in reversed(stmt.through):
        if link.refers_to and (not link.name or (link.words and link.name == link.words.text)):
            return link.refers_to.text
        if link.name:
            return link.name
    return stmt.copy_of or DIRECT


def _most(names: Iterable[str], most: int | None) -> list[str]:
    """Return names, most frequent first; the special ones last."""
    counts = Counter(names)
    ranked = sorted(counts, key=lambda name: (name.startswith("\0"), -counts[name]))
    return (
        ranked
        if most is None or len(ranked) <= most + 1
        else [*ranked[:most], *(n for n in ranked[most:] if n.startswith("\0"))]
    )
