"""A story as IPTC ninjs 3.0: one composite item, its pages as associated text items, statements as an extension."""

import datetime
import json
import re
from collections.abc import Sequence
from typing import Any

from sayso.model import AnalysedDocument, BlockKind, Entity, EntityKind, Story
from sayso.showing.exports.base import Export, encode
from sayso.showing.exports.common import iri, said_in, web_address
from sayso.showing.exports.table import rows_of
from sayso.showing.records import ClaimView, PageView
from sayso.showing.view import view_story

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json#"
_MARK = '{\n "uri": "urn:sayso:'
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d|Z)")
_OWN = ("page", "outlet", "published", "title", "url", "start", "end")
"""Columns of the table that the items or the place already say."""
Node = dict[str, Any]


def to_ninjs(story: Story) -> str:
    """Return a story as ninjs 3.0.

    Everything but the property `sayso` is plain ninjs. `sayso` holds the statements, each with the uri of its item and
    its place in that item's first body, and the claims.
    """
    view = view_story(story)
    uris = {p.letter: iri(story, "page", p.letter) for p in view.pages}
    items = [_item(uris[p.letter], p, doc) for p, doc in zip(view.pages, story.documents, strict=True)]
    statements = [
        {
            "item": uris[said.shown.page],
            **_filled({k: v for k, v in row.items() if k not in _OWN}),
            **_place(said.stmt.content),
        }
        for said, row in zip(said_in(story, view), rows_of(story), strict=True)
    ]
    body = {
        "uri": iri(story, "story"),
        "standard": {"name": "ninjs", "version": "3.0", "schema": SCHEMA},
        "type": "composite",
        "title": view.title,
        "associations": items,
        "sayso": {"statements": statements, "claims": [_claim(c) for c in view.claims]},
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _named(entity: Entity) -> Node:
    """Return a name, with its identifier as a code if the user's table gives one alone."""
    return {"name": entity.name, **({"code": entity.identifiers[0]} if len(entity.identifiers) == 1 else {})}


def _item(uri: str, page: PageView, doc: AnalysedDocument) -> Node:
    text = doc.document.text
    people, bodies, places = (
        [_named(e) for e in doc.entities if e.kind is kind]
        for kind in (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE)
    )
    address = web_address(page.url)
    return _filled(
        {
            "uri": uri,
            "name": page.letter,
            "type": "text",
            "language": doc.document.language,
            "versionCreated": _moment(page.published),
            "by": ", ".join(page.authors),
            "headlines": [{"role": "main", "value": page.title}] if page.title else [],
            "bodies": [{"role": "main", "contentType": "text/plain", "charCount": len(text), "value": text}],
            "descriptions": [{"role": "summary", "value": v} for v in doc.document.texts(BlockKind.LEAD)],
            "people": people,
            "organisations": bodies,
            "places": places,
            "infoSources": [
                *([{"name": page.outlet, "role": "publisher"}] if page.outlet else []),
                *({"name": name, "role": "agency"} for name in page.agencies),
            ],
            "renditions": [{"name": "web", "href": address}] if address else [],
        }
    )


def _place(content: Sequence[Any]) -> Node:
    return {"spans": [[span.start, span.end] for span in content]}


def _claim(claim: ClaimView) -> Node:
    return {
        "id": claim.id,
        "statements": [m.label for m in claim.members],
        "vouchedForBy": [p.name for p in claim.parties],
        "voicesAtLeast": claim.witnesses.low,
        "voicesAtMost": claim.witnesses.high,
        "reasons": [r.code for r in claim.witnesses.reasons],
    }


def _moment(value: str | None) -> str | None:
    """Return a time that names its zone in full; None for one that is known less exactly, as ninjs allows no other."""
    if not value or not _TIME.fullmatch(value):
        return None
    try:
        return datetime.datetime.fromisoformat(value).isoformat()
    except ValueError:
        return None


def _filled(node: Node) -> Node:
    return {k: v for k, v in node.items() if v not in (None, [], "")}


EXPORT = Export(
    ending=".ninjs.json",
    media_type="application/json",
    name="IPTC ninjs 3.0: pages as items, statements and claims as an extension",
    write=lambda story, _: encode(to_ninjs(story)),
    mark=_MARK.encode(),
)
