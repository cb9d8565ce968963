"""Words made comparable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.comparing.content import fold, fold_number, make_words
from sayso.lang import LanguagePack
from sayso.reading import document_from_text
from sayso.understanding.text.morphology import tag_sentences
from sayso.understanding.text.sentences import find_sentences


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Sand-Säcke", "Sandsäcke"),
        ("1.200", "1200"),
        ("1\u00a0200", "1200"),
        ("12.000,5", "12000,5"),
        ("DAMM", "Damm"),
        ("Straße", "Strasse"),
        ("geht's", "gehts"),
    ],
)
def test_these_are_one_word(left: str, right: str) -> None:
    assert fold(left) == fold(right)


@pytest.mark.parametrize(("left", "right"), [("1,2", "12"), ("1.2", "12"), ("3", "30"), ("Damm", "Dämme")])
def test_these_are_two(left: str, right: str) -> None:
    assert fold(left) != fold(right)


@given(st.integers(0, 10**9))
def test_a_number_is_the_same_in_every_format(number: int) -> None:
    german = f"{number:,}".replace(",", ".")
    assert fold_number(german) == fold_number(str(number)) == str(number)


def test_numbers_in_groups_are_one_word_with_its_place(de: LanguagePack) -> None:
    text = "Am Damm liegen 12 000 Säcke."
    doc = document_from_text(text, language="de")
    (sent,) = tag_sentences(find_sentences(doc, de), de)
    words = make_words(sent, de)
    assert [word.folded for word in words] == ["am", "damm", "liegen", "12000", "säcke"]
    assert [text[word.start : word.end] for word in words] == ["Am", "Damm", "liegen", "12 000", "Säcke"]
