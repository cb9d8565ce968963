"""Statements without a frame: reported speech that runs on in the subjunctive, and hearsay with »soll«."""

from sayso.lang import LanguagePack
from sayso.model import Mode, RuleHit
from sayso.understanding.statements.drafts import Draft
from sayso.understanding.statements.matrices import Matrix
from sayso.understanding.statements.stretches import Stretch
from sayso.understanding.text.clauses import ClauseKind, is_participle

RUN_ON = "free-subjunctive"
HEARSAY = "free-soll"
"""Names of the pack's constructions."""


def draft_free(stretch: Stretch, matrices: list[Matrix], follows: bool, pack: LanguagePack) -> list[Draft]:
    """Return the statement that a sentence without cue is, as a list; empty if it is none.

    Args:
        stretch: The sentence.
        matrices: Its clauses.
        follows: True if a statement stands right before it.
        pack: Names the verbs of hearsay.
    """
    main = next(
        (m for m in matrices if stretch.segments[m.segment].kind in (ClauseKind.MAIN, ClauseKind.INVERTED)), None
    )
    if main is None or stretch.words.low[-1] == "?":
        return []
    segment = stretch.segments[main.segment]
    whole = stretch.whole
    if segment.subjunctive or (follows and segment.maybe_subjunctive and _replaces(stretch, main, pack)):
        return [Draft(Mode.INDIRECT_FREE_INDIRECT, [whole], hits=[RuleHit(RUN_ON, whole)], open=True)]
    if _is_hearsay(stretch, main, follows, pack):
        return [Draft(Mode.FREE_INDIRECT, [whole], hits=[RuleHit(HEARSAY, whole)], open=True)]
    return []


def _replaces(stretch: Stretch, main: Matrix, pack: LanguagePack) -> bool:
    finite = main.predicate.finite
    return finite is not None and stretch.words.low[finite] in pack.settings.get("free", {}).get("run_on", ())


def _is_hearsay(stretch: Stretch, main: Matrix, follows: bool, pack: LanguagePack) -> bool:
    finite = main.predicate.finite
    words = stretch.words
    if finite is None or words.low[finite] not in pack.settings.get("free", {}).get("hearsay", ()):
        return False
    if stretch.segments[main.segment].kind is ClauseKind.INVERTED and main.first == main.segment == 0:
        return False
    parts = main.predicate.tokens
    perfect = any(is_participle(words.pos[k]) for k in parts) and any(
        words.low[k] in pack.settings["free"]["perfect"] for k in parts[1:]
    )
    return perfect or follows
