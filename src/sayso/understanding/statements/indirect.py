"""Indirect statements: a cue and the clause that it opens."""

from sayso.model import Mode, RuleHit, Span
from sayso.understanding.statements.contents import content_end, content_kind, find_content, phrase_content_end
from sayso.understanding.statements.cues import Cue
from sayso.understanding.statements.drafts import Draft, span_of, spans_of, trim, with_roles, without
from sayso.understanding.statements.matrices import Matrix, roles_of
from sayso.understanding.statements.noun_cues import NounCue, NounTable, find_noun_cue
from sayso.understanding.statements.noun_phrases import NounWords, is_noun_head
from sayso.understanding.statements.speakers import Tokens, middle_subject
from sayso.understanding.statements.stretches import Stretch
from sayso.understanding.text.clauses import MAINS, ClauseKind, Segment, is_participle
from sayso.understanding.text.tags import PREPOSITIONS

_BEFORE_OBJECT = frozenset({"ART", "ADJ(A)", "PPOSAT", "PIAT", "PDAT"})


def draft_indirect(
    stretch: Stretch,
    matrices: list[Matrix],
    known: NounWords,
    nouns: NounTable,
    taken: list[Draft],
    inserted: list[Tokens],
) -> list[Draft]:
    """Return the indirect statements that verbs and nouns open, in text order.

    Args:
        stretch: The sentence.
        matrices: Its clauses.
        known: The pack's words.
        nouns: The pack's nouns that report.
        taken: Statements found already.
        inserted: Phrases that name a source; a clause that is one opens nothing.
    """
    drafts: list[Draft] = []
    for matrix in matrices:
        segment = stretch.segments[matrix.segment]
        if segment.kind is ClauseKind.AS or stretch.words.low[-1] == "?":
            continue
        if any(a <= segment.start < b for a, b in inserted):
            continue
        span = stretch.span(*_finite_range(matrix))
        framing = [d for d in [*taken, *drafts] if d.frames(span)]
        if framing:
            before = all(d.mode is Mode.DIRECT and d.content[0].start > span.start for d in framing)
            both = _before(stretch, matrix, segment, known) if before else None
            if both is not None:
                both.frame = [Span(both.frame[0].start, min(framing[0].content[0].start - 1, both.frame[-1].end))]
                both.content = [c for c in both.content if c.end <= both.frame[0].start]
                for direct in framing:
                    direct.frame = list(both.frame)
                drafts += [both] if both.content else []
            continue
        told_before = segment.kind is ClauseKind.INVERTED and _goes_on_relative(stretch, matrix)
        draft = _before(stretch, matrix, segment, known) if told_before else None
        draft = draft or _after(stretch, matrix, segment, known, nouns) or _before(stretch, matrix, segment, known)
        if draft is not None and not any(_same(draft, d) for d in drafts):
            drafts.append(draft)
    return drafts + _after_phrases(stretch, matrices, known, nouns, [*taken, *drafts])


def _after_phrases(
    stretch: Stretch, matrices: list[Matrix], known: NounWords, nouns: NounTable, taken: list[Draft]
) -> list[Draft]:
    """Return the statements that a phrase without a verb opens: »Sein Vorschlag: …«, »die Ankündigung, dass …«."""
    drafts: list[Draft] = []
    segments = stretch.segments
    for n, segment in enumerate(segments[:-1]):
        following = segments[n + 1]
        held = any(m.first <= n <= m.last for m in matrices)
        if segment.kind is not ClauseKind.FRAGMENT or held or any(d.frames(_span(stretch, segment)) for d in taken):
            continue
        kind = content_kind(stretch, n + 1)
        if not (kind == "that" or (following.mark == ":" and kind in ("second", "plain"))):
            continue
        noun = find_noun_cue(stretch, (segment.start, segment.end), (), "that", nouns, known)
        end = stretch.body_end() if following.mark == ":" else phrase_content_end(stretch, n + 1)
        piece = trim(stretch, following.start, end)
        if noun is None or piece is None:
            continue
        draft = Draft(
            Mode.INDIRECT,
            [stretch.span(*piece)],
            cue=spans_of(stretch, noun.tokens),
            frame=[stretch.span(segment.start, following.start)],
            speaker=span_of(stretch, noun.speaker),
            medium=noun.medium,
            hits=[RuleHit(noun.rule, _span(stretch, segment))],
        )
        drafts.append(draft)
    return drafts


def _span(stretch: Stretch, segment: Segment) -> Span:
    return stretch.span(segment.start, segment.end)


def _goes_on_relative(stretch: Stretch, matrix: Matrix) -> bool:
    """Tell whether a relative clause on the speaker follows, as in »…, sagte X, der zudem betonte, dass …«."""
    following = matrix.last + 1
    return following < len(stretch.segments) and stretch.segments[following].kind is ClauseKind.RELATIVE


def _finite_range(matrix: Matrix) -> tuple[int, int]:
    first = matrix.predicate.tokens[0]
    return first, first + 1


def _same(a: Draft, b: Draft) -> bool:
    return a.content == b.content


def _after(stretch: Stretch, matrix: Matrix, segment: Segment, known: NounWords, nouns: NounTable) -> Draft | None:
    """Return the statement whose content follows the clause of the cue."""
    found = find_content(stretch, matrix, segment)
    if found is None:
        return _within(stretch, matrix, known)
    m, start, kind = found
    first = segment.kind is ClauseKind.INVERTED and segment.finite == matrix.start == 0
    if first and stretch.segments[m].kind is ClauseKind.INVERTED:
        return None  # »Sollte X sich erklären, würde …«: a condition
    if kind == "whereby":
        if not _names_object(stretch, start - 1):
            return None
        start += 1
    content = (start, content_end(stretch, matrix, m))
    cue = matrix.cue_for(kind)
    if cue is None and kind in ("that", "infinitive", "second") and m == matrix.last + 1:
        cue = matrix.cue_for("sentence")  # an act of speech whose content is spelled out
    if cue is not None:
        draft = _draft(stretch, matrix, cue, content, known)
        if draft is not None and kind == "whereby" and any(q.span == draft.content[0] for q in stretch.quotations):
            draft.mode = Mode.DIRECT
        return draft
    if stretch.words.pos[start] == "KON":
        return None  # another clause, not what the noun opens
    noun = find_noun_cue(stretch, (matrix.start, matrix.end), matrix.predicate.tokens, kind, nouns, known)
    return None if noun is None else _noun_draft(stretch, matrix, noun, content, known)


def _names_object(stretch: Stretch, end: int) -> bool:
    """Tell whether a clause ends in an object, which no preposition opens: »zitierte ein Sprichwort, …«."""
    words = stretch.words
    k = end - 1
    while k > 0 and words.pos[k] == "PTKVZ":
        k -= 1
    if not is_noun_head(words, k):
        return False
    while k > 0 and words.pos[k - 1] in _BEFORE_OBJECT:
        k -= 1
    return k > 0 and words.pos[k - 1] not in PREPOSITIONS


def _within(stretch: Stretch, matrix: Matrix, known: NounWords) -> Draft | None:
    """Return the statement whose infinitive follows its cue without a comma."""
    rest = matrix.predicate.rest
    cue = matrix.cue_for("infinitive")
    if rest is None or cue is None or rest >= matrix.end:
        return None
    return _draft(stretch, matrix, cue, (rest, matrix.end), known)


def _noun_draft(stretch: Stretch, matrix: Matrix, noun: NounCue, content: Tokens, known: NounWords) -> Draft | None:
    draft = _draft(stretch, matrix, None, content, known)
    if draft is None:
        return None
    draft.cue = spans_of(stretch, noun.tokens)
    draft.medium = noun.medium
    draft.hits = [RuleHit(noun.rule, stretch.span(noun.tokens[-1], noun.tokens[-1] + 1))]
    if noun.speaker:
        draft.speaker = span_of(stretch, noun.speaker)
    elif noun.answered or (not noun.speaks and any(cue.overlaps(span) for cue in draft.cue for span in draft.speaker)):
        draft.speaker = []  # »wächst die Sorge, dass …«, »wehrte sich gegen den Vorwurf, …«: of others, not named
        draft.open = stretch.segments[matrix.segment].subjunctive  # »es gebe Hinweise, dass …«: whoever spoke before
    return draft


def _only_leads_in(stretch: Stretch, before: list[Segment]) -> bool:
    """Tell whether a phrase with preposition leads in, without a clause: »Auf die Frage, ob er gehe, sagte X«."""
    first = before[0]
    if first.kind is ClauseKind.INFINITIVE and first.opener is not None:
        return all(s.finite is None for s in before)  # »Um Schäden zu vermeiden, ordnete X an, …«
    leads = first.kind is ClauseKind.FRAGMENT and stretch.words.pos[first.start] in PREPOSITIONS
    asked = is_participle(stretch.words.pos[before[-1].end - 1])  # »Auf die Fähre angesprochen, sagte X: …«
    return leads and (len(before) > 1 or asked) and not any(s.kind in MAINS for s in before)


def _before(stretch: Stretch, matrix: Matrix, segment: Segment, known: NounWords) -> Draft | None:
    """Return the statement whose content stands before the cue: »…, sagte X«."""
    if segment.kind is not ClauseKind.INVERTED or matrix.first == 0 or matrix.cue is None:
        return None
    if segment.mark not in (",", "–", "-", "”"):
        return None
    segments = stretch.segments
    first = 0
    for n in range(matrix.first - 1, 0, -1):
        if segments[n].mark in (";", ":", "”") or segments[n].kind is ClauseKind.QUOTED:
            first = n
            break
    before = segments[first : matrix.first]
    before = [s for s in before if s.kind is not ClauseKind.QUOTED]
    if not before or _only_leads_in(stretch, before):
        return None
    kinds = [content_kind(stretch, first + n) for n in range(len(before))]
    lead = next((k for k in kinds if k not in ("", "whereby")), "")
    if "second" in kinds:
        lead = "second"
    if lead in ("question", "infinitive"):
        return None
    conditional = before[0].kind is ClauseKind.SUBORDINATE and lead != "that"
    if conditional and not any(s.maybe_subjunctive for s in before if s.finite is not None and s.kind in MAINS):
        return None
    cue = matrix.cue_for(lead or "plain") or (matrix.cue_for("second") if lead in ("", "plain") else None)
    if cue is None or (matrix.predicate.passive and lead != "that"):
        return None
    if lead in ("", "plain") and not _speaker_follows(stretch, matrix, known):
        return None
    hole_start = segment.start - 1 if segment.start > 0 else segment.start
    rest = _rest(stretch, matrix)
    start = before[0].start
    end = rest[1] if rest else stretch.body_end()
    hole = (hole_start, rest[0] if rest else stretch.body_end())
    content = without(stretch, (start, end), [hole])
    if not content:
        return None
    draft = Draft(
        Mode.INDIRECT,
        content,
        cue=spans_of(stretch, cue.tokens),
        frame=span_of(stretch, hole),
        medium=cue.medium,
        hits=[RuleHit(cue.verb.rule.id, stretch.span(cue.tokens[0], cue.tokens[0] + 1))],
    )
    return with_roles(draft, stretch, roles_of(stretch, matrix, cue, known))


def _speaker_follows(stretch: Stretch, matrix: Matrix, known: NounWords) -> bool:
    """Tell whether the subject stands right after the finite verb, as in »…, sagte X«."""
    finite = matrix.predicate.finite
    if finite is None:
        return False
    subject = middle_subject(stretch.words, finite + 1, matrix.end, known, sure=True)
    return subject is not None and subject[0] <= finite + 2


def _rest(stretch: Stretch, matrix: Matrix) -> tuple[int, int] | None:
    """Return the tokens after an inserted cue that carry the content on; None if the cue ends it."""
    segments = stretch.segments
    m = matrix.last + 1
    if m >= len(segments) or segments[m].mark != ",":
        return None
    if content_kind(stretch, m) == "that":
        return segments[m].start, stretch.body_end()
    if segments[m].kind in MAINS and segments[m].maybe_subjunctive:
        return segments[m].start, stretch.body_end()
    return None


def _draft(stretch: Stretch, matrix: Matrix, cue: Cue | None, content: Tokens, known: NounWords) -> Draft | None:
    piece = trim(stretch, *content)
    if piece is None:
        return None
    start = _frame_start(stretch, matrix)
    frames = [(start, content[0])]
    tail = trim(stretch, content[1], stretch.body_end()) if content[1] < stretch.body_end() else None
    draft = Draft(Mode.INDIRECT, [stretch.span(*piece)], frame=[stretch.span(*f) for f in frames if f[0] < f[1]])
    if cue is not None:
        draft.cue, draft.medium = spans_of(stretch, cue.tokens), cue.medium
        draft.hits = [RuleHit(cue.verb.rule.id, stretch.span(cue.tokens[0], cue.tokens[0] + 1))]
    if tail is not None and stretch.words.pos[tail[0]] == "KON":
        draft.frame.append(stretch.span(*tail))
    return with_roles(draft, stretch, roles_of(stretch, matrix, cue, known))


def _needs_host(stretch: Stretch, matrix: Matrix) -> bool:
    return stretch.words.pos[stretch.segments[matrix.segment].start] == "KON"


def _frame_start(stretch: Stretch, matrix: Matrix) -> int:
    """Return the first token of the frame around a clause."""
    segments = stretch.segments
    start = matrix.first
    if matrix.host is not None and _needs_host(stretch, matrix):
        start = matrix.host.first
    while start > 0 and segments[start].mark in (",", "-", "–") and segments[start - 1].kind is not ClauseKind.QUOTED:
        start -= 1
    return segments[start].start
