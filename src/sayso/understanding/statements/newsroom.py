"""Told to the page's own newsroom: »sagte Tarnow dem Tagesboten« on a page of »Der Tagesbote«."""

import unicodedata
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from sayso.lang import LanguagePack
from sayso.model import ChainLink, Document, LinkRole, Statement
from sayso.understanding.statements.source_lexicon import source_lexicon

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
    """Tell whether words name an outlet: both are the same medium of the pack, or the same words but for endings.

    Args:
        words: As the page says it: `dem Tagesboten`, `Süddeutschen Zeitung`.
        outlet: As the page's metadata give it: a name, or a domain such as `sueddeutsche.de`.
        pack: Its media, and the articles before their names.
    """
    articles = pack.listed("sources", "definite")
    mine, theirs = (_bare(name, articles) for name in (words, _domain(outlet)))
    if not mine or not theirs:
        return False
    letters = str.maketrans(dict(pack.settings.get("transliteration", {})))
    media = pack.derived("media_by_folded_form", lambda: _folded(source_lexicon(pack).media, letters))
    one, other = media.get(_fold(mine, letters)), media.get(_fold(theirs, letters))
    if one or other:
        return one == other
    return len(mine) == len(theirs) and all(_same(a, b) for a, b in zip(mine, theirs, strict=True))


def _domain(outlet: str) -> str:
    """Return the telling part of a domain (`sueddeutsche` of `www.sueddeutsche.de`); another name as it is."""
    labels = outlet.split(".")
    return labels[-2] if len(labels) > 1 and " " not in outlet and len(labels[-2]) > 1 else outlet


def _folded(media: Mapping[str, tuple[str, str, bool]], letters: Mapping[int, str]) -> dict[str, str]:
    """Return the keys of media by their folded forms; a form of two media is none."""
    found: dict[str, set[str]] = {}
    for form, (key, _, _) in media.items():
        found.setdefault(_fold(form.split(), letters), set()).add(key)
    return {form: next(iter(keys)) for form, keys in found.items() if len(keys) == 1}


def _fold(words: Sequence[str], letters: Mapping[int, str]) -> str:
    """Return words as an address writes them: `Süddeutsche Zeitung` is `sueddeutschezeitung`."""
    joined = "".join(words).lower().replace("-", "").replace(".", "")
    return unicodedata.normalize("NFC", joined).translate(letters)


def _bare(name: str, articles: Container[str]) -> list[str]:
    words = [word.strip("„“”»«›‹\"'") for word in name.split()]
    return words[1:] if len(words) > 1 and words[0].casefold() in articles else words


def _same(one: str, other: str) -> bool:
    one, other = sorted((one.casefold(), other.casefold()), key=len)
    if one == other:
        return True
    return len(one) >= _SHORTEST and len(other) - len(one) <= _ENDING and other.startswith(one)
