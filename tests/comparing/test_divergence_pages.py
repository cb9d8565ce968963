"""Each kind of difference on a pair of invented pages, read from their words on, beside what only looks like one."""

import pytest

from sayso import compare
from sayso.reading import document_from_text

MORE = " Die Stadt Nordhafen liegt an der See. Am Abend regnete es. Die Schule blieb geschlossen."
QUIST = "sagte Bürgermeisterin Ada Quist."
DAYS = ("2024-05-08T08:00:00+02:00", "2024-05-09T09:00:00+02:00")


def _shown(left: str, right: str) -> list[tuple[str, bool, str, str]]:
    docs = [
        document_from_text(text + MORE, id=f"p{n}", language="de", published=DAYS[n])
        for n, text in enumerate((left, right))
    ]
    texts = {doc.id: doc.text for doc in docs}
    return [
        (d.kind.value, d.real, d.left.span.of(texts[d.left.document]), d.right.span.of(texts[d.right.document]))
        for d in compare(docs).divergences
    ]


@pytest.mark.parametrize(
    ("left", "right", "kind", "words"),
    [
        pytest.param(
            "Ada Quist sagte: „Wir haben am Damm die ganze Nacht gekämpft.“",
            "Ada Quist sagte: „Wir haben am Damm die ganze Nacht geschuftet.“",
            "wording_in_quotes",
            ("gekämpft", "geschuftet"),
            id="wording in quotation marks",
        ),
        pytest.param(
            f"Am Damm seien 310 Helfer im Einsatz gewesen, {QUIST}",
            f"Am Damm seien 190 Helfer im Einsatz gewesen, {QUIST}",
            "number",
            ("310 Helfer", "190 Helfer"),
            id="number: the later page gives less",
        ),
        pytest.param(
            f"Der Damm sei am Montag gebrochen, {QUIST}",
            f"Der Damm sei am Dienstag gebrochen, {QUIST}",
            "date",
            ("Montag", "Dienstag"),
            id="date",
        ),
        pytest.param(
            f"Der Damm bei Bremen sei in der Nacht gebrochen, {QUIST}",
            f"Der Damm bei Hamburg sei in der Nacht gebrochen, {QUIST}",
            "place",
            ("Bremen", "Hamburg"),
            id="place",
        ),
        pytest.param(
            f"Den Damm habe Ingenieur Jonas Brandt geprüft, {QUIST}",
            f"Den Damm habe Ingenieur Peter Holm geprüft, {QUIST}",
            "name",
            ("Jonas Brandt", "Peter Holm"),
            id="name",
        ),
        pytest.param(
            "Medienberichten zufolge ist der Damm am Hafen an drei Stellen gebrochen.",
            "Der Nachrichtenagentur Interfax zufolge ist der Damm am Hafen an drei Stellen gebrochen.",
            "attribution",
            ("Medienberichten", "Der Nachrichtenagentur Interfax"),
            id="attribution: reports here, an agency there",
        ),
        pytest.param(
            "Der Damm sei an drei Stellen gebrochen, berichtete die Nachrichtenagentur Interfax.",
            "Der Damm sei an drei Stellen gebrochen, berichtete die Nachrichtenagentur Reuters.",
            "attribution",
            ("die Nachrichtenagentur Interfax", "die Nachrichtenagentur Reuters"),
            id="attribution: two agencies",
        ),
        pytest.param(
            f"Der Damm sei an drei Stellen gebrochen, {QUIST}",
            "Der Damm sei an drei Stellen gebrochen, sagte Feuerwehrchef Jonas Brandt.",
            "attribution",
            ("Bürgermeisterin Ada Quist", "Feuerwehrchef Jonas Brandt"),
            id="attribution: two speakers",
        ),
        pytest.param(
            f"Der Damm sei wohl an drei Stellen gebrochen, {QUIST}",
            f"Der Damm sei an drei Stellen gebrochen, {QUIST}",
            "certainty",
            ("wohl", "Der Damm sei an drei Stellen gebrochen"),
            id="certainty: hedged here, stated there",
        ),
        pytest.param(
            f"Der Damm am Hafen sei an drei Stellen gebrochen, {QUIST}",
            "Bürgermeisterin Ada Quist bestritt, dass der Damm am Hafen an drei Stellen gebrochen sei.",
            "certainty",
            ("Der Damm am Hafen sei an drei Stellen gebrochen", "dass der Damm am Hafen an drei Stellen gebrochen sei"),
            id="certainty: asserted here, denied there",
        ),
        pytest.param(
            f"Der Damm am Hafen sei an drei Stellen gebrochen, {QUIST}",
            f"Der Damm am Hafen sei nicht an drei Stellen gebrochen, {QUIST}",
            "certainty",
            (
                "Der Damm am Hafen sei an drei Stellen gebrochen",
                "Der Damm am Hafen sei nicht an drei Stellen gebrochen",
            ),
            id="certainty: negated there",
        ),
        pytest.param(
            "Bürgermeisterin Ada Quist hält einen Neubau des Damms für denkbar.",
            "Bürgermeisterin Ada Quist spricht sich für einen Neubau des Damms aus.",
            "certainty",
            (
                "Bürgermeisterin Ada Quist hält einen Neubau des Damms für denkbar.",
                "Bürgermeisterin Ada Quist spricht sich für einen Neubau des Damms aus.",
            ),
            id="certainty: thought possible here, backed there",
        ),
    ],
)
def test_each_kind_of_difference_is_found(left: str, right: str, kind: str, words: tuple[str, str]) -> None:
    assert _shown(left, right) == [(kind, True, *words)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(
            f"Am Damm seien 1200 Helfer im Einsatz gewesen, {QUIST}",
            f"Am Damm seien 1.200 Helfer im Einsatz gewesen, {QUIST}",
            id="number: format",
        ),
        pytest.param(
            f"Am Damm seien zwölf Boote im Einsatz gewesen, {QUIST}",
            f"Am Damm seien 12 Boote im Einsatz gewesen, {QUIST}",
            id="number: word",
        ),
        pytest.param(
            f"Der Schaden betrage rund 2,5 Millionen Euro, {QUIST}",
            f"Der Schaden betrage 2,48 Millionen Euro, {QUIST}",
            id="number: rounded",
        ),
        pytest.param(
            f"Am Damm seien mehr als 300 Helfer im Einsatz gewesen, {QUIST}",
            f"Am Damm seien 310 Helfer im Einsatz gewesen, {QUIST}",
            id="number: a bound that is kept",
        ),
        pytest.param(
            f"Am Damm seien 310 Menschen verletzt worden, {QUIST}",
            f"Am Damm seien 340 Menschen verletzt worden, {QUIST}",
            id="number: brought up to date",
        ),
        pytest.param(
            f"Am Damm seien 31 Menschen verletzt worden, {QUIST}",
            f"Die Zahl der Verletzten stieg auf 84. Am Damm seien 84 Menschen verletzt worden, {QUIST}",
            id="number: brought up to date by far, as the page says",
        ),
        pytest.param(
            f"Den Damm habe Ingenieur Sergej Lawrin geprüft, {QUIST}",
            f"Den Damm habe Ingenieur Sergei Lavrin geprüft, {QUIST}",
            id="name: spelling",
        ),
    ],
)
def test_what_only_looks_like_a_difference_is_told_as_such(left: str, right: str) -> None:
    shown = _shown(left, right)
    assert len(shown) == 1
    assert not shown[0][1]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(
            f"Der Damm sei im Mai 2024 gebrochen, {QUIST}", f"Der Damm sei am 4. Mai 2024 gebrochen, {QUIST}", id="date"
        ),
        pytest.param(
            f"Der Damm sei am Montag gebrochen, {QUIST}", f"Der Damm sei am 6. Mai gebrochen, {QUIST}", id="weekday"
        ),
        pytest.param(f"Der Damm sei gebrochen, {QUIST}", f"Der Damm ist gebrochen, {QUIST}", id="mood"),
        pytest.param(
            "Bürgermeisterin Ada Quist forderte einen Neubau des Damms.",
            "Bürgermeisterin Ada Quist verlangte einen Neubau des Damms.",
            id="two verbs that go as far",
        ),
        pytest.param(
            "Bürgermeisterin Ada Quist hält einen Neubau des Damms für denkbar.",
            "Bürgermeisterin Ada Quist fordert eine neue Schule in Nordhafen.",
            id="two matters",
        ),
    ],
)
def test_what_is_no_difference_is_not_shown(left: str, right: str) -> None:
    assert _shown(left, right) == []
