"""The running example, where it is there: each line in its class."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.model import BlockKind, Document, Span
from sayso.reading import read_page

Shared = Callable[..., Path]


@pytest.fixture(params=[0, 1])
def seed(request: pytest.FixtureRequest, shared: Shared) -> tuple[Document, dict[str, object], str]:
    expected = json.loads(shared("seeds", "expected.json").read_text(encoding="utf-8"))["documents"]
    name = sorted(expected)[request.param]
    data = shared("seeds", name).read_bytes()
    return read_page(data, name), expected[name], data.decode()


def test_title_lead_headings_captions_and_credits(seed: tuple[Document, dict[str, object], str]) -> None:
    doc, want, _ = seed
    assert doc.title == want.get("title")
    assert doc.texts(BlockKind.LEAD) == [want["lead"]]
    assert doc.texts(BlockKind.HEADING) == want["subheadings"]
    assert doc.texts(BlockKind.CAPTION) == want["captions"]
    assert [span.of(doc.text) for span in doc.photo_credits] == want["photo_credits"]
    assert [a.agency for a in doc.agencies] == want["agencies"]
    assert doc.published == want.get("published")
    assert doc.language == "de"


def test_offsets_lead_to_the_same_words_in_the_page(seed: tuple[Document, dict[str, object], str]) -> None:
    doc, _, page = seed
    for block in doc.blocks:
        spans = doc.offsets.page_spans(block.span)
        assert "".join(s.of(page) for s in spans) == block.span.of(doc.text)
    assert doc.offsets.page_spans(Span(0, 0)) == ()
