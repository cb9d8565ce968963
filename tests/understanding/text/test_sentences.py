from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.lang import LanguagePack, load_pack
from sayso.model import Span
from sayso.reading import document_from_text
from sayso.understanding.text.sentences import find_sentences, split_sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Er kam. Sie ging.", ["Er kam.", "Sie ging."]),
        ("Am 13. September kam er.", ["Am 13. September kam er."]),
        ("Das war 2019. Danach kam nichts.", ["Das war 2019.", "Danach kam nichts."]),
        ("Er feierte seinen 60. Der Verein dankte.", ["Er feierte seinen 60.", "Der Verein dankte."]),
        ("Dr. Adler und Prof. Wiese reisten ab.", ["Dr. Adler und Prof. Wiese reisten ab."]),
        ("Es gab Brot, Käse usw. Danach war Schluss.", ["Es gab Brot, Käse usw.", "Danach war Schluss."]),
        ("»Ist das wahr?«, fragte er. »Ja!«", ["»Ist das wahr?«, fragte er.", "»Ja!«"]),
        ("„Ist das wahr?“ fragte er.", ["„Ist das wahr?“ fragte er."]),
        ("„Wir reden. Wir haben Zeit.“ Er ging.", ["„Wir reden.", "Wir haben Zeit.“", "Er ging."]),
        ("Er sagte: „Wir reden.“", ["Er sagte: „Wir reden.“"]),
        ("J. K. Moor las vor.", ["J. K. Moor las vor."]),
        ("Das gilt z.B. für Hunde.", ["Das gilt z.B. für Hunde."]),
        ("Die Brücke ist gesperrt.Die Fähre fährt.", ["Die Brücke ist gesperrt.", "Die Fähre fährt."]),
        ("Mehr auf www.seebote.example.Das ist alles.", ["Mehr auf www.seebote.example.Das ist alles."]),
        ("Er sagte: „[...] Wir gehen.“", ["Er sagte: „[...] Wir gehen.“"]),
        ("Es kostet 1.500 Euro. Mehr nicht …", ["Es kostet 1.500 Euro.", "Mehr nicht …"]),
        ("Um 20.30 Uhr begann es. Alle kamen.", ["Um 20.30 Uhr begann es.", "Alle kamen."]),
    ],
)
def test_boundaries(text: str, parts: list[str], de: LanguagePack) -> None:
    assert [s.of(text) for s in split_sentences(text, Span(0, len(text)), de)] == parts


def test_sentences_never_cross_blocks(de: LanguagePack) -> None:
    doc = document_from_text("Brücke gesperrt\nDie Brücke ist zu", language="de")
    assert [s.span.of(doc.text) for s in find_sentences(doc, de)] == ["Brücke gesperrt", "Die Brücke ist zu"]


def test_full_stops_join_abbreviations_and_ordinals_but_not_the_last_word(de: LanguagePack) -> None:
    doc = document_from_text("Am 13. Mai kam Dr. Adler aus Bad Tölz usw.", language="de")
    words = [t.text for t in find_sentences(doc, de)[0].tokens]
    assert words == ["Am", "13.", "Mai", "kam", "Dr.", "Adler", "aus", "Bad", "Tölz", "usw", "."]


@given(st.text(alphabet="ab.AB „“\"»«!?\n1 …-'", max_size=80))
def test_tokens_equal_their_text_and_lose_nothing(text: str) -> None:
    doc = document_from_text(text, language="de")
    sents = find_sentences(doc, load_pack("de"))
    tokens = [t for s in sents for t in s.tokens]
    assert all(doc.text[t.start : t.end] == t.text for t in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    assert sum(len(t.text) for t in tokens) == sum(not c.isspace() for c in doc.text)
