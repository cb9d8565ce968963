"""Who speaks, and to whom: the subject of a cue's clause, and its receiver."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.understanding.statements.cues import Cue, Predicate
from sayso.understanding.statements.noun_phrases import (
    NounWords,
    core_phrase,
    is_noun_head,
    noun_phrase,
    starts_phrase,
)
from sayso.understanding.text.clauses import MAINS, ClauseKind, Words
from sayso.understanding.text.tags import PREPOSITIONS

Tokens = tuple[int, int]
"""First token and one past the last."""

_ADVERBS = frozenset({"ADV", "PTKNEG", "PROAV", "PRF", "ADJ(D)", "KON", "PTKA"})


@dataclass(frozen=True, slots=True)
class Roles:
    """Speaker and addressee as token ranges; None if there is none."""

    speaker: Tokens | None
    addressee: Tokens | None = None


@dataclass(frozen=True, slots=True)
class ClauseParts:
    """What roles are looked for in.

    Attributes:
        start: First token.
        end: One past the last, enclosed relative clauses included.
        kind: What the clause is.
        opener: Token that opens it; None in a main clause.
        front_end: One past the part before the finite verb that may be the subject; relative clauses begin there.
        holes: Enclosed relative clauses, in text order; nobody is addressed there.
    """

    start: int
    end: int
    kind: ClauseKind
    opener: int | None
    front_end: int
    holes: tuple[Tokens, ...] = ()


def find_roles(words: Words, clause: ClauseParts, cue: Cue | None, predicate: Predicate, known: NounWords) -> Roles:
    """Return who speaks and to whom in the clause of a cue.

    Args:
        words: Tokens of the stretch.
        clause: Where to look.
        cue: The cue; None if the verb is none.
        predicate: Its verb.
        known: The pack's words.
    """
    finite = predicate.finite if predicate.finite is not None else clause.start
    if cue is not None and cue.verb.rule.speaks_after:
        return Roles(find_agent(words, clause.start, clause.end, frozenset(cue.verb.rule.speaks_after), known))
    if predicate.passive:
        agent = find_agent(words, clause.start, clause.end, known.agent_prepositions, known)
        agent = agent or _document(words, clause, known)
        return Roles(agent, _passive_receiver(words, clause, finite, cue, known))
    said = cue is not None and cue.verb.required == (known.impersonal,)  # »heißt es in dem Papier«
    subject = None if said else find_subject(words, clause, finite, known)
    if subject is None and any(words.low[k] in known.impersonal for k in range(clause.start, clause.end)):
        subject = find_agent(words, clause.start, clause.end, known.place_prepositions, known)
        return Roles(subject)
    return Roles(subject, _receiver(words, clause, subject, cue, known))


def find_subject(words: Words, clause: ClauseParts, finite: int, known: NounWords) -> Tokens | None:
    """Return the subject of a clause; None if it has none of its own."""
    if clause.kind in MAINS:
        front = front_subject(words, clause.start, finite, clause, known) if finite > clause.start else None
        return front or middle_subject(words, finite + 1, clause.end, known)
    first = (clause.opener if clause.opener is not None else clause.start - 1) + 1
    subject = middle_subject(words, first, clause.end, known)
    relative = clause.opener is not None and words.pos[clause.opener] in ("PRELS", "PWS", "ART", "PDS")
    if (
        relative
        and clause.opener is not None
        and (subject is None or words.low[clause.opener] in known.subject_relative)
    ):
        return clause.opener, clause.opener + 1
    return subject


def front_subject(words: Words, start: int, finite: int, clause: ClauseParts, known: NounWords) -> Tokens | None:
    """Return the subject before the finite verb, which is all that stands there; None if it is something else."""
    first = start
    while first < finite and words.pos[first] in ("KON", "ADV", "PTKNEG") and not is_noun_head(words, first):
        first += 1
    if first >= finite or words.low[first] in known.oblique:
        return None
    if not (
        starts_phrase(words, first) or (words.tokens[first].text[:1].isupper() and words.pos[first] in ("XY", "NE"))
    ):
        return None
    core = core_phrase(words, first, finite, known) or first + 1
    pronoun = core == first + 1 and words.pos[first] in ("PPER", "PIS", "PDS")
    later = (
        None
        if pronoun and words.pos[first] == "PPER"
        else middle_subject(words, finite + 1, clause.end, known, sure=True)
    )
    if later is not None:
        pointing = core == first + 1 and words.low[first] in known.pointing
        time = any(words.lemma[k] in known.time_nouns for k in range(first, core))
        if pointing or time or words.low[later[0]] in known.subject_pronouns or _is_person(words, later, (first, core)):
            return later
        if _is_object(words, (first, finite), core, later, known):
            return later
    if core == first + 1 and words.low[first] in known.pointing | known.impersonal:
        return None
    if words.lemma[core - 1] in known.time_nouns:
        return None
    end = min(finite, clause.front_end)
    while (
        end > core
        and (words.pos[end - 1] in ("ADV", "PROAV", "$,", "$(") or words.low[end - 1] in ",-–")
        and (not words.aside[end - 1] and words.quoted[end - 1] < 0)
    ):
        end -= 1
    return first, max(core, end)


def _is_object(words: Words, front: Tokens, core: int, later: Tokens, known: NounWords) -> bool:
    """Tell whether the phrase before the verb is its object and the name behind it the subject.

    Either the verb does not go with the phrase in number (»Die Bürgerinnen und Bürger rief Quist auf«), or the phrase
    is nobody (»Die Lage bezeichnete Quist als ernst«).
    """
    names = [k for k in range(*later) if words.pos[k] == "NE"]
    if not names or names[0] != later[0] or any(words.pos[k] in ("NE", "PPER", "PIS") for k in range(front[0], core)):
        return False
    one = not words.low[front[1]].endswith(known.plural_verb_endings)
    if any(words.pos[k] == "KON" for k in range(*front)):
        return one
    head, form = words.lemma[core - 1], words.low[core - 1]
    several = words.pos[core - 1] == "NN" and head != form and words.low[front[0]] not in known.singular_articles
    return one and (several or not form.endswith(known.somebody))


def _is_person(words: Words, later: Tokens, front: Tokens) -> bool:
    """Tell whether the phrase after the verb names somebody with role and name, and the one before it nobody."""
    if any(words.pos[k] in ("NE", "PPER", "PIS") or words.pos[k] == "$(" for k in range(*front)):
        return False
    names = [k for k in range(*later) if words.pos[k] == "NE"]
    return len(names) >= 2 and words.pos[later[0]] in ("ART", "NN", "NE")


def middle_subject(words: Words, first: int, end: int, known: NounWords, *, sure: bool = False) -> Tokens | None:
    """Return the first noun phrase after the finite verb or the opener that can be a subject; None if there is none.

    Args:
        words: Tokens of the stretch.
        first: Where to begin.
        end: One past the last token to look at.
        known: The pack's words.
        sure: Only take what stands directly there and can hardly be an object.
    """
    k = first
    for _ in range(60):
        if k >= end:
            return None
        pos, low = words.pos[k], words.low[k]
        if pos == "PPER" and low in known.subject_pronouns:
            return k, k + 1
        if not words.aside[k] and (low == "," or (sure and pos in PREPOSITIONS)):
            return None
        passed = _pass_over(words, k, end, known)
        if passed is not None:
            k = passed
            continue
        after = noun_phrase(words, k, end, known) if starts_phrase(words, k) and pos != "PPER" else None
        core = core_phrase(words, k, end, known)
        if after is None or core is None:
            k += 1
        elif any(words.lemma[j] in known.time_nouns for j in range(k, core)):
            k = core
        else:
            return k, after
    return None


def _pass_over(words: Words, k: int, end: int, known: NounWords) -> int | None:
    """Return where to go on after something that is no subject; None if it may be one."""
    pos, low = words.pos[k], words.low[k]
    if words.aside[k] or pos == "PRF" or pos in _ADVERBS:
        return k + 1
    if pos in PREPOSITIONS:
        return _phrase_with_attributes(words, k + 1, end, known) or k + 1
    if low in known.oblique:
        return core_phrase(words, k, end, known) or k + 1
    return k + 1 if low in known.genitive and low not in known.maybe_dative else None


def _phrase_with_attributes(words: Words, k: int, end: int, known: NounWords) -> int | None:
    after = core_phrase(words, k, end, known)
    if after is None:
        return None
    if words.pos[k] in ("PPER", "PRF"):
        return after
    while after < end and words.low[after] in known.genitive:
        hangs = words.pos[after - 1] == "NN" and words.lemma[after - 1] not in known.time_nouns
        further = core_phrase(words, after, end, known) if hangs or words.low[after] not in known.maybe_dative else None
        if further is None:
            break
        after = further
    return after


def find_agent(words: Words, start: int, end: int, prepositions: frozenset[str], known: NounWords) -> Tokens | None:
    """Return the noun phrase after the first of some prepositions; None if there is none."""
    for k in range(start, end - 1):
        if words.low[k] in prepositions and not words.aside[k]:
            after = noun_phrase(words, k + 1, end, known)
            if after is not None and words.lemma[after - 1] not in known.time_nouns:
                return k + 1, after
    return None


def _document(words: Words, clause: ClauseParts, known: NounWords) -> Tokens | None:
    """Return the document that a passive clause says something stood in; None if it names none."""
    found = find_agent(words, clause.start, clause.end, known.place_prepositions, known)
    if found is None:
        return None
    core = core_phrase(words, found[0], found[1], known) or found[1]
    lemma = words.lemma[core - 1]
    return found if any(lemma.endswith(noun) for noun in known.documents) else None


def _passive_receiver(
    words: Words, clause: ClauseParts, finite: int, cue: Cue | None, known: NounWords
) -> Tokens | None:
    if cue is None or not {"accusative", "blamed"} & set(cue.verb.rule.receiver):
        return None
    if clause.opener is None and finite > clause.start:
        first = clause.start
        while first < finite and words.pos[first] in ("KON", "ADV", "PROAV"):
            first += 1
        if starts_phrase(words, first):
            after = noun_phrase(words, first, finite, known)
            if after is not None:
                return first, after
    k = (clause.opener if clause.opener is not None else finite) + 1
    while k < clause.end and words.pos[k] in _ADVERBS:
        k += 1
    if k < clause.end and starts_phrase(words, k):
        after = noun_phrase(words, k, clause.end, known)
        return (k, after) if after is not None else None
    return None


def _receiver(
    words: Words, clause: ClauseParts, subject: Tokens | None, cue: Cue | None, known: NounWords
) -> Tokens | None:
    cases = cue.verb.rule.receiver if cue is not None else ("dative",)
    end = clause.end
    k = clause.start
    while k < end - 1:
        inside = next((hole for hole in clause.holes if hole[0] <= k < hole[1]), None)
        if inside is None and subject is not None and subject[0] <= k < subject[1]:
            inside = subject
        if inside is not None:
            k = inside[1]
            continue
        low, pos = words.low[k], words.pos[k]
        if words.aside[k]:
            k += 1
        elif low in known.receiver_prepositions and pos in PREPOSITIONS:
            after = noun_phrase(words, k + 1, end, known, apposition=False)
            if after is not None and low in cases and _is_somebody(words, k + 1, after, known):
                return k + 1, after
            k = after or k + 1
        elif pos in PREPOSITIONS:
            k = _phrase_with_attributes(words, k + 1, end, known) or k + 1
        else:
            after = _case_phrase(words, k, end, cases, known, subject)
            if after is not None:
                return k, after
            k += 1
    return None


def _case_phrase(
    words: Words, k: int, end: int, cases: Sequence[str], known: NounWords, subject: Tokens | None
) -> int | None:
    low = words.low[k]
    if low in known.impersonal or words.pos[k] == "PRF" or not starts_phrase(words, k):
        return None
    if words.quoted[k] >= 0 and words.pos[k] != "$(":
        return None
    after_subject = subject is not None and k >= subject[1]
    if "accusative" in cases and after_subject and words.pos[k] not in ("PIS", "PDS"):
        after = noun_phrase(words, k, end, known, apposition=False)
        return None if after is not None and words.lemma[after - 1] in known.time_nouns else after
    if words.quoted[k] >= 0 or "dative" not in cases:
        return None
    if words.pos[k] == "NE" and after_subject and subject is not None and k <= subject[1] + 1:
        return noun_phrase(words, k, end, known, apposition=False)
    if low in known.dative and not (words.pos[k] == "PPOSAT" and low in known.dative_pronouns):
        return noun_phrase(words, k, end, known, apposition=False)
    if low in known.maybe_dative and after_subject:
        return noun_phrase(words, k, end, known, apposition=False)
    return None


def _is_somebody(words: Words, start: int, end: int, known: NounWords) -> bool:
    core = core_phrase(words, start, end, known) or end
    if words.low[start] in known.dative_pronouns:
        return True
    name = any(words.pos[k] == "NE" for k in range(start, end))
    return name or words.low[core - 1] in known.receivers or words.lemma[core - 1] in known.receivers


def may_speak(words: Words, phrase: Tokens, known: NounWords) -> bool:
    """Tell whether a noun phrase may name who speaks: a name, a pronoun, a noun for people, bodies or papers."""
    if any(words.pos[k] in ("NE", "PPER", "FM", "XY", "$(") for k in range(*phrase)):
        return True
    first, core = phrase[0], core_phrase(words, *phrase, known) or phrase[1]
    low, lemma = words.low[core - 1], words.lemma[core - 1]
    if core == first + 1:
        bare = words.pos[first] == "NN" and lemma == low  # a name that the tagger does not know
        return bare or words.low[first] in known.subject_relative or low.endswith(known.somebody)
    if low.endswith(known.somebody) or lemma.endswith(known.somebody) or lemma in known.documents:
        return True
    one = words.pos[first] == "ART" and lemma == low  # »die Werft«: a body that the pack does not know
    return one and not low.endswith(known.abstract_endings)
