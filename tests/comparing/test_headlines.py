import pytest

from sayso.comparing.headlines import find_headline_quotations
from sayso.lang import LanguagePack
from sayso.model import AnalysedDocument
from sayso.reading import document_from_text
from sayso.understanding.analysis import analyse

BODY = [
    "Am Deich von Nordersiel arbeiten Helfer.",
    "„Wir werden den alten Deich mit aller Kraft und jedem Sandsack gegen die Flut halten“, sagte Harmsen am Montag.",
    "Die Schule bleibt offen.",
]


def page(title: str, de: LanguagePack) -> AnalysedDocument:
    return analyse(document_from_text("\n".join([title, *BODY]), id="p", title=title, language="de"), de)


def judged(title: str, de: LanguagePack) -> list[tuple[str, str]]:
    doc = page(title, de)
    return [(q.span.of(doc.document.text), q.verdict) for q in find_headline_quotations([doc], [de])]


@pytest.mark.parametrize(
    ("title", "quotation", "verdict"),
    [
        ("„Mit aller Kraft“: Harmsen will den Deich halten", "Mit aller Kraft", "verbatim"),
        ("Harmsen: „Deich gegen die Flut halten“", "Deich gegen die Flut halten", "shortened"),
        ('"Alter Deich gegen Flut": Nordersiel kämpft', "Alter Deich gegen Flut", "shortened"),
        ("„Flut gegen Deich“ in Nordersiel", "Flut gegen Deich", "assembled"),
        ("„Niemand hat uns gewarnt“, sagt Harmsen", "Niemand hat uns gewarnt", "not found"),
    ],
)
def test_headline_quotations_are_held_against_the_body(
    title: str, quotation: str, verdict: str, de: LanguagePack
) -> None:
    assert judged(title, de) == [(quotation, verdict)]


@pytest.mark.parametrize("title", ["Der „Retter“ von Nordersiel", "Nordersiel kämpft", "Harmsen: „Wir halten"])
def test_single_words_and_unpaired_marks_are_none(title: str, de: LanguagePack) -> None:
    assert judged(title, de) == []


def test_the_nearest_statement_is_named(de: LanguagePack) -> None:
    doc = page("Harmsen: „Deich gegen die Flut halten“", de)
    (found,) = find_headline_quotations([doc], [de])
    assert found.nearest is not None
    stmt = doc.statement(found.nearest.statement)
    assert stmt is not None
    assert "alten Deich" in stmt.words(doc.document.text)
