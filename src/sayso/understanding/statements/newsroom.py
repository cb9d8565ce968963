"""Told to the page's own newsroom: »sagte Tarnow dem Tagesboten« on a page of »Der Tagesbote«."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.lang import LanguagePack
from sayso.model import ChainLink, Document, LinkRole, Statement
from sayso.understanding.statements.sources import source_lexicon

_SHORTEST = 4
"""Letters from which on a word may stand for an inflected one."""
_ENDING = 2
"""Most letters by which two forms of one name differ at their end (»Bote«, »Boten«)."""


def link_newsroom(doc: Document, stmt: Statement, links: Sequence[ChainLink], pack: LanguagePack) -> list[ChainLink]:
    """Return the cited links, with the page's own newsroom as `outlet` where its name is cited or told.

    A medium that is the page's outlet is no step between speaker and page: the page heard it itself.

    Args:
        doc: The page; one without an outlet keeps its links.
        stmt: The statement; its addressee is looked at where no link names the newsroom.
        links: Cited media and other sources, from the page inward.
        pack: Its media, and the articles before their names.
    """
    if not doc.outlet:
        return list(links)
    found = [replace(k, role=LinkRole.OUTLET, name=doc.outlet) if _cites(k, doc, pack) else k for k in links]
    if any(link.role is LinkRole.OUTLET for link in found):
        return found
    for span in stmt.addressee:
        if is_outlet(span.of(doc.text), doc.outlet, pack):
            return [ChainLink(LinkRole.OUTLET, span, doc.outlet), *found]
    return found


def _cites(link: ChainLink, doc: Document, pack: LanguagePack) -> bool:
    if link.role is not LinkRole.MEDIUM or link.span is None or link.anaphoric or not doc.outlet:
        return False
    return is_outlet(link.name or "", doc.outlet, pack) or is_outlet(link.span.of(doc.text), doc.outlet, pack)


def is_outlet(words: str, outlet: str, pack: LanguagePack) -> bool:
    """Tell whether words name an outlet: both are the same medium of the pack, or the same words but for endings."""
    lexicon = source_lexicon(pack)
    articles = {word for row in ("definite", "definite_singular") for word in _settings(pack).get(row, ())}
    mine, theirs = (_bare(name, articles) for name in (words, outlet))
    if not mine or not theirs:
        return False
    one, other = (lexicon.medium(name, True) for name in (" ".join(mine), " ".join(theirs)))
    if one or other:
        return bool(one and other and one[0] == other[0])
    return len(mine) == len(theirs) and all(_same(a, b) for a, b in zip(mine, theirs, strict=True))


def _settings(pack: LanguagePack) -> dict[str, list[str]]:
    return pack.settings.get("sources", {})


def _bare(name: str, articles: set[str]) -> list[str]:
    words = [word.strip("„“”»«›‹\"'") for word in name.split()]
    return words[1:] if len(words) > 1 and words[0].casefold() in articles else words


def _same(one: str, other: str) -> bool:
    one, other = sorted((one.casefold(), other.casefold()), key=len)
    if one == other:
        return True
    return len(one) >= _SHORTEST and len(other) - len(one) <= _ENDING and other.startswith(one)
