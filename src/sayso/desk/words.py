"""Words to search by: without case and accents, so that every store finds the same."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LONGEST = 60
"""Characters of a word that count; what is longer is data, not language."""
MOST_QUERY_WORDS = 12
_WORD = re.compile(r"[^\W_]+")
_BEFORE, _AFTER = 70, 150
"""Characters of an excerpt before and behind the first hit."""


@dataclass(frozen=True, slots=True)
class Part:
    """A run of an excerpt; `hit` if it is a word that was searched for."""

    text: str
    hit: bool


def fold_word(word: str) -> str:
    """Return a word without case and accents, cut to `LONGEST` characters."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if c.isalnum())[:LONGEST]


def words_of(text: str) -> list[str]:
    """Return the folded words of a text, in text order."""
    return [folded for match in _WORD.finditer(text) if (folded := fold_word(match.group()))]


def query_words(query: str) -> list[str]:
    """Return the words of a query, each once, at most `MOST_QUERY_WORDS`."""
    return list(dict.fromkeys(words_of(query)))[:MOST_QUERY_WORDS]


def fits(text: str, wanted: Sequence[str]) -> bool:
    """Tell whether a text has a word that begins with each wanted one; what no store is asked for."""
    words = set(words_of(text))
    return all(any(word.startswith(start) for word in words) for start in wanted)


def excerpt(text: str, wanted: Sequence[str]) -> list[Part]:
    """Return the stretch of a text around the first hit, hits marked; the beginning where there is none.

    Args:
        text: On one line.
        wanted: As `query_words` gives them.
    """
    hits = [m.span() for m in _WORD.finditer(text) if any(fold_word(m.group()).startswith(w) for w in wanted)]
    first = hits[0][0] if hits else 0
    start, end = max(0, first - _BEFORE), min(len(text), first + _AFTER)
    if start:
        start = text.find(" ", start, first) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", first, end), hits[0][1] if hits else 0) if " " in text[first:end] else end
    return list(_parts(text, start, end, hits))


def _parts(text: str, start: int, end: int, hits: Sequence[tuple[int, int]]) -> Iterator[Part]:
    at = start
    if start:
        yield Part("… ", False)
    for left, right in hits:
        if left >= end:
            break
        if left > at:
            yield Part(text[at:left], False)
        yield Part(text[left:right], True)
        at = right
    if at < end:
        yield Part(text[at:end], False)
    if end < len(text):
        yield Part(" …", False)
