"""People, bodies, pages and statements as FollowTheMoney entities, for Aleph and OpenSanctions' tools."""

import hashlib
import json
import re

from sayso.model import Entity, EntityKind, Story
from sayso.showing.exports.base import Export, encode
from sayso.showing.exports.common import People, Said, iri, said_in, web_address
from sayso.showing.places import fold
from sayso.showing.records import PageView
from sayso.showing.view import view_story

_MARK = '{"id": "sayso-'
_WIKIDATA = re.compile(r"Q[1-9]\d{0,11}")
_SCHEMAS = {EntityKind.PERSON: "Person", EntityKind.ORGANISATION: "Organization", EntityKind.PLACE: "Address"}
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?)?)?)?")
Properties = dict[str, list[str]]


def to_followthemoney(story: Story) -> str:
    """Return entities as JSON lines: pages, speakers, a note for each statement, and what links them.

    A page is an `Article`, a speaker a `Person`, `Organization` or `LegalEntity`. A statement is a `Note` on its
    speaker, proved by its page, its place and sources in its summary. `Documentation` links speakers and pages.
    """
    view, people = view_story(story), People(story)
    lines: dict[str, str] = {}

    def add(schema: str, key: str, properties: Properties) -> str:
        name = _id(story, schema, key)
        filled = {k: list(dict.fromkeys(v)) for k, values in properties.items() if (v := [x for x in values if x])}
        lines[name] = json.dumps({"id": name, "schema": schema, "properties": filled}, ensure_ascii=False)
        return name

    articles = {p.letter: add("Article", p.letter, _article(p)) for p in view.pages}
    for said in said_in(story, view):
        speaker = None
        if who := people.of(said.doc.id, said.stmt.who):
            speaker = add(_schema(who[1]), who[0], _names(who[1]))
            link = {"document": [articles[said.shown.page]], "entity": [speaker], "role": ["speaker"]}
            add("Documentation", f"{who[0]} {said.shown.page}", link)
        add("Note", said.shown.key, _note(said, speaker, articles[said.shown.page]))
    return "".join(f"{line}\n" for line in lines.values())


def _id(story: Story, schema: str, key: str) -> str:
    digest = hashlib.sha256(iri(story, *(d.document.page.digest for d in story.documents), schema, key).encode())
    return f"sayso-{digest.hexdigest()[:32]}"


def _schema(entity: Entity) -> str:
    """Return what an entity that speaks is; a place that speaks stands for its government."""
    schema = _SCHEMAS.get(entity.kind, "LegalEntity")
    return "LegalEntity" if schema == "Address" else schema


def _names(entity: Entity) -> Properties:
    country = [entity.country.lower()] if entity.country else []
    roles = [fold(r) for r in entity.roles]
    wikidata = [i for i in entity.identifiers if _WIKIDATA.fullmatch(i)]
    others = [i for i in entity.identifiers if i not in wikidata]
    properties = {
        "wikidataId": wikidata,
        "idNumber": others,
        "name": [fold(entity.name)],
        "alias": [fold(a) for a in entity.aliases if a != entity.name],
    }
    return {**properties, "country": country, **({"position": roles} if entity.kind is EntityKind.PERSON else {})}


def _article(page: PageView) -> Properties:
    published = _DATE.match(page.published or "")
    return {
        "title": [page.title],
        "name": [page.title or page.id],
        "fileName": [page.id],
        "publisher": [page.outlet or ""],
        "author": list(page.authors),
        "publishedAt": [published.group()] if published else [],
        "sourceUrl": [web_address(page.url) or ""],
    }


def _note(said: Said, speaker: str | None, article: str) -> Properties:
    stmt = said.shown
    through = "".join(f" ← {link.name}" for link in reversed(stmt.through) if link.name)
    span = said.stmt.span
    return {
        "name": [f"{stmt.label} {stmt.name or '?'}{through}"],
        "description": [stmt.content.text],
        "summary": [f"{stmt.mode}, {stmt.polarity}; characters {span.start}–{span.end} of page {stmt.page}"],
        "entity": [speaker or ""],
        "proof": [article],
        "keywords": list(stmt.claims),
    }


EXPORT = Export(
    ending=".ftm.json",
    media_type="application/json+ftm",
    name="FollowTheMoney entities, one per line, for Aleph",
    write=lambda story, _: encode(to_followthemoney(story)),
    mark=_MARK.encode(),
)
