"""What a line says of itself: phrases and patterns of pages, from all language packs."""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.errors import PackError
from sayso.lang import LanguagePack, load_pack
from sayso.lang.pack import pack_codes
from sayso.lang.rules import PatternRule
from sayso.model import BlockKind

_KINDS = {kind.value for kind in BlockKind} | {"furniture"}
_EFFECTS = ("drop", "end", "comments", "comment", "cut")
_FLAGS = re.compile(r"^\(\?[a-z]+\)")
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]")
_AROUND = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_PHRASE_LENGTH = 60
"""Longest phrase looked up, characters: longer than every phrase of the lists with counts and marks around it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRule(PatternRule):
    """A pattern that tells what a line is.

    Attributes:
        kind: A block kind, or `furniture`.
        effect: What a piece of furniture does: `drop` itself, `end` the article, begin the readers' `comments` or one
            `comment`, or `cut` the article (paywall).
        longest: Lines with more characters are not looked at.
        signs: Lower-case strings, one of which a line must hold to be looked at; empty if any line may fit. They only
            save time: every match holds one.
    """

    kind: str = "furniture"
    effect: str = "drop"
    longest: int = 200
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What the words of a line say it is; `kind` is None for furniture."""

    kind: BlockKind | None
    effect: str
    rule: str


@cache
def reading_packs() -> tuple[LanguagePack, ...]:
    """Return every language pack, sorted by code: pages mix the furniture of several languages."""
    return tuple(load_pack(code) for code in pack_codes())


def line_rules(pack: LanguagePack) -> tuple[tuple[LineRule, re.Pattern[str]], ...]:
    """Return a pack's line rules with their compiled patterns, in file order.

    Raises:
        PackError: A rule has an unknown kind or effect.
    """
    return pack.derived("line_rules", lambda: _compile(pack))


def find_line_rule(text: str, packs: Sequence[LanguagePack], furniture: bool = True) -> Finding | None:
    """Return what the first fitting phrase or rule says of a line; None if the packs know nothing of it.

    Args:
        text: The line.
        packs: Languages whose phrases and rules are tried.
        furniture: Whether phrases and rules for furniture are tried.
    """
    known = _line_finder(packs, furniture)
    length, lower = len(text), text.lower()
    if length <= _PHRASE_LENGTH and known.phrases:
        phrase = " ".join(_AROUND.sub("", text).casefold().split())
        if phrase in known.phrases:
            return known.phrases[phrase]
    finding = known.rules[bisect_left(known.lengths, length)].find(text, lower)
    if finding or not furniture or any(map(str.isalpha, text)):
        return finding
    return Finding(None, "drop", "page.furniture.no-words")


class _Rules:
    """Rules in order, of which only those are tried that have no signs, or one of whose signs stands in a line."""

    def __init__(self, rules: Sequence[tuple[LineRule, re.Pattern[str]]]) -> None:
        self._matchers = [_matcher(rule, pattern) for rule, pattern in rules]
        self._always = [i for i, (rule, _) in enumerate(rules) if not rule.signs]
        self._by_sign: dict[str, list[int]] = {}
        for i, (rule, _) in enumerate(rules):
            for sign in rule.signs:
                self._by_sign.setdefault(sign, []).append(i)
        self._signs = tuple(self._by_sign)

    def find(self, text: str, lower: str) -> Finding | None:
        """Return what the first fitting rule says of a line, given also in lower case."""
        tried = self._always
        if found := [sign for sign in self._signs if sign in lower]:
            tried = sorted({*tried, *(i for sign in found for i in self._by_sign[sign])})
        for i in tried:
            find, finding = self._matchers[i]
            if find(text):
                return finding
        return None


@dataclass(frozen=True, slots=True)
class _LineFinder:
    """Phrases and rules of all packs: `rules[i]` are those for lines of at most `lengths[i]` characters."""

    phrases: Mapping[str, Finding]
    lengths: Sequence[int]
    rules: Sequence[_Rules]


def _line_finder(packs: Sequence[LanguagePack], furniture: bool) -> _LineFinder:
    if not packs:
        return _LineFinder({}, (), (_Rules(()),))
    key = ("line_finder", furniture, *(pack.code for pack in packs))
    return packs[0].derived(key, lambda: _build_finder(packs, furniture))


def _build_finder(packs: Sequence[LanguagePack], furniture: bool) -> _LineFinder:
    phrases: dict[str, Finding] = {}
    for pack in packs if furniture else ():
        for row in pack.table("furniture"):
            rule = f"{pack.code}.furniture.phrase-{row['role']}"
            phrases.setdefault(row["phrase"].casefold(), Finding(None, row["effect"], rule))
    rules = [(rule, pattern) for pack in packs for rule, pattern in line_rules(pack)]
    wanted = [(rule, pattern) for rule, pattern in rules if furniture or rule.kind != "furniture"]
    lengths = sorted({rule.longest for rule, _ in wanted})
    fitting = [_Rules([(rule, p) for rule, p in wanted if rule.longest >= length]) for length in lengths]
    return _LineFinder(phrases, lengths, [*fitting, _Rules(())])


def _matcher(rule: LineRule, pattern: re.Pattern[str]) -> tuple[Callable[[str], object], Finding]:
    """Return how a rule is found in a line, and what it says."""
    kind = None if rule.kind == "furniture" else BlockKind(rule.kind)
    find = pattern.match if _is_anchored(rule.pattern) else pattern.search
    return find, Finding(kind, rule.effect, rule.id)


def _is_anchored(pattern: str) -> bool:
    """Tell whether a pattern can only match at the beginning of a line: a search would try every place in vain."""
    bare = _FLAGS.sub("", pattern)
    if not bare.startswith("^"):
        return False
    depth = 0
    for sign in _TOKEN.findall(bare):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            return False
    return True


def _compile(pack: LanguagePack) -> tuple[tuple[LineRule, re.Pattern[str]], ...]:
    rules = pack.rules("page_lines", LineRule)
    for rule in rules:
        if rule.kind not in _KINDS or rule.effect not in _EFFECTS:
            raise PackError(f"lang/{pack.code}/rules/page_lines.toml: {rule.id}: unknown kind or effect")
    return tuple((rule, pack.pattern(rule.pattern, rule.id)) for rule in rules)
