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
"""Different pairs of words of a heap from which its own frequencies say how rare a word is."""

COMMON, RARE = 300, 9_000
"""One word in so many: what is more frequent says nothing, what is rarer says all that a word can say."""

SHORT = 3
"""Letters up to which a word says nothing by itself."""

QUOTED = 0.25
"""What a word between quotation marks counts for: two pages may quote the same speech."""

_BUCKETS = 1 << 20
_SHIFT = np.uint64(44)
_WORD = re.compile(r"\w+")
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
        rare *= _heap_rarity(words).take(bucket)
    return rare


def _heap_rarity(words: Words) -> Floats:
    """Return how rare the words of each bucket are by the number of words that follow them; copies count once."""
    followed = (words.hash[:-1] >> _SHIFT << _SHIFT) | (words.hash[1:] >> (np.uint64(64) - _SHIFT))
    followed.sort()
    distinct = followed[np.concatenate([[True], followed[1:] != followed[:-1]])]
    if len(distinct) < LARGE:
        return np.ones(_BUCKETS, np.float32)
    share = np.maximum(np.bincount(_buckets(distinct), minlength=_BUCKETS) / len(distinct), 1e-9)
    scale = np.clip(np.log(1 / share / COMMON) / np.log(RARE / COMMON), 0, 1)
    return np.asarray(scale, dtype=np.float32)


def _common(pack: LanguagePack) -> Hashes:
    return pack.derived("comparing.common-words", lambda: hash_words(sorted(pack.words("common_words"))))


def _buckets(hashes: Hashes) -> npt.NDArray[np.int64]:
    return (hashes >> _SHIFT).astype(np.int64)


def find_stock_phrases(text: str, within: Span, packs: Sequence[LanguagePack]) -> list[tuple[str, Span]]:
    """Return the turns of phrase in a stretch of text that everybody uses, each with its rule, by place."""
    found = [
        (rule, Span(*match.span()))
        for pack in packs
        for rule, pattern in _stock_patterns(pack)
        for match in pattern.finditer(text, within.start, within.end)
    ]
    return sorted(found, key=lambda item: item[1])


def _stock_patterns(pack: LanguagePack) -> list[tuple[str, re.Pattern[str]]]:
    rules = pack.rules("stock_phrases", PatternRule)
    return pack.derived("comparing.stock", lambda: [(rule.id, pack.pattern(rule.pattern, rule.id)) for rule in rules])


def is_name(text: str, parts: Sequence[Span], packs: Sequence[LanguagePack]) -> bool:
    """Tell whether stretches of text are no more than names and titles: no verb, no small word that says something."""
    small = [word for part in parts for word in _WORD.findall(text, part.start, part.end) if word[0].islower()]
    known = [(pack.words("common_words"), _verbs(pack)) for pack in packs]
    return any(common and all(w in common and w not in verbs for w in small) for common, verbs in known)


def _verbs(pack: LanguagePack) -> frozenset[str]:
    rows = pack.table("function_words")
    return pack.derived("comparing.verbs", lambda: frozenset(row["form"] for row in rows if row["pos"].startswith("V")))


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
