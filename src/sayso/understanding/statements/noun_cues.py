"""Nouns that signal reporting: »die Ansicht, dass …«, »wagte die Prognose, …«."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.lang import LanguagePack
from sayso.model import Medium
from sayso.understanding.statements.grades import GradedRule
from sayso.understanding.statements.noun_phrases import NounWords, core_phrase, noun_phrase
from sayso.understanding.statements.speakers import Tokens, find_agent
from sayso.understanding.statements.stretches import Stretch
from sayso.understanding.text.tags import PREPOSITIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class NounRule(GradedRule):
    """Nouns that open a clause with what was said.

    Attributes:
        nouns: Base forms, lower case; compounds ending in them count too.
        takes: `that`, `second`, `infinitive`, as for verbs.
        medium: Speech, thought or writing.
    """

    nouns: tuple[str, ...]
    takes: tuple[str, ...]
    medium: str = "speech"


NounTable = dict[str, NounRule]
"""Rules by noun."""


@dataclass(frozen=True, slots=True)
class NounCue:
    """A noun that opens a clause.

    Attributes:
        rule: Id of its rule.
        tokens: Tokens of the cue: the noun with its article, and the verb that carries it.
        speaker: Whose saying it is, where the phrase itself names them; None otherwise.
        medium: Speech, thought or writing.
        answered: True if the subject answers what others said (»wehrte sich gegen den Vorwurf«).
        speaks: True if the noun may stand for who speaks: »seine Aussage ist, …«, »der Beschluss sieht vor, …«.
    """

    rule: str
    tokens: tuple[int, ...]
    speaker: Tokens | None
    medium: Medium
    answered: bool = False
    speaks: bool = False


def noun_table(pack: LanguagePack) -> NounTable:
    """Return the pack's nouns, made once per pack."""
    return pack.derived("noun_table", lambda: {n: r for r in pack.rules("cue_nouns", NounRule) for n in r.nouns})


def find_noun_cue(
    stretch: Stretch, clause: Tokens, verb: Sequence[int], kind: str, table: NounTable, known: NounWords
) -> NounCue | None:
    """Return the noun of a clause that opens the content after it; None if there is none.

    Args:
        stretch: The sentence.
        clause: First token of the clause and one past the last.
        verb: Tokens of its verb; empty in a phrase without one.
        kind: What the content is.
        table: The pack's nouns.
        known: The pack's words.
    """
    words = stretch.words
    for k in reversed(range(*clause)):
        if words.pos[k] != "NN" or words.quoted[k] >= 0 or words.aside[k]:
            continue
        rule = table.get(words.lemma[k]) or table.get(words.low[k])
        if rule is None or kind not in rule.takes:
            continue
        start = k
        while start > clause[0] and words.pos[start - 1] in ("ART", "ADJ(A)", "PPOSAT", "PIAT"):
            start -= 1
        prepositional = start > clause[0] and words.pos[start - 1] in PREPOSITIONS
        speaker = _owner(stretch, k, clause[1], known)
        tokens = tuple(range(start, k + 1))
        if not prepositional and speaker is None:
            tokens = tuple(sorted({*tokens, *verb}))
        answered = prepositional and words.low[start - 1] in known.answering_prepositions
        paper = words.pos[start] == "ART" and {words.low[k], words.lemma[k]} & known.documents
        speaks = bool(paper) or words.pos[start] == "PPOSAT"
        return NounCue(rule.id, tokens, speaker, Medium(rule.medium), answered, speaks)
    return None


def _owner(stretch: Stretch, k: int, limit: int, known: NounWords) -> Tokens | None:
    """Return the genitive or the »von« phrase right after a noun; None if there is none."""
    words = stretch.words
    after = k + 1
    if after >= limit:
        return None
    if (
        words.low[after] in known.genitive
        and words.pos[after] in ("ART", "PPOSAT")
        and core_phrase(words, after, limit, known)
    ):
        end = noun_phrase(words, after, limit, known)
        return (after, end) if end is not None else None
    if words.low[after] in known.agent_prepositions:
        return find_agent(words, after, limit, known.agent_prepositions, known)
    return None
