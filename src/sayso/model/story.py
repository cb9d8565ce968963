"""What understanding and comparing give back."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.alignment import Alignment
from sayso.model.claim import Claim, Divergence, StatementRef
from sayso.model.distance import DistanceCheck
from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.model.mention import Entity, Mention
from sayso.model.quantity import Quantity
from sayso.model.shown import Tabular
from sayso.model.span import Evidence, Span
from sayso.model.statement import Mode, Statement
from sayso.model.text import Sentence
from sayso.model.timex import Timex

SCHEMA_VERSION = "1.0"
"""Version of the JSON that records are written to. Major: readers break; minor: fields were added."""


LEAST_QUOTED = 3
"""Words in quotation marks from which an indirect statement counts as mixed."""


@dataclass(frozen=True, slots=True)
class AnalysedDocument(Tabular):
    """A document with all that was understood. Every list is in text order."""

    document: Document
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[Timex, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    statements: tuple[Statement, ...] = ()
    issues: tuple[Issue, ...] = ()
    distances: tuple[DistanceCheck, ...] = ()

    @property
    def id(self) -> str:
        """Id of the document."""
        return self.document.id

    def entity(self, key: str | None) -> Entity | None:
        """Return the entity with an id; None if there is none."""
        return next((e for e in self.entities if e.id == key), None) if key else None

    def statement(self, key: str | None) -> Statement | None:
        """Return the statement with an id; None if there is none."""
        return next((s for s in self.statements if s.id == key), None) if key else None

    def mixed(self) -> frozenset[str]:
        """Return the ids of the indirect statements that are partly told in the speaker's own words.

        A word or two in quotation marks set an expression apart; from three on they quote.
        """
        text = self.document.text
        quoting = {
            s.parent
            for s in self.statements
            if s.parent and s.mode is Mode.DIRECT and len(s.words(text).split()) >= LEAST_QUOTED
        }
        return frozenset(s.id for s in self.statements if s.id in quoting and s.mode is Mode.INDIRECT)


@dataclass(frozen=True, slots=True)
class HeadlineQuotation:
    """A quotation in a title, held against the body.

    Attributes:
        document: Id of the document.
        span: The quotation in the title, without marks.
        verdict: `verbatim`, `shortened`, `assembled` or `not found`.
        nearest: The statement of the body that comes closest; None if none does.
    """

    document: str
    span: Span
    verdict: str
    nearest: StatementRef | None = None


class CircleKind(StrEnum):
    """How pages lean on each other."""

    CIRCLE = "circle"
    ONE_ROOT = "one_root"


@dataclass(frozen=True, slots=True)
class Circle:
    """Pages that cite each other, or that all lead to one outlet.

    Attributes:
        kind: `circle`: every outlet leads back to itself by way of the others. `one_root`: every other page leads to
            the one outlet, directly or by way of others.
        outlets: Those of the circle in the order of documents, or the one root.
        documents: Ids of the pages concerned, in the order of documents.
        evidence: The words that cite, by document and place.
    """

    kind: CircleKind
    outlets: tuple[str, ...]
    documents: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """Something that happened or was said, and when.

    Attributes:
        value: ISO 8601, only as precise as known; None if the day cannot be told.
        candidates: Possible values, where several fit.
        evidence: The time words, and the sentence around them.
        statement: The statement it belongs to; None if the page says so itself.
    """

    value: str | None
    candidates: tuple[str, ...]
    evidence: tuple[Evidence, Evidence]
    statement: StatementRef | None = None


@dataclass(frozen=True, slots=True)
class Story(Tabular):
    """The coverage of one event.

    Attributes:
        id: Unique within a run.
        documents: In the order they were given.
        entities: Over all documents; ids `E1`, `E2` …
        alignments: Shared passages, by document order and place.
        claims: Those on most documents first.
        divergences: In the order of claims.
        only_on: Top statements that no other document has, by document and place.
        headline_quotations: By document.
        timeline: In time order, undated last.
        circles: Circles of citation first, then outlets to which all pages lead.
        issues: Documents that could not be read, and what else a reader should know.
    """

    id: str
    documents: tuple[AnalysedDocument, ...]
    entities: tuple[Entity, ...] = ()
    alignments: tuple[Alignment, ...] = ()
    claims: tuple[Claim, ...] = ()
    divergences: tuple[Divergence, ...] = ()
    only_on: tuple[StatementRef, ...] = ()
    headline_quotations: tuple[HeadlineQuotation, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    circles: tuple[Circle, ...] = ()
    issues: tuple[Issue, ...] = ()

    def document(self, key: str) -> AnalysedDocument:
        """Return the document with an id.

        Raises:
            KeyError: The story has no such document.
        """
        for doc in self.documents:
            if doc.id == key:
                return doc
        raise KeyError(key)
