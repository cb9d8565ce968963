import pytest

from sayso.lang import LanguagePack, load_pack
from sayso.model import Polarity, Span
from sayso.reading import document_from_text
from sayso.understanding.analysis import analyse
from sayso.understanding.statements.polarity import PolarityRule, find_polarity

RULES = load_pack("de").rules("polarity", PolarityRule)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rules_fire_on_their_examples_and_only_there(rule: PolarityRule, de: LanguagePack) -> None:
    def fires(text: str) -> bool:
        return rule.id in [r.id for r, _ in find_polarity(text, Span(0, len(text)), de)]

    assert rule.match
    assert rule.reject
    assert [text for text in rule.match if not fires(text)] == []
    assert [text for text in rule.reject if fires(text)] == []


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Die Werft bestritt, dass der Kahn leck war.", Polarity.DENIED),
        ("Brandt wies zurück, dass der Kahn leck war.", Polarity.DENIED),
        ("Die Werft bestritt nicht, dass der Kahn leck war.", Polarity.ASSERTED),
        ("„Der Kahn war nie leck“, bestritt Brandt.", Polarity.ASSERTED),
        ("Brandt fragte, ob der Kahn leck sei.", Polarity.ASKED),
        ("Brandt forderte, dass der Kahn im Hafen bleibt.", Polarity.DEMANDED),
        ("Brandt sagte, dass der Kahn leck war.", Polarity.ASSERTED),
        ("Der Kahn sei leck, behauptete Brandt.", Polarity.ASSERTED),
        ("Die Werft wies den Bericht zurück: Der Kahn sei dicht.", Polarity.ASSERTED),
        ("Der Kahn sei dicht, widersprach Brandt.", Polarity.ASSERTED),
        ("Dass der Kahn leck war, bestritt Brandt.", Polarity.DENIED),
        ("Den Kahn verkauft zu haben, bestritt Brandt.", Polarity.DENIED),
    ],
)
def test_the_cue_says_how_the_speaker_stands(text: str, polarity: Polarity, de: LanguagePack) -> None:
    doc = analyse(document_from_text(text), de)
    assert [s.polarity for s in doc.statements] == [polarity]


def test_reports_that_are_refuted_are_denied_though_they_stand_first(de: LanguagePack) -> None:
    text = "Minister Jan Brandt kam. Berichte, wonach der Deich gebrochen sei, wies er zurück."
    doc = analyse(document_from_text(text, language="de"), de)
    outer = next(s for s in doc.statements if s.words(text).startswith("Berichte"))
    assert outer.polarity is Polarity.DENIED
