"""All statements as W3C Web Annotations: each with the words quoted and their place."""

import json
from typing import Any

from sayso.model import Story
from sayso.showing.exports.base import Export, encode
from sayso.showing.exports.common import said_in
from sayso.showing.records import StatementView
from sayso.showing.view import view_story

_MARK = '{\n "@context": "http://www.w3.org/ns/anno.jsonld",'

_CONTEXT = 32
"""Characters before and after, as readers of the standard expect them."""


def to_annotations(story: Story) -> str:
    """Return an annotation collection as JSON-LD; selectors refer to the page's clean text."""
    view = view_story(story)
    items = []
    for said in said_in(story, view):
        doc = said.doc.document
        for number, span in enumerate(said.stmt.content):
            quote = {
                "type": "TextQuoteSelector",
                "exact": span.of(doc.text),
                "prefix": doc.text[max(0, span.start - _CONTEXT) : span.start],
                "suffix": doc.text[span.end : span.end + _CONTEXT],
            }
            place = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
            target = {"source": doc.url or doc.page.source, "selector": [quote, place]}
            items.append(_annotation(said.shown, number, target))
    pages = {"type": "AnnotationPage", "items": items}
    body = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationCollection",
        "label": view.title,
        "total": len(items),
        "first": pages,
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _annotation(stmt: StatementView, number: int, target: dict[str, Any]) -> dict[str, Any]:
    said = {
        "who": stmt.who,
        "speaker": stmt.speaker.text if stmt.speaker else None,
        "through": [link.name for link in stmt.through],
        "mode": stmt.mode,
        "polarity": stmt.polarity,
        "grade": stmt.grade,
        "claims": list(stmt.claims),
    }
    words = f"{stmt.name or '?'} ({stmt.mode})"
    return {
        "id": f"urn:sayso:{stmt.key}{f'.{number}' if number else ''}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": words},
            {"type": "TextualBody", "purpose": "linking", "format": "application/json", "value": json.dumps(said)},
        ],
        "target": target,
    }


EXPORT = Export(
    ending=".jsonld",
    media_type="application/ld+json",
    name="statements as W3C Web Annotations with quote and position selectors",
    write=lambda story, _: encode(to_annotations(story)),
    mark=_MARK.encode(),
)
