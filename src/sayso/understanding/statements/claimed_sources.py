"""Which of the sources named in a sentence a statement claims: as its speaker, or between page and speaker."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.model import Mode, Span, Statement
from sayso.understanding.statements.sources import SourcePhrase

_WHOLE = {Mode.REPORTED, Mode.FREE_INDIRECT}


def claimed_sources(
    stmt: Statement, phrases: Sequence[SourcePhrase], beside: Sequence[Statement], bounds: Span
) -> tuple[list[SourcePhrase], list[SourcePhrase]]:
    """Return the sources between page and speaker, and those that are the statement's own speaker, in text order.

    Args:
        stmt: The statement.
        phrases: Sources named in the sentence in which it is reported.
        beside: Statements of that sentence, among which it may be.
        bounds: The sentence.
    """
    via: list[SourcePhrase] = []
    own: list[SourcePhrase] = []
    for phrase in phrases:
        if any(phrase.anchor.overlaps(cue) for cue in stmt.cue) and not (phrase.beside and len(phrase.anchor) > 0):
            own.append(phrase)
        elif any(cue.overlaps(phrase.span) for cue in stmt.cue) or _is_other(phrase, stmt, beside, bounds):
            continue
        elif any(span.contains(phrase.span) or phrase.span.contains(span) for span in stmt.speaker):
            if any(span.start < phrase.whole.start for span in stmt.speaker):
                via.append(phrase)
            else:
                own.append(phrase)
        elif not phrase.beside or stmt.speaker or stmt.cue:
            via.append(phrase)
    return via, own


def _is_other(phrase: SourcePhrase, stmt: Statement, beside: Sequence[Statement], bounds: Span) -> bool:
    """Tell whether a source in the statement's sentence belongs to its content or to another statement."""
    inside = any(part.contains(phrase.span) for part in stmt.content)
    framed = any(part.contains(phrase.span) for part in stmt.frame)
    if inside and (stmt.mode not in _WHOLE or _in_quotes(phrase, beside)):
        return True
    if framed or not stmt.cue:
        return not (framed or stmt.mode in _WHOLE)
    gap = _distance(stmt, phrase)
    for other in beside:
        if other is stmt or not other.cue or not bounds.contains(other.cue[0]) or other.cue == stmt.cue:
            continue
        if any(part.contains(phrase.span) for part in other.frame) or _distance(other, phrase) < gap:
            return True
        if any(cue.overlaps(phrase.whole) for cue in other.cue) and any(
            part.overlaps(stmt.cue[0]) for part in other.frame
        ):
            return True
    return False


def _in_quotes(phrase: SourcePhrase, beside: Sequence[Statement]) -> bool:
    return any(o.mode is Mode.DIRECT and any(part.contains(phrase.span) for part in o.content) for o in beside)


def _distance(stmt: Statement, phrase: SourcePhrase) -> int:
    return min(max(cue.start - phrase.whole.end, phrase.whole.start - cue.end, 0) for cue in stmt.cue)


def without_sources(stmt: Statement, via: Iterable[SourcePhrase]) -> Statement:
    """Return the statement without the words of other sources in its speaker and addressee."""
    for phrase in via:
        speaker = tuple(_cut(span, phrase.whole) for span in stmt.speaker)
        addressee = tuple(span for span in stmt.addressee if not _same_words(span, phrase))
        stmt = replace(stmt, speaker=speaker, addressee=addressee)
    return stmt


def _same_words(span: Span, phrase: SourcePhrase) -> bool:
    """Tell whether an addressee is a source that only looks like one; a medium that was told stays."""
    return span.overlaps(phrase.span) and not phrase.beside


def _cut(span: Span, hole: Span) -> Span:
    if span.start < hole.start < span.end:
        return Span(span.start, hole.start - 1)
    return span
