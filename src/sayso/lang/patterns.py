"""Patterns made from lists of words."""

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of some words, the longest first; one that matches nothing if there are none.

    At each place of a text only the words with the right first letter are tried.
    """
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    groups = [f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items()]
    return f"(?:{'|'.join(groups)})" if groups else "(?!)"
