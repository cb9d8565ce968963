"""Passages that two documents share."""

from dataclasses import dataclass

from sayso.model.span import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one document."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class WordEdit:
    """Where two passages differ. One side is None where words were dropped or added."""

    left: Span | None
    right: Span | None


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two passages matched word for word or nearly so.

    Attributes:
        left: Passage of the document that was given first; says nothing of who copied.
        right: Passage of the other.
        words: Words that match.
        similarity: Matching words as share of the longer passage, 0–1.
        edits: Where the two differ, in text order.
        weight: How rare the matching words are, 0–1: stock phrases are near 0.
        agency: Key of the agency whose copy it most likely is; None if unknown.
        direction: `left`, `right` (that side was first) or None where nothing supports either.
        reasons: Why `weight` is lowered, and why `agency` and `direction` are what they are.
    """

    left: Passage
    right: Passage
    words: int
    similarity: float
    edits: tuple[WordEdit, ...] = ()
    weight: float = 1.0
    agency: str | None = None
    direction: str | None = None
    reasons: tuple[str, ...] = ()
