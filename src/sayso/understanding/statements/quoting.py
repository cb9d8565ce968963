"""What stands around quotation marks: nouns that say that words are quoted, and nouns that only give a name."""

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.lang import LanguagePack
from sayso.understanding.text.clauses import Words
from sayso.understanding.text.tags import PREPOSITIONS

_BEFORE_NOUN = frozenset({"ART", "ADJ(A)", "PPOSAT", "PIAT", "PDAT", "CARD"})
_NOUNS = frozenset({"NN", "NE", "NNA", "NNI"})
LONGEST_NOUN = 60
"""Letters of a noun that are looked at."""

REACH = 3
"""Words between a noun and the »wie« that gives an example of it, and between that and the quotation."""


@dataclass(frozen=True, slots=True)
class QuotingWords:
    """What a pack knows of words beside quotation marks.

    Attributes:
        nouns: Kinds by the ends of nouns: `said` if the quotation is what somebody said or wrote (Parole, Worte),
            `named` if it is a name (Titel, Magazin).
        indefinite: Indefinite articles; before quoted words they give a judgement, never a name.
        definite: Definite articles, also those that a preposition has taken in.
        nobody: Subjects that are nobody in particular.
        reflexive: Words by which somebody calls themselves something.
        like: The word that gives an example.
    """

    nouns: Mapping[str, str]
    indefinite: frozenset[str]
    definite: frozenset[str]
    nobody: frozenset[str]
    reflexive: frozenset[str]
    like: str


def quoting_words(pack: LanguagePack) -> QuotingWords:
    """Return the pack's words beside quotation marks, made once per pack."""
    return pack.derived("quoting_words", lambda: _quoting_words(pack))


def _quoting_words(pack: LanguagePack) -> QuotingWords:
    settings = pack.settings.get("quotations", {})
    return QuotingWords(
        nouns={row["ending"]: row["kind"] for row in pack.table("quoting_nouns")},
        indefinite=frozenset(settings.get("indefinite", ())),
        definite=frozenset(settings.get("definite", ())),
        nobody=frozenset(settings.get("nobody", ())),
        reflexive=frozenset(settings.get("reflexive", ())),
        like=pack.settings.get("clauses", {}).get("as_word", "\0"),
    )


def noun_of_saying(words: Words, mark: int, quoting: QuotingWords) -> tuple[int, ...]:
    """Return the noun phrase that says that a quotation is quoted; empty if none does.

    Args:
        words: Tokens of the stretch.
        mark: The opening mark.
        quoting: The pack's words.
    """
    k = mark - 1
    like = next((j for j in range(k, max(-1, k - REACH), -1) if words.low[j] == quoting.like), None)
    if like is not None:
        nouns = [j for j in range(max(0, like - REACH), like) if _kind(words, j, quoting) == "said"]
        k = nouns[-1] if nouns else -1
    if k < 0 or _kind(words, k, quoting) != "said":
        return ()
    first = k
    while first > 0 and words.pos[first - 1] in _BEFORE_NOUN:
        first -= 1
    if first > 0 and words.pos[first - 1] in PREPOSITIONS:
        first -= 1
    return tuple(range(first, k + 1))


def is_named(words: Words, mark: int, quoting: QuotingWords) -> bool:
    """Tell whether the noun right before a quotation says that it is a name."""
    return mark > 0 and _kind(words, mark - 1, quoting) == "named"


def follows_noun(words: Words, mark: int) -> bool:
    """Tell whether a common noun stands right before a quotation."""
    return mark > 0 and words.pos[mark - 1] == "NN" and words.quoted[mark - 1] < 0


def _kind(words: Words, k: int, quoting: QuotingWords) -> str:
    """Return the kind of a noun by its longest known end; empty if it has none."""
    if words.pos[k] not in _NOUNS or words.quoted[k] >= 0:
        return ""
    for form in (words.low[k], words.lemma[k]):
        for n in range(min(len(form), LONGEST_NOUN)):
            if (kind := quoting.nouns.get(form[n:])) is not None:
                return kind
    return ""
