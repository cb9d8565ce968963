"""What is known of single outlets: proved by its own examples, held to its time, never needed."""

import re
from pathlib import Path

import pytest

from sayso.errors import PackError
from sayso.model import BlockKind
from sayso.reading import read_page
from sayso.reading.quirks import OutletRule, find_outlet, outlets, parse_outlet

PAGE = (Path(__file__).parent.parent / "corpus" / "seebruecker-bote.html").read_text("utf-8")
RULES = [(rule, pattern) for outlet in outlets().values() for rule, pattern in outlet.rules]


@pytest.mark.parametrize(("rule", "pattern"), RULES, ids=[rule.id for rule, _ in RULES])
def test_each_rule_proves_itself(rule: OutletRule, pattern: re.Pattern[str]) -> None:
    assert rule.match
    assert rule.reject
    assert all(pattern.search(text) for text in rule.match)
    assert not any(pattern.search(text) for text in rule.reject)


def dated(day: str) -> str:
    year, month, number = day.split("-")
    return PAGE.replace("5. März 2024", f"{int(number)}. {'März' if month == '03' else 'Juli'} {year}")


@pytest.mark.parametrize(
    ("day", "reading_time", "survey", "lead"),
    [("2024-03-05", False, False, False), ("2024-07-05", False, True, True), ("2022-03-05", False, True, False)],
)
def test_rules_hold_in_their_time(day: str, reading_time: bool, survey: bool, lead: bool) -> None:
    doc = read_page(dated(day).encode(), "page.html")
    assert ("Lesedauer" in doc.text) is reading_time
    assert ("Umfrage:" in doc.text) is survey
    assert any(text.startswith("Kurz gesagt") for text in doc.texts(BlockKind.LEAD)) is lead
    assert "Die alte Brücke über den See bleibt gesperrt" in doc.text


def test_what_a_rule_set_aside_names_it() -> None:
    reasons = {f.text: f.reason for f in read_page(PAGE.encode(), "page.html").furniture}
    assert reasons["Lesedauer: 4 Minuten"] == "outlet.seebruecker-bote.reading-time"


def test_name_and_zone_of_an_outlet_are_known() -> None:
    doc = read_page(PAGE.encode(), "page.html")
    assert (doc.outlet, doc.published) == ("Seebrücker Bote", "2024-03-05T08:15+01:00")
    summer = read_page(dated("2024-07-05").encode(), "page.html")
    assert summer.published == "2024-07-05T08:15+02:00"


def test_another_address_is_read_without_it() -> None:
    doc = read_page(PAGE.replace("seebruecker-bote.example", "bote.example").encode(), "page.html")
    assert (doc.outlet, doc.published) == ("bote.example", "2024-03-05T08:15")
    assert "Umfrage" in doc.text


@pytest.mark.parametrize(
    ("address", "known"),
    [
        ("https://seebruecker-bote.example/x", True),
        ("https://www.seebruecker-bote.example/", True),
        ("https://notseebruecker-bote.example/", False),
        ("https://seebruecker-bote.example.evil.example/", False),
        ("https://[broken", False),
        (None, False),
    ],
)
def test_an_outlet_is_known_by_its_host(address: str | None, known: bool) -> None:
    assert (find_outlet(address) is not None) is known


@pytest.mark.parametrize(
    "text",
    [
        "name = 'x'",
        "name = 'x'\nhosts = []\ncolour = 'red'",
        "name = ",
        "name = 'x'\nhosts = ['x.example']\n[[rule]]\nid = 'a'\npattern = '('",
        "name = 'x'\nhosts = ['x.example']\n[[rule]]\nid = 'a'\npattern = 'a'\nkind = 'hat'",
        "name = 'x'\nhosts = ['x.example']\n[[rule]]\nid = 'a'\npattern = 'a'\nsize = 3",
    ],
)
def test_a_broken_file_is_named(text: str) -> None:
    with pytest.raises(PackError, match=r"outlets"):
        parse_outlet(text, "x.toml")
