"""Pages of an invented event with statements given by hand, so that comparing is tested by itself."""

from typing import Any

import pytest
from tests.comparing.pages import Page

from sayso.lang import LanguagePack
from sayso.model import (
    AnalysedDocument,
    ChainLink,
    Entity,
    EntityKind,
    LinkRole,
    Mention,
    MentionForm,
    Mode,
    Polarity,
    Span,
    Statement,
)
from sayso.reading import document_from_text
from sayso.understanding.text.morphology import tag_sentences
from sayso.understanding.text.sentences import find_sentences


@pytest.fixture
def page(de: LanguagePack) -> Page:
    """Return a function that makes a page.

    Its statements are dictionaries: `content`, and if wanted `mode`, `who`, `speaker`, `cue`, `via`, `own`, `evidence`,
    `denied`; all words stand in the text.
    """

    def make(id: str, text: str, *given: dict[str, Any], published: str | None = None) -> AnalysedDocument:
        doc = document_from_text(text, id=id, language="de", published=published)
        names = list(dict.fromkeys(g[key] for g in given for key in ("who", "via") if g.get(key)))
        kinds = {name: EntityKind.PERSON if " " in name else EntityKind.ORGANISATION for name in names}
        entities = tuple(Entity(f"e{n}", kinds[name], name, (name,)) for n, name in enumerate(names))
        ids = {entity.name: entity.id for entity in entities}
        statements = tuple(_statement(f"s{n}", text, g, ids) for n, g in enumerate(given, 1))
        sents = tag_sentences(find_sentences(doc, de), de)
        mentions = tuple(sorted((_mention(text, entity) for entity in entities), key=lambda mention: mention.span))
        return AnalysedDocument(doc, tuple(sents), entities=entities, mentions=mentions, statements=statements)

    return make


def _statement(id: str, text: str, given: dict[str, Any], ids: dict[str, str]) -> Statement:
    chain = []
    if via := given.get("via"):
        chain.append(ChainLink(LinkRole.MEDIUM, _span(text, via), name=via, entity=ids[via]))
    if own := given.get("own"):
        chain.append(ChainLink(LinkRole.OUTLET, _span(text, own)))
    return Statement(
        id=id,
        mode=Mode(given.get("mode", "indirect")),
        content=(_span(text, given["content"]),),
        cue=(_span(text, given["cue"]),) if given.get("cue") else (),
        speaker=(_span(text, given["speaker"]),) if given.get("speaker") else (),
        who=ids.get(given.get("who", "")),
        chain=tuple(chain),
        evidence=given.get("evidence"),
        polarity=Polarity.DENIED if given.get("denied") else Polarity.ASSERTED,
        parent=given.get("parent"),
    )


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _mention(text: str, entity: Entity) -> Mention:
    """Return where an entity is named; the first letter stands for names that a short text leaves out."""
    name = entity.name.split()[-1]
    span = _span(text, name) if name in text else Span(0, 1)
    return Mention(span, span, entity.kind, MentionForm.NAME, entity.id)
