"""The whole record as JSON, with the version of its schema: one object per line."""

import json
from collections.abc import Iterable

from sayso.model import AnalysedDocument, Story
from sayso.model.jsonio import envelope

MARK = '{"schema": "sayso/'
"""How every file written here begins."""


def to_json_lines(records: Iterable[Story | AnalysedDocument]) -> str:
    """Return records as JSON, an object per line; `model.jsonio.from_envelope` reads each back."""
    return "".join(json.dumps(envelope(record), ensure_ascii=False) + "\n" for record in records)
