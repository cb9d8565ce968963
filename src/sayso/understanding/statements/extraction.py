"""Extraction: every construction in turn over every stretch, then numbering."""

from collections.abc import Sequence

from sayso.lang import LanguagePack
from sayso.model import Document, Mode, RuleHit, Sentence, Span, Statement
from sayso.understanding.statements.cues import CueTable, cue_table
from sayso.understanding.statements.direct import draft_direct, draft_fragments
from sayso.understanding.statements.drafts import Draft
from sayso.understanding.statements.indirect import draft_indirect
from sayso.understanding.statements.matrices import Matrix, find_matrices
from sayso.understanding.statements.noun_phrases import NounWords, noun_words
from sayso.understanding.statements.source_phrases import draft_sources, find_source_phrases
from sayso.understanding.statements.stretches import Stretch, find_stretches
from sayso.understanding.text.clauses import ClauseKind


def extract(doc: Document, sents: Sequence[Sentence], pack: LanguagePack) -> list[Statement]:
    """Return the statements of a document without chain, entity and hedges, in text order."""
    table, known = cue_table(pack), noun_words(pack)
    drafts: list[Draft] = []
    last: Draft | None = None
    for stretch in find_stretches(doc, sents, pack):
        new = _read(stretch, table, known, pack, last)
        drafts += new
        last = next((d for d in reversed(new) if d.speaker), last)
    return number(drafts)


def _read(stretch: Stretch, table: CueTable, known: NounWords, pack: LanguagePack, last: Draft | None) -> list[Draft]:
    matrices = find_matrices(stretch, table, known)
    phrases = find_source_phrases(stretch, matrices, pack, known)
    direct = draft_direct(stretch, matrices, phrases, known)
    indirect = draft_indirect(stretch, matrices, known, direct)
    sources = draft_sources(stretch, phrases, direct + indirect)
    drafts = direct + indirect + sources
    if not drafts:
        drafts = _free(stretch, matrices)
    for draft in drafts:
        if draft.open and last is not None and not draft.speaker:
            draft.speaker = list(last.speaker)
    return drafts + draft_fragments(stretch, matrices, drafts, known)


def _free(stretch: Stretch, matrices: list[Matrix]) -> list[Draft]:
    mains = [m for m in matrices if stretch.segments[m.segment].kind in (ClauseKind.MAIN, ClauseKind.INVERTED)]
    if mains and stretch.segments[mains[0].segment].subjunctive:
        whole = stretch.whole
        return [Draft(Mode.INDIRECT_FREE_INDIRECT, [whole], hits=[RuleHit("free.subjunctive", whole)], open=True)]
    return []


def number(drafts: Sequence[Draft]) -> list[Statement]:
    """Return drafts as statements, numbered in text order, nested ones after their parent."""
    ordered = sorted(drafts, key=lambda d: (_first(d), -_length(d), d.parent is not None))
    ids = {id(d): f"s{n}" for n, d in enumerate(ordered, 1)}
    return [
        Statement(
            id=ids[id(d)],
            mode=d.mode,
            content=tuple(d.content),
            cue=tuple(d.cue),
            frame=tuple(d.frame),
            speaker=tuple(d.speaker),
            addressee=tuple(d.addressee),
            parent=ids.get(id(d.parent)) if d.parent is not None else None,
            medium=d.medium,
            hits=tuple(d.hits),
        )
        for d in ordered
    ]


def _first(draft: Draft) -> int:
    return min(s.start for s in draft.content)


def _length(draft: Draft) -> int:
    return max(s.end for s in draft.content) - _first(draft)


def spans_text(text: str, spans: Sequence[Span]) -> str:
    """Return the words of spans joined by a space."""
    return " ".join(s.of(text) for s in spans)
