"""From a story to what a report says about it. Nothing is decided here, only arranged."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sayso.model import (
    RUNNING_TEXT,
    AnalysedDocument,
    ChainLink,
    Claim,
    CountRange,
    Divergence,
    LinkRole,
    Reason,
    Span,
    Statement,
    StatementRef,
    Story,
)
from sayso.showing.distances import view_distances
from sayso.showing.geography import view_places
from sayso.showing.marks import merge_spans
from sayso.showing.pages import view_whole_page
from sayso.showing.passages import view_passages
from sayso.showing.places import Places, fold
from sayso.showing.records import (
    CircleView,
    ClaimView,
    DifferenceView,
    HappeningView,
    HeadlineView,
    LinkView,
    PartyView,
    RangeView,
    ReasonView,
    RuleView,
    StatementView,
    StoryView,
    TimelineView,
    Words,
)
from sayso.showing.wording import diff_words

_AS_A_WHOLE = frozenset({LinkRole.OUTLET, LinkRole.AGENCY})
"""Links that no words name come from the page as a whole and say nothing of the single statement."""
_MOSTLY = 0.5
"""Share of a statement that stands in a passage for it to be taken as part of it."""
_NEAR = 8
"""Passages looked at before a statement; pages that share much share it with several others."""

Refs = Mapping[StatementRef, StatementView]


def view_story(story: Story) -> StoryView:
    """Return what a report says about a story, with the words that each part rests on.

    Args:
        story: As `compare` gives it; a single page is a story of one.
    """
    places = Places(story)
    names = _entity_names(story)
    claims_of = _claims_of(story)
    refs: dict[StatementRef, StatementView] = {}
    for page, doc in places.documents.items():
        known = _Known(doc, names, claims_of, doc.mixed(), _copies(story, doc))
        refs.update({StatementRef(doc.id, s.id): _statement(places, page, s, known) for s in doc.statements})
    differences = _differences(places, story.divergences)
    claims = tuple(_claim(places, c, refs, differences) for c in story.claims)
    passages = view_passages(story.alignments, places)
    headlines = tuple(
        HeadlineView(
            places.words(places.letter(h.document), h.span), h.verdict, refs.get(h.nearest) if h.nearest else None
        )
        for h in story.headline_quotations
    )
    circles = tuple(CircleView(c.kind.value, c.outlets, tuple(map(places.evidence, c.evidence))) for c in story.circles)
    timeline = tuple(_timeline(places, story))
    distances = tuple(view_distances(places))
    only_on = _only_on(story, places, refs)
    shares = _shares(story)
    geography = view_places(story, places)
    pages = tuple(
        view_whole_page(places, page, refs, passages, shares[i][i]) for i, page in enumerate(places.documents)
    )
    return StoryView(
        title=next((p.title for p in pages if p.title), story.id),
        pages=pages,
        statements=tuple(refs.values()),
        claims=claims,
        differences=tuple(d for d in differences if d.real),
        looks_only=tuple(d for d in differences if not d.real),
        headlines=headlines,
        only_on=only_on,
        passages=passages,
        timeline=timeline,
        shares=tuple(tuple(row) for row in shares),
        issues=story.issues,
        circles=circles,
        distances=distances,
        places=geography,
    )


def view_page(doc: AnalysedDocument) -> StoryView:
    """Return what a report says about a single page."""
    return view_story(Story(id=doc.id, documents=(doc,), issues=doc.issues))


def _entity_names(story: Story) -> dict[tuple[str, str], str]:
    """Name of each document's entities: that of the story's entity where there is one."""
    names = {(doc.id, e.id): e.name for doc in story.documents for e in doc.entities}
    names.update({member: e.name for e in story.entities for member in e.members})
    return names


def _claims_of(story: Story) -> dict[StatementRef, tuple[str, ...]]:
    found: dict[StatementRef, tuple[str, ...]] = defaultdict(tuple)
    for claim in story.claims:
        for member in claim.members:
            found[member] += (claim.id,)
    return found


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a page when its statements are arranged."""

    doc: AnalysedDocument
    names: Mapping[tuple[str, str], str]
    claims_of: Mapping[StatementRef, tuple[str, ...]]
    mixed: frozenset[str]
    copies: Mapping[str, str]


def _copies(story: Story, doc: AnalysedDocument) -> dict[str, str]:
    """Agency by statement, for those that stand mostly in a passage that is probably an agency's."""
    passages = sorted(
        (side.span, a.agency)
        for a in story.alignments
        if a.agency
        for side in (a.left, a.right)
        if side.document == doc.id
    )
    starts = [span.start for span, _ in passages]
    found = {}
    for stmt in doc.statements:
        for span, agency in passages[max(0, bisect_right(starts, stmt.span.start) - _NEAR) :]:
            if span.start >= stmt.span.end:
                break
            if min(span.end, stmt.span.end) - max(span.start, stmt.span.start) > _MOSTLY * len(stmt.span):
                found[stmt.id] = agency
    return found


def _statement(places: Places, page: str, stmt: Statement, known: _Known) -> StatementView:
    doc, names = known.doc, known.names
    key = f"{page}-{stmt.id}"
    content = places.words(page, stmt.span, key)
    if len(stmt.content) > 1:
        text = " … ".join(fold(span.of(doc.document.text)) for span in stmt.content)
        content = Words(page, key, text, content.before, content.after)
    view = StatementView(
        key=key,
        page=page,
        mode="mixed" if stmt.id in known.mixed else stmt.mode.value,
        who=fold(names[doc.id, stmt.who]) if stmt.who and (doc.id, stmt.who) in names else None,
        speaker=_joined(places.parts(page, stmt.speaker)),
        content=content,
        polarity=stmt.polarity.value,
        evidence=stmt.evidence,
        cues=places.parts(page, stmt.cue, key),
        addressee=places.parts(page, stmt.addressee),
        hedges=places.parts(page, [h.span for h in stmt.hedges]),
        rules=tuple(RuleView(rule, places.words(page, span)) for rule, span in _fired(stmt)),
        parent=f"{page}-{stmt.parent}" if stmt.parent else None,
        claims=known.claims_of.get(StatementRef(doc.id, stmt.id), ()),
        copy_of=known.copies.get(stmt.id),
        grade=stmt.grade.value if stmt.grade else None,
    )
    chain = (_link(places, page, link, names.get((doc.id, link.entity or "")), view) for link in stmt.chain)
    view = replace(view, chain=tuple(chain))
    told = any(link.role == LinkRole.OUTLET for link in view.through)
    named = {link.name.casefold() for link in view.through}
    return replace(view, copy_of=None) if told or (view.copy_of or "").casefold() in named else view


def _fired(stmt: Statement) -> dict[tuple[str, Span], None]:
    """Rules that fired and on which words: extraction first, then chain, then hedges."""
    fired = [(hit.rule, hit.span) for hit in stmt.hits]
    fired += [(link.rule, link.span) for link in stmt.chain if link.rule and link.span]
    fired += [(hedge.rule, hedge.span) for hedge in stmt.hedges]
    return dict.fromkeys(fired)


def _joined(parts: tuple[Words, ...]) -> Words | None:
    """Return several words as one that leads to the first."""
    if not parts:
        return None
    first = parts[0]
    return Words(first.page, first.anchor, " … ".join(p.text for p in parts), first.before, first.after)


def _link(places: Places, page: str, link: ChainLink, entity: str | None, stmt: StatementView) -> LinkView:
    words = places.words(page, link.span) if link.span else None
    name = fold(link.name or entity or "") or (words.text if words else "")
    again = name in (stmt.name, words.text if words else None) and _is_speaker(stmt, words)
    return LinkView(
        role=link.role.value,
        name=name,
        words=words,
        refers_to=places.words(page, link.refers_to) if link.refers_to else None,
        anaphoric=link.anaphoric,
        inferred=link.inferred,
        between=link.role is not LinkRole.SPEAKER and (words is not None or link.role not in _AS_A_WHOLE) and not again,
    )


def _is_speaker(stmt: StatementView, words: Words | None) -> bool:
    return bool(stmt.speaker and words and (words.text in stmt.speaker.text or stmt.speaker.text in words.text))


def _reasons(places: Places, reasons: Iterable[Reason]) -> tuple[ReasonView, ...]:
    """Reasons in their order; those that say the same are put together with all their words."""
    together: dict[tuple[str, str], dict[Words, None]] = {}
    for r in reasons:
        words = together.setdefault((r.code, r.text[:1].upper() + r.text[1:]), {})
        words.update(dict.fromkeys(places.evidence(e) for e in r.evidence))
    return tuple(ReasonView(code, text, tuple(words)) for (code, text), words in together.items())


def _range(places: Places, count: CountRange) -> RangeView:
    return RangeView(count.at_least, count.at_most, _reasons(places, count.reasons))


def _claim(places: Places, claim: Claim, refs: Refs, differences: Iterable[DifferenceView]) -> ClaimView:
    members = tuple(refs[m] for m in claim.members)
    lead = max(members, key=lambda m: (m.mode == "direct", len(m.content.text)))
    other = next((m for m in members if m is not lead), lead)
    return ClaimView(
        id=claim.id,
        lead=lead,
        members=members,
        diffs=tuple(diff_words(m.content.text, (other if m is lead else lead).content.text) for m in members),
        pages=tuple(dict.fromkeys(m.page for m in members)),
        wording=claim.wording.value,
        parties=tuple(
            PartyView(fold(p.name), tuple(places.evidence(e) for e in p.evidence), p.affiliation) for p in claim.parties
        ),
        asserters=_range(places, claim.asserters),
        witnesses=_range(places, claim.witnesses),
        judgement=claim.judgement.value,
        reasons=_reasons(places, claim.reasons),
        differences=tuple(d.id for d in differences if d.claim == claim.id),
    )


def _differences(places: Places, found: Iterable[Divergence]) -> list[DifferenceView]:
    """Differences in their order; those of one claim with the same words on either side are put together."""
    together: dict[tuple[str | None, str, str, str, str], tuple[Divergence, dict[Words, None], dict[Words, None]]] = {}
    for d in found:
        left, right = places.evidence(d.left), places.evidence(d.right)
        about = (d.claim, d.kind.value, d.why)
        words = (left.text.casefold(), right.text.casefold())
        if (*about, *words) not in together and (*about, *reversed(words)) in together:
            left, right, words = right, left, (words[1], words[0])
        _, lefts, rights = together.setdefault((*about, *words), (d, {}, {}))
        lefts[left], rights[right] = None, None
    return [
        DifferenceView(d.id, d.kind.value, next(iter(ls)), next(iter(rs)), d.claim, d.real, d.why, tuple(ls), tuple(rs))
        for d, ls, rs in together.values()
    ]


def _only_on(story: Story, places: Places, refs: Refs) -> tuple[tuple[str, tuple[StatementView, ...]], ...]:
    found: dict[str, list[StatementView]] = {page: [] for page in places.documents}
    for ref in story.only_on:
        found[places.letter(ref.document)].append(refs[ref])
    return tuple((page, tuple(statements)) for page, statements in found.items() if statements)


def _timeline(places: Places, story: Story) -> Iterator[TimelineView]:
    """Times in their order, each once; sentences that pages share once."""
    times: dict[tuple[str | None, tuple[str, ...]], dict[str, list[Words]]] = {}
    for entry in story.timeline:
        words = places.evidence(entry.evidence[0])
        key = (entry.value, entry.candidates)
        times.setdefault(key, {}).setdefault(words.before + words.text + words.after, []).append(words)
    for (value, candidates), told in times.items():
        yield TimelineView(value, candidates, tuple(HappeningView(w[0], tuple(w)) for w in told.values()))


def _shares(story: Story) -> list[list[float]]:
    """Share of each page's running text on each other page; on the diagonal its share on any."""
    index = {doc.id: i for i, doc in enumerate(story.documents)}
    spans: dict[tuple[int, int], list[Span]] = defaultdict(list)
    for alignment in story.alignments:
        for here, there in ((alignment.left, alignment.right), (alignment.right, alignment.left)):
            i, j = index[here.document], index[there.document]
            spans[i, j].append(here.span)
            spans[i, i].append(here.span)
    shares = []
    for i, doc in enumerate(story.documents):
        total = sum(len(b.span) for b in doc.document.blocks if b.kind in RUNNING_TEXT) or 1
        row = [min(1.0, sum(map(len, merge_spans(spans[i, j]))) / total) for j in range(len(story.documents))]
        shares.append(row)
    return shares
