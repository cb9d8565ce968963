"""Stated here, hedged there; asserted here, denied there."""

from collections.abc import Iterable

from sayso.comparing.content import Content
from sayso.comparing.edits import Found, find_edits
from sayso.comparing.likeness import Likeness
from sayso.model import DivergenceKind, Evidence, Hedge, Polarity

SAME_WORDS = 0.75
"""Wording from which on a hedge on one side alone is a difference; paraphrases hedge in too many ways."""

DENIAL = 0.7
"""Rare lemmas in common from which on an assertion and a denial by one party are about one thing."""

LEAST_WORDS = 4
"""Words that an assertion needs before one word of negation makes it another."""


def compare_certainty(left: Content, right: Content, like: Likeness) -> Found | None:
    """Return the difference in certainty between two statements of one claim; None if there is none."""
    if left.quoted or right.quoted or like.wording < SAME_WORDS:
        return None
    mine, theirs = left.statement.hedges, right.statement.hedges
    if bool(mine) == bool(theirs):
        return None
    hedged, flat = (left, right) if mine else (right, left)
    hedge = _unmatched(mine or theirs, hedged, flat)
    if hedge is None:
        return None
    words = Evidence(hedged.ref.document, hedge.span)
    other = Evidence(flat.ref.document, flat.statement.span)
    pair = (words, other) if mine else (other, words)
    return Found(DivergenceKind.CERTAINTY, *pair, True, "one page hedges what the other states flatly")


def compare_polarity(left: Content, right: Content, like: Likeness, negations: frozenset[str]) -> Found | None:
    """Return the difference between an assertion and its denial by one party; None if the two are not that.

    Args:
        left: Statement of one page.
        right: Statement of another.
        like: How alike they are.
        negations: Words of negation.
    """
    denied = [c.statement.polarity is Polarity.DENIED for c in (left, right)]
    if like.party is not True or like.polarity:
        return None
    if denied[0] == denied[1] and not _but_for_negation(left, right, negations):
        return None
    if denied[0] != denied[1] and like.dice < DENIAL:
        return None
    one, two = (Evidence(c.ref.document, c.statement.span) for c in (left, right))
    return Found(DivergenceKind.CERTAINTY, one, two, True, "asserted on one page, denied on the other")


def _but_for_negation(left: Content, right: Content, negations: frozenset[str]) -> bool:
    """Tell whether two contents are the same words but for one word of negation."""
    if {left.statement.polarity, right.statement.polarity} != {Polarity.ASSERTED}:
        return False
    bare = [tuple(word for word in content.folded if word not in negations) for content in (left, right)]
    return bare[0] == bare[1] and abs(left.negations - right.negations) == 1 and len(bare[0]) >= LEAST_WORDS


def _unmatched(hedges: Iterable[Hedge], hedged: Content, flat: Content) -> Hedge | None:
    """Return the first hedge whose words have no counterpart in the other page's sentence."""
    missing = {w for edit in find_edits(hedged.words, flat.words) for w in edit.left}
    for hedge in hedges:
        if any(hedge.span.start <= w.start < hedge.span.end for w in missing):
            return hedge
    return None
