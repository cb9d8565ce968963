"""Stated here, hedged there; asserted here, denied there."""

from collections.abc import Iterable, Mapping

from sayso.comparing.content import Content
from sayso.comparing.edits import Found, find_edits
from sayso.comparing.likeness import Likeness, related
from sayso.model import DivergenceKind, Evidence, Hedge, Mode, Polarity

SAME_WORDS = 0.75
"""Wording from which on a hedge on one side alone is a difference; paraphrases hedge in too many ways."""

DENIAL = 0.7
"""Rare lemmas in common from which on an assertion and a denial by one party are about one thing."""

LEAST_WORDS = 4
"""Words that an assertion needs before one word of negation makes it another."""

LEAST_THINGS = 2
"""Things that two sentences must both speak of before what the party thinks of them is compared."""


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


def compare_stance(left: Content, right: Content, like: Likeness, stances: Mapping[str, str]) -> Found | None:
    """Return the difference between thinking something possible and backing it; None if there is none.

    Both pages sum up in one sentence how one party stands to one thing.

    Args:
        left: Statement of one page.
        right: Statement of another.
        like: How alike they are.
        stances: How far verbs and adjectives go.
    """
    if like.party is not True or {left.statement.mode, right.statement.mode} != {Mode.REPORTED}:
        return None
    taken = [_stance(content, stances) for content in (left, right)]
    if set(taken) != {"weighed", "backed"} or not _one_subject(left, right):
        return None
    one, two = (Evidence(c.ref.document, c.statement.span) for c in (left, right))
    return Found(DivergenceKind.CERTAINTY, one, two, True, "one page has it thought possible, the other backed")


def _stance(content: Content, stances: Mapping[str, str]) -> str | None:
    """Return how far the words of reporting go; a verb's first part that stands apart belongs to it."""
    words = [w for w in content.around if any(s.start <= w.start < s.end for s in content.statement.cue)]
    apart = [w.folded for w in words if w.pos == "PTKVZ"]
    forms = [w.base for w in words] + [part + w.base for part in apart for w in words]
    return next((stances[form] for form in reversed(forms) if form in stances), None)


def _one_subject(left: Content, right: Content) -> bool:
    """Tell whether all things that the shorter of two sentences speaks of stand in the other, speaker and cue aside."""
    things = []
    for content in (left, right):
        nouns = {w.lemma for w in content.words if w.lemma and w.pos.startswith("N")}
        things.append(nouns - content.label - content.names - content.cues)
    few, many = sorted(things, key=len)
    return len(few) >= LEAST_THINGS and all(any(a == b or related(a, b) for b in many) for a in few)


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
