import pytest

from sayso.lang import LanguagePack
from sayso.reading import document_from_text
from sayso.understanding.analysis import analyse

pytest.importorskip("HanTa")


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Die Anlage sei defekt, teilte die Wasserschutzpolizei mit. Bürgermeisterin Wiebke Tarnow zeigte sich "
            "erschüttert. „Wir bauen die Brücke wieder auf“, sagte sie.",
            "wieder auf",
            "Wiebke Tarnow",
        ),
        ("„Wir bleiben“, sagte Kanzlerin Eva Brandt. „Das ist so“, sagte sie.", "Das ist so", "Eva Brandt"),
        ("Minister Jan Brandt traf Kapitän Ole Moor. Er sagte, alles sei gut.", "alles sei gut", None),
    ],
)
def test_a_pronoun_means_the_person_named_before_or_stays_open(
    text: str, words: str, name: str | None, de: LanguagePack
) -> None:
    doc = analyse(document_from_text(text, language="de"), de)
    stmt = next(s for s in doc.statements if words in s.words(text))
    entity = doc.entity(stmt.who)
    assert (entity.name if entity else None) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Auch die Hilfsorganisation terra nova forderte mehr Geld.", "Hilfsorganisation terra nova"),
        ("Griechischen Medienberichten zufolge ist das Lager voll.", None),
        ("In den Augen der Fischerin Ada Quist ist das ein Vorwand.", "Ada Quist"),
    ],
)
def test_a_role_with_another_name_behind_is_somebody_else(text: str, name: str | None, de: LanguagePack) -> None:
    before = "Die Hilfsorganisation Sea-Wacht rettet Leute. "
    doc = analyse(document_from_text(before + text, language="de"), de)
    stmt = doc.statements[-1]
    entity = doc.entity(stmt.who)
    assert (entity.name if entity else None) == name


def test_words_that_only_point_are_marked_so_where_they_stay_open(de: LanguagePack) -> None:
    text = "Minister Jan Brandt traf Kapitän Ole Moor. Er sagte, alles sei gut. Moor sagte, es sei spät."
    doc = analyse(document_from_text(text, language="de"), de)
    assert [[link.anaphoric for link in stmt.chain] for stmt in doc.statements] == [[True], [False]]
