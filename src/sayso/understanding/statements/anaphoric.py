"""Statements over the sentence before: »Dies teilte X mit«."""

from sayso.model import Mode, RuleHit
from sayso.understanding.statements.contents import content_kind
from sayso.understanding.statements.drafts import Draft, span_of, spans_of, with_roles
from sayso.understanding.statements.matrices import Matrix, roles_of
from sayso.understanding.statements.noun_phrases import NounWords
from sayso.understanding.statements.speakers import may_speak
from sayso.understanding.statements.stretches import Stretch
from sayso.understanding.text.clauses import ClauseKind


def draft_anaphoric(
    stretch: Stretch, matrices: list[Matrix], before: Stretch | None, known: NounWords, *, sourced: bool = False
) -> list[Draft]:
    """Return the statement that a sentence makes of the one before, as a list; empty if it makes none.

    Args:
        stretch: The sentence.
        matrices: Its clauses.
        before: The sentence before; None if there is none.
        known: The pack's words.
        sourced: True if a source besides is named; only a plain verb of saying then has a speaker of its own.
    """
    words = stretch.words
    if before is None or not matrices:
        return []
    matrix = matrices[0]
    segment = stretch.segments[matrix.segment]
    finite = matrix.predicate.finite
    if segment.maybe_subjunctive or segment.kind is not ClauseKind.MAIN or matrix.segment != 0 or finite is None:
        return []
    cue = matrix.cue_for("plain") or (None if sourced else matrix.cue_for("that"))
    pronoun = 0 if words.low[0] in known.pointing else None
    if cue is None or pronoun is None or finite != 1 or matrix.predicate.modal:
        return []
    following = matrix.last + 1
    if following < len(stretch.segments) and content_kind(stretch, following) in ("that", "second", "question"):
        return []
    roles = roles_of(stretch, matrix, cue, known)
    stated = bool(cue.verb.rule.speaks_after)
    if roles.speaker is None or not (stated or may_speak(words, roles.speaker, known)):
        return []
    content = [before.span(0, before.body_end()), stretch.span(pronoun, pronoun + 1)]
    frame = (1, stretch.body_end())
    draft = Draft(
        Mode.INDIRECT,
        content,
        cue=spans_of(stretch, cue.tokens),
        frame=span_of(stretch, frame),
        medium=cue.medium,
        hits=[RuleHit(cue.verb.rule.id, stretch.span(finite, finite + 1))],
    )
    return [with_roles(draft, stretch, roles)]
