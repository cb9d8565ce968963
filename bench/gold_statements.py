"""Statements as readers labelled them, in the place of those that sayso finds: measures comparing by itself."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bench.common import Row
from sayso.comparing.comparison import compare_statements
from sayso.comparing.passages import align_passages
from sayso.lang import LanguagePack, load_pack
from sayso.model import (
    AgencyCredit,
    AnalysedDocument,
    ChainLink,
    Document,
    Entity,
    EntityKind,
    LinkRole,
    Mode,
    Span,
    Statement,
    Story,
)
from sayso.understanding.analysis import analyse

AGENCIES = {"dpa", "afp", "reuters", "ap", "epd", "kna", "sid", "apa"}
"""Keys of agencies looked for in an article's credit."""


def story_of_gold(name: str, docs: Sequence[Document], gold: Row) -> Story:
    """Return the story that follows from labelled statements.

    Args:
        name: Id of the story.
        docs: Its articles.
        gold: Its row of the gold file.
    """
    pack = load_pack("de")
    analysed = [with_gold(doc, gold["statements"], pack) for doc in docs]
    members: dict[str, list[tuple[str, str]]] = {}
    for doc in analysed:
        for entity in doc.entities:
            members.setdefault(entity.name, []).append((doc.id, entity.id))
    entities = tuple(
        Entity(f"E{n}", kind_of(who), who, (who,), members=tuple(found))
        for n, (who, found) in enumerate(members.items())
    )
    alignments = tuple(align_passages(docs, [pack]))
    found = compare_statements(analysed, entities, alignments, [pack])
    return Story(name, tuple(analysed), entities, alignments, found.claims, found.divergences, found.only_on)


def with_gold(doc: Document, statements: Sequence[Row], pack: LanguagePack) -> AnalysedDocument:
    """Return a document with labelled statements, whose ids are those of the labels."""
    mine = [s for s in statements if s["article"] == doc.id and places(doc.text, s["content"])]
    names = list(dict.fromkeys(s["who"] for s in mine if s.get("who")))
    entities = tuple(Entity(f"g{i}", kind_of(name), name, (name,)) for i, name in enumerate(names))
    ids = {e.name: e.id for e in entities}
    found = sorted((statement(doc.text, s, ids) for s in mine), key=lambda s: s.span)
    return replace(analyse(doc, pack), statements=tuple(found), entities=entities, mentions=())


def statement(text: str, row: Row, ids: dict[str, str]) -> Statement:
    """Return one labelled statement."""
    content = places(text, row["content"])[0]
    speaker, cue, via = (nearest(text, row.get(key), content) for key in ("speaker", "cue", "via"))
    chain = (ChainLink(LinkRole.MEDIUM, via[0], name=row["via"]),) if via else ()
    return Statement(
        id=row["id"],
        mode=Mode(row["mode"]),
        content=(content,),
        cue=cue,
        speaker=speaker,
        who=ids.get(row.get("who") or ""),
        chain=chain,
    )


def nearest(text: str, words: str | None, content: Span) -> tuple[Span, ...]:
    """Return the place of some words that is nearest to the content; empty if they stand nowhere."""
    found = places(text, words) if words else []
    return tuple(sorted(found, key=lambda p: min(abs(p.end - content.start), abs(p.start - content.end)))[:1])


def places(text: str, words: str) -> list[Span]:
    """Return where some words stand, whatever white space is between them."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return [Span(m.start(), m.end()) for m in re.finditer(pattern, text)]


def kind_of(name: str) -> EntityKind:
    """Return PERSON for what looks like a first name and a family name."""
    bare = name.split(" (")[0].split()
    person = 2 <= len(bare) <= 3 and all(word[0].isupper() and word.isalpha() for word in bare)
    return EntityKind.PERSON if person else EntityKind.ORGANISATION


def credited(credit: str | None) -> tuple[AgencyCredit, ...]:
    """Return the agencies named in a credit line."""
    words = dict.fromkeys(re.findall(r"\w+", (credit or "").lower()))
    return tuple(AgencyCredit(word, None) for word in words if word in AGENCIES)
