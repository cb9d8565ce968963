import pytest

from sayso.lang import LanguagePack
from sayso.reading import document_from_text
from sayso.understanding.text.morphology import WordListTagger, load_tagger, tag_sentences
from sayso.understanding.text.sentences import find_sentences


def test_tokens_get_part_of_speech_and_lemma(de: LanguagePack) -> None:
    pytest.importorskip("HanTa")
    doc = document_from_text("Er habe das Buch gelesen, sagte Adler.", language="de")
    tokens = tag_sentences(find_sentences(doc, de), de)[0].tokens
    assert [(t.pos, t.lemma) for t in tokens if t.text in {"habe", "gelesen", "sagte"}] == [
        ("VA(FIN)", "haben"),
        ("VV(PP)", "lesen"),
        ("VV(FIN)", "sagen"),
    ]


@pytest.mark.parametrize("words", [(), ("",), ("\ufffd" * 3,), ("x" * 5000,), ("\u0301", "\U0001f600", "⁂")])
def test_odd_words_never_raise(words: tuple[str, ...], de: LanguagePack) -> None:
    words = tuple(w for w in words if w)
    assert len(load_tagger(de).tag(words)) == len(words)


def test_without_hanta_function_words_and_endings_give_rough_tags(de: LanguagePack) -> None:
    tags = WordListTagger(de).tag(("Der", "Bürgermeister", "erklärte", ",", "die", "Brücke", "sei", "gesperrt", "."))
    assert [pos for pos, _ in tags] == ["ART", "NN", "VV(FIN)", "$,", "ART", "NN", "VA(FIN)", "VV(FIN)", "$."]
