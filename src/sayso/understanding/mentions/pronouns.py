"""Personal pronouns, and whom they mean."""

from collections.abc import Sequence

from sayso.model import EntityKind, MentionForm, Sentence
from sayso.understanding.mentions.drafts import Draft, recent, token_span
from sayso.understanding.mentions.knowledge import Knowledge
from sayso.understanding.text import tags
from sayso.understanding.text.clauses import is_finite

_REACH = 1
"""Sentences back in which somebody is still meant."""


def find_pronouns(sents: Sequence[Sentence], drafts: Sequence[Draft], know: Knowledge) -> list[Draft]:
    """Return the personal pronouns of a document that may mean a person, in text order.

    A pronoun is resolved where one person of its gender is named shortly before; where two are, it stays open and
    names both.
    """
    found: list[Draft] = []
    by_sent: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sent.setdefault(draft.sent, []).append(draft)
    last: list[Draft] = []
    for index, sent in enumerate(sents):
        here = by_sent.get(index, [])
        for i, token in enumerate(sent.tokens):
            if token.pos not in tags.PERSONAL:
                continue
            low = token.text.lower()
            gender = "m" if low in know.words("masculine_pronouns") else "f" if _is_feminine(sent, i, know) else None
            if gender is None:
                continue
            pool = [d for d in [*last, *here] if d.span.end <= token.start or d.sent < index]
            figures = [
                f
                for f in recent(pool, token.start, index, _REACH)
                if f.kind is EntityKind.PERSON and f.gender in (gender, None)
            ]
            sure = [f for f in figures if f.gender == gender]
            chosen = figures if len(figures) < 2 or not sure else (sure if len(sure) == 1 else figures)
            if chosen:
                span = token_span(sent, i, i + 1)
                draft = Draft(span, span, EntityKind.PERSON, MentionForm.PRONOUN, chosen, know.rule("nearest"), index)
                here = sorted([*here, draft], key=lambda d: d.span.start)
                found.append(draft)
        last = here
    return found


def _is_feminine(sent: Sentence, at: int, know: Knowledge) -> bool:
    """Tell whether a pronoun is feminine singular: its nearest finite verb does not end as a plural does."""
    token = sent.tokens[at]
    low = token.text.lower()
    if low not in know.words("feminine_pronouns") or (token.text[0].isupper() and at > 0 and _inside(sent, at)):
        return False
    verbs = [t for t in sent.tokens[max(0, at - 2) : at + 3] if is_finite(t.pos or "")]
    return bool(verbs) and not any(know.ends(v.text, "plural_verb_endings") for v in verbs)


def _inside(sent: Sentence, at: int) -> bool:
    return sent.tokens[at - 1].text[-1:].isalnum()
