"""Quantities: words, number, unit, bound, what is counted."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.lang import LanguagePack, load_pack
from sayso.model import Quantity
from sayso.reading import document_from_text
from sayso.understanding.numbers import parse_number
from sayso.understanding.phrases import PhraseRule
from sayso.understanding.quantities import SENSES, find_quantities
from sayso.understanding.text.morphology import tag_sentences
from sayso.understanding.text.sentences import find_sentences
from sayso.understanding.times import find_times

RULES = load_pack("de").rules("quantities", PhraseRule)


def quantities(text: str, pack: LanguagePack) -> list[Quantity]:
    doc = document_from_text(text, published="2023-09-13")
    sents = tag_sentences(find_sentences(doc, pack), pack)
    return find_quantities(doc, sents, find_times(doc, sents, pack), pack)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_examples(rule: PhraseRule, de: LanguagePack) -> None:
    assert rule.match
    assert rule.sense in SENSES
    for sentence in rule.match:
        assert rule.id in {q.rule for q in quantities(sentence, de)}, sentence
    for sentence in rule.reject:
        assert rule.id not in {q.rule for q in quantities(sentence, de)}, sentence


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("Der Hafen liegt rund 100 Kilometer entfernt.", "rund 100 Kilometer", 100, "km"),
        ("Sie flogen mehr als 1500 Kilometer weit.", "mehr als 1500 Kilometer", 1500, "km"),
        ("Der Bau kostet 1,5 Mio. Euro.", "1,5 Mio. Euro", 1_500_000, "EUR"),
        ("Der Bau kostet 1.200.000,50 Euro.", "1.200.000,50 Euro", 1_200_000.5, "EUR"),
        ("Der Bau kostet 3,50 €.", "3,50 €", 3.5, "EUR"),
        ("Der Bau kostet US$ 1.5 Millionen.", "US$ 1.5 Millionen", 1_500_000, "USD"),
        ("Der Bau kostet zwei Milliarden US-Dollar.", "zwei Milliarden US-Dollar", 2_000_000_000, "USD"),
        ("Die Preise stiegen um 2,5 Prozent.", "2,5 Prozent", 2.5, "%"),
        ("Die Preise fielen um drei Prozentpunkte.", "drei Prozentpunkte", 3, "pp"),
        ("Es hatte minus 12 Grad Celsius.", "minus 12 Grad Celsius", -12, "°C"),
        ("Der Zug fuhr 200 Kilometer pro Stunde.", "200 Kilometer pro Stunde", 200, "km/h"),
        ("Das Werk liefert 40 MW.", "40 MW", 40, "MW"),
        ("Die Frau ist 71 Jahre alt.", "71 Jahre", 71, "years"),
    ],
)
def test_units(text: str, words: str, value: float, unit: str, de: LanguagePack) -> None:
    (found,) = quantities(text, de)
    assert (found.span.of(text), found.value, found.unit, found.counted) == (words, value, unit, None)


@pytest.mark.parametrize(
    ("text", "words", "value", "noun"),
    [
        ("Das Land hatte zwei Raketen abgeschossen.", "zwei Raketen", 2, "Raketen"),
        ("Der Start zweier kleiner Boote misslang.", "zweier kleiner Boote", 2, "Boote"),
        ("Es kamen 12.000 junge Zuschauer.", "12.000 junge Zuschauer", 12000, "Zuschauer"),
        ("Es kamen 1,500 Zuschauer.", "1,500 Zuschauer", 1500, "Zuschauer"),
        ("Eine Million Menschen leben dort.", "Eine Million Menschen", 1_000_000, "Menschen"),
        ("Dort lagern zwei Dutzend Fässer.", "zwei Dutzend Fässer", 24, "Fässer"),
        ("Dutzende Boote sanken.", "Dutzende Boote", 24, "Boote"),
        ("Zwei Drittel der Befragten stimmten zu.", "Zwei Drittel der Befragten", 2 / 3, "Befragten"),
        ("Die Hälfte der Boote sank.", "Die Hälfte der Boote", 0.5, "Boote"),
        ("Jeder vierte Bewohner stimmte zu.", "Jeder vierte Bewohner", 0.25, "Bewohner"),
    ],
)
def test_what_is_counted(text: str, words: str, value: float, noun: str, de: LanguagePack) -> None:
    (found,) = quantities(text, de)
    assert found.counted is not None
    assert (found.span.of(text), found.value, found.counted.of(text), found.unit) == (words, value, noun, None)


@pytest.mark.parametrize(
    ("text", "bound", "approximate"),
    [
        ("Mehr als 300 Menschen kamen.", "more than", False),
        ("Über 300 Menschen kamen.", "more than", False),
        ("Weniger als 300 Menschen kamen.", "less than", False),
        ("Mindestens 300 Menschen kamen.", "at least", False),
        ("Nicht weniger als 300 Menschen kamen.", "at least", False),
        ("Bis zu 300 Menschen kamen.", "at most", False),
        ("Höchstens 300 Menschen kamen.", "at most", False),
        ("Rund 300 Menschen kamen.", None, True),
        ("Knapp 300 Menschen kamen.", None, True),
        ("Bis zu etwa 300 Menschen kamen.", "at most", True),
        ("Hunderte Menschen kamen.", "at least", True),
        ("Genau 300 Menschen kamen.", None, False),
        ("Es ging über zwei Themen.", None, False),
    ],
)
def test_bounds(text: str, bound: str | None, approximate: bool, de: LanguagePack) -> None:
    (found,) = quantities(text, de)
    assert (found.bound, found.approximate) == (bound, approximate)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Es kamen zwei bis drei Boote.", 2, 3),
        ("Der Bau kostet zwischen 10 und 12 Millionen Euro.", 10_000_000, 12_000_000),
        ("Die Preise steigen um 2–3 Prozent.", 2, 3),
    ],
)
def test_ranges(text: str, low: float, high: float, de: LanguagePack) -> None:
    (found,) = quantities(text, de)
    assert (found.value, found.upper) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "Artikel 5 gilt auch hier.",
        "Sie gewannen mit 3:2.",
        "Am 3. Mai 2021 um 20 Uhr begann es.",
        "Es dauerte zwei Jahre.",
        "Der 48-jährige Unternehmer schwieg.",
        "Eine Frau kam.",
        "Der 26. Spieltag fiel aus.",
        "Die beiden Boote sanken.",
        "Der 50-Euro-Schein war falsch.",
    ],
)
def test_no_quantity(text: str, de: LanguagePack) -> None:
    assert quantities(text, de) == []


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("null", 0),
        ("siebzehn", 17),
        ("einundzwanzig", 21),
        ("Dreihundertfünfundsechzig", 365),
        ("zweitausenddrei", 2003),
        ("neunzehnhundertneunundneunzig", 1999),
        ("zweihundertdreiundzwanzigtausendvierhundert", 223_400),
        ("zweieinhalb", 2.5),
        ("anderthalb", 1.5),
        ("1.500", 1500),
        ("1 500 000", 1_500_000),
        ("1,5", 1.5),
        ("1.5", 1.5),
        ("1,500,000", 1_500_000),
        ("12.000,75", 12000.75),
        ("und", None),
        ("zwanzigdrei und", None),
        ("Haus", None),
        ("undzwei", None),
        ("zweiund", None),
    ],
)
def test_numbers(word: str, value: float | None, de: LanguagePack) -> None:
    assert parse_number(word, de) == value


UNITS = ["", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
TENS = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]


def spell_below_hundred(n: int) -> str:
    teens = ["zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"]
    if n < 10:
        return UNITS[n]
    if n < 20:
        return teens[n - 10]
    return (UNITS[n % 10] + "und" if n % 10 else "") + TENS[n // 10]


def spell(n: int) -> str:
    thousands, rest = divmod(n, 1000)
    head = spell(thousands) + "tausend" if thousands else ""
    hundreds, low = divmod(rest, 100)
    return head + (UNITS[hundreds] + "hundert" if hundreds else "") + spell_below_hundred(low)


@given(st.integers(2, 999_999))
def test_spelled_numbers_are_read_back(number: int) -> None:
    assert parse_number(spell(number), load_pack("de")) == number


@pytest.mark.parametrize(("name", "power"), [("Millionen", 6), ("Billionen", 12), ("Nonillionen", 54)])
def test_great_numbers(name: str, power: int, de: LanguagePack) -> None:
    (found,) = quantities(f"Es sind drei {name} Teile.", de)
    assert found.value == 3 * 10**power


@given(st.text(alphabet=st.sampled_from("0123456789.,:-–% €Euro km zwei Menschen als mehr\n"), max_size=80))
def test_spans_lie_in_the_text_and_never_overlap(text: str) -> None:
    found = quantities(text, load_pack("de"))
    assert all(0 <= q.span.start < q.span.end <= len(text) for q in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    assert all(q.counted is None or q.span.contains(q.counted) for q in found)
