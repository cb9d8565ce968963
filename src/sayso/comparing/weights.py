"""How telling shared words are: rare words speak for copying, stock phrases and quotations do not."""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from sayso.comparing.shingles import Hashes, Words, hash_words
from sayso.lang import LanguagePack
from sayso.lang.rules import PatternRule
from sayso.model import Span

LARGE = 50_000
"""Words of a heap from which its own frequencies say how rare a word is."""

COMMON, RARE = 300, 9_000
"""One word in so many: what is more frequent says nothing, what is rarer says all that a word can say."""

SHORT = 3
"""Letters up to which a word says nothing by itself."""

QUOTED = 0.25
"""What a word between quotation marks counts for: two pages may quote the same speech."""

_BUCKETS = 1 << 20
_SHIFT = np.uint64(44)
_MARKS = re.compile('[„“”"»«]')

Floats = npt.NDArray[np.float32]


def find_rarity(words: Words, packs: Sequence[LanguagePack]) -> Floats:
    """Return how much each word says about where a text comes from, 0–1: nothing for words that everybody uses.

    Args:
        words: Of the whole heap.
        packs: Give the words that everybody uses; in a large heap its own frequencies count as well.
    """
    common = np.zeros(_BUCKETS, bool)
    for pack in packs:
        common[_buckets(_common(pack))] = True
    bucket = _buckets(words.hash)
    silent = common.take(bucket) | (words.end - words.start <= SHORT) | ~words.whole
    rare = (~silent).astype(np.float32)
    if len(bucket) >= LARGE:
        share = np.maximum(np.bincount(bucket, minlength=_BUCKETS) / len(bucket), 1e-9)
        scale = np.clip(np.log(1 / share / COMMON) / np.log(RARE / COMMON), 0, 1).astype(np.float32)
        rare *= scale.take(bucket)
    return rare


def _common(pack: LanguagePack) -> Hashes:
    return pack.derived("comparing.common-words", lambda: hash_words(sorted(pack.words("common_words"))))


def _buckets(hashes: Hashes) -> npt.NDArray[np.int64]:
    return (hashes >> _SHIFT).astype(np.int64)


def find_stock_phrases(text: str, within: Span, packs: Sequence[LanguagePack]) -> list[tuple[str, Span]]:
    """Return the turns of phrase in a stretch of text that everybody uses, each with its rule, by place."""
    found: list[tuple[str, Span]] = []
    for pack in packs:
        for rule in pack.rules("stock_phrases", PatternRule):
            pattern = pack.pattern(rule.pattern, rule.id)
            found.extend((rule.id, Span(*m.span())) for m in pattern.finditer(text, within.start, within.end))
    return sorted(found, key=lambda item: item[1])


def quoted_share(text: str, within: Span) -> float:
    """Return the share of a stretch of text that stands between quotation marks, 0–1.

    Marks open and close in turn; a paragraph begins outside.
    """
    opened: int | None = None
    inside = 0
    at = text.rfind("\n", 0, within.start) + 1
    for match in _MARKS.finditer(text, at, within.end):
        if opened is None or "\n" in text[opened : match.start()]:
            opened = match.end()
        else:
            inside += max(0, match.start() - max(opened, within.start))
            opened = None
    if opened is not None and "\n" not in text[opened : within.end]:
        inside += max(0, within.end - max(opened, within.start))
    return inside / max(1, len(within))
