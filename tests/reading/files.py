"""One article in every format: files made by the tests that read them whole, broken and hostile."""

import gzip
import io
import json
import zipfile
from collections.abc import Callable

from tests.reading.pdfs import make_pdf

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

MARKDOWN = f"# {TITLE}\n\n[Start](https://bote.example/) | [Lokales](https://bote.example/l)\n\n" + "\n\n".join(BODY)


def wrapped_lines(text: str, width: int = 78) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def pdf_of(title: str, body: tuple[str, ...]) -> bytes:
    placed = [(50.0, 740.0, 20.0, title)]
    height = 700.0
    for paragraph in body:
        for line in wrapped_lines(paragraph):
            placed.append((50.0, height, 10.0, line))
            height -= 12
        height -= 8
    return make_pdf(placed, title=title)


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
    "page.html": HTML.encode(),
    "dump.txt": (TITLE + "\n\n" + "\n\n".join(BODY)).encode(),
    "page.md": MARKDOWN.encode(),
    "page.pdf": pdf_of(TITLE, BODY),
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


def nested(data: bytes, pack: Callable[[bytes], bytes], times: int) -> bytes:
    for _ in range(times):
        data = pack(data)
    return data
