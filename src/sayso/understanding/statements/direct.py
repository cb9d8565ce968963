"""Direct statements: quotations with their frame."""

from sayso.model import Mode, RuleHit, Span
from sayso.understanding.statements.cues import Cue
from sayso.understanding.statements.drafts import Draft, span_of, spans_of, with_roles
from sayso.understanding.statements.matrices import Matrix, roles_of
from sayso.understanding.statements.noun_phrases import NounWords, noun_phrase, starts_phrase
from sayso.understanding.statements.quoting import QuotingWords, follows_noun, noun_of_saying
from sayso.understanding.statements.source_phrases import SourcePhrase
from sayso.understanding.statements.stretches import Stretch
from sayso.understanding.text.clauses import MAINS, ClauseKind, Segment, is_finite

COLON, AFTER, NOUN, ALONE = "direct-colon", "direct-after", "direct-noun", "direct-alone"
"""Names of the pack's constructions."""

LONGEST_NAME = 9
"""Tokens of a name or title at most, marks included."""

SHORTEST = 5
"""Tokens, marks included, from which a quotation that nothing frames counts as said."""


def draft_direct(
    stretch: Stretch,
    matrices: list[Matrix],
    phrases: list[SourcePhrase],
    known: NounWords,
    quoting: QuotingWords,
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
            or _framed_by_noun(stretch, n, quotation, matrices, known, quoting)
            or _framed_after(stretch, n, quotation, matrices, known)
        )
        if draft is None:
            if segment.end - segment.start < SHORTEST or _is_name(stretch, segment, drafts):
                continue
            last = drafts[-1] if drafts else None
            draft = Draft(Mode.DIRECT, [quotation], hits=[RuleHit(ALONE, quotation)], open=True)
            if last is not None and last.frame:
                draft.frame, draft.cue = list(last.frame), list(last.cue)
                draft.speaker, draft.addressee, draft.medium = list(last.speaker), list(last.addressee), last.medium
                draft.open = False
        drafts.append(draft)
    return drafts


def _is_name(stretch: Stretch, segment: Segment, drafts: list[Draft]) -> bool:
    """Tell whether a quotation that nothing frames is a name: after a noun, after a colon, in one row with a name."""
    words = stretch.words
    mark = segment.start
    if follows_noun(words, mark) or (mark and words.low[mark - 1] == ":" and not _is_sentence(stretch, segment)):
        return True
    if mark < 2 or words.pos[mark - 1] != "KON" or words.quoted[mark - 2] < 0:
        return False
    before = stretch.quotations[words.quoted[mark - 2]].span
    return not any(d.content[0] == before for d in drafts)


def _framed_by_noun(
    stretch: Stretch, n: int, quotation: Span, matrices: list[Matrix], known: NounWords, quoting: QuotingWords
) -> Draft | None:
    """Return the statement that a noun right before it says to be one: »mit den Worten „…“«."""
    start = stretch.segments[n].start
    noun = noun_of_saying(stretch.words, start, quoting)
    matrix = next((m for m in reversed(matrices) if m.start <= start - 1 < m.end), None) if noun else None
    if matrix is None:
        return None
    cue = matrix.cue_for("direct")
    draft = make_direct(stretch, quotation, matrix, cue, (matrix.start, start), NOUN, known)
    if cue is None:
        draft.cue = spans_of(stretch, noun)
    return draft


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


def make_direct(
    stretch: Stretch,
    quotation: Span,
    matrix: Matrix | None,
    cue: Cue | None,
    frame: tuple[int, int],
    rule: str,
    known: NounWords,
) -> Draft:
    """Return a quotation as a statement with the cue and the roles of a clause.

    Args:
        stretch: Where it stands.
        quotation: Marks included.
        matrix: The clause; None if there is none.
        cue: Its cue; without one its verb counts as cue.
        frame: Tokens of the frame.
        rule: Name of the construction.
        known: The pack's words.
    """
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
        if before is None or stretch.segments[before.segment].kind not in MAINS:
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
    if best is not None and best.cue is None:
        only_name = not _is_sentence(stretch, segment)
        if only_name or stretch.segments[best.segment].subjunctive:
            return None
    if best is not None:
        return make_direct(stretch, quotation, best, best.cue_for("direct") or best.cue, frame, COLON, known)
    draft = make_direct(stretch, quotation, None, None, frame, COLON, known)
    at = start
    while at < segment.start and (words.aside[at] or not starts_phrase(words, at)):
        at += 1
    end = noun_phrase(words, at, segment.start - 1, known) if at < segment.start else None
    if end is not None:
        draft.speaker = [stretch.span(at, end)]
    elif segment.start - start <= 2:
        draft.open = True  # »Aber: „…“« goes on
    return draft


def _is_sentence(stretch: Stretch, quotation: Segment) -> bool:
    """Tell whether a quotation holds a verb or ends like a sentence; what does neither may be a name."""
    words = stretch.words
    if words.low[quotation.end - 2] in (".", "!", "?", "…") or quotation.end - quotation.start > LONGEST_NAME:
        return True
    return any(is_finite(words.pos[k]) for k in range(quotation.start, quotation.end))


def _teller(stretch: Stretch, near: list[Matrix], n: int) -> Matrix | None:
    """Return the clause before a colon that tells of the saying: the one with a cue, rather main than subordinate."""
    mains = [m for m in near if stretch.segments[m.segment].kind in MAINS]
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
    return make_direct(
        stretch, quotation, follow, follow.cue_for("direct") or follow.cue, (start, min(end, body)), AFTER, known
    )
