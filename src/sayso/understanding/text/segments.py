"""Sentences cut into the segments that clauses are made of."""

from collections.abc import Sequence

from sayso.understanding.text.clauses import (
    MAINS,
    ClauseKind,
    ClauseWords,
    Segment,
    Words,
    is_finite,
    subjunctive,
)

_CUTS = frozenset(",;:–—")


def find_segments(words: Words, known: ClauseWords) -> list[Segment]:
    """Return the segments of a stretch, in text order.

    Args:
        words: Tokens; those that stand aside make segments of their own or none.
        known: The pack's words that make clauses.
    """
    segments: list[Segment] = []
    start, mark = 0, ""
    count = len(words.tokens)
    i = 0
    while i < count:
        if words.aside[i] and words.quoted[i] >= 0:
            _close(segments, words, start, i, mark, known)
            end = i
            while end < count and words.aside[end] and words.quoted[end] == words.quoted[i]:
                end += 1
            segments.append(Segment(i, end, ClauseKind.QUOTED, words.low[i - 1] if i else ""))
            start, mark, i = end, "”", end
            continue
        if not words.aside[i] and (_is_cut(words, i) or _is_coordination(words, i, start, known)):
            _close(segments, words, start, i, mark, known)
            mark = words.low[i]
            start = i if words.pos[i] == "KON" else i + 1
            if words.pos[i] == "KON":
                i += 1
        i += 1
    _close(segments, words, start, count, mark, known)
    for n in range(len(segments)):
        _complete(segments, n, words, known)
    _settle_first(segments, words, known)
    return segments


def _settle_first(segments: list[Segment], words: Words, known: ClauseWords) -> None:
    """Take the lone participle of a beginning before a clause for the finite verb that it looks like: »er taktiert«."""
    if len(segments) < 2 or segments[0].kind is not ClauseKind.FRAGMENT or segments[1].mark not in (",", ":"):
        return
    first = segments[0]
    follows = segments[1].kind in (ClauseKind.SUBORDINATE, ClauseKind.QUESTION, ClauseKind.QUOTED, ClauseKind.MAIN)
    verbs = [k for k in range(first.start, first.end) if words.pos[k].startswith("V") and not words.aside[k]]
    if not follows or len(verbs) != 1 or words.pos[verbs[0]] != "VV(PP)" or verbs[0] == first.start:
        return
    if words.low[verbs[0]].endswith(known.finite_ending):
        words.pos[verbs[0]] = "VV(FIN)"
        first.kind, first.finite = ClauseKind.MAIN, verbs[0]


def _complete(segments: list[Segment], n: int, words: Words, known: ClauseWords) -> None:
    """Give a subordinate clause that others cut its verb, which stands in a later segment."""
    segment = segments[n]
    if segment.kind is not ClauseKind.FRAGMENT:
        return
    inside = [k for k in range(segment.start, segment.end) if not words.aside[k] and words.pos[k] not in ("$(", "KON")]
    kind, opener = _opening(words, inside[:3], known)
    if kind is None or (kind is ClauseKind.RELATIVE and segment.mark != ","):
        return
    for m in range(n + 1, min(len(segments), n + 7)):
        later = segments[m]
        if later.finite is not None and later.kind in MAINS:
            if not _ends_in_verb(words, later):
                break
            segment.kind, segment.opener, segment.finite, segment.last = kind, opener, later.finite, m
            segment.subjunctive, segment.maybe_subjunctive = later.subjunctive, later.maybe_subjunctive
            later.kind, later.finite = ClauseKind.FRAGMENT, None
            return
        if later.mark == ";":
            break
    if opener is not None and words.low[opener] in known.firm:
        segment.kind, segment.opener = kind, opener


def _opening(words: Words, head: Sequence[int], known: ClauseWords) -> tuple[ClauseKind | None, int | None]:
    for n, k in enumerate(head):
        low = words.low[k]
        if low in known.conjunctions:
            return ClauseKind.SUBORDINATE, k
        if low == known.as_word:
            return ClauseKind.AS, k
        if words.pos[k] == "PRELS" and n <= 1:
            return ClauseKind.RELATIVE, k
        if words.pos[k] not in ("ADV", "APPR"):
            break
    return None, None


def _ends_in_verb(words: Words, segment: Segment) -> bool:
    finite = segment.finite
    return finite is not None and all(words.pos[k].startswith("V") for k in range(finite, segment.end))


def _is_cut(words: Words, i: int) -> bool:
    text = words.low[i]
    if text in _CUTS or (
        text == "-" and 0 < i < len(words.low) - 1 and words.tokens[i].start > words.tokens[i - 1].end
    ):
        return True
    inside = 0 < i < len(words.low) - 1
    return inside and text in ".!?…" and words.tokens[i + 1].start > words.tokens[i].end


def _is_coordination(words: Words, i: int, start: int, known: ClauseWords) -> bool:
    """Tell whether a conjunction inside a segment begins another clause with a finite verb of its own."""
    if words.pos[i] != "KON" or i == start or words.low[i] not in known.coordinating:
        return False
    finite_before = any(is_finite(words.pos[k]) for k in range(start, i) if not words.aside[k])
    if not finite_before or i + 1 >= len(words.low):
        return False
    if is_finite(words.pos[i + 1]) or words.pos[i + 1] in ("KOUS", "PRELS"):
        return True
    nouns = 0
    for k in range(i + 1, min(i + 10, len(words.low))):
        if words.aside[k]:
            continue
        if words.low[k] in _CUTS or words.pos[k] in ("$.", "KON", "KOUS"):
            return False
        if is_finite(words.pos[k]):
            return nouns > 0 and not _ends_clause(words, k)
        nouns += words.pos[k][:2] in ("NN", "NE", "PP", "PD", "PI")
    return False


def _ends_clause(words: Words, k: int) -> bool:
    return k + 1 >= len(words.low) or words.low[k + 1] in _CUTS or words.pos[k + 1] == "$."


def _close(segments: list[Segment], words: Words, start: int, end: int, mark: str, known: ClauseWords) -> None:
    while start < end and (words.pos[start] in ("$(", "$.", "$,") and words.quoted[start] < 0):
        start += 1
    while end > start and words.pos[end - 1] in ("$.", "$,") and words.quoted[end - 1] < 0:
        end -= 1
    if start >= end:
        return
    segment = Segment(start, end, mark=mark)
    _classify(words, segment, known)
    if segment.kind is ClauseKind.RELATIVE and segment.opener is not None:
        article = words.pos[segment.opener] != "PRELS"
        alone = not mark or words.pos[start] == "KON"  # nothing before it that it could relate to
        if article and (alone or _is_said(words, segment)):
            segment.kind, segment.opener = ClauseKind.MAIN, None
    segments.append(segment)


def _is_said(words: Words, segment: Segment) -> bool:
    """Tell whether »der Deich halte« after »sagte,« is what is said: a subject with its subjunctive, no noun before."""
    before, opener = segment.start - 2, segment.opener
    if not segment.subjunctive or before < 0 or opener != segment.start or segment.finite is None:
        return False
    told = words.pos[before].startswith("V") or words.pos[before] == "PTKVZ"
    return told and words.pos[segment.finite - 1].startswith("N") and segment.finite == segment.end - 1


def _classify(words: Words, segment: Segment, known: ClauseWords) -> None:
    inside = [k for k in range(segment.start, segment.end) if not words.aside[k] and words.pos[k] != "$("]
    finite = [k for k in inside if is_finite(words.pos[k])] or _mistaken(words, inside)
    first = next((n for n, k in enumerate(inside) if words.pos[k] != "KON"), len(inside))
    if first >= len(inside):
        return
    kind, opener = _opened(words, inside[first : first + 4], inside[-1], known)
    verbs_last = [k for k in inside[-3:] if words.pos[k].startswith("V")]
    if kind is not None and kind is not ClauseKind.INFINITIVE and (verbs_last or finite):
        segment.kind, segment.opener = kind, opener
        segment.finite = _last_finite(words, finite, verbs_last)
    elif not finite or (kind is ClauseKind.INFINITIVE):
        if _has_infinitive(words, inside):
            segment.kind, segment.opener = ClauseKind.INFINITIVE, opener
        elif finite:
            segment.kind, segment.finite = ClauseKind.MAIN, finite[0]
    else:
        segment.finite = finite[0]
        segment.kind = ClauseKind.INVERTED if finite[0] == inside[first] else ClauseKind.MAIN
    if segment.finite is not None:
        segment.subjunctive, segment.maybe_subjunctive = subjunctive(words, segment.finite, segment, known)


def _mistaken(words: Words, inside: Sequence[int]) -> list[int]:
    """Return the plural that the tagger took for an infinitive or participle, as a list, and set its tag right."""
    verbs = [k for k in inside if words.pos[k].startswith("V")]
    if len(verbs) != 1 or len(inside) < 2 or verbs[0] == inside[0] or any(words.pos[k] == "PTKZU" for k in inside):
        return []
    verb = verbs[0]
    prefix = words.pos[inside[-1]] == "PTKVZ"
    nominal = any(words.pos[k][:2] in ("NN", "NE", "PP", "PI") for k in inside if k < verb)
    if not nominal or not (words.pos[verb] == "VV(INF)" or (prefix and words.pos[verb] == "VV(PP)")):
        return []
    if words.pos[verb] == "VV(INF)" and verb == inside[-1] and words.pos[inside[0]] == "APPR":
        return []
    words.pos[verb] = "VV(FIN)"
    return [verb]


def _opened(words: Words, head: Sequence[int], last: int, known: ClauseWords) -> tuple[ClauseKind | None, int | None]:
    """Return what kind of clause the first words open, and with which token."""
    for n, k in enumerate(head[:3]):
        low, pos = words.low[k], words.pos[k]
        before = words.pos[head[n - 1]] if n else ""
        if low in known.infinitive_openers:
            return ClauseKind.INFINITIVE, k
        if low in known.conjunctions:
            return (ClauseKind.SUBORDINATE, k) if low in known.firm or _finite_near(words, k, last) else (None, None)
        if low == known.as_word:
            return (ClauseKind.AS, k) if _finite_near(words, k, last) else (None, None)
        if low in known.question:
            return (ClauseKind.QUESTION, k) if _finite_near(words, k, last) else (None, None)
        if before in ("", "APPR") and (pos == "PRELS" or low in known.relative) and _verb_last(words, k, last):
            return ClauseKind.RELATIVE, k
        if pos not in ("APPR", "ADV", "KON", "APPRART", "PTKNEG", "PROAV"):
            break
    return None, None


def _finite_near(words: Words, first: int, last: int) -> bool:
    """Tell whether the last words hold the clause's finite verb, with nothing but verbs after it."""
    if first + 1 < last and is_finite(words.pos[first + 1]):
        return False  # the verb stands second: the first word opens no clause
    for k in range(last, max(first, last - 4), -1):
        if is_finite(words.pos[k]) or words.pos[k].startswith(("VA", "VM")):
            return True
        if not words.pos[k].startswith("V"):
            break
    return False


def _verb_last(words: Words, first: int, last: int) -> bool:
    """Tell whether the only finite verb stands at the end, as in a relative clause."""
    if not words.pos[last].startswith("V") or words.pos[last] == "VV(IZU)" or words.pos[last - 1] == "PTKZU":
        return False
    if words.pos[last - 1].startswith("V") and words.pos[last - 2] == "PTKZU" and not is_finite(words.pos[last]):
        return False
    earlier = [k for k in range(first, last) if is_finite(words.pos[k]) and not words.aside[k]]
    return not earlier or (words.pos[last - 1].startswith("V") and earlier == [last - 1])


def _last_finite(words: Words, finite: Sequence[int], verbs_last: Sequence[int]) -> int | None:
    if finite:
        return finite[-1]
    for k in reversed(verbs_last):
        if words.pos[k].startswith(("VA", "VM")):
            return k
    return None


def _has_infinitive(words: Words, inside: Sequence[int]) -> bool:
    return any(
        words.pos[k] == "VV(IZU)"
        or (words.pos[k] == "PTKZU" and n + 1 < len(inside) and words.pos[inside[n + 1]][0] == "V")
        for n, k in enumerate(inside)
    )
