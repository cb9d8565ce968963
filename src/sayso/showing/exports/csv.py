"""The table of statements as CSV."""

import csv
import io

from sayso.model import Story
from sayso.showing.exports.base import Export, encode
from sayso.showing.exports.table import COLUMNS, Cell, rows_of

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(story: Story) -> str:
    """Return the statements of a story as CSV with a header, by page and place.

    Items of a list are parted as `COLUMNS` says. Cells that a spreadsheet would take for a formula begin with an
    apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows_of(story):
        writer.writerow(_plain(cell, COLUMNS[name].joint) for name, cell in row.items())
    return out.getvalue()


def _plain(cell: Cell, joint: str) -> str | int | float:
    if isinstance(cell, list):
        cell = joint.join(cell)
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return "" if cell is None else cell


EXPORT = Export(
    ending=".csv",
    media_type="text/csv",
    name="table with one row for each statement",
    write=lambda story, _: encode(to_csv(story)),
    mark=",".join(COLUMNS).encode(),
)
