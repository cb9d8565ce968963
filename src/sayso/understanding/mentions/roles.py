"""Noun phrases that name someone by what they are, with or without a name beside."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model import EntityKind, Token
from sayso.understanding.mentions.knowledge import Knowledge, Role
from sayso.understanding.mentions.names import Name
from sayso.understanding.text import tags

_MOST_ATTRIBUTES = 5


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase around a noun for a person or body, by token index.

    Attributes:
        start: First token, article included.
        end: One past the last, attributes and name included.
        noun: The noun.
        kind: PERSON or ORGANISATION.
        determiner: Lower-case article or possessive; empty where there is none.
        role: For a person; None where the noun tells no office (»53-Jähriger«).
        body: The noun for a body; None for persons.
        country: State that the phrase names; None if it names none.
        name: The name beside it; None if it stands alone.
        attribute: The body behind it to which the role belongs (»Präsident des Verbandes«), lower case; empty if none.
    """

    start: int
    end: int
    noun: int
    kind: EntityKind
    determiner: str
    role: Role | None
    body: str | None
    country: str | None
    name: Name | None
    attribute: str = ""


def find_phrases(tokens: Sequence[Token], names: Sequence[Name], know: Knowledge) -> list[Phrase]:
    """Return the phrases of one sentence that name someone by role, in order of their nouns."""
    starts = {name.start: name for name in names}
    inside = {i: name for name in names for i in range(name.start, name.end)}
    phrases = []
    for i, token in enumerate(tokens):
        if token.text[0].isupper() and token.pos in tags.NOUNS and i not in inside:
            role, body = know.role(token.text), know.body(token.text)
            aged = is_age(token.text, know)
            if role or body or aged:
                phrases.append(_phrase(tokens, i, role, None if role or aged else body, starts, inside, know))
    return phrases


def is_age(word: str, know: Knowledge) -> bool:
    """Tell whether a word names someone by age (»53-Jährige«)."""
    figure, _, rest = word.partition("-")
    return figure.isdecimal() and rest.lower() in know.words("age_nouns")


def _phrase(
    tokens: Sequence[Token],
    noun: int,
    role: Role | None,
    body: str | None,
    starts: dict[int, Name],
    inside: dict[int, Name],
    know: Knowledge,
) -> Phrase:
    start, determiner, country = _left(tokens, noun, inside, know)
    core_end, attribute_country = _right(tokens, noun, starts, know)
    kind = EntityKind.ORGANISATION if body else EntityKind.PERSON
    name = _name_beside(tokens, noun, core_end, kind, starts, know)
    state = (role.country if role else None) or country or attribute_country or _prefix_state(tokens[noun].text, know)
    attribute = _attribute(tokens[noun + 1 : core_end], know)
    end = core_end
    if name:
        end = name.end
        quoted = tokens[name.start - 1].text in know.words("open_quotes")
        if quoted and end < len(tokens) and tokens[end].text in know.words("close_quotes"):
            end += 1
    return Phrase(start, end, noun, kind, determiner, role, body, state, name, attribute)


def _left(tokens: Sequence[Token], noun: int, inside: dict[int, Name], know: Knowledge) -> tuple[int, str, str | None]:
    """Return first token, article and state of what stands before a noun."""
    country: str | None = None
    i = noun
    while i > 0 and noun - i < _MOST_ATTRIBUTES and tokens[i - 1].pos in tags.ATTRIBUTES:
        state = know.adjective(tokens[i - 1].text)
        if tokens[i - 1].pos in tags.LOOSE and not state:
            break
        country = country or state
        i -= 1
    if i == 0:
        return i, "", country
    before = tokens[i - 1].text
    low = before.lower()
    if any(low in know.words(w) for w in ("articles", "indefinite", "possessives")):
        return i - 1, low, country
    name = inside.get(i - 1)
    if name and name.end == i and know.genitive_stem(before):
        return name.start, "", country or state_of(name)
    return i, "", country


def _attribute(tokens: Sequence[Token], know: Knowledge) -> str:
    """Return an attribute without its article or preposition, if it names a body."""
    words = [t.text for t in tokens[1:]]
    return " ".join(words).lower() if any(w[0].isupper() and know.body(w) for w in words) else ""


def state_of(name: Name) -> str | None:
    """Return the state that a name belongs to or is the capital of; None if that is not known."""
    return name.known.country if name.known else None


def _right(tokens: Sequence[Token], noun: int, starts: dict[int, Name], know: Knowledge) -> tuple[int, str | None]:
    """Return one past the attribute after a noun, and the state it names."""
    i = noun + 1
    if i >= len(tokens):
        return i, None
    name = starts.get(i)
    if name and name.kind is EntityKind.PLACE and know.genitive_stem(tokens[name.end - 1].text):
        return name.end, state_of(name)
    low = tokens[i].text.lower()
    genitive = low in know.words("genitive_articles")
    if not genitive and low not in know.words("attribute_prepositions"):
        return i, None
    j = i + 1
    if not genitive and j < len(tokens) and tokens[j].text.lower() in know.words("articles"):
        j += 1
    country = None
    while (
        j < len(tokens)
        and j not in starts
        and j - i < _MOST_ATTRIBUTES
        and tokens[j].pos in tags.ADJECTIVES | tags.FIGURES
    ):
        country = country or know.adjective(tokens[j].text)
        j += 1
    name = starts.get(j)
    if name and name.kind is not EntityKind.PERSON:
        return name.end, country or state_of(name)
    if genitive and j < len(tokens) and tokens[j].text[0].isupper() and tokens[j].pos in tags.NOUNS:
        name = starts.get(j + 1)
        return name.end if name and name.kind is not EntityKind.PERSON else j + 1, country
    return noun + 1, None


def _name_beside(
    tokens: Sequence[Token], noun: int, core_end: int, kind: EntityKind, starts: dict[int, Name], know: Knowledge
) -> Name | None:
    """Return the name that a noun introduces: straight after it, after its attribute, after a comma or in marks."""
    for at in (noun + 1, core_end, _past_body(tokens, noun, know)):
        name = starts.get(at)
        if name and _fits(name, kind, at == noun + 1):
            return name
        quote = at < len(tokens) and tokens[at].text in know.words("open_quotes")
        comma = at < len(tokens) and tokens[at].text == ","
        after = starts.get(at + 1)
        if after and quote and kind is EntityKind.ORGANISATION and after.kind is not EntityKind.PERSON:
            return after
        if after and comma and kind is EntityKind.PERSON and after.kind is kind and _is_apposition(tokens, after):
            return after
    return None


def _past_body(tokens: Sequence[Token], noun: int, know: Knowledge) -> int:
    """Return one past a body in which somebody is something (»Rat im Ministerium, …«); else past the noun."""
    at = noun + 2
    inside = at < len(tokens) and tokens[noun + 1].text.lower() in know.words("attribute_prepositions")
    return at + 1 if inside and tokens[at].text[0].isupper() and know.body(tokens[at].text) else noun + 1


def _is_apposition(tokens: Sequence[Token], name: Name) -> bool:
    """Tell whether a full name stands between comma and mark, so that it belongs to the noun before."""
    return name.end - name.start > 1 and (name.end >= len(tokens) or not tokens[name.end].text[0].isalnum())


def _fits(name: Name, kind: EntityKind, adjacent: bool) -> bool:
    if kind is EntityKind.PERSON:
        return name.kind is EntityKind.PERSON
    return adjacent and name.kind in (EntityKind.ORGANISATION, EntityKind.OTHER)


def _prefix_state(word: str, know: Knowledge) -> str | None:
    """Return the state that the first part of a compound names (»US-Präsident«); None if it names none."""
    first = word.split("-", 1)[0] if "-" in word else ""
    found = know.forms.get((first,)) if first else None
    return found.country if found and found.key.startswith("state:") else None
