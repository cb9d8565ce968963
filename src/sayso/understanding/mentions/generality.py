"""Whether a role alone names one person at all: not several, and not the office as such."""

from collections.abc import Sequence

from sayso.lang import LanguagePack
from sayso.model import Sentence, Token
from sayso.understanding.mentions.knowledge import Knowledge
from sayso.understanding.mentions.roles import Phrase
from sayso.understanding.text import tags
from sayso.understanding.text.clauses import clause_words, is_finite
from sayso.understanding.times.tense import FUTURE, PRESENT, tense_at

_REACH = 8
"""Tokens after an office in which »is a post« is looked for."""


def is_singular(phrase: Phrase, sent: Sentence, know: Knowledge) -> bool:
    """Tell whether a phrase without name names one definite person or body."""
    words = [t.text.lower() for t in sent.tokens[phrase.start : phrase.noun]]
    noun = sent.tokens[phrase.noun]
    if any(w in know.words("plural_words") for w in words) or any(
        t.pos in tags.FIGURES and not t.text.endswith(".") for t in sent.tokens[phrase.start : phrase.noun]
    ):
        return False
    gender = phrase.role.gender if phrase.role else know.bodies.get(phrase.body or "", None)
    if phrase.determiner in know.words("feminine_or_plural_articles") and gender in ("m", "n"):
        return False
    if gender == "f" and know.ends(noun.text.lower(), "feminine_plural_endings"):
        return False
    if phrase.body and gender == "f" and not noun.text.lower().endswith(phrase.body):
        return False
    if phrase.determiner in know.words("relative_possessives") and phrase.role and _is_inflected(noun.text, phrase):
        return False
    dative = gender in ("f", "n") or know.ends(noun.text, "dative_plural_endings")
    if phrase.determiner in know.words("masculine_or_plural_articles") and dative:
        return False
    if _is_genitive_plural(phrase, sent, know):
        return False
    if not phrase.determiner:
        own = phrase.role is not None and phrase.role.country is not None
        return (phrase.start < phrase.noun and words[-1:] != [] and _has_genitive(phrase, sent)) or own
    return True


def _is_inflected(noun: str, phrase: Phrase) -> bool:
    """Tell whether a masculine noun has an ending: it may be a plural (»deren Experten«)."""
    return phrase.role is not None and phrase.role.gender == "m" and not noun.lower().endswith(phrase.role.noun)


def _has_genitive(phrase: Phrase, sent: Sentence) -> bool:
    return sent.tokens[phrase.start].text[0].isupper() and sent.tokens[phrase.start].pos not in tags.ADJECTIVES


def _is_genitive_plural(phrase: Phrase, sent: Sentence, know: Knowledge) -> bool:
    """Tell whether »der« before a masculine noun is its genitive plural (»aus Sicht der Ärzte«, »der Experten«).

    A noun with an ending is; one without may be, and is where it depends on the noun before (»der Wille der Minister«).
    """
    role = phrase.role
    if role is None or role.gender != "m" or phrase.determiner not in know.words("genitive_plurals"):
        return False
    if _is_inflected(sent.tokens[phrase.noun].text, phrase):
        return True
    before = sent.tokens[phrase.start - 1] if phrase.start else None
    noun = before is not None and before.pos in tags.COMMON_NOUNS and before.text[0].isupper()
    return noun and before is not None and before.text.lower() not in know.words("of_now")


def is_general(phrase: Phrase, sent: Sentence, quoted: bool, know: Knowledge, pack: LanguagePack) -> bool:
    """Tell whether a sentence speaks of an office rather than of who holds it (»Der Präsident amtiert fünf Jahre«).

    General statements stand in the present indicative, say nothing of today and report nobody's words.

    Args:
        phrase: An office with its article.
        sent: Its sentence.
        quoted: True if it stands between quotation marks; what people say is not judged.
        know: Word lists.
        pack: Tells tenses.
    """
    if phrase.role is None or not phrase.role.offices & know.words("offices") or quoted:
        return False
    if phrase.determiner not in know.words("articles"):
        return False
    words = [t.text.lower() for t in sent.tokens]
    if any(w in know.words("of_now") for w in words):
        return False
    finite = [t for t in sent.tokens if is_finite(t.pos or "")]
    if not finite or any(_is_subjunctive(t, pack) or t.lemma in know.words("speak_lemmas") for t in finite):
        return False
    coming = any(w in know.words("future_auxiliaries") for w in words)
    tense = tense_at(sent, sent.tokens[phrase.noun].span, pack)
    return tense == PRESENT or (tense == FUTURE and not coming)


def _is_subjunctive(token: Token, pack: LanguagePack) -> bool:
    return token.text.lower() in clause_words(pack).sure


def is_post(phrase: Phrase, tokens: Sequence[Token], know: Knowledge) -> bool:
    """Tell whether the words say that an office is a post (»Der Kommissar ist ein wichtiges Amt«)."""
    after = tokens[phrase.end : phrase.end + _REACH]
    copula = bool(after) and after[0].text.lower() in know.words("copulas")
    return copula and any(t.text in know.words("post_nouns") for t in after)
