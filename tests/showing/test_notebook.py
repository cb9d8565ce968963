import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from sayso.model import Story
from sayso.showing.exports.table import COLUMNS, rows_of

ALLOWED = {"div", "p", "b", "br", "table", "thead", "tbody", "tr", "th", "td"}


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        assert {name for name, _ in attrs} <= {"class", "style"}

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_story_a_page_and_an_article_show_themselves(story: Story) -> None:
    page = story.documents[2]
    shown = [Tags(record._repr_html_()) for record in (story, page, page.document)]
    assert all(tags.found <= ALLOWED for tags in shown)
    assert "2–3 voices" in shown[0].text
    assert "Ole Brandtner" in shown[1].text
    assert "<img src=x onerror=alert(1)>" in shown[2].text, "markup of a page stays text"


def test_long_stories_are_cut_and_say_so(story: Story) -> None:
    many = replace(story, claims=tuple(replace(story.claims[0], id=f"c{n}") for n in range(30)))
    assert "10 more rows" in many._repr_html_()


def test_tables_of_pandas_and_polars_hold_the_same(story: Story) -> None:
    rows = rows_of(story)
    polars, pandas = story.to_polars(), story.to_pandas()
    assert polars.to_dicts() == rows
    assert list(pandas.columns) == list(COLUMNS) == polars.columns
    assert pandas["who"].isna().sum() == sum(row["who"] is None for row in rows)
    assert pandas["start"].tolist() == [row["start"] for row in rows]
    assert story.documents[0].to_polars().height == len(story.documents[0].statements)


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_without_the_library_the_rest_works(library: str) -> None:
    code = f"""
import sys
sys.modules[{library!r}] = None
import sayso
from sayso.reading import document_from_text
page = sayso.read(document_from_text("Es regnet, sagte Wiebke Tarnow.", language="de"))
assert page._repr_html_()
try:
    page.to_{library}()
except sayso.SaysoError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "install it" in done.stdout


def test_importing_loads_nothing_that_shows() -> None:
    code = "import sys, sayso; print([m for m in sys.modules if m.startswith(('sayso.showing', 'pandas', 'polars'))])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
