"""Exports, one file each. The ending of the file's name says which."""

from collections.abc import Mapping
from pathlib import Path

from sayso.errors import SaysoError
from sayso.showing.exports import (
    annotations,
    csv,
    followthemoney,
    gexf,
    json,
    jsonl,
    markdown,
    ninjs,
    parquet,
    prov,
    schema_org,
    tei,
)
from sayso.showing.exports.base import Export

EXPORTS: Mapping[str, Export] = {
    module.EXPORT.ending: module.EXPORT
    for module in (
        json,
        csv,
        jsonl,
        parquet,
        markdown,
        annotations,
        prov,
        schema_org,
        ninjs,
        followthemoney,
        gexf,
        tei,
    )
}
"""Export by the ending of the file's name."""

_REPORT = b"<!doctype html><!-- sayso report -->"
_HEAD, _TAIL = 400, 65536
"""Bytes in which a file's mark and seal are looked for."""


def find_export(path: Path) -> Export:
    """Return the export that a file's ending stands for; the longest ending that fits.

    Raises:
        SaysoError: There is none.
    """
    name = path.name.lower()
    fitting = [ending for ending in EXPORTS if name.endswith(ending) and len(name) > len(ending)]
    if not fitting:
        raise SaysoError(f"{path}: no export ends like this; there are {', '.join(EXPORTS)}")
    return EXPORTS[max(fitting, key=len)]


def is_ours(path: Path) -> bool:
    """Tell whether a file was written by sayso, or is empty: only such files are written over.

    Raises:
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
        file.seek(max(0, path.stat().st_size - _TAIL))
        tail = file.read(_TAIL)
    if not head or head.startswith(_REPORT):
        return True
    return any(head.startswith(e.mark) and e.seal in tail for e in EXPORTS.values())


__all__ = ["EXPORTS", "Export", "find_export", "is_ours"]
