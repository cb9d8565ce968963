import pytest

from sayso.lang import LanguagePack
from sayso.reading import document_from_text
from sayso.understanding.analysis import analyse
from sayso.understanding.explain import explain_statement


def test_a_statement_is_explained_by_its_rules_and_their_words(de: LanguagePack) -> None:
    text = "Der Deich habe offenbar gehalten, sagte Brandt der Nachrichtenagentur Nordpress zufolge."
    doc = analyse(document_from_text(text), de)
    found = {e.rule: e for e in explain_statement(doc, doc.statements[0].id, de)}
    assert found["de.chain.zufolge"].words == "der Nachrichtenagentur Nordpress zufolge"
    assert found["de.chain.zufolge"].note
    assert found["de.hedge.adverb"].words == "offenbar"
    assert all(e.examples for e in found.values() if e.family)


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("Ada Quist sagte, der Damm sei sicher.", "sure"),
        ("Laut Polizei wurde niemand verletzt.", "sure"),
        ("Ada Quist hofft, dass der Damm hält.", "likely"),
        ("Ada Quist sagte, der Damm sei sicher. Der Kai sei es auch.", "likely"),
        ("Der Fahrer soll am Steuer eingeschlafen sein.", "weak"),
        ("Die Sorge wächst, dass der Damm bricht.", "weak"),
    ],
)
def test_a_statement_says_how_far_to_trust_it(text: str, grade: str, de: LanguagePack) -> None:
    doc = analyse(document_from_text(text, language="de"), de)
    last = doc.statements[-1]
    assert last.grade == grade
    assert explain_statement(doc, last.id, de)[0].grade == grade


def test_quoted_words_inside_are_trusted_as_far_as_what_they_stand_in(de: LanguagePack) -> None:
    text = "Ada Quist sagte, der Damm sei „ein ziemlich teurer Spaß“."
    outer, inner = analyse(document_from_text(text, language="de"), de).statements
    assert (outer.grade, inner.grade) == ("sure", "sure")


def test_an_unknown_statement_is_a_wrong_call(de: LanguagePack) -> None:
    with pytest.raises(KeyError):
        explain_statement(analyse(document_from_text("Nichts."), de), "s9", de)
