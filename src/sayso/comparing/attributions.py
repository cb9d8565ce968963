"""The same content, laid to different sources."""

import re
from collections.abc import Iterable

from sayso.comparing.content import Content, fold
from sayso.comparing.edits import Found
from sayso.comparing.likeness import Likeness
from sayso.comparing.pairing import MASS
from sayso.model import ChainLink, DivergenceKind, Evidence, LinkRole, Span

SAME_WORDS = 0.8
"""Wording from which on two statements carry the same words, so that different sources for them are a difference."""

SAME_CONTENT = 0.5
"""Rare lemmas in common, as share of the poorer content, from which on a report and an utterance are on one matter."""

LEAST_RUN = 5
"""Words in common and in order that two speakers must be given before they are held against each other."""

_SOURCES = {LinkRole.AGENCY, LinkRole.MEDIUM, LinkRole.UNNAMED, LinkRole.DOCUMENT}


def compare_attribution(left: Content, right: Content, like: Likeness, passive: str) -> Found | None:
    """Return the difference in who is named as source of one content; None if there is none.

    Args:
        left: Statement of one page.
        right: Statement of another, on the same content.
        like: How alike they are.
        passive: Lemma of the verb that makes the passive.
    """
    found = _agentless(left, right, passive) or _reports(left, right, like) or _cited(left, right, like)
    return found or _spoken(left, right, like)


def _agentless(left: Content, right: Content, passive: str) -> Found | None:
    """»Sie schätzt den Schaden auf …« against »Der Schaden wird auf … geschätzt«: her estimate, or somebody's."""
    for active, other in ((left, right), (right, left)):
        verbs = active.cues - other.cues
        verbs |= {w.lemma for w in active.words if w.pos.startswith("VV(FIN)")} if active.cues <= verbs else set()
        participles = {w.lemma for w in other.words if w.pos.startswith("VV(PP)")}
        named = active.party or active.statement.speaker
        if named and verbs & participles and passive in _lemmas(other) and passive not in _lemmas(active):
            one, two = (Evidence(c.ref.document, c.statement.span) for c in (left, right))
            why = "one page lays it to the speaker, the other to nobody by name"
            return Found(DivergenceKind.ATTRIBUTION, one, two, True, why)
    return None


def _reports(left: Content, right: Content, like: Likeness) -> Found | None:
    """What one page has from reports, another from the party itself."""
    if like.party is True or like.contained < SAME_CONTENT or like.mass < MASS:
        return None
    unnamed = [content.reports and not content.names for content in (left, right)]
    said = right if unnamed[0] else left
    if unnamed[0] == unnamed[1] or left.label & right.label or not (said.party or said.label):
        return None
    one, two = _source(left), _source(right)
    why = "one page has it from reports, the other from the party itself"
    return Found(DivergenceKind.ATTRIBUTION, one, two, True, why)


def _cited(left: Content, right: Content, like: Likeness) -> Found | None:
    """The same words, one source here and another there."""
    if like.wording < SAME_WORDS:
        return None
    mine, theirs = _links(left), _links(right)
    if not mine or not theirs or any(_one_source(a, b) for a in mine for b in theirs):
        return None
    one, two = mine[0][0].span, theirs[0][0].span
    if one is None or two is None:
        return None
    why = "the pages name different sources for the same words"
    pair = (Evidence(left.ref.document, one), Evidence(right.ref.document, two))
    return Found(DivergenceKind.ATTRIBUTION, *pair, True, why)


def _spoken(left: Content, right: Content, like: Likeness) -> Found | None:
    """The same words in the mouth of two parties that both pages name."""
    if like.party is not False or like.wording < SAME_WORDS or like.run < LEAST_RUN:
        return None
    if not all(c.party and c.names and _frames_itself(c) for c in (left, right)) or left.names & right.names:
        return None
    medium = left.reports and right.reports
    if not medium and not (left.person and right.person):
        return None  # a medium reports what a party says, a body what its people say: both may be so
    why = "the pages name different sources for the same words" if medium else "the pages lay it to different speakers"
    return Found(DivergenceKind.ATTRIBUTION, _source(left), _source(right), True, why)


def _frames_itself(content: Content) -> bool:
    """Tell whether the sentence of a statement itself names who says it; what runs on may have been laid to another."""
    own = {word.start for word in content.around}
    return bool(content.statement.cue) and any(span.start in own for span in content.statement.speaker)


def _links(content: Content) -> list[tuple[ChainLink, str]]:
    """Return the resolved sources beside a statement, each with all words that name it."""
    links = (link for link in content.statement.chain if link.role in _SOURCES and link.name and link.entity)
    return [(link, _called(content, link)) for link in links if link.span]


def _called(content: Content, link: ChainLink) -> str:
    span = link.span or Span(0, 0)
    words = [word.folded for word in content.around if span.start <= word.start and word.end <= span.end]
    return " ".join([*words, *map(fold, (link.name or "").split())]) if words else ""


def _one_source(left: tuple[ChainLink, str], right: tuple[ChainLink, str]) -> bool:
    """Tell whether two links may name one source: a word of one's name stands in what the other is called.

    What is named in another sentence than the statement's is left open.
    """
    if not left[1] or not right[1]:
        return True
    for link, other in ((left[0], right[1]), (right[0], left[1])):
        if any(fold(word) in other for word in re.findall(r"\w{3,}", link.name or "")):
            return True
    return False


def _source(content: Content) -> Evidence:
    spans: Iterable[Span] = (*content.statement.speaker, content.statement.span)
    return Evidence(content.ref.document, next(iter(spans)))


def _lemmas(content: Content) -> set[str]:
    return {word.base for word in content.words}
