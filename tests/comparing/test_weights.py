import pytest

from sayso.comparing.weights import find_stock_phrases, quoted_share
from sayso.lang import LanguagePack, load_pack, pack_codes
from sayso.lang.rules import PatternRule
from sayso.model import Span

RULES = [
    (code, rule)
    for code in pack_codes()
    for family in ("stock_phrases", "told_agency")
    for rule in load_pack(code).rules(family, PatternRule)
]


@pytest.mark.parametrize(("code", "rule"), RULES, ids=lambda p: getattr(p, "id", p))
def test_rules_prove_themselves(code: str, rule: PatternRule) -> None:
    pattern = load_pack(code).pattern(rule.pattern, rule.id)
    assert rule.match
    assert [s for s in rule.match if not pattern.search(s)] == []
    assert [s for s in rule.reject if pattern.search(s)] == []


def test_a_passage_of_stock_phrases_is_found_out(de: LanguagePack) -> None:
    text = "Der Damm hält, wie ein Sprecher der Feuerwehr am Montag sagte."
    ((rule, span),) = find_stock_phrases(text, Span(0, len(text)), [de])
    assert (rule, span.of(text)) == ("de.stock.as-someone-said", "wie ein Sprecher der Feuerwehr am Montag sagte")


@pytest.mark.parametrize(
    ("text", "words", "share"),
    [
        ("Sie sagte: „Alles ist gut.“ Dann ging sie.", "Alles ist gut.", 1.0),
        ('Sie sagte: "Alles ist gut." Dann ging sie.', "Dann ging sie.", 0.0),
        ("Sie sagte: »Alles ist gut, denn der Deich hält.« Gut so.", "denn der Deich hält.« Gut so.", 20 / 29),
        ('Ein Zoll: 2".\nDann ging sie.', "Dann ging sie.", 0.0),
        ("„Ohne Ende.\nDann ging sie.", "Dann ging sie.", 0.0),
    ],
)
def test_words_between_marks_are_known(text: str, words: str, share: float) -> None:
    start = text.index(words)
    assert quoted_share(text, Span(start, start + len(words))) == pytest.approx(share)
