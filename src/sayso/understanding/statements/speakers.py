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
from sayso.understanding.text.clauses import ClauseKind, Segment, Words, is_finite

Tokens = tuple[int, int]
"""First token and one past the last."""

_ADVERBS = frozenset({"ADV", "PTKNEG", "PROAV", "PRF", "ADJ(D)", "KON", "PTKA"})


@dataclass(frozen=True, slots=True)
class Roles:
    """Speaker and addressee as token ranges; None if there is none."""

    speaker: Tokens | None
    addressee: Tokens | None = None


def find_roles(
    words: Words,
    clause: Tokens,
    kind: ClauseKind,
    opener: int | None,
    cue: Cue | None,
    predicate: Predicate,
    known: NounWords,
) -> Roles:
    """Return who speaks and to whom in the clause of a cue.

    Args:
        words: Tokens of the stretch.
        clause: Its tokens, enclosed relative clauses included.
        kind: What the clause is.
        opener: Token that opens it; None in a main clause.
        cue: The cue; None if the verb is none.
        predicate: Its verb.
        known: The pack's words.
    """
    start, end = clause
    finite = predicate.finite if predicate.finite is not None else start
    if predicate.passive:
        agent = _agent(words, start, end, known)
        return Roles(agent, _passive_receiver(words, clause, finite, opener, cue, known))
    if kind in (ClauseKind.MAIN, ClauseKind.INVERTED):
        subject = None
        if finite > start:
            subject = _front_subject(words, start, finite, end, known)
        if subject is None:
            subject = middle_subject(words, finite + 1, end, known)
    else:
        first = (opener if opener is not None else start - 1) + 1
        subject = middle_subject(words, first, end, known)
        if subject is None and opener is not None and words.pos[opener] in ("PRELS", "PWS"):
            subject = (opener, opener + 1)
    return Roles(subject, _receiver(words, clause, subject, finite, cue, known))


def _front_subject(words: Words, start: int, finite: int, end: int, known: NounWords) -> Tokens | None:
    """Return the subject before the finite verb; None if what stands there is none."""
    first = start
    while first < finite and (words.pos[first] in ("KON", "ADV", "PROAV", "PTKNEG", "$(") or words.low[first] in ",–-"):
        if words.quoted[first] >= 0 and words.pos[first] == "$(":
            break
        first += 1
    if first >= finite or not starts_phrase(words, first) or words.low[first] in known.oblique:
        return None
    later = middle_subject(words, finite + 1, end, known, sure=True)
    if later is not None and (
        words.low[first] in known.pointing or _is_time(words, first, finite, known) or _better(words, later, known)
    ):
        return later
    if words.low[first] in known.pointing:
        return middle_subject(words, finite + 1, end, known)
    last = noun_phrase(words, first, finite, known)
    if last is None:
        return None
    if last < finite and not any(words.low[k] == "," for k in range(last, finite)):
        reach = finite
        while reach > last and words.pos[reach - 1] in _ADVERBS:
            reach -= 1
        last = max(last, _cut_before_time(words, last, reach))
    return first, last


def _cut_before_time(words: Words, last: int, reach: int) -> int:
    """Return where a phrase before the verb ends: prepositional attributes belong to it."""
    return reach if all(not words.pos[k].startswith("V") for k in range(last, reach)) else last


def _is_time(words: Words, first: int, finite: int, known: NounWords) -> bool:
    end = core_phrase(words, first, finite)
    return end is not None and words.lemma[end - 1] in known.time_nouns


def _better(words: Words, later: Tokens, known: NounWords) -> bool:
    return words.low[later[0]] in known.subject_pronouns


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
    steps = 0
    while k < end and steps < 60:
        steps += 1
        if words.aside[k] or words.low[k] == ",":
            if words.low[k] == "," and not words.aside[k]:
                return None
            k += 1
            continue
        pos, low = words.pos[k], words.low[k]
        if pos == "PPER" and low in known.subject_pronouns:
            return k, k + 1
        if pos in ("APPR", "APPRART"):
            if sure:
                return None
            k = core_phrase(words, k + 1, end) or k + 1
            continue
        if low in known.oblique or low in known.genitive - {"der"} or pos in _ADVERBS:
            after = core_phrase(words, k, end) if low in known.oblique else None
            k = after or k + 1
            continue
        if starts_phrase(words, k) and pos != "PPER":
            after = noun_phrase(words, k, end, known)
            if after is not None:
                core = core_phrase(words, k, end) or after
                if words.lemma[core - 1] in known.time_nouns:
                    k = core
                    continue
                return k, after
        k += 1
    return None


def _agent(words: Words, start: int, end: int, known: NounWords) -> Tokens | None:
    for k in range(start, end - 1):
        if words.low[k] in ("von", "vom", "durch", "seitens") and not words.aside[k]:
            after = noun_phrase(words, k + 1, end, known)
            if after is not None:
                return k + 1, after
    return None


def _passive_receiver(
    words: Words, clause: Tokens, finite: int, opener: int | None, cue: Cue | None, known: NounWords
) -> Tokens | None:
    if cue is None or not {"accusative", "blamed"} & set(cue.verb.rule.receiver):
        return None
    start, end = clause
    if opener is None and finite > start:
        first = start
        while first < finite and words.pos[first] in ("KON", "ADV", "PROAV"):
            first += 1
        if starts_phrase(words, first):
            after = noun_phrase(words, first, finite, known)
            if after is not None:
                return first, after
    k = (opener if opener is not None else finite) + 1
    while k < end and words.pos[k] in _ADVERBS:
        k += 1
    if k < end and starts_phrase(words, k):
        after = noun_phrase(words, k, end, known)
        return (k, after) if after is not None else None
    return None


def _receiver(
    words: Words, clause: Tokens, subject: Tokens | None, finite: int, cue: Cue | None, known: NounWords
) -> Tokens | None:
    start, end = clause
    cases = cue.verb.rule.receiver if cue is not None else ("dative", "gegenüber")
    inside = range(subject[0], subject[1]) if subject else range(0)
    k = start
    while k < end - 1:
        if words.aside[k] or k in inside:
            k += 1
            continue
        low, pos = words.low[k], words.pos[k]
        if low in ("gegenüber", "an", "zu", "zum", "zur", "vor") and pos in ("APPR", "APPRART"):
            after = noun_phrase(words, k + 1, end, known, apposition=False)
            if after is not None and (low == "gegenüber" or low in cases) and _is_somebody(words, k + 1, after, known):
                return k + 1, after
            k = core_phrase(words, k + 1, end) or k + 1
            continue
        if pos in ("APPR", "APPRART"):
            k = core_phrase(words, k + 1, end) or k + 1
            continue
        if k > finite or (cue is not None and k < finite):
            after = _case_phrase(words, k, end, cases, known, subject)
            if after is not None:
                return k, after
        k += 1
    return None


def _case_phrase(
    words: Words, k: int, end: int, cases: Sequence[str], known: NounWords, subject: Tokens | None
) -> int | None:
    low = words.low[k]
    if low in ("sich", "es") or not starts_phrase(words, k):
        return None
    if "accusative" in cases and subject is not None and k >= subject[1] and words.pos[k] not in ("PIS", "PDS"):
        return noun_phrase(words, k, end, known, apposition=False)
    if "dative" not in cases:
        return None
    dative = low in ("dem", "einem", "ihm", "ihnen", "ihr", "mir", "uns", "den", "diesem", "seinem", "ihrem")
    if (dative and words.pos[k] != "PPOSAT") or (low in ("seinem", "ihrem", "seinen")):
        return noun_phrase(words, k, end, known, apposition=False)
    if low in ("der", "dieser", "einer") and subject is not None and k >= subject[1]:
        return noun_phrase(words, k, end, known, apposition=False)
    return None


def _is_somebody(words: Words, start: int, end: int, known: NounWords) -> bool:
    core = core_phrase(words, start, end) or end
    if words.low[start] in ("ihm", "ihr", "ihnen", "uns", "mir"):
        return True
    name = any(words.pos[k] == "NE" for k in range(start, end))
    return name or words.low[core - 1] in known.receivers or not is_noun_head(words, core - 1)


def is_main(segment: Segment) -> bool:
    """Tell whether a segment is a main clause."""
    return segment.kind in (ClauseKind.MAIN, ClauseKind.INVERTED)


def has_finite(words: Words, start: int, end: int) -> bool:
    """Tell whether a finite verb stands among tokens."""
    return any(is_finite(words.pos[k]) for k in range(start, end))
