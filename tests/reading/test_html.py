import contextlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import PageError
from sayso.model import BlockKind
from sayso.reading import read_page
from sayso.reading.furniture import reading_packs
from sayso.reading.html import looks_like_html, read_html

CORPUS = Path(__file__).parent.parent / "corpus"


def test_a_page_gives_its_article_and_its_facts() -> None:
    doc = read_page((CORPUS / "bruecke.html").read_bytes(), "bruecke.html")
    assert doc.title == "Brücke in Seebrück bleibt gesperrt"
    assert doc.texts(BlockKind.LEAD) == [
        "Die Stadt hält den Bau für unsicher. Der Landrat widerspricht – und nennt Zahlen."
    ]
    assert doc.texts(BlockKind.HEADING) == ["Landrat widerspricht"]
    assert doc.texts(BlockKind.CAPTION) == ["Die gesperrte Brücke am Morgen. Foto: Jan Ried"]
    assert doc.texts(BlockKind.DATELINE) == ["Seebrück (dpa) -"]
    assert doc.texts(BlockKind.AGENCY_CREDIT) == ["(dpa/mho)"]
    assert [s.of(doc.text) for s in doc.photo_credits] == ["Jan Ried"]
    assert [a.agency for a in doc.agencies] == ["dpa", "dpa"]
    body = doc.texts(BlockKind.PARAGRAPH)
    assert len(body) == 5
    assert body[0].endswith("Bürgermeisterin Lena Brandt laut Mitteilung.")
    assert "tragenden Teilen Rüsse & Risse" in body[1]
    assert (doc.published, doc.modified) == ("2025-03-04T08:15+01:00", "2025-03-04T17:02+00:00")
    assert (doc.authors, doc.outlet, doc.language, doc.cut) == (("Mira Holt",), "Seebrücker Bote", "de", False)
    assert doc.url == "https://www.seebrueck.example/lokales/bruecke-gesperrt-4711.html"
    assert not any(word in doc.text for word in ("Cookies", "Newsletter", "Damm", "Impressum", "Verkehr", "Rechte"))


def test_offsets_lead_to_the_same_words_in_the_markup() -> None:
    page = (CORPUS / "bruecke.html").read_text(encoding="utf-8")
    doc = read_page(page.encode(), "bruecke.html")
    for segment in doc.offsets.segments:
        words = doc.text[segment.start : segment.start + segment.length]
        assert page[segment.page_start : segment.page_start + segment.length] == words
    mapped = sum(s.length for s in doc.offsets.segments)
    assert mapped > 0.95 * len(doc.text)


WORDS = st.text(st.sampled_from("aäbß &<>\u00ad\u00a0\n\t\u200b;#x"), max_size=30)


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["p", "b", "div", "h2", "br"]), WORDS, st.booleans()), max_size=8))
def test_segments_are_equal_in_line_and_page_whatever_the_markup(parts: list[tuple[str, str, bool]]) -> None:
    page = "<html><body>"
    for tag, words, closed in parts:
        escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace("ä", "&auml;")
        page += f"<{tag}>{escaped}" + (f"</{tag}>" if closed else "")
    for line in read_html(page, reading_packs()).lines:
        assert line.text == line.text.strip()
        last = 0
        for s in line.segments:
            assert last <= s.start
            assert line.text[s.start : s.start + s.length] == page[s.page_start : s.page_start + s.length]
            last = s.start + s.length
        assert last <= len(line.text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("<!DOCTYPE html><html>", True),
        ('<?xml version="1.0"?><html xmlns="x">', True),
        ("Der Rat tagt. <3 Herzen.", False),
        ("<p>Der Rat tagt.</p>", True),
        ("Er schrieb: a < b und b > c.", False),
    ],
)
def test_markup_is_known_by_its_elements(text: str, wanted: bool) -> None:
    assert looks_like_html(text) is wanted


PARAGRAPH = "Der Rat der Stadt hat die Brücke am Montag gesperrt, und die Sprecherin nannte dafür drei Gründe. "


def test_deeply_nested_markup_is_read_all_the_same() -> None:
    page = "<html><body>" + "<div>" * 50_000 + f"<p>{PARAGRAPH * 4}</p>" + "</div>" * 50_000 + "</body></html>"
    doc = read_page(page.encode(), "deep.html")
    assert doc.texts(BlockKind.PARAGRAPH) == [(PARAGRAPH * 4).strip()]


@pytest.mark.parametrize("piece", ["<div ", "<", "<p>&amp", '<a href="', "<!--", "<script>", "<p>x</p>&#"])
def test_markup_that_is_never_closed_is_read_or_refused(piece: str) -> None:
    with contextlib.suppress(PageError):
        read_page(f"<html><body>{piece * 20_000}".encode(), "open.html")


HEADS = {
    "a declared encoding that is not the page's": '<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE html><html>',
    "a root without content": "<!DOCTYPE html><html/>",
    "control characters first": "\x01\x02<html>",
    "a document type with entities": '<!DOCTYPE html [<!ENTITY a "b">]><html>',
    "no root": "",
}


@pytest.mark.parametrize("name", HEADS)
def test_a_page_is_read_whatever_stands_at_its_head(name: str) -> None:
    paragraphs = "".join(f"<p>{PARAGRAPH}{day} war das noch anders.</p>" for day in ("Früher", "Später", "Zuletzt"))
    page = f"{HEADS[name]}<head><meta charset='iso-8859-1'></head><body><h1>Rat prüft Brücke</h1>{paragraphs}</body>"
    doc = read_page(page.encode(), "head.html")
    assert doc.title == "Rat prüft Brücke"
    assert [text.split()[-5] for text in doc.texts(BlockKind.LEAD) + doc.texts(BlockKind.PARAGRAPH)] == [
        "Früher", "Später", "Zuletzt",
    ]  # fmt: skip
    assert len(doc.offsets.segments) >= 4
