"""What happened or was said when, by which page's account."""

from sayso.comparing.timeline import find_timeline
from sayso.lang import LanguagePack
from sayso.model import AnalysedDocument, TimelineEntry
from sayso.reading import document_from_text
from sayso.understanding.analysis import analyse


def read(id: str, text: str, published: str | None, pack: LanguagePack) -> AnalysedDocument:
    return analyse(document_from_text(text, id=id, language="de", published=published), pack)


def rows(docs: list[AnalysedDocument]) -> list[tuple[str, str, str | None]]:
    by_id = {d.id: d.document.text for d in docs}
    return [
        (e.evidence[0].document, e.evidence[0].span.of(by_id[e.evidence[0].document]), e.value) for e in times(docs)
    ]


def times(docs: list[AnalysedDocument]) -> list[TimelineEntry]:
    return find_timeline(docs)


def test_times_of_all_pages_in_time_order_and_undated_last(de: LanguagePack) -> None:
    one = read("one", "Am Montag brach der Damm. Ende August war er geprüft worden.", "2023-09-13", de)
    two = read("two", "Der Damm brach am Montag. Er wurde 1971 gebaut.", "2023-09", de)
    assert rows([one, two]) == [
        ("two", "1971", "1971"),
        ("one", "Ende August", "2023-08"),
        ("one", "Montag", "2023-09-11"),
        ("two", "Montag", None),
    ]
    (undated,) = (e for e in times([one, two]) if e.value is None)
    assert undated.candidates == ("2023-09-04", "2023-09-11", "2023-09-18", "2023-09-25")


def test_partial_dates_stay_partial_and_come_before_their_days(de: LanguagePack) -> None:
    doc = read(
        "a", "Am 3. Mai 2022 begann es. Im Mai 2022 regnete es. Im Sommer 2022 war es trocken.", "2023-09-13", de
    )
    assert [value for _, _, value in rows([doc])] == ["2022", "2022-05", "2022-05-03"]


def test_a_day_given_with_its_hour_is_entered_once(de: LanguagePack) -> None:
    doc = read("a", "Am Dienstag um 18 Uhr brach der Damm. Am Dienstag regnete es.", "2023-09-13", de)
    assert rows([doc]) == [("a", "Dienstag", "2023-09-12"), ("a", "18 Uhr", "2023-09-12T18:00")]


def test_durations_sets_and_vague_words_are_no_entries(de: LanguagePack) -> None:
    doc = read("a", "Seit vier Jahren wird derzeit täglich geprüft, damals wie in den 1990er-Jahren.", "2023-09-13", de)
    assert rows([doc]) == []


def test_the_statement_around_a_time_and_its_sentence_are_given(de: LanguagePack) -> None:
    text = "Es regnete. Der Damm sei am Montag gebrochen, sagte Bürgermeisterin Ada Quist."
    doc = read("a", text, "2023-09-13", de)
    (entry,) = times([doc])
    assert entry.evidence[1].span.of(text).startswith("Der Damm")
    assert entry.statement is not None
    assert doc.statement(entry.statement.statement) is not None
