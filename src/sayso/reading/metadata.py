"""What a page says of itself: title, dates, authors, outlet, address, paywall."""

import json
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from sayso.lang import LanguagePack
from sayso.reading.credits import split_names
from sayso.reading.dates import parse_declared
from sayso.reading.lines import Line, split_at

MOST_NODES = 2000
"""Nodes of structured data looked at: an article's own stand first, listings of other articles follow."""
LONGEST_NAME = 80
"""Most characters of a name of an author or outlet."""

_LEADING_DATE = re.compile(r"([^\W\d_]{3,16})\s*:?\s+\d{4}(?:-\d\d(?:-\d\d)?)?\b(?!-)\s*")
_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report|LiveBlog", re.IGNORECASE)
_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.date", "parsely-pub-date", "sailthru.date", "pubdate", "publish-date",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the metadata of a page says; None and empty where it says nothing."""

    title: str | None = None
    published: str | None = None
    modified: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    free: bool | None = None
    section: str | None = None
    based_on: tuple[str, ...] = ()
    """Names, or the middle of hosts, of what the article says it was made from."""


def find_facts(tree: Any) -> Facts:
    """Return what the metadata of an HTML page says: JSON-LD first, then meta elements."""
    metas = _metas(tree)
    article = _article(tree)
    title = next((t for e in tree.iterfind(".//title") if (t := " ".join((e.text or "").split()))), None)
    publisher = article.get("publisher")
    link = next((e.get("href") for e in tree.iterfind(".//link[@rel='canonical']")), None)
    return Facts(
        title=_string(article.get("headline")) or metas.get("og:title") or title,
        published=_date(article.get("datePublished"), metas, _PUBLISHED),
        modified=_date(article.get("dateModified"), metas, _MODIFIED),
        authors=tuple(_names(article.get("author"))) or tuple(_names(metas.get("author"))),
        outlet=next(iter(_names(publisher)), None) or metas.get("og:site_name") or metas.get("application-name"),
        url=_address(link) or _address(metas.get("og:url")),
        language=(tree.get("lang") or "")[:2].lower() or None,
        free=_free(article.get("isAccessibleForFree")),
        section=_short(_string(article.get("articleSection")) or metas.get("article:section")),
        based_on=tuple(_names_of_sources([article.get("isBasedOn"), article.get("sourceOrganization")])),
    )


def outlet_of_address(url: str | None) -> str | None:
    """Return the host of an address without `www.`; None if there is none."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    return host.removeprefix("www.") or None


def split_leading_date(line: Line, packs: Sequence[LanguagePack]) -> list[Line]:
    """Return a line with a labelled date at its beginning as a line of its own."""
    match = _LEADING_DATE.match(line.text)
    if not match or match.end() >= len(line.text):
        return [line]
    labelled = any(row["word"] == match.group(1).lower() for pack in packs for row in pack.table("date_labels"))
    return split_at(line, [match.end()]) if labelled else [line]


def names_in_byline(text: str, packs: Sequence[LanguagePack]) -> list[str]:
    """Return the names in a byline, in text order."""
    labels = {row["word"] for pack in packs for row in pack.table("byline_words")}
    words = text.strip().split()
    while words and words[0].rstrip(":").lower() in labels:
        words.pop(0)
    names = split_names(" ".join(words), packs)
    return [n for n in names if n and len(n.split()) in (2, 3, 4) and all(w[:1].isupper() for w in n.split()[::3])]


def split_authors(names: Sequence[str], known: Container[str], packs: Sequence[LanguagePack]) -> list[str]:
    """Return the authors whom metadata name, lists in one string taken apart.

    A part of one word is no author (`Mira Holt, CNN`; `Holt, Mira` is one), unless it is known.

    Args:
        names: Names as the page gives them.
        known: Names of one word that count: those by which pages credit agencies.
        packs: All language packs.
    """
    found: list[str] = []
    for name in names:
        parts = [part for part in split_names(name, packs) if " " in part or part in known]
        found += parts if any(" " in part for part in parts) else [name]
    return found


def _metas(tree: Any) -> Mapping[str, str]:
    values: dict[str, str] = {}
    for element in tree.iterfind(".//meta"):
        content = " ".join((element.get("content") or "").split())
        for key in ("property", "name", "itemprop"):
            if content and (name := element.get(key)):
                values.setdefault(name.lower(), content)
    return values


def _article(tree: Any) -> Mapping[str, Any]:
    """Return the first article of the structured data: later ones are listings of others."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            if _ARTICLE_TYPES.search(str(node.get("@type", ""))[:100]):
                return node
    return {}


def _nodes(data: Any) -> Iterator[Mapping[str, Any]]:
    """Yield objects in page order, outer before inner; lists of other pages are not entered."""
    waiting = [data]
    for _ in range(MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting[:0] = node[:100]
        elif isinstance(node, dict):
            yield node
            waiting += [node[k] for k in ("@graph", "mainEntity", "mainEntityOfPage") if k in node]


def _date(value: Any, metas: Mapping[str, str], keys: Sequence[str]) -> str | None:
    texts = [value if isinstance(value, str) else "", *(metas.get(key, "") for key in keys)]
    return next((found for text in texts if (found := parse_declared(text))), None)


def _names(value: Any) -> Iterator[str]:
    for item in (value if isinstance(value, list) else [value])[:20]:
        name = _string(item.get("name") if isinstance(item, dict) else item)
        if name and len(name) <= LONGEST_NAME and "://" not in name:
            yield name


def _names_of_sources(values: Sequence[Any]) -> Iterator[str]:
    """Yield the names of works and organisations; of one that only gives its address, the host without its ending."""
    for value in values:
        for item in (value if isinstance(value, list) else [value])[:20]:
            known = item if isinstance(item, dict) else {"name": item, "url": item}
            yield from _names([known.get("name"), *_names(known.get("publisher"))])
            host = outlet_of_address(_address(_string(known.get("url"))))
            yield from host.split(".")[-2:-1] if host else ()


def _string(value: Any) -> str | None:
    value = value[0] if isinstance(value, list) and value else value
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _short(value: str | None) -> str | None:
    return value if value and len(value) <= LONGEST_NAME else None


def _address(value: str | None) -> str | None:
    return value if value and value.startswith(("http://", "https://")) and len(value) < 2000 else None


def _free(value: Any) -> bool | None:
    return {"true": True, "false": False}.get(str(value).lower())
