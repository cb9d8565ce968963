"""Part of speech and base form of every token."""

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Protocol

from sayso.lang import LanguagePack
from sayso.model import Sentence, Token
from sayso.understanding.text.hanta import speed_up

Tagged = tuple[str, str]
"""Part of speech and lemma of one token."""

MAX_TAGGED = 60
"""Characters of a word that HanTa is asked about; its cost grows with the square."""

_UNKNOWN: Tagged = ("XY", "")
_SENTENCES = 20_000
_FORMS = 100_000
_WIDE = 12
"""How far below the best guess, as a logarithm, others are looked at."""
_NEVER = -60.0
_COMMON = -25.0
"""Likelihoods, as logarithms: of what is never found, and between words that HanTa knows and those it guesses."""
_STEPS = 20
_MANY = 4
"""Morphemes of a word that are counted."""


class Tagger(Protocol):
    """What tags the tokens of a sentence."""

    def tag(self, words: tuple[str, ...]) -> tuple[Tagged, ...]:
        """Return part of speech and lemma of each word of one sentence, in order."""

    def traits(self, word: str) -> tuple[str, ...]:
        """Return what is known of a word by itself, as names of features; empty if nothing is."""


def tag_sentences(sents: Sequence[Sentence], pack: LanguagePack) -> list[Sentence]:
    """Return the sentences with part of speech and lemma on every token.

    Sentences seen before cost nothing: results are kept by content.

    Args:
        sents: Sentences with bare tokens.
        pack: Names the model; without HanTa or a model a tagger from the pack's word lists is used.

    Source:
        HanTa (Wartena 2019, A Probabilistic Morphology Model for German Lemmatization), tag set of its German model.
    """
    tagger = load_tagger(pack)
    return [_with_tags(sent, tagger.tag(tuple(t.text for t in sent.tokens))) for sent in sents]


def load_tagger(pack: LanguagePack) -> Tagger:
    """Return the best tagger there is for a pack, made once per pack."""
    return pack.derived("tagger", lambda: _make_tagger(pack))


def _make_tagger(pack: LanguagePack) -> Tagger:
    if pack.morphology:
        try:
            from HanTa.HanoverTagger import HanoverTagger
        except ImportError:
            pass
        else:
            return HantaTagger(HanoverTagger(pack.morphology))
    return WordListTagger(pack)


def _with_tags(sent: Sentence, tags: tuple[Tagged, ...]) -> Sentence:
    tokens = tuple(Token(t.start, t.end, t.text, pos, lemma) for t, (pos, lemma) in zip(sent.tokens, tags, strict=True))
    return Sentence(sent.span, sent.block, tokens)


def _step(value: float, width: int) -> int:
    """Return a value in steps, cut at both ends."""
    return int(max(-_STEPS, min(_STEPS, value)) // width)


class HantaTagger:
    """HanTa behind two caches: what it thinks of a word form, and of a sentence."""

    def __init__(self, hanta: Any) -> None:
        speed_up(hanta)
        hanta.analyze_forward = lru_cache(_FORMS)(hanta.analyze_forward)
        hanta.analyze_viterbi = lru_cache(_FORMS)(hanta.analyze_viterbi)
        self._hanta = hanta
        self._ask_word = hanta._tag_word
        self._word = lru_cache(_FORMS)(self._probabilities)
        self._lemma = lru_cache(_FORMS)(self._find_lemma)
        self._sentence = lru_cache(_SENTENCES)(self._tag)
        self._traits = lru_cache(_FORMS)(self._find_traits)
        hanta._tag_word = self._word

    def tag(self, words: tuple[str, ...]) -> tuple[Tagged, ...]:
        """Return part of speech and lemma of each word of one sentence, in order."""
        return self._sentence(words)

    def traits(self, word: str) -> tuple[str, ...]:
        """Return what HanTa thinks of a word by itself: how likely it is, as what, how sure a name, and its morphemes.

        Source:
            The likelihoods of HanTa's model; a word it does not know is far less likely than one it knows.
        """
        return self._traits(word[:MAX_TAGGED])

    def _find_traits(self, word: str) -> tuple[str, ...]:
        guesses = self._probabilities(word, cutoff=_WIDE) if word[:1].isalnum() else []
        if not guesses or guesses[0][1] == -math.inf:
            return ("hk=-",) if word[:1].isalnum() else ()
        names = [(self._hanta.int2tag[number], float(chance)) for number, chance in guesses]
        best, chance = names[0]
        as_name = dict(names).get("NE")
        other = max((c for tag, c in names if tag not in ("NE", "FM")), default=_NEVER)
        traits = (
            f"hb={best}",
            f"hk={_step(chance - _COMMON, 4)}",
            "hn=-" if as_name is None else f"hn={_step(as_name - other, 2)}",
            f"hbk={best}|{_step(chance - _COMMON, 8)}",
        )
        return (*traits, *self._morphemes(word, guesses[0][0])) if word[0].isupper() else traits

    def _morphemes(self, word: str, number: int) -> tuple[str, ...]:
        try:
            parts = self._hanta._analyze(word, number, taglevel=2)[0].split("+")
        except (KeyError, IndexError, ValueError):
            return ()
        last = (f"mz={parts[-1]}",) if len(parts) > 1 else ()
        return (f"ml={parts[0]}", f"mn={min(_MANY, len(parts))}", *last)

    def _tag(self, words: tuple[str, ...]) -> tuple[Tagged, ...]:
        if not words:
            return ()
        short = [w if len(w) <= MAX_TAGGED else "X" for w in words]
        try:
            numbers = self._hanta.tag_sent_viterbi(short)
        except (KeyError, IndexError, ValueError):  # no path through the words: HanTa has no answer
            return tuple(_UNKNOWN for _ in words)
        return tuple(
            self._lemma(word, number) if len(word) <= MAX_TAGGED else _UNKNOWN
            for word, number in zip(words, numbers, strict=True)
        )

    def _probabilities(
        self, word: str, cutoff: float = 5, casesensitive: bool = True, conditional: bool = False
    ) -> list[tuple[int, float]]:
        try:
            return list(self._ask_word(word, cutoff=cutoff, casesensitive=casesensitive, conditional=conditional))
        except (KeyError, IndexError, ValueError):
            return [(3, -math.inf)]

    def _find_lemma(self, word: str, number: int) -> Tagged:
        pos = self._hanta.int2tag[number]
        try:
            return pos, self._hanta._analyze(word, number, taglevel=1)[0]
        except (KeyError, IndexError, ValueError):
            return pos, word


class WordListTagger:
    """Tags from the pack's function words and endings. For use without HanTa: rough, but never silent."""

    def __init__(self, pack: LanguagePack) -> None:
        self._known = {row["form"]: (row["pos"], row["lemma"]) for row in pack.table("function_words")}
        self._endings = [(row["ending"], row["pos"], row["lemma_ending"]) for row in pack.table("endings")]

    def tag(self, words: tuple[str, ...]) -> tuple[Tagged, ...]:
        """Return part of speech and lemma of each word of one sentence, in order."""
        return tuple(self._one(i, word) for i, word in enumerate(words))

    def traits(self, word: str) -> tuple[str, ...]:
        """Return nothing: the word lists tell no more than the part of speech."""
        return ()

    def _one(self, index: int, word: str) -> Tagged:
        if not word[0].isalnum():
            return ("$," if word == "," else "$." if word[0] in ".!?:;…" else "$("), word
        if word[0].isdigit():
            return "CARD", word
        known = self._known.get(word) or (self._known.get(word.lower()) if index == 0 else None)
        if known:
            return known
        return ("NN", word) if word[0].isupper() else self._by_ending(word)

    def _by_ending(self, word: str) -> Tagged:
        for ending, pos, lemma_ending in self._endings:
            if word.endswith(ending) and len(word) > len(ending) + 2:
                return pos, word[: len(word) - len(ending)] + lemma_ending
        return "ADV", word
