"""Chains of invented pages: every link from the page inward."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.lang import LanguagePack, load_pack
from sayso.model import AgencyCredit, AnalysedDocument, LinkRole, Statement
from sayso.reading import document_from_text
from sayso.understanding.analysis import analyse


def read(text: str, pack: LanguagePack) -> AnalysedDocument:
    return analyse(document_from_text(text, outlet="Küstenbote"), pack)


def links(doc: AnalysedDocument, stmt: Statement) -> list[tuple[str, str | None]]:
    text = doc.document.text
    return [(link.role.value, link.span.of(text) if link.span else None) for link in stmt.chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "Der Deich habe gehalten, sagte Brandt der Nachrichtenagentur Nordpress zufolge.",
            [("outlet", None), ("agency", "der Nachrichtenagentur Nordpress"), ("speaker", "Brandt")],
        ),
        (
            "„Der Deich hält“, sagte Brandt auf Twitter.",
            [("outlet", None), ("medium", "Twitter"), ("speaker", "Brandt")],
        ),
        (
            "„Der Deich hält“, sagte Brandt dieser Zeitung.",
            [("outlet", None), ("outlet", "dieser Zeitung"), ("speaker", "Brandt")],
        ),
        (
            "„Der Deich hält“, sagte Brandt im Interview mit der Wochenzeitung „Flut“.",
            [("outlet", None), ("medium", "der Wochenzeitung „Flut“"), ("speaker", "Brandt")],
        ),
        (
            "Der Kahn sei gesunken, berichtete die „Küstenpost“ unter Berufung auf Regierungskreise.",
            [("outlet", None), ("speaker", "die „Küstenpost“"), ("unnamed", "Regierungskreise")],
        ),
    ],
)
def test_chains_run_from_the_page_inward(text: str, chain: list[tuple[str, str | None]], de: LanguagePack) -> None:
    doc = read(text, de)
    assert links(doc, doc.statements[0]) == chain


def test_credited_agencies_are_links_that_no_words_name(de: LanguagePack) -> None:
    page = replace(document_from_text("Brandt sagte, dass der Deich hält."), agencies=(AgencyCredit("dpa", None),))
    chain = analyse(page, de).statements[0].chain
    assert [(link.role, link.name, link.span) for link in chain[:1]] == [(LinkRole.AGENCY, "dpa", None)]
    assert chain[0].inferred


@pytest.mark.parametrize(
    ("text", "words", "back"),
    [
        (
            "Der Deich habe gehalten, sagte Brandt der Nachrichtenagentur Nordpress zufolge. "
            "„Wir warten ab“, sagte Brandt den Angaben zufolge.",
            "den Angaben",
            "der Nachrichtenagentur Nordpress",
        ),
        (
            "Der Deich habe gehalten, teilte die Polizei mit. Demnach sind zwei Boote gesunken.",
            "Demnach",
            "die Polizei",
        ),
        (
            "Der Deich habe gehalten, teilte die Polizei mit. Den Berichten zufolge sind zwei Boote gesunken.",
            "Den Berichten",
            None,
        ),
        ("Den Angaben zufolge sind zwei Boote gesunken.", "Den Angaben", None),
    ],
)
def test_sources_that_point_back(text: str, words: str, back: str | None, de: LanguagePack) -> None:
    doc = read(text, de)
    link = next(link for s in doc.statements for link in s.chain if link.span and link.span.of(text) == words)
    assert link.anaphoric
    assert (link.refers_to.of(text) if link.refers_to else None) == back


def test_a_recording_is_evidence_and_its_publisher_speaks(de: LanguagePack) -> None:
    doc = read("Ein von der Werft veröffentlichtes Video zeigt, wie der Kahn sinkt.", de)
    stmt = doc.statements[0]
    assert stmt.evidence == "video"
    assert [role for role, _ in links(doc, stmt)] == ["outlet", "video", "speaker"]
    who = doc.entity(stmt.who)
    assert who is not None
    assert who.name == "Werft"


def test_every_link_lies_in_the_text_and_every_entity_exists(de: LanguagePack) -> None:
    text = (
        "Laut Polizei brach der Deich. Demnach sei niemand verletzt worden. Er habe geholfen, schrieb Brandt "
        "auf Facebook. Nach eigenen Angaben war die Werft informiert. Wie die „Küstenpost“ berichtete, dürfte es "
        "lange dauern. Das geht aus einem Papier des Ministeriums hervor."
    )
    doc = read(text, de)
    ids = {entity.id for entity in doc.entities} | {None}
    assert len(ids) == len(doc.entities) + 1
    for stmt in doc.statements:
        assert stmt.who in ids
        for link in stmt.chain:
            assert link.entity in ids
            assert link.span is None or 0 <= link.span.start < link.span.end <= len(text)
            assert link.span is not None or link.inferred or link.role is LinkRole.OUTLET


_WORDS = (
    "Brandt Werft Polizei Zeitung Bericht Angaben Video Sprecher zufolge laut demnach nach auf Twitter der die den dem "
    'sagte er sie dass wie im Interview mit unter Berufung „ “ » « " , . : ( ) habe sei könnten nicht bestritt eigenen'
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_WORDS.split()), max_size=40))
def test_whatever_stands_on_a_page_its_chains_lie_in_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    doc = read(text, load_pack("de"))
    for stmt in doc.statements:
        for span in (*stmt.speaker, *(link.span for link in stmt.chain if link.span)):
            assert 0 <= span.start < span.end <= len(text)
        assert stmt.who is None or doc.entity(stmt.who) is not None
