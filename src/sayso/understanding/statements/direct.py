"""Direct statements: quotations with their frame."""

from dataclasses import dataclass

from sayso.model import Mode, RuleHit, Span
from sayso.understanding.statements.cues import Cue
from sayso.understanding.statements.drafts import Draft, span_of, spans_of, with_roles
from sayso.understanding.statements.matrices import Matrix, roles_of
from sayso.understanding.statements.noun_phrases import NounWords, noun_phrase, starts_phrase
from sayso.understanding.statements.source_phrases import SourcePhrase
from sayso.understanding.statements.speakers import is_main
from sayso.understanding.statements.stretches import Stretch
from sayso.understanding.text.clauses import ClauseKind

COLON, AFTER, ALONE = "direct-colon", "direct-after", "direct-alone"
LONG = 5
"""Words from which a fragment that begins with a capital counts as said; shorter ones are mostly names and titles."""

FRAGMENT, NESTED = "direct-fragment", "direct-nested"
"""Names of the pack's constructions."""


def draft_direct(
    stretch: Stretch, matrices: list[Matrix], phrases: list[SourcePhrase], known: NounWords
) -> list[Draft]:
    """Return the quotations closed in themselves as statements, in text order."""
    drafts: list[Draft] = []
    for n, segment in enumerate(stretch.segments):
        if segment.kind is not ClauseKind.QUOTED:
            continue
        quotation = stretch.quotations[stretch.words.quoted[segment.start]].span
        draft = (
            _framed_by_phrase(stretch, n, quotation, phrases)
            or _framed_after(stretch, n, quotation, matrices, known, sure=True)
            or _framed_before(stretch, n, quotation, matrices, known)
            or _framed_after(stretch, n, quotation, matrices, known)
        )
        if draft is None:
            if segment.end - segment.start < LONG:
                continue
            last = drafts[-1] if drafts else None
            draft = Draft(Mode.DIRECT, [quotation], hits=[RuleHit(ALONE, quotation)], open=True)
            if last is not None and last.frame:
                draft.frame, draft.cue = list(last.frame), list(last.cue)
                draft.speaker, draft.addressee, draft.medium = list(last.speaker), list(last.addressee), last.medium
                draft.open = False
        drafts.append(draft)
    return drafts


def _framed_by_phrase(stretch: Stretch, n: int, quotation: Span, phrases: list[SourcePhrase]) -> Draft | None:
    segment = stretch.segments[n]
    for phrase in phrases:
        near = 0 <= phrase.whole[0] - segment.end <= 1 or (
            0 <= segment.start - phrase.whole[1] <= 1 and stretch.words.low[segment.start - 1] in (":", ",")
        )
        if near:
            return Draft(
                Mode.DIRECT,
                [quotation],
                cue=spans_of(stretch, phrase.cue),
                frame=[stretch.span(*phrase.whole)],
                speaker=span_of(stretch, phrase.source),
                addressee=span_of(stretch, phrase.addressee),
                medium=phrase.medium,
                hits=[RuleHit(phrase.rule, stretch.span(*phrase.whole))],
            )
    return None


def _make(
    stretch: Stretch,
    quotation: Span,
    matrix: Matrix | None,
    cue: Cue | None,
    frame: tuple[int, int],
    rule: str,
    known: NounWords,
) -> Draft:
    tokens = cue.tokens if cue else (tuple(matrix.predicate.tokens) if matrix else ())
    draft = Draft(
        Mode.DIRECT,
        [quotation],
        cue=spans_of(stretch, tokens),
        frame=span_of(stretch, frame),
        hits=[RuleHit(rule, stretch.span(*frame))],
    )
    if cue:
        draft.medium = cue.medium
        draft.hits.append(RuleHit(cue.verb.rule.id, stretch.span(cue.tokens[0], cue.tokens[0] + 1)))
    if matrix is not None:
        with_roles(draft, stretch, roles_of(stretch, matrix, cue, known))
    return draft


def _framed_before(stretch: Stretch, n: int, quotation: Span, matrices: list[Matrix], known: NounWords) -> Draft | None:
    """Return the statement introduced by a clause and a colon."""
    segment = stretch.segments[n]
    words = stretch.words
    if segment.start == 0 or words.low[segment.start - 1] not in (":", ","):
        return None
    if words.low[segment.start - 1] == ",":
        before = next((m for m in matrices if m.last == n - 1 and m.cue_for("direct") is not None), None)
        if before is None or not is_main(stretch.segments[before.segment]):
            return None
    first = n
    while (
        first > 0
        and stretch.segments[first - 1].kind is not ClauseKind.QUOTED
        and (first == n or stretch.segments[first].mark not in (";", ":", "."))
    ):
        first -= 1
    start = stretch.segments[first].start
    if first > 0 and stretch.segments[first - 1].kind is ClauseKind.QUOTED:
        start = stretch.segments[first - 1].end
    frame = (start, segment.start)
    best = _teller(stretch, [m for m in matrices if first <= m.segment < n], n)
    if best is not None and best.cue is None and stretch.segments[best.segment].subjunctive:
        return None
    if best is not None:
        return _make(stretch, quotation, best, best.cue_for("direct") or best.cue, frame, COLON, known)
    draft = _make(stretch, quotation, None, None, frame, COLON, known)
    at = start
    while at < segment.start and not starts_phrase(words, at):
        at += 1
    end = noun_phrase(words, at, segment.start - 1, known) if at < segment.start else None
    if end is not None:
        draft.speaker = [stretch.span(at, end)]
    return draft


def _teller(stretch: Stretch, near: list[Matrix], n: int) -> Matrix | None:
    """Return the clause before a colon that tells of the saying: the one with a cue, rather main than subordinate."""
    mains = [m for m in near if is_main(stretch.segments[m.segment])]
    plain = [m for m in mains if not stretch.segments[m.segment].subjunctive]
    ranked = [m for m in reversed(plain) if m.cue is not None]
    ranked += [m for m in near if m.segment == n - 1 and m.cue is not None]
    ranked += [m for m in reversed(mains) if m.cue is not None]
    ranked += [*reversed(plain), *reversed(mains)]
    return next(iter(ranked), near[-1] if near else None)


def _framed_after(
    stretch: Stretch, n: int, quotation: Span, matrices: list[Matrix], known: NounWords, *, sure: bool = False
) -> Draft | None:
    """Return the statement that is followed by its cue."""
    segment = stretch.segments[n]
    follow = next((m for m in matrices if m.first == n + 1), None)
    if follow is None or stretch.segments[follow.segment].kind is not ClauseKind.INVERTED:
        return None
    if sure and follow.cue_for("direct") is None:
        return None
    words = stretch.words
    start = segment.end
    end = follow.end
    if end < len(words.low) and words.low[end] in (",", ":"):
        end += 1
    nxt = follow.last + 1
    body = stretch.body_end()
    if nxt < len(stretch.segments) and stretch.segments[nxt].kind is not ClauseKind.QUOTED:
        stop = next(
            (
                s.start
                for s in stretch.segments[nxt:]
                if s.kind is ClauseKind.QUOTED or (s.kind is ClauseKind.MAIN and s.mark != ",")
            ),
            body,
        )
        end = stop
    return _make(
        stretch, quotation, follow, follow.cue_for("direct") or follow.cue, (start, min(end, body)), AFTER, known
    )


@dataclass(frozen=True, slots=True)
class Fragment:
    """Quoted words that are part of the clause around them.

    Attributes:
        span: Marks included.
        tokens: First token and one past the last.
        size: Words.
        low: True if they begin in lower case, as names and titles never do.
        name: True if every word begins with a capital, as in most names and titles.
    """

    span: Span
    tokens: tuple[int, int]
    size: int
    low: bool
    name: bool


def draft_fragments(stretch: Stretch, matrices: list[Matrix], drafts: list[Draft], known: NounWords) -> list[Draft]:
    """Return the quoted fragments of a stretch as statements: nested ones, and those set in the author's own words."""
    found: list[Draft] = []
    for fragment in _fragments(stretch):
        parent = next((d for d in drafts if d.mode is not Mode.DIRECT and d.covers(fragment.span)), None)
        if parent is not None:
            named = parent.mode is Mode.REPORTED and any(d.parent is parent for d in found)
            if (fragment.low or fragment.size >= LONG) and not named:
                found.append(_nested(parent, fragment.span))
            continue
        draft = _labelled(stretch, fragment, matrices, known)
        if draft is not None:
            found.append(draft)
    return found


def _fragments(stretch: Stretch) -> list[Fragment]:
    words = stretch.words
    fragments = []
    k = 0
    while k < len(words.low):
        n = words.quoted[k]
        if n < 0:
            k += 1
            continue
        start = k
        while k < len(words.low) and words.quoted[k] == n:
            k += 1
        inner = [words.tokens[i].text for i in range(start, k) if words.tokens[i].text[0].isalnum()]
        if inner and not stretch.closed[n]:
            name = all(w[0].isupper() or w[0].isdigit() for w in inner)
            fragments.append(
                Fragment(
                    stretch.quotations[n].span,
                    (start, k),
                    len(inner),
                    inner[0][0].islower() and "." not in inner[0],
                    name,
                )
            )
    return fragments


def _nested(parent: Draft, span: Span) -> Draft:
    framed = parent.mode is not Mode.REPORTED
    return Draft(
        Mode.DIRECT,
        [span],
        cue=list(parent.cue) if framed else [],
        frame=list(parent.frame),
        speaker=list(parent.speaker),
        addressee=list(parent.addressee) if framed else [],
        medium=parent.medium,
        hits=[RuleHit(NESTED, span)],
        parent=parent,
        open=parent.open,
    )


def _labelled(stretch: Stretch, fragment: Fragment, matrices: list[Matrix], known: NounWords) -> Draft | None:
    start, end = fragment.tokens
    holding = [m for m in matrices if m.start <= start < m.end and not (start <= (m.predicate.finite or 0) < end)]
    best = next((m for m in reversed(holding) if m.cue is not None), None) or (holding[-1] if holding else None)
    if best is None:
        return None
    label = best.cue_for("label")
    if not _says(fragment, best.cue is not None, label is not None):
        return None
    frame = [(a, b) for a, b in ((best.start, start), (end, min(best.end, stretch.body_end()))) if a < b]
    if not frame:
        return None
    draft = _make(stretch, fragment.span, best, label or best.cue, frame[0], FRAGMENT, known)
    draft.frame = [stretch.span(*part) for part in frame]
    if draft.speaker and draft.speaker[0].overlaps(fragment.span):
        draft.speaker = []
    return draft if draft.speaker or label is not None or fragment.low else None


def _says(fragment: Fragment, cue: bool, label: bool) -> bool:
    """Tell whether words quoted outside any other statement are what somebody said.

    Measured on the training pages: of those that begin in lower case 0.2 of one word, 0.6 of two to five and all of
    six and more are; of those that begin with a capital few are, and hardly any of capitals alone.
    """
    if fragment.low:
        return fragment.size >= 3 or (cue and fragment.size >= 2) or label
    return label and not fragment.name and fragment.size >= LONG
