"""The example against what a careful reader takes from it: what is found may grow, never shrink."""

import json
from pathlib import Path
from typing import Any

import pytest

from sayso import compare
from sayso.model import AnalysedDocument, LinkRole, Statement, Story

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
EXPECTED: dict[str, Any] = json.loads((EXAMPLES / "seebrueck.expected.json").read_text(encoding="utf-8"))
PAGES = list(EXPECTED["pages"])

FOUND_AT_LEAST = 32
"""Of 35 statements."""
WRONG_AT_MOST = 0
"""Statements given to someone who did not make them."""


@pytest.fixture(scope="module")
def story() -> Story:
    return compare([EXAMPLES / "seebrueck"])


def find(doc: AnalysedDocument, words: str) -> list[Statement]:
    text = doc.document.text
    return [s for s in doc.statements if any(words in span.of(text) for span in s.content)]


def through(statement: Statement) -> list[str]:
    aside = {LinkRole.OUTLET, LinkRole.SPEAKER}
    return [link.name or "" for link in statement.chain if link.role not in aside and link.inferred is None]


@pytest.mark.parametrize("page", PAGES)
def test_expectations_stand_on_the_page(page: str) -> None:
    source = (EXAMPLES / "seebrueck" / page).read_text(encoding="utf-8")
    for expected in EXPECTED["pages"][page]["statements"]:
        assert expected["words"] in source


@pytest.mark.parametrize("page", PAGES)
def test_furniture_is_set_apart(page: str, story: Story) -> None:
    doc = story.document(page).document
    assert doc.title == EXPECTED["pages"][page]["title"]
    assert doc.published is not None
    assert doc.published.startswith(EXPECTED["pages"][page]["published"])
    for words in EXPECTED["pages"][page]["furniture"]:
        assert words not in doc.text


def test_statements_are_found(story: Story) -> None:
    missing = [
        (page, s["words"])
        for page in PAGES
        for s in EXPECTED["pages"][page]["statements"]
        if not find(story.document(page), s["words"])
    ]
    total = sum(len(EXPECTED["pages"][page]["statements"]) for page in PAGES)
    assert total - len(missing) >= FOUND_AT_LEAST, missing


def test_no_statement_is_given_to_someone_else(story: Story) -> None:
    wrong = []
    for page in PAGES:
        doc = story.document(page)
        for expected in EXPECTED["pages"][page]["statements"]:
            for statement in find(doc, expected["words"])[:1]:
                who = doc.entity(statement.who)
                if who and expected["who"] and expected["who"] not in who.name and who.name not in expected["who"]:
                    wrong.append((page, expected["words"], who.name))
    assert len(wrong) <= WRONG_AT_MOST, wrong
