"""Noun phrases that name a source, read from tags: beside a word, or inside a span."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.lang import LanguagePack
from sayso.model import Span, Token

DETERMINERS = frozenset({"ART", "PDAT", "PPOSAT", "PIAT", "APPRART"})
NOUNS = frozenset({"NN", "NE", "NNI", "NNA", "FM"})
ADJECTIVES = frozenset({"ADJ(A)", "CARD"})

_OPENERS = "„“\"»«›‹‚'”"
_MARKS = frozenset("„“”\"»«›‹‚‘’'")
_QUOTED = 14
"""Tokens inside the marks of a name at most."""
_LONGEST = 30
"""Tokens of one phrase at most."""


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase by the places of its tokens in a sentence.

    Attributes:
        start: First token.
        end: One past the last.
        head: The noun it is about.
        determiner: The article or what stands for it; None if bare.
        name: Tokens of a proper name beside the head, marks left out; empty if there is none.
        genitive: The phrase that follows in the genitive or with a preposition; None if there is none.
        owner: A genitive name before the head (»Nordkoreas«); None if there is none.
    """

    start: int
    end: int
    head: int
    determiner: int | None = None
    name: tuple[int, ...] = ()
    genitive: "NounPhrase | None" = None
    owner: int | None = None

    def span(self, tokens: Sequence[Token]) -> Span:
        """Return the characters of the phrase."""
        return Span(tokens[self.start].start, tokens[self.end - 1].end)

    def bare_span(self, tokens: Sequence[Token]) -> Span:
        """Return the characters without article and preposition."""
        first = self.start if self.determiner is None else self.determiner + 1
        first += (tokens[first].pos or "").startswith("APPR")
        return Span(tokens[min(first, self.end - 1)].start, tokens[self.end - 1].end)


@dataclass(frozen=True, slots=True)
class PhraseWords:
    """Words of a language that decide where a phrase begins and ends, in lower case.

    Attributes:
        genitive: Articles that open a dependent phrase (»des«, »der«).
        prepositions: Prepositions that do (»von«, »aus«).
        nominative: Articles that never stand in the case that source words govern (»ein«, »die«).
        dependent: All that open a dependent phrase.
        endings: What names in the genitive end in.
    """

    genitive: frozenset[str]
    prepositions: frozenset[str]
    nominative: frozenset[str]
    dependent: frozenset[str]
    endings: tuple[str, ...]


def phrase_words(pack: LanguagePack) -> PhraseWords:
    """Return the pack's words that decide where a phrase begins and ends, made once per pack."""

    def build() -> PhraseWords:
        genitive, prepositions, nominative = (
            frozenset(pack.listed("phrase", key)) for key in ("genitive", "prepositions", "nominative")
        )
        endings = pack.listed("mentions", "genitive_endings")
        return PhraseWords(genitive, prepositions, nominative, genitive | prepositions, endings)

    return pack.derived("phrase_words", build)


def is_noun(token: Token) -> bool:
    """Tell whether a token is a noun or a name, by its tag or, without a tagger, by its capital."""
    return token.pos in NOUNS or (token.pos in {None, "XY"} and token.text[:1].isupper())


def phrase_after(tokens: Sequence[Token], start: int, words: PhraseWords, end: int | None = None) -> NounPhrase | None:
    """Return the noun phrase that begins at a token; None if none does.

    Args:
        tokens: Of one sentence.
        start: Where the phrase must begin.
        words: The pack's words that open or bar a phrase.
        end: One past the last token that may be read.
    """
    limit = min(len(tokens) if end is None else end, start + _LONGEST)
    at, determiner, owner = start, None, None
    if at < limit and tokens[at].pos in DETERMINERS:
        determiner, at = at, at + 1
    if at + 1 < limit and _is_genitive_name(tokens, at, limit, words):
        owner, at = at, at + 1
    while at < limit and tokens[at].pos in ADJECTIVES | DETERMINERS:
        at += 1
    if at >= limit:
        return None
    head, name, after = _head_and_name(tokens, at, limit)
    if head is None:
        return None
    behind = _skip_brackets(tokens, after, limit)
    genitive = _dependent(tokens, head, behind, limit, words)
    after = behind if behind == end else after
    return NounPhrase(start, genitive.end if genitive else after, head, determiner, name, genitive, owner)


def phrase_before(tokens: Sequence[Token], end: int, words: PhraseWords) -> NounPhrase | None:
    """Return the noun phrase that ends before a token; None if none does.

    Args:
        tokens: Of one sentence.
        end: One past the phrase's last token.
        words: The pack's words that open or bar a phrase.
    """
    first = end
    lowest = max(0, end - _LONGEST)
    while first > lowest:
        start = _leftmost(tokens, first, lowest, words)
        if start is None or start == first:
            break
        first = start
        if not _goes_on_left(tokens, first, lowest, words):
            break
        first -= tokens[first].text.lower() in words.prepositions
    while first < end:
        phrase = phrase_after(tokens, first, words, end)
        if phrase and phrase.end == end:
            return _in_case(tokens, phrase, words)
        first += 1
    return None


def _in_case(tokens: Sequence[Token], phrase: NounPhrase, words: PhraseWords) -> NounPhrase:
    """Return the phrase, or what hangs on its noun where its article is in the wrong case for a source."""
    at = phrase.determiner
    if at is not None and phrase.genitive and tokens[at].text.lower() in words.nominative:
        return phrase.genitive
    return phrase


def phrase_in(tokens: Sequence[Token], span: Span, words: PhraseWords) -> tuple[int, NounPhrase] | None:
    """Return the first noun phrase inside a span and the first token of the span; None if there is none."""
    begin, end = token_from(tokens, span.start), token_from(tokens, span.end)
    for first in range(begin, min(end, begin + 4)):
        if phrase := phrase_after(tokens, first, words, end):
            return first, phrase
    return None


def token_from(tokens: Sequence[Token], offset: int) -> int:
    """Return the index of the first token that begins at or behind an offset."""
    return bisect_left(tokens, offset, key=lambda token: token.start)


def _is_genitive_name(tokens: Sequence[Token], at: int, limit: int, words: PhraseWords) -> bool:
    """Tell whether a name in the genitive stands before the head (»Nordkoreas Generalstab«)."""
    word = tokens[at]
    follows = tokens[at + 1]
    return (
        is_noun(word)
        and word.text.endswith(words.endings)
        and word.pos in {"NE", None, "XY", "NN"}
        and (follows.pos in ADJECTIVES or follows.pos == "NN")
        and (word.pos == "NE" or follows.pos in ADJECTIVES)
        and at + 1 < limit
    )


def _head_and_name(tokens: Sequence[Token], at: int, limit: int) -> tuple[int | None, tuple[int, ...], int]:
    """Return the head, the name beside it, and the token after both."""
    if tokens[at].text in _MARKS:
        close = _closing(tokens, at, limit)
        if close is None or close == at + 1:
            return None, (), at
        quoted = tuple(range(at + 1, close))
        if close + 2 < limit and tokens[close + 1].text == "-" and tokens[close + 2].start == tokens[close + 1].end:
            return close + 2, quoted, close + 3
        return at + 1, quoted, close + 1
    if not is_noun(tokens[at]):
        return None, (), at
    head, name = at, [at] if tokens[at].pos == "NE" else []
    at += 1
    while at < limit:
        if tokens[at].text in _MARKS and tokens[at].start > tokens[at - 1].end:
            close = _closing(tokens, at, limit)
            if close is None or close == at + 1:
                break
            name.extend(range(at + 1, close))
            at = close + 1
        elif is_noun(tokens[at]) and (tokens[at].pos != "NN" or (name and tokens[at - 1].pos == "NE")):
            name.append(at)
            at += 1
        elif tokens[at].text in {"-", "–"} and at + 1 < limit and tokens[at].start == tokens[at - 1].end:
            close = _closing(tokens, at + 1, limit) if tokens[at + 1].text in _MARKS else at + 1
            if close is None:
                break
            at = close + 1
        else:
            break
    return head, tuple(name), at


def _closing(tokens: Sequence[Token], opener: int, limit: int) -> int | None:
    for i in range(opener + 1, min(limit, opener + _QUOTED)):
        if tokens[i].text in _MARKS:
            return i
    return None


def _skip_brackets(tokens: Sequence[Token], at: int, limit: int) -> int:
    """Return the token after a short bracket (»(SPD)«), if one stands here."""
    if at < limit and tokens[at].text == "(":
        for i in range(at + 1, min(limit, at + 6)):
            if tokens[i].text == ")":
                return i + 1
    return at


def _dependent(tokens: Sequence[Token], head: int, after: int, limit: int, words: PhraseWords) -> NounPhrase | None:
    if after >= limit or after == head or tokens[after].text.lower() not in words.dependent:
        return None
    prepositional = tokens[after].text.lower() in words.prepositions
    if prepositional and tokens[head].pos == "NE":
        return None
    first = after + prepositional
    phrase = phrase_after(tokens, first, replace(words, dependent=frozenset()), limit)
    return replace(phrase, start=after) if phrase else None


def _leftmost(tokens: Sequence[Token], end: int, lowest: int, words: PhraseWords) -> int | None:
    """Return the first token of the simple phrase that ends before `end`: noun(s), adjectives, article."""
    at = end
    if tokens[at - 1].text == ")":
        while at > lowest and tokens[at - 1].text != "(":
            at -= 1
        at -= 1
    nouns = 0
    while at > lowest:
        token = tokens[at - 1]
        if token.text in _MARKS:
            opener = _opening(tokens, at - 1, lowest)
            if opener is None:
                break
            at, nouns = opener, nouns + 1
        elif is_noun(token) and (nouns == 0 or _joins(token, tokens[at], words)):
            at, nouns = at - 1, nouns + 1
        else:
            break
    if not nouns:
        return None
    while at > lowest and tokens[at - 1].pos in ADJECTIVES:
        at -= 1
    if at > lowest and (
        tokens[at - 1].pos in DETERMINERS
        or (tokens[at - 1].pos == "NE" and tokens[at - 1].text.endswith(words.endings) and at < end - 1)
    ):
        at -= 1
    return max(at, lowest)


def _opening(tokens: Sequence[Token], closer: int, lowest: int) -> int | None:
    for i in range(closer - 1, max(lowest, closer - _QUOTED) - 1, -1):
        if tokens[i].text in _OPENERS:
            return i
    return None


def _joins(left: Token, right: Token, words: PhraseWords) -> bool:
    """Tell whether two nouns side by side are one phrase: a noun and its name, or parts of a name."""
    if right.text in _MARKS:
        return left.pos == "NN"
    if right.pos == "NN":
        return left.pos == "NE" and left.text.endswith(words.endings)
    return True


def _goes_on_left(tokens: Sequence[Token], first: int, lowest: int, words: PhraseWords) -> bool:
    """Tell whether the phrase found hangs on a noun before it (»Angaben | der Polizei«)."""
    if first - 1 <= lowest and first <= lowest:
        return False
    if tokens[first].text.lower() in words.genitive:
        return tokens[first - 1].pos in {"NN", "NNI"}
    return first - 1 > lowest and tokens[first - 1].text.lower() in words.prepositions and tokens[first - 2].pos == "NN"
