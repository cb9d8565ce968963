"""JSON: a record a line, a list of records, or one record, as scrapers and agencies write them.

Field names are those of trafilatura, fundus, news-please, passim and of ninjs 1 to 3.
"""

import json
import re
from collections.abc import Mapping
from typing import Any, BinaryIO

from lxml import etree
from lxml.html import fromstring

from sayso.reading.dates import parse_declared
from sayso.reading.decoding import decode_text
from sayso.reading.metadata import Facts
from sayso.reading.structured import Article, Record, Records

RECORD_LIMIT = 20_000_000
"""Most bytes of one record: as for a page."""

MARKUP_LIMIT = 4_000_000
"""Most characters of a record's markup: its tree takes up to eighty times as many bytes."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

TITLE = ("title", "headline", "heading")
LEAD = ("description_intro", "lead", "teaser", "standfirst", "dek", "description_text")
TEXT = ("text", "maintext", "plaintext", "plain_text", "raw_text", "body_text", "body", "content", "article_text")
HTML = ("html", "raw_html", "body_xhtml", "body_html", "content_html")
PUBLISHED = (
    "date_publish",
    "publishing_date",
    "published",
    "firstpublished",
    "firstcreated",
    "date",
    "pubdate",
    "created",
)
MODIFIED = ("date_modify", "modified", "versioncreated", "contentcreated", "updated", "filedate")
OUTLET = ("outlet", "sitename", "publisher", "source_domain", "hostname", "source", "infosource", "site")
AUTHORS = ("authors", "author", "byline", "byl")
SECTION = ("section", "category", "ressort", "department")
ADDRESS = ("url", "source_url", "link", "canonical_url", "uri")


def is_json(head: bytes) -> bool:
    """Tell whether a file begins like JSON records."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return (start[:1] == b"{" and b'"' in start[:40]) or (start[:1] == b"[" and start[1:].lstrip()[:1] == b"{")


def read_json(file: BinaryIO) -> Records:
    """Yield the records of a file; lines that are no JSON are told and left out."""
    first = file.readline(RECORD_LIMIT + 1)
    if len(first) <= RECORD_LIMIT and not isinstance(_parse(first), dict):
        yield from _read_whole(first + file.read(RECORD_LIMIT + 1 - len(first)))
        return
    number = 1
    line = first
    while line:
        if len(line) > RECORD_LIMIT:
            yield Record(str(number), code="too-large", reason="the record is longer than 20 MB")
            while line and not line.endswith(b"\n"):
                line = file.readline(RECORD_LIMIT)
        elif line.strip():
            yield _record(_parse(line), str(number))
        number += 1
        line = file.readline(RECORD_LIMIT + 1)


def _read_whole(data: bytes) -> Records:
    if len(data) > RECORD_LIMIT:
        yield Record("", code="too-large", reason="a JSON value longer than 20 MB")
        return
    value = _parse(data)
    if isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield _record(item, str(number))
    else:
        yield _record(value, "")


def _parse(data: bytes) -> Any:
    try:
        return json.loads(decode_text(data).removeprefix("\ufeff"), strict=False)
    except (ValueError, RecursionError):
        return None


def _record(value: Any, name: str) -> Record:
    if not isinstance(value, dict):
        return Record(name, code="broken-record", reason="the record is no JSON object")
    fields = {str(key).lower(): item for key, item in value.items()}
    fields.update({key: item for key, item in _ninjs(fields).items() if item})
    html = _string(fields, HTML)
    text = _string(fields, TEXT)
    facts = _facts(fields)
    if html and not text:
        if html.lstrip()[:200].lower().startswith(("<!doctype", "<html")):
            return Record(name, data=html.encode("utf-8", "surrogatepass"), url=facts.url)
        text = text_of_markup(html)
    if not text:
        return Record(name, code="no-article", reason="the record has no text")
    return Record(name, article=Article(text, facts.title, _string(fields, LEAD), facts, "application/json"))


def text_of_markup(markup: str) -> str:
    """Return the words of a piece of HTML, a line for each block; empty if there are none."""
    if len(markup) > MARKUP_LIMIT:
        return ""
    try:
        root = fromstring(f"<div>{_CONTROL.sub(' ', markup)}</div>")
    except (etree.ParserError, ValueError):
        return ""
    for element in root.iter("p", "div", "br", "li", "h1", "h2", "h3", "h4", "blockquote", "tr", "figcaption"):
        element.text, element.tail = "\n" + (element.text or ""), "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in "".join(root.itertext()).split("\n"))
    return "\n".join(filter(None, lines))


def _ninjs(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parts of ninjs 2 and 3, which keep headlines and bodies in lists."""
    found: dict[str, Any] = {}
    for item in _list(fields.get("headlines")):
        found.setdefault("headline", item.get("value"))
    for item in _list(fields.get("bodies")):
        markup = "html" in str(item.get("contenttype", "")) or "<p" in str(item.get("value", ""))[:200]
        found.setdefault("body_xhtml" if markup else "body_text", item.get("value"))
    return found


def _list(value: Any) -> list[Mapping[str, Any]]:
    return [item for item in value[:20] if isinstance(item, dict)] if isinstance(value, list) else []


def _facts(fields: Mapping[str, Any]) -> Facts:
    names = next((fields[key] for key in AUTHORS if fields.get(key)), ())
    names = names if isinstance(names, list) else [names]
    authors = [n.get("name") if isinstance(n, dict) else n for n in names[:20]]
    address = _string(fields, ADDRESS)
    return Facts(
        title=_string(fields, TITLE),
        published=next((d for key in PUBLISHED if (d := parse_declared(str(fields.get(key) or "")))), None),
        modified=next((d for key in MODIFIED if (d := parse_declared(str(fields.get(key) or "")))), None),
        authors=tuple(" ".join(a.split()) for a in authors if isinstance(a, str) and a.strip()),
        outlet=_string(fields, OUTLET),
        section=_string(fields, SECTION),
        url=address if address and address.startswith(("http://", "https://")) else None,
    )


def _string(fields: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    return next((v.strip() for key in keys if isinstance(v := fields.get(key), str) and v.strip()), None)
