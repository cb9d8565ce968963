"""The table of statements as JSON lines: an object for each statement."""

import json

from sayso.model import Story
from sayso.showing.exports.base import Export, encode
from sayso.showing.exports.table import rows_of


def to_jsonl(story: Story) -> str:
    """Return an object for each statement, one per line, by page and place; what is unknown is null."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows_of(story))


EXPORT = Export(
    ending=".jsonl",
    media_type="application/jsonl",
    name="the same table, an object for each statement",
    write=lambda story, _: encode(to_jsonl(story)),
    mark=b'{"statement": "',
)
