"""Every rule of the German pack for statements fires on its own examples and stays silent on its counterexamples."""

import pytest

from sayso.lang import LanguagePack, Rule, load_pack
from sayso.reading import document_from_text
from sayso.understanding.analysis import analyse
from sayso.understanding.statements.constructions import Construction
from sayso.understanding.statements.cues import CueRule
from sayso.understanding.statements.noun_cues import NounRule
from sayso.understanding.statements.source_phrases import SourceRule

FAMILIES: dict[str, type[Rule]] = {
    "cues": CueRule,
    "cue_nouns": NounRule,
    "sources": SourceRule,
    "constructions": Construction,
}


def rules() -> list[Rule]:
    pack = load_pack("de")
    found: list[Rule] = []
    for family, kind in FAMILIES.items():
        found += pack.rules(family, kind)
    return found


CASES = [
    pytest.param(rule.id, text, wanted, id=f"{rule.id}-{'match' if wanted else 'reject'}-{n}")
    for rule in rules()
    for wanted, texts in ((True, rule.match), (False, rule.reject))
    for n, text in enumerate(texts)
]


def test_every_rule_has_examples_of_both_kinds() -> None:
    assert [rule.id for rule in rules() if not (rule.match and rule.reject)] == []


@pytest.mark.parametrize(("rule", "text", "wanted"), CASES)
def test_rules_prove_themselves(rule: str, text: str, wanted: bool, de: LanguagePack) -> None:
    found = analyse(document_from_text(text, language="de"), de).statements
    assert (rule in {hit.rule for statement in found for hit in statement.hits}) is wanted
