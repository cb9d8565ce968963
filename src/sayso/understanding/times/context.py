"""What is known while times are read from front to back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.lang import LanguagePack
from sayso.model import Sentence, TimexType, Token
from sayso.understanding.phrases import Found, PhraseRule, load_phrases, tokens_after, tokens_before
from sayso.understanding.times.calendar import Anchor
from sayso.understanding.times.tense import FUTURE, PRESENT, tense_at


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRule(PhraseRule):
    """A pattern of time expressions and what it means.

    Attributes:
        type: TIMEX3 type.
        value: A value that is the same for all words.
        unit: Unit of the shift, where the words do not say it.
        offset: Size of the shift, where the words do not say it.
    """

    type: str = "DATE"
    value: str = ""
    unit: str = ""
    offset: int = 0


TimeFound = Found[TimeRule]

NEAR = 20
"""Tokens on each side in which an hour belongs to »heute«."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means.

    Attributes:
        value: TIMEX3 value; None if it depends on an unknown date.
        candidates: Values it may have, where several fit.
        mod: Modifier; None if the words give none.
        type: TIMEX3 type, where it is not the rule's.
    """

    value: str | None
    candidates: tuple[str, ...] = ()
    mod: str | None = None
    type: str | None = None


@dataclass(slots=True)
class Context:
    """What is known while a document is read from front to back.

    Attributes:
        text: The document's text.
        sents: Its sentences.
        anchor: The day of publication, as precisely as it is known.
        pack: The language pack.
        day: The last day that the text named, with the index of its sentence.
        year: Likewise the last year.
    """

    text: str
    sents: Sequence[Sentence]
    anchor: Anchor
    pack: LanguagePack
    day: tuple[str, int] | None = None
    year: tuple[int, int] | None = None
    _tenses: dict[tuple[int, int], str | None] = field(default_factory=dict)

    def remember(self, found: TimeFound, kind: TimexType, value: str | None) -> None:
        """Keep the day and the year of a date for the expressions after it."""
        if kind not in (TimexType.DATE, TimexType.TIME) or not value or not value[:4].isdecimal():
            return
        if len(value) >= 10 and value[4] == "-" and value[5].isdecimal() and value[8:10].isdecimal():
            self.day = (value[:10], found.sent)
        if "year" in found.facts and "year_end" not in found.facts:
            self.year = (int(value[:4]), found.sent)

    def words(self, name: str, form: str) -> str:
        """Return what a form means in a class of the word list."""
        return load_phrases("times", TimeRule, self.pack).values[name].get(form.lower(), "0")

    def names_hour(self, found: TimeFound) -> bool:
        """Tell whether a word of the clock stands near an expression."""
        known = load_phrases("times", TimeRule, self.pack).values.get("clock_word", {})
        sent, span = self.sents[found.sent], found.span
        near = tokens_before(sent, span.start, NEAR) + tokens_after(sent, span.end, NEAR)
        return any(t.text.lower() in known for t in near)

    def tense(self, found: TimeFound) -> str | None:
        """Return the tense of the clause around an expression."""
        key = (found.span.start, found.span.end)
        if key not in self._tenses:
            self._tenses[key] = tense_at(self.sents[found.sent], found.span, self.pack, "weekday" in found.facts)
        return self._tenses[key]

    def looks_forward(self, found: TimeFound) -> bool:
        """Tell whether the clause around an expression looks forward; without a verb, news looks back."""
        return self.tense(found) in (FUTURE, PRESENT)

    def token_after(self, found: TimeFound) -> Token | None:
        """Return the token after an expression in its sentence."""
        return next(iter(tokens_after(self.sents[found.sent], found.span.end, 1)), None)


Sense = Callable[[TimeFound, Context], Meaning | None]


def year_said(facts: Mapping[str, str]) -> int | None:
    """Return the year that the words give; None if they give none."""
    figures = facts.get("year", "")
    if not figures.isdecimal():
        return None
    number = int(figures)
    if len(figures) == 2:
        return number + (2000 if number < 50 else 1900)
    return number


def part_of_day(facts: Mapping[str, str]) -> str:
    """Return the part of the day that the words give as TIMEX3 has it, such as `TEV`; empty if they give none."""
    names = ("daypart", "daypart_tail", "daypart_small", "daypart_adverb", "daypart_hours", "night")
    return next((f"T{facts[n]}" for n in names if n in facts), "")
