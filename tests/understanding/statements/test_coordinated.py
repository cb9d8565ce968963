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
