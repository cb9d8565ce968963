"""Who vouches for a claim, and how many independent attestations there are that it was made: ranges with reasons."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from sayso.comparing.claims import Group, Judge
from sayso.comparing.content import Content, fold
from sayso.comparing.likeness import Likeness
from sayso.model import Alignment, ChainLink, CountRange, Evidence, LinkRole, Reason

SHARED_WORDING, SHARED_RUN = 0.6, 4
"""Wording and words in a row from which on two pages share the words of a claim: one witness."""

SHARED_SENTENCE = 0.6
"""Likewise of the sentences around."""

PASSAGE_RUN = 5
"""Words in common and in order that two statements of one shared passage need."""

_CARRIERS = {LinkRole.AGENCY, LinkRole.MEDIUM, LinkRole.OUTLET, LinkRole.DOCUMENT, LinkRole.VIDEO, LinkRole.PHOTO}


Passages = Mapping[tuple[str, str], Sequence[Alignment]]
"""Shared passages by their two documents."""


def passages_by_pages(alignments: Sequence[Alignment]) -> Passages:
    """Return shared passages by their two documents, in the order given."""
    found: dict[tuple[str, str], list[Alignment]] = {}
    for alignment in alignments:
        found.setdefault((alignment.left.document, alignment.right.document), []).append(alignment)
    return found


def count_witnesses(group: Group, contents: Sequence[Content], judge: Judge, passages: Passages) -> CountRange:
    """Return how many independent attestations stand behind a group, as a range with its reasons.

    Pages that share the words are one witness, and so are pages that cite the same medium, agency or recording. Where
    neither is known, one or several cannot be told: the range says so. Only what was said to the page's own newsroom
    is known to be independent.

    Args:
        group: Statements that say the same.
        contents: Statements of the story.
        judge: Gives the judgement of any pair.
        passages: Passages that two pages share.
    """
    pages = sorted({contents[m].order for m in group.members})
    leader = {page: page for page in pages}
    reasons: list[Reason] = []
    for left, right in _in_turn(group.members, contents):
        one, two = contents[left], contents[right]
        if one.order == two.order or _root(leader, one.order) == _root(leader, two.order):
            continue
        if reason := _one_origin(one, two, judge(left, right).likeness, passages):
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


def _in_turn(members: Sequence[int], contents: Sequence[Content]) -> Iterator[tuple[int, int]]:
    """Yield all pairs, those with the same words first: what they make one needs no second look."""
    first_with: dict[tuple[str, ...], int] = {}
    for member in members:
        first = first_with.setdefault(contents[member].folded, member)
        if first != member:
            yield first, member
    yield from combinations(members, 2)


def _one_origin(left: Content, right: Content, like: Likeness, passages: Passages) -> Reason | None:
    evidence = (_words(left), _words(right))
    if like.wording >= SHARED_WORDING and like.run >= SHARED_RUN:
        return Reason("shared-words", "the pages share the words: one witness", evidence)
    if like.around >= SHARED_SENTENCE:
        return Reason("shared-sentence", "the pages share the sentence: one witness", evidence)
    if like.run >= PASSAGE_RUN and (passage := _passage(left, right, passages)):
        spans = (
            Evidence(passage.left.document, passage.left.span),
            Evidence(passage.right.document, passage.right.span),
        )
        return Reason("shared-passage", "they stand in a passage that the pages share: one witness", spans)
    mine, theirs = carriers(left), carriers(right)
    for name in sorted(mine.keys() & theirs.keys()):
        links = ((left, mine[name].span), (right, theirs[name].span))
        cited = tuple(Evidence(content.ref.document, place) for content, place in links if place)
        return Reason("same-source", f"both cite {mine[name].name}: one witness", cited)
    if left.statement.evidence and left.statement.evidence == right.statement.evidence and like.party is True:
        text = f"both rest on the same {left.statement.evidence}: one witness"
        return Reason("same-recording", text, evidence)
    return None


def _passage(left: Content, right: Content, passages: Passages) -> Alignment | None:
    """Return the passage of which both statements are part; None if there is none."""
    for alignment in passages.get((left.ref.document, right.ref.document), ()):
        mine, theirs = alignment.left.span, alignment.right.span
        if mine.overlaps(left.statement.span) and theirs.overlaps(right.statement.span):
            return alignment
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
