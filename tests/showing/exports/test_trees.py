"""What is written as XML: the graph for Gephi and the TEI corpus."""

import io
from dataclasses import replace
from pathlib import Path

import networkx as nx
from lxml import etree

from sayso.model import Document, Story
from sayso.showing.exports.gexf import to_gexf
from sayso.showing.exports.tei import to_tei

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"


def test_gexf_is_read_by_others(story: Story) -> None:
    graph = nx.read_gexf(io.BytesIO(to_gexf(story).encode()), version="1.3")
    assert graph.is_directed()
    assert graph.nodes["asserter:Ole Brandtner"]["kind"] == "asserter"
    assert {graph.nodes[node]["kind"] for node in graph} == {"asserter", "source", "page"}
    assert all(weight >= 1 for _, _, weight in graph.edges(data="weight"))
    assert all(graph.degree(node) for node in graph)


def test_tei_is_built_as_the_guidelines_say(story: Story) -> None:
    tree = etree.fromstring(to_tei(story).encode())
    schema = etree.RelaxNG(file=Path(__file__).with_name("tei.rng"))
    assert schema.validate(tree), schema.error_log


def test_tei_holds_every_character_and_every_statement(story: Story) -> None:
    tree = etree.fromstring(to_tei(story).encode())
    for doc, text in zip(story.documents, tree.iter(f"{TEI}text"), strict=True):
        blocks = sorted("".join(e.itertext()) for e in text.iter(f"{TEI}p", f"{TEI}head"))
        assert blocks == sorted(b.span.of(doc.document.text) for b in doc.document.blocks)
        pieces = {e.get(ID): "".join(e.itertext()) for e in text.iter(f"{TEI}said")}
        for stmt in doc.statements:
            of_it = [words for key, words in pieces.items() if key and key.partition("-")[2].startswith(f"{stmt.id}.")]
            assert "".join(of_it) == "".join(span.of(doc.document.text) for span in stmt.content)


def test_tei_pieces_and_speakers_are_found(story: Story) -> None:
    tree = etree.fromstring(to_tei(story).encode())
    ids = [e.get(ID) for e in tree.iter() if isinstance(e.tag, str) and e.get(ID)]
    assert len(ids) == len(set(ids))
    linked = {e.get(name, "")[1:] for e in tree.iter(f"{TEI}said") for name in ("who", "prev", "next")} - {""}
    assert linked <= set(ids)


def test_tei_takes_characters_that_xml_cannot_hold(story: Story) -> None:
    doc = story.documents[0]
    text = doc.document.text.replace("Grellin", "Gr\x0cl\x01in")
    odd: Document = replace(doc.document, text=text)
    tree = etree.fromstring(
        to_tei(replace(story, documents=(replace(doc, document=odd), *story.documents[1:]))).encode()
    )
    assert "Gr\ufffdl\ufffdin" in "".join(next(tree.iter(f"{TEI}text")).itertext())
