import pytest

from sayso.lang import LanguagePack, load_pack
from sayso.model import Mode, Span, Statement
from sayso.reading import document_from_text
from sayso.understanding.analysis import analyse
from sayso.understanding.statements.hedges import HedgeRule, add_hedges, find_hedges
from sayso.understanding.text.sentences import find_sentences

RULES = load_pack("de").rules("hedges", HedgeRule)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rules_fire_on_their_examples_and_only_there(rule: HedgeRule, de: LanguagePack) -> None:
    def fires(text: str) -> bool:
        return rule.id in [h.rule for h in find_hedges(text, Span(0, len(text)), de)]

    assert rule.match
    assert rule.reject
    assert [text for text in rule.match if not fires(text)] == []
    assert [text for text in rule.reject if fires(text)] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Der Kahn ist offenbar gesunken und dürfte lecken.", ["offenbar", "dürfte"]),
        ("Der Zeuge will den Kahn gesehen haben.", ["will"]),
        ("Der Ort gilt als sicher.", ["gilt als"]),
        ("Der Kahn liegt im Hafen.", []),
    ],
)
def test_hedges_are_found_with_their_place(text: str, words: list[str], de: LanguagePack) -> None:
    assert [h.span.of(text) for h in find_hedges(text, Span(0, len(text)), de)] == words


def test_a_hedge_inside_a_quotation_weakens_what_is_quoted(de: LanguagePack) -> None:
    text = "Der Kahn sei „vermutlich leck“, sagte Brandt offenbar."
    doc = document_from_text(text)
    quoted = Span(text.index("„"), text.index("“") + 1)
    whole = Statement("s1", Mode.INDIRECT, (Span(0, quoted.end),), frame=(Span(quoted.end, len(text)),))
    inner = Statement("s2", Mode.DIRECT, (quoted,), parent="s1", frame=whole.frame)
    hedged = add_hedges(doc, find_sentences(doc, de), [whole, inner], de)
    assert [[h.span.of(text) for h in s.hedges] for s in hedged] == [["offenbar"], ["vermutlich"]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Brandt warnte, dass die Deiche brechen könnten.", []),
        ("Laut Brandt könnten die Deiche brechen.", ["könnten"]),
        ("Brandt warnte, dass der Deich brechen könnte.", ["könnte"]),
    ],
)
def test_plurals_in_reported_speech_say_nothing_of_doubt(text: str, words: list[str], de: LanguagePack) -> None:
    doc = analyse(document_from_text(text), de)
    assert [h.span.of(text) for s in doc.statements for h in s.hedges] == words
