import pytest

from sayso.lang import LanguagePack, PatternRule, load_pack, pack_codes
from sayso.model import AnalysedDocument, DistanceCheck
from sayso.reading import document_from_text
from sayso.understanding.analysis import analyse
from sayso.understanding.distances import great_circle

PACKS = [pack for code in pack_codes() if (pack := load_pack(code)).rules("distances", PatternRule)]
RULES = [(pack, rule) for pack in PACKS for rule in pack.rules("distances", PatternRule)]


def read(text: str, pack: LanguagePack | None = None) -> AnalysedDocument:
    return analyse(document_from_text(text, language="de"), pack or load_pack("de"))


def only(text: str) -> DistanceCheck:
    (check,) = read(text).distances
    return check


@pytest.mark.parametrize(("pack", "rule"), RULES, ids=[rule.id for _, rule in RULES])
def test_rules_fire_on_their_examples_and_only_there(pack: LanguagePack, rule: PatternRule) -> None:
    assert rule.match
    for text in rule.match:
        assert rule.id in {d.rule for d in read(text, pack).distances}, text
    for text in rule.reject:
        assert rule.id not in {d.rule for d in read(text, pack).distances}, text


def test_a_check_holds_the_words_it_rests_on() -> None:
    text = "Gestern regnete es. Kiel liegt rund 90 Kilometer nördlich von Hamburg."
    check = only(text)
    assert [s.of(text) for s in (check.here, check.stated, check.there)] == ["Kiel", "rund 90 Kilometer", "Hamburg"]
    assert check.span.of(text) == "Kiel liegt rund 90 Kilometer nördlich von Hamburg"
    assert (check.kilometres, check.bearing, check.fits) == (90.0, 0, True)
    assert check.great_circle == pytest.approx(86, abs=2)


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Zwischen Hamburg und Berlin liegen rund 250 Kilometer.", True),
        ("Zwischen Hamburg und Berlin liegen 290 Kilometer.", True),  # the road
        ("Zwischen Hamburg und Berlin liegen 500 Kilometer.", False),
        ("Zwischen Hamburg und Berlin liegen 150 Kilometer.", False),
        ("Zwischen Hamburg und Berlin liegen mehr als 150 Kilometer.", True),
        ("Zwischen Hamburg und Berlin liegen weniger als 400 Kilometer.", True),
        ("Zwischen Hamburg und Berlin liegen mehr als 400 Kilometer.", False),
        ("Kiel liegt 90 Kilometer südlich von Hamburg.", False),
        ("Kiel liegt 90 Kilometer nordöstlich von Hamburg.", True),
        ("Zwischen Hamburg und Berlin liegen 200 bis 300 Kilometer.", True),
        ("Zwischen Hamburg und Berlin liegen 155 Meilen.", True),
        ("Das Raumfahrtzentrum Wostotschny liegt mehr als 1500 Kilometer nördlich von Wladiwostok.", False),
    ],
)
def test_rounding_roads_bounds_and_directions_are_allowed_for(text: str, fits: bool) -> None:
    assert only(text).fits is fits


@pytest.mark.parametrize(
    "text",
    [
        "Frankfurt liegt 90 Kilometer von Köln entfernt.",  # which of the two
        "Deutschland liegt 90 Kilometer von Köln entfernt.",  # a state is no point
        "Kiel liegt 90 Minuten von Hamburg entfernt.",
        "Hamburg liegt 0 Kilometer von Hamburg entfernt.",
        "Köln \ue000 \ue001 liegt weit von Hamburg.",
        "",
    ],
)
def test_without_two_points_and_a_length_nothing_is_checked(text: str) -> None:
    assert read(text).distances == ()


def test_long_runs_of_lengths_end() -> None:
    assert read("Köln " + "10 Kilometer der Stadt " * 2000).distances == ()


def test_great_circle_knows_poles_and_the_far_side() -> None:
    assert great_circle((0, 0), (0, 180))[0] == pytest.approx(20015, abs=1)
    distance, bearing = great_circle((90, 0), (0, 0))
    assert distance == pytest.approx(10007.5, abs=1)
    assert bearing == 180
    assert great_circle((50, 10), (50, 10))[0] == 0
