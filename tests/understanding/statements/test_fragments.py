"""Quoted words in the author's own sentence: what somebody said, and what only bears a name."""

import pytest

from sayso.lang import LanguagePack
from sayso.model import Mode, Statement
from sayso.reading import document_from_text
from sayso.understanding.analysis import analyse


def direct(text: str, pack: LanguagePack) -> list[Statement]:
    found = analyse(document_from_text(text, language="de"), pack).statements
    return [s for s in found if s.mode is Mode.DIRECT]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Ada Quist bezeichnete den Plan als „Wagnis“.", "„Wagnis“", "Ada Quist"),
        ("Ada Quist nannte den Plan des Rats ein „Wagnis“.", "„Wagnis“", "Ada Quist"),
        ("Der Plan wurde von Ada Quist als „Unfug der Woche“ bezeichnet.", "„Unfug der Woche“", "Ada Quist"),
        (
            "Ada Quist nannte den Plan, der seit Mai vorliegt, „teuer und nutzlos“.",
            "„teuer und nutzlos“",
            "Ada Quist",
        ),
        (
            "Ada Quist bezeichnete den Plan, wenn er denn kommt, als „teuer“.",
            "„teuer“",
            "Ada Quist",
        ),
        ("Die Menge rief Parolen wie „Rettet den Steg“ und zog weiter.", "„Rettet den Steg“", "Die Menge"),
        (
            "Ada Quist eröffnete die Sitzung mit den Worten „Heute wird es lang“ und lachte.",
            "„Heute wird es lang“",
            "Ada Quist",
        ),
        ("Ada Quist konstatierte eine wachsende „Lust auf Brücken“.", "„Lust auf Brücken“", "Ada Quist"),
        ("Ada Quist sagte, das sei ein „Sieg der Vernunft“.", "„Sieg der Vernunft“", "Ada Quist"),
        ("„Der Steg ist sicher,“ sagte Ada Quist.", "„Der Steg ist sicher,“", "Ada Quist"),
    ],
)
def test_said(text: str, content: str, speaker: str, de: LanguagePack) -> None:
    (found,) = direct(text, de)
    assert found.words(text) == content
    assert [s.of(text) for s in found.speaker] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Das Magazin „boot, netz und tau“ kostet vier Taler.",
        "Der Händler „quellnetz.example“ zog um.",
        "Die Seite „Quellheim.Net“ ist nicht zu erreichen.",
        "Wie „quell online“ berichtet, fährt die Fähre wieder.",
        "Sie zogen unter dem Motto „Der Steg muss weg!“ durch die Stadt.",
        "Die Gruppe nennt sich „die neuen Fischer“.",
        "Sie spielten „Das Lied vom Fluss“ und „Drei Kähne im Wind“.",
        "Nach einer „Quell“-Sprecherin wurde die Fähre benannt.",
        "Ada Quist sagte, sie fahre mit der „Königin der Quell“.",
        "Dann stellte der Rat das neue Schiff aus: „Ada, die Dritte“.",
        "Die Fähre „Ada Drei“ (»dritte Ada«) liegt im Hafen.",
    ],
)
def test_only_a_name(text: str, de: LanguagePack) -> None:
    assert direct(text, de) == []


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Ada Quist nannte den Plan „teuer“ und „nutzlos“.", ["„teuer“", "„nutzlos“"]),
        (
            "Die Menge rief Parolen wie „Rettet den Steg“ oder „Brücken statt Boote“.",
            ["„Rettet den Steg“", "„Brücken statt Boote“"],
        ),
        ("Ada Quist sagte, der Plan sei „teuer“ und „nutzlos“.", ["„teuer“", "„nutzlos“"]),
    ],
)
def test_quotations_in_one_row_share_their_frame(text: str, contents: list[str], de: LanguagePack) -> None:
    found = direct(text, de)
    assert [s.words(text) for s in found] == contents
    assert len({(s.cue, s.frame, s.speaker, s.parent) for s in found}) == 1


def test_quoted_words_inside_a_statement_are_said_by_whom_it_tells_to_have_called_something_so(
    de: LanguagePack,
) -> None:
    text = "Das Portal tut.de erinnerte daran, dass Theo Kern die Sperrung als „hohl“ bezeichnet hatte."
    told, inner = analyse(document_from_text(text, language="de"), de).statements
    assert told.words(text) == "dass Theo Kern die Sperrung als „hohl“ bezeichnet hatte"
    assert [span.of(text) for span in told.speaker] == ["Das Portal tut.de"]
    assert (inner.words(text), inner.parent) == ("„hohl“", told.id)
    assert [span.of(text) for span in inner.speaker] == ["Theo Kern"]
