"""The whole record as JSON, with the version of its schema: one object per line."""

import json
from collections.abc import Iterable

from sayso.model import AnalysedDocument, Story
from sayso.model.jsonio import envelope
from sayso.showing.exports.base import Export, encode


def to_json_lines(records: Iterable[Story | AnalysedDocument]) -> str:
    """Return records as JSON, an object per line; `model.jsonio.from_envelope` reads each back."""
    return "".join(json.dumps(envelope(record), ensure_ascii=False) + "\n" for record in records)


EXPORT = Export(
    ending=".json",
    media_type="application/json",
    name="the whole record, see [json.md](json.md)",
    write=lambda story, _: encode(to_json_lines([story])),
    mark=b'{"schema": "sayso/',
)
