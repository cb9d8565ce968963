"""Statements and claims with all that they rest on, as they are given out to programs."""

from typing import Annotated

from pydantic import BaseModel, Field


class WordsOut(BaseModel):
    """Words on a page, with the place in the report that shows them."""

    page: str
    anchor: str
    text: str


class RuleOut(BaseModel):
    """A rule that fired, on which words, and what it is tested on."""

    rule: str
    words: WordsOut
    note: str | None
    match: list[str]
    reject: list[str]


class LinkOut(BaseModel):
    """A link of the chain a statement came through, from the page inward."""

    role: str
    name: str
    words: WordsOut | None
    refers_to: WordsOut | None
    inferred: str | None


class StatementOut(BaseModel):
    """A statement with all that it rests on."""

    id: str
    page: str
    mode: str
    who: str | None
    speaker: WordsOut | None
    content: WordsOut
    spans: Annotated[list[tuple[int, int]], Field(description="Of the content, in the page's clean text, code points.")]
    polarity: str
    hedges: list[WordsOut]
    chain: list[LinkOut]
    rules: list[RuleOut]
    claims: list[str]


class ReasonOut(BaseModel):
    """Why a figure is what it is, with the words it rests on."""

    code: str
    text: str
    words: list[WordsOut]


class CountOut(BaseModel):
    """A count that may be uncertain; `at_most` is None if it cannot be told."""

    at_least: int
    at_most: int | None
    reasons: list[ReasonOut]


class ClaimOut(BaseModel):
    """A claim with its members and the reasons of its counts."""

    id: str
    wording: str
    judgement: str
    parties: list[str]
    asserters: CountOut
    witnesses: CountOut
    reasons: list[ReasonOut]
    members: list[StatementOut]


class ExplainedOut(BaseModel):
    """A statement or a claim, and why."""

    statement: StatementOut | None = None
    claim: ClaimOut | None = None
