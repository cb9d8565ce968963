"""Why a statement or a claim is what it is, as data."""

from collections.abc import Iterable

from sayso.desk.explained import (
    ClaimOut,
    CountOut,
    ExplainedOut,
    LinkOut,
    ReasonOut,
    RuleOut,
    StatementOut,
    WordsOut,
)
from sayso.model import Story
from sayso.showing.explain import Rules
from sayso.showing.exports.common import said_in
from sayso.showing.finding import find_target, rules_of
from sayso.showing.records import ClaimView, RangeView, ReasonView, StatementView, StoryView, Words
from sayso.showing.view import view_story

Spans = dict[str, list[tuple[int, int]]]


def explain(story: Story, target: str) -> ExplainedOut:
    """Return what a statement (`A3`, `A-s3`) or a claim (`c1`) of a story rests on.

    Raises:
        SaysoError: There is none of that name, or several.
    """
    view = view_story(story)
    found = find_target(view, target)
    rules, spans = rules_of(story), spans_of(view, story)
    if isinstance(found, ClaimView):
        return ExplainedOut(claim=claim_out(found, rules, spans))
    return ExplainedOut(statement=statement_out(found, rules, spans))


def spans_of(view: StoryView, story: Story) -> Spans:
    """Return the spans of every statement's content, by its key in the report."""
    return {said.shown.key: [(span.start, span.end) for span in said.stmt.content] for said in said_in(story, view)}


def statements_out(view: StoryView, story: Story) -> list[StatementOut]:
    """Return all statements of a story, without the tables of their rules."""
    spans = spans_of(view, story)
    return [statement_out(stmt, lambda _: None, spans) for stmt in view.statements]


def claims_out(view: StoryView, story: Story) -> list[ClaimOut]:
    """Return all claims of a story, without the tables of rules."""
    spans = spans_of(view, story)
    return [claim_out(claim, lambda _: None, spans) for claim in view.claims]


def statement_out(stmt: StatementView, rules: Rules, spans: Spans) -> StatementOut:
    """Return a statement with its chain and the rules that fired."""
    return StatementOut(
        id=stmt.key,
        page=stmt.page,
        mode=stmt.mode,
        who=stmt.name,
        speaker=words_out(stmt.speaker) if stmt.speaker else None,
        content=words_out(stmt.content),
        spans=spans[stmt.key],
        polarity=stmt.polarity,
        hedges=[words_out(words) for words in stmt.hedges],
        chain=[
            LinkOut(
                role=link.role,
                name=link.name,
                words=words_out(link.words) if link.words else None,
                refers_to=words_out(link.refers_to) if link.refers_to else None,
                inferred=link.inferred,
            )
            for link in stmt.chain
        ],
        rules=[_rule(hit.rule, hit.words, rules) for hit in stmt.rules],
        claims=list(stmt.claims),
    )


def claim_out(claim: ClaimView, rules: Rules, spans: Spans) -> ClaimOut:
    """Return a claim with its members and the reasons of its counts."""
    return ClaimOut(
        id=claim.id,
        wording=claim.wording,
        judgement=claim.judgement,
        parties=[party.name for party in claim.parties],
        asserters=_count(claim.asserters),
        witnesses=_count(claim.witnesses),
        reasons=_reasons(claim.reasons),
        members=[statement_out(member, rules, spans) for member in claim.members],
    )


def words_out(words: Words) -> WordsOut:
    """Return words as they are given out."""
    return WordsOut(page=words.page, anchor=words.anchor, text=words.text)


def _rule(rule: str, words: Words, rules: Rules) -> RuleOut:
    table = rules(rule) or {}
    return RuleOut(
        rule=rule,
        words=words_out(words),
        note=table.get("note"),
        match=list(table.get("match", ()))[:2],
        reject=list(table.get("reject", ()))[:2],
    )


def _count(count: RangeView) -> CountOut:
    return CountOut(at_least=count.low, at_most=count.high, reasons=_reasons(count.reasons))


def _reasons(reasons: Iterable[ReasonView]) -> list[ReasonOut]:
    return [ReasonOut(code=r.code, text=r.text, words=[words_out(w) for w in r.words]) for r in reasons]
