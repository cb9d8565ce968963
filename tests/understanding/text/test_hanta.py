"""The quicker searches give exactly what HanTa gives."""

from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.understanding.text.hanta import QuickSearch, speed_up

MODEL = "morphmodel_ger.pgz"

SENTENCES = [
    "Der Bürgermeister kündigte am Montag an , dass die Brücke abgerissen werde .",
    "Mehr als 1500 Bergbauernverbandsfunktionäre wanderten zweieinhalb Stunden .",
    "» Wir wissen es nicht « , räumte eine Sprecherin der Quistener Wasserwerke ein .",
    "Einer Mitteilung zufolge hätten sich die Schwebebahn-Fahrer geweigert , weiterzufahren .",
    "xqzt Łódź O’Neill 3,5 % 20.30 Uhr www.beispiel.example @abc #tag … € U-Boot-Jäger",
    "DER RAT TAGT",
    "Ja",
]


@cache
def taggers() -> tuple[Any, Any]:
    from HanTa.HanoverTagger import HanoverTagger

    plain, quick = HanoverTagger(MODEL), HanoverTagger(MODEL)
    assert speed_up(quick)
    return plain, quick


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentences_are_tagged_as_by_hanta(sentence: str) -> None:
    plain, quick = taggers()
    assert quick.tag_sent(sentence.split()) == plain.tag_sent(sentence.split())


WORDS = st.text(alphabet="abdegilnorstuzäöüßABEGHRSTV-.0ñ", min_size=1, max_size=22)


@given(WORDS)
@settings(max_examples=150, deadline=None)
def test_words_are_analysed_as_by_hanta(word: str) -> None:
    plain, quick = taggers()
    low = word.lower()
    assert quick.analyze_forward(low) == plain.analyze_forward(low)
    for tag, _ in plain.analyze_forward(low)[:3]:
        assert quick.analyze_viterbi(low, -tag) == plain.analyze_viterbi(low, -tag)


@given(st.lists(WORDS, min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_lists_of_words_are_tagged_as_by_hanta(words: list[str]) -> None:
    plain, quick = taggers()
    try:
        expected = plain.tag_sent_viterbi(words)
    except KeyError:
        with pytest.raises(KeyError):
            quick.tag_sent_viterbi(words)
    else:
        assert quick.tag_sent_viterbi(words) == expected


class Changed:
    """A tagger whose tables are kept otherwise, or that gives other results from the same tables."""

    __module__ = "HanTa.HanoverTagger"

    def __init__(self, **changes: Any) -> None:
        plain, _ = taggers()
        self.__dict__.update(plain.__dict__)
        self.__dict__.update(changes)

    def analyze_forward(self, word: str) -> list[tuple[int, float]]:
        return [(1, 0.0)]

    def analyze_viterbi(self, word: str, target: int) -> list[tuple[int, int]]:
        return []

    def tag_sent_viterbi(self, words: list[str]) -> list[int]:
        return [1 for _ in words]


@pytest.mark.parametrize("changes", [{}, {"LP_m_t": {}}, {"LP_s_t": None}, {"LP_trans_word": {}}, {"cache": []}])
def test_a_tagger_that_works_otherwise_is_left_alone(changes: dict[str, Any]) -> None:
    tagger = Changed(**changes)
    assert not speed_up(tagger)
    assert "analyze_forward" not in tagger.__dict__


def test_tables_of_another_shape_are_refused() -> None:
    plain, _ = taggers()
    with pytest.raises(ValueError, match="differ"):
        QuickSearch(Changed(strict=True))
    assert QuickSearch(plain).analyze_forward("haus") == plain.analyze_forward("haus")
