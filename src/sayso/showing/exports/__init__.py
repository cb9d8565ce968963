"""Exports, one file each. The ending of the file's name says which."""

from collections.abc import Callable, Mapping
from pathlib import Path

from sayso.errors import SaysoError
from sayso.model import Story
from sayso.showing.exports import annotations, csv, gexf, json, markdown
from sayso.showing.exports.annotations import to_annotations
from sayso.showing.exports.csv import to_csv
from sayso.showing.exports.gexf import to_gexf
from sayso.showing.exports.json import to_json_lines
from sayso.showing.exports.markdown import to_markdown
from sayso.showing.strings import Strings

Export = Callable[[Story, Strings], str]

EXPORTS: Mapping[str, Export] = {
    ".json": lambda story, _: to_json_lines([story]),
    ".csv": lambda story, _: to_csv(story),
    ".md": to_markdown,
    ".jsonld": lambda story, _: to_annotations(story),
    ".gexf": lambda story, _: to_gexf(story),
}
"""Export by the ending of the file's name."""

MARKS = (
    json.MARK,
    "<!doctype html><!-- sayso report -->",
    markdown.MARK,
    ",".join(csv.COLUMNS),
    gexf.MARK,
    annotations.MARK,
)
"""How the files begin that sayso writes; only such files are written over."""


def find_export(path: Path) -> Export:
    """Return the export that a file's ending stands for.

    Raises:
        SaysoError: There is none.
    """
    if path.suffix.lower() not in EXPORTS:
        raise SaysoError(f"{path}: no export ends like this; there are {', '.join(EXPORTS)}")
    return EXPORTS[path.suffix.lower()]
