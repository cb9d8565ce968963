"""Fragments: quoted words that are part of the clause around them."""

from dataclasses import dataclass

from sayso.model import Medium, Mode, RuleHit, Span
from sayso.understanding.statements.cues import Cue, CueTable
from sayso.understanding.statements.direct import make_direct
from sayso.understanding.statements.drafts import Draft, spans_of
from sayso.understanding.statements.matrices import Matrix
from sayso.understanding.statements.noun_phrases import NounWords
from sayso.understanding.statements.quoting import QuotingWords, follows_noun, is_named, noun_of_saying
from sayso.understanding.statements.speakers import may_speak
from sayso.understanding.statements.stretches import Stretch
from sayso.understanding.text.clauses import MAINS, ClauseKind, Words, is_finite

LONG = 5
"""Words from which a fragment that begins with a capital counts as said; shorter ones are mostly names and titles."""

WHOLE = 3
"""Words from which a fragment that begins in lower case counts as said even where no clause holds it."""

FRAGMENT, NESTED, NOUN, LABEL = "direct-fragment", "direct-nested", "direct-noun", "direct-label"
"""Names of the pack's constructions."""

_BEFORE_LABEL = frozenset({"ART", "ADJ(A)", "PIAT", "PPOSAT", "ADV", "CARD"})


@dataclass(frozen=True, slots=True)
class Fragment:
    """Quoted words that are part of the clause around them.

    Attributes:
        span: Marks included.
        tokens: First token and one past the last.
        size: Words.
        low: True if they begin in lower case, as names and titles never do.
        name: True if every word begins with a capital, as in most names and titles.
    """

    span: Span
    tokens: tuple[int, int]
    size: int
    low: bool
    name: bool


def draft_fragments(
    stretch: Stretch,
    matrices: list[Matrix],
    drafts: list[Draft],
    known: NounWords,
    quoting: QuotingWords,
    table: CueTable,
) -> list[Draft]:
    """Return the quoted fragments of a stretch as statements: nested ones, and those set in the author's own words."""
    found: list[Draft] = []
    whole = {d.content[0] for d in drafts if d.mode is Mode.DIRECT}
    for fragment in _fragments(stretch):
        if fragment.span in whole:
            continue
        draft = _in_row(stretch, fragment, found)
        parent = next((d for d in drafts if d.mode is not Mode.DIRECT and d.covers(fragment.span)), None)
        if draft is None and parent is not None:
            named = parent.mode is Mode.REPORTED and any(d.parent is parent for d in found)
            named = named or (fragment.low and _is_name(stretch, fragment, quoting))
            if not named and _says_inside(stretch, fragment, parent, quoting):
                called = _labelled(stretch, fragment, matrices, known, quoting, table)
                draft = _nested(parent, fragment.span, called)
        elif draft is None:
            draft = _labelled(stretch, fragment, matrices, known, quoting, table)
        if draft is not None:
            found.append(draft)
    return found


def has_label(stretch: Stretch, matrix: Matrix, quoting: QuotingWords) -> bool:
    """Tell whether a clause calls something by quoted words, which are then the statement."""
    cue = matrix.cue_for("label")
    return cue is not None and any(
        f.low or _is_label(stretch.words, f.tokens[0], cue, quoting) for f in _fragments(stretch)
    )


def _fragments(stretch: Stretch) -> list[Fragment]:
    words = stretch.words
    fragments = []
    k = 0
    while k < len(words.low):
        n = words.quoted[k]
        if n < 0:
            k += 1
            continue
        start = k
        while k < len(words.low) and words.quoted[k] == n:
            k += 1
        inner = [words.tokens[i].text for i in range(start, k) if words.tokens[i].text[0].isalnum()]
        compound = words.low[start - 1].endswith("-") if start else False  # »in der NDR-„Abendschau“«
        if inner and not stretch.closed[n] and not compound:
            name = all(w[0].isupper() or w[0].isdigit() for w in inner)
            low = inner[0][0].islower() and "." not in inner[0]
            fragments.append(Fragment(stretch.quotations[n].span, (start, k), len(inner), low, name))
    return fragments


def _in_row(stretch: Stretch, fragment: Fragment, found: list[Draft]) -> Draft | None:
    """Return the statement that quoted words are because others in one row with them are: »„teuer“ und „nutzlos“«."""
    words = stretch.words
    start = fragment.tokens[0]
    if not found or start < 2 or not (words.pos[start - 1] == "KON" or words.low[start - 1] == ","):
        return None
    last = found[-1]
    if words.quoted[start - 2] < 0 or stretch.quotations[words.quoted[start - 2]].span != last.content[0]:
        return None
    if last.parent is not None and (last.parent.mode is Mode.REPORTED or not last.parent.covers(fragment.span)):
        return None
    inner = last.content[0].start + 1
    if stretch.text[inner].islower() != fragment.low:
        return None
    return Draft(
        Mode.DIRECT,
        [fragment.span],
        cue=list(last.cue),
        frame=list(last.frame),
        speaker=list(last.speaker),
        addressee=list(last.addressee),
        medium=last.medium,
        hits=[RuleHit(hit.rule, fragment.span) for hit in last.hits[:1]] + last.hits[1:],
        parent=last.parent,
        open=last.open,
    )


def _says_inside(stretch: Stretch, fragment: Fragment, parent: Draft, quoting: QuotingWords) -> bool:
    """Tell whether words quoted inside another statement are what its speaker said.

    Measured on the training pages: of those after an indefinite article that begin with a capital 5 of 6 are if they
    have two words, 1 of 5 if they have one.
    """
    if fragment.low or fragment.size >= LONG:
        return True
    judging = _article(stretch.words, fragment.tokens[0]) in quoting.indefinite
    return fragment.size > 1 and judging and parent.mode is not Mode.REPORTED


def _article(words: Words, mark: int) -> str:
    """Return the article or preposition before quoted words, adjectives passed over; empty if there is none."""
    k = mark - 1
    while k >= 0 and words.pos[k] in ("ADJ(A)", "ADV", "CARD"):
        k -= 1
    return words.low[k] if k >= 0 and words.pos[k] in ("ART", "APPR", "APPRART", "VV(FIN)", "PIAT") else ""


def _nested(parent: Draft, span: Span, called: Draft | None) -> Draft:
    """Return quoted words inside a statement: said by whom that tells to have called something so, or its speaker."""
    if called is not None and called.hits[0].rule == LABEL and any(map(parent.covers, called.speaker)):
        called.parent = parent
        return called
    framed = parent.mode is not Mode.REPORTED
    return Draft(
        Mode.DIRECT,
        [span],
        cue=list(parent.cue) if framed else [],
        frame=list(parent.frame),
        speaker=list(parent.speaker),
        addressee=list(parent.addressee) if framed else [],
        medium=parent.medium,
        hits=[RuleHit(NESTED, span)],
        parent=parent,
        open=parent.open,
    )


def _labelled(
    stretch: Stretch,
    fragment: Fragment,
    matrices: list[Matrix],
    known: NounWords,
    quoting: QuotingWords,
    table: CueTable,
) -> Draft | None:
    """Return the statement that quoted words in the author's own sentence are; None if they are none."""
    start, end = fragment.tokens
    words = stretch.words
    if (fragment.low and _is_name(stretch, fragment, quoting)) or _is_part_of_word(words, end):
        return None
    holding = [m for m in matrices if m.start <= start < m.end and not (start <= (m.predicate.finite or 0) < end)]
    best = next((m for m in reversed(holding) if m.cue is not None), None) or (holding[-1] if holding else None)
    label = best.cue_for("label") if best is not None else None
    judged = label is not None and _is_label(words, start, label, quoting)
    if not judged and (cut := _cut_label(stretch, start, matrices, table)) is not None:
        best, label = cut
        judged = True
    noun = noun_of_saying(words, start, quoting)
    if best is not None and _calls_itself(words, start, best, quoting, table):
        return None
    if best is None:
        return _unheld(stretch, fragment, matrices, known)
    judged = judged or _is_told(words, fragment, best.cue, quoting)
    if not (judged or (noun and fragment.size > 1) or _says(fragment, best.cue is not None, label is not None)):
        return None
    draft = _set_in(stretch, fragment, best, label or best.cue, known)
    if draft is None or (judged and not fragment.low and not _is_somebody(stretch, draft, quoting)):
        return None
    if best.cue is None and stretch.segments[best.segment].subjunctive:
        draft.speaker, draft.open = [], True  # »sei das „ein Wagnis“«: whoever spoke before
    elif best.cue is None and not _may_speak(stretch, draft, known):
        draft.speaker = []  # »verboten wurde ein Schild „…“«: what the sentence is about speaks no word
    if noun and best.cue is None:
        draft.cue = spans_of(stretch, noun)
    draft.hits[0] = RuleHit(NOUN if noun else LABEL if judged else FRAGMENT, draft.hits[0].span)
    return draft if draft.speaker or label is not None or noun or fragment.low else None


def _set_in(stretch: Stretch, fragment: Fragment, matrix: Matrix, cue: Cue | None, known: NounWords) -> Draft | None:
    """Return a fragment as a statement whose frame is the rest of its clause; None if nothing is left."""
    start, end = fragment.tokens
    frame = [(a, b) for a, b in ((matrix.start, start), (end, min(matrix.end, stretch.body_end()))) if a < b]
    if not frame:
        return None
    draft = make_direct(stretch, fragment.span, matrix, cue, frame[0], FRAGMENT, known)
    draft.frame = [stretch.span(*part) for part in frame]
    if draft.speaker and draft.speaker[0].overlaps(fragment.span):
        draft.speaker = []
    return draft


def _says(fragment: Fragment, cue: bool, label: bool) -> bool:
    """Tell whether words quoted outside any other statement are what somebody said.

    Measured on the training pages: of those that begin in lower case 0.2 of one word, 0.6 of two to five and all of
    six and more are; of those that begin with a capital few are, and hardly any of capitals alone.
    """
    if fragment.low:
        return fragment.size >= WHOLE or (cue and fragment.size >= 2) or label
    return label and not fragment.name and fragment.size >= LONG


def _is_label(words: Words, start: int, cue: Cue, quoting: QuotingWords) -> bool:
    """Tell whether quoted words are what a verb calls something: »als „Wagnis“«, »nannte ihn einen „Träumer“«."""
    k = start - 1
    judging = False
    while k >= 0 and words.pos[k] in _BEFORE_LABEL and not any(words.low[k] in g for g in cue.verb.required):
        judging = judging or words.low[k] in quoting.indefinite
        k -= 1
    if cue.verb.required:
        return k >= 0 and any(words.low[k] in group for group in cue.verb.required)
    return judging


def _is_told(words: Words, fragment: Fragment, cue: Cue | None, quoting: QuotingWords) -> bool:
    """Tell whether quoted words with a capital are the object of a verb of saying: »verspricht „Brücken für alle“«.

    After a definite article or a noun they are the name of something instead.
    """
    if cue is None or cue.medium is not Medium.SPEECH or fragment.name or fragment.size < WHOLE:
        return False
    before = _article(words, fragment.tokens[0])
    return bool(before) and before not in quoting.definite


def _cut_label(stretch: Stretch, start: int, matrices: list[Matrix], table: CueTable) -> tuple[Matrix, Cue] | None:
    """Return clause and cue of a label that an enclosed clause cuts off: »nannte den Plan, der …, als „Wagnis“«."""
    words = stretch.words
    at = stretch.segment_at(start)
    if start == 0 or stretch.segments[at].kind is not ClauseKind.FRAGMENT:
        return None
    matrix = next((m for m in reversed(matrices) if m.last < at and stretch.segments[m.segment].kind in MAINS), None)
    if matrix is None or matrix.predicate.passive:
        return None
    for verb in table.verbs.get(matrix.predicate.infinitive, ()):
        if "label" not in verb.rule.takes or len(verb.required) != 1 or words.low[start - 1] not in verb.required[0]:
            continue
        return matrix, Cue(verb, matrix.predicate, tuple(sorted({*matrix.predicate.tokens, start - 1})))
    return None


def _is_part_of_word(words: Words, end: int) -> bool:
    """Tell whether a hyphen ties quoted words to the next: »„Quell“-Sprecherin«."""
    return end < len(words.low) and words.low[end] == "-" and words.tokens[end].start == words.tokens[end - 1].end


def _calls_itself(words: Words, start: int, matrix: Matrix, quoting: QuotingWords, table: CueTable) -> bool:
    """Tell whether quoted words are what somebody calls themselves, a name: »nennt sich „…“«."""
    verbs = table.verbs.get(matrix.predicate.infinitive, ())
    calls = any("label" in v.rule.takes and not v.required for v in verbs)
    return calls and any(words.low[k] in quoting.reflexive for k in matrix.tokens if k < start)


def _may_speak(stretch: Stretch, draft: Draft, known: NounWords) -> bool:
    """Tell whether the words for the speaker may name who speaks; True if there are none."""
    inside = [k for k, t in enumerate(stretch.words.tokens) if any(s.start <= t.start < s.end for s in draft.speaker)]
    return not inside or may_speak(stretch.words, (inside[0], inside[-1] + 1), known)


def _is_somebody(stretch: Stretch, draft: Draft, quoting: QuotingWords) -> bool:
    """Tell whether somebody in particular judges."""
    return bool(draft.speaker) and draft.speaker[0].of(stretch.text).lower() not in quoting.nobody


def _is_name(stretch: Stretch, fragment: Fragment, quoting: QuotingWords) -> bool:
    """Tell whether quoted words in lower case are a name, a foreign word or its translation."""
    words = stretch.words
    start, end = fragment.tokens
    if is_named(words, start, quoting) or _is_part_of_word(words, end):
        return True
    brackets = start > 0 and words.low[start - 1] == "("
    if brackets and fragment.size < LONG and not any(is_finite(words.pos[k]) for k in range(start, end)):
        return True
    as_clause = stretch.segments[stretch.segment_at(start)].kind is ClauseKind.AS
    return start > 0 and as_clause and words.low[start - 1] == quoting.like  # »wie „quell online“ berichtet«


def _unheld(stretch: Stretch, fragment: Fragment, matrices: list[Matrix], known: NounWords) -> Draft | None:
    """Return the statement that quoted words are that no clause holds, their verb being the sentence's own."""
    least = LONG if follows_noun(stretch.words, fragment.tokens[0]) else WHOLE
    if not fragment.low or fragment.size < least:
        return None
    start = fragment.tokens[0]
    before = [m for m in matrices if m.end <= start]
    best = next((m for m in reversed(before) if m.cue is not None), None)
    if best is None:
        return Draft(Mode.DIRECT, [fragment.span], hits=[RuleHit(FRAGMENT, fragment.span)], open=True)
    return make_direct(stretch, fragment.span, best, best.cue, (best.start, best.end), FRAGMENT, known)
