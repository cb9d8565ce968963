"""Reported statements: acts of speech told in summary, the sentence as a whole."""

from sayso.model import Mode, RuleHit
from sayso.understanding.statements.cues import Cue
from sayso.understanding.statements.drafts import Draft, spans_of, with_roles
from sayso.understanding.statements.fragments import has_label
from sayso.understanding.statements.matrices import Matrix, roles_of
from sayso.understanding.statements.noun_phrases import NounWords
from sayso.understanding.statements.quoting import QuotingWords
from sayso.understanding.statements.stretches import Stretch
from sayso.understanding.text.clauses import MAINS, ClauseKind


def draft_reported(stretch: Stretch, matrices: list[Matrix], known: NounWords, quoting: QuotingWords) -> list[Draft]:
    """Return the act of speech that a sentence tells, as a list; empty if it tells none."""
    if any(s.kind is ClauseKind.QUOTED for s in stretch.segments) or stretch.words.low[-1] == "?":
        return []
    for matrix in matrices[:4]:
        segment = stretch.segments[matrix.segment]
        if segment.kind not in MAINS:
            continue
        cue = matrix.cue_for("sentence")
        if cue is None or not _has_needed(stretch, matrix, cue):
            continue
        if any(stretch.words.pos[k] == "PTKNEG" for k in matrix.tokens):
            continue  # what was not said is no statement
        if has_label(stretch, matrix, quoting):
            continue  # the quoted label is the statement
        roles = roles_of(stretch, matrix, cue, known)
        if roles.speaker is None or stretch.words.low[roles.speaker[0]] in known.first_person:
            continue  # »es wird gerechnet mit«: nobody speaks; »wir rechnen mit«: the words themselves
        draft = Draft(
            Mode.REPORTED,
            [stretch.whole],
            cue=spans_of(stretch, cue.tokens),
            medium=cue.medium,
            hits=[RuleHit(cue.verb.rule.id, stretch.span(cue.tokens[0], cue.tokens[0] + 1))],
        )
        return [with_roles(draft, stretch, roles)]
    return []


def _has_needed(stretch: Stretch, matrix: Matrix, cue: Cue) -> bool:
    needs = cue.verb.rule.needs
    return not needs or any(stretch.words.low[k] in needs for k in matrix.tokens)
