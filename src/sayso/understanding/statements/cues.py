"""Words that signal reporting: verbs with their valency, and where they stand in a clause."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.lang import LanguagePack
from sayso.model import Medium
from sayso.understanding.statements.grades import GradedRule
from sayso.understanding.text.clauses import MAINS, ClauseKind, Words, is_finite, is_infinitive, is_participle


@dataclass(frozen=True, slots=True, kw_only=True)
class CueRule(GradedRule):
    """Verbs of one valency.

    Attributes:
        verbs: Infinitives; `|` after a split prefix, further words that must stand in the clause after a space,
            alternatives between `/`, in round brackets words that belong to the cue where they stand.
        takes: What may hold the content: `that` (dass, ob, question words), `second` (a clause with the verb
            second), `infinitive`, `direct`, `sentence` (the sentence as a whole), `label` (a quoted fragment).
        medium: Speech, thought or writing.
        receiver: Case or prepositions by which the addressee stands: `dative`, `accusative`, `an` …
        needs: Prepositions one of which must stand in the clause for `sentence`; empty if none.
        speaks_after: Prepositions after which the speaker stands, who is no subject (»geht aus dem Papier hervor«);
            empty if the subject speaks.
    """

    verbs: tuple[str, ...]
    takes: tuple[str, ...]
    medium: str = "speech"
    receiver: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    speaks_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CueVerb:
    """One verb of a rule.

    Attributes:
        rule: Its rule.
        infinitive: With its prefix, in one word.
        stem: Without it.
        prefix: Split prefix; empty if none.
        required: Groups of alternatives, one of each of which must stand in the clause.
        optional: Words that belong to the cue where they stand.
    """

    rule: CueRule
    infinitive: str
    stem: str
    prefix: str
    required: tuple[frozenset[str], ...]
    optional: frozenset[str]


@dataclass(frozen=True, slots=True)
class CueTable:
    """Verbs by infinitive, the more demanding first, and the prefixes that any of them splits off."""

    verbs: dict[str, tuple[CueVerb, ...]]
    prefixes: frozenset[str]
    auxiliaries: frozenset[str]
    passive: str
    reflexive: str
    adverbs: frozenset[str]


@dataclass(slots=True)
class Predicate:
    """The verb of a clause with all its parts.

    Attributes:
        finite: Token of the finite verb; None in a participle or infinitive phrase.
        infinitive: Infinitive of the verb that carries the meaning, prefix included.
        tokens: Tokens of the verb's parts, in text order.
        passive: True if in the passive.
        modal: Infinitive of a modal verb; empty if none.
        rest: First token of an infinitive phrase that follows the verb without a comma; None if none does.
    """

    finite: int | None
    infinitive: str
    tokens: list[int] = field(default_factory=list)
    passive: bool = False
    modal: str = ""
    rest: int | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue found in a clause."""

    verb: CueVerb
    predicate: Predicate
    tokens: tuple[int, ...]

    def takes(self, what: str) -> bool:
        """Tell whether the verb takes a kind of content."""
        return what in self.verb.rule.takes

    @property
    def medium(self) -> Medium:
        """Speech, thought or writing."""
        return Medium(self.verb.rule.medium)


def cue_table(pack: LanguagePack) -> CueTable:
    """Return the pack's cues, made once per pack."""
    return pack.derived("cue_table", lambda: _cue_table(pack))


def _cue_table(pack: LanguagePack) -> CueTable:
    verbs: dict[str, list[CueVerb]] = {}
    for rule in pack.rules("cues", CueRule):
        for entry in rule.verbs:
            verb = _parse(rule, entry)
            verbs.setdefault(verb.infinitive, []).append(verb)
    ordered = {key: tuple(sorted(all_, key=lambda v: -len(v.required))) for key, all_ in verbs.items()}
    settings = pack.settings.get("verbs", {})
    return CueTable(
        verbs=ordered,
        prefixes=frozenset(v.prefix for each in ordered.values() for v in each if v.prefix),
        auxiliaries=frozenset(settings.get("auxiliaries", ())),
        passive=settings.get("passive", ""),
        reflexive=settings.get("reflexive", ""),
        adverbs=frozenset(settings.get("adverbs_like_prefixes", ())),
    )


def _parse(rule: CueRule, entry: str) -> CueVerb:
    head, *rest = entry.split()
    prefix, _, stem = head.rpartition("|")
    required = tuple(frozenset(word.split("/")) for word in rest if not word.startswith("("))
    optional = frozenset(part for word in rest if word.startswith("(") for part in word.strip("()").split("/"))
    return CueVerb(rule, prefix + stem, stem, prefix, required, optional)


def find_predicate(words: Words, tokens: Sequence[int], kind: ClauseKind, table: CueTable) -> Predicate | None:
    """Return the predicate of a clause; None if it has no verb.

    Args:
        words: Tokens of the stretch.
        tokens: Tokens of the clause, in text order, without those that stand aside.
        kind: What the clause is.
        table: The pack's verbs.
    """
    if kind in MAINS:
        return _second(words, tokens, table)
    if kind is ClauseKind.INFINITIVE:
        return _infinitive(words, tokens)
    return _last(words, tokens, table)


def _second(words: Words, tokens: Sequence[int], table: CueTable) -> Predicate | None:
    place = next((n for n, k in enumerate(tokens) if is_finite(words.pos[k])), None)
    if place is None:
        return None
    finite, after = tokens[place], tokens[place + 1 :]
    lemma = words.lemma[finite]
    if lemma not in table.auxiliaries:
        prefix = next(
            (
                k
                for n, k in reversed(list(enumerate(after)))
                if _is_prefix(words, k, lemma, table) and (words.pos[k] != "APPR" or n == len(after) - 1)
            ),
            None,
        )
        if prefix is None and after and words.pos[after[-1]] == "PTKVZ" and words.low[after[-1]] not in table.adverbs:
            prefix = after[-1]  # another verb, of which the pack knows nothing
        if prefix is None:
            return Predicate(finite, lemma, [finite])
        return Predicate(finite, words.low[prefix] + lemma, [finite, prefix])
    verbs = _verbs_at_end(words, after)
    rest = None
    if any(words.pos[k] in ("PTKZU", "VV(IZU)") for k in verbs):
        inner = next((k for k in after if is_participle(words.pos[k]) and k < verbs[0] - 1), None)
        if inner is not None:
            verbs, rest = [inner], inner + 1
    meaning = next((k for k in reversed(verbs) if words.pos[k].startswith("VV")), None)
    if meaning is None:
        become = any(words.lemma[k] == table.passive and is_participle(words.pos[k]) for k in verbs)
        return Predicate(finite, table.passive if become else lemma, [finite, *verbs])
    passive = is_participle(words.pos[meaning]) and (
        lemma == table.passive or any(words.lemma[k] == table.passive for k in verbs if k != meaning)
    )
    modal = lemma if words.pos[finite].startswith("VM") else ""
    return Predicate(finite, _full(words, meaning, after, table), [finite, *verbs], passive, modal, rest)


def _verbs_at_end(words: Words, after: Sequence[int]) -> list[int]:
    last = next((n for n in range(len(after) - 1, -1, -1) if words.pos[after[n]].startswith("V")), None)
    if last is None:
        return []
    first = last
    while first > 0 and (words.pos[after[first - 1]].startswith("V") or words.pos[after[first - 1]] == "PTKZU"):
        first -= 1
    return list(after[first : last + 1])


def _full(words: Words, meaning: int, tokens: Sequence[int], table: CueTable) -> str:
    """Return the infinitive of a participle or infinitive, with a prefix that is written apart."""
    lemma = words.lemma[meaning]
    place = tokens.index(meaning) if meaning in tokens else -1
    if place > 0:
        before = words.low[tokens[place - 1]]
        if before in table.prefixes and before + lemma in table.verbs:
            return before + lemma
    return lemma


def _is_prefix(words: Words, k: int, lemma: str, table: CueTable) -> bool:
    return words.low[k] in table.prefixes and words.low[k] + lemma in table.verbs


def _last(words: Words, tokens: Sequence[int], table: CueTable) -> Predicate | None:
    verbs = _verbs_at_end(words, tokens)
    if not verbs:
        return None
    finite = next((k for k in verbs if is_finite(words.pos[k])), verbs[-1])
    meaning = next((k for k in verbs if words.pos[k].startswith("VV")), verbs[0])
    passive = is_participle(words.pos[meaning]) and any(words.lemma[k] == table.passive for k in verbs if k != meaning)
    parts = list(verbs)
    infinitive = _full(words, meaning, tokens, table)
    if infinitive != words.lemma[meaning]:
        parts.insert(0, tokens[tokens.index(meaning) - 1])
    modal = next((words.lemma[k] for k in verbs if words.pos[k].startswith("VM")), "")
    return Predicate(finite, infinitive, parts, passive, modal)


def _infinitive(words: Words, tokens: Sequence[int]) -> Predicate | None:
    for k in reversed(tokens):
        if is_infinitive(words.pos[k]):
            return Predicate(None, words.lemma[k], [k])
    return None


def match_cues(words: Words, tokens: Sequence[int], predicate: Predicate, table: CueTable) -> list[Cue]:
    """Return every cue that a predicate may be, the most demanding verb first.

    Args:
        words: Tokens of the stretch.
        tokens: Tokens of the clause.
        predicate: The clause's verb.
        table: The pack's verbs.
    """
    cues = []
    for verb in table.verbs.get(predicate.infinitive, ()):
        parts = _parts(words, tokens, predicate, verb, table)
        if parts is not None:
            cues.append(Cue(verb, predicate, tuple(sorted(set(predicate.tokens) | set(parts)))))
    return cues


def _parts(
    words: Words, tokens: Sequence[int], predicate: Predicate, verb: CueVerb, table: CueTable
) -> list[int] | None:
    parts: list[int] = []
    if _is_reflexive(words, tokens, predicate, table) and not any(table.reflexive in group for group in verb.required):
        return None
    for alternatives in verb.required:
        found = next((k for k in tokens if words.low[k] in alternatives), None)
        if found is None and table.reflexive not in alternatives:
            found = next((k for k in tokens if words.lemma[k] in alternatives and words.pos[k][:1] in "NA"), None)
        if found is None:
            return None
        parts.append(found)
    parts += [k for k in tokens if words.low[k] in verb.optional]
    return parts


def _is_reflexive(words: Words, tokens: Sequence[int], predicate: Predicate, table: CueTable) -> bool:
    """Tell whether a reflexive stands right beside the finite verb, and not for another verb before the meaning one.

    »Er hatte sich entschuldigt und betont, dass …«: the first participle has it.
    """
    finite = next((n for n, k in enumerate(tokens) if is_finite(words.pos[k])), None)
    if finite is None or all(words.low[k] != table.reflexive for k in tokens[finite + 1 : finite + 2]):
        return False
    verbs = [k for k in tokens[finite + 2 :] if is_participle(words.pos[k])]
    joined = any(words.pos[k] == "KON" for k in range(verbs[0], verbs[-1])) if verbs else False
    return not (joined and predicate.tokens[-1] == verbs[-1])
