"""Files of every kind: each is read or refused with one line that names it, and none stops the others."""

import random
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.errors import PageError
from sayso.model import BlockKind, Document, Issue
from sayso.reading import read_page, read_pages
from sayso.reading.pages import SIZE_LIMIT

ARTICLE = (
    "Rat sperrt die Brücke von Seebrück\n\n"
    "Die alte Brücke über den See bleibt gesperrt, weil die Prüfer Risse gefunden haben. Das sagte die Sprecherin.\n\n"
    "„Wir müssen für die Sicherheit sorgen“, erklärte die Bürgermeisterin, und sie nannte dafür gute Gründe.\n"
)
POLISH = (
    "Rada miasta zamknęła stary most nad jeziorem, ponieważ biegli znaleźli w nim pęknięcia. Rzeczniczka powiedziała, "
    "że nikt nie został ranny, a naprawa potrwa do jesieni. Mieszkańcy obawiają się długich objazdów i kosztów. "
    "Burmistrz zapowiedział na środę nadzwyczajne posiedzenie, na którym radni mają omówić wydatki oraz dalsze kroki.\n"
)
FURNITURE = "Menü\nSuche\nAnmelden\nImpressum\nDatenschutz\nNewsletter abonnieren\nFacebook\nTwitter\nZur Startseite\n"
PNG = b"\x89PNG\r\n\x1a\n" + zlib.compress(b"picture" * 100)

REFUSED = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "empty"),
    "paper.pdf": (b"%PDF-1.7\n" + bytes(range(256)) * 20, "broken-pdf"),
    "noise.txt": (random.Random(7).randbytes(5000), "not-text"),
    "picture.html": (PNG, "not-text"),
    "huge.html": (b"<html>" + b"x" * SIZE_LIMIT, "too-large"),
    "menu.txt": (FURNITURE.encode(), "no-article"),
    "null.txt": (b"\x00" * 400, "not-text"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_page_is_refused_with_its_name_and_reason(name: str, tmp_path: Path) -> None:
    data, code = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(data)
    (issue,) = read_pages([path])
    assert isinstance(issue, Issue)
    assert (issue.code, issue.fatal, issue.document) == (code, True, str(path))
    assert issue.message.startswith(f"{path}: ")
    assert "\n" not in issue.message
    with pytest.raises(PageError, match=name):
        read_page(data, name)


def test_one_bad_page_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "empty").mkdir()
    for name, data in {"b.txt": ARTICLE.encode(), "a/c.txt": ARTICLE.encode(), "a/d.pdf": b"%PDF-1.4"}.items():
        (tmp_path / name).write_bytes(data)
    found = list(read_pages([tmp_path / "missing.txt", tmp_path / "a", tmp_path / "empty", tmp_path / "b.txt"]))
    told = [item.id if isinstance(item, Document) else item.code for item in found]
    assert told == ["missing", "c.txt", "broken-pdf", "empty-folder", "b.txt"]


def test_a_folder_is_read_with_its_subfolders_in_name_order(tmp_path: Path) -> None:
    for name in ("2.txt", "1/z.txt", "1/a.txt", ".hidden.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    found = [item.page.source for item in read_pages([tmp_path]) if isinstance(item, Document)]
    assert found == [str(tmp_path / name) for name in ("1/a.txt", "1/z.txt", "2.txt")]


@pytest.mark.parametrize(
    ("encode", "encoding"),
    [
        (lambda text: text.encode("utf-8"), "utf-8"),
        (lambda text: text.encode("utf-8-sig"), "utf-8"),
        (lambda text: text.encode("utf-16"), "utf-16"),
        (lambda text: text.encode("utf-16-le"), "utf-16-le"),
        (lambda text: text.encode("utf-16-be"), "utf-16-be"),
        (lambda text: text.encode("utf-32"), "utf-32"),
        (lambda text: text.replace("„", '"').replace("“", '"').encode("latin-1"), "cp1252"),
        (lambda text: text.encode("cp1252"), "cp1252"),
        (lambda text: text.replace("\n", "\r\n").encode("utf-8"), "utf-8"),
        (lambda text: text.encode("utf-8") + b"\xff", "utf-8"),
    ],
)
def test_encodings_are_told_by_their_bytes(encode: Callable[[str], bytes], encoding: str) -> None:
    doc = read_page(encode(ARTICLE), "page.txt")
    assert doc.page.encoding == encoding
    assert doc.title == "Rat sperrt die Brücke von Seebrück"
    assert doc.texts(BlockKind.PARAGRAPH)[0].startswith("Die alte Brücke über den See bleibt gesperrt")


def test_a_declared_encoding_is_used_where_the_bytes_leave_it_open() -> None:
    page = f'<html><head><meta charset="iso-8859-2"></head><body><p>{POLISH}</p></body></html>'
    doc = read_page(page.encode("iso-8859-2"), "pl.html")
    assert doc.page.encoding == "iso-8859-2"
    assert "zamknęła stary most" in doc.text
    assert doc.language == "pl"


@pytest.mark.parametrize("wrap", ["{}", "<html><body><p>{}</p></body></html>"])
def test_a_page_of_one_long_line_is_read_and_an_endless_one_refused(wrap: str) -> None:
    sentence = "Der Rat der Stadt sperrt die Brücke, sagte die Sprecherin am Montag. "
    assert len(read_page(wrap.format(sentence * 10_000).encode(), "long.html").text) > 600_000
    with pytest.raises(PageError, match=r"endless\.html: one line of 5\.\d million characters"):
        read_page(wrap.format(sentence * 73_000).encode(), "endless.html")


def test_short_german_text_is_not_taken_for_another_language() -> None:
    doc = read_page("Die Brücke bleibt zu, das sagte der Rat am Abend.".encode(), "short.txt")
    assert doc.language == "de"


def test_polish_is_told() -> None:
    assert read_page(POLISH.encode(), "pl.txt").language == "pl"


@pytest.mark.parametrize(
    "head", ["BM Süd – Zeitung für Seebrück", "MZ Seebrück", "ID3 heißt das Auto", "RIFF – Zeitung für den See"]
)
def test_text_that_begins_with_the_letters_of_another_format_is_text(head: str) -> None:
    assert read_page(f"{head}\n{ARTICLE}".encode(), "page.txt").title == "Rat sperrt die Brücke von Seebrück"
