"""Numbers in figures and in words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sayso.lang import LanguagePack

Number = int | float

MAX_WORD = 80
"""Characters of one number word at most; longer ones are no numbers that anybody prints."""

FIGURES = r"\d{1,3}(?:[.\u202f\u00a0\x20'’]\d{3}){1,9}(?:,\d{1,9})?|\d{1,3}(?:,\d{3}){2,9}|\d{1,15}(?:[.,]\d{1,9})?"
"""A number in figures: `1500`, `1.500`, `12.000,5`, `3,5`, `1.5`."""

_GROUPED = re.compile(r"\d{1,3}(?:[.\u202f\u00a0\x20'’]\d{3})+(?:,(?P<rest>\d+))?\Z")
_GROUPED_BY_COMMA = re.compile(r"\d{1,3}(?:,\d{3}){2,}\Z")
_PLAIN = re.compile(r"(\d+)(?:[.,](\d+))?\Z")


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Pieces of number words of a language.

    Attributes:
        pieces: Value and kind by piece.
        forms: Words that are no sum of pieces.
        piece: Matches one piece.
    """

    pieces: Mapping[str, tuple[Decimal, str]]
    forms: Mapping[str, Decimal]
    piece: re.Pattern[str]


def number_words(pack: LanguagePack) -> NumberWords:
    """Return the pack's pieces of number words, made once per pack."""
    return pack.derived("number_words", lambda: _number_words(pack))


def _number_words(pack: LanguagePack) -> NumberWords:
    pieces = {r["form"]: (Decimal(r["value"]), r["kind"]) for r in pack.table("number_words")}
    forms = {r["form"]: Decimal(r["value"]) for r in pack.table("number_forms")}
    longest_first = "|".join(map(re.escape, sorted(pieces, key=len, reverse=True))) or r"(?!)"
    return NumberWords(pieces, forms, re.compile(longest_first))


def word_pattern(pack: LanguagePack) -> str:
    """Return a pattern for number words in one piece, first letter small or capital; `(?!)` if the pack has none.

    It is wide: `parse_number` has the last word.
    """
    words = number_words(pack)
    if not words.pieces:
        return r"(?!)"
    first = sorted({p for p, (_, kind) in words.pieces.items() if kind != "joiner"}, key=len, reverse=True)
    later = sorted(words.pieces, key=len, reverse=True)
    forms = "|".join(map(either_case, sorted(words.forms, key=len, reverse=True)))
    start, more = "|".join(map(either_case, first)), "|".join(map(re.escape, later))
    return rf"(?:{forms}|(?:{start})(?:{more}){{0,9}})(?!\w)"


def stem_pattern(pack: LanguagePack) -> str:
    """Return a pattern for number words at the beginning of a longer word (»zweitägig«); `(?!)` if there are none."""
    pieces = sorted(number_words(pack).pieces, key=len, reverse=True)
    if not pieces:
        return r"(?!)"
    return f"(?:{'|'.join(map(either_case, pieces))})(?:{'|'.join(map(re.escape, pieces))}){{0,9}}"


def either_case(form: str) -> str:
    """Return a pattern for a word whose first letter may be a capital at the start of a sentence."""
    first = form[:1]
    return f"[{first}{first.upper()}]{re.escape(form[1:])}" if first.islower() else re.escape(form)


def parse_number(text: str, pack: LanguagePack) -> Number | None:
    """Return the value of a number in figures or in one word; None if it is none.

    A comma is the decimal sign, as in German; groups of three after full stops, spaces or apostrophes, or after at
    least two commas, are thousands; a full stop before one or two digits is a decimal sign, as in English.
    """
    found = _parse_figures(text) if text[:1].isdecimal() else _parse_word(text, number_words(pack))
    return None if found is None else plain(found)


def plain(value: Decimal) -> Number:
    """Return an int where the value is whole, otherwise a float."""
    return int(value) if value == value.to_integral_value() else float(value)


def _parse_figures(text: str) -> Decimal | None:
    if match := _GROUPED.match(text):
        whole = re.sub(r"\D", "", text.split(",")[0])
        return Decimal(f"{whole}.{match['rest'] or 0}")
    if _GROUPED_BY_COMMA.match(text):
        return Decimal(text.replace(",", ""))
    if match := _PLAIN.match(text):
        return Decimal(f"{match[1]}.{match[2] or 0}")
    return None


def _parse_word(text: str, words: NumberWords) -> Decimal | None:
    """Return the value of a word such as »zweihundertdreiundzwanzigtausend«."""
    word = text[:1].lower() + text[1:]
    if word in words.forms:
        return words.forms[word]
    if not word or len(word) > MAX_WORD:
        return None
    total = current = below_ten = Decimal(0)
    at, seen, joined = 0, False, False
    while at < len(word):
        match = words.piece.match(word, at)
        if not match:
            return None
        value, kind = words.pieces[match.group()]
        at = match.end()
        if kind == "joiner":
            if not seen or joined:
                return None
            joined = True
            continue
        if kind == "times":
            if current >= value:
                return None
            if value >= 1000:
                total, current = total + max(current, Decimal(1)) * value, Decimal(0)
            else:
                current = max(current, Decimal(1)) * value
        elif kind == "ten" and below_ten and not joined:
            return None
        else:
            current += value
        below_ten = value if kind == "unit" and value < 10 else Decimal(0)
        seen, joined = True, False
    return total + current if seen and not joined else None
