"""The user's own table of identifiers, such as those of Wikidata: names to what they are called elsewhere."""

import csv
import io
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.errors import FormatError
from sayso.model import AnalysedDocument, Entity, Story

COLUMNS = ("name", "identifier")
"""Columns that the table must have; others are passed over."""
MAX_BYTES = 64_000_000
"""Size of a table that is read."""
_DELIMITERS = "\t;,"


@dataclass(frozen=True, slots=True)
class Identifiers:
    """Identifiers by name.

    Attributes:
        by_name: All identifiers that the table gives for a name, in its order; more than one leaves open who is meant.
    """

    by_name: Mapping[str, tuple[str, ...]]

    def of(self, entity: Entity) -> tuple[str, ...]:
        """Return the identifiers of an entity: by its name, else by other forms in the text; empty if none."""
        if found := self.by_name.get(_folded(entity.name)):
            return found
        return tuple(dict.fromkeys(i for alias in entity.aliases for i in self.by_name.get(_folded(alias), ())))


def read_identifiers(path: str | Path) -> Identifiers:
    """Return the identifiers of a table: CSV in UTF-8 with a header that has `name` and `identifier`.

    Cells are parted by tab, semicolon or comma, whichever the header has first in this order. A name may stand in
    several rows.

    Raises:
        FormatError: The file cannot be read, has no such columns, or a row has a name and no identifier.
    """
    path = Path(path)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise FormatError(f"{path}: more than {MAX_BYTES // 1_000_000} MB of identifiers")
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "is no text in UTF-8"
        raise FormatError(f"{path}: {reason}") from None
    return Identifiers(parse_identifiers(text, str(path)))


def parse_identifiers(text: str, where: str) -> dict[str, tuple[str, ...]]:
    """Return identifiers by name from a table's text; `where` names it in errors.

    Raises:
        FormatError: It has no such columns, or a row has a name and no identifier.
    """
    header = text.split("\n", 1)[0]
    delimiter = next((d for d in _DELIMITERS if d in header), ",")
    found: dict[str, dict[str, None]] = {}
    try:
        rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
        missing = [c for c in COLUMNS if c not in (rows.fieldnames or ())]
        if missing:
            raise FormatError(f"{where}: no column {missing[0]!r} in the header")
        for row in rows:
            name, identifier = _folded(row["name"] or ""), _folded(row["identifier"] or "")
            if name and not identifier:
                raise FormatError(f"{where}, line {rows.line_num}: {name!r} has no identifier")
            if name:
                found.setdefault(name, {})[identifier] = None
    except csv.Error as error:
        raise FormatError(f"{where}: {error}") from None
    return {name: tuple(identifiers) for name, identifiers in found.items()}


def identify_page(doc: AnalysedDocument, identifiers: Identifiers) -> AnalysedDocument:
    """Return a page with the identifiers of its entities."""
    return replace(doc, entities=tuple(replace(e, identifiers=identifiers.of(e)) for e in doc.entities))


def identify_story(story: Story, identifiers: Identifiers) -> Story:
    """Return a story with the identifiers of its entities; its pages keep theirs."""
    return replace(story, entities=tuple(replace(e, identifiers=identifiers.of(e)) for e in story.entities))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join("".join(c if c.isprintable() else " " for c in text).split()))
