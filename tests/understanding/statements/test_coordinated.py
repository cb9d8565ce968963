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


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Brandt sagte, der Deich breche.", "der Deich breche"),
        ("Brandt teilte mit, der alte Deich breche, wenn es regne.", "der alte Deich breche, wenn es regne"),
        (
            "Brandt sagte, er erlebe sowohl berechtigte Fragen und Neugier, aber auch Wut.",
            "er erlebe sowohl berechtigte Fragen und Neugier, aber auch Wut",
        ),
    ],
)
def test_a_short_clause_with_its_verb_in_the_subjunctive_is_said(text: str, content: str, de: LanguagePack) -> None:
    doc = analyse(document_from_text(text, language="de"), de)
    assert [s.words(text) for s in doc.statements] == [content]


def test_a_relative_clause_behind_a_verb_is_not_said(de: LanguagePack) -> None:
    text = "Brandt hat den Mann gemeldet, der Brot kaufte."
    assert not analyse(document_from_text(text, language="de"), de).statements


def test_what_somebody_is_reported_to_have_said_is_told_by_whoever_speaks(de: LanguagePack) -> None:
    text = "„Das geht nicht“, sagte Ada Brandt. Die Werft habe erklärt, dass der Kahn verloren sei."
    doc = analyse(document_from_text(text, language="de"), de)
    _, run, inner = doc.statements
    assert run.words(text) == "Die Werft habe erklärt, dass der Kahn verloren sei."
    assert run.who == doc.statements[0].who
    assert inner.parent == run.id
    assert inner.words(text) == "dass der Kahn verloren sei"
