"""XML of the news: RSS and Atom entries, NewsML-G2 and NITF."""

import re
from typing import Any, BinaryIO

from lxml import etree

from sayso.reading.dates import parse_declared, parse_feed_date
from sayso.reading.decoding import decode_text
from sayso.reading.jsonl import text_of_markup
from sayso.reading.metadata import Facts
from sayso.reading.structured import Article, Record, Records

XML_LIMIT = 20_000_000
"""Most bytes of one XML file: as for a page."""
_ROOT = re.compile(rb"<([A-Za-z][\w:.-]*)")
_ENCODING = re.compile(rb"<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.:-]{2,30})")
_DECLARATION = re.compile(r"\A<\?xml[^>]{0,200}\?>")
_ROOTS = (b"rss", b"feed", b"RDF", b"newsItem", b"newsMessage", b"nitf")
_ITEMS = ("item", "entry")


def is_news_xml(head: bytes) -> bool:
    """Tell whether a file begins like a feed, NewsML-G2 or NITF."""
    start = head[:4000].lstrip(b"\xef\xbb\xbf \t\r\n")
    root = _ROOT.search(start)
    return start[:1] == b"<" and root is not None and root.group(1).split(b":")[-1] in _ROOTS


def read_news_xml(file: BinaryIO) -> Records:
    """Yield the entries of a feed or the items of an agency's XML; entities are never expanded."""
    data = file.read(XML_LIMIT + 1)
    if len(data) > XML_LIMIT:
        yield Record("", code="too-large", reason="the XML is longer than 20 MB")
        return
    declared = _ENCODING.match(data.lstrip(b"\xef\xbb\xbf \t\r\n")[:200])
    name = declared.group(1).decode("ascii") if declared else "utf-8"
    data = _DECLARATION.sub("", decode_text(data, name).lstrip("\ufeff \t\r\n")).encode("utf-8", "surrogatepass")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        yield Record("", code="broken-record", reason="the XML cannot be parsed")
        return
    found = False
    for number, element in enumerate(_elements(root, "newsItem", "nitf", *_ITEMS), 1):
        if _name(element) == "nitf" and any(_name(a) == "newsItem" for a in element.iterancestors()):
            continue
        found = True
        yield _record(element, str(number), _text(root, "channel/title") or _text(root, "title"))
    if not found:
        yield Record("", code="no-article", reason="the XML holds no entry")


def _record(element: Any, name: str, feed: str | None) -> Record:
    if _name(element) in _ITEMS:
        markup = _text(element, "encoded") or _inner(element, "content") or _text(element, "description", "summary")
        text = text_of_markup(markup) if markup and "<" in markup else markup
        lead = None
    else:
        body = next(_elements(element, "inlineXML", "body.content", "body", "inlineData"), None)
        text = text_of_markup(etree.tostring(body, encoding="unicode", with_tail=False)) if body is not None else None
        lead = _text(element, "description")
    if not text:
        return Record(name, code="no-article", reason="the entry has no text")
    facts = Facts(
        title=_text(element, "headline", "hl1", "title"),
        published=_date(element, "pubDate", "published", "firstCreated", "date.issue", "date"),
        modified=_date(element, "updated", "versionCreated", "date.release"),
        authors=tuple(filter(None, [_text(element, "by", "creator", "author/name", "author", "byline")])),
        outlet=_text(element, "provider/name", "infoSource/name") or feed,
        url=_link(element),
        section=_text(element, "category"),
    )
    return Record(name, article=Article(text, facts.title, lead, facts, "application/xml"))


def _name(element: Any) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _elements(root: Any, *names: str) -> Any:
    return (e for e in root.iter() if _name(e) in names)


def _find(element: Any, path: str) -> Any:
    steps = path.split("/")
    found = next(_elements(element, steps[0]), None)
    for step in steps[1:]:
        found = next((e for e in found if _name(e) == step), None) if found is not None else None
    return found


def _text(element: Any, *paths: str) -> str | None:
    for path in paths:
        found = _find(element, path)
        words = " ".join("".join(found.itertext()).split()) if found is not None else ""
        if words:
            return words
    return None


def _inner(element: Any, path: str) -> str | None:
    found = _find(element, path)
    if found is None:
        return None
    return str(etree.tostring(found, encoding="unicode", with_tail=False)) if len(found) else found.text or None


def _date(element: Any, *paths: str) -> str | None:
    for path in paths:
        found = _find(element, path)
        if found is None:
            continue
        words = found.get("norm") or found.text or ""
        if date := parse_declared(words) or parse_feed_date(words):
            return date
    return None


def _link(element: Any) -> str | None:
    for found in _elements(element, "link", "guid"):
        address = found.get("href") or (found.text or "").strip()
        if address.startswith(("http://", "https://")):
            return str(address)
    return None
