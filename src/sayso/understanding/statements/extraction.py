"""Extraction: every construction in turn over every stretch, then numbering."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from sayso.lang import LanguagePack
from sayso.model import Document, Grade, Mode, RuleHit, Sentence, Span, Statement
from sayso.understanding.statements.anaphoric import draft_anaphoric
from sayso.understanding.statements.constructions import Construction, construction_ids
from sayso.understanding.statements.cues import CueRule, CueTable, cue_table
from sayso.understanding.statements.direct import draft_direct
from sayso.understanding.statements.drafts import Draft
from sayso.understanding.statements.fragments import draft_fragments
from sayso.understanding.statements.free import draft_free
from sayso.understanding.statements.grades import lowered, rule_grades
from sayso.understanding.statements.indirect import draft_indirect
from sayso.understanding.statements.interviews import find_interview
from sayso.understanding.statements.matrices import Matrix, find_matrices, roles_of
from sayso.understanding.statements.noun_cues import NounRule, noun_table
from sayso.understanding.statements.noun_phrases import NounWords, noun_words
from sayso.understanding.statements.quoting import quoting_words
from sayso.understanding.statements.reported import draft_reported
from sayso.understanding.statements.source_phrases import SourceRule, draft_sources, find_source_phrases
from sayso.understanding.statements.speakers import may_speak
from sayso.understanding.statements.stretches import Stretch, find_stretches
from sayso.understanding.text.clauses import MAINS

GRADED = {"cues": CueRule, "cue_nouns": NounRule, "sources": SourceRule, "constructions": Construction}
"""Families of rules that make statements."""

FAR = 4
"""Stretches that a speaker may stand before a sentence that goes on with what was said; in training pages 97 of 100
stand no farther."""

NEAR = 2
"""Stretches before in which a statement must stand for hearsay to be its speaker's; farther on it is another's."""


@dataclass(slots=True)
class Memory:
    """What was read before a stretch.

    Attributes:
        number: Number of the stretch.
        before: The stretch before; None at the beginning and after a heading.
        subject: The subject of its first main clause.
        speakers: Speakers of the statements before, with the numbers of their stretches.
        run: The statement in the subjunctive that may go on.
        run_at: Number of the stretch where it ended.
        told: Number of the last stretch that held a statement.
    """

    number: int = 0
    before: Stretch | None = None
    subject: list[Span] = field(default_factory=list)
    speakers: list[tuple[int, list[Span]]] = field(default_factory=list)
    run: Draft | None = None
    run_at: int = -9
    told: int = -9


def find_statements(doc: Document, sents: Sequence[Sentence], pack: LanguagePack) -> list[Statement]:
    """Return the reported statements of a document, without chain, entity and hedges, in text order.

    Nested statements follow their parent.
    """
    table, known = cue_table(pack), noun_words(pack)
    drafts: list[Draft] = []
    memory = Memory()
    interview = find_interview(doc, pack)
    for number_, stretch in enumerate(find_stretches(doc, sents, pack)):
        memory.number = number_
        if stretch.block in interview.questions:
            continue
        found = _read(stretch, table, known, pack, memory)
        answer = interview.answers.get(stretch.block)
        drafts += found if answer is None else _inside(answer, found)
    drafts += {id(answer): answer for answer in interview.answers.values()}.values()
    return number(drafts, construction_ids(pack), rule_grades(pack, GRADED))


def _inside(answer: Draft, found: Sequence[Draft]) -> list[Draft]:
    """Return the statements inside an answer that somebody else is the speaker of, nested in it."""
    framed = [d for d in found if d.mode in (Mode.DIRECT, Mode.INDIRECT) and d.cue and d.speaker]
    kept = [d for d in framed if answer.covers(_whole(d))]
    ids = {id(d) for d in kept}
    for draft in kept:
        if id(draft.parent) not in ids:
            draft.parent = answer
    return kept


def _whole(draft: Draft) -> Span:
    return Span(draft.content[0].start, draft.content[-1].end)


def _read(stretch: Stretch, table: CueTable, known: NounWords, pack: LanguagePack, memory: Memory) -> list[Draft]:
    matrices = find_matrices(stretch, table)
    phrases = find_source_phrases(stretch, matrices, pack, known, follows=_points_back(memory, known))
    quoting = quoting_words(pack)
    direct = draft_direct(stretch, matrices, phrases, known, quoting)
    inserted = [p.whole for p in phrases]
    indirect = draft_indirect(stretch, matrices, known, noun_table(pack), direct, inserted)
    sources = draft_sources(stretch, phrases, direct + indirect)
    for draft in indirect + sources:
        _end_before_quotations(draft, direct, stretch.text)
    drafts = direct + indirect + sources
    if not direct and not indirect:
        drafts = draft_anaphoric(stretch, matrices, memory.before, known, sourced=bool(sources)) or drafts
    if not drafts:
        since = memory.number - memory.told
        drafts = draft_free(stretch, matrices, since == 1, pack, near=since <= NEAR)
    if not drafts:
        drafts = draft_reported(stretch, matrices, known, quoting)
    drafts = _within_run(stretch, matrices, drafts, memory, pack)
    for draft in drafts:
        if draft.open and not draft.speaker:
            draft.speaker = _speaker_before(memory)
    drafts = drafts + draft_fragments(stretch, matrices, drafts, known, quoting, table)
    return _remember(stretch, matrices, drafts, known, memory)


def _within_run(
    stretch: Stretch, matrices: list[Matrix], drafts: list[Draft], memory: Memory, pack: LanguagePack
) -> list[Draft]:
    """Return the drafts, inside a run where the sentence itself is in the subjunctive: one tells what another said.

    »„Das geht nicht“, sagte Quist. Die Werft habe erklärt, dass sie zahle«: Quist says that the yard did.
    """
    if memory.told != memory.number - 1 or not drafts or any(d.mode is not Mode.INDIRECT or d.parent for d in drafts):
        return drafts
    first = min(span.start for d in drafts for span in (*d.cue, *d.frame, *d.content))
    main = next((m for m in matrices if stretch.segments[m.segment].kind in MAINS), None)
    if main is None or not stretch.segments[main.segment].subjunctive or first < stretch.whole.start:
        return drafts
    verbs = {stretch.words.tokens[k].start for k in main.predicate.tokens}
    if not all(any(span.start in verbs for span in draft.cue) for draft in drafts):
        return drafts
    run = draft_free(stretch, matrices, True, pack)
    if not run:
        return drafts
    told = [draft for draft in drafts if draft.speaker]  # who finds out is no speaker: »ob sie hält, werde geprüft«
    for draft in told:
        draft.parent = run[0]
    return run + told


def _end_before_quotations(draft: Draft, direct: Sequence[Draft], text: str) -> None:
    """End the content of a report before a quotation that a colon leads to and that has a reporting clause of its own.

    »Nach Ansicht des Vereins ist das ein Vorwand: „Seien wir ehrlich“, schrieb er«: two statements, not one in another.
    """
    if len(draft.content) != 1:
        return
    (whole,) = draft.content
    for quotation in direct:
        begin = quotation.content[0].start
        own = bool(quotation.cue) and all(whole.contains(span) for span in quotation.cue)
        before = text[whole.start : begin].rstrip()
        if own and quotation.parent is None and whole.start < begin < whole.end and before.endswith(":"):
            draft.content = [Span(whole.start, whole.start + len(before) - 1)]
            return


def _points_back(memory: Memory, known: NounWords) -> bool:
    """Tell whether a statement or the name of a document stands right before."""
    if memory.told == memory.number - 1:
        return True
    lemmas = memory.before.words.lemma if memory.before else ()
    documents = tuple(known.documents)
    return any(len(lemma) > 3 and lemma.endswith(documents) for lemma in lemmas)


def _speaker_before(memory: Memory) -> list[Span]:
    last = memory.number - 1  # what nobody is named for leaves open only what stands right behind it
    recent = takewhile(lambda s: memory.number - s[0] <= FAR, reversed(memory.speakers))
    near = [spans for at, spans in recent if spans or at == last]
    return list(near[0]) if near else list(memory.subject)


def _remember(
    stretch: Stretch, matrices: list[Matrix], drafts: list[Draft], known: NounWords, memory: Memory
) -> list[Draft]:
    """Note what the next stretch needs, and return the drafts that are new."""
    only = drafts[0] if drafts else None
    runs = only is not None and only.mode is Mode.INDIRECT_FREE_INDIRECT
    if runs and only is not None and memory.run is not None and memory.run_at == memory.number - 1:
        memory.run.content = [Span(memory.run.content[0].start, only.content[0].end)]
        for draft in drafts[1:]:
            draft.parent = memory.run if draft.parent is only else draft.parent
        drafts = drafts[1:]
    elif runs:
        memory.run = only
    if runs:
        memory.run_at = memory.number
    if drafts or runs:
        memory.told = memory.number
    if runs and only is not None and only.speaker:
        memory.speakers.append((memory.number, only.speaker))  # what runs on keeps its speaker, however far it runs
    if not drafts and not runs:
        memory.speakers += [(memory.number, spans) for spans in _telling(stretch, matrices, known)]
    for draft in drafts:
        spans = [s for s in draft.speaker if s not in draft.cue]
        if (spans or (draft.cue and not draft.speaker)) and not draft.open and draft.parent is None:
            memory.speakers.append((memory.number, spans))
    memory.before = stretch
    memory.subject = _subject(stretch, matrices, known)
    return drafts


def _telling(stretch: Stretch, matrices: list[Matrix], known: NounWords) -> list[list[Span]]:
    """Return who speaks in a sentence with a cue that is no statement by itself: »Die Behörde bittet um Hinweise«."""
    for matrix in matrices:
        segment = stretch.segments[matrix.segment]
        if matrix.cue is None or segment.kind not in MAINS or matrix.predicate.passive:
            continue
        found = roles_of(stretch, matrix, matrix.cue, known).speaker
        if found is not None and stretch.words.pos[found[0]] not in ("PIS", "PDS", "PRELS"):
            return [[stretch.span(*found)]]
    return []


def _subject(stretch: Stretch, matrices: list[Matrix], known: NounWords) -> list[Span]:
    for matrix in matrices:
        if stretch.segments[matrix.segment].kind in MAINS:
            found = roles_of(stretch, matrix, None, known).speaker
            return [stretch.span(*found)] if found and may_speak(stretch.words, found, known) else []
    return []


def number(drafts: Sequence[Draft], names: Mapping[str, str], grades: Mapping[str, Grade]) -> list[Statement]:
    """Return drafts as statements, numbered in text order, nested ones after their parent.

    Args:
        drafts: In any order.
        names: Rule ids of constructions by name.
        grades: Grades of rules by id.
    """
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
            hits=tuple(RuleHit(names.get(h.rule, h.rule), h.span) for h in d.hits),
            grade=_grade(d, names, grades),
        )
        for d in ordered
    ]


def _grade(draft: Draft, names: Mapping[str, str], grades: Mapping[str, Grade]) -> Grade | None:
    """Return how far to trust a draft: nested words as far as what they stand in."""
    source = draft.parent or draft
    if not source.hits:
        return None
    rule = source.hits[0].rule
    grade = grades.get(names.get(rule, rule))
    return lowered(grade) if grade and source.open else grade


def _first(draft: Draft) -> int:
    return min(s.start for s in draft.content)


def _length(draft: Draft) -> int:
    return max(s.end for s in draft.content) - _first(draft)
