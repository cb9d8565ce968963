"""Whose words a sentence gives, in sentences written for this project."""

import pytest

from sayso.lang import LanguagePack
from sayso.reading import document_from_text
from sayso.understanding.analysis import analyse

BEFORE = "Ada Quist sagte, der Damm sei sicher. "
"""Somebody speaks before, who must not be taken for the speaker of what follows."""


def last_speaker(text: str, pack: LanguagePack) -> str:
    found = analyse(document_from_text(text, language="de"), pack).statements
    assert found, "no statement"
    return " ".join(s.of(text) for s in found[-1].speaker)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Tamm sprach vom Hafen und verwies auf die schlechten Verträge der Arbeiter.", "Tamm"),
        ("Der Rat lobte den Plan und nannte den Kai ein Wagnis.", "Der Rat"),
        ("Er äußerte sich nicht zum Kai, lobte aber, dass die Fähre fahre.", "Er"),
        ("Die Werft schwieg, und der Bürgermeister sagte, der Kai sei alt.", "der Bürgermeister"),
    ],
)
def test_clauses_joined_by_and_share_their_subject(text: str, speaker: str, de: LanguagePack) -> None:
    assert last_speaker(text, de) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Die Lage im Hafen bezeichnete Tamm als ernst.", "Tamm"),
        ("Die Bürgerinnen und Bürger rief Tamm zu Geduld auf.", "Tamm"),
        ("Die Polizei bezeichnete Tamm als Zeugen.", "Die Polizei"),
        ("Die Anwohner nannten Tamm einen Helfer.", "Die Anwohner"),
    ],
)
def test_an_object_in_front_is_nobody_who_speaks(text: str, speaker: str, de: LanguagePack) -> None:
    assert last_speaker(text, de) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("„Wir warten“, sagte Tamm der Küstenwoche am Sonntag.", "Tamm"),
        ("Der Kai sei alt, sagte Werftchef Olaf Tamm der Neuen Küstenpost.", "Werftchef Olaf Tamm"),
        ("Der Kai sei alt, sagte der Sprecher der Werft.", "der Sprecher der Werft"),
        ("Seit Monaten fordert der Verein Tamms Rücktritt.", "der Verein"),
        ("Der Kai ist laut dem Vorsitzenden Kontakte eingegangen.", "dem Vorsitzenden"),
        ("Der Kai sei alt, sagte ein Sprecher der für Häfen zuständigen Behörde.", None),
    ],
)
def test_where_the_words_for_a_speaker_end(text: str, speaker: str | None, de: LanguagePack) -> None:
    assert last_speaker(text, de) == (speaker or "ein Sprecher der für Häfen zuständigen Behörde")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Der Kai sinkt, wie aus einem am Montag verlesenen Gutachten der Werft hervorgeht.", True),
        ("Der Kai sinkt. Das geht aus einem Gutachten der Werft hervor, das der Küstenpost vorliegt.", True),
        ("Aus dem Gutachten geht hervor, dass der Kai sinkt.", True),
    ],
)
def test_a_paper_that_something_is_read_from_speaks(text: str, speaker: bool, de: LanguagePack) -> None:
    assert "Gutachten" in last_speaker(text, de)


@pytest.mark.parametrize(
    "text",
    [
        "Die Sorge wächst, dass der Kai sinkt.",
        "Tamm verteidigte die Werft gegen den Vorwurf, sie habe den Kai verkommen lassen.",
        "Mitte August war bekannt geworden, dass der Kai sinkt.",
    ],
)
def test_a_noun_that_reports_is_nobody(text: str, de: LanguagePack) -> None:
    assert last_speaker(BEFORE + text, de) == ""


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Die Hafenbehörde bittet um Hinweise. Der Kahn sei blau gewesen.", "Die Hafenbehörde"),
        ("Die Werft räumte die Fehler ein. Grund sei ein defekter Kran.", "Die Werft"),
    ],
)
def test_who_tells_of_something_goes_on_speaking(text: str, speaker: str, de: LanguagePack) -> None:
    assert last_speaker(BEFORE + text, de) == speaker


def test_who_told_it_is_not_the_paper_that_tells_of_it(de: LanguagePack) -> None:
    text = "Der Kai ist alt. Dies teilte die Werft nach Angaben der Küstenpost mit."
    assert last_speaker(text, de) == "die Werft"


@pytest.mark.parametrize(
    "text",
    [
        "Die Werften klagen gegen das Amt.",
        "Die Fähre hätte längst fahren sollen.",
        "Um Schäden zu vermeiden, hatte das Amt eine Sperrung angeordnet.",
    ],
)
def test_what_is_no_act_of_speech(text: str, de: LanguagePack) -> None:
    assert analyse(document_from_text(text, language="de"), de).statements == ()


def test_hearsay_far_from_any_statement_is_left_open(de: LanguagePack) -> None:
    text = BEFORE + "Es regnete. Die Boote lagen fest. Der Wind nahm zu. Der Fahrer soll eingeschlafen sein."
    assert last_speaker(text, de) == ""


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Der Rat kritisierte die Werften und forderte sie auf, sich zu erklären.", "Der Rat"),
        ("Das Boot fuhr nach Informationen des Küstenblatts von Januar bis Mai.", "Informationen des Küstenblatts"),
        ("Tamm sagte, der Kai halte. Aber: „Es bleiben uns nicht viele Möglichkeiten.“", "Tamm"),
        ("Die Krankschreibungen gelten sieben Tage. Eine Verlängerung könne ausgestellt werden.", ""),
        ("Verboten wurde das Tragen von Schildern mit dem Satz „wir wollen den Kai nicht“.", ""),
    ],
)
def test_what_cannot_speak_is_no_speaker(text: str, speaker: str, de: LanguagePack) -> None:
    assert last_speaker(text, de) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Sollte das Amt das Boot zum Wrack erklären, würde der Kai gesperrt.",
        "Nach jetzigem Stand fährt die Fähre am Montag.",
        "Die Fähre lag fest. Das bestätigen die Zahlen.",
    ],
)
def test_what_opens_nothing(text: str, de: LanguagePack) -> None:
    assert analyse(document_from_text(text, language="de"), de).statements == ()


def test_credits_behind_the_last_sentence_are_no_part_of_it(de: LanguagePack) -> None:
    text = "Tamm sagte, der Kai halte. Das Wasser werde sinken. (nordpress, kp)"
    found = analyse(document_from_text(text, language="de"), de).statements
    assert found[-1].words(text) == "Das Wasser werde sinken."
