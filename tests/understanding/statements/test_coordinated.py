"""Two verbs of one subject: each has its own reflexive and content."""

import pytest

from sayso.lang import LanguagePack
from sayso.reading import document_from_text
from sayso.understanding.analysis import analyse


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            "Die Werft hatte sich von Tamm getrennt und ihm vorgeworfen, den Kahn verkauft zu haben.",
            ["hatte", "vorgeworfen"],
            "den Kahn verkauft zu haben",
        ),
        (
            "Tamm hat sich entschuldigt und erklärt, dass er den Kahn nie gesehen habe.",
            ["hat", "erklärt"],
            "dass er den Kahn nie gesehen habe",
        ),
        ("Tamm hat sich beklagt, dass der Kahn leck sei.", ["hat sich beklagt"], "dass der Kahn leck sei"),
    ],
)
def test_the_reflexive_of_the_first_verb_is_not_the_second_ones(
    text: str, cue: list[str], content: str, de: LanguagePack
) -> None:
    doc = analyse(document_from_text(text, language="de"), de)
    (stmt,) = (s for s in doc.statements if not s.parent)
    assert [span.of(text) for span in stmt.cue] == cue
    assert stmt.words(text) == content


def test_a_second_half_with_the_same_subject_is_no_content(de: LanguagePack) -> None:
    text = "Der Kahn sei dicht, sagte Ada Quist. Die Werft kündige an, tue aber nichts."
    doc = analyse(document_from_text(text, language="de"), de)
    assert [s.words(text) for s in doc.statements] == ["Der Kahn sei dicht", "Die Werft kündige an, tue aber nichts."]
    assert {s.who for s in doc.statements} == {doc.statements[0].who}
