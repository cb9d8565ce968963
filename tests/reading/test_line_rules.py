import pytest

from sayso.lang import LanguagePack, load_pack
from sayso.lang.pack import pack_codes
from sayso.reading.furniture import LineRule, find_line_rule, line_rules

EXAMPLES = [
    pytest.param(pack, rule, text, wanted, id=f"{rule.id}-{'match' if wanted else 'reject'}-{i}")
    for pack in map(load_pack, pack_codes())
    for rule, _ in line_rules(pack)
    for wanted, texts in ((True, rule.match), (False, rule.reject))
    for i, text in enumerate(texts)
]


@pytest.mark.parametrize(("pack", "rule", "text", "wanted"), EXAMPLES)
def test_line_rule_keeps_to_its_examples(pack: LanguagePack, rule: LineRule, text: str, wanted: bool) -> None:
    pattern = pack.pattern(rule.pattern, rule.id)
    assert bool(len(text) <= rule.longest and pattern.search(text)) is wanted


def test_every_line_rule_has_examples_of_both_kinds() -> None:
    rules = [rule for code in pack_codes() for rule, _ in line_rules(load_pack(code))]
    assert [rule.id for rule in rules if not (rule.match and rule.reject)] == []


def test_a_phrase_is_known_with_marks_and_counts_around_it() -> None:
    packs = [load_pack(code) for code in pack_codes()]
    for text in ("Kommentare (17)", "» kommentare", "17 Kommentare"):
        finding = find_line_rule(text, packs)
        assert finding is not None
        assert (finding.kind, finding.effect) == (None, "comments")


@pytest.mark.parametrize(("pack", "rule", "text", "wanted"), [p for p in EXAMPLES if p.values[3]])
def test_signs_of_a_rule_stand_in_all_its_matches(pack: LanguagePack, rule: LineRule, text: str, wanted: bool) -> None:
    assert not rule.signs or any(sign in text.lower() for sign in rule.signs)
    assert wanted
    assert pack.code == rule.id[:2]
