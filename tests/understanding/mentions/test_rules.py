import pytest

from sayso.lang import LanguagePack, load_pack, pack_codes
from sayso.reading import document_from_text
from sayso.understanding.analysis import analyse
from sayso.understanding.mentions.knowledge import load_knowledge
from sayso.understanding.mentions.names import find_names_by_tags
from sayso.understanding.mentions.rules import MentionRule, load_mention_rules
from sayso.understanding.text.morphology import tag_sentences
from sayso.understanding.text.sentences import find_sentences

PACKS = [load_pack(code) for code in pack_codes()]
RULES = [(pack, rule) for pack in PACKS for rule in load_mention_rules(pack)]


def fired(text: str, pack: LanguagePack) -> set[str]:
    """Rules of a text, with the fitted model and without."""
    doc = document_from_text(text, language=pack.code)
    sents = tag_sentences(find_sentences(doc, pack), pack)
    without = {n.rule for sent in sents for n in find_names_by_tags(sent.tokens, load_knowledge(pack))}
    return {m.rule for m in analyse(doc, pack).mentions} | without


@pytest.mark.parametrize(("pack", "rule"), RULES, ids=[rule.id for _, rule in RULES])
def test_rules_prove_themselves(pack: LanguagePack, rule: MentionRule) -> None:
    assert rule.match
    assert rule.reject
    for text in rule.match:
        assert rule.id in fired(text, pack), text
    for text in rule.reject:
        assert rule.id not in fired(text, pack), text


@pytest.mark.parametrize(("pack", "rule"), RULES, ids=[rule.id for _, rule in RULES])
def test_words_that_a_rule_names_are_there(pack: LanguagePack, rule: MentionRule) -> None:
    assert not rule.words or load_knowledge(pack).words(rule.words)


def test_every_mention_names_a_rule_of_the_pack(de: LanguagePack) -> None:
    text = "Roms Präsident Marco Bell traf Frau Brandt in Oslo. Er schwieg. Der Staatschef aß, laut der Agentur Tass."
    doc = analyse(document_from_text(text, language="de"), de)
    assert all(de.describe(m.rule) for m in doc.mentions)
