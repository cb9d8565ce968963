"""What is written for the web of data, read back with rdflib: known words only, and nothing that leads nowhere."""

import json

import pytest
from rdflib import PROV, RDF, SDO, Graph, URIRef

from sayso.model import Story
from sayso.showing.exports.annotations import to_annotations
from sayso.showing.exports.prov import to_prov
from sayso.showing.exports.schema_org import to_schema_org

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

STATEMENT = "urn:sayso:story:statement:"


@pytest.fixture(scope="module")
def prov(story: Story) -> Graph:
    return Graph().parse(data=to_prov(story), format="json-ld")


@pytest.fixture(scope="module")
def web(story: Story) -> Graph:
    return Graph().parse(data=to_schema_org(story), format="json-ld")


def test_prov_uses_only_words_of_the_standard(prov: Graph) -> None:
    used = {term for triple in prov for term in triple if isinstance(term, URIRef) and str(term).startswith(str(PROV))}
    assert used
    assert all(term in PROV for term in used)


def test_prov_attributes_each_statement_and_leads_to_its_page(prov: Graph, story: Story) -> None:
    said = URIRef(f"{STATEMENT}A5")
    (who,) = prov.objects(said, PROV.wasAttributedTo)
    assert str(next(prov.objects(who, URIRef("http://www.w3.org/2000/01/rdf-schema#label")))) == "Ole Brandtner"
    assert set(prov.objects(said, PROV.wasQuotedFrom)) == {URIRef("urn:sayso:story:page:A")}
    assert list(prov.objects(said, PROV.wasDerivedFrom))
    assert not list(prov.objects(URIRef(f"{STATEMENT}B5"), PROV.wasAttributedTo)), "nobody is named there"
    quoted = list(prov.subjects(PROV.wasQuotedFrom))
    assert len(quoted) == sum(len(doc.statements) for doc in story.documents)


def test_prov_leads_nowhere_that_is_not_described(prov: Graph) -> None:
    linked = {
        o
        for p in (PROV.wasQuotedFrom, PROV.wasDerivedFrom, PROV.wasAttributedTo, PROV.hadMember)
        for o in prov.objects(None, p)
    }
    assert all((node, RDF.type, None) in prov for node in linked)


def test_schema_org_uses_only_its_words(web: Graph) -> None:
    base = "https://schema.org/"
    used = {t for triple in web for t in triple if isinstance(t, URIRef) and str(t).startswith(base)}
    assert all(str(term).removeprefix(base) in SDO for term in used)
    kinds = {str(kind).removeprefix(base) for kind in web.objects(None, RDF.type)}
    assert {"NewsArticle", "Quotation", "Claim", "Person"} <= kinds


def test_schema_org_claims_lead_to_pages_and_statements(web: Graph, story: Story) -> None:
    claim = URIRef("urn:sayso:story:claim:c1")
    assert {str(o)[-1] for o in web.objects(claim, SDO.appearance)} == {"A", "B", "C"}
    members = set(web.objects(claim, SDO.citation))
    assert len(members) == len(story.claims[0].members)
    assert all((m, SDO.text, None) in web for m in members)


def test_annotations_quote_the_page(story: Story) -> None:
    collection = json.loads(to_annotations(story))
    items = collection["first"]["items"]
    assert collection["total"] == len(items) == len({item["id"] for item in items})
    texts = {doc.document.page.source: doc.document.text for doc in story.documents}
    for item in items:
        quote, place = item["target"]["selector"]
        text = texts[item["target"]["source"]]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_annotations_are_those_of_the_standard(story: Story) -> None:
    words = {"type": "@type", "id": "@id", "@vocab": "http://www.w3.org/ns/oa#", "items": {"@id": "urn:x:items"}}
    body = {**json.loads(to_annotations(story)), "@context": words}
    graph = Graph().parse(data=json.dumps(body), format="json-ld")
    oa = "http://www.w3.org/ns/oa#"
    kinds = [str(kind).removeprefix(oa) for kind in graph.objects(None, RDF.type)]
    assert kinds.count("Annotation") == kinds.count("TextQuoteSelector") == kinds.count("TextPositionSelector")
