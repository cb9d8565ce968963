"""One article in every format, whole, cut in half and hostile."""

import gzip
import io
import json
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.model import BlockKind, Document, Issue
from sayso.reading import read_pages

TITLE = "Rat sperrt die Brücke von Seebrück"
LEAD = "Die Stadt hält den Bau für unsicher, der Landrat nicht."
BODY = (
    "Die alte Brücke über den See bleibt gesperrt, weil die Prüfer Risse gefunden haben. Das teilte die Stadt mit.",
    "„Wir müssen für die Sicherheit sorgen“, sagte die Bürgermeisterin Lena Brandt, und sie nannte drei Gründe.",
    "Der Landrat Theo Kern widersprach am Abend im Sender See-TV. Die Brücke sei sicher, sagte er dem Sender.",
)
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in BODY)
HTML = (
    f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>"
    f"{PARAGRAPHS}</article></body></html>"
)
URL = "https://bote.example/lokales/bruecke"
DATE = "2024-03-05T08:15+01:00"


def jsonl(**fields: object) -> bytes:
    return (json.dumps(fields) + "\n").encode()


def warc(payload: bytes, kind: str = "response", length: int | None = None, extra: bytes = b"") -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + extra + b"\r\n" + payload
    block = http if kind == "response" else payload
    size = len(block) if length is None else length
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {URL}\r\nContent-Length: {size}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return out.getvalue()


def chunked(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (100, data[:100], len(data) - 100, data[100:])


TEXT = "\n".join(BODY)
MHTML = (
    "From: <Saved by a browser>\r\nSnapshot-Content-Location: " + URL + "\r\nMIME-Version: 1.0\r\nContent-Type: "
    'multipart/related; boundary="XX"\r\n\r\n--XX\r\nContent-Type: text/html\r\nContent-Location: ' + URL + "\r\n"
    "Content-Transfer-Encoding: 8bit\r\n\r\n" + HTML + "\r\n--XX\r\nContent-Type: image/png\r\n"
    "Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--XX--\r\n"
).encode()
EML = (
    "From: bote@bote.example\nTo: leser@bote.example\nSubject: Seebrück\nMessage-ID: <1@bote.example>\n"
    "MIME-Version: 1.0\n"
    f"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{HTML}"
).encode()
RSS = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Bote'
    f"</title><item><title>{TITLE}</title><link>{URL}</link><pubDate>Tue, 05 Mar 2024 08:15:00 +0100</pubDate>"
    f"<content:encoded><![CDATA[{PARAGRAPHS}]]></content:encoded></item></channel></rss>"
).encode()
ATOM = (
    f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Bote</title><entry><title>{TITLE}</title><link href="{URL}"/>'
    f'<published>2024-03-05T08:15:00+01:00</published><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
    f"{PARAGRAPHS}</div></content></entry></feed>"
).encode()
NEWSML = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta><provider><name>Bote</name></provider><firstCreated>'
    f"2024-03-05T08:15:00+01:00</firstCreated></itemMeta><contentMeta><headline>{TITLE}</headline></contentMeta>"
    f'<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>{PARAGRAPHS}</body></html></inlineXML>'
    "</contentSet></newsItem>"
).encode()
NITF = (
    f'<nitf><head><docdata><date.issue norm="20240305T081500+0100"/></docdata></head><body><body.head><hedline><hl1>'
    f"{TITLE}</hl1></hedline></body.head><body.content>{PARAGRAPHS}</body.content></body></nitf>"
).encode()

FILES: dict[str, bytes] = {
    "trafilatura.jsonl": jsonl(url=URL, title=TITLE, text=TEXT, date=DATE, sitename="Bote"),
    "news-please.jsonl": jsonl(url=URL, title=TITLE, maintext=TEXT, date_publish="2024-03-05 08:15:00"),
    "fundus.json": json.dumps([{"title": TITLE, "plaintext": TEXT, "publishing_date": DATE}]).encode(),
    "html.jsonl": jsonl(url=URL, html=HTML),
    "ninjs-1.json": json.dumps(
        {"uri": "x:1", "headline": TITLE, "body_xhtml": PARAGRAPHS, "versioncreated": DATE, "byline": "Mira Holt"},
        indent=1,
    ).encode(),
    "ninjs-3.json": json.dumps(
        {"uri": "x:1", "headlines": [{"value": TITLE}], "bodies": [{"contenttype": "text/html", "value": PARAGRAPHS}]}
    ).encode(),
    "saved.mhtml": MHTML,
    "letter.eml": EML,
    "feed.rss": RSS,
    "feed.atom": ATOM,
    "agency.xml": NEWSML,
    "agency.nitf": NITF,
    "page.html.gz": gzip.compress(HTML.encode()),
    "pages.zip": zipped(a__page_html=HTML.encode()),
    "crawl.warc": warc(b"robots", "request") + warc(HTML.encode()),
    "chunked.warc": warc(chunked(HTML.encode()), extra=b"Transfer-Encoding: chunked\r\n"),
    "packed.warc": warc(gzip.compress(HTML.encode()), extra=b"Content-Encoding: gzip\r\n"),
    "crawl.warc.gz": gzip.compress(warc(b"robots", "request")) + gzip.compress(warc(HTML.encode())),
    "text.wet": warc((TITLE + "\n\n" + "\n\n".join(BODY)).encode(), "conversion"),
    "crawl.wacz": zipped(archive__data_warc_gz=gzip.compress(warc(HTML.encode())), pages__pages_jsonl=b"{}"),
}


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


@pytest.mark.parametrize("name", FILES)
def test_half_a_file_is_read_or_told(name: str, tmp_path: Path) -> None:
    found = read(tmp_path / name, FILES[name][: len(FILES[name]) // 2])
    assert found
    for item in found:
        assert isinstance(item, Document) or (item.fatal and "\n" not in item.message and name in item.message)


def test_a_broken_line_stops_no_other(tmp_path: Path) -> None:
    good = jsonl(title=TITLE, text=TEXT)
    found = read(tmp_path / "scrape.jsonl", good + b"{broken\n" + jsonl(title="x") + b"\n" + good)
    assert [item.id if isinstance(item, Document) else item.code for item in found] == [
        "scrape.jsonl#1",
        "broken-record",
        "no-article",
        "scrape.jsonl#5",
    ]


def nested(data: bytes, pack: Callable[[bytes], bytes], times: int) -> bytes:
    for _ in range(times):
        data = pack(data)
    return data


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
