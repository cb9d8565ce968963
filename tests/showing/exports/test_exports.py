import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt

from sayso.errors import SaysoError
from sayso.model import Story
from sayso.model.jsonio import from_envelope
from sayso.showing.exports import EXPORTS, MARKS, find_export
from sayso.showing.exports.csv import COLUMNS
from sayso.showing.strings import load_strings


def export(story: Story, ending: str) -> str:
    return find_export(Path(f"story{ending}"))(story, load_strings("en"))


@pytest.mark.parametrize("ending", EXPORTS)
def test_every_export_is_repeatable_and_known_again(story: Story, ending: str) -> None:
    text = export(story, ending)
    assert text == export(story, ending)
    assert text.startswith(MARKS)


def test_unknown_ending_is_told() -> None:
    with pytest.raises(SaysoError, match="no export ends like this"):
        find_export(Path("story.docx"))


def test_json_is_the_story(story: Story) -> None:
    assert from_envelope(json.loads(export(story, ".json"))) == story


def test_csv_has_a_row_for_each_statement_with_its_place(story: Story) -> None:
    rows = list(csv.DictReader(io.StringIO(export(story, ".csv"))))
    assert list(rows[0]) == list(COLUMNS)
    assert len(rows) == sum(len(doc.statements) for doc in story.documents)
    for row in rows:
        text = story.document(row["page"]).document.text
        assert text[int(row["start"]) : int(row["end"])] == row["words"]
    by_name = {row["statement"]: row for row in rows}
    assert by_name["A5"]["who"] == "Ole Brandtner"
    assert by_name["A7"]["claims"] == "c1"
    assert (by_name["A7"]["voices_at_least"], by_name["A7"]["voices_at_most"]) == ("2", "3")
    assert by_name["B5"]["who"] == ""
    assert by_name["A6"]["polarity"] == "denied"


def test_annotations_quote_the_page(story: Story) -> None:
    collection = json.loads(export(story, ".jsonld"))
    items = collection["first"]["items"]
    assert collection["total"] == len(items) == len({item["id"] for item in items})
    texts = {doc.document.page.source: doc.document.text for doc in story.documents}
    for item in items:
        quote, place = item["target"]["selector"]
        text = texts[item["target"]["source"]]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_gexf_links_only_what_it_names(story: Story) -> None:
    root = ET.fromstring(export(story, ".gexf"))
    space = {"g": "http://gexf.net/1.3"}
    nodes = {node.get("id") for node in root.iterfind(".//g:node", space)}
    edges = root.findall(".//g:edge", space)
    assert edges
    assert {e.get("source") for e in edges} | {e.get("target") for e in edges} <= nodes
    assert "asserter:Ole Brandtner" in nodes


def test_markdown_of_a_page_stays_text(story: Story) -> None:
    html = MarkdownIt().render(export(story, ".md"))
    assert "<script" not in html
    assert "<img" not in html
    assert "1 voice, 2 pages" in html
    assert "2–3 voices, 3 pages" in html


def test_guide_names_every_export_and_column() -> None:
    guide = (Path(__file__).resolve().parents[3] / "docs" / "report.md").read_text(encoding="utf-8")
    assert all(f"| `{ending}` |" in guide for ending in EXPORTS)
    assert all(f"| `{column}` | {words} |" in guide for column, words in COLUMNS.items())
