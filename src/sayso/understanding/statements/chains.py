"""The chain of a statement: every link from the page inward."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from sayso.lang import LanguagePack
from sayso.model import (
    ChainLink,
    Document,
    Entity,
    EntityKind,
    LinkRole,
    Mode,
    RuleHit,
    Sentence,
    Span,
    Statement,
)
from sayso.understanding.statements.anaphora import Named, resolve_source
from sayso.understanding.statements.claimed_sources import claimed_sources, without_sources
from sayso.understanding.statements.directory import Directory
from sayso.understanding.statements.newsroom import link_newsroom
from sayso.understanding.statements.source_lexicon import SourceKind
from sayso.understanding.statements.sources import Source, SourcePhrase, find_sources
from sayso.understanding.statements.who import Speaker, antecedent, fits, read_speaker, resolve_pronoun
from sayso.understanding.text import tags
from sayso.understanding.text.clauses import clause_words

CREDITED = "the page credits it as a whole; which statements are its copy is not told"
CONTINUED = "no words name the speaker; the statement goes on from the one before"
OWN_SUBJECT = "the subject of the sentence is the source"

_MOST = 40
"""Statements of one sentence that may claim a source; no sentence written by people has more."""
_NEAR = 3
"""Sentences back to which a statement without a speaker may go on."""


@dataclass(slots=True)
class _State:
    """What is known while the statements of a document are read in order."""

    doc: Document
    sents: Sequence[Sentence]
    starts: Sequence[int]
    phrases: dict[int, list[SourcePhrase]]
    directory: Directory
    pack: LanguagePack
    beside: dict[int, list[Statement]] = field(default_factory=dict)
    named: list[Named] = field(default_factory=list)
    done: list[Statement] = field(default_factory=list)
    spoken: list[str | None] = field(default_factory=list)

    def place_of(self, stmt: Statement) -> int:
        """Return the index of the sentence in which a statement is reported."""
        return self.sentence_at((stmt.cue or stmt.frame or stmt.content)[0].start)

    def sentence_at(self, offset: int) -> int:
        """Return the index of the sentence that holds a character."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def sources(self, index: int) -> list[SourcePhrase]:
        """Return the sources named in a sentence, found once."""
        if index not in self.phrases:
            self.phrases[index] = find_sources(self.sents[index], self.doc.text, self.pack)
        return self.phrases[index]


def add_chains(
    doc: Document, sents: Sequence[Sentence], statements: Sequence[Statement], directory: Directory, pack: LanguagePack
) -> list[Statement]:
    """Return the statements with `chain`, `who` and `evidence`, in the order given.

    Args:
        doc: Gives outlet and credited agencies.
        sents: Tagged sentences.
        statements: In text order, nested ones after their parent.
        directory: Entities of the document; grows by bodies, media and states that no mention stands for.
        pack: Language pack.

    Returns:
        Statements. Chains run from the page inward, the speaker last, save for sources that the speaker itself
        relies on (»unter Berufung auf«), which follow. What cannot be told is left open.
    """
    if not sents:
        return list(statements)
    state = _State(doc, sents, [s.span.start for s in sents], {}, directory, pack)
    for stmt in statements:
        for at in {state.place_of(stmt), state.sentence_at(stmt.content[0].start)}:
            beside = state.beside.setdefault(at, [])
            if len(beside) < _MOST:
                beside.append(stmt)
    for index, stmt in enumerate(statements):
        linked = _link(state, index, stmt)
        state.done.append(linked)
        if linked.parent is None:
            state.spoken.append(linked.who)
    return state.done


def _link(state: _State, index: int, stmt: Statement) -> Statement:
    sentence = state.place_of(stmt)
    via, own = claimed_sources(
        stmt, state.sources(sentence), state.beside.get(sentence, []), state.sents[sentence].span
    )
    stmt = without_sources(stmt, via)
    stmt, speaker = _with_speaker(state, stmt, sentence, own)
    links = [_via_link(state, phrase, stmt.who, sentence) for phrase in via]
    if carried := _carried(state, stmt):
        return replace(stmt, chain=carried)
    outer = [link for link, phrase in zip(links, via, strict=True) if not phrase.deeper]
    deeper = [link for link, phrase in zip(links, via, strict=True) if phrase.deeper]
    inner, stmt = _speaker_links(state, stmt, speaker, own, sentence)
    _remember(state, index, stmt, sentence, zip(outer, (p for p in via if not p.deeper), strict=True), speaker, inner)
    hits = [RuleHit(phrase.rule, phrase.whole) for phrase in [*own, *via]]
    hits = [hit for hit in hits if hit not in stmt.hits]
    outer = link_newsroom(state.doc, stmt, outer, state.pack)
    chain = (*_page_links(state.doc), *outer, *inner, *deeper)
    return replace(stmt, chain=chain, hits=(*stmt.hits, *hits))


def _carried(state: _State, stmt: Statement) -> tuple[ChainLink, ...]:
    """Return the chain of the statement before, where words without a cue go on with it; empty if they do not."""
    before = next((s for s in reversed(state.done) if s.parent is None), None)
    if stmt.cue or before is None or not stmt.speaker or before.speaker != stmt.speaker:
        return ()
    return tuple(replace(link, inferred=link.inferred or CONTINUED) for link in before.chain)


def _page_links(doc: Document) -> list[ChainLink]:
    """Return outlet and credited agencies."""
    outlet = [ChainLink(LinkRole.OUTLET, None, doc.outlet)] if doc.outlet else []
    credited = dict.fromkeys(credit.agency for credit in doc.agencies)
    return [*outlet, *(ChainLink(LinkRole.AGENCY, None, key, inferred=CREDITED) for key in credited)]


def _with_speaker(
    state: _State, stmt: Statement, sentence: int, own: Sequence[SourcePhrase]
) -> tuple[Statement, Speaker]:
    """Return the statement with `who` as far as it can be told, and what its speaker's words say."""
    text, directory = state.doc.text, state.directory
    if not stmt.speaker:
        return stmt, Speaker()
    at = state.sentence_at(stmt.speaker[0].start)
    speaker = read_speaker(stmt, state.sents[at], text, directory, state.pack)
    who = speaker.entity
    if speaker.source and speaker.source.own and who is None:
        who = _subject(state, sentence, own)
    if speaker.pronoun:
        who = _pronoun(state, stmt, speaker.pronoun, at)
    if speaker.evidence:
        stmt = replace(stmt, evidence=speaker.evidence)
    return replace(stmt, who=who), speaker


def _pronoun(state: _State, stmt: Statement, pronoun: str, sentence: int) -> str | None:
    """Return whom a pronoun means; None where a person named since the last speaker fits as well."""
    directory, span = state.directory, stmt.speaker[0]
    table = state.pack.settings.get("pronouns", {})
    named = antecedent(span, state.sents[sentence], directory)
    if named:
        return named
    found = resolve_pronoun(pronoun, state.spoken, directory, table)
    mention = directory.mention_in(span)
    if found is None:
        return mention.entity if mention else None
    last = next((s for s in reversed(state.done) if s.parent is None), None)
    since = last.span.end if last and last.span.end < span.start else span.start
    meant = directory.get(found)
    if meant and meant.kind is not EntityKind.PERSON:
        since = min(since, state.starts[max(0, sentence - _NEAR)])
    others = {
        m.entity
        for m in directory.near(Span(since, span.start))
        if m.kind is EntityKind.PERSON
        and m.entity
        and m.entity != found
        and fits(directory.get(m.entity), table[pronoun])
    }
    if meant and meant.kind is not EntityKind.PERSON and len(others) == 1:
        return next(iter(others))  # »sie« after a body spoke: the one person named since is meant
    return None if others else found


def _subject(state: _State, sentence: int, own: Sequence[SourcePhrase]) -> str | None:
    """Return the one entity that a sentence is about (»eigenen Angaben zufolge«); None if there are several."""
    bounds = state.sents[sentence].span
    taken = [phrase.whole for phrase in own]
    subjects = [
        m
        for m in state.directory.near(bounds)
        if bounds.contains(m.span)
        and m.entity
        and m.kind in (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE)
        and not any(m.span.overlaps(span) for span in taken)
    ]
    people = [m for m in subjects if m.kind is not EntityKind.PLACE] or subjects
    entities = {m.entity for m in people}
    return people[0].entity if len(entities) == 1 else None


def _via_link(state: _State, phrase: SourcePhrase, who: str | None, sentence: int) -> ChainLink:
    source, text = phrase.source, state.doc.text
    if source.anaphoric:
        found = resolve_source(source, sentence, who, state.named)
        role = found.role if found else source.role
        role = role if role is not LinkRole.SPEAKER else LinkRole.BODY
        back = found.span if found else None
        name, entity = (found.name, found.entity) if found else (None, None)
        return ChainLink(role, phrase.span, name, entity, back, anaphoric=True, rule=phrase.rule)
    if source.here:
        return ChainLink(LinkRole.OUTLET, phrase.span, state.doc.outlet, rule=phrase.rule)
    if source.state and source.role is LinkRole.BODY:
        owner = state.directory.state(source.state)
        return ChainLink(
            LinkRole.BODY, phrase.span, owner.name if owner else None, owner.id if owner else None, rule=phrase.rule
        )
    mention = state.directory.mention_in(source.name or phrase.span) if source.name else None
    entity_ = state.directory.get(mention.entity) if mention else None
    name = entity_.name if entity_ else source.known
    if name is None and source.name is not None:
        name = " ".join(source.name.of(text).split())
    return ChainLink(source.role, phrase.span, name, entity_.id if entity_ else None, rule=phrase.rule)


def _speaker_links(
    state: _State, stmt: Statement, speaker: Speaker, own: Sequence[SourcePhrase], sentence: int
) -> tuple[list[ChainLink], Statement]:
    """Return the innermost links, and the statement with `who` where a source before names the speaker."""
    entity = state.directory.get(stmt.who)
    name = entity.name if entity else speaker.name
    rule = own[0].rule if own else None
    pointing = next((p.source for p in own if p.source.anaphoric), None) or (
        speaker.source if speaker.source and speaker.source.anaphoric else None
    )
    if pointing is not None and not pointing.own and stmt.who is None:
        span = own[0].span if own else stmt.speaker[0]
        return _anaphoric_speaker(state, stmt, pointing, span, sentence, rule)
    if not stmt.speaker:
        return _continued(state, stmt, sentence)
    span = stmt.speaker[0]
    one = span.of(state.doc.text).lower().split()[0] in state.pack.listed("sources", "one")
    source = speaker.source
    if speaker.evidence and source is not None:
        first = ChainLink(source.role, span, rule=rule, anaphoric=source.anaphoric)
        if stmt.who is None:
            return [first], stmt
        return [first, ChainLink(LinkRole.SPEAKER, speaker.publisher, name, stmt.who, rule=rule)], stmt
    if source is not None and source.role in (LinkRole.UNNAMED, LinkRole.MEDIUM) and not _is_named(source, entity, one):
        return [ChainLink(source.role, span, name, stmt.who, rule=rule)], stmt
    inferred = OWN_SUBJECT if source is not None and source.own else None
    points = stmt.who is None and _only_points(state, span, sentence)
    return [ChainLink(LinkRole.SPEAKER, span, name, stmt.who, anaphoric=points, inferred=inferred, rule=rule)], stmt


def _only_points(state: _State, span: Span, sentence: int) -> bool:
    """Tell whether a speaker's words name nobody, only point: »er«, »man«, »wonach«. Not known without tags."""
    words = [token for token in state.sents[sentence].tokens if span.contains(token.span)]
    return bool(words) and all(token.pos and token.pos not in tags.NOUNS | tags.FIGURES for token in words)


def _is_named(source: Source, entity: Entity | None, one: bool) -> bool:
    """Tell whether the speaker is somebody known, not an unnamed person, a group or a report."""
    if source.kind is SourceKind.PEOPLE and one:
        return True
    if source.kind in (SourceKind.SPOKESPERSON, SourceKind.PEOPLE, SourceKind.CIRCLES):
        return entity is not None and entity.kind is EntityKind.PERSON
    return entity is not None or source.kind is None


def _anaphoric_speaker(
    state: _State, stmt: Statement, source: Source, span: Span, sentence: int, rule: str | None
) -> tuple[list[ChainLink], Statement]:
    """Return the links of a statement whose speaker's words point back (»Demnach habe …«)."""
    found = resolve_source(source, sentence, None, state.named)
    if found is None:
        return [ChainLink(source.role, span, anaphoric=True, rule=rule)], stmt
    role = LinkRole.BODY if found.role is LinkRole.SPEAKER else found.role
    back = ChainLink(role, span, found.name, found.entity, found.span, anaphoric=True, rule=rule)
    if found.speaker:
        return [replace(back, role=found.role)], replace(stmt, who=found.entity)
    said = state.done[found.statement].who
    recorded = found.role in (LinkRole.DOCUMENT, LinkRole.VIDEO, LinkRole.PHOTO)
    if said is None or not (recorded or _runs_on(state, stmt)):
        return [back], stmt
    entity = state.directory.get(said)
    name = entity.name if entity else None
    return [back, ChainLink(LinkRole.SPEAKER, None, name, said, inferred=CONTINUED)], replace(stmt, who=said)


def _runs_on(state: _State, stmt: Statement) -> bool:
    """Tell whether the content is in the mood of reported speech, so that the speaker before goes on."""
    forms = clause_words(state.pack).sure
    words = stmt.words(state.doc.text).split()
    return any(word.strip('„“”"»«,.').lower() in forms for word in words[:12])


def _continued(state: _State, stmt: Statement, sentence: int) -> tuple[list[ChainLink], Statement]:
    """Return the links of a statement without speaker: that of the one before, where it goes on in its mood."""
    before = next((s for s in reversed(state.done) if s.id == stmt.parent), None) if stmt.parent else None
    if before is None and stmt.mode is Mode.INDIRECT_FREE_INDIRECT:
        before = next((s for s in reversed(state.done) if s.parent is None), None)
        if before and sentence - state.sentence_at(before.span.end - 1) > _NEAR:
            before = None
    if before is None or before.who is None:
        return [], stmt
    entity = state.directory.get(before.who)
    link = ChainLink(LinkRole.SPEAKER, None, entity.name if entity else None, before.who, inferred=CONTINUED)
    return [link], replace(stmt, who=before.who)


def _remember(
    state: _State,
    index: int,
    stmt: Statement,
    sentence: int,
    via: Iterable[tuple[ChainLink, SourcePhrase]],
    speaker: Speaker,
    inner: Sequence[ChainLink],
) -> None:
    """Keep the sources of a statement for words that point back; nested statements repeat their parent's."""
    if stmt.parent is not None:
        return
    for link, phrase in via:
        if link.span:
            state.named.append(
                Named(link.span, sentence, phrase.source, link.role, link.name, link.entity, index, speaker=False)
            )
    for link in inner:
        if link.span:
            mine = link.role is LinkRole.SPEAKER or link is inner[-1]
            state.named.append(
                Named(link.span, sentence, speaker.source, link.role, link.name, link.entity, index, speaker=mine)
            )
