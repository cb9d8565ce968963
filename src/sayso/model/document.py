"""A published article and the way back to the page as it came."""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from sayso.model.shown import Shown
from sayso.model.span import Span


class BlockKind(StrEnum):
    """What a stretch of an article is. Only some kinds are running text."""

    TITLE = "title"
    LEAD = "lead"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    PHOTO_CREDIT = "photo_credit"
    AGENCY_CREDIT = "agency_credit"
    BYLINE = "byline"
    DATELINE = "dateline"
    DATE = "date"
    NOTE = "note"


RUNNING_TEXT = frozenset({BlockKind.TITLE, BlockKind.LEAD, BlockKind.HEADING, BlockKind.PARAGRAPH})
"""Kinds whose sentences may hold statements."""


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of an article: a paragraph, a caption, a credit. Blocks are in text order and never overlap."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of characters that stands unchanged in the page.

    Attributes:
        start: First code point in `Document.text`.
        page_start: First code point in the decoded page.
        length: Number of code points.
    """

    start: int
    page_start: int
    length: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """The way from `Document.text` back to the decoded page. Segments are in text order and never overlap."""

    segments: tuple[Segment, ...] = ()

    def to_page(self, offset: int) -> int | None:
        """Return where a character of the text stands in the page; None if it was put in by sayso."""
        index = bisect_right(self.segments, offset, key=lambda s: s.start) - 1
        if index < 0:
            return None
        segment = self.segments[index]
        inside = offset - segment.start
        return segment.page_start + inside if inside < segment.length else None

    def page_spans(self, span: Span) -> tuple[Span, ...]:
        """Return the stretches of the page that a span of the text came from, in text order."""
        first = max(0, bisect_right(self.segments, span.start, key=lambda s: s.start) - 1)
        spans: list[Span] = []
        for segment in self.segments[first:]:
            if segment.start >= span.end:
                break
            start = max(span.start, segment.start)
            end = min(span.end, segment.start + segment.length)
            if start < end:
                shift = segment.page_start - segment.start
                spans.append(Span(start + shift, end + shift))
        return tuple(spans)


@dataclass(frozen=True, slots=True)
class Page:
    """The page as it came.

    Attributes:
        source: Path, address or `-`, as the user gave it; archives add `#` and the record.
        media_type: As recognised from the content, such as `text/html`.
        encoding: With which the bytes were decoded.
        length: Code points of the decoded page.
        digest: SHA-256 of the bytes, hexadecimal.
    """

    source: str
    media_type: str
    encoding: str
    length: int
    digest: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """Words of the page that are not the article; kept so that nothing is lost.

    Attributes:
        text: The words, white space folded.
        page_span: Where in the decoded page; None if it cannot be told.
        reason: Id of the rule that set it apart.
    """

    text: str
    page_span: Span | None
    reason: str


@dataclass(frozen=True, slots=True)
class AgencyCredit:
    """A news agency credited by the page.

    Attributes:
        agency: Key of the agency in the language pack, such as `dpa`.
        span: The words in `Document.text`; None if only the page's metadata says it.
    """

    agency: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Document(Shown):
    """One published article.

    Attributes:
        id: Unique within a run; the file name where that is unique.
        text: Clean text. The only string that offsets refer to. Blocks are separated by line breaks.
        blocks: What each stretch of `text` is, in text order.
        page: The page as it came.
        offsets: The way back to it.
        language: ISO 639-1 code; None if unknown.
        outlet: Who published; None if unknown.
        published: ISO 8601, only as precise as known (`2023-09`, `2023-09-13T08:15+02:00`); None if unknown.
        modified: Likewise.
        url: Canonical address, if the page gives one.
        authors: Names as given, in page order.
        agencies: Credited agencies, in page order.
        furniture: What was set apart, in page order.
        cut: True if the page shows only the beginning of the article (paywall).
        photo_credits: Whom pictures are credited to, in page order: the names alone.
        section: Part of the outlet that it stands in, as the page calls it; None if it does not say.
    """

    id: str
    text: str
    blocks: tuple[Block, ...]
    page: Page
    offsets: OffsetMap = OffsetMap()
    language: str | None = None
    outlet: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[AgencyCredit, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    cut: bool = False
    photo_credits: tuple[Span, ...] = ()
    section: str | None = None

    def texts(self, kind: BlockKind) -> list[str]:
        """Return the words of all blocks of one kind, in text order."""
        return [block.span.of(self.text) for block in self.blocks if block.kind == kind]

    @property
    def title(self) -> str | None:
        """The first title; None if the page has none."""
        return next(iter(self.texts(BlockKind.TITLE)), None)
