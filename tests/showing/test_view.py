import pytest

from sayso.model import Story
from sayso.showing.places import letter
from sayso.showing.records import RangeView, StoryView
from sayso.showing.view import view_page, view_story


@pytest.fixture(scope="module")
def view(story: Story) -> StoryView:
    return view_story(story)


def test_every_word_shown_stands_on_its_page(view: StoryView) -> None:
    for stmt in view.statements:
        text = " ".join(view.page(stmt.page).text.split())
        for words in (stmt.content, *stmt.cues, *stmt.hedges, *([stmt.speaker] if stmt.speaker else [])):
            assert words.text in text
            assert words.before + words.text + words.after in text or "…" in words.before + words.after


def test_everything_that_is_linked_has_a_mark(view: StoryView) -> None:
    for page in view.pages:
        anchors = {m.anchor for b in page.blocks for m in b.marks}
        assert {s.key for s in page.statements} <= anchors
        assert {w.anchor for p in view.passages for w in p.places if w.page == page.letter} <= anchors
        assert {w.anchor for s in page.statements for w in s.cues} <= anchors


def test_figures_are_those_of_the_story(view: StoryView, story: Story) -> None:
    assert [c.id for c in view.claims] == [c.id for c in story.claims]
    assert (view.one_voice, view.several_voices) == (2, 1)
    assert [d.id for d in view.differences] == ["d1", "d2"]
    assert [d.id for d in view.looks_only] == ["d3"]
    assert [(page, len(statements)) for page, statements in view.only_on] == [("A", 3), ("B", 1), ("C", 1)]


def test_speaker_is_named_by_whom_it_resolves_to_or_left_open(view: StoryView) -> None:
    names = {s.key: s.name for s in view.statements}
    assert names["A-s5"] == "Ole Brandtner"
    assert names["B-s5"] is None


def test_shares_are_of_running_text(view: StoryView) -> None:
    a, b, c = view.shares
    assert 0 < a[1] < b[0] < 1
    assert a[2] == b[2] == c[0] == c[1] == 0
    assert view.pages[2].shared == 0


@pytest.mark.parametrize(
    ("low", "high", "text", "sure"),
    [(1, 1, "1", True), (1, 2, "1–2", False), (1, None, "1+", False), (0, 0, "0", True)],
)
def test_ranges_read_as_people_write_them(low: int, high: int | None, text: str, sure: bool) -> None:
    assert (RangeView(low, high).text, RangeView(low, high).sure) == (text, sure)


def test_agency_copy_is_named_where_no_words_name_a_source(view: StoryView) -> None:
    copies = {s.key: s.copy_of for s in view.statements}
    assert (copies["A-s1"], copies["B-s1"]) == ("dpa", "dpa")
    assert copies["A-s8"] is None
    assert [link.name for link in view.statements[7].through] == ["dpa"]
    assert copies["A-s2"] is None


def test_what_a_page_credits_as_a_whole_is_laid_to_no_statement(view: StoryView) -> None:
    stmt = next(s for s in view.statements if s.key == "B-s2")
    assert [link.role for link in stmt.chain] == ["outlet", "agency", "speaker"]
    assert stmt.through == ()


def test_a_single_page_is_a_story_of_one(story: Story) -> None:
    view = view_page(story.documents[0])
    assert len(view.pages) == 1
    assert not view.claims
    assert len(view.statements) == 8


@pytest.mark.parametrize(
    ("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
)
def test_pages_have_letters(index: int, name: str) -> None:
    assert letter(index) == name
