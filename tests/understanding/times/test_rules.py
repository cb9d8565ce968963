"""Every rule of time expressions fires on its `match` examples and on none of its `reject` examples."""

import pytest

from sayso.lang import LanguagePack, load_pack
from sayso.reading import document_from_text
from sayso.understanding.text.morphology import tag_sentences
from sayso.understanding.text.sentences import find_sentences
from sayso.understanding.times import find_times
from sayso.understanding.times.context import TimeRule
from sayso.understanding.times.senses import SENSES

RULES = load_pack("de").rules("times", TimeRule)


def fired(text: str, pack: LanguagePack) -> set[str]:
    doc = document_from_text(text, published="2023-09-13")
    return {t.rule for t in find_times(doc, tag_sentences(find_sentences(doc, pack), pack), pack)}


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_examples(rule: TimeRule, de: LanguagePack) -> None:
    assert rule.match
    assert rule.sense in SENSES
    for sentence in rule.match:
        assert (rule.id in fired(sentence, de)) is (rule.sense != "nothing"), sentence
    for sentence in rule.reject:
        assert rule.id not in fired(sentence, de), sentence
