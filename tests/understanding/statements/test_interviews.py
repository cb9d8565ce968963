"""Interviews: the answer is a statement of the answerer, the question is none."""

import pytest

from sayso.lang import LanguagePack
from sayso.model import AnalysedDocument, Mode
from sayso.reading import document_from_text
from sayso.understanding.analysis import analyse

BY_NAME = """Quellbote: Frau Quist, wann wird die Brücke wieder geöffnet?

Ada Quist: Wir rechnen mit dem Sommer. Der Damm ist schon fertig.

Quellbote: Und was kostet das?

Quist: Vier Millionen Taler."""

BY_INITIALS = """Ada Quist leitet die Werft in Quellheim.

QB: Wann wird die Brücke geöffnet?

AQ: Im Sommer.

QB: Und was kostet das?

AQ: Vier Millionen Taler."""

BY_QUESTIONS = """Wann wird die Brücke geöffnet?

Ada Quist: Im Sommer.

Das ist schon bald.

Und was kostet das?

Quist: Vier Millionen Taler. Ole Brandt sagte mir, die Stadt könne das zahlen."""

BY_LABELS = """Frage: Wann wird die Brücke geöffnet?

Antwort: Im Sommer.

Frage: Und was kostet das?

Antwort: Vier Millionen Taler."""


BY_LONG_NAMES = """Wann wird die Brücke geöffnet?

Élodie van der Quist: Im Sommer.

Und was kostet das?

Quist: Vier Millionen Taler."""


def read(text: str, pack: LanguagePack) -> AnalysedDocument:
    return analyse(document_from_text(text, language="de"), pack)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            BY_NAME,
            [
                ("Wir rechnen mit dem Sommer. Der Damm ist schon fertig.", "Ada Quist"),
                ("Vier Millionen Taler.", "Quist"),
            ],
        ),
        (BY_INITIALS, [("Im Sommer.", "Ada Quist"), ("Vier Millionen Taler.", "Ada Quist")]),
        (BY_LONG_NAMES, [("Im Sommer.", "Élodie van der Quist"), ("Vier Millionen Taler.", "Quist")]),
        (BY_LABELS, [("Im Sommer.", ""), ("Vier Millionen Taler.", "")]),
    ],
)
def test_answers(text: str, said: list[tuple[str, str]], de: LanguagePack) -> None:
    found = read(text, de).statements
    assert all(s.mode is Mode.DIRECT for s in found)
    assert [(s.words(text), " ".join(p.of(text) for p in s.speaker)) for s in found] == said


def test_an_answer_runs_on_and_holds_what_others_said(de: LanguagePack) -> None:
    first, second, inside = read(BY_QUESTIONS, de).statements
    assert first.words(BY_QUESTIONS) == "Im Sommer. Das ist schon bald."
    assert inside.parent == second.id
    assert [s.of(BY_QUESTIONS) for s in inside.speaker] == ["Ole Brandt"]


def test_the_answerer_is_one_person(de: LanguagePack) -> None:
    doc = read(BY_NAME, de)
    assert {entity.name for s in doc.statements if (entity := doc.entity(s.who))} == {"Ada Quist"}


@pytest.mark.parametrize(
    "text",
    [
        "Stand: Montag\n\nZahl der Brücken: vier\n\nWas kommt dann?\n\nAnmerkung: Der Rat tagt.",
        "Wann wird sie geöffnet?\n\nDer Plan ist nun: im Sommer.\n\nWas kostet das?\n\nDer Preis ist nun: vier Taler.",
        "Verkehr: Mehr Brücken\n\nBildung: Mehr Schulen\n\nWirtschaft: Mehr Werften",
    ],
)
def test_lists_with_colons_are_no_interviews(text: str, de: LanguagePack) -> None:
    assert read(text, de).statements == ()
