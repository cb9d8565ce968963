"""Statements on pages that are badly typed or hardly prose: lost marks and spaces, capitals, tickers, lists, poems."""

import sys
from importlib.resources import files

import pytest

from sayso.lang import LanguagePack
from sayso.reading import document_from_text
from sayso.understanding.analysis import analyse


def said(text: str, pack: LanguagePack) -> list[tuple[str, str]]:
    """Return content and speaker of every statement."""
    found = analyse(document_from_text(text, language="de"), pack).statements
    return [(s.words(text), " ".join(p.of(text) for p in s.speaker)) for s in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "„Die Brücke ist sicher, sagte Ada Quist.\n\nDer Rat tagt. „Wir freuen uns sehr“, sagte Ole Brandt.",
            [("„Wir freuen uns sehr“", "Ole Brandt")],
        ),
        (
            "Die Brücke ist sicher“, sagte Ada Quist. „Wir freuen uns sehr“, sagte Ole Brandt.",
            [("Die Brücke ist sicher", "Ada Quist"), ("„Wir freuen uns sehr“", "Ole Brandt")],
        ),
        (
            '„Die Brücke ist sicher", sagte Ada Quist. "Wir freuen uns“, sagte Ole Brandt.',
            [('„Die Brücke ist sicher"', "Ada Quist"), ('"Wir freuen uns“', "Ole Brandt")],
        ),
        ('"Die Brücke ist sicher", sagte Ada Quist.', [('"Die Brücke ist sicher"', "Ada Quist")]),
        ("„ Die Brücke ist sicher “, sagte Ada Quist.", [("„ Die Brücke ist sicher “", "Ada Quist")]),
        (
            "„Er rief „Feuer“ und lief davon“, sagte Ada Quist.",
            [("„Er rief „Feuer“ und lief davon“", "Ada Quist")],
        ),
    ],
)
def test_marks_lost_or_mixed(text: str, expected: list[tuple[str, str]], de: LanguagePack) -> None:
    assert [pair for pair in expected if pair not in said(text, de)] == []


def test_spaces_missing_after_full_stops(de: LanguagePack) -> None:
    text = "Ada Quist sagte, die Brücke sei sicher.Der Rat tagt.„Gut so, weiter“, rief Ole Brandt.Laut Amt ist Ruhe."
    assert said(text, de) == [
        ("die Brücke sei sicher", "Ada Quist"),
        ("„Gut so, weiter“", "Ole Brandt"),
        ("ist Ruhe", "Amt"),
    ]


def test_capitals(de: LanguagePack) -> None:
    text = "ADA QUIST SAGTE, DIE BRÜCKE SEI SICHER.\n\n„DIE BRÜCKE IST SICHER“, SAGTE ADA QUIST."
    assert said(text, de) == [("DIE BRÜCKE SEI SICHER", "ADA QUIST"), ("„DIE BRÜCKE IST SICHER“", "ADA QUIST")]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("14:32 Uhr: Ada Quist sagt, die Brücke sei sicher.", ("die Brücke sei sicher", "Ada Quist")),
        ("14.20 Uhr – „Wir freuen uns sehr“, sagt Ole Brandt.", ("„Wir freuen uns sehr“", "Ole Brandt")),
        ("+++ 13:05 +++ Laut Polizei wurde niemand verletzt +++", ("wurde niemand verletzt", "Polizei")),
        ("[12:01] Quist: „Wir warten ab.“", ("„Wir warten ab.“", "Quist")),
    ],
)
def test_live_tickers(entry: str, expected: tuple[str, str], de: LanguagePack) -> None:
    assert said(entry, de) == [expected]


def test_lists(de: LanguagePack) -> None:
    text = "Die Lage:\n\n1. Laut Polizei wurde niemand verletzt.\n\n- „Wir warten ab“, sagte Ada Quist.\n\n- Fähre"
    assert said(text, de) == [("wurde niemand verletzt", "Polizei"), ("„Wir warten ab“", "Ada Quist")]


def test_tables_say_nothing(de: LanguagePack) -> None:
    assert said("Jahr\tSchiffe\tUnfälle\n2020\t14\t2\n2021\t15\t3", de) == []


def test_poems(de: LanguagePack) -> None:
    poem = "Der Fluss ist breit,\ndie Brücke weit,\nder Kahn zieht heim\nim Abendschein."
    assert said(f"{poem}\n\nAda Quist sagte, das Lied sei alt.", de) == [("das Lied sei alt", "Ada Quist")]


def test_without_hanta_less_is_found_but_not_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "HanTa", None)
    monkeypatch.setitem(sys.modules, "HanTa.HanoverTagger", None)
    text = (
        "Ada Quist sagte, die Brücke sei sicher. „Wir warten“, sagte Ole Brandt. Laut Polizei wurde niemand verletzt."
    )
    contents = [content for content, _ in said(text, LanguagePack(files("sayso.lang").joinpath("de")))]
    assert "die Brücke sei sicher" in contents
    assert "„Wir warten“" in contents
