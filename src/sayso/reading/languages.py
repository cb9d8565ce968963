"""In which language an article is written."""

import re
from collections.abc import Sequence
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from sayso.lang import LanguagePack

EUROPEAN = ("de", "en", "fr", "es", "it", "nl", "pl", "pt", "cs", "da", "sv", "no", "fi", "hu", "ro", "tr", "ru", "uk")
OTHER_SCRIPTS = (
    "am", "ar", "bn", "el", "fa", "gu", "he", "hi", "hy", "ja", "ka", "km", "kn", "ko", "lo", "ml", "my", "or", "pa",
    "si", "ta", "te", "th", "zh",
)  # fmt: skip
"""Languages told apart: those of European news, so that no rare relative is found in a short text; and those that only
their script can be."""
ENOUGH_WORDS = 30
"""Words from which on the statistical model is asked; below, function words alone decide."""
SAMPLE = 4000
"""Characters looked at."""
SURE = 0.22
"""Share of function words from which on a text is certainly in a pack's language: German and English have twice as
many, other languages reach 0.15 by words that only look alike."""

_WORD = re.compile(r"[^\W\d_]+")


def find_language(text: str, packs: Sequence[LanguagePack]) -> str | None:
    """Return the ISO 639-1 code of the language of a text; None if it cannot be told.

    Args:
        text: The article.
        packs: Languages whose function words are known.
    """
    words = _WORD.findall(text[:SAMPLE].casefold())
    if not words:
        return None
    known = {pack.code: pack.words("prose_words") for pack in packs}
    shares = {code: sum(map(of_pack.__contains__, words)) / len(words) for code, of_pack in known.items()}
    best = max(shares, key=lambda code: shares[code])
    others = max((share for code, share in shares.items() if code != best), default=0.0)
    if shares[best] >= SURE and shares[best] >= 2 * others:
        return best
    if len(words) < ENOUGH_WORDS:
        return None
    return str(_identifier().classify(text[:SAMPLE])[0])


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages((*EUROPEAN, *OTHER_SCRIPTS))
    return identifier
