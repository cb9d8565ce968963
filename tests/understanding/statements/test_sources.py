import pytest

from sayso.lang import LanguagePack, load_pack
from sayso.model import LinkRole
from sayso.reading import document_from_text
from sayso.understanding.statements.sources import SourcePhrase, SourceRule, find_sources
from sayso.understanding.text.morphology import tag_sentences
from sayso.understanding.text.sentences import find_sentences

RULES = load_pack("de").rules("chains", SourceRule)


def sources(text: str, pack: LanguagePack) -> list[SourcePhrase]:
    doc = document_from_text(text)
    sents = tag_sentences(find_sentences(doc, pack), pack)
    return [phrase for sent in sents for phrase in find_sources(sent, text, pack)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rules_fire_on_their_examples_and_only_there(rule: SourceRule, de: LanguagePack) -> None:
    def fires(text: str) -> bool:
        return rule.id in [p.rule for p in sources(text, de)]

    assert rule.match
    assert [text for text in rule.match if not fires(text)] == []
    assert [text for text in rule.reject if fires(text)] == []


@pytest.mark.parametrize(
    ("text", "words", "role"),
    [
        ("Der Pegel steige, sagte Brandt der Agentur Nordpress zufolge.", "der Agentur Nordpress", LinkRole.AGENCY),
        ("Medienberichten zufolge brach der Deich.", "Medienberichten", LinkRole.MEDIUM),
        ("Nach Angaben der Polizei brach der Deich.", "Angaben der Polizei", LinkRole.BODY),
        ("Der Deich brach südkoreanischen Medien zufolge.", "südkoreanischen Medien", LinkRole.MEDIUM),
        ("Nach Informationen aus Parteikreisen geht sie.", "Informationen aus Parteikreisen", LinkRole.UNNAMED),
        ("Laut Analysten geht es gut.", "Analysten", LinkRole.UNNAMED),
        ("Dem Ministerium zufolge brach der Deich.", "Dem Ministerium", LinkRole.BODY),
        (
            "Laut einer Studie der Universität Hohenfels steigt er.",
            "einer Studie der Universität Hohenfels",
            LinkRole.DOCUMENT,
        ),
        ("„Ja“, sagte er dieser Zeitung.", "dieser Zeitung", LinkRole.OUTLET),
        ("„Ja“, sagte er der „Küstenpost am Sonntag“.", "der „Küstenpost am Sonntag“", LinkRole.MEDIUM),
    ],
)
def test_sources_have_roles(text: str, words: str, role: LinkRole, de: LanguagePack) -> None:
    assert [(p.span.of(text), p.source.role) for p in sources(text, de)] == [(words, role)]
