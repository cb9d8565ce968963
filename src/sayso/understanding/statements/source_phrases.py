"""Phrases that name a source: laut X, X zufolge, nach Angaben von X, so X, wie X mitteilte, demnach."""

from dataclasses import dataclass

from sayso.lang import LanguagePack
from sayso.model import Medium, Mode, RuleHit, Span
from sayso.understanding.statements.drafts import Draft, spans_of, trim, without
from sayso.understanding.statements.grades import GradedRule
from sayso.understanding.statements.matrices import Matrix, roles_of
from sayso.understanding.statements.noun_phrases import NounWords, core_phrase, noun_phrase, starts_phrase
from sayso.understanding.statements.speakers import Tokens
from sayso.understanding.statements.stretches import Stretch
from sayso.understanding.text.clauses import MAINS, ClauseKind, Words, is_finite
from sayso.understanding.text.tags import PREPOSITIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRule(GradedRule):
    """One way to name a source inside a sentence.

    Attributes:
        kind: `before` (the word stands before the source), `after`, `inserted` (between commas), `alone` (one word),
            `alone_after` (one word that counts only after a statement or a document, and not amid a run of reported
            speech, where it tells what came next: »Danach habe es geknallt«).
        words: The words that signal it, lower case.
        nouns: Base forms of nouns one of which must head the source; empty if any source will do.
        endings: Endings of such nouns in compounds.
        medium: Speech, thought or writing.
    """

    kind: str
    words: tuple[str, ...]
    nouns: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    medium: str = "speech"


@dataclass(slots=True)
class SourcePhrase:
    """A phrase that names a source.

    Attributes:
        rule: Id of the rule that found it.
        whole: All its tokens.
        cue: Tokens of the cue.
        source: Tokens of the source.
        medium: Speech, thought or writing.
        addressee: To whom; None if not said.
    """

    rule: str
    whole: Tokens
    cue: tuple[int, ...]
    source: Tokens
    medium: Medium = Medium.SPEECH
    addressee: Tokens | None = None


def find_source_phrases(
    stretch: Stretch, matrices: list[Matrix], pack: LanguagePack, known: NounWords, *, follows: bool = False
) -> list[SourcePhrase]:
    """Return the phrases that name a source, in text order.

    Args:
        stretch: The sentence.
        matrices: Its clauses.
        pack: Gives the rules.
        known: The pack's words.
        follows: True if a statement or a document stands right before, that a lone word can point back to.
    """
    rules = pack.rules("sources", SourceRule)
    by_word = pack.derived("sources_by_word", lambda: _by_word(rules))
    words = stretch.words
    found: list[SourcePhrase] = []
    for i, low in enumerate(words.low):
        if words.aside[i]:
            continue
        for rule in by_word.get(low, ()):
            if rule.kind == "alone_after" and (i or not follows or any(s.subjunctive for s in stretch.segments)):
                continue
            phrase = _FINDERS[rule.kind](stretch, i, rule, known)
            if phrase is not None and rule.kind == "before":
                phrase = _whole_front(stretch, phrase, matrices)
            if phrase is not None and not any(_cross(phrase.whole, p.whole) for p in found):
                found.append(phrase)
                break
    found += _as_clauses(stretch, matrices, known)
    return sorted(found, key=lambda p: p.whole)


def _by_word(rules: tuple[SourceRule, ...]) -> dict[str, list[SourceRule]]:
    table: dict[str, list[SourceRule]] = {}
    for rule in rules:
        for word in rule.words:
            table.setdefault(word, []).append(rule)
    return table


def _cross(a: Tokens, b: Tokens) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _fits(words: Words, start: int, end: int, rule: SourceRule, known: NounWords) -> bool:
    if not rule.nouns and not rule.endings:
        return True
    core = core_phrase(words, start, end, known) or end
    for k in range(start, core):
        if words.pos[k] == "$(" or not words.tokens[k].text[0].isupper():
            continue
        low, lemma = words.low[k], words.lemma[k]
        if lemma in rule.nouns or low in rule.nouns or any(low.endswith(e) for e in rule.endings):
            return True
    return False


def _before(stretch: Stretch, i: int, rule: SourceRule, known: NounWords) -> SourcePhrase | None:
    words = stretch.words
    limit = len(words.low)
    first = i + 1
    if first >= limit or words.pos[first] in ("PPER", "$.", "$,", "KON", "PRELS"):
        return None
    if rule.nouns and words.pos[first] == "ART" and words.pos[min(first + 1, limit - 1)] in PREPOSITIONS:
        return None  # »nach der am Abend verlesenen Erklärung«: afterwards
    end = noun_phrase(words, first, limit, known, dative=True)
    if end is None and not rule.nouns and words.pos[first][:1] not in "V$":
        end = first + 1  # a name that the tagger does not know
    if end is None or not _fits(words, first, end, rule, known):
        return None
    if words.pos[first] == "PPER":
        return None
    end = _without_next(words, first, end, known)
    if not rule.nouns and i > 0 and words.pos[i - 1] in ("ADV", "PTKA") and words.pos[first] not in ("ART", "NE", "NN"):
        return None
    return SourcePhrase(rule.id, (i, end), (i,), (first, end), Medium(rule.medium))


def _without_next(words: Words, first: int, end: int, known: NounWords) -> int:
    """Return one past the source without a noun in the plural right behind it: »hat laut Tamm Stärken und Mängel«."""
    core = core_phrase(words, first, end, known) or end
    singular_or_genitive = (known.genitive_ending, *known.noun_genitive_endings)
    for k in range(first + 1, core):
        plural = words.pos[k] == "NN" and words.lemma[k] != words.low[k]
        if not plural or words.low[k].endswith(singular_or_genitive):
            continue
        named = words.pos[k - 1] == "NE"
        counted = words.low[k - 1].endswith(known.genitive_ending)  # »Dutzender Zeugen«
        noun = words.pos[k - 1] in ("NN", "NNA") or words.tokens[k - 1].text[0].isupper()
        if named or (noun and not counted and words.pos[first] in ("ART", "PPOSAT")):
            return k
    return end


def _after(stretch: Stretch, i: int, rule: SourceRule, known: NounWords) -> SourcePhrase | None:
    words = stretch.words
    segment = stretch.segments[stretch.segment_at(i)]
    for first in range(max(segment.start, i - 14), i):
        if words.aside[first] or not starts_phrase(words, first):
            continue
        if first > segment.start and words.pos[first - 1] in ("ART", "ADJ(A)", "PPOSAT", "CARD"):
            continue
        end = noun_phrase(words, first, i, known)
        near = end is not None and not rule.nouns and i - end < 3
        near = near and not any(words.pos[k].startswith("V") for k in range(end or 0, i))
        if end is not None and (end == i or near) and _fits(words, first, end, rule, known):
            return SourcePhrase(rule.id, (first, i + 1), (i,), (first, i), Medium(rule.medium))
    return None


def _inserted(stretch: Stretch, i: int, rule: SourceRule, known: NounWords) -> SourcePhrase | None:
    words = stretch.words
    n = stretch.segment_at(i)
    segment = stretch.segments[n]
    if segment.start != i:
        return None
    if any(is_finite(words.pos[k]) for k in range(i, segment.end)):
        return None
    first = i + 1
    if first >= segment.end or not starts_phrase(words, first) or words.low[first] in known.oblique:
        return None
    if words.pos[first] in ("PIS", "PIAT", "ADJ(A)") and not words.tokens[first].text[0].isupper():
        return None
    end = noun_phrase(words, first, len(words.low), known)
    if end is None:
        return None
    whole_end = max(end, segment.end)
    m = stretch.segment_at(end - 1)
    whole_end = max(whole_end, stretch.segments[m].end) if stretch.segments[m].start < end else whole_end
    start = i
    if start > 0 and words.low[start - 1] in (",", "-", "–", "("):
        start -= 1
    if whole_end < len(words.low) and words.low[whole_end] in (",", ":"):
        whole_end += 1
    return SourcePhrase(rule.id, (start, whole_end), (i,), (first, end), Medium(rule.medium))


def _alone(stretch: Stretch, i: int, rule: SourceRule, known: NounWords) -> SourcePhrase | None:
    return SourcePhrase(rule.id, (i, i + 1), (i,), (i, i + 1), Medium(rule.medium))


def _whole_front(stretch: Stretch, phrase: SourcePhrase, matrices: list[Matrix]) -> SourcePhrase:
    """Return a phrase at the beginning of a clause drawn out to the finite verb: one part only may stand before it."""
    words = stretch.words
    start = phrase.whole[0]
    for matrix in matrices:
        finite = matrix.predicate.finite
        if finite is None or not matrix.start <= start < finite or stretch.segments[matrix.segment].kind not in MAINS:
            continue
        if any(words.pos[k] not in ("KON", "ADV", "PROAV") for k in range(matrix.start, start)):
            continue
        cut = [s.start for s in stretch.segments[matrix.first : matrix.segment + 1] if s.kind is ClauseKind.RELATIVE]
        source = trim(stretch, phrase.source[0], min([finite, *cut]))
        if source is not None and finite - start <= LONGEST_FRONT:
            phrase.whole, phrase.source = (start, finite), source
    return phrase


LONGEST_FRONT = 45
"""Tokens before the finite verb at most; longer ones are lists that the commas were read wrongly in."""

_FINDERS = {"before": _before, "after": _after, "inserted": _inserted, "alone": _alone, "alone_after": _alone}


def _as_clauses(stretch: Stretch, matrices: list[Matrix], known: NounWords) -> list[SourcePhrase]:
    """Return the clauses of the kind »wie X mitteilte«."""
    words = stretch.words
    found = []
    for matrix in matrices:
        segment = stretch.segments[matrix.segment]
        cue = matrix.cue
        told = segment.kind is ClauseKind.AS or _is_told_so(stretch, matrix)
        if not told or cue is None or not {"that", "second", "plain"} & set(cue.verb.rule.takes):
            continue
        roles = roles_of(stretch, matrix, cue, known)
        start, end = segment.start, stretch.segments[matrix.last].end
        if start > 0 and words.low[start - 1] in (",", "-", "–"):
            start -= 1
        if end < len(words.low) and words.low[end] == ",":
            end += 1
        opener = segment.opener if segment.opener is not None else segment.start
        cue_tokens = tuple(sorted({opener, *cue.tokens}))
        source = roles.speaker or (opener, opener)
        found.append(SourcePhrase(cue.verb.rule.id, (start, end), cue_tokens, source, cue.medium, roles.addressee))
    return found


def _is_told_so(stretch: Stretch, matrix: Matrix) -> bool:
    """Tell whether a clause is of the kind »so schätzen die Forscher«."""
    words, segment = stretch.words, stretch.segments[matrix.segment]
    return (
        segment.kind is ClauseKind.MAIN
        and segment.finite == segment.start + 1
        and words.low[segment.start] in stretch.known.told_so
        and (segment.mark in (",", "–", "-", "”") or matrix.end >= stretch.body_end())
        and matrix.segment > 0
    )


def draft_sources(stretch: Stretch, phrases: list[SourcePhrase], taken: list[Draft]) -> list[Draft]:
    """Return the indirect statements that source phrases make of their sentences.

    Args:
        stretch: The sentence.
        phrases: Phrases that name a source.
        taken: Statements found already; a phrase in their frame only says through whom they came.
    """
    drafts: list[Draft] = []
    if stretch.words.low[-1] == "?":
        return drafts
    quoted = {q.span for q, closed in zip(stretch.quotations, stretch.closed, strict=True) if closed}
    for phrase in phrases:
        span = stretch.span(*phrase.whole)
        alone = phrase.source == (phrase.cue[0], phrase.cue[0] + 1)
        if alone and any(d.frame and d.frame[-1].end == span.end for d in taken):
            continue  # »zitierte ein Sprichwort, wonach …«: whoever cites it speaks
        if any(d.frames(span) for d in taken if not _goes_with(stretch, d, phrase, alone)):
            continue
        content = _content(stretch, phrase)
        later = [d.content[0].start for d in taken if d.mode is Mode.DIRECT and d.frames(span)]
        content = _inside(span, [c for c in content if not any(c.end > at for at in later)], taken)
        if not content:
            continue
        drafts.append(
            Draft(
                Mode.DIRECT if len(content) == 1 and content[0] in quoted else Mode.INDIRECT,
                content,
                cue=spans_of(stretch, phrase.cue),
                frame=[span],
                speaker=[stretch.span(*phrase.source)] if phrase.source[0] < phrase.source[1] else [],
                addressee=[stretch.span(*phrase.addressee)] if phrase.addressee else [],
                medium=phrase.medium,
                hits=[RuleHit(phrase.rule, span)],
            )
        )
    return drafts


def _inside(phrase: Span, content: list[Span], taken: list[Draft]) -> list[Span]:
    """Return content cut to the statement in which its phrase stands: »Nach ersten Angaben sei …, teilte X mit«."""
    outer = next((d for d in taken if d.mode is Mode.INDIRECT and any(c.contains(phrase) for c in d.content)), None)
    if outer is None:
        return content
    parts = [(max(a.start, b.start), min(a.end, b.end)) for a in content for b in outer.content]
    return [Span(start, end) for start, end in parts if start < end]


def _goes_with(stretch: Stretch, draft: Draft, phrase: SourcePhrase, alone: bool) -> bool:
    """Tell whether a phrase in a statement's frame vouches for something else besides.

    »Demnach erwartet X, dass …« is one saying inside another; in »…, so X: „…“« words of the same speaker precede.
    """
    if draft.mode is Mode.INDIRECT:
        return alone
    if draft.content[0].start < stretch.span(*phrase.whole).start:
        return False
    before = stretch.segment_at(max(0, phrase.whole[0] - 1))
    return phrase.whole[0] > 0 and stretch.segments[before].kind is not ClauseKind.QUOTED


def _content(stretch: Stretch, phrase: SourcePhrase) -> list[Span]:
    """Return what a phrase vouches for: its clause with those that depend on it, the phrase cut out."""
    n = stretch.segment_at(max(phrase.whole[0], phrase.cue[0]))
    segments = stretch.segments
    host = segments[n]
    end = stretch.body_end()
    if host.kind in _DEPENDENT:
        start = host.start
        later = next((s for s in segments[n + 1 :] if s.kind is ClauseKind.INVERTED and s.mark == ","), None)
        end = later.start if later is not None and host.last is None else end
    elif host.kind is ClauseKind.FRAGMENT and _stands_apart(stretch, n, phrase):
        start, end = host.start, host.end
    else:
        start = _main_start(stretch, n, phrase)
    content = without(stretch, (start, end), [phrase.whole])
    if len(content) > 1 and content[0].end <= stretch.span(*phrase.whole).start and _only_adverbs(stretch, content[0]):
        content = content[1:]
    return content


_DEPENDENT = frozenset({ClauseKind.RELATIVE, ClauseKind.SUBORDINATE, ClauseKind.QUESTION, ClauseKind.INFINITIVE})


def _only_adverbs(stretch: Stretch, span: Span) -> bool:
    words = stretch.words
    return all(
        words.pos[k] in ("ADV", "KON", "PROAV")
        for k in range(len(words.low))
        if span.start <= words.tokens[k].start < span.end
    )


def _stands_apart(stretch: Stretch, n: int, phrase: SourcePhrase) -> bool:
    """Tell whether a fragment is an addition of its own: »…, nach anderen Angaben 110«."""
    segments = stretch.segments
    whole = phrase.whole[0] <= segments[n].start and segments[n].end <= phrase.whole[1]
    before = any(s.kind is ClauseKind.MAIN for s in segments[:n])
    after = n + 1 < len(segments) and segments[n + 1].kind is ClauseKind.INVERTED
    return not whole and before and not after and segments[n].mark == ","


def _main_start(stretch: Stretch, n: int, phrase: SourcePhrase) -> int:
    """Return the first token of the main clause around a segment."""
    segments = stretch.segments
    inside = segments[n].start <= phrase.cue[0] and phrase.whole[0] >= segments[n].start
    second = n > 0 and segments[n].kind is segments[n - 1].kind is ClauseKind.MAIN and segments[n].mark == ","
    if inside and second:
        return segments[n].start
    for m in range(n, 0, -1):
        if segments[m].mark in (";", ":", "”"):
            return segments[m].start
    return 0
