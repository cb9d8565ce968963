"""Phrases found by the pack's patterns: which words, which rule, and what the lexicon says they mean.

A family of phrases is a rule file and a word list of the same name. In a pattern a space stands for white space,
`${class}` for the words of a class of the list, and the whole stands between word boundaries. Groups are named for
their class, so that the list gives their value; a group `span` is the phrase where the pattern holds more.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sayso.errors import PackError
from sayso.lang import LanguagePack
from sayso.lang.rules import Rule, compile_pattern
from sayso.model import Sentence, Span, Token
from sayso.understanding.numbers import FIGURES, either_case, number_words, stem_pattern, word_pattern

_SPACE = r"\s{1,3}"
_MAYBE_SPACE = r"\s{0,3}"
_DIGITS = r"\d{1,6}(?:[.,]\d{1,3})?"
_LEAST_SUFFIXED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseRule(Rule):
    """A pattern of phrases and what it means.

    Attributes:
        pattern: Regular expression; groups are named for classes of the word list.
        sense: How the meaning is made: a key of the family's senses.
        needs: Classes of which the sentence must hold a word; `a|b` means either.
    """

    pattern: str
    sense: str
    needs: tuple[str, ...] = ()


R = TypeVar("R", bound=PhraseRule)


@dataclass(frozen=True, slots=True)
class Found(Generic[R]):
    """One phrase.

    Attributes:
        span: Its words.
        rule: The rule that fired.
        facts: What its words say, by class; values are those of the word list.
        sent: Index of the sentence.
    """

    span: Span
    rule: R
    facts: Mapping[str, str]
    sent: int


@dataclass(frozen=True, slots=True)
class _Compiled(Generic[R]):
    rule: R
    pattern: re.Pattern[str]
    needs: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Phrases(Generic[R]):
    """A family of phrases, ready for use.

    Attributes:
        rules: In file order.
        values: Meaning of a form, by class and form in small letters.
        classes: Classes by token in small letters; what `needs` is held against.
        suffixes: Classes by ending, for forms that the list gives as `-form`.
        endings: Those endings.
        numbers: Beginnings of number words.
    """

    rules: tuple[_Compiled[R], ...]
    values: Mapping[str, Mapping[str, str]]
    classes: Mapping[str, frozenset[str]]
    suffixes: Mapping[str, frozenset[str]]
    endings: tuple[str, ...]
    numbers: tuple[str, ...]


def load_phrases(family: str, kind: type[R], pack: LanguagePack) -> Phrases[R]:
    """Return a family of phrases of a pack, made once per pack.

    Raises:
        PackError: A pattern does not compile, or a rule needs a class that the list does not have.
    """
    made: Phrases[R] = pack.derived(("phrases", family), lambda: _load(family, kind, pack))
    return made


def find_phrases(
    text: str, sents: Sequence[Sentence], phrases: Phrases[R], taken: Sequence[Span] = ()
) -> list[Found[R]]:
    """Return the phrases of a document, in text order: the longest where several overlap, the earlier rule on a tie.

    Args:
        text: The document's text.
        sents: Its sentences; no phrase crosses them.
        phrases: The family.
        taken: Stretches in which no phrase may lie, in text order.
    """
    found: list[Found[R]] = []
    for index, sent in enumerate(sents):
        classes = sentence_classes(sent, phrases)
        if classes:
            hits = _matches(text, sent, index, classes, phrases)
            found += _longest([h for h in hits if not _is_taken(h.span, taken)])
    return found


def _is_taken(span: Span, taken: Sequence[Span]) -> bool:
    """Tell whether a span overlaps one of those that are taken; they are in text order and never overlap."""
    index = bisect_right(taken, span.start, key=lambda t: t.start)
    return any(t.overlaps(span) for t in taken[max(0, index - 1) : index + 1])


def sentence_classes(sent: Sentence, phrases: Phrases[R]) -> set[str]:
    """Return the classes of which a sentence holds a word.

    `figure` stands for a token that begins with a digit, `number` for one that begins like a number word.
    """
    classes: set[str] = set()
    known, endings, numbers = phrases.classes, phrases.endings, phrases.numbers
    for token in sent.tokens:
        word = token.text
        if word[0].isdecimal():
            classes.add("figure")
            word = word.rpartition("-")[2]
        low = word.lower()
        hit = known.get(low)
        if hit:
            classes |= hit
        elif len(low) > _LEAST_SUFFIXED and low.endswith(endings):
            classes |= next(c for e, c in phrases.suffixes.items() if low.endswith(e))
        if low.startswith(numbers):
            classes.add("number")
    return classes


def _matches(text: str, sent: Sentence, index: int, classes: set[str], phrases: Phrases[R]) -> Iterator[Found[R]]:
    start, end = sent.span.start, sent.span.end
    for each in phrases.rules:
        if not all(need & classes for need in each.needs):
            continue
        for match in each.pattern.finditer(text, start, end):
            groups = match.groupdict()
            name = next((n for n in ("span", "span2") if groups.get(n) is not None), 0)
            yield Found(Span(*match.span(name)), each.rule, _facts(groups, phrases.values), index)


def _facts(groups: Mapping[str, str | None], values: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    facts: dict[str, str] = {}
    for group, text in groups.items():
        if text is None or group in ("span", "span2"):
            continue
        name = group.rstrip("0123456789") if group.rstrip("0123456789") in values else group
        low = re.sub(r"\s+", " ", text.lower())
        facts[name] = values.get(name, {}).get(low, text)
    return facts


def _longest(found: list[Found[R]]) -> list[Found[R]]:
    """Return those that do not overlap: longest first, earlier rule on a tie, in text order."""
    kept: list[Found[R]] = []
    for each in sorted(found, key=lambda f: -len(f.span)):
        index = bisect_left(kept, each.span.start, key=lambda f: f.span.start)
        after = kept[index] if index < len(kept) else None
        before = kept[index - 1] if index else None
        if not (after and after.span.overlaps(each.span)) and not (before and before.span.overlaps(each.span)):
            kept.insert(index, each)
    return kept


def tokens_before(sent: Sentence, offset: int, count: int) -> tuple[Token, ...]:
    """Return the last tokens of a sentence that end at or before an offset, in text order; `count` at most."""
    end = bisect_right(sent.tokens, offset, key=lambda t: t.end)
    return sent.tokens[max(0, end - count) : end]


def tokens_after(sent: Sentence, offset: int, count: int) -> tuple[Token, ...]:
    """Return the first tokens of a sentence that start at or after an offset, in text order; `count` at most."""
    start = bisect_left(sent.tokens, offset, key=lambda t: t.start)
    return sent.tokens[start : start + count]


def _load(family: str, kind: type[R], pack: LanguagePack) -> Phrases[R]:
    values: dict[str, dict[str, str]] = {}
    classes: dict[str, set[str]] = {}
    suffixes: dict[str, set[str]] = {}
    forms: dict[str, list[str]] = {}
    for row in pack.table(family):
        name = row["class"]
        for form in expand_forms(row["forms"], pack):
            low = form.lower().lstrip("-")
            values.setdefault(name, {}).setdefault(low, row["value"])
            forms.setdefault(name, []).append(form.removeprefix("-"))
            if form.startswith("-"):
                suffixes.setdefault(low, set()).add(name)
            for word in [*re.split(r"[ -]", low), low]:
                classes.setdefault(word.rstrip("."), set()).add(name)
                classes.setdefault(word, set()).add(name)
    # a word for one is mostly an article
    starts = {p for p, (value, of) in number_words(pack).pieces.items() if of != "joiner" and value != 1}
    return Phrases(
        rules=_compile(pack.rules(family, kind), forms, pack),
        values=values,
        classes={w: frozenset(c) for w, c in classes.items() if w},
        suffixes={w: frozenset(c) for w, c in sorted(suffixes.items(), key=lambda s: -len(s[0]))},
        endings=tuple(suffixes) or ("\0",),
        numbers=tuple(sorted(starts | set(number_words(pack).forms))) or ("\0",),
    )


def _compile(rules: Sequence[R], forms: Mapping[str, list[str]], pack: LanguagePack) -> tuple[_Compiled[R], ...]:
    fragments = dict(pack.fragments)
    for name, words in forms.items():
        longest_first = sorted(set(words), key=lambda w: (-len(w), w))
        fragments[name] = "|".join(either_case(w).replace(r"\ ", " ") for w in longest_first)
    words_only = word_pattern(pack)
    fragments["number"] = rf"{_DIGITS}(?!\d)|{words_only}"
    fragments["number_stem"] = rf"{_DIGITS}|{stem_pattern(pack)}"
    fragments["amount"] = rf"(?:{FIGURES})(?![\d:]|[.,]\d|\.\s{{0,3}}[^\W\d_])|{words_only}"
    known = {*forms, "figure", "number"}
    compiled: list[_Compiled[R]] = []
    for rule in rules:
        needs = tuple(frozenset(need.split("|")) for need in rule.needs)
        if unknown := sorted(frozenset().union(*needs) - known):
            raise PackError(f"{rule.id}: unknown class {unknown[0]!r} in needs")
        compiled.append(_Compiled(rule, _bounded(rule, fragments), needs))
    return tuple(compiled)


def _bounded(rule: PhraseRule, fragments: Mapping[str, str]) -> re.Pattern[str]:
    loose = compile_pattern(rule.pattern, fragments, rule.id).pattern
    spaced = loose.replace(" ?", _MAYBE_SPACE).replace(" ", _SPACE)
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)")


def expand_forms(forms: str, pack: LanguagePack) -> list[str]:
    """Return the forms of a cell of a word list: `_` is a space, a final `*` stands for the endings of adjectives."""
    out: list[str] = []
    for cell in forms.split(" "):
        form = cell.replace("_", " ")
        if form.endswith("*"):
            out += [form[:-1] + ending for ending in pack.listed("times", "adjective_endings")]
        elif form:
            out.append(form)
    return out
