"""What a pack knows of names: states, agencies, outlets, bodies, given names, and nouns for people and bodies."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field

from sayso.lang import LanguagePack
from sayso.model import EntityKind
from sayso.understanding.mentions.rules import MentionRule, by_sense, load_mention_rules

_SHORTEST_HEAD = 4
"""Letters of a noun that a compound may end in; shorter ends are chance."""
_LONGEST = 40
"""Letters at the end of a noun that are looked at."""
_KEPT = 200_000
"""Word forms remembered at most."""


@dataclass(frozen=True, slots=True)
class Known:
    """Something the pack knows by name.

    Attributes:
        key: Unique within the pack, such as `state:RU` or `agency:tass`.
        name: The usual name.
        kind: What it is.
        country: Code of the state it belongs to; None if it belongs to none.
        shared: True for a party whose words name parties of other states too.
        guarded: True if the words are common ones, so that only quotation marks or a noun before tell the name.
    """

    key: str
    name: str
    kind: EntityKind
    country: str | None = None
    guarded: bool = False
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """A noun for what a person is.

    Attributes:
        noun: As the pack lists it, lower case.
        offices: What it may stand for; two nouns can name one person if they share an office.
        gender: `m` or `f`; None if the form does not tell.
        country: State that the noun itself names; None if it names none.
    """

    noun: str
    offices: frozenset[str]
    gender: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a pack knows of names, ready to be asked.

    Attributes:
        forms: Known things by their words, split at spaces.
        lengths: By first word, how many words forms have, longest first.
        adjectives: State by adjective stem (»russisch«).
        people: State by word for its people.
        capitals: State by capital.
        states: State by code.
        first_names: Gender by given name, empty where it tells none.
        roles: Role by noun, lower case, all forms.
        bodies: Gender by noun for a body, lower case.
        settings: Table `mentions` of the pack's settings, word lists by name.
        parties: Parties by the beginning of a noun, lower case, longest first.
        rules: Rules of names and roles, in file order.
        ids: Id of the first rule of each sense.
        memo: What was worked out per word form.
    """

    forms: Mapping[tuple[str, ...], Known]
    lengths: Mapping[str, tuple[int, ...]]
    adjectives: Mapping[str, str]
    people: Mapping[str, str]
    capitals: Mapping[str, str]
    states: Mapping[str, Known]
    first_names: Mapping[str, str]
    roles: Mapping[str, Role]
    bodies: Mapping[str, str]
    settings: Mapping[str, frozenset[str]]
    parties: tuple[tuple[str, frozenset[str]], ...]
    rules: tuple[MentionRule, ...]
    ids: Mapping[str, str]
    memo: dict[tuple[str, str], str | None] = field(default_factory=dict)

    def words(self, name: str) -> frozenset[str]:
        """Return a word list of the pack's settings; empty if it has none."""
        return self.settings.get(name, frozenset())

    def rule(self, sense: str) -> str:
        """Return the id of the pack's rule for a sense; empty if it has none."""
        return self.ids.get(sense, "")

    def role(self, word: str) -> Role | None:
        """Return the role that a noun or the end of a compound names; None if it names none (»Fahrzeuge«)."""
        noun = self._ending("role", word, self.roles)
        thing = self._ending("thing", word, self.words("things_like_people")) if noun else None
        return self.roles[noun] if noun and not thing else None

    def body(self, word: str) -> str | None:
        """Return the body noun that a word is or ends in; None if it is none."""
        return self._ending("body", word, self.bodies)

    def adjective(self, word: str) -> str | None:
        """Return the state that an adjective in any ending belongs to; None if it belongs to none."""
        low = word.lower()
        for ending in ("", *self.settings.get("adjective_endings", ())):
            if low.endswith(ending) and (code := self.adjectives.get(low[: len(low) - len(ending)])):
                return code
        return None

    def parties_of(self, word: str) -> frozenset[str]:
        """Return the parties that the beginning of a noun tells, any of them; empty if it tells none."""
        low = word.lower()
        return next((parties for start, parties in self.parties if low.startswith(start)), frozenset())

    def adjective_stem(self, word: str) -> str | None:
        """Return an adjective without its ending; None if it has none."""
        found = [word[: -len(e)] for e in self.settings.get("adjective_endings", ()) if word.endswith(e)]
        return min(found, key=len, default=None)

    def ends(self, word: str, name: str) -> bool:
        """Tell whether a word has one of the endings in a list of the pack's settings."""
        return word.endswith(tuple(self.words(name)))

    def genitive_stem(self, word: str) -> str:
        """Return a name without its ending in the genitive; empty if it has none."""
        return next((word.removesuffix(e) for e in self.words("genitive_endings") if word.endswith(e)), "")

    def is_body(self, word: str) -> bool:
        """Tell whether a noun without any ending is a noun for a body or ends in one."""
        low = word.lower()
        return any(low[i:] in self.bodies for i in range(max(1, len(low) - _SHORTEST_HEAD + 1)))

    @property
    def strong_endings(self) -> Mapping[str, str]:
        """Ending of an adjective without article in the nominative, by gender."""
        return dict(entry.split(":", 1) for entry in self.words("strong_endings"))

    def _ending(self, what: str, word: str, table: Container[str]) -> str | None:
        key = (what, word)
        if key not in self.memo:
            if len(self.memo) > _KEPT:
                self.memo.clear()
            self.memo[key] = _compound(word[-_LONGEST:], table, self.words("noun_endings"))
        return self.memo[key]


def load_knowledge(pack: LanguagePack) -> Knowledge:
    """Return what a pack knows of names, built once per pack."""
    return pack.derived("mentions.knowledge", lambda: _build(pack))


def _build(pack: LanguagePack) -> Knowledge:
    forms: dict[tuple[str, ...], Known] = {}
    states: dict[str, Known] = {}
    maps: dict[str, dict[str, str]] = {"adjectives": {}, "people": {}, "capitals": {}}
    settings = {name: frozenset(words) for name, words in pack.settings.get("mentions", {}).items()}
    for row in pack.table("countries"):
        kind = EntityKind.ORGANISATION if row["code"] in settings.get("unions", ()) else EntityKind.PLACE
        state = Known(f"state:{row['code']}", row["name"], kind, row["code"])
        states[row["code"]] = state
        for form in [row["name"], *_cell(row["other_names"])]:
            forms.update(dict.fromkeys(_inflected(form, settings), state))
        for column, table in maps.items():
            table.update((form, row["code"]) for form in _cell(row[column]))
    for row in pack.table("federal_states"):
        state = Known(f"state:{row['code']}", row["name"], EntityKind.PLACE, row["code"])
        states[row["code"]] = state
        forms.update({_split(form): state for form in [row["name"], *_cell(row["other_names"])]})
        maps["adjectives"].update((form, row["code"]) for form in _cell(row["adjectives"]))
    for capital, code in maps["capitals"].items():
        forms.setdefault(_split(capital), Known(f"place:{capital}", capital, EntityKind.PLACE, code))
    for known, form in [*_bodies(pack), *_media(pack)]:
        forms.setdefault(_split(form), known)
    rules = load_mention_rules(pack)
    lengths: dict[str, set[int]] = {}
    for words in forms:
        lengths.setdefault(words[0], set()).add(len(words))
    return Knowledge(
        forms=forms,
        lengths={word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()},
        adjectives={form.lower(): code for form, code in maps["adjectives"].items()},
        people=maps["people"],
        capitals=maps["capitals"],
        states=states,
        first_names={row["name"]: row["gender"] for row in pack.table("first_names")},
        roles=dict(_roles(pack)),
        bodies={row["noun"]: row["gender"] for row in pack.table("body_nouns")},
        settings=settings,
        parties=tuple(
            sorted(((r["word"], frozenset(_cell(r["parties"]))) for r in pack.table("party_words")), reverse=True)
        ),
        rules=rules,
        ids=by_sense(rules),
    )


def _bodies(pack: LanguagePack) -> Iterator[tuple[Known, str]]:
    for row in pack.table("bodies"):
        for form in _cell(row["forms"]):
            kind = EntityKind.ORGANISATION
            shared = row["kind"] == "party" and sum(c.isupper() for c in form.split()[-1]) < 2
            state = row["country"] or None
            yield Known(f"body:{row['name']}", row["name"], kind, state, form[0] == "!", shared), form
    for row in pack.table("countries"):
        for seat in _cell(row["seats"]):
            yield Known(f"seat:{seat}", seat, EntityKind.ORGANISATION, row["code"]), seat


def _media(pack: LanguagePack) -> Iterator[tuple[Known, str]]:
    for table, what in (("news_agencies", "agency"), ("outlets", "outlet")):
        for row in pack.table(table):
            for form in _cell(row["forms"]):
                yield (
                    Known(
                        f"{what}:{row['key']}",
                        row["name"],
                        EntityKind.ORGANISATION,
                        row["country"] or None,
                        form[0] == "!",
                    ),
                    form,
                )


def _roles(pack: LanguagePack) -> Iterator[tuple[str, Role]]:
    for row in pack.table("roles"):
        offices, country = frozenset(_cell(row["offices"])), row["country"] or None
        same = row["noun"] == row["feminine"]
        yield row["noun"], Role(row["noun"], offices, None if same else "m", country)
        if row["feminine"] and not same:
            yield row["feminine"], Role(row["noun"], offices, "f", country)


def _compound(word: str, table: Container[str], endings: frozenset[str]) -> str | None:
    low = word.lower()
    for ending in ("", *sorted(endings)):
        stem = low[: len(low) - len(ending)] if low.endswith(ending) else ""
        for start in range(max(0, len(stem) - _SHORTEST_HEAD + 1)):
            if stem[start:] in table:
                return stem[start:]
    return None


def _cell(text: str) -> list[str]:
    return [part for part in text.split("|") if part]


def _split(form: str) -> tuple[str, ...]:
    return tuple(form.lstrip("!").split())


def _inflected(form: str, settings: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, ...]]:
    """Yield a name and, where it begins with an adjective, its other cases (»Demokratischen Volksrepublik«)."""
    words = _split(form)
    yield words
    weak = next((e for e in settings.get("weak_adjective_endings", ()) if words[0].endswith(e)), None)
    if len(words) > 1 and weak:
        for ending in settings.get("adjective_endings", ()):
            yield (words[0].removesuffix(weak) + ending, *words[1:])
