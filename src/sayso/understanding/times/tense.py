"""Whether a sentence looks back or forward, from its verbs."""

from collections.abc import Sequence

from sayso.lang import LanguagePack
from sayso.model import Sentence, Span, Token
from sayso.understanding.phrases import tokens_after, tokens_before

PAST, FUTURE, PRESENT = "past", "future", "present"

_PAST_WEEKDAY = "past_weekday"
_INFINITIVES = frozenset({"VV(IZU)", "PTKZU"})
REACH = 80
"""Tokens before and after a time that are looked at, at most."""

_BREAKS = frozenset(',;:–—()„“”"»«')


def tense_at(sent: Sentence, span: Span, pack: LanguagePack, weekday: bool = False) -> str | None:
    """Return `past`, `future` or `present` for a time in its clause; None if nothing tells.

    A preposition before the time may settle it (»für Freitag«, »seit Freitag«), or a participle after it (»das am
    Freitag vorgestellte Papier«). A clause with an infinitive and no finite verb looks forward; a clause without verb
    takes the tense of its sentence.

    Args:
        sent: Tagged sentence.
        span: Time expression inside it.
        pack: Gives prepositions, the forms of auxiliaries and the endings of the past.
        weekday: True if the time is a day of the week.
    """
    clause = _clause(sent, span)
    return (
        _by_preposition(sent, span, pack, weekday)
        or _by_attribute(sent, span, pack)
        or _by_verb(clause, span, pack)
        or (FUTURE if any(t.pos in _INFINITIVES for t in clause) else None)
        or _by_verb([t for side in _around(sent, span) for t in side], span, pack)
    )


def is_state(sent: Sentence, span: Span, pack: LanguagePack) -> bool:
    """Tell whether the clause around a time says how things are or would be, rather than what happens."""
    clause = _clause(sent, span)
    known = _known_forms(pack)
    finite = [known.get(t.text.lower()) for t in clause if t.pos and t.pos.endswith("(FIN)")]
    acts = any(t.pos and t.pos.endswith(("(PP)", "(IZU)")) for t in clause)
    return not acts and bool(finite) and all(tense in ("perfect", "unreal") for tense in finite)


def _clause(sent: Sentence, span: Span) -> Sequence[Token]:
    before, after = _around(sent, span)
    start = next((i + 1 for i in range(len(before) - 1, -1, -1) if before[i].text in _BREAKS), 0)
    end = next((i for i, t in enumerate(after) if t.text in _BREAKS), len(after))
    return (*before[start:], *after[:end])


def _around(sent: Sentence, span: Span) -> tuple[Sequence[Token], Sequence[Token]]:
    """Return the tokens before and after a span, no farther off than a clause may reach."""
    return tokens_before(sent, span.start, REACH), tokens_after(sent, span.end, REACH)


def _by_preposition(sent: Sentence, span: Span, pack: LanguagePack, weekday: bool) -> str | None:
    before = tokens_before(sent, span.start, 2)
    known = pack.derived("time_prepositions", lambda: {r["form"]: r["tense"] for r in pack.table("time_prepositions")})
    for token in reversed(before):
        if tense := known.get(token.text.lower()):
            return str(tense) if tense != _PAST_WEEKDAY else PAST if weekday else None
        if token.pos != "ART":
            return None
    return None


def _by_attribute(sent: Sentence, span: Span, pack: LanguagePack) -> str | None:
    """Return what a participle right after a time tells: plans and participles I look forward, participles II back."""
    after = tokens_after(sent, span.end, 1)
    if not after or after[0].pos != "ADJ(A)" or not after[0].text[0].islower():
        return None
    endings = sorted(pack.listed("times", "adjective_endings"), key=len, reverse=True)
    stem = next((after[0].text.removesuffix(e) for e in endings if after[0].text.endswith(e)), "")
    if _known_forms(pack).get(stem) == "planned" or stem.endswith(pack.listed("times", "participle_one_endings")):
        return FUTURE
    return PAST if stem.endswith(pack.listed("times", "participle_two_endings")) else None


def _by_verb(tokens: Sequence[Token], span: Span, pack: LanguagePack) -> str | None:
    finite = [t for t in tokens if t.pos and t.pos.endswith("(FIN)")]
    if not finite:
        return None
    verb = min(finite, key=lambda t: max(t.start - span.end, span.start - t.end))
    known = _known_forms(pack)
    form = verb.text.lower()
    tense = known.get(form)
    participles = [t.text.lower() for t in tokens if t.pos and t.pos.endswith("(PP)")]
    if tense == "perfect":
        return PRESENT if not participles else FUTURE if any(known.get(p) == "planned" for p in participles) else PAST
    if tense in ("planned", "unreal"):
        return FUTURE if tense == "planned" or _has_infinitive(tokens) else PRESENT
    return tense or _tense_of_form(form, (verb.lemma or "").lower(), known, pack)


def _has_infinitive(tokens: Sequence[Token]) -> bool:
    return any(t.pos and t.pos.endswith("(INF)") for t in tokens)


def _known_forms(pack: LanguagePack) -> dict[str, str]:
    return pack.derived("verb_tense", lambda: {r["form"]: r["tense"] for r in pack.table("verb_tense")})


def _tense_of_form(form: str, lemma: str, known: dict[str, str], pack: LanguagePack) -> str:
    """Return the tense of a full verb by its ending.

    A form that is the infinitive, or lacks only its last letter (first person, Konjunktiv I), is present; a weak ending
    is past; what has no ending of the present is the stem of a strong past.
    """
    infinitive_ending = pack.settings.get("times", {}).get("verb_infinitive_ending", "")
    if lemma in (form, form + infinitive_ending):
        return PRESENT
    if form.endswith(pack.listed("times", "verb_past_endings")):
        return PAST
    if any(form.endswith(k) for k, tense in known.items() if tense == PAST and len(k) < len(form) <= len(k) + 5):
        return PAST
    if form.endswith(pack.listed("times", "verb_present_endings")):
        return PRESENT
    return PAST
