"""The interface in every language at once: words are written in one, and lead to those of the others."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from sayso.showing.records import ClaimView, RangeView, TimelineView
from sayso.showing.strings import Strings
from sayso.showing.terminal import range_words, when


class Tongues:
    """Words of the interface for a file in which the reader chooses the language.

    What is said in the first language is written out. Where another language says it differently the element carries
    the number of a row in `table`, from which the file's script takes the other words.

    Attributes:
        code: ISO 639-1 code of the first language.
        codes: Of all languages, the first one first.
        table: Rows of words, one for each language, in the order of `codes`.
    """

    def __init__(self, first: Strings, others: Sequence[Strings] = ()) -> None:
        self._all = (first, *(other for other in others if other.code != first.code))
        self.code = first.code
        self.codes = [t.code for t in self._all]
        self.table: list[list[str]] = []
        self._known: dict[tuple[str, ...], int] = {}

    def row(self, make: Callable[[Strings], str]) -> int:
        """Return the number of the row that holds what a function says in each language."""
        words = tuple(make(t) for t in self._all)
        if words not in self._known:
            self._known[words] = len(self.table)
            self.table.append(list(words))
        return self._known[words]

    def say(self, make: Callable[[Strings], str]) -> Markup:
        """Return what a function says, as text that can be said in the other languages too."""
        return self._span(self.row(make))

    def __call__(self, key: str, n: int | None = None, **values: object) -> Markup:
        """Return the words for a key as text; see `Strings`."""
        return self.say(lambda t: t(key, n, **values))

    def find(self, key: str, default: str) -> Markup:
        """Return the words for a key as text, or a default in languages that have none."""
        return self.say(lambda t: t.find(key, default))

    def has(self, key: str) -> bool:
        """Tell whether the first language has words for a key."""
        return bool(self._all[0].find(key, ""))

    def date(self, value: str) -> Markup:
        """Return a date as text."""
        return self.say(lambda t: t.date(value))

    def when(self, entry: TimelineView) -> Markup:
        """Return the time of an entry of the timeline as text."""
        return self.say(lambda t: when(entry, t))

    def voices(self, count: RangeView) -> Markup:
        """Return a range of voices as text."""
        return self.say(lambda t: range_words(count, "report.voices", t))

    def why(self, count: RangeView) -> Markup:
        """Return the question why there are so many voices, as text."""
        return self.say(lambda t: t("claim.why", range=range_words(count, "report.voices", t)))

    def told(self, claim: ClaimView) -> str:
        """Return the voices and pages of a claim in the first language alone; `told_mark` makes them sayable."""
        return _told(claim)(self._all[0])

    def told_mark(self, claim: ClaimView) -> Markup:
        """Return the attribute for an element that holds `told`."""
        return self._attribute("l", self.row(_told(claim)))

    def own_name(self, index: int) -> str:
        """Return what a language calls itself."""
        return self._all[index]("report.language")

    def row_of(self, key: str) -> int:
        """Return the number of the row for a key; values, if it has any, are put in by the script."""
        return self.row(lambda t: t(key))

    def text(self, key: str, n: int | None = None, **values: object) -> str:
        """Return the words for a key in the first language alone; for places that `mark` makes sayable."""
        return self._all[0](key, n, **values)

    def mark(self, key: str, n: int | None = None, **values: object) -> Markup:
        """Return the attribute that makes an element with nothing but `text` in it sayable in other languages."""
        return self._attribute("l", self.row(lambda t: t(key, n, **values)))

    def at(self, attribute: str, key: str, n: int | None = None, **values: object) -> Markup:
        """Return an attribute, `title` or `aria-label`, with the words for a key."""
        return self.attribute(attribute, lambda t: t(key, n, **values))

    def attribute(self, attribute: str, make: Callable[[Strings], str]) -> Markup:
        """Return an attribute, `title` or `aria-label`, with what a function says."""
        number = self.row(make)
        words = Markup(' {0}="{1}"').format(attribute, self.table[number][0])
        return words + self._attribute(f"l-{attribute.removeprefix('aria-')}", number)

    def _span(self, number: int) -> Markup:
        words = Markup("{0}").format(self.table[number][0])
        if len(set(self.table[number])) == 1:
            return words
        return Markup('<span data-l="{0}">{1}</span>').format(number, words)

    def _attribute(self, name: str, number: int) -> Markup:
        if len(set(self.table[number])) == 1:
            return Markup("")
        return Markup(' data-{0}="{1}"').format(name, number)


def _told(claim: ClaimView) -> Callable[[Strings], str]:
    return lambda t: f"{range_words(claim.witnesses, 'report.voices', t)}, {t('report.pages', n=len(claim.pages))}"
