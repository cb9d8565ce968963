"""Where every statement came from, as W3C PROV-O in JSON-LD."""

import json
from typing import Any

from sayso.model import EntityKind, Story
from sayso.showing.exports.base import Export, encode
from sayso.showing.exports.common import People, Said, iri, said_in, web_address
from sayso.showing.records import PageView, StatementView
from sayso.showing.view import view_story

_MARK = '{\n "@context": {\n  "prov": "http://www.w3.org/ns/prov#",\n  "sayso":'
_CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "sayso": "urn:sayso:terms:",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "label": "rdfs:label",
    "value": "prov:value",
    "quotedFrom": {"@id": "prov:wasQuotedFrom", "@type": "@id"},
    "derivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "attributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "generatedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
    "associatedWith": {"@id": "prov:wasAssociatedWith", "@type": "@id"},
    "used": {"@id": "prov:used", "@type": "@id"},
    "member": {"@id": "prov:hadMember", "@type": "@id"},
    "address": {"@id": "prov:atLocation", "@type": "@id"},
    "published": "sayso:published",
    "mode": "sayso:mode",
    "polarity": "sayso:polarity",
    "grade": "sayso:grade",
    "start": "sayso:start",
    "end": "sayso:end",
    "voicesAtLeast": "sayso:voicesAtLeast",
    "voicesAtMost": "sayso:voicesAtMost",
}
Node = dict[str, Any]


def to_prov(story: Story) -> str:
    """Return the provenance of all statements as JSON-LD; its context is in the file, nothing need be loaded.

    A page is attributed to its outlet. A statement is quoted from its page and attributed to whom it resolves to; each
    source that it came through is an entity that it was derived from, attributed to that source. A claim is a
    collection of statements. What is left open is left out.
    """
    from sayso import __version__

    view, nodes = view_story(story), dict[str, Node]()
    tool, run = iri(story, "tool", f"sayso {__version__}"), iri(story, "run")
    nodes[tool] = {"@id": tool, "@type": ["prov:Agent", "prov:SoftwareAgent"], "label": f"sayso {__version__}"}
    pages = [iri(story, "page", p.letter) for p in view.pages]
    nodes[run] = {"@id": run, "@type": "prov:Activity", "associatedWith": tool, "used": pages}
    people = People(story)
    for page in view.pages:
        _page(story, page, nodes)
    for said in said_in(story, view):
        _statement(story, said, run, people, nodes)
    for claim in view.claims:
        key = iri(story, "claim", claim.id)
        nodes[key] = {
            "@id": key,
            "@type": ["prov:Entity", "prov:Collection"],
            "label": claim.lead.content.text,
            "member": [_named(story, m) for m in claim.members],
            "generatedBy": run,
            "voicesAtLeast": claim.witnesses.low,
            "voicesAtMost": claim.witnesses.high,
        }
    graph = [{k: v for k, v in node.items() if v not in (None, [])} for node in nodes.values()]
    return json.dumps({"@context": _CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _named(story: Story, stmt: StatementView) -> str:
    return iri(story, "statement", stmt.label)


def _agent(story: Story, name: str, kind: str, nodes: dict[str, Node], key: str = "") -> str:
    """Return the name of an agent; it is added where it is new."""
    found = iri(story, "agent", key or name)
    nodes.setdefault(found, {"@id": found, "@type": ["prov:Agent", f"prov:{kind}"], "label": name})
    return found


def _page(story: Story, page: PageView, nodes: dict[str, Node]) -> None:
    key = iri(story, "page", page.letter)
    nodes[key] = {
        "@id": key,
        "@type": "prov:Entity",
        "label": page.title or page.id,
        "published": page.published,
        "address": web_address(page.url),
        "attributedTo": _agent(story, page.outlet, "Organization", nodes) if page.outlet else None,
    }


def _statement(story: Story, said: Said, run: str, people: People, nodes: dict[str, Node]) -> None:
    stmt, key = said.shown, _named(story, said.shown)
    sources = []
    for link in stmt.through:
        if not link.name:
            continue
        source = iri(story, "source", link.name)
        agent = _agent(story, link.name, "Organization", nodes) if link.role in ("agency", "medium", "outlet") else None
        nodes.setdefault(source, {"@id": source, "@type": "prov:Entity", "label": link.name, "attributedTo": agent})
        sources.append(source)
    who, agent = people.of(said.doc.id, said.stmt.who), None
    if who:
        name, entity = who
        kind = {EntityKind.PERSON: "Person", EntityKind.ORGANISATION: "Organization"}.get(entity.kind, "Agent")
        agent = _agent(story, entity.name, kind, nodes, key=name)
    nodes[key] = {
        "@id": key,
        "@type": "prov:Entity",
        "value": stmt.content.text,
        "mode": stmt.mode,
        "polarity": stmt.polarity,
        "grade": stmt.grade,
        "start": said.stmt.span.start,
        "end": said.stmt.span.end,
        "quotedFrom": iri(story, "page", stmt.page),
        "derivedFrom": list(dict.fromkeys(sources)),
        "attributedTo": agent,
        "generatedBy": run,
    }


EXPORT = Export(
    ending=".prov.jsonld",
    media_type="application/ld+json",
    name="where every statement came from, as W3C PROV-O",
    write=lambda story, _: encode(to_prov(story)),
    mark=_MARK.encode(),
)
