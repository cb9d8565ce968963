"""The bench's verdicts on claims and names: what became of them."""

import pytest
from bench.judged_links import stories_of, tally_claims, tally_entities

from sayso.lang import LanguagePack
from sayso.model import Story

SAID = "Bürgermeisterin Ada Quist sagte, dass der Damm am Hafen gehalten habe."
PAGES = [
    {"id": "a", "story": "dyke", "title": "Damm hält", "text": SAID, "outlet": "Nordpost"},
    {"id": "b", "story": "dyke", "title": "Hafen sicher", "text": f"Es regnet. {SAID}", "outlet": "Küstenblatt"},
]


@pytest.fixture
def stories(de: LanguagePack) -> dict[str, Story]:
    return stories_of(PAGES, {"a"}, de)


@pytest.mark.parametrize(
    ("statements", "fate"),
    [("a:33 b:44", "kept"), ("a:33 b:44 b:99", "changed"), ("a:33 b:45", "gone"), ("a:0 b:0", "gone")],
)
def test_a_judged_claim_is_looked_up_by_where_its_statements_begin(
    statements: str, fate: str, stories: dict[str, Story]
) -> None:
    assert SAID.index("dass der Damm") == 33
    row = {"story": "dyke", "statements": statements, "join": "right"}
    assert tally_claims([row], stories) == {f"right {fate}": 1}


@pytest.mark.parametrize(
    ("start", "end", "other", "count"),
    [
        ("16", "25", ("b", "27", "36"), "pages right kept"),
        ("16", "25", ("b", "0", "2"), "pages right unread"),
        ("16", "25", ("", "", ""), "pages right kept"),
        ("0", "5", ("", "", ""), "pages right gone"),
    ],
)
def test_a_judged_link_is_looked_up_by_the_places_of_two_names(
    start: str, end: str, other: tuple[str, str, str], count: str, stories: dict[str, Story]
) -> None:
    row = {"page": "a", "start": start, "end": end, "link": "pages", "kind": "person", "verdict": "right"}
    row |= dict(zip(("other", "other_start", "other_end"), other, strict=True))
    assert tally_entities([row], stories) == {count: 1}


def test_stories_without_a_judged_page_are_not_read(de: LanguagePack) -> None:
    assert stories_of(PAGES, {"c"}, de) == {}
