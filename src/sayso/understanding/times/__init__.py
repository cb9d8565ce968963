"""Time expressions with TIMEX3 values."""

from collections.abc import Sequence

from sayso.lang import LanguagePack
from sayso.model import Document, Sentence, Timex, TimexType
from sayso.understanding.phrases import find_phrases, load_phrases
from sayso.understanding.times.calendar import parse_anchor
from sayso.understanding.times.context import Context, TimeRule
from sayso.understanding.times.senses import SENSES

__all__ = ["find_times"]


def find_times(doc: Document, sents: Sequence[Sentence], pack: LanguagePack) -> list[Timex]:
    """Return the time expressions of a document, in text order. They never overlap.

    Values are anchored to the publication date as precisely as it is known: nothing finer is ever given. Where it is
    known to the month only, a weekday has no value but the days of that month as candidates.

    Args:
        doc: `doc.published` is the document creation time.
        sents: Tagged sentences of the document.
        pack: Language pack matching `doc.language`.

    Source:
        TimeML's TIMEX3; types and values as in HeidelTime (Strötgen and Gertz 2013).
    """
    context = Context(doc.text, sents, parse_anchor(doc.published), pack)
    times: list[Timex] = []
    for found in find_phrases(doc.text, sents, load_phrases("times", TimeRule, pack)):
        meaning = SENSES[found.rule.sense](found, context)
        if meaning is None:
            continue
        kind = TimexType(meaning.type or found.rule.type)
        mod = meaning.mod or found.facts.get("part") or found.facts.get("about")
        times.append(Timex(found.span, kind, meaning.value, mod, meaning.candidates, found.rule.id))
        context.remember(found, kind, meaning.value)
    return times
