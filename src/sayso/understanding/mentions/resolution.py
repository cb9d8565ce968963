"""Roles and pronouns: whom they mean, from what the document teaches of its people."""

from collections.abc import Iterable, Sequence

from sayso.model import EntityKind, MentionForm, Sentence
from sayso.understanding.mentions.drafts import Draft, recent, token_span
from sayso.understanding.mentions.knowledge import Knowledge, Role
from sayso.understanding.mentions.people import Figure
from sayso.understanding.mentions.roles import Phrase

_REACH = 3
"""Sentences back in which one fitting person stands out among several."""
_PRONOUN_REACH = 1
_POLITICS = frozenset(
    {"president", "premier", "minister", "party", "senator", "mayor", "governor", "secretary", "vice", "opposition"}
)
_LOOSE = {"politician": _POLITICS, "expert": frozenset({"physician", "writer"})}
"""Offices whose holders a wider word also names."""
_HEAD = "head"
"""At the head of some body: two nouns that share no more than this may be of two bodies."""
_RELATIVE_OFFICES = frozenset({"peer", "former", "relative", "spouse"})
"""Offices that say nothing without the other party."""


def learn(figure: Figure, phrase: Phrase, noun: str, know: Knowledge) -> None:
    """Note what a phrase beside a name teaches about its bearer."""
    figure.country = figure.country or phrase.country
    if phrase.role:
        figure.offices |= offices_of(phrase, noun, know)
        figure.gender = phrase.role.gender or figure.gender
    if noun not in figure.roles:
        figure.roles.append(noun)


def offices_of(phrase: Phrase, noun: str, know: Knowledge) -> frozenset[str]:
    """Return what a noun stands for; the first part of a compound may name a body in place of the state."""
    role = phrase.role
    if role is None:
        return frozenset()
    compound = role.noun in know.words("heads_of_many") and not noun.lower().startswith(role.noun)
    return frozenset({_HEAD}) if compound and phrase.country is None else role.offices


def is_singular(phrase: Phrase, sent: Sentence, know: Knowledge) -> bool:
    """Tell whether a phrase without name names one definite person or body."""
    words = [t.text.lower() for t in sent.tokens[phrase.start : phrase.noun]]
    noun = sent.tokens[phrase.noun]
    if any(w in know.words("plural_words") for w in words) or any(
        t.pos == "CARD" and not t.text.endswith(".") for t in sent.tokens[phrase.start : phrase.noun]
    ):
        return False
    gender = phrase.role.gender if phrase.role else know.bodies.get(phrase.body or "", None)
    if phrase.determiner == "die" and gender in ("m", "n"):
        return False
    if gender == "f" and noun.text.lower().endswith("innen"):
        return False
    if phrase.body and gender == "f" and not noun.text.lower().endswith(phrase.body):
        return False
    if phrase.determiner in know.words("relative_possessives") and phrase.role and _is_inflected(noun.text, phrase):
        return False
    if phrase.determiner == "den" and (gender in ("f", "n") or noun.text.endswith("rn")):
        return False
    if not phrase.determiner:
        own = phrase.role is not None and phrase.role.country is not None
        return (phrase.start < phrase.noun and words[-1:] != [] and _has_genitive(phrase, sent)) or own
    return True


def _is_inflected(noun: str, phrase: Phrase) -> bool:
    """Tell whether a masculine noun has an ending: it may be a plural (»deren Experten«)."""
    return phrase.role is not None and phrase.role.gender == "m" and not noun.lower().endswith(phrase.role.noun)


def _has_genitive(phrase: Phrase, sent: Sentence) -> bool:
    return sent.tokens[phrase.start].text[0].isupper() and sent.tokens[phrase.start].pos not in ("ADJ(A)", "ADJA")


def resolve_role(
    phrase: Phrase, sent: Sentence, index: int, figures: Iterable[Figure], drafts: Sequence[Draft], know: Knowledge
) -> list[Figure]:
    """Return whom a phrase without name means: one person, several candidates, or none that fits."""
    noun = sent.tokens[phrase.noun]
    if phrase.role and phrase.role.offices <= _RELATIVE_OFFICES:
        return []
    people = [f for f in figures if f.kind is EntityKind.PERSON]
    near = recent(drafts, noun.start, index, _REACH)
    if phrase.role is None:
        gender = "f" if phrase.determiner == "die" else "m"
        return [f for f in near if f.kind is EntityKind.PERSON and f.gender in (gender, None)][:2]
    fits = [f for f in people if _fits(f, phrase, phrase.role, noun.text, know)]
    exact = [f for f in fits if phrase.country and f.country == phrase.country]
    fits = exact or fits
    if len(fits) > 1 and not exact:
        close = [f for f in fits if any(f is n for n in near)]
        fits = close if len(close) == 1 else fits
    return fits


def _fits(figure: Figure, phrase: Phrase, role: Role, noun: str, know: Knowledge) -> bool:
    if role.gender and figure.gender and role.gender != figure.gender:
        return False
    if phrase.country and figure.country and phrase.country != figure.country:
        return False
    offices = ({o.split(":")[0] for o in figure.offices} | figure.offices) - {_HEAD}
    if any(r.lower().endswith(noun.lower()) or noun.lower().endswith(r.lower()) for r in figure.roles):
        return True
    if any(":" in o for o in role.offices):
        return any(o in figure.offices for o in role.offices if ":" in o)
    return any(o in offices or offices & _LOOSE.get(o, frozenset()) for o in offices_of(phrase, noun, know))


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
            if token.pos != "PPER":
                continue
            low = token.text.lower()
            gender = "m" if low in know.words("masculine_pronouns") else "f" if _is_feminine(sent, i, know) else None
            if gender is None:
                continue
            pool = [d for d in [*last, *here] if d.span.end <= token.start or d.sent < index]
            figures = [
                f
                for f in recent(pool, token.start, index, _PRONOUN_REACH)
                if f.kind is EntityKind.PERSON and f.gender in (gender, None)
            ]
            sure = [f for f in figures if f.gender == gender]
            chosen = figures if len(figures) < 2 or not sure else (sure if len(sure) == 1 else figures)
            if chosen:
                span = token_span(sent, i, i + 1)
                draft = Draft(span, span, EntityKind.PERSON, MentionForm.PRONOUN, chosen, "de.pronoun.nearest", index)
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
    verbs = [t for t in sent.tokens[max(0, at - 2) : at + 3] if t.pos and "FIN" in t.pos]
    return bool(verbs) and not any(v.text.endswith("n") for v in verbs)


def _inside(sent: Sentence, at: int) -> bool:
    return sent.tokens[at - 1].text[-1:].isalnum()
