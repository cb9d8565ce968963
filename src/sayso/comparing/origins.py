"""Who vouches for a claim, and how many independent attestations there are that it was made: ranges with reasons."""

from collections.abc import Sequence
from itertools import combinations

from sayso.comparing.claims import Group, Judge
from sayso.comparing.content import Content, fold
from sayso.model import ChainLink, CountRange, Evidence, LinkRole, Reason

SHARED_WORDING, SHARED_RUN = 0.6, 4
"""Wording and words in a row from which on two pages share the words of a claim: one witness."""

SHARED_SENTENCE = 0.6
"""Likewise of the sentences around."""

_CARRIERS = {LinkRole.AGENCY, LinkRole.MEDIUM, LinkRole.OUTLET, LinkRole.DOCUMENT, LinkRole.VIDEO, LinkRole.PHOTO}


def count_witnesses(group: Group, contents: Sequence[Content], judge: Judge) -> CountRange:
    """Return how many independent attestations stand behind a group, as a range with its reasons.

    Pages that share the words are one witness, and so are pages that cite the same medium, agency or recording. Where
    neither is known, one or several cannot be told: the range says so. Only what was said to the page's own newsroom
    is known to be independent.
    """
    pages = sorted({contents[m].order for m in group.members})
    leader = {page: page for page in pages}
    reasons: list[Reason] = []
    for left, right in combinations(group.members, 2):
        one, two = contents[left], contents[right]
        if one.order == two.order or _root(leader, one.order) == _root(leader, two.order):
            continue
        if reason := _one_origin(one, two, judge(left, right).likeness.around, judge, left, right):
            leader[_root(leader, two.order)] = _root(leader, one.order)
            reasons.append(reason)
    origins: dict[int, list[Content]] = {}
    for member in group.members:
        origins.setdefault(_root(leader, contents[member].order), []).append(contents[member])
    own = [found for held in origins.values() if (found := _own_witness(held))]
    reasons += own
    if len(origins) > max(1, len(own)):
        evidence = tuple(_words(held[0]) for held in origins.values())
        text = "different words and no source in common: one report or several cannot be told"
        reasons.append(Reason("origin-open", text, evidence))
    return CountRange(max(1, len(own)), len(origins), tuple(reasons))


def carriers(content: Content) -> dict[str, ChainLink]:
    """Return the cited media, agencies and recordings that a statement came through, by folded name."""
    links = (link for link in content.statement.chain if link.role in _CARRIERS and link.span and link.name)
    return {fold(link.name or ""): link for link in links}


def _one_origin(left: Content, right: Content, around: float, judge: Judge, one: int, two: int) -> Reason | None:
    like = judge(one, two).likeness
    evidence = (_words(left), _words(right))
    if like.wording >= SHARED_WORDING and like.run >= SHARED_RUN:
        return Reason("shared-words", "the pages share the words: one witness", evidence)
    if around >= SHARED_SENTENCE:
        return Reason("shared-sentence", "the pages share the sentence: one witness", evidence)
    mine, theirs = carriers(left), carriers(right)
    for name in sorted(mine.keys() & theirs.keys()):
        spans = ((left, mine[name].span), (right, theirs[name].span))
        cited = tuple(Evidence(c.ref.document, span) for c, span in spans if span)
        return Reason("same-source", f"both cite {mine[name].name}: one witness", cited)
    if left.statement.evidence and left.statement.evidence == right.statement.evidence and like.party is True:
        text = f"both rest on the same {left.statement.evidence}: one witness"
        return Reason("same-recording", text, evidence)
    return None


def _own_witness(held: Sequence[Content]) -> Reason | None:
    """Return a reason if a page of this origin was told by the speaker itself."""
    for content in held:
        for link in content.statement.chain:
            if link.role is LinkRole.OUTLET and link.span is not None:
                evidence = (Evidence(content.ref.document, link.span),)
                return Reason("own-witness", "it was said to this newsroom itself", evidence)
    return None


def _words(content: Content) -> Evidence:
    return Evidence(content.ref.document, content.statement.span)


def _root(leader: dict[int, int], page: int) -> int:
    while leader[page] != page:
        page = leader[page]
    return page
