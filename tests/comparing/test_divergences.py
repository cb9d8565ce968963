"""Where two pages differ on one claim, and what only looks like a difference."""

from typing import Any

import pytest
from tests.comparing.pages import FILLER, Page

from sayso.comparing import build_story
from sayso.comparing.figures import Figure, explain_figures, one_measure
from sayso.lang import LanguagePack
from sayso.model import Divergence, DivergenceKind, Span

QUOTE = {"who": "Anna Keller", "mode": "direct"}
SAID = {"who": "Anna Keller"}


def _divergences(page: Page, pack: LanguagePack, *given: tuple[str, dict[str, Any]]) -> list[Divergence]:
    docs = [page(f"p{n}", text + FILLER, more, published=more.get("published")) for n, (text, more) in enumerate(given)]
    return list(build_story(docs, [pack]).divergences)


REAL = [
    pytest.param(
        (
            "„Wir haben am Damm die ganze Nacht gekämpft“, sagte Keller.",
            {**QUOTE, "content": "„Wir haben am Damm die ganze Nacht gekämpft“"},
        ),
        (
            "„Wir haben am Damm die ganze Nacht geschuftet“, sagte Keller.",
            {**QUOTE, "content": "„Wir haben am Damm die ganze Nacht geschuftet“"},
        ),
        DivergenceKind.WORDING_IN_QUOTES,
        ("gekämpft", "geschuftet"),
        id="another word inside quotation marks",
    ),
    pytest.param(
        (
            "Am Damm seien in der Nacht 310 Helfer im Einsatz gewesen, sagte Keller.",
            {**SAID, "content": "Am Damm seien in der Nacht 310 Helfer im Einsatz gewesen"},
        ),
        (
            "Am Damm seien in der Nacht 450 Helfer im Einsatz gewesen, sagte Keller.",
            {**SAID, "content": "Am Damm seien in der Nacht 450 Helfer im Einsatz gewesen"},
        ),
        DivergenceKind.NUMBER,
        ("310", "450"),
        id="another number",
    ),
    pytest.param(
        (
            "Den Schaden am Hafen schätzte Keller auf drei Millionen.",
            {**SAID, "mode": "reported", "content": "Den Schaden am Hafen", "cue": "schätzte"},
        ),
        (
            "Der Schaden am Hafen werde auf drei Millionen geschätzt, sagte Keller.",
            {**SAID, "content": "Der Schaden am Hafen werde auf drei Millionen geschätzt", "cue": "sagte"},
        ),
        DivergenceKind.ATTRIBUTION,
        ("Den Schaden am Hafen", "Der Schaden am Hafen werde auf drei Millionen geschätzt"),
        id="her estimate, or somebody's",
    ),
    pytest.param(
        (
            "Medienberichten zufolge leidet Brandt an Fieber und Gliederschmerzen.",
            {"content": "leidet Brandt an Fieber und Gliederschmerzen", "speaker": "Medienberichten"},
        ),
        (
            "Brandt klagte über Fieber und Gliederschmerzen.",
            {"content": "über Fieber und Gliederschmerzen", "speaker": "Brandt", "mode": "reported"},
        ),
        DivergenceKind.ATTRIBUTION,
        ("Medienberichten", "Brandt"),
        id="reports here, the party itself there",
    ),
    pytest.param(
        (
            "Der Hafendamm von Seebrück sei unsicher, sagte Keller.",
            {**SAID, "content": "Der Hafendamm von Seebrück sei unsicher"},
        ),
        (
            "Keller bestritt, dass der Hafendamm von Seebrück unsicher sei.",
            {**SAID, "content": "der Hafendamm von Seebrück unsicher sei", "denied": True},
        ),
        DivergenceKind.CERTAINTY,
        ("Der Hafendamm von Seebrück sei unsicher", "der Hafendamm von Seebrück unsicher sei"),
        id="asserted here, denied there",
    ),
]


@pytest.mark.parametrize(("left", "right", "kind", "words"), REAL)
def test_a_difference_is_shown_with_its_words(
    page: Page,
    de: LanguagePack,
    left: tuple[str, dict[str, Any]],
    right: tuple[str, dict[str, Any]],
    kind: DivergenceKind,
    words: tuple[str, str],
) -> None:
    (found,) = [d for d in _divergences(page, de, left, right) if d.real]
    assert found.kind is kind
    assert found.left.span.of(left[0]) == words[0]
    assert found.right.span.of(right[0]) == words[1]
    assert found.why


@pytest.mark.parametrize(
    ("left", "right", "shown"),
    [("Nordpress", "Tagblatt", True), ("Nordpress", "Nordpress", False), ("Seefunk", "Seefunk-Morgenmagazin", False)],
)
def test_other_sources_for_the_same_words(page: Page, de: LanguagePack, left: str, right: str, shown: bool) -> None:
    words = "Am Damm seien in der Nacht 310 Helfer gewesen"
    given = [(f"{words}, sagte Keller {via} zufolge.", {**SAID, "content": words, "via": via}) for via in (left, right)]
    found = [d for d in _divergences(page, de, *given) if d.real]
    assert [d.kind for d in found] == [DivergenceKind.ATTRIBUTION] * shown


LOOKS = [
    pytest.param("„Der Damm am Hafen hält – noch“", '"Der Damm am Hafen hält - noch"', id="marks and dashes"),
    pytest.param("„Das Damm-Projekt am Hafen hält“", "„Das Dammprojekt am Hafen hält“", id="hyphens"),
    pytest.param("„Am Hafen liegen 12.000 Säcke“", "„Am Hafen liegen 12 000 Säcke“", id="number format"),
    pytest.param("„Der Damm am Hafen wird halten“", "„Der Damm am Hafen wird haltenn“", id="typing error"),
    pytest.param("„Klar ist: Der Damm am Hafen hält.“", "„Der Damm am Hafen hält.“", id="earlier beginning"),
    pytest.param("„Beispielsweise hält der Damm am Hafen“", "„Bspw. hält der Damm am Hafen“", id="abbreviation"),
    pytest.param("„Der Damm am Hafen hält. Wir bleiben.“", "„Der Damm am Hafen hält.“", id="longer stretch"),
]


@pytest.mark.parametrize(("left", "right"), LOOKS)
def test_looks_are_no_difference(page: Page, de: LanguagePack, left: str, right: str) -> None:
    given = [(f"{quote} Das sagte Keller am Abend.", {**QUOTE, "content": quote}) for quote in (left, right)]
    assert not [d for d in _divergences(page, de, *given) if d.real]


@pytest.mark.parametrize(
    ("left", "right", "published", "real", "why"),
    [
        ((20, False), (19.6, False), (None, None), False, "rounds"),
        ((2000, True), (2100, False), (None, None), False, "rounds"),
        ((64867, False), (65487, False), ("2020-05-07T18:00", "2020-05-08T09:00"), False, "update"),
        ((65487, False), (64867, False), ("2020-05-07T18:00", "2020-05-08T09:00"), True, "different"),
        ((64867, False), (65487, False), ("2020-05", "2020-05-08"), True, "different"),
        ((64867, False), (65487, False), ("2020-05", "2020-06-08"), False, "update"),
        ((64867, False), (65487, False), ("2020-05-07T18:00+02:00", "2020-05-07T17:30Z"), False, "update"),
        ((65487, False), (64867, False), ("2020-05-07T18:00+02:00", "2020-05-07T17:30Z"), True, "different"),
        ((64867, False), (65487, False), ("2020-05-07T18:00+02:00", "2020-05-07T16:00Z"), True, "different"),
        ((64867, False), (65487, False), ("2020-05-07T18:00", "2020-05-08T09:00+02:00"), False, "update"),
        ((3, False), (4, False), ("2020-05-07", "2020-05-08"), True, "different"),
        ((3, True), (3, False), (None, None), False, "precision"),
        ((1000, False), (1000, False), (None, None), False, "otherwise"),
    ],
)
def test_numbers(
    left: tuple[float, bool],
    right: tuple[float, bool],
    published: tuple[str | None, str | None],
    real: bool,
    why: str,
) -> None:
    one, two = (Figure(float(value), str(value), Span(0, 1), loose) for value, loose in (left, right))
    assert explain_figures(one, two, published)[0] is real
    assert why in explain_figures(one, two, published)[1]


def test_a_bound_is_kept_by_a_number_within_it() -> None:
    bound, number = (
        Figure(2000, "mindestens 2000", Span(0, 1), True, "at least"),
        Figure(4400, "4400", Span(0, 1), False),
    )
    assert explain_figures(bound, number, (None, None))[0] is False
    assert explain_figures(number, bound, (None, None))[0] is False
    below = Figure(1200, "1200", Span(0, 1), False)
    assert explain_figures(bound, below, (None, None))[0] is True


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("km", "km", True),
        ("km", "EUR", False),
        ("helfer", "helfern", True),
        ("helfer", "boote", False),
        ("", "km", False),
    ],
)
def test_only_numbers_of_one_measure_are_compared(left: str, right: str, same: bool) -> None:
    one, two = (Figure(1, "1", Span(0, 1), False, unit=unit) for unit in (left, right))
    assert one_measure(one, two) is same


def test_what_one_page_alone_has(page: Page, de: LanguagePack) -> None:
    shared = {"content": "Der Damm am Hafen habe gehalten", **SAID}
    text = "Der Damm am Hafen habe gehalten, sagte Keller."
    alone = {"content": "Die Fähre nach Nordhafen falle aus", "who": "Jonas Brandt"}
    more = text + " Die Fähre nach Nordhafen falle aus, so Brandt."
    story = build_story([page("p0", text + FILLER, shared), page("p1", more + FILLER, shared, alone)], [de])
    assert [(ref.document, ref.statement) for ref in story.only_on] == [("p1", "s2")]


def test_many_pages_are_held_against_the_first_alone(page: Page, de: LanguagePack) -> None:
    words = ("gekämpft", "geschuftet", "gearbeitet")
    quotes = [f"„Wir haben am Damm die ganze Nacht {word}“" for word in words]
    given = [(f"{quote}, sagte Keller.", {**QUOTE, "content": quote}) for quote in quotes]
    found = _divergences(page, de, *given)
    assert [(d.left.document, d.right.document) for d in found] == [("p0", "p1"), ("p0", "p2")]
    assert [d.id for d in found] == ["d1", "d2"]
