"""How much a line looks like running text: shape and words, one number a line."""

import math
import re
from collections.abc import Sequence

from sayso.lang import LanguagePack

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'“”«»‹›’)\]]*$")
_LONGEST_LOOKED_AT = 1500
"""Characters of a line that are looked at: a share of function words is known well enough by then."""

# Logistic weights over all pages of a labelled set of text dumps together (line in the article or not).
BIAS = -3.4
WORDS = 0.95
FUNCTION_WORDS = 6.0
SENTENCE_END = 1.6
COMMA = 0.5
CAPITALS = -0.6
DIGITS = -3.0


def prose_words(packs: Sequence[LanguagePack]) -> frozenset[str]:
    """Return the function words of all packs, lower case."""
    return frozenset().union(*(pack.words("prose_words") for pack in packs))


def prose_score(text: str, words: frozenset[str]) -> float:
    """Return log odds that a line is running text: above 0 likely, below 0 unlikely.

    Args:
        text: The line.
        words: Function words, lower case.
    """
    text = text[:_LONGEST_LOOKED_AT] if len(text) > _LONGEST_LOOKED_AT else text
    tokens = _WORD.findall(text)
    if not tokens:
        return BIAS + DIGITS / 2
    n = len(tokens)
    share = sum(token.lower() in words for token in tokens) / n
    capitals = sum(token[0].isupper() for token in tokens) / n
    digits = sum(map(str.isdigit, text)) / len(text)
    score: float = (
        BIAS
        + WORDS * math.log2(n)
        + FUNCTION_WORDS * min(share, 0.5)
        + SENTENCE_END * bool(_SENTENCE_END.search(text))
        + COMMA * ("," in text)
        + CAPITALS * capitals
        + DIGITS * digits
    )
    return score
