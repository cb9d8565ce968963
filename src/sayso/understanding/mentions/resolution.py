"""Roles alone: whom they mean, from what the document teaches of its people."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.model import EntityKind, Sentence, Span
from sayso.understanding.mentions.drafts import Draft, recent
from sayso.understanding.mentions.knowledge import Knowledge, Role
from sayso.understanding.mentions.people import Figure
from sayso.understanding.mentions.roles import Phrase
from sayso.understanding.text import tags

_REACH = 3
"""Sentences back in which one fitting person stands out among several."""
_LEAD_REACH = 6
"""Likewise for the one spoken of last: a quotation of several sentences may stand between."""
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
    if figure.country is None or (phrase.country or "").startswith(f"{figure.country}-"):
        figure.country = phrase.country
    figure.parties = figure.parties or know.parties_of(noun)
    if phrase.role:
        figure.offices |= offices_of(phrase, noun, know)
        figure.gender = phrase.role.gender or figure.gender
    if phrase.attribute:
        figure.posts.add(phrase.attribute)
    if noun not in figure.roles:
        figure.roles.append(noun)


def offices_of(phrase: Phrase, noun: str, know: Knowledge) -> frozenset[str]:
    """Return what a noun stands for; the first part of a compound may name a body in place of the state."""
    role = phrase.role
    if role is None:
        return frozenset()
    compound = role.noun in know.words("heads_of_many") and not noun.lower().startswith(role.noun)
    return frozenset({_HEAD}) if compound and phrase.country is None else role.offices


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a role.

    Attributes:
        sents: All sentences.
        index: That of the role.
        drafts: Mentions that are resolved, in text order.
        quoted: Stretches between quotation marks, in text order.
    """

    sents: Sequence[Sentence]
    index: int
    drafts: Sequence[Draft]
    quoted: Sequence[Span]

    def is_quoted(self, span: Span) -> bool:
        """Tell whether a span stands between quotation marks."""
        at = bisect_right(self.quoted, span.start, key=lambda q: q.start) - 1
        return at >= 0 and span.end <= self.quoted[at].end


def find_quoted(sents: Sequence[Sentence], know: Knowledge) -> list[Span]:
    """Return the stretches between quotation marks, in text order; a mark that nothing closes opens none."""
    found: list[Span] = []
    start: int | None = None
    block = -1
    opening, closing = know.words("open_quotes"), know.words("close_quotes")
    for sent in sents:
        if sent.block != block:
            start, block = None, sent.block
        for token in sent.tokens:
            if start is None and token.text in opening:
                start = token.start
            elif start is not None and token.text in closing:
                found.append(Span(start, token.end))
                start = None
    return found


def resolve_role(phrase: Phrase, figures: Iterable[Figure], around: Surroundings, know: Knowledge) -> list[Figure]:
    """Return whom a phrase without name means: one person, several candidates, or none that fits."""
    noun = around.sents[around.index].tokens[phrase.noun]
    if phrase.role and phrase.role.offices <= _RELATIVE_OFFICES:
        return []
    if phrase.role and phrase.role.offices == {_HEAD} and phrase.determiner in know.words("possessives"):
        return []
    people = [f for f in figures if f.kind is EntityKind.PERSON]
    near = recent(around.drafts, noun.start, around.index, _REACH)
    if phrase.role is None:
        gender = "f" if phrase.determiner in know.words("feminine_or_plural_articles") else "m"
        return [f for f in near if f.kind is EntityKind.PERSON and f.gender in (gender, None)][:2]
    fits = [f for f in people if _fits(f, phrase, phrase.role, noun.text, know)]
    if phrase.role.offices <= know.words("trades"):
        return _of_trade(phrase, fits, near, around, know)
    exact = [f for f in fits if phrase.country and f.country == phrase.country]
    fits = exact or fits
    if len(fits) > 1 and not exact:
        close = [f for f in fits if any(f is n for n in near)]
        fits = close if len(close) == 1 else fits
    return fits


def _of_trade(
    phrase: Phrase, fits: Sequence[Figure], near: Sequence[Figure], around: Surroundings, know: Knowledge
) -> list[Figure]:
    """Return whom a word for a trade means (»der Politiker«): whoever was spoken of last, unless another fits as well.

    Such words say little of whom they mean. Where they stand beside a verb of speech it is the one just quoted.
    """
    tokens = around.sents[around.index].tokens
    lead = _lead(around)
    if lead and _contradicts(lead, phrase, tokens[phrase.noun].text, know):
        lead = None
    beside = [*tokens[max(0, phrase.start - 1) : phrase.start], *tokens[phrase.end : phrase.end + 1]]
    if lead and any(t.lemma in know.words("quoting_lemmas") for t in beside):
        return [lead]
    here = {id(d.figure) for d in around.drafts if d.sent == around.index}
    close = [f for f in fits if any(f is n for n in near) and id(f) not in here]
    others = [f for f in close if f is not lead]
    return [lead, *others] if lead else close


def _lead(around: Surroundings) -> Figure | None:
    """Return the person that an earlier sentence nearby speaks of first, not after a preposition; None if none is."""
    found: Figure | None = None
    at = -1
    for draft in reversed(around.drafts):
        if draft.sent >= around.index:
            continue
        if draft.sent < around.index - _LEAD_REACH or (found and draft.sent < at):
            break
        person = draft.kind is EntityKind.PERSON and draft.figure and not around.is_quoted(draft.span)
        if person and not _after_preposition(draft, around.sents[draft.sent]):
            found, at = draft.figure, draft.sent
    return found


def _after_preposition(draft: Draft, sent: Sentence) -> bool:
    index = bisect_left(sent.tokens, draft.span.start, key=lambda t: t.start)
    inside = index < len(sent.tokens) and sent.tokens[index].pos in tags.PREPOSITIONS
    return inside or (index > 0 and sent.tokens[index - 1].pos in tags.PREPOSITIONS)


def _contradicts(figure: Figure, phrase: Phrase, noun: str, know: Knowledge) -> bool:
    """Tell whether gender, state or party say that a phrase does not mean a person."""
    role = phrase.role
    if role and role.gender and figure.gender and role.gender != figure.gender:
        return True
    if phrase.country and figure.country and phrase.country != figure.country:
        return True
    parties = know.parties_of(noun)
    return bool(parties and figure.parties and not parties & figure.parties)


def _fits(figure: Figure, phrase: Phrase, role: Role, noun: str, know: Knowledge) -> bool:
    if _contradicts(figure, phrase, noun, know) or (know.parties_of(noun) and not figure.parties):
        return False
    elsewhere = phrase.attribute not in figure.posts and bool(figure.posts or _HEAD not in figure.offices)
    if phrase.attribute and _HEAD in role.offices and elsewhere:
        return False
    offices = ({o.split(":")[0] for o in figure.offices} | figure.offices) - {_HEAD}
    if any(r.lower().endswith(noun.lower()) or noun.lower().endswith(r.lower()) for r in figure.roles):
        return True
    if any(":" in o for o in role.offices):
        return any(o in figure.offices for o in role.offices if ":" in o)
    return any(o in offices or offices & _LOOSE.get(o, frozenset()) for o in offices_of(phrase, noun, know))
