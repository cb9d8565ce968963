"""Time expressions: words, type and value."""

import itertools
from datetime import date

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.lang import LanguagePack, load_pack
from sayso.model import Timex
from sayso.reading import document_from_text
from sayso.understanding.text.morphology import tag_sentences
from sayso.understanding.text.sentences import find_sentences
from sayso.understanding.times import find_times
from sayso.understanding.times.calendar import easter, feast, first_advent, parse_anchor, shift_month
from sayso.understanding.times.context import TimeRule


def times(text: str, published: str | None, pack: LanguagePack) -> list[Timex]:
    doc = document_from_text(text, published=published)
    return find_times(doc, tag_sentences(find_sentences(doc, pack), pack), pack)


WEDNESDAY = "2023-09-13"


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("Der Rat traf sich im April 2019 in Bergdorf.", "April 2019", "DATE", "2019-04"),
        ("Das Land hatte zuletzt Ende August getestet.", "Ende August", "DATE", "2023-08"),
        ("Der Zug kam am Dienstag an.", "Dienstag", "DATE", "2023-09-12"),
        ("Der Minister sagte das am Mittwoch.", "Mittwoch", "DATE", "2023-09-13"),
        ("Die Feier findet am Freitag statt.", "Freitag", "DATE", "2023-09-15"),
        ("Die Halle wird am Montag eröffnet.", "Montag", "DATE", "2023-09-18"),
        ("Die Halle wurde am Montag eröffnet.", "Montag", "DATE", "2023-09-11"),
        ("Sie kamen am vergangenen Freitag.", "vergangenen Freitag", "DATE", "2023-09-08"),
        ("Das Heer habe am Mittwochvormittag den Start erfasst.", "Mittwochvormittag", "TIME", "2023-09-13TMO"),
        ("In der Nacht zum Sonntag brannte es.", "der Nacht zum Sonntag", "TIME", "2023-09-10TNI"),
        ("Gestern Abend brannte es.", "Gestern Abend", "TIME", "2023-09-12TEV"),
        ("Übermorgen wird gezählt.", "Übermorgen", "DATE", "2023-09-15"),
        ("Es war der erste Besuch seit vier Jahren.", "vier Jahren", "DURATION", "P4Y"),
        ("Das Spiel dauerte zweieinhalb Stunden.", "zweieinhalb Stunden", "DURATION", "PT2.5H"),
        ("Das Land versucht es seit Jahren.", "Jahren", "DURATION", "PXY"),
        ("Um 20.30 Uhr begann die Feier.", "20.30 Uhr", "TIME", "2023-09-13T20:30"),
        ("Das Blatt erscheint wöchentlich.", "wöchentlich", "SET", "P1W"),
        ("Jeden Montag wird gekehrt.", "Jeden Montag", "SET", "XXXX-WXX-1"),
        ("Im vergangenen Jahr sank der Preis.", "vergangenen Jahr", "DATE", "2022"),
        ("In der kommenden Woche wird gewählt.", "der kommenden Woche", "DATE", "2023-W38"),
        ("Im dritten Quartal sank der Umsatz.", "dritten Quartal", "DATE", "2023-Q3"),
        ("Im Herbst 2011 begann der Bau.", "Herbst 2011", "DATE", "2011-FA"),
        ("In den 1990er-Jahren war das üblich.", "den 1990er-Jahren", "DATE", "199"),
        ("Die Burg stammt aus dem 15. Jahrhundert.", "dem 15. Jahrhundert", "DATE", "14"),
        ("Zu Pfingsten 2021 fuhr sie fort.", "Pfingsten 2021", "DATE", "2021-05-23"),
        ("Der Verein wurde 1971 gegründet.", "1971", "DATE", "1971"),
        ("Das galt bis 30.11.2013.", "30.11.2013", "DATE", "2013-11-30"),
        ("Mitte der neunziger Jahre begann es.", "Mitte der neunziger Jahre", "DATE", "199"),
        ("Im Herbst vergangenen Jahres begann es.", "Herbst vergangenen Jahres", "DATE", "2022-FA"),
        ("In der Saison 2004/05 stieg er auf.", "2004/05", "DATE", "2004/2005"),
        ("Am frühen Morgen des 3. Mai 1945 kam er.", "frühen Morgen des 3. Mai 1945", "TIME", "1945-05-03TMO"),
        ("Am Donnerstag voriger Woche tagte der Rat.", "Donnerstag voriger Woche", "DATE", "2023-09-07"),
        ("Im vorletzten Jahr sank der Preis.", "vorletzten Jahr", "DATE", "2021"),
        ("Bis Jahresende wird gebaut.", "Jahresende", "DATE", "2023"),
        ("Nach einem halben Jahr kam sie zurück.", "einem halben Jahr", "DURATION", "P6M"),
        ("Das Gespräch dauerte eine Viertelstunde.", "eine Viertelstunde", "DURATION", "PT15M"),
        ("Jedes zweite Jahr wird gefeiert.", "Jedes zweite Jahr", "SET", "P2Y"),
        ("Abends wird getanzt.", "Abends", "TIME", "XXXX-XX-XXTEV"),
        ("Heute ist das anders.", "Heute", "DATE", "PRESENT_REF"),
        ("Heute tagt der Rat.", "Heute", "DATE", "2023-09-13"),
        ("Heute hat der Rat getagt.", "Heute", "DATE", "2023-09-13"),
        ("Das Treffen ist für Freitag geplant.", "Freitag", "DATE", "2023-09-15"),
        ("Die Verhandlung ist am Freitag angesetzt.", "Freitag", "DATE", "2023-09-15"),
        ("Das Ergebnis vom Sonntag zeigt das.", "Sonntag", "DATE", "2023-09-10"),
        ("Das am Freitag vorgestellte Papier ist lang.", "Freitag", "DATE", "2023-09-08"),
        ("Das am Freitag beginnende Treffen ist lang.", "Freitag", "DATE", "2023-09-15"),
        ("Er schlug vor, am Freitag zu tagen.", "Freitag", "DATE", "2023-09-15"),
        ("Der Altar stammt aus dem 2. Jahrhundert vor Christus.", "dem 2. Jahrhundert vor Christus", "DATE", "BC02"),
        ("Derzeit ist das Lokal zu.", "Derzeit", "DATE", "PRESENT_REF"),
    ],
)
def test_one_expression(text: str, words: str, kind: str, value: str, de: LanguagePack) -> None:
    found = times(text, WEDNESDAY, de)
    assert [(t.span.of(text), t.type.value, t.value) for t in found] == [(words, kind, value)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Die Tagung läuft vom 5. bis 7. Mai 2022.", ["2022-05-05", "2022-05-07"]),
        ("Geöffnet ist von 10 bis 12.30 Uhr.", ["2023-09-13T10:00", "2023-09-13T12:30"]),
        ("Es dauert sechs bis acht Monate.", ["P6M", "P8M"]),
        ("Am Dienstag um 18 Uhr brannte es.", ["2023-09-12", "2023-09-12T18:00"]),
        ("Vom 3. März bis 5. Mai 2009 war zu.", ["2009-03-03", "2009-05-05"]),
        ("Im Januar und Februar 2009 schneite es.", ["2009-01", "2009-02"]),
        ("Im 18. und 19. Jahrhundert war das üblich.", ["17", "18"]),
        ("Am 5. Mai 2020 war Wahl. An diesem Tag regnete es.", ["2020-05-05", "2020-05-05"]),
        ("Er malte (1898-1976) nur Berge.", ["1898", "1976"]),
    ],
)
def test_several_expressions(text: str, values: list[str], de: LanguagePack) -> None:
    assert [t.value for t in times(text, WEDNESDAY, de)] == values


@pytest.mark.parametrize(
    "text",
    [
        "Es kamen 2000 Menschen.",
        "Das Haus liegt 1500 Kilometer entfernt.",
        "Er ist 53 Jahre alt.",
        "Sie gewannen mit 29:15.",
        "August der Starke regierte.",
        "Der 53-jährige Mann schwieg.",
        "Das sagte er der Welt am Sonntag.",
    ],
)
def test_no_expression(text: str, de: LanguagePack) -> None:
    assert times(text, WEDNESDAY, de) == []


def test_half_past_may_be_morning_or_evening(de: LanguagePack) -> None:
    (found,) = times("Um halb neun begann die Feier.", WEDNESDAY, de)
    assert (found.value, found.candidates) == (None, ("2023-09-13T08:30", "2023-09-13T20:30"))


def test_month_only_gives_candidates_and_no_day(de: LanguagePack) -> None:
    (found,) = times("Das Heer habe am Mittwochvormittag (Ortszeit) den Start erfasst.", "2023-09", de)
    assert found.value is None
    assert found.candidates == ("2023-09-06TMO", "2023-09-13TMO", "2023-09-20TMO", "2023-09-27TMO")


@pytest.mark.parametrize(
    ("published", "text", "value"),
    [
        ("2023-09", "Gestern brannte es.", None),
        ("2023-09", "Heute brennt es.", "2023-09"),
        ("2023-09", "Das Land hatte zuletzt Ende August getestet.", "2023-08"),
        ("2023", "Im vergangenen Jahr brannte es.", "2022"),
        (None, "Am Mittwoch brannte es.", "XXXX-WXX-3"),
        (None, "Gestern brannte es.", None),
        (None, "Um 18 Uhr brannte es.", "T18:00"),
        (None, "Am 3. Mai brannte es.", "XXXX-05-03"),
    ],
)
def test_never_finer_than_the_publication_date(
    published: str | None, text: str, value: str | None, de: LanguagePack
) -> None:
    assert [t.value for t in times(text, published, de)] == [value]


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("E+0", 2024, "2024-03-31"),
        ("E-2", 2019, "2019-04-19"),
        ("A+0", 2023, "2023-12-03"),
        ("12-25", 2023, "2023-12-25"),
    ],
)
def test_feasts(rule: str, year: int, day: str) -> None:
    found = feast(rule, year)
    assert found
    assert found.isoformat() == day


FEASTS = {
    "Karfreitag": "E-2",
    "Ostermontag": "E+1",
    "Christi Himmelfahrt": "E+39",
    "Pfingstmontag": "E+50",
    "Fronleichnam": "E+60",
    "Buß- und Bettag": "A-11",
    "Tag der Deutschen Einheit": "10-03",
    "Zweiter Weihnachtstag": "12-26",
}


@pytest.mark.parametrize("year", range(1995, 2041, 5))
def test_feasts_fall_where_a_library_has_them(year: int) -> None:
    listed: dict[date, str] = {}
    for state in ("SN", "BY"):
        listed |= holidays.country_holidays("DE", subdiv=state, years=year, language="de")
    assert {name: feast(rule, year) for name, rule in FEASTS.items()} == {
        name: next(day for day, other in listed.items() if name in other) for name in FEASTS
    }


@given(st.integers(1583, 4000))
def test_easter_and_advent_are_sundays(year: int) -> None:
    assert easter(year).isoweekday() == 7
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)
    assert first_advent(year).isoweekday() == 7


@pytest.mark.parametrize("published", ["9999-12-31", "9999-01-01", "0001-01-01", "0001-12-31"])
def test_no_rule_leads_out_of_the_calendar(published: str, de: LanguagePack) -> None:
    texts = [text for rule in de.rules("times", TimeRule) for text in rule.match]
    text = " ".join([*texts, "Zu Ostern wird gefeiert werden.", "Zu Weihnachten wurde gefeiert."])
    assert len(times(text, published, de)) > len(texts)


@given(st.integers(1, 9000), st.integers(1, 12), st.integers(-500, 500))
def test_shifting_months_there_and_back(year: int, month: int, months: int) -> None:
    moved = shift_month(year + 100, month, months)
    assert shift_month(int(moved[:4]), int(moved[5:]), -months) == f"{year + 100:04d}-{month:02d}"


@pytest.mark.parametrize("unit", ["am Montag um 20 Uhr kamen 300 Menschen und 1999 ", "am 1. und ", "zweiundzwanzig"])
def test_a_sentence_without_end_is_read(unit: str, de: LanguagePack) -> None:
    doc = document_from_text(unit * 3000, published=WEDNESDAY)
    found = find_times(doc, find_sentences(doc, de), de)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


@given(
    st.text(alphabet=st.sampled_from("0123456789.,:-/ Uhr MaiJahrenamvon\n"), max_size=80),
    st.sampled_from([None, "2023", "2023-09", "2023-02-31"]),
)
def test_spans_lie_in_the_text_and_never_overlap(text: str, published: str | None) -> None:
    found = times(text, published, load_pack("de"))
    for t in found:
        assert 0 <= t.span.start < t.span.end <= len(text)
    for a, b in itertools.pairwise(found):
        assert a.span.end <= b.span.start
    if published != "2023-02-31":
        assert parse_anchor(published).value == published
