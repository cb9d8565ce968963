"""How much a line looks like running text: shape and words, one number a line."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.lang import LanguagePack

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'“”«»‹›’)\]]*$")
_BROKEN_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|»|›|→)\W*$")
_LONGEST_LOOKED_AT = 1500
"""Characters of a line that are looked at: a share of function words is known well enough by then."""

# Four weights and `region.WORST_LINE` are fitted, in coarse steps, to the body text of a labelled set of text dumps
# (426 pages as a whole). Fitted to one half they lose 0.3 points of F1 on the other half (mean of 80 splits).
BIAS = -4.0
WORDS = 1.0
FUNCTION_WORDS = 4.0
CAPITALS = -2.0

# The rest is set by what it means, in terms of those.
MARK = 0.75
"""A comma, or a mark at the end: less than twice as many words."""
AGAINST = -4.0
"""What speaks against running text as much as it takes to be some: words that all address the reader, a long line that
stands elsewhere too, no words at all."""
BROKEN_OFF = AGAINST / 2
"""Broken off in the middle, as teasers are; so are some last sentences."""


@dataclass(frozen=True, slots=True)
class ProseWords:
    """Words that tell running text from the rest of a page, lower case, of all packs."""

    function: frozenset[str]
    address: frozenset[str]
    more: frozenset[str]


def prose_words(packs: Sequence[LanguagePack]) -> ProseWords:
    """Return function words and words of address of all packs."""

    def build() -> ProseWords:
        return ProseWords(
            frozenset().union(*(pack.words("prose_words") for pack in packs)),
            frozenset().union(*(pack.words("address_words") for pack in packs)),
            frozenset().union(*(pack.words("more_words") for pack in packs)),
        )

    return packs[0].derived(("page_words", *(pack.code for pack in packs)), build) if packs else build()


def prose_score(text: str, words: ProseWords) -> float:
    """Return log odds that a line is running text: above 0 likely, below 0 unlikely."""
    text = text[:_LONGEST_LOOKED_AT] if len(text) > _LONGEST_LOOKED_AT else text
    tokens = _WORD.findall(text)
    if not tokens:
        return AGAINST
    n = len(tokens)
    lower = [token.lower() for token in tokens]
    score: float = (
        BIAS
        + WORDS * math.log2(n)
        + FUNCTION_WORDS * min(sum(token in words.function for token in lower) / n, 0.5)
        + CAPITALS * sum(token[0].isupper() for token in tokens) / n
        + MARK * (bool(_SENTENCE_END.search(text)) + ("," in text))
        + BROKEN_OFF * (lower[-1] in words.more or bool(_BROKEN_OFF.search(text)))
        + AGAINST * sum(token in words.address for token in lower) / n
    )
    return score


def prose_scores(lines: Sequence[str], words: ProseWords) -> list[float]:
    """Return the score of each line; long lines that the page repeats elsewhere are teasers and score less."""
    places: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        places.setdefault(line, []).append(i)
    scores = [prose_score(line, words) for line in lines]
    for line, found in places.items():
        if len(found) > 1 and len(line) > 40:
            for i in found:
                if not any(0 < abs(i - j) <= 2 for j in found):
                    scores[i] += AGAINST
    return scores
