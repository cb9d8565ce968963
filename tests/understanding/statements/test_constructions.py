"""What is content, frame and speaker in the constructions of German reports."""

import pytest

from sayso.lang import LanguagePack
from sayso.model import Mode, Span, Statement
from sayso.reading import document_from_text
from sayso.understanding.analysis import analyse


def read(text: str, pack: LanguagePack) -> tuple[Statement, ...]:
    return analyse(document_from_text(text, language="de"), pack).statements


def joined(text: str, spans: tuple[Span, ...]) -> str:
    return " | ".join(s.of(text) for s in spans)


@pytest.mark.parametrize(
    ("text", "content", "frame"),
    [
        (
            "Die Brücke, so Ada Quist, werde neu gebaut.",
            "Die Brücke | werde neu gebaut",
            ", so Ada Quist,",
        ),
        (
            "Die Brücke wird nach Angaben der Stadt neu gebaut.",
            "Die Brücke wird | neu gebaut",
            "nach Angaben der Stadt",
        ),
        ("Wie der Rat mitteilte, wird die Brücke neu gebaut.", "wird die Brücke neu gebaut", "Wie der Rat mitteilte,"),
        (
            "Die Brücke werde neu gebaut, sagte Ada Quist.",
            "Die Brücke werde neu gebaut",
            ", sagte Ada Quist",
        ),
        (
            "Nach Angaben der Sprecherin, die den Bau leitet, ist die Brücke sicher.",
            "ist die Brücke sicher",
            "Nach Angaben der Sprecherin, die den Bau leitet,",
        ),
    ],
)
def test_content_and_frame(text: str, content: str, frame: str, de: LanguagePack) -> None:
    found = read(text, de)[0]
    assert (joined(text, found.content), joined(text, found.frame)) == (content, frame)


@pytest.mark.parametrize(
    ("text", "speaker", "addressee"),
    [
        ("Der Rat tagte lange und teilte mit, dass die Brücke sicher sei.", "Der Rat", ""),
        (
            "Die Sprecherin der Stadt, Ada Quist, sagte, die Brücke sei sicher.",
            "Die Sprecherin der Stadt, Ada Quist",
            "",
        ),
        ("Ada Quist, die den Bau leitet, sagte, die Brücke sei sicher.", "Ada Quist", ""),
        ("Der Verein forderte die Stadt auf, die Brücke zu sperren.", "Der Verein", "die Stadt"),
        ("Am Montag sagte Ada Quist dem Rat, die Brücke sei sicher.", "Ada Quist", "dem Rat"),
        ("Von Anwohnern wird kritisiert, dass die Brücke zu laut sei.", "Anwohnern", ""),
    ],
)
def test_who_speaks_to_whom(text: str, speaker: str, addressee: str, de: LanguagePack) -> None:
    found = read(text, de)[0]
    assert (joined(text, found.speaker), joined(text, found.addressee)) == (speaker, addressee)


def test_the_sentence_before_is_content(de: LanguagePack) -> None:
    text = "Die Brücke wird neu gebaut. Das teilte der Rat am Montag mit."
    (found,) = read(text, de)
    assert joined(text, found.content) == "Die Brücke wird neu gebaut | Das"
    assert joined(text, found.frame) == "teilte der Rat am Montag mit"


def test_sentences_that_run_on_are_one_statement_by_the_speaker_before(de: LanguagePack) -> None:
    text = "Ada Quist sagte, die Brücke sei alt. Sie werde neu gebaut. Das koste viel Geld. Der Rat tagt am Montag."
    first, second = read(text, de)
    assert (first.mode, second.mode) == (Mode.INDIRECT, Mode.INDIRECT_FREE_INDIRECT)
    assert joined(text, second.content) == "Sie werde neu gebaut. Das koste viel Geld."
    assert joined(text, second.speaker) == "Ada Quist"


def test_quoted_fragments_are_nested(de: LanguagePack) -> None:
    text = "Ada Quist sagte, die Brücke sei „in keinem guten Zustand“."
    outer, inner = read(text, de)
    assert (inner.mode, inner.parent, inner.frame) == (Mode.DIRECT, outer.id, outer.frame)


@pytest.mark.parametrize(
    "text",
    [
        "Sie besuchten die „Schöne Ada“ im Hafen.",
        "Was hätte der Rat dazu gesagt?",
        "Der Fluss trat so weit über die Ufer, dass die Brücke gesperrt wurde.",
        "Danach wurde die Brücke gesperrt.",
    ],
)
def test_what_is_no_statement(text: str, de: LanguagePack) -> None:
    assert read(text, de) == ()
