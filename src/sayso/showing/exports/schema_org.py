"""Pages, quotations and claims in the words of schema.org, as JSON-LD."""

import json
from typing import Any

from sayso.model import EntityKind, Story
from sayso.showing.exports.base import Export, encode
from sayso.showing.exports.common import People, Said, iri, said_in, web_address
from sayso.showing.records import ClaimView, PageView
from sayso.showing.view import view_story

_MARK = '{\n "@context": {\n  "@vocab": "https://schema.org/",\n  "sayso":'
_CONTEXT = {
    "@vocab": "https://schema.org/",
    "sayso": "urn:sayso:terms:",
    "url": {"@type": "@id"},
}
_TYPES = {EntityKind.PERSON: "Person", EntityKind.ORGANISATION: "Organization", EntityKind.PLACE: "Place"}
Node = dict[str, Any]


def to_schema_org(story: Story) -> str:
    """Return a graph of schema.org: `NewsArticle`, `Quotation` for direct statements, `Statement` else, and `Claim`.

    What is left open is left out. Counts of voices stand under names of sayso's own: schema.org has none for them.
    """
    view, people = view_story(story), People(story)
    nodes = [_page(story, p) for p in view.pages]
    agents: dict[str, Node] = {}
    nodes += [_said(story, said, people, agents) for said in said_in(story, view)]
    nodes += [_claim(story, c) for c in view.claims]
    graph = [{k: v for k, v in node.items() if v not in (None, [], "")} for node in (*nodes, *agents.values())]
    return json.dumps({"@context": _CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _page(story: Story, page: PageView) -> Node:
    return {
        "@id": iri(story, "page", page.letter),
        "@type": "NewsArticle",
        "headline": page.title,
        "identifier": page.id,
        "url": web_address(page.url),
        "datePublished": page.published,
        "author": [{"@type": "Person", "name": name} for name in page.authors],
        "publisher": {"@type": "NewsMediaOrganization", "name": page.outlet} if page.outlet else None,
        "creditText": ", ".join(page.agencies),
    }


def _said(story: Story, said: Said, people: People, agents: dict[str, Node]) -> Node:
    stmt, creator = said.shown, None
    if who := people.of(said.doc.id, said.stmt.who):
        creator = iri(story, "agent", who[0])
        kind = _TYPES.get(who[1].kind, "Thing")
        agents[creator] = {
            "@id": creator,
            "@type": kind,
            "name": who[1].name,
            "alternateName": list(who[1].aliases),
            "identifier": list(who[1].identifiers),
        }
    return {
        "@id": iri(story, "statement", stmt.label),
        "@type": "Quotation" if stmt.mode == "direct" else "Statement",
        "text": stmt.content.text,
        "creator": {"@id": creator} if creator else None,
        "isPartOf": {"@id": iri(story, "page", stmt.page)},
        "citation": [link.name for link in stmt.through if link.name],
        "sayso:mode": stmt.mode,
        "sayso:polarity": stmt.polarity,
        "sayso:grade": stmt.grade,
        "sayso:start": said.stmt.span.start,
        "sayso:end": said.stmt.span.end,
    }


def _claim(story: Story, claim: ClaimView) -> Node:
    return {
        "@id": iri(story, "claim", claim.id),
        "@type": "Claim",
        "text": claim.lead.content.text,
        "author": [{"@type": "Thing", "name": p.name} for p in claim.parties],
        "appearance": [{"@id": iri(story, "page", page)} for page in claim.pages],
        "citation": [{"@id": iri(story, "statement", m.label)} for m in claim.members],
        "sayso:voicesAtLeast": claim.witnesses.low,
        "sayso:voicesAtMost": claim.witnesses.high,
    }


EXPORT = Export(
    ending=".schema.jsonld",
    media_type="application/ld+json",
    name="pages, quotations and claims in the words of schema.org",
    write=lambda story, _: encode(to_schema_org(story)),
    mark=_MARK.encode(),
)
