"""What is written for newsrooms and investigators: ninjs and FollowTheMoney."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sayso.model import Story
from sayso.showing.exports.followthemoney import to_followthemoney
from sayso.showing.exports.ninjs import to_ninjs

_LIST = {"type": "array"}
_TEXT = {"type": "string", "minLength": 1}


def _named(*more: str, needed: str) -> dict[str, Any]:
    properties = {key: {"type": ["string", "integer"]} for key in (needed, *more)}
    item = {"type": "object", "additionalProperties": False, "required": [needed], "properties": properties}
    return {**_LIST, "items": item}


# The part of ninjs 3.0 that is used, told in our own words: unknown properties are refused as the standard does.
ITEM: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["uri", "name"],
    "properties": {
        "uri": {"type": "string", "pattern": "^urn:"},
        "name": _TEXT,
        "type": {"enum": ["text"]},
        "language": _TEXT,
        "versionCreated": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)$"},
        "by": _TEXT,
        "headlines": _named("role", "contentType", needed="value"),
        "bodies": _named("role", "contentType", "charCount", "wordCount", needed="value"),
        "descriptions": _named("role", "contentType", needed="value"),
        "people": _named("rel", "uri", "literal", needed="name"),
        "organisations": _named("rel", "uri", "literal", needed="name"),
        "places": _named("rel", "uri", "literal", needed="name"),
        "infoSources": _named("role", "uri", "literal", needed="name"),
        "renditions": _named("href", "contentType", needed="name"),
    },
}

# Schemas of FollowTheMoney with the properties they have, as far as they are used.
THING = {"name", "summary", "description", "alias", "country", "keywords", "publisher", "sourceUrl", "proof"}
SCHEMAS = {
    "Article": THING | {"title", "author", "fileName", "publishedAt"},
    "Person": THING | {"position"},
    "Organization": THING,
    "LegalEntity": THING,
    "Note": THING | {"entity"},
    "Documentation": {"document", "entity", "role"},
}


def test_ninjs_items_are_plain_ninjs(story: Story) -> None:
    body = json.loads(to_ninjs(story))
    extension = body.pop("sayso")
    assert set(body) == {"uri", "standard", "type", "title", "associations"}
    for item in body["associations"]:
        Draft202012Validator(ITEM).validate(item)
    texts = {item["uri"]: item["bodies"][0]["value"] for item in body["associations"]}
    for said in extension["statements"]:
        words = [texts[said["item"]][start:end] for start, end in said["spans"]]
        assert " … ".join(words) == said["words"]
    names = {said["statement"] for said in extension["statements"]}
    assert all(set(claim["statements"]) <= names for claim in extension["claims"])


def test_ninjs_gives_no_time_that_is_not_known(story: Story) -> None:
    items = json.loads(to_ninjs(story))["associations"]
    assert [item.get("versionCreated") for item in items] == ["2025-10-14T10:40:00+02:00", None, None]


@pytest.fixture(scope="module")
def entities(story: Story) -> list[dict[str, Any]]:
    return [json.loads(line) for line in to_followthemoney(story).splitlines()]


def test_entities_have_only_what_their_schema_knows(entities: list[dict[str, Any]]) -> None:
    assert len({e["id"] for e in entities}) == len(entities)
    for entity in entities:
        assert set(entity) == {"id", "schema", "properties"}
        assert set(entity["properties"]) <= SCHEMAS[entity["schema"]]
        assert all(isinstance(v, str) and v for values in entity["properties"].values() for v in values)


def test_entities_lead_to_each_other(entities: list[dict[str, Any]], story: Story) -> None:
    kinds = {e["id"]: e["schema"] for e in entities}
    for entity in entities:
        assert {kinds[key] for key in entity["properties"].get("proof", ())} <= {"Article"}
        assert {kinds[key] for key in entity["properties"].get("entity", ())} <= {
            "Person",
            "Organization",
            "LegalEntity",
        }
    notes = [e for e in entities if e["schema"] == "Note"]
    assert len(notes) == sum(len(doc.statements) for doc in story.documents)
    people = [e["properties"]["name"][0] for e in entities if e["schema"] == "Person"]
    assert len(people) == len(set(people)) > 2
