"""Set lines become paragraphs, what several sheets repeat is no article, and what cannot be read says why."""

import sys
import zlib

import pytest
from tests.reading.files import BODY, TITLE, pdf_of
from tests.reading.pdfs import Placed, make_pdf

from sayso.errors import PageError
from sayso.model import BlockKind
from sayso.reading import read_page
from sayso.reading.pdf import read_pdf, unpacked_size

HEAD = "Seebrücker Bote, 5. März 2024"
FIRST: list[Placed] = [
    (50, 810, 8, HEAD),
    (50, 740, 24, "Rat sperrt die Brücke"),
    (50, 710, 24, "von Seebrück"),
    (50, 680, 10, "Die alte Brücke über den See bleibt gesperrt, weil die"),
    (50, 668, 10, "Prüfer Risse gefunden haben. Das teilte die Stadt mit, und sie ver-"),
    (50, 656, 10, "wies auf einen Bericht, der am Montag kam."),
    (62, 644, 10, "„Wir müssen für die Sicherheit sorgen“, sagte die Bürgermeisterin"),
    (50, 632, 10, "Lena Brandt, und sie nannte drei Gründe."),
    (50, 606, 12, "Landrat widerspricht"),
    (50, 590, 10, "Der Landrat Theo Kern widersprach am Abend im Sender See-TV. Die"),
    (50, 578, 10, "Brücke sei sicher, sagte er dem Sender, und er"),
    (290, 40, 8, "1"),
]
SECOND: list[Placed] = [
    (50, 810, 8, HEAD),
    (50, 760, 10, "verlangte, dass die Stadt ihre Zahlen zeigt."),
    (290, 40, 8, "2"),
]
PDF = make_pdf(FIRST, SECOND, title="Rat sperrt die Brücke")


def test_lines_become_paragraphs_over_indents_gaps_hyphens_and_sheets() -> None:
    doc = read_page(PDF, "page.pdf")
    assert doc.title == "Rat sperrt die Brücke von Seebrück"
    assert doc.texts(BlockKind.PARAGRAPH) == [
        "Die alte Brücke über den See bleibt gesperrt, weil die Prüfer Risse gefunden haben. Das teilte die Stadt mit, "
        "und sie verwies auf einen Bericht, der am Montag kam.",
        "„Wir müssen für die Sicherheit sorgen“, sagte die Bürgermeisterin Lena Brandt, und sie nannte drei Gründe.",
        "Der Landrat Theo Kern widersprach am Abend im Sender See-TV. Die Brücke sei sicher, sagte er dem Sender, und "
        "er verlangte, dass die Stadt ihre Zahlen zeigt.",
    ]
    assert doc.texts(BlockKind.HEADING) == ["Landrat widerspricht"]
    assert doc.page.media_type == "application/pdf"
    assert {(f.text, f.reason) for f in doc.furniture} == {
        (words, "page.set.running-head") for words in (HEAD, "1", "2")
    }


def test_offsets_lead_to_the_same_words_in_the_text_layer() -> None:
    layer = read_pdf(PDF, "page.pdf")
    doc = read_page(PDF, "page.pdf")
    for s in doc.offsets.segments:
        assert layer.text[s.page_start : s.page_start + s.length] == doc.text[s.start : s.start + s.length]
    assert sum(s.length for s in doc.offsets.segments) > 0.95 * len(doc.text)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (make_pdf(FIRST, locked=True), "locked"),
        (PDF[: len(PDF) // 2], "broken-pdf"),
        (make_pdf([]), "no-text-layer"),
        (make_pdf([(50, 40, 8, "17")]), "no-text-layer"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, code: str) -> None:
    with pytest.raises(PageError) as caught:
        read_page(data, "page.pdf")
    assert caught.value.code == code


def test_without_the_extra_its_name_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(PageError, match=r'with the extra "pdf"') as caught:
        read_page(PDF, "page.pdf")
    assert caught.value.code == "needs-extra"


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [
        (50.0, 700.0 - 12 * i, 10.0, words)
        for i, words in enumerate(["Der Rat sperrt die Brücke, weil die", "Prüfer viele neue"])
    ]
    right = [
        (320.0, 700.0 - 12 * i, 10.0, words)
        for i, words in enumerate(["Risse gefunden haben, sagte die", "Sprecherin am Montag."])
    ]
    (line,) = read_pdf(make_pdf(left + right), "page.pdf").lines
    assert (
        line.text
        == "Der Rat sperrt die Brücke, weil die Prüfer viele neue Risse gefunden haben, sagte die Sprecherin am Montag."
    )


def test_a_long_file_is_read_to_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.reading.pdf.MOST_PAGES", 1)
    assert "verlangte" not in read_page(PDF, "page.pdf").text
    monkeypatch.setattr("sayso.reading.pdf.MOST_CHARACTERS", 40)
    assert len(read_pdf(pdf_of(TITLE, BODY), "page.pdf").text) <= 40


def test_a_file_that_unpacks_to_too_much_is_refused_before_it_is_opened() -> None:
    packed = zlib.compress(b" " * 250_000_000)
    bomb = PDF.replace(b"%%EOF", b"9 0 obj\n<</Filter/FlateDecode>>stream\n" + packed + b"\nendstream endobj\n%%EOF")
    with pytest.raises(PageError, match="unpacks to more than 200 MB"):
        read_page(bomb, "bomb.pdf")
    assert unpacked_size(PDF.replace(b"%%EOF", b"stream\n" + zlib.compress(b"x" * 1000) + b"\nendstream\n")) == 1000
