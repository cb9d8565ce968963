"""Reported statements and the chain they came through."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.span import Span


class Mode(StrEnum):
    """How a statement is rendered, after the STWR scheme of the Redewiedergabe corpus."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    FREE_INDIRECT = "free_indirect"
    INDIRECT_FREE_INDIRECT = "indirect_free_indirect"
    REPORTED = "reported"


class Medium(StrEnum):
    """Speech, thought or writing: the corpora's sense, never the publisher."""

    SPEECH = "speech"
    THOUGHT = "thought"
    WRITING = "writing"


class Polarity(StrEnum):
    """Whether the speaker stands behind the content."""

    ASSERTED = "asserted"
    DENIED = "denied"
    ASKED = "asked"
    DEMANDED = "demanded"


class Grade(StrEnum):
    """How far to trust rules of a kind: that somebody says it, and that it is this speaker.

    Set by hand, rule by rule; docs/accuracy.md says what was measured for each.
    """

    SURE = "sure"
    """A plain word of saying and its speaker beside it."""
    LIKELY = "likely"
    """Mostly right: thoughts, nouns that report, and what takes its speaker from the sentences before."""
    WEAK = "weak"
    """Often plain narration or another's words: look before you quote."""


class LinkRole(StrEnum):
    """What a link of a source chain is, from the page inward."""

    OUTLET = "outlet"
    AGENCY = "agency"
    MEDIUM = "medium"
    BODY = "body"
    DOCUMENT = "document"
    VIDEO = "video"
    PHOTO = "photo"
    UNNAMED = "unnamed"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One link of a source chain.

    Attributes:
        role: What the link is.
        span: The words naming it; None if it is inferred or comes from the page's metadata.
        name: Resolved name; None if left open.
        entity: Id of the entity within the document; None if left open.
        refers_to: For an anaphoric source (»den Angaben zufolge«) the words it points back to; None if not anaphoric
            or left open.
        anaphoric: True if the words point back to a source named before.
        inferred: Why the link is assumed where no words name it; None if words name it.
        rule: Id of the rule that fired.
    """

    role: LinkRole
    span: Span | None
    name: str | None = None
    entity: str | None = None
    refers_to: Span | None = None
    anaphoric: bool = False
    inferred: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that weaken a statement (offenbar, dürfte, soll)."""

    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class RuleHit:
    """A rule that fired, and on which words."""

    rule: str
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """One reported utterance in one document.

    Every role is a tuple of spans in text order; empty where the text has none. Content spans never overlap within
    one statement.

    Attributes:
        id: Unique within the document, in text order: `s1`, `s2` …
        mode: How it is rendered.
        content: What was said; direct content includes its marks.
        cue: The words that signal reporting, verb parts included.
        frame: The clause around the cue.
        speaker: The words naming who said it, article and apposition included.
        addressee: To whom.
        parent: Id of the statement it is nested in; None if at top.
        who: Id of the entity that the speaker resolves to; None if it cannot be told.
        medium: Speech, thought or writing.
        polarity: Denials are never assertions.
        hedges: In text order.
        chain: From the page inward, the speaker last.
        evidence: `video`, `photo` or `document` if the statement rests on one; None otherwise.
        hits: Rules that fired, in the order they were applied.
        grade: How far to trust it; None if not known.
    """

    id: str
    mode: Mode
    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    frame: tuple[Span, ...] = ()
    speaker: tuple[Span, ...] = ()
    addressee: tuple[Span, ...] = ()
    parent: str | None = None
    who: str | None = None
    medium: Medium = Medium.SPEECH
    polarity: Polarity = Polarity.ASSERTED
    hedges: tuple[Hedge, ...] = ()
    chain: tuple[ChainLink, ...] = ()
    evidence: str | None = None
    hits: tuple[RuleHit, ...] = ()
    grade: Grade | None = None

    @property
    def span(self) -> Span:
        """From the first to the last character of the content."""
        return Span(self.content[0].start, self.content[-1].end)

    def words(self, text: str) -> str:
        """Return the content, its parts joined by a space."""
        return " ".join(span.of(text) for span in self.content)
