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


def test_an_unknown_statement_is_a_wrong_call(de: LanguagePack) -> None:
    with pytest.raises(KeyError):
        explain_statement(analyse(document_from_text("Nichts."), de), "s9", de)
