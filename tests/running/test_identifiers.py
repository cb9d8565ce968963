import csv
import io
import json
from pathlib import Path

import pytest

import sayso
from sayso.errors import FormatError
from sayso.model import Story
from sayso.reading import document_from_text
from sayso.running.identifiers import parse_identifiers
from sayso.showing.exports.csv import to_csv
from sayso.showing.exports.followthemoney import to_followthemoney
from sayso.showing.exports.ninjs import to_ninjs
from sayso.showing.exports.schema_org import to_schema_org
from sayso.showing.exports.tei import to_tei

TEXT = "Ministerin Carla Brandt warnte: „Der Kai sinkt.“ Brandt war in Lübeck."


def story(tmp_path: Path, table: str) -> Story:
    path = tmp_path / "ids.csv"
    path.write_text(table, encoding="utf-8")
    pages = [document_from_text(TEXT, id=name, language="de") for name in ("a", "b")]
    return sayso.compare(pages, identifiers=sayso.read_identifiers(path))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_names_of_the_table_get_their_identifier_on_pages_and_story(tmp_path: Path, delimiter: str) -> None:
    found = story(tmp_path, f"kind{delimiter}name{delimiter}identifier\nx{delimiter}Carla  Brandt{delimiter}Q77\n")
    entities = [e for doc in found.documents for e in doc.entities] + list(found.entities)
    known = {e.name: e.identifiers for e in entities}
    assert known["Carla Brandt"] == ("Q77",)
    assert known["Lübeck"] == ()


def test_a_name_borne_by_two_keeps_both_and_the_whole_name_goes_before_its_part(tmp_path: Path) -> None:
    table = "name,identifier\nLübeck,Q1\nLübeck,Q2\nLübeck,Q1\nBrandt,Q3\nCarla Brandt,Q4\n"
    known = {e.name: e.identifiers for e in story(tmp_path, table).documents[0].entities}
    assert known["Lübeck"] == ("Q1", "Q2")
    assert known["Carla Brandt"] == ("Q4",)


def test_exports_carry_them(tmp_path: Path) -> None:
    found = story(tmp_path, "name,identifier\nCarla Brandt,Q77\nCarla Brandt,own-1\nLübeck,Q2843\n")
    rows = list(csv.DictReader(io.StringIO(to_csv(found).lstrip("\ufeff"))))
    assert {r["identifiers"] for r in rows if r["who"] == "Carla Brandt"} == {"Q77 own-1"}
    money = [json.loads(line)["properties"] for line in to_followthemoney(found).splitlines()]
    assert {"wikidataId": ["Q77"], "idNumber": ["own-1"]}.items() <= next(p for p in money if "wikidataId" in p).items()
    agents = [n for n in json.loads(to_schema_org(found))["@graph"] if n.get("name") == "Carla Brandt"]
    assert agents[0]["identifier"] == ["Q77", "own-1"]
    assert '"code": "Q2843"' in to_ninjs(found)
    assert "<idno>Q77</idno>" in to_tei(found)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("", "no column 'name'"),
        ("name;id\nCarla;Q1\n", "no column 'identifier'"),
        ("name,identifier\nCarla,\n", "line 2: 'Carla' has no identifier"),
        ('name,identifier\n"' + "x" * 200_000 + '",Q1\n', "field larger"),
    ],
)
def test_broken_tables_are_named(table: str, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        parse_identifiers(table, "ids.csv")


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="No such file"):
        sayso.read_identifiers(tmp_path / "none.csv")
    (tmp_path / "raw.csv").write_bytes(b"name,identifier\n\xff,1\n")
    with pytest.raises(FormatError, match="UTF-8"):
        sayso.read_identifiers(tmp_path / "raw.csv")


def test_empty_rows_and_control_characters_are_no_names() -> None:
    assert parse_identifiers("name,identifier\n\n,Q1\n\x07A\x00B,Q2\n", "t") == {"A B": ("Q2",)}
