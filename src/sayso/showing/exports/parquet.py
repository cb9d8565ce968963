"""The table of statements as Parquet. Needs the extra `tables`."""

import io
from typing import TYPE_CHECKING, Any

from sayso.errors import SaysoError
from sayso.model import Story
from sayso.showing.exports.base import Export
from sayso.showing.exports.table import COLUMNS, rows_of

if TYPE_CHECKING:
    import pyarrow as pa

SEAL = b"sayso/statements"


def to_parquet(story: Story) -> bytes:
    """Return the statements of a story as Parquet, typed; unknown values are null, lists stay lists.

    Raises:
        SaysoError: pyarrow is not installed.
    """
    try:
        import pyarrow.parquet as pq
    except ImportError:
        raise SaysoError("Parquet needs pyarrow: install sayso with the extra 'tables'") from None
    out = io.BytesIO()
    pq.write_table(to_arrow(story), out, compression="zstd")
    return out.getvalue()


def to_arrow(story: Story) -> "pa.Table":
    """Return the statements of a story as an Arrow table; every column says in its metadata what it holds."""
    import pyarrow as pa

    kinds: dict[str, Any] = {
        "text": pa.string(),
        "integer": pa.int64(),
        "share": pa.float64(),
        "list": pa.list_(pa.string()),
    }
    fields = [pa.field(name, kinds[c.kind], metadata={"description": c.words}) for name, c in COLUMNS.items()]
    return pa.Table.from_pylist(rows_of(story), schema=pa.schema(fields, metadata={"made by": SEAL.decode()}))


EXPORT = Export(
    ending=".parquet",
    media_type="application/vnd.apache.parquet",
    name="the same table, typed; needs the extra `tables`",
    write=lambda story, _: to_parquet(story),
    mark=b"PAR1",
    seal=SEAL,
)
