"""What one page alone has: neither said nor told anywhere else."""

from dataclasses import replace

import pytest
from tests.comparing.pages import FILLER, Page

from sayso.comparing import build_story
from sayso.lang import LanguagePack
from sayso.model import Block, BlockKind, Span

FERRY = "Die Fähre nach Nordhafen falle am Samstag aus"
SAID = f"{FERRY}, sagte Brandt."


@pytest.mark.parametrize(
    ("elsewhere", "exclusive"),
    [
        pytest.param("Am Kai stritten zwei Möwen.", True, id="not told elsewhere"),
        pytest.param("Am Samstag fällt die Fähre nach Nordhafen aus.", False, id="told without anybody saying it"),
        pytest.param("Am Samstag spielt Nordhafen im Pokal.", True, id="a day and a name in common"),
        pytest.param("Am Samstag regnete es.", True, id="one word in common"),
    ],
)
def test_what_another_page_tells_is_nobodys_own(elsewhere: str, exclusive: bool, page: Page, de: LanguagePack) -> None:
    docs = [page("p0", SAID + FILLER, {"content": FERRY, "who": "Jonas Brandt"}), page("p1", elsewhere + FILLER)]
    assert bool(build_story(docs, [de]).only_on) is exclusive


def test_what_says_nothing_is_not_listed(page: Page, de: LanguagePack) -> None:
    docs = [page("p0", "Das sei so, sagte er." + FILLER, {"content": "Das sei so"}), page("p1", FILLER)]
    assert build_story(docs, [de]).only_on == ()


@pytest.mark.parametrize("below", [True, False])
def test_a_title_is_listed_only_where_the_page_does_not_tell_it_below(
    below: bool, page: Page, de: LanguagePack
) -> None:
    title = "Brandt: Fähre nach Nordhafen fällt am Samstag aus"
    announced = {"content": "Fähre nach Nordhafen fällt am Samstag aus", "who": "Jonas Brandt"}
    told = {"content": FERRY, "who": "Jonas Brandt"}
    doc = page("p0", f"{title}\n{SAID}{FILLER}", announced, *([told] if below else []))
    blocks = [Block(BlockKind.TITLE, Span(0, len(title))), Block(BlockKind.PARAGRAPH, Span(len(title) + 1, 200))]
    doc = replace(doc, document=replace(doc.document, blocks=tuple(blocks)))
    only_on = build_story([doc, page("p1", FILLER)], [de]).only_on
    assert [ref.statement for ref in only_on] == (["s2"] if below else ["s1"])
