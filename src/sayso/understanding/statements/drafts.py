"""Statements in the making: token ranges that become spans once a stretch is read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sayso.model import Medium, Mode, RuleHit, Span
from sayso.understanding.statements.speakers import Roles, Tokens
from sayso.understanding.statements.stretches import Stretch

_LONE = frozenset("„“”‟»«\"‚‘›‹'+|*•")
"""Marks that are no words; outside a quotation they have lost their partner or decorate."""


@dataclass(slots=True)
class Draft:
    """A statement that is not numbered yet.

    Attributes:
        mode: How it is rendered.
        content: Spans in text order.
        cue: Likewise.
        frame: Likewise.
        speaker: Likewise.
        addressee: Likewise.
        medium: Speech, thought or writing.
        hits: Rules that fired.
        parent: The draft it is nested in.
        open: True if the speaker is to be taken from what stands before.
    """

    mode: Mode
    content: list[Span]
    cue: list[Span] = field(default_factory=list)
    frame: list[Span] = field(default_factory=list)
    speaker: list[Span] = field(default_factory=list)
    addressee: list[Span] = field(default_factory=list)
    medium: Medium = Medium.SPEECH
    hits: list[RuleHit] = field(default_factory=list)
    parent: "Draft | None" = None
    open: bool = False

    def covers(self, span: Span) -> bool:
        """Tell whether a stretch of text lies inside the content."""
        return any(part.contains(span) for part in self.content)

    def touches(self, span: Span) -> bool:
        """Tell whether a stretch of text shares a character with the content."""
        return any(part.overlaps(span) for part in self.content)

    def frames(self, span: Span) -> bool:
        """Tell whether a stretch of text shares a character with the frame."""
        return any(part.overlaps(span) for part in self.frame)


def spans_of(stretch: Stretch, tokens: Iterable[int]) -> list[Span]:
    """Return the spans of tokens, neighbours joined, in text order."""
    spans: list[Span] = []
    last = -2
    for k in sorted(set(tokens)):
        token = stretch.words.tokens[k]
        if k == last + 1:
            spans[-1] = Span(spans[-1].start, token.end)
        else:
            spans.append(Span(token.start, token.end))
        last = k
    return spans


def span_of(stretch: Stretch, tokens: Tokens | None) -> list[Span]:
    """Return the span of a token range as a list; empty if there is none."""
    return [stretch.span(*tokens)] if tokens is not None and tokens[0] < tokens[1] else []


def trim(stretch: Stretch, start: int, end: int) -> Tokens | None:
    """Return a token range without commas, full stops, dashes and lone marks at its ends; None if nothing is left."""
    words = stretch.words

    def idle(k: int) -> bool:
        lone = words.low[k] in _LONE and words.quoted[k] < 0
        return lone or words.pos[k] in ("$,", "$.") or words.low[k] in ("-", "–", "—", ":", ";", ",")

    while start < end and idle(start):
        start += 1
    while end > start and idle(end - 1) and words.low[end - 1] not in "?!…":
        end -= 1
    return (start, end) if start < end else None


def without(stretch: Stretch, whole: Tokens, holes: Sequence[Tokens]) -> list[Span]:
    """Return the spans of a token range with holes cut out, in text order, trimmed at the holes."""
    parts: list[Span] = []
    at = whole[0]
    for start, end in sorted(holes):
        if start >= whole[1] or end <= at:
            continue
        piece = trim(stretch, at, max(at, start))
        if piece:
            parts.append(stretch.span(*piece))
        at = max(at, end)
    piece = trim(stretch, at, whole[1]) if at < whole[1] else None
    if piece:
        parts.append(stretch.span(*piece))
    return parts


def with_roles(draft: Draft, stretch: Stretch, roles: Roles) -> Draft:
    """Return the draft with speaker and addressee put in."""
    draft.speaker = span_of(stretch, roles.speaker)
    draft.addressee = span_of(stretch, roles.addressee)
    return draft
