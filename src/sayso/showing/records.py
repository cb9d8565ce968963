"""View models: what a report says, ready to be shown. Both the terminal and the HTML report are made of them."""

from dataclasses import dataclass

from sayso.model import BlockKind, Issue, Span
from sayso.showing.marks import Mark


@dataclass(frozen=True, slots=True)
class Words:
    """Words on a page that something leads to.

    Attributes:
        page: Letter of the page.
        anchor: Name of the place in the report.
        text: The words, white space folded.
        before: The sentence before them.
        after: The sentence after them.
    """

    page: str
    anchor: str
    text: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class ReasonView:
    """Why a figure is what it is."""

    code: str
    text: str
    words: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class RangeView:
    """A count that may be uncertain; `high` is None if it cannot be told."""

    low: int
    high: int | None
    reasons: tuple[ReasonView, ...] = ()

    @property
    def text(self) -> str:
        """The count as people write it: `1`, `1–2`, `1+`."""
        if self.high is None:
            return f"{self.low}+"
        return str(self.low) if self.low == self.high else f"{self.low}–{self.high}"

    @property
    def sure(self) -> bool:
        """True if it is one number."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class LinkView:
    """One link of a source chain, from the page inward.

    Attributes:
        role: What it is.
        name: Resolved name, or its words.
        words: The words naming it; None if it is inferred or from the page's metadata.
        refers_to: What an anaphoric source points back to; None if it is not one, or left open.
        anaphoric: True if the words point back.
        inferred: Why it is assumed; None if words name it.
        between: True if it stands between the page and the speaker: neither the outlet itself, unless words name it,
            nor the speaker again, nor what the page credits as a whole.
    """

    role: str
    name: str
    words: Words | None
    refers_to: Words | None = None
    anaphoric: bool = False
    inferred: str | None = None
    between: bool = True


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule that fired, and on which words."""

    rule: str
    words: Words


def label_of(key: str) -> str:
    """Return what a statement is called by its key: `A3` for `A-s3`; empty for the anchor of other words."""
    page, _, number = key.partition("-s")
    return page + number if number.isdigit() else ""


@dataclass(frozen=True, slots=True)
class StatementView:
    """One statement, ready to be shown.

    Attributes:
        key: Letter of the page and id: `A-s3`; also its anchor.
        page: Letter of the page.
        mode: How it is rendered; `mixed` is derived.
        who: Whom the speaker resolves to; None if it cannot be told.
        speaker: The words naming who said it; None if there are none.
        content: The words said.
        parent: Key of the statement it is nested in; None if at top.
        claims: Ids of the claims it belongs to.
        copy_of: Key of the agency of whose copy it probably is part; None if not known.
        grade: How far to trust it: `sure`, `likely`, `weak`; None if not known.
    """

    key: str
    page: str
    mode: str
    who: str | None
    speaker: Words | None
    content: Words
    polarity: str
    evidence: str | None
    cues: tuple[Words, ...] = ()
    addressee: tuple[Words, ...] = ()
    hedges: tuple[Words, ...] = ()
    chain: tuple[LinkView, ...] = ()
    rules: tuple[RuleView, ...] = ()
    parent: str | None = None
    claims: tuple[str, ...] = ()
    copy_of: str | None = None
    grade: str | None = None

    @property
    def label(self) -> str:
        """What it is called: `A3`."""
        return label_of(self.key)

    @property
    def name(self) -> str | None:
        """Who said it, as well as it can be told."""
        return self.who or (self.speaker.text if self.speaker else None)

    @property
    def through(self) -> tuple[LinkView, ...]:
        """The links between the page and the speaker."""
        return tuple(link for link in self.chain if link.between)


@dataclass(frozen=True, slots=True)
class PartyView:
    """Someone who vouches for a claim."""

    name: str
    words: tuple[Words, ...]
    affiliation: str | None


@dataclass(frozen=True, slots=True)
class DiffPart:
    """A run of words that two wordings share (`same` is True) or do not."""

    text: str
    same: bool


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim, ready to be shown.

    Attributes:
        lead: The member whose words stand for the claim.
        members: All statements, by page and place.
        diffs: For each member its words against those of `lead`, for the lead against the next.
        pages: Letters of the pages it is on.
    """

    id: str
    lead: StatementView
    members: tuple[StatementView, ...]
    diffs: tuple[tuple[DiffPart, ...], ...]
    pages: tuple[str, ...]
    wording: str
    parties: tuple[PartyView, ...]
    asserters: RangeView
    witnesses: RangeView
    judgement: str
    reasons: tuple[ReasonView, ...]
    differences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """Where pages differ; pages that stand against each other with the same words are told of once.

    Attributes:
        left: The words of one page.
        right: The words of another.
        lefts: The words of all pages that have them like `left`, that one first.
        rights: Likewise.
    """

    id: str
    kind: str
    left: Words
    right: Words
    claim: str | None
    real: bool
    why: str
    lefts: tuple[Words, ...] = ()
    rights: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class PassageView:
    """A stretch that pages share, over all of them.

    Attributes:
        id: `p1`, `p2` …
        words: Words that match, of the longest pair.
        pages: Letters of the pages that have it.
        places: Its words on each page; the anchor leads there.
        spans: The same with their stretch of the page's text.
        diffs: For each place its words against those of the first, for the first against those of the last.
        similarity: Of the least alike pair, 0–1.
        agency: Key of the agency it most likely is from; None if unknown.
    """

    id: str
    words: int
    pages: tuple[str, ...]
    places: tuple[Words, ...]
    spans: tuple[tuple[Words, Span], ...]
    diffs: tuple[tuple[DiffPart, ...], ...]
    similarity: float
    agency: str | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeadlineView:
    """A quotation in a title, held against the body."""

    words: Words
    verdict: str
    nearest: StatementView | None


@dataclass(frozen=True, slots=True)
class HappeningView:
    """What pages tell of a time.

    Attributes:
        words: The time words with their sentence, on the first page that has it.
        places: The same on every page that has it in the same words.
    """

    words: Words
    places: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    """A time and what the pages tell of it; `value` is None if the day cannot be told."""

    value: str | None
    candidates: tuple[str, ...]
    happenings: tuple[HappeningView, ...]


@dataclass(frozen=True, slots=True)
class DistanceView:
    """A stated distance beside the map.

    Attributes:
        words: The words it rests on.
        here: The place whose distance is told, as it stands.
        there: The place from which it is measured.
        kilometres: On the great circle, rounded.
        wind: From `there` towards `here`: `n`, `ne` … `nw`.
        fits: True if the page agrees with the map, given rounding, roads and the size of towns.
    """

    words: Words
    here: str
    there: str
    kilometres: int
    wind: str
    fits: bool


@dataclass(frozen=True, slots=True)
class BlockView:
    """A stretch of a page with its marks and the statements that begin in it."""

    kind: BlockKind
    span: Span
    marks: tuple[Mark, ...]
    statements: tuple[StatementView, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """One page, ready to be shown.

    Attributes:
        letter: `A`, `B` …
        name: Outlet, or the page's id.
        shared: Share of its running text that stands on another page too, 0–1.
        language: ISO 639-1 code; None if unknown.
    """

    letter: str
    id: str
    name: str
    title: str
    source: str
    url: str | None
    outlet: str | None
    published: str | None
    authors: tuple[str, ...]
    agencies: tuple[str, ...]
    text: str
    blocks: tuple[BlockView, ...]
    statements: tuple[StatementView, ...]
    shared: float
    cut: bool
    language: str | None = None


@dataclass(frozen=True, slots=True)
class CircleView:
    """Outlets that cite each other, or the one that all others lead to, with the words that cite."""

    kind: str
    outlets: tuple[str, ...]
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place whose coordinates are known.

    Attributes:
        latitude: In degrees, north positive.
        longitude: In degrees, east positive.
        words: Its first mention on each page that names it.
    """

    name: str
    latitude: float
    longitude: float
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """A whole report.

    Attributes:
        title: Of the first page that has one.
        one_voice: Shared claims that rest on one voice for certain.
        only_on: Page letter and statements that no other page has, by page.
        shares: For each page the share of its running text that stands on each other page, 0–1.
    """

    title: str
    pages: tuple[PageView, ...]
    statements: tuple[StatementView, ...]
    claims: tuple[ClaimView, ...]
    differences: tuple[DifferenceView, ...]
    looks_only: tuple[DifferenceView, ...]
    headlines: tuple[HeadlineView, ...]
    only_on: tuple[tuple[str, tuple[StatementView, ...]], ...]
    passages: tuple[PassageView, ...]
    timeline: tuple[TimelineView, ...]
    shares: tuple[tuple[float, ...], ...]
    issues: tuple[Issue, ...]
    circles: tuple[CircleView, ...] = ()
    distances: tuple[DistanceView, ...] = ()
    places: tuple[PlaceView, ...] = ()

    @property
    def one_voice(self) -> int:
        """How many claims rest on one voice for certain."""
        return sum(c.witnesses.high == 1 for c in self.claims)

    @property
    def several_voices(self) -> int:
        """How many claims rest on two voices or more for certain."""
        return sum(c.witnesses.low > 1 for c in self.claims)

    def page(self, letter: str) -> PageView:
        """Return the page with a letter."""
        return next(p for p in self.pages if p.letter == letter)
