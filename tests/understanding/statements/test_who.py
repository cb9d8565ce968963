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
