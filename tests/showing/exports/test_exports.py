import csv
import io
import json
from pathlib import Path

import polars as pl
import pytest
from markdown_it import MarkdownIt

from sayso.errors import SaysoError
from sayso.model import Story
from sayso.model.jsonio import from_envelope
from sayso.showing.exports import EXPORTS, find_export, is_ours
from sayso.showing.exports.table import COLUMNS
from sayso.showing.strings import load_strings


def export(story: Story, ending: str) -> bytes:
    return find_export(Path(f"story{ending}")).write(story, load_strings("en"))


@pytest.mark.parametrize("ending", EXPORTS)
def test_every_export_is_repeatable_and_known_again(story: Story, ending: str, tmp_path: Path) -> None:
    data = export(story, ending)
    assert data == export(story, ending)
    path = tmp_path / f"story{ending}"
    path.write_bytes(data)
    assert is_ours(path)
    assert EXPORTS[ending].ending == ending


@pytest.mark.parametrize(
    "data", [b"a,b\n1,2\n", b'{"id": 1}', b"PAR1 somebody else's PAR1", b'<?xml version="1.0"?><TEI/>', b"# Notes"]
)
def test_files_of_others_are_not_taken_for_ours(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "theirs"
    path.write_bytes(data)
    assert not is_ours(path)


@pytest.mark.parametrize(("name", "ending"), [("a.JSONLD", ".jsonld"), ("a.prov.jsonld", ".prov.jsonld")])
def test_the_longest_ending_decides(name: str, ending: str) -> None:
    assert find_export(Path(name)) is EXPORTS[ending]


@pytest.mark.parametrize("name", ["story.docx", ".csv", "csv"])
def test_unknown_ending_is_told(name: str) -> None:
    with pytest.raises(SaysoError, match="no export ends like this"):
        find_export(Path(name))


def test_json_is_the_story(story: Story) -> None:
    assert from_envelope(json.loads(export(story, ".json"))) == story


def test_csv_has_a_row_for_each_statement_with_its_place(story: Story) -> None:
    rows = list(csv.DictReader(io.StringIO(export(story, ".csv").decode())))
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


def test_the_tables_say_the_same(story: Story) -> None:
    lines = [json.loads(line) for line in export(story, ".jsonl").splitlines()]
    frame = pl.read_parquet(io.BytesIO(export(story, ".parquet")))
    assert frame.columns == list(COLUMNS)
    assert frame.to_dicts() == lines
    for row, cells in zip(lines, csv.DictReader(io.StringIO(export(story, ".csv").decode())), strict=True):
        for name, column in COLUMNS.items():
            value = column.joint.join(row[name]) if column.kind == "list" else row[name]
            assert cells[name].removeprefix("'") == ("" if value is None else str(value)).removeprefix("'")


def test_markdown_of_a_page_stays_text(story: Story) -> None:
    html = MarkdownIt().render(export(story, ".md").decode())
    assert "<script" not in html
    assert "<img" not in html
    assert "1 voice, 2 pages" in html
    assert "2–3 voices, 3 pages" in html


def test_guide_names_every_export_and_column() -> None:
    guide = (Path(__file__).resolve().parents[3] / "docs" / "report.md").read_text(encoding="utf-8")
    assert all(f"| `{ending}` | {export.name} |" in guide for ending, export in EXPORTS.items())
    assert all(f"| `{name}` | {column.kind} | {column.words} |" in guide for name, column in COLUMNS.items())
