"""Statements without a frame: reported speech that runs on in the subjunctive, and hearsay with »soll«."""

from sayso.lang import LanguagePack
from sayso.model import Mode, RuleHit
from sayso.understanding.statements.drafts import Draft
from sayso.understanding.statements.matrices import Matrix
from sayso.understanding.statements.stretches import Stretch
from sayso.understanding.text.clauses import MAINS, ClauseKind, is_infinitive, is_participle

RUN_ON = "free-subjunctive"
HEARSAY = "free-soll"
"""Names of the pack's constructions."""


def draft_free(
    stretch: Stretch, matrices: list[Matrix], follows: bool, pack: LanguagePack, *, near: bool = True
) -> list[Draft]:
    """Return the statement that a sentence without cue is, as a list; empty if it is none.

    Args:
        stretch: The sentence.
        matrices: Its clauses.
        follows: True if a statement stands right before it.
        pack: Names the verbs of hearsay.
        near: True if a statement stands a few sentences before at most, whose speaker may be the one of hearsay.
    """
    mains = [m for m in matrices if stretch.segments[m.segment].kind in MAINS]
    conditional = len(mains) > 1 and mains[0].predicate.finite == 0  # »Sollte er absagen, werde gelost.«
    main = mains[1] if conditional else next(iter(mains), None)
    if main is None or stretch.words.low[-1] == "?":
        return []
    segment = stretch.segments[main.segment]
    whole = stretch.whole
    if _is_contrary(stretch, main):
        return []
    if segment.subjunctive or (follows and segment.maybe_subjunctive and _replaces(stretch, main, pack)):
        return [Draft(Mode.INDIRECT_FREE_INDIRECT, [whole], hits=[RuleHit(RUN_ON, whole)], open=True)]
    if _is_hearsay(stretch, main, follows, pack):
        # where no statement stands near before, whose hearsay it is cannot be told
        return [Draft(Mode.FREE_INDIRECT, [whole], hits=[RuleHit(HEARSAY, whole)], open=near)]
    return []


def _is_contrary(stretch: Stretch, main: Matrix) -> bool:
    """Tell whether a sentence tells what did not come about: »Die Fähre hätte längst fahren sollen«."""
    words, finite = stretch.words, main.predicate.finite
    if finite is None or words.low[finite] not in stretch.known.replacing:
        return False
    after = [k for k in main.tokens if k > finite and words.pos[k].startswith("V")]
    return len(after) >= 2 and is_infinitive(words.pos[after[-2]]) and words.pos[after[-1]][:2] == "VM"


def _replaces(stretch: Stretch, main: Matrix, pack: LanguagePack) -> bool:
    finite = main.predicate.finite
    return finite is not None and stretch.words.low[finite] in pack.listed("free", "run_on")


def _is_hearsay(stretch: Stretch, main: Matrix, follows: bool, pack: LanguagePack) -> bool:
    finite = main.predicate.finite
    words = stretch.words
    if finite is None or words.low[finite] not in pack.listed("free", "hearsay"):
        return False
    if stretch.segments[main.segment].kind is ClauseKind.INVERTED and main.first == main.segment == 0:
        return False
    parts = main.predicate.tokens
    perfect = any(is_participle(words.pos[k]) for k in parts) and any(
        words.low[k] in pack.listed("free", "perfect") for k in parts[1:]
    )
    return perfect or follows
