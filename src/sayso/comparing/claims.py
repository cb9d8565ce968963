"""Statements of several documents that say the same thing."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from sayso.comparing.content import Content
from sayso.comparing.pairing import Pair, find_candidates, judge_pair
from sayso.model import Judgement, Reason, StatementRef, Wording

SAMPLE = 6
"""Members of a group that a newcomer is held against; bounds the work where a hundred pages print one sentence."""

AGREE = 0.5
"""Share of pairs between two groups that must be positive before they become one."""

PARTS = 0.7
"""Length of a statement, as share of two of another page together, from which on they are its parts, not one thing said
twice, unless they share their words."""

NEARLY_SAME, NEAR = 0.97, 0.6
"""Wording from which on members are worded the same, or near."""

WORDINGS = 12
"""Different wordings of one claim up to which all are held against each other."""

BLOCK = 500
"""Characters of the stretches in which overlapping statements are looked for."""

Judge = Callable[[int, int], Pair]


@dataclass(frozen=True, slots=True)
class Group:
    """Statements that say the same thing, or may.

    Attributes:
        members: Indexes of contents, sorted.
        judgement: Positive or unsure.
        score: Of the weakest pair that holds it together.
        pairs: Pairs that hold it together, strongest first.
        parts: Pairs of a member and a statement of no group, which says a part of what the member says.
    """

    members: tuple[int, ...]
    judgement: Judgement
    score: float
    pairs: tuple[Pair, ...]
    parts: tuple[Pair, ...] = ()

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why the members were put together, strongest pair first; then what says only a part of a member."""
        held = dict.fromkeys(reason for pair in self.pairs for reason in pair.reasons)
        text = "it says the same again, or a part of it: kept apart from the members"
        parts = (Reason("part", text, pair.reasons[0].evidence) for pair in self.parts)
        return (*held, *parts)


@dataclass(frozen=True, slots=True)
class Grouping:
    """What became of the statements of a story.

    Attributes:
        groups: With members on two or more documents; positive ones first, each kind in the order of first members.
        pairs: Every pair that was a candidate, sorted.
        judge: Gives the judgement of any pair.
    """

    groups: tuple[Group, ...]
    pairs: tuple[Pair, ...]
    judge: Judge


def group_statements(contents: Sequence[Content], rare: Mapping[str, float]) -> Grouping:
    """Return the groups of statements that say the same, and the judge that was asked.

    No group rests on one pair alone where others speak against it: two groups become one only if most pairs between
    them are positive and none contradicts. Statements that overlap on one page (a quotation inside a report) never
    stand in one group.

    Args:
        contents: Statements in the order of documents and text.
        rare: Rarity of lemmas.
    """
    known: dict[tuple[int, int], Pair] = {}

    def judge(left: int, right: int) -> Pair:
        key = (min(left, right), max(left, right))
        if key not in known:
            known[key] = judge_pair(*key, contents, rare)
        return known[key]

    pairs = [judge(left, right) for left, right in find_candidates(contents, rare)]
    positive = sorted((p for p in pairs if p.judgement is Judgement.POSITIVE), key=_strongest)
    groups = _without_repeats(_without_parts(_join(positive, contents, judge), contents), contents)
    groups = _with_parts(groups, positive, contents)
    taken = {member for group in groups for member in group.members}
    unsure = sorted((p for p in pairs if p.judgement is Judgement.UNSURE), key=_strongest)
    return Grouping((*groups, *_doubtful(unsure, taken)), tuple(pairs), judge)


def wording_of(members: Sequence[int], contents: Sequence[Content], judge: Judge) -> Wording:
    """Return how members are worded against each other: the widest gap between two documents' nearest members.

    Documents that word it alike are looked at once; beyond a few wordings, each is held against the first alone.
    """
    by_page: dict[int, set[int]] = defaultdict(set)
    first_with: dict[tuple[str, ...], int] = {}
    for member in members:
        by_page[contents[member].order].add(first_with.setdefault(contents[member].folded, member))
    wordings = sorted({tuple(sorted(found)) for found in by_page.values()})
    pairs = combinations(wordings, 2) if len(wordings) <= WORDINGS else ((wordings[0], w) for w in wordings[1:])
    widest = min((max(_alike(one, two, judge) for one in left for two in right) for left, right in pairs), default=1.0)
    if widest >= NEARLY_SAME:
        return Wording.SAME
    return Wording.NEAR if widest >= NEAR else Wording.DIFFERS


def _alike(left: int, right: int, judge: Judge) -> float:
    return 1.0 if left == right else judge(left, right).likeness.wording


def _strongest(pair: Pair) -> tuple[float, int, int]:
    return (-pair.score, pair.left, pair.right)


def _join(pairs: Sequence[Pair], contents: Sequence[Content], judge: Judge) -> list[Group]:
    group_of: dict[int, int] = {}
    members: dict[int, list[int]] = {}
    held: dict[int, list[Pair]] = {}
    for pair in pairs:
        left, right = group_of.setdefault(pair.left, pair.left), group_of.setdefault(pair.right, pair.right)
        for index in (left, right):
            members.setdefault(index, [index])
            held.setdefault(index, [])
        if left == right:
            held[left].append(pair)
        elif _may_join(members[left], members[right], contents, judge):
            members[left] += members.pop(right)
            held[left] += [*held.pop(right), pair]
            group_of.update(dict.fromkeys(members[left], left))
    groups = [
        Group(tuple(sorted(members[key])), Judgement.POSITIVE, min(p.score for p in held[key]), tuple(held[key]))
        for key in members
        if len(members[key]) > 1
    ]
    return sorted(groups, key=lambda group: group.members)


def _with_parts(groups: Sequence[Group], pairs: Sequence[Pair], contents: Sequence[Content]) -> list[Group]:
    """Return the groups, each with the pairs that tie one of its members to what another page says besides.

    That page has a member of its own, which the other statement does not overlap.
    """
    group_of = {member: number for number, group in enumerate(groups) for member in group.members}
    parts: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        for member, other in ((pair.left, pair.right), (pair.right, pair.left)):
            if member not in group_of or other in group_of:
                continue
            mates = [m for m in groups[group_of[member]].members if contents[m].order == contents[other].order]
            if mates and not any(_overlap(contents[m], contents[other]) for m in mates):
                parts[group_of[member]].append(pair)
    return [replace(group, parts=tuple(parts[number])) for number, group in enumerate(groups)]


def _without_parts(groups: Sequence[Group], contents: Sequence[Content]) -> list[Group]:
    """Return the groups without those made of quotations whose reports stand in one group themselves.

    A quotation by somebody else than the reporting speaker says something of its own and stays.
    """
    place = {content.ref: index for index, content in enumerate(contents)}
    group_of = {member: number for number, group in enumerate(groups) for member in group.members}

    def whole(member: int) -> int | None:
        part = contents[member]
        index = place.get(StatementRef(part.ref.document, part.statement.parent or ""))
        other = index is not None and part.party is not None and part.party != contents[index].party
        return None if index is None or other else group_of.get(index)

    kept = []
    for number, group in enumerate(groups):
        wholes = {whole(member) for member in group.members}
        if len(wholes) > 1 or wholes <= {None, number}:
            kept.append(group)
    return kept


def _without_repeats(groups: Sequence[Group], contents: Sequence[Content]) -> list[Group]:
    """Return the groups without those whose words, on every page, already stand in one stronger group.

    Statements that overlap without one being nested in the other are two readings of one utterance.
    """
    near: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    kept = []
    ranked = sorted(enumerate(groups), key=lambda item: (-item[1].score, item[0]))
    for number, group in ranked:
        told = [
            {
                other
                for key in _blocks(contents[m])
                for other, index in near[key]
                if _repeats(contents[m], contents[index])
            }
            for m in group.members
        ]
        if not set.intersection(*told):
            kept.append(number)
            for member in group.members:
                for key in _blocks(contents[member]):
                    near[key].append((number, member))
    return [groups[number] for number in sorted(kept)]


def _blocks(content: Content) -> list[tuple[int, int]]:
    """Return the stretches of the page that a statement touches, as keys."""
    first, last = content.statement.span.start // BLOCK, content.statement.span.end // BLOCK
    return [(content.order, block) for block in range(first, last + 1)]


def _repeats(left: Content, right: Content) -> bool:
    nested = left.statement.parent == right.statement.id or right.statement.parent == left.statement.id
    others = left.party is not None and right.party is not None and left.party != right.party
    return not nested and not others and _overlap(left, right)


def _may_join(left: Sequence[int], right: Sequence[int], contents: Sequence[Content], judge: Judge) -> bool:
    positive = across = 0
    pages = {contents[m].order for m in left}, {contents[m].order for m in right}
    one_page_twice = not pages[0].isdisjoint(pages[1])
    kept_apart = len(pages[0] & pages[1]) > 1
    longest = max(len(contents[m].words) for m in (*left, *right))
    for one in left[:SAMPLE]:
        for two in right[:SAMPLE]:
            pair = judge(one, two)
            if contents[one].order == contents[two].order:
                if not _says_again(contents[one], contents[two], pair, kept_apart, longest):
                    return False
                continue
            if pair.judgement is Judgement.NEGATIVE and pair.reasons[0].code in {"polarity", "numbers"}:
                return False
            across += 1
            # a page that says both »In Nordhafen …« and »In Seebrück …« means two things
            swapped = one_page_twice and pair.likeness.things_swapped
            positive += pair.judgement is Judgement.POSITIVE and not swapped
    return positive >= AGREE * across


def _says_again(one: Content, two: Content, pair: Pair, kept_apart: bool, longest: int) -> bool:
    """Tell whether a page says one thing twice, in a title and below, and not two parts of what another says at once.

    Args:
        one: Statement of a page.
        two: Another of the same page.
        pair: What is made of them.
        kept_apart: True if a second page has a counterpart of either: two quotations are two there as well.
        longest: Words of the longest statement they would stand with.
    """
    if _overlap(one, two) or pair.likeness.things_swapped or pair.judgement is not Judgement.POSITIVE:
        return False
    parts = longest >= PARTS * (len(one.words) + len(two.words))
    two_quotations = kept_apart and one.quoted and two.quoted
    return pair.reasons[0].code != "like-content" or not (two_quotations or parts)


def _overlap(left: Content, right: Content) -> bool:
    return any(a.overlaps(b) for a in left.statement.content for b in right.statement.content)


def _doubtful(pairs: Sequence[Pair], taken: set[int]) -> list[Group]:
    """Return the best unsure pairs of statements that stand in no group."""
    groups: list[Group] = []
    used: set[int] = set()
    for pair in pairs:
        if not {pair.left, pair.right} & (taken | used):
            used |= {pair.left, pair.right}
            groups.append(Group((pair.left, pair.right), Judgement.UNSURE, pair.score, (pair,)))
    return sorted(groups, key=lambda group: group.members)
