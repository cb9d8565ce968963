"""Machine-readable times around the headline: which of them say when the article was published and changed."""

from collections.abc import Iterator, Sequence
from typing import Any

from sayso.lang import LanguagePack
from sayso.reading.article import SENTENCE_END
from sayso.reading.dates import PageDate, find_label, parse_declared
from sayso.reading.html import part_hints

HEADLINE_LEVELS = 3
"""Elements around the headline in which a machine-readable time is the article's."""
MOST_TIMES = 40
"""Times looked at: those of the article stand near its headline."""
LABEL_LENGTH = 60
"""Characters before a time in which its label stands."""
SENTENCE_LENGTH = 50
"""Characters of an element with a full stop from which on a time in it is an event's, not the article's."""

_ELSEWHERE = frozenset(("aside", "figure", "footer", "li", "nav", "td"))
_FOREIGN = frozenset(("comment", "related", "embed", "newsletter", "advert"))
_MEANINGS = {"datepublished": "published", "datemodified": "modified"}


def find_times(tree: Any, packs: Sequence[LanguagePack]) -> list[PageDate]:
    """Return the machine-readable times in the surroundings of the headline, the nearest surroundings that have any.

    A time without a label counts as that of publication if it is the first.
    """
    at = next(tree.iterfind(".//h1"), None)
    for _ in range(HEADLINE_LEVELS):
        at = at.getparent() if at is not None else None
        if at is None or at.tag in ("body", "html"):
            return []
        if found := list(_times(at, packs)):
            return found
    return []


def _times(around: Any, packs: Sequence[LanguagePack]) -> Iterator[PageDate]:
    hints = part_hints(packs)
    first = True
    for number, element in enumerate(around.iterfind(".//time[@datetime]")):
        if number >= MOST_TIMES:
            return
        if any(
            parent.tag in _ELSEWHERE
            or _FOREIGN.intersection(hints[f"{parent.get('class', '')} {parent.get('id', '')}"])
            for parent in element.iterancestors()
        ):
            continue
        value = parse_declared(element.get("datetime"))
        meaning = _MEANINGS.get((element.get("itemprop") or "").lower()) or find_label(_before(element), packs)
        if value and (meaning or (first and not _in_sentence(element))):
            yield PageDate(value, meaning or "published")
        first = False


def _before(element: Any) -> str:
    """Return the words in front of a time, up to the one before."""
    before = element.getprevious()
    words = [element.getparent().text if before is None else before.tail]
    if before is not None and before.tag != "time":
        words.insert(0, "".join(before.itertext())[-LABEL_LENGTH:])
    words.append((element.text or "")[:LABEL_LENGTH])
    return " ".join(filter(None, words))[-2 * LABEL_LENGTH :]


def _in_sentence(element: Any) -> bool:
    parent = element.getparent()
    words = "".join(parent.itertext()).strip()
    return parent.tag == "p" and len(words) > SENTENCE_LENGTH and bool(SENTENCE_END.search(words))
