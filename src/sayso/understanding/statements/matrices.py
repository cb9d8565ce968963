"""Matrix clauses: where the clause of a cue begins and ends, around the clauses it encloses."""

from dataclasses import dataclass

from sayso.understanding.statements.cues import Cue, CueTable, Predicate, find_predicate, match_cues
from sayso.understanding.statements.noun_phrases import NounWords, starts_phrase
from sayso.understanding.statements.speakers import ClauseParts, Roles, find_roles, find_subject, front_subject
from sayso.understanding.statements.stretches import Stretch
from sayso.understanding.text.clauses import MAINS, VERBLESS, ClauseKind, Segment, Words, is_participle

MAX_PIECES = 6
"""Segments that one clause may be cut into."""


@dataclass(slots=True)
class Matrix:
    """A clause that may hold a cue.

    Attributes:
        segment: Index of the segment with its finite verb.
        first: Index of its first segment.
        last: Index of its last segment, included.
        start: First token.
        end: One past the last token.
        tokens: Its own tokens, without enclosed relative clauses and what stands aside.
        predicate: Its verb.
        cues: Cues that the verb may be, the most demanding first.
        host: The clause before, where this one goes on with its subject; None otherwise.
    """

    segment: int
    first: int
    last: int
    start: int
    end: int
    tokens: list[int]
    predicate: Predicate
    cues: list[Cue]
    host: "Matrix | None" = None

    @property
    def fronted_by_phrase(self) -> bool:
        """Tell whether a phrase cut off by an enclosed clause stands before the finite verb."""
        return self.first < self.segment

    @property
    def cue(self) -> Cue | None:
        """The most demanding cue."""
        return self.cues[0] if self.cues else None

    def cue_for(self, what: str) -> Cue | None:
        """Return the first cue that takes a kind of content."""
        return next((c for c in self.cues if c.takes(what)), None)


def find_matrices(stretch: Stretch, table: CueTable) -> list[Matrix]:
    """Return the clauses of a stretch that have a verb, in text order."""
    matrices = []
    for n, segment in enumerate(stretch.segments):
        if segment.kind in (ClauseKind.QUOTED, ClauseKind.FRAGMENT):
            continue
        matrix = _matrix(stretch, n, segment, table)
        if matrix is not None:
            matrices.append(matrix)
    _share_subjects(stretch, matrices)
    return matrices


def _matrix(stretch: Stretch, n: int, segment: Segment, table: CueTable) -> Matrix | None:
    words = stretch.words
    first = _front(stretch, n) if segment.kind is ClauseKind.INVERTED else n
    last = n if segment.last is None else segment.last
    tokens = _own(stretch, first, last)
    predicate = find_predicate(words, tokens, segment.kind, table)
    if predicate is None:
        return None
    if segment.kind in MAINS:
        last, tokens, predicate = _reach(stretch, first, n, tokens, predicate, table)
    cues = match_cues(words, tokens, predicate, table)
    start, end = stretch.segments[first].start, stretch.segments[last].end
    return Matrix(n, first, last, start, end, tokens, predicate, cues)


def _own(stretch: Stretch, first: int, last: int) -> list[int]:
    tokens: list[int] = []
    for m in range(first, last + 1):
        segment = stretch.segments[m]
        if m in (first, last) or segment.kind is ClauseKind.FRAGMENT:
            tokens += [k for k in range(segment.start, segment.end) if not stretch.words.aside[k]]
    return tokens


def _front(stretch: Stretch, n: int) -> int:
    """Return the first segment of a clause whose finite verb stands first: a phrase cut off before it belongs to it."""
    m = n - 1
    while m >= 0 and n - m <= MAX_PIECES and stretch.segments[m].kind in VERBLESS:
        m -= 1
    blocked = m >= 0 and stretch.segments[m].kind is not ClauseKind.QUOTED
    first = m + 1
    if first < n and stretch.segments[first].kind is ClauseKind.FRAGMENT and (not blocked or _cut(stretch, first)):
        return first
    return n


def _cut(stretch: Stretch, first: int) -> bool:
    mark = stretch.segments[first].mark
    return mark in (";", ":", "–", "-", "—", "”") or mark in stretch.known.coordinating


def _reach(
    stretch: Stretch, first: int, n: int, tokens: list[int], predicate: Predicate, table: CueTable
) -> tuple[int, list[int], Predicate]:
    """Return the last segment of a main clause whose verb may be completed after an enclosed clause."""
    last = n
    words = stretch.words
    waiting = predicate.infinitive in table.auxiliaries
    limit = min(len(stretch.segments), n + MAX_PIECES)
    for m in range(n + 1, limit):
        segment = stretch.segments[m]
        if segment.kind not in VERBLESS or segment.mark not in (",", "-", "–"):
            break
        if segment.kind is ClauseKind.RELATIVE:
            continue
        more = _own(stretch, first, n) + [
            k
            for j in range(n + 1, m + 1)
            if stretch.segments[j].kind is ClauseKind.FRAGMENT
            for k in range(stretch.segments[j].start, stretch.segments[j].end)
            if not words.aside[k]
        ]
        fuller = find_predicate(words, more, stretch.segments[n].kind, table)
        if fuller is not None and fuller.infinitive != predicate.infinitive:
            return m, more, fuller
        if not waiting and _is_apposition(stretch, m):
            last, tokens = m, more
    return last, tokens, predicate


def _is_apposition(stretch: Stretch, m: int) -> bool:
    segment = stretch.segments[m]
    words = stretch.words
    if segment.end - segment.start > 12 or not starts_phrase(words, segment.start):
        return False
    return not any(
        words.pos[k].startswith("V") and not is_participle(words.pos[k]) for k in range(segment.start, segment.end)
    )


def roles_of(stretch: Stretch, matrix: Matrix, cue: Cue | None, known: NounWords) -> Roles:
    """Return who speaks and to whom in a clause; a clause that goes on with »und« shares the subject before it."""
    roles = find_roles(stretch.words, _parts(stretch, matrix), cue, matrix.predicate, known)
    if matrix.predicate.passive or matrix.host is None:
        return roles
    if roles.speaker is not None and not _shares(stretch, matrix, roles.speaker, known):
        return roles
    if stretch.segments[matrix.segment].mark == "," and _has_impersonal_subject(stretch.words, matrix, cue, known):
        return roles
    shared = find_subject(stretch.words, _parts(stretch, matrix.host), matrix.host.predicate.finite or 0, known)
    return Roles(shared, roles.addressee)


def _shares(stretch: Stretch, matrix: Matrix, own: tuple[int, int], known: NounWords) -> bool:
    """Tell whether what looks like the subject of a clause joined to another is its object.

    The clause before has its subject in front, and the one joined begins with its verb: »X sprach und nannte das Boot
    ein Wrack«.
    """
    host = matrix.host
    alone = own[1] == own[0] + 1 and stretch.words.low[own[0]] in known.subject_pronouns - known.object_pronouns
    if host is None or host.predicate.passive or alone:
        return False
    words, first = stretch.words, stretch.segments[matrix.segment].start
    joined = words.pos[first] == "KON" or words.low[min(first + 1, len(words.low) - 1)] in stretch.known.coordinating
    if not joined:
        return False
    segment = stretch.segments[host.segment]
    finite = host.predicate.finite
    return (
        segment.kind is ClauseKind.MAIN
        and finite is not None
        and front_subject(stretch.words, host.start, finite, _parts(stretch, host), known) is not None
    )


def _has_impersonal_subject(words: Words, matrix: Matrix, cue: Cue | None, known: NounWords) -> bool:
    """Tell whether »es«, part of the cue, stands where the subject would: »…, hieß es«."""
    finite = matrix.predicate.finite
    after = finite + 1 if finite is not None else matrix.start
    return cue is not None and after in cue.tokens and words.low[after] in known.impersonal


def _parts(stretch: Stretch, matrix: Matrix) -> ClauseParts:
    segment = stretch.segments[matrix.segment]
    enclosed = [
        (s.start, s.end)
        for s in stretch.segments[matrix.first : matrix.last + 1]
        if s.kind is ClauseKind.RELATIVE and s is not segment
    ]
    front_end = next((start for start, _ in enclosed if start < stretch.segments[matrix.segment].start), matrix.end)
    return ClauseParts(matrix.start, matrix.end, segment.kind, segment.opener, front_end, tuple(enclosed))


def _share_subjects(stretch: Stretch, matrices: list[Matrix]) -> None:
    """Let a clause that goes on with »und« and its verb have the clause before as its host."""
    host: Matrix | None = None
    for matrix in matrices:
        segment = stretch.segments[matrix.segment]
        if segment.kind not in MAINS:
            continue
        joined = segment.kind is ClauseKind.INVERTED and segment.finite is not None and not matrix.fronted_by_phrase
        if host is not None and joined and (stretch.words.pos[segment.start] == "KON" or segment.mark == ","):
            matrix.host = host
        else:
            host = matrix
