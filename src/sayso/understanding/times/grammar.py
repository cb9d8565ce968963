"""Time expressions found by the pack's patterns: words, facts and the rule, without values yet."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.errors import PackError
from sayso.lang import LanguagePack
from sayso.lang.rules import Rule, compile_pattern
from sayso.model import Sentence, Span
from sayso.understanding.numbers import either_case, number_words, word_pattern

FAMILY = "times"

_SPACE = r"\s{1,3}"
_MAYBE_SPACE = r"\s{0,3}"
_DIGITS = r"\d{1,6}(?:[.,]\d{1,3})?"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRule(Rule):
    """A pattern of time expressions and what it means.

    Attributes:
        pattern: Regular expression; groups are named for classes of the lexicon.
        sense: How the value is made: a key of `senses.SENSES`.
        needs: Classes of which the sentence must hold a word; `a|b` means either.
        type: TIMEX3 type.
        value: A value that is the same for all words.
        unit: Unit of the shift, where the words do not say it.
        offset: Size of the shift, where the words do not say it.
    """

    pattern: str
    sense: str
    needs: tuple[str, ...] = ()
    type: str = "DATE"
    value: str = ""
    unit: str = ""
    offset: int = 0


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The lexicon of time words.

    Attributes:
        values: Meaning of a form, by class and form in small letters.
        classes: Classes by token in small letters; what `needs` is held against.
        endings: Endings of adjectives such as »-jährig«.
    """

    values: Mapping[str, Mapping[str, str]]
    classes: Mapping[str, frozenset[str]]
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One time expression.

    Attributes:
        span: Its words.
        rule: The rule that fired.
        facts: What its words say, by class; values are those of the lexicon.
        sent: Index of the sentence.
    """

    span: Span
    rule: TimeRule
    facts: Mapping[str, str]
    sent: int


@dataclass(frozen=True, slots=True)
class _Compiled:
    rule: TimeRule
    pattern: re.Pattern[str]
    needs: tuple[frozenset[str], ...]


def time_words(pack: LanguagePack) -> TimeWords:
    """Return the pack's time words, made once per pack."""
    return pack.derived("time_words", lambda: _time_words(pack))


def find_expressions(text: str, sents: Sequence[Sentence], pack: LanguagePack) -> list[Found]:
    """Return the time expressions of a document, in text order; the longest where several overlap."""
    rules = pack.derived("time_rules", lambda: _compile_rules(pack))
    words = time_words(pack)
    found: list[Found] = []
    for index, sent in enumerate(sents):
        classes = sentence_classes(sent, words)
        if classes:
            found += _longest(list(_matches(text, sent, index, classes, rules, words)))
    return found


def sentence_classes(sent: Sentence, words: TimeWords) -> set[str]:
    """Return the classes of time words that a sentence holds; `figure` if a token begins with a digit."""
    classes: set[str] = set()
    known = words.classes
    for token in sent.tokens:
        text = token.text
        if text[0].isdecimal():
            classes.add("figure")
            if "-" in text:
                text = text.rpartition("-")[2]
        low = text.lower()
        hit = known.get(low)
        if hit:
            classes |= hit
        elif len(low) > 5 and low.endswith(words.endings):
            classes.add("span_adjective")
    return classes


def _matches(
    text: str, sent: Sentence, index: int, classes: set[str], rules: Sequence[_Compiled], words: TimeWords
) -> Iterator[Found]:
    start, end = sent.span.start, sent.span.end
    for each in rules:
        if not all(need & classes for need in each.needs):
            continue
        for match in each.pattern.finditer(text, start, end):
            groups = match.groupdict()
            name = next((n for n in ("span", "span2") if groups.get(n) is not None), 0)
            span = Span(*match.span(name))
            yield Found(span, each.rule, _facts(groups, words), index)


def _facts(groups: Mapping[str, str | None], words: TimeWords) -> dict[str, str]:
    facts: dict[str, str] = {}
    for name, text in groups.items():
        if text is None or (name.startswith("span") and name != "span_adjective"):
            continue
        name = name.rstrip("0123456789")
        low = re.sub(r"\s+", " ", text.lower())
        facts[name] = words.values.get(name, {}).get(low, text)
    return facts


def _longest(found: list[Found]) -> list[Found]:
    """Return those that do not overlap: longest first, earlier rule on a tie, in text order."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda f: -len(f.span)):
        if not any(each.span.overlaps(k.span) for k in kept):
            kept.append(each)
    return sorted(kept, key=lambda f: f.span)


def _time_words(pack: LanguagePack) -> TimeWords:
    values: dict[str, dict[str, str]] = {}
    classes: dict[str, set[str]] = {}
    for row in pack.table("times"):
        for form in expand_forms(row["forms"], pack):
            values.setdefault(row["class"], {}).setdefault(form.lower(), row["value"])
            for word in re.split(r"[ -]", form.lower()):
                classes.setdefault(word.rstrip("."), set()).add(row["class"])
                classes.setdefault(word, set()).add(row["class"])
    for day in list(values.get("weekday", {})):
        for tail in values.get("daypart_tail", {}):
            for ending in ("", "s", "e", "en"):
                classes.setdefault(day + tail + ending, set()).add("weekday")
    endings = tuple(sorted(values.get("span_adjective", {})))
    return TimeWords(values, {w: frozenset(c) for w, c in classes.items()}, endings)


def expand_forms(forms: str, pack: LanguagePack) -> list[str]:
    """Return the forms of a lexicon's cell: `_` is a space, a final `*` stands for the endings of adjectives."""
    out: list[str] = []
    for form in forms.replace("\u00a0", " ").split(" "):
        form = form.replace("_", " ")
        if form.endswith("*"):
            out += [form[:-1] + ending for ending in pack.settings.get("times", {}).get("adjective_endings", ())]
        elif form:
            out.append(form)
    return out


def _compile_rules(pack: LanguagePack) -> tuple[_Compiled, ...]:
    fragments = dict(pack.fragments)
    forms: dict[str, list[str]] = {}
    for row in pack.table("times"):
        forms.setdefault(row["class"], []).extend(expand_forms(row["forms"], pack))
    for name, words in forms.items():
        fragments[name] = "|".join(either_case(w) for w in sorted(set(words), key=len, reverse=True))
    number = word_pattern(pack)
    fragments["number"] = rf"{_DIGITS}(?!\d)|{number}"
    fragments["number_stem"] = rf"{_DIGITS}|{_stem_pattern(pack)}"
    compiled = []
    for rule in pack.rules(FAMILY, TimeRule):
        where = f"lang/{pack.code}/rules/{FAMILY}.toml: {rule.id}"
        pattern = compile_pattern(_bounded(rule.pattern), fragments, where)
        needs = tuple(frozenset(need.split("|")) for need in rule.needs)
        known = set(forms) | {"figure"}
        if unknown := sorted(set().union(*needs) - known if needs else set()):
            raise PackError(f"{where}: unknown class {unknown[0]!r} in needs")
        compiled.append(_Compiled(rule, pattern, needs))
    return tuple(compiled)


def _stem_pattern(pack: LanguagePack) -> str:
    """Return a pattern for number words inside a longer word (»zweitägig«)."""
    pieces = sorted(number_words(pack).pieces, key=len, reverse=True)
    if not pieces:
        return r"(?!)"
    return f"(?:{'|'.join(map(either_case, pieces))})(?:{'|'.join(map(re.escape, pieces))}){{0,9}}"


def _bounded(pattern: str) -> str:
    spaced = pattern.replace(" ?", _MAYBE_SPACE).replace(" ", _SPACE)
    return rf"(?<!\w)(?:{spaced})(?!\w)"
