"""One article in every format, whole, cut in half and hostile."""

import gzip
import tracemalloc
from pathlib import Path

import pytest
from tests.reading.files import BODY, DATE, FILES, HTML, TEXT, TITLE, jsonl, nested, warc, zipped

from sayso.model import BlockKind, Document, Issue
from sayso.reading import read_pages


def read(path: Path, data: bytes) -> list[Document | Issue]:
    path.write_bytes(data)
    return list(read_pages([path]))


@pytest.mark.parametrize("name", FILES)
def test_every_format_gives_the_same_article(name: str, tmp_path: Path) -> None:
    (doc,) = read(tmp_path / name, FILES[name])
    assert isinstance(doc, Document), doc
    assert doc.title == TITLE
    assert doc.texts(BlockKind.LEAD) + doc.texts(BlockKind.PARAGRAPH) == list(BODY)
    assert doc.language == "de"
    assert doc.page.source.startswith(str(tmp_path / name))


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("trafilatura.jsonl", DATE),
        ("news-please.jsonl", "2024-03-05T08:15"),
        ("feed.rss", DATE),
        ("feed.atom", DATE),
        ("agency.xml", DATE),
        ("agency.nitf", DATE),
        ("saved.mhtml", None),
    ],
)
def test_records_bring_their_facts(name: str, published: str | None, tmp_path: Path) -> None:
    (doc,) = read(tmp_path / name, FILES[name])
    assert isinstance(doc, Document)
    assert doc.published == published
    assert doc.outlet in ("Bote", "bote.example", None)


def test_a_broken_line_stops_no_other(tmp_path: Path) -> None:
    good = jsonl(title=TITLE, text=TEXT)
    found = read(tmp_path / "scrape.jsonl", good + b"{broken\n" + jsonl(title="x") + b"\n" + good)
    assert [item.id if isinstance(item, Document) else item.code for item in found] == [
        "scrape.jsonl#1",
        "broken-record",
        "no-article",
        "scrape.jsonl#5",
    ]


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "'
    + "x" * 1000
    + '">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 20}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><rss><channel><item><title>&i;</title><description>&i;</description></item></channel></rss>"
).encode()

HOSTILE: dict[str, bytes] = {
    "nested.zip": nested(HTML.encode(), lambda data: zipped(x_zip=data), 10),
    "nested.gz": nested(HTML.encode(), gzip.compress, 10),
    "bomb.zip": zipped(bomb_html=b"<p>" + b"x " * 60_000_000),
    "bomb.gz": gzip.compress(b"<p>" + b"x " * 60_000_000),
    "entities.rss": ENTITIES,
    "length.warc": warc(HTML.encode(), length=1_000_000_000),
    "no-length.warc": b"WARC/1.0\r\nWARC-Type: response\r\n\r\nx",
    "deep.json": b'{"text": ' + b"[" * 200_000,
    "deep.xml": b"<rss>" + b"<item>" * 5_000,
    "broken.zip": b"PK\x03\x04" + b"x" * 500,
    "word.zip": zipped(**{"[Content_Types]_xml": b"<Types/>"}),
    "parts.eml": b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\n" * 1000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_told_and_take_little_memory(name: str, tmp_path: Path) -> None:
    tracemalloc.start()
    found = read(tmp_path / name, HOSTILE[name])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found
    assert all(isinstance(item, Issue) and item.fatal and name in item.message for item in found)
    assert peak < 150_000_000


def test_a_record_that_is_too_long_leaves_the_others(tmp_path: Path) -> None:
    big = warc(b"x" * 20_000_100)
    found = read(tmp_path / "big.warc", big + warc(HTML.encode()))
    assert [item.title if isinstance(item, Document) else item.code for item in found] == ["too-large", TITLE]
