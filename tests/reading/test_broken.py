"""Every format broken in every way: told in one line or read, in little memory, and what stands beside it is read."""

import gzip
import io
import re
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from tests.reading.files import BODY, FILES, HTML, TITLE, nested, zipped

from sayso.model import Document, Issue
from sayso.reading import read_pages

GIGABYTE = 1_000_000_000
PACKED = re.compile(r"\.(?:gz|zip|wacz)$")


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def without_end(data: bytes) -> bytes:
    return data[:-20]


def doubled(data: bytes) -> bytes:
    return data + data[: len(data) // 3]


def wrong_length(data: bytes) -> bytes:
    """Declare too little wherever a length is declared: headers, ZIP directories, the end of gzip, PDF streams."""
    data = re.sub(rb"(?i)(content-length: ?)\d+", rb"\g<1>17", data)
    data = re.sub(rb"/Length \d+", b"/Length 17", data)
    return _lengths(data, 17)


def huge_length(data: bytes) -> bytes:
    """Declare a record of 1 GB wherever a length is declared."""
    data = re.sub(rb"(?i)(content-length: ?)\d+", b"\\g<1>%d" % GIGABYTE, data)
    data = re.sub(rb"/Length \d+", b"/Length %d" % GIGABYTE, data)
    return _lengths(data, GIGABYTE)


def _lengths(data: bytes, size: int) -> bytes:
    packed = struct.pack("<I", size)
    if data.startswith(b"\x1f\x8b"):
        return data[:-4] + packed
    for mark, place in ((b"PK\x03\x04", 18), (b"PK\x01\x02", 20)):
        for match in list(re.finditer(re.escape(mark), data)):
            at = match.start() + place
            data = data[:at] + packed + packed + data[at + 8 :]
    return data


def wrong_encoding(data: bytes) -> bytes:
    """Write the letters above ASCII as Windows does, whatever is declared."""
    try:
        return data.decode("utf-8").encode("cp1252")
    except UnicodeError:
        return data


def other_encoding(data: bytes) -> bytes:
    """Write every second character as a zero."""
    return data.decode("latin-1").encode("utf-16-le")


def with_zeros(data: bytes) -> bytes:
    at = len(data) // 2
    return data[:at] + b"\x00" * 300 + data[at:]


def with_noise(data: bytes) -> bytes:
    at = len(data) * 2 // 3
    return data[:at] + bytes(range(256)) * 4 + data[at:]


def ten_deep(data: bytes) -> bytes:
    return nested(data, lambda inner: zipped(x_zip=inner), 10)


def with_entities(data: bytes) -> bytes:
    """Put entities that unfold to gigabytes before a file, behind its declaration if it has one."""
    names = "abcdefghij"
    unfold = "".join(f'<!ENTITY {b} "{f"&{a};" * 20}">' for a, b in pairwise(names))
    doctype = f'<!DOCTYPE x [<!ENTITY a "{"x" * 1000}">{unfold}]>'.encode()
    declared = re.match(rb"<\?xml[^>]*>", data)
    at = declared.end() if declared else 0
    return data[:at] + doctype + data[at:].replace(b"</p>", b"&j;&j;</p>")


BREAKS: dict[str, Callable[[bytes], bytes]] = {
    function.__name__: function
    for function in (
        half,
        without_end,
        doubled,
        wrong_length,
        huge_length,
        wrong_encoding,
        other_encoding,
        with_zeros,
        with_noise,
        ten_deep,
        with_entities,
    )
}


def read(path: Path, data: bytes) -> list[Document | Issue]:
    path.write_bytes(data)
    return list(read_pages([path]))


@pytest.mark.parametrize("breaking", BREAKS)
@pytest.mark.parametrize("name", FILES)
def test_a_broken_file_is_read_or_told_in_one_line_and_its_neighbour_read(
    name: str, breaking: str, tmp_path: Path
) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(f"a-{name}", BREAKS[breaking](FILES[name]))
        archive.writestr("b-good.html", HTML)
    *broken, good = read(tmp_path / "both.zip", out.getvalue())
    assert broken
    for item in broken:
        if isinstance(item, Document):
            assert "x" * 2000 not in item.text
        else:
            assert item.fatal
            assert name in item.message
            assert "\n" not in item.message
            assert len(item.message) < len(str(tmp_path)) + 200
    assert isinstance(good, Document)
    assert (good.id, good.title) == ("both.zip#b-good.html", TITLE)


@pytest.mark.parametrize("name", FILES)
def test_half_a_file_by_itself_is_read_or_told(name: str, tmp_path: Path) -> None:
    found = read(tmp_path / name, half(FILES[name]))
    assert found
    assert all(isinstance(item, Document) or (item.fatal and name in item.message) for item in found)


@pytest.mark.parametrize(
    "name", [name for name in FILES if not PACKED.search(name) and name not in ("page.pdf", "packed.warc")]
)
def test_letters_of_another_encoding_than_declared_are_right(name: str, tmp_path: Path) -> None:
    doc = read(tmp_path / name, wrong_encoding(FILES[name]))[0]
    assert isinstance(doc, Document), doc
    assert "Die alte Brücke über den See bleibt gesperrt" in doc.text
    assert "„Wir müssen für die Sicherheit sorgen“" in doc.text


@pytest.mark.parametrize(
    ("name", "fill"),
    [*((name, b" ") for name in FILES), *((name, b"<p>x</p>") for name in ("page.html", "saved.mhtml", "feed.rss"))],
)
def test_a_file_that_unpacks_to_more_than_a_page_is_told_in_little_memory(
    name: str, fill: bytes, tmp_path: Path
) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open(f"a-{name}", "w") as member:
            member.write(FILES[name])
            for _ in range(61):
                member.write(fill * (1_000_000 // len(fill)))
        archive.writestr("b-good.html", HTML)
    tracemalloc.start()
    *others, last = read(tmp_path / "bomb.zip", out.getvalue())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(last, Document)
    assert last.title == TITLE
    assert all(isinstance(item, Document) or "\n" not in item.message for item in others)
    assert peak < 200_000_000


def test_a_gzip_that_unpacks_without_end_is_told(tmp_path: Path) -> None:
    (issue,) = read(tmp_path / "bomb.gz", gzip.compress(gzip.compress(b"\n" * 200_000_000)))
    assert isinstance(issue, Issue)
    assert BODY[0] not in issue.message
