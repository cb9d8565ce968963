"""Direct statements: quotations with their frame."""

from sayso.model import Mode, RuleHit, Span
from sayso.understanding.statements.cues import Cue
from sayso.understanding.statements.drafts import Draft, span_of, spans_of, with_roles
from sayso.understanding.statements.matrices import Matrix, roles_of
from sayso.understanding.statements.noun_phrases import NounWords, noun_phrase, starts_phrase
from sayso.understanding.statements.source_phrases import SourcePhrase
from sayso.understanding.statements.stretches import Stretch
from sayso.understanding.text.clauses import ClauseKind

_RULE_AFTER = "direct.cue-after"
MIN_WORDS = 3
"""Words of a fragment that counts as a statement without a verb of labelling beside it."""


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
            or _framed_before(stretch, n, quotation, matrices, known)
            or _framed_after(stretch, n, quotation, matrices, known)
        )
        if draft is None:
            last = drafts[-1] if drafts else None
            draft = Draft(Mode.DIRECT, [quotation], hits=[RuleHit("direct.alone", quotation)], open=True)
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
        hits=[RuleHit(cue.verb.rule.id if cue else rule, stretch.span(*frame))],
    )
    if cue:
        draft.medium = cue.medium
    if matrix is not None:
        with_roles(draft, stretch, roles_of(stretch, matrix, cue, known))
    return draft


def _framed_before(stretch: Stretch, n: int, quotation: Span, matrices: list[Matrix], known: NounWords) -> Draft | None:
    """Return the statement introduced by a clause and a colon."""
    segment = stretch.segments[n]
    words = stretch.words
    if segment.start == 0 or words.low[segment.start - 1] != ":":
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
    near = [
        m for m in matrices if first <= m.segment < n and stretch.segments[m.segment].kind is not ClauseKind.RELATIVE
    ]
    best = next((m for m in reversed(near) if m.cue is not None), near[-1] if near else None)
    if best is not None:
        return _make(stretch, quotation, best, best.cue_for("direct") or best.cue, frame, "direct.colon", known)
    draft = _make(stretch, quotation, None, None, frame, "direct.colon", known)
    at = start
    while at < segment.start and not starts_phrase(words, at):
        at += 1
    end = noun_phrase(words, at, segment.start - 1, known) if at < segment.start else None
    if end is not None:
        draft.speaker = [stretch.span(at, end)]
    return draft


def _framed_after(stretch: Stretch, n: int, quotation: Span, matrices: list[Matrix], known: NounWords) -> Draft | None:
    """Return the statement that is followed by its cue."""
    segment = stretch.segments[n]
    follow = next((m for m in matrices if m.first == n + 1), None)
    if follow is None or stretch.segments[follow.segment].kind is not ClauseKind.INVERTED:
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
        stretch, quotation, follow, follow.cue_for("direct") or follow.cue, (start, min(end, body)), _RULE_AFTER, known
    )


def draft_fragments(stretch: Stretch, matrices: list[Matrix], drafts: list[Draft], known: NounWords) -> list[Draft]:
    """Return the quoted fragments of a stretch as statements: nested ones, and those set in the author's own words."""
    found: list[Draft] = []
    for n, quotation in enumerate(stretch.quotations):
        if stretch.closed[n]:
            continue
        tokens = [k for k in range(len(stretch.words.low)) if stretch.words.quoted[k] == n]
        size = sum(stretch.words.tokens[k].text[0].isalnum() for k in tokens)
        parent = next((d for d in drafts if d.mode is not Mode.DIRECT and d.covers(quotation.span)), None)
        if size < 1 or (size < 2 and _is_name(stretch, tokens)):
            continue
        if parent is not None:
            if size >= 2 or not _is_name(stretch, tokens):
                found.append(_nested(parent, quotation.span))
            continue
        draft = _labelled(stretch, tokens, quotation.span, size, matrices, known)
        if draft is not None:
            found.append(draft)
    return found


def _is_name(stretch: Stretch, tokens: list[int]) -> bool:
    """Tell whether quoted words are a name or a title: all capitalised nouns."""
    inner = [k for k in tokens if stretch.words.tokens[k].text[0].isalnum()]
    return all(stretch.words.tokens[k].text[0].isupper() or stretch.words.tokens[k].text[0].isdigit() for k in inner)


def _nested(parent: Draft, span: Span) -> Draft:
    return Draft(
        Mode.DIRECT,
        [span],
        cue=list(parent.cue),
        frame=list(parent.frame),
        speaker=list(parent.speaker),
        addressee=list(parent.addressee),
        medium=parent.medium,
        hits=[RuleHit("direct.nested", span)],
        parent=parent,
        open=parent.open,
    )


def _labelled(
    stretch: Stretch, tokens: list[int], span: Span, size: int, matrices: list[Matrix], known: NounWords
) -> Draft | None:
    holding = [m for m in matrices if m.start <= tokens[0] < m.end or any(k in m.tokens for k in tokens)]
    best = next((m for m in holding if m.cue is not None), None)
    if best is None and size >= 5 and holding:
        best = holding[0]
    if best is None or (best.cue is not None and size < 2 and best.cue_for("label") is None):
        return None
    if best.cue is None and size < 5:
        return None
    cue = best.cue_for("label") or best.cue
    frame = (best.start, tokens[0])
    if frame[0] >= frame[1]:
        frame = (tokens[-1] + 1, best.end)
    if frame[0] >= frame[1]:
        return None
    return _make(stretch, span, best, cue, frame, "direct.fragment", known)
