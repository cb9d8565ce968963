"""Statements found in sentences written for this project."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.lang import LanguagePack
from sayso.model import Mode, Statement
from sayso.reading import document_from_text
from sayso.understanding.analysis import analyse


def read(text: str, pack: LanguagePack) -> tuple[Statement, ...]:
    return analyse(document_from_text(text, language="de"), pack).statements


@pytest.mark.parametrize(
    ("text", "mode", "content", "cue", "speaker"),
    [
        (
            "„Wir bauen die Brücke neu“, sagte Bürgermeisterin Ada Quist am Montag.",
            Mode.DIRECT,
            "„Wir bauen die Brücke neu“",
            "sagte",
            "Bürgermeisterin Ada Quist",
        ),
        (
            "Ada Quist sagte, die Brücke werde neu gebaut.",
            Mode.INDIRECT,
            "die Brücke werde neu gebaut",
            "sagte",
            "Ada Quist",
        ),
        (
            "Der Betreiber teilte mit, dass die Brücke gesperrt bleibt.",
            Mode.INDIRECT,
            "dass die Brücke gesperrt bleibt",
            "teilte mit",
            "Der Betreiber",
        ),
        (
            "Nach Angaben der Polizei wurde niemand verletzt.",
            Mode.INDIRECT,
            "wurde niemand verletzt",
            "Nach",
            "Angaben der Polizei",
        ),
        ("Laut Polizei wurde niemand verletzt.", Mode.INDIRECT, "wurde niemand verletzt", "Laut", "Polizei"),
    ],
)
def test_one_statement(text: str, mode: Mode, content: str, cue: str, speaker: str, de: LanguagePack) -> None:
    (found,) = read(text, de)
    assert found.mode is mode
    assert found.words(text) == content
    assert " ".join(s.of(text) for s in found.cue) == cue
    assert " ".join(s.of(text) for s in found.speaker) == speaker


@pytest.mark.parametrize("text", ["Die Brücke ist 300 Meter lang.", "Am Montag regnete es in Quellheim."])
def test_no_statement(text: str, de: LanguagePack) -> None:
    assert read(text, de) == ()


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Der Hafen sei leer, hieß es am Montag.", [""]),
        ("Die Hafenmeisterin habe das prüfen lassen, hieß es.", [""]),
        ("Alle Kähne würden geprüft, hieß es. Das Leck habe man gefunden.", ["", ""]),
        (
            "Ada Quist sagte, die Brücke halte. Der Hafen sei leer, hieß es. Das Leck habe man gefunden.",
            ["Ada Quist", "", ""],
        ),
    ],
)
def test_what_was_said_impersonally_has_no_speaker(text: str, speakers: list[str], de: LanguagePack) -> None:
    assert [" ".join(span.of(text) for span in s.speaker) for s in read(text, de)] == speakers


@pytest.mark.parametrize(
    ("text", "mode", "content", "cue", "speaker"),
    [
        (
            "Ada Quist zitierte ein Sprichwort, wonach zwei Stege besser sind als einer.",
            Mode.INDIRECT,
            "zwei Stege besser sind als einer",
            "zitierte",
            "Ada Quist",
        ),
        (
            "Ada Quist lobte den Rat und zitierte ein altes Sprichwort, wonach „zwei Stege besser sind als einer“.",
            Mode.DIRECT,
            "„zwei Stege besser sind als einer“",
            "zitierte",
            "Ada Quist",
        ),
        (
            "Es gibt Berichte, wonach der Steg leck ist.",
            Mode.INDIRECT,
            "der Steg leck ist",
            "wonach",
            "wonach",
        ),
    ],
)
def test_whoever_cites_a_saying_says_it(
    text: str, mode: Mode, content: str, cue: str, speaker: str, de: LanguagePack
) -> None:
    (found,) = read(text, de)
    assert found.mode is mode
    assert found.words(text) == content
    assert [s.of(text) for s in found.cue] == [cue]
    assert [s.of(text) for s in found.speaker] == [speaker]


def test_a_verb_that_goes_on_with_und_has_the_subject_before(de: LanguagePack) -> None:
    text = "Das Land sperrt die Grenze und nennt den Schritt eine Vorsorge."
    (found,) = read(text, de)
    assert [s.of(text) for s in found.speaker] == ["Das Land"]


def test_indirect_speech_is_mixed_if_three_words_are_quoted(de: LanguagePack) -> None:
    for quoted, mixed in (("obersten Pflicht", False), ("obersten Pflicht des Rats", True)):
        doc = analyse(document_from_text(f"Ada Quist sagte, die Brücke werde zur „{quoted}“.", language="de"), de)
        assert bool(doc.mixed()) is mixed


def test_an_open_speaker_leaves_open_only_what_stands_right_behind(de: LanguagePack) -> None:
    text = "Der Hafen sei leer, hieß es. Die Werft lobte den neuen Kran. Er habe die Arbeit erheblich erleichtert."
    assert [s.of(text) for s in read(text, de)[-1].speaker] == ["Die Werft"]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Der Damm hat laut Quist Stärken und Schwächen.", "Quist", "Der Damm hat Stärken und Schwächen"),
        (
            "Der Rat soll laut dem Vorsitzenden Kontakte zu Vereinen pflegen.",
            "dem Vorsitzenden",
            "Der Rat soll Kontakte zu Vereinen pflegen",
        ),
        ("Laut Sprecherin Meike Quist ist der Damm leck.", "Sprecherin Meike Quist", "ist der Damm leck"),
    ],
)
def test_a_source_ends_where_the_next_noun_begins(text: str, speaker: str, content: str, de: LanguagePack) -> None:
    (found,) = read(text, de)
    assert [s.of(text) for s in found.speaker] == [speaker]
    assert found.words(text) == content


WORDS = [
    "„",
    "“",
    '"',
    "»",
    "«",
    "‚",
    "‘",
    ",",
    ":",
    ".",
    "(",
    ")",
    "sagte",
    "Er",
    "sei",
    "laut",
    "Polizei",
    "dass",
    "so",
]


@given(st.lists(st.sampled_from([*WORDS, "und", "\n", "zufolge", "die", "gesperrt", "–"]), max_size=30))
def test_spans_lie_inside(words: list[str]) -> None:
    from sayso.lang import load_pack

    text = " ".join(words)
    for found in read(text, load_pack("de")):
        for spans in (found.content, found.cue, found.frame, found.speaker, found.addressee):
            assert all(0 <= s.start < s.end <= len(text) for s in spans)
            assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Auf die Frage, ob er gehe, antwortete Brandt: „Nein, ich bleibe.“", ["„Nein, ich bleibe.“"]),
        (
            "Nach ersten Angaben sei die Anlage ausgefallen, teilte die Werft mit.",
            ["Nach ersten Angaben sei die Anlage ausgefallen", "sei die Anlage ausgefallen"],
        ),
    ],
)
def test_what_leads_in_is_not_what_was_said(text: str, contents: list[str], de: LanguagePack) -> None:
    doc = analyse(document_from_text(text, language="de"), de)
    assert [s.words(text) for s in doc.statements] == contents


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "In den Augen von Ada Quist ist der Sturm ein Vorwand: „Das Amt will nicht“, schrieb Quist im Netz.",
            ["ist der Sturm ein Vorwand", "„Das Amt will nicht“"],
        ),
        ("Nach Ansicht von Ada Quist ist der Sturm ein „Vorwand“.", ["ist der Sturm ein „Vorwand“"]),
    ],
)
def test_a_report_ends_where_a_quotation_with_its_own_clause_begins(
    text: str, contents: list[str], de: LanguagePack
) -> None:
    assert [stmt.content[0].of(text) for stmt in read(text, de)] == contents
