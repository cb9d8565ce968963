"""Which clauses may hold what was said, and how far it goes."""

from sayso.understanding.statements.matrices import Matrix
from sayso.understanding.statements.stretches import Stretch
from sayso.understanding.text.clauses import MAINS, VERBLESS, ClauseKind, Segment, is_finite


def content_kind(stretch: Stretch, m: int) -> str:
    """Return what kind of content a segment can be; empty if none.

    `that`, `whereby`, `question` and `infinitive` by what opens it; `second` for a clause with its verb second that
    may be in the subjunctive, `plain` for one that is not.
    """
    segment = stretch.segments[m]
    words = stretch.words
    if segment.kind is ClauseKind.SUBORDINATE:
        if segment.opener is not None and words.low[segment.opener] in stretch.known.whereby:
            return "whereby"
        opens = segment.opener is not None and words.low[segment.opener] in stretch.known.that_words
        return "that" if opens and not _is_consequence(stretch, segment) else ""
    if segment.kind in (ClauseKind.QUESTION, ClauseKind.AS):
        return "question"
    if segment.kind is ClauseKind.INFINITIVE:
        return "infinitive" if segment.opener is None else ""
    if segment.kind in MAINS:
        return "second" if segment.maybe_subjunctive or _goes_on_subjunctive(stretch, m) else "plain"
    return ""


def _goes_on_subjunctive(stretch: Stretch, m: int) -> bool:
    return any(s.subjunctive for s in stretch.segments[m + 1 : m + 3])


def _is_consequence(stretch: Stretch, segment: Segment) -> bool:
    opener = segment.opener or 0
    return opener > segment.start and stretch.words.low[opener - 1] in stretch.known.consequence


def find_content(stretch: Stretch, matrix: Matrix, segment: Segment) -> tuple[int, int, str] | None:
    """Return segment, first token and kind of what may be content after a clause; None if nothing may."""
    segments = stretch.segments
    m = matrix.last + 1
    first = m
    while m < len(segments) and m - first < 4 and _is_skipped(segments[m]):
        if segments[m].kind is ClauseKind.FRAGMENT and _opens_clause(stretch, m) is not None:
            break
        m += 1
    opened = _opens_clause(stretch, m) if m < len(segments) else None
    if opened is not None:
        return (opened, segments[m].start, "second") if segments[m].mark in (",", ":", "-", "–") else None
    if m >= len(segments) or segments[m].mark not in (",", ":", "-", "–") or _is_second_half(stretch, segments[m]):
        return None
    kind = content_kind(stretch, m)
    if kind == "question" and not _asks(stretch, m):
        return None
    if not kind and segments[m].kind is ClauseKind.SUBORDINATE:
        verb = next((n for n in range(m + 1, min(m + 4, len(segments))) if segments[n].subjunctive), None)
        if verb is not None and segments[verb].kind is ClauseKind.INVERTED:
            return verb, segments[m].start, "second"
    if kind == "plain" and matrix.predicate.passive:
        return None
    skipped = m - first
    if not kind or (kind == "second" and skipped and not segments[m].subjunctive):
        return None
    if segments[m].kind is ClauseKind.INVERTED and segment.kind not in MAINS:
        return None
    if kind == "plain" and (skipped or segments[m].kind is ClauseKind.INVERTED):
        return None
    listed = kind == "infinitive" and all(s.kind is ClauseKind.FRAGMENT for s in segments[first:m])
    return m, segments[first if listed else m].start, kind


def _is_second_half(stretch: Stretch, segment: Segment) -> bool:
    """Tell whether a clause goes on with the subject before: »Sie kündige an, tue aber nichts«."""
    verb = segment.start
    if segment.kind is not ClauseKind.INVERTED or verb + 1 >= segment.end:
        return False
    return is_finite(stretch.words.pos[verb]) and stretch.words.low[verb + 1] in stretch.known.coordinating


def _is_skipped(segment: Segment) -> bool:
    return segment.kind in VERBLESS or (segment.kind is ClauseKind.INFINITIVE and segment.opener is not None)


def _asks(stretch: Stretch, m: int) -> bool:
    """Tell whether a question word opens what was said, and does not go on with a remark of the author's."""
    segment = stretch.segments[m]
    remark = segment.opener is not None and stretch.words.low[segment.opener] in stretch.known.remarking
    return not remark or segment.maybe_subjunctive


def _opens_clause(stretch: Stretch, m: int) -> int | None:
    """Return the segment with the verb of a clause whose front, a fragment, is cut off by an enclosed clause."""
    segments = stretch.segments
    if segments[m].kind is not ClauseKind.FRAGMENT:
        return None
    n = m + 1
    while n < len(segments) and n - m < 5 and segments[n].kind in VERBLESS | {ClauseKind.INFINITIVE}:
        n += 1
    verb = n < len(segments) and segments[n].kind is ClauseKind.INVERTED and segments[n].maybe_subjunctive
    return n if verb else None


def content_end(stretch: Stretch, matrix: Matrix, m: int) -> int:
    """Return one past the content that begins with segment `m`."""
    segments = stretch.segments
    first = segments[m]
    end = stretch.body_end()
    m = first.last if first.last is not None else m
    host = segments[matrix.segment]
    if host.kind is ClauseKind.SUBORDINATE and matrix.segment == 0:
        later = next((s for s in segments[m + 1 :] if s.kind is ClauseKind.INVERTED), None)
        if later is not None:
            return later.start
    if _is_verb_rest(stretch, len(segments) - 1) and len(segments) - 1 > m:
        end = segments[-1].start
    for n in range(m + 1, len(segments)):
        segment = segments[n]
        if segment.kind not in MAINS or segment.finite is None or segment.maybe_subjunctive:
            continue
        if first.kind in MAINS and not first.subjunctive and segment.mark != ";":
            continue
        inverted = segment.kind is ClauseKind.INVERTED
        if inverted and segments[n - 1].kind is ClauseKind.SUBORDINATE and segment.mark == ",":
            continue
        if inverted or segment.mark in (";", "–", "-") or segment.mark in stretch.known.coordinating:
            return segment.start
    return end


def phrase_content_end(stretch: Stretch, m: int) -> int:
    """Return one past the subordinate clause `m` with those that depend on it."""
    for segment in stretch.segments[m + 1 :]:
        if segment.kind in (ClauseKind.INVERTED, ClauseKind.MAIN, ClauseKind.QUOTED):
            return segment.start
    return stretch.body_end()


def _is_verb_rest(stretch: Stretch, n: int) -> bool:
    """Tell whether a segment is the end of a verb whose clause went before: »…, ab«, »…, gefunden«."""
    segment = stretch.segments[n]
    tags = stretch.words.pos[segment.start : segment.end]
    return segment.kind is ClauseKind.FRAGMENT and len(tags) <= 2 and all(t[:1] == "V" or t == "PTKVZ" for t in tags)
