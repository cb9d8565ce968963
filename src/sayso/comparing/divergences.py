"""Where documents differ on one claim, or in a passage they share."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.comparing.attributions import compare_attribution
from sayso.comparing.certainty import compare_certainty, compare_polarity, compare_stance
from sayso.comparing.claims import Group, Grouping
from sayso.comparing.content import Content
from sayso.comparing.edits import Found, find_edits, span_of
from sayso.comparing.facts import Parties, compare_facts
from sayso.comparing.pairing import Pair
from sayso.comparing.quotations import compare_quotations
from sayso.lang import LanguagePack
from sayso.model import Alignment, AnalysedDocument, Divergence, DivergenceKind, Judgement, Span, StatementRef

SAME_SENTENCE = 0.6
"""Wording from which on what stands for each other in two sentences is about the same thing."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the packs know that tells differences.

    Attributes:
        passive: Lemma of the verb that makes the passive.
        words: Common short words; tell typing errors.
        negations: Words of negation.
        rising: Words that say that a count is not what it was.
        stances: How far verbs and adjectives go: `weighed` or `backed`.
    """

    passive: str
    words: frozenset[str]
    negations: frozenset[str] = frozenset()
    rising: frozenset[str] = frozenset()
    stances: Mapping[str, str] = field(default_factory=dict)


def read_knowledge(packs: Sequence[LanguagePack]) -> Knowledge:
    """Return what the packs know that tells differences."""
    passive = next((str(p.settings["verbs"]["passive"]) for p in packs if "verbs" in p.settings), "")
    words, negations, rising = (
        frozenset(word for p in packs for word in p.words(table)) for table in ("function_words", "negations", "rising")
    )
    stances = {row["form"]: row["stance"] for p in packs for row in p.table("stances")}
    return Knowledge(passive, words, negations, rising, stances)


def find_divergences(
    docs: Sequence[AnalysedDocument],
    contents: Sequence[Content],
    grouping: Grouping,
    claims: Mapping[int, str],
    alignments: Sequence[Alignment],
    parties: Parties,
    known: Knowledge,
) -> list[Divergence]:
    """Return where documents differ, in the order of claims; differences outside claims last.

    Each page is held against the first page of a claim, not against every other.

    Args:
        docs: Pages of the story.
        contents: Their statements.
        grouping: What became of them.
        claims: Claim id by index of the group.
        alignments: Shared passages.
        parties: Id of the story's entity by document and entity.
        known: What the packs know.
    """
    parts = _parts(contents)
    found: list[tuple[str | None, Found]] = []
    for index, group in enumerate(grouping.groups):
        for pair in _page_pairs(group, contents, grouping):
            one, two = contents[pair.left], contents[pair.right]
            if group.judgement is Judgement.POSITIVE:
                found += [(claims[index], f) for f in _compare(docs, one, two, pair, parts, parties, known)]
            if other := compare_attribution(one, two, pair.likeness, known.passive):
                found.append((claims[index], other))
    found += [(None, f) for f in _stances(grouping, contents, known)]
    found += [(None, f) for f in _in_passages(docs, alignments, parties, known.rising)]
    order = {claim: n for n, claim in enumerate(claims.values())}
    unique = _unique(sorted(found, key=lambda item: order.get(item[0] or "", len(order))))
    return [
        Divergence(f"d{n}", f.kind, f.left, f.right, claim, f.real, f.why) for n, (claim, f) in enumerate(unique, 1)
    ]


def _parts(contents: Sequence[Content]) -> dict[StatementRef, list[Content]]:
    parts: dict[StatementRef, list[Content]] = defaultdict(list)
    for content in contents:
        if content.statement.parent:
            parts[StatementRef(content.ref.document, content.statement.parent)].append(content)
    return parts


def _page_pairs(group: Group, contents: Sequence[Content], grouping: Grouping) -> Iterator[Pair]:
    """Yield the likest pair of the first page's members and each other page's."""
    by_page: dict[int, list[int]] = defaultdict(list)
    for member in group.members:
        by_page[contents[member].order].append(member)
    first, *others = by_page.values()
    for other in others:
        pairs = (grouping.judge(left, right) for left in first for right in other)
        yield max(pairs, key=lambda p: (p.likeness.wording, p.likeness.around, -p.left, -p.right))


def _compare(
    docs: Sequence[AnalysedDocument],
    left: Content,
    right: Content,
    pair: Pair,
    parts: Mapping[StatementRef, Sequence[Content]],
    parties: Parties,
    known: Knowledge,
) -> Iterator[Found]:
    like = pair.likeness
    yield from compare_quotations(left, right, parts, known.words)
    if max(like.wording, like.around) >= SAME_SENTENCE:
        sides = (left.around, right.around) if like.around >= SAME_SENTENCE else (left.words, right.words)
        for edit in find_edits(*sides):
            if edit.left and edit.right:
                mine, theirs = span_of(edit.left), span_of(edit.right)
                if _names_speaker(left, mine) and _names_speaker(right, theirs):
                    continue  # who says it is another matter than what is said
                if fact := compare_facts(docs[left.order], docs[right.order], mine, theirs, parties, known.rising):
                    yield fact
    if certainty := compare_certainty(left, right, like):
        yield certainty


def _names_speaker(content: Content, words: Span) -> bool:
    return any(span.overlaps(words) for span in content.statement.speaker)


def _stances(grouping: Grouping, contents: Sequence[Content], known: Knowledge) -> Iterator[Found]:
    """Yield where one party asserts here and denies there, or thinks possible here and backs there."""
    for pair in grouping.pairs:
        one, two = contents[pair.left], contents[pair.right]
        opposed = pair.judgement is Judgement.NEGATIVE and pair.reasons[0].code == "polarity"
        found = compare_polarity(one, two, pair.likeness, known.negations) if opposed else None
        if found := found or compare_stance(one, two, pair.likeness, known.stances):
            yield found


def _in_passages(
    docs: Sequence[AnalysedDocument], alignments: Sequence[Alignment], parties: Parties, rising: frozenset[str]
) -> Iterator[Found]:
    by_id = {doc.id: doc for doc in docs}
    for alignment in alignments:
        left, right = by_id[alignment.left.document], by_id[alignment.right.document]
        for edit in alignment.edits:
            if not (edit.left and edit.right):
                continue
            if fact := compare_facts(left, right, edit.left, edit.right, parties, rising):
                yield fact


def _unique(found: Sequence[tuple[str | None, Found]]) -> Iterator[tuple[str | None, Found]]:
    """Yield each difference once: what a claim shows is not shown again for a passage or another claim."""
    seen: dict[tuple[str, str], list[Found]] = defaultdict(list)
    for claim, one in found:
        key = (one.left.document, one.right.document)
        if not any(_same_place(one, other) for other in seen[key]):
            seen[key].append(one)
            yield claim, one


def _same_place(one: Found, other: Found) -> bool:
    same = one.kind is other.kind or {one.kind, other.kind} == {DivergenceKind.NAME, DivergenceKind.ATTRIBUTION}
    return same and one.left.span.overlaps(other.left.span) and one.right.span.overlaps(other.right.span)
