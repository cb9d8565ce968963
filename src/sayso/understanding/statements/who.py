"""Whom a speaker's words name: entities, states that speak, spokespeople, recordings, pronouns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.lang import LanguagePack
from sayso.model import Entity, EntityKind, LinkRole, MentionForm, Sentence, Span, Statement, Token
from sayso.understanding.statements.directory import Directory
from sayso.understanding.statements.nominals import NounPhrase, phrase_after, phrase_in, phrase_words, token_from
from sayso.understanding.statements.source_lexicon import SourceKind
from sayso.understanding.statements.sources import Source, read_source
from sayso.understanding.text import tags

_RECORDINGS = {SourceKind.VIDEO: "video", SourceKind.PHOTO: "photo", SourceKind.DOCUMENT: "document"}
_LOOK_BACK = 8
"""Statements before in which the antecedent of a pronoun is looked for."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks.

    Attributes:
        entity: Id within the document; None if it cannot be told.
        name: Usual name; None if unnamed.
        source: What the words say of the speaker; None for a pronoun or no words.
        pronoun: The pronoun, lower case; None if it is none.
        publisher: Words naming who published the recording that speaks; None if it is none.
        evidence: `video`, `photo` or `document` if a recording speaks.
    """

    entity: str | None = None
    name: str | None = None
    source: Source | None = None
    pronoun: str | None = None
    publisher: Span | None = None
    evidence: str | None = None


def read_speaker(
    stmt: Statement, sent: Sentence | None, text: str, directory: Directory, pack: LanguagePack
) -> Speaker:
    """Return who speaks a statement, by its speaker's words alone.

    Args:
        stmt: With its speaker's span.
        sent: Sentence in which the speaker stands; None if there is no speaker.
        text: Of the document.
        directory: Entities; grows by bodies and states that no mention stands for.
        pack: Language pack.
    """
    if not stmt.speaker or sent is None:
        return Speaker()
    span = stmt.speaker[0]
    words = span.of(text).lower()
    if words in pack.settings.get("pronouns", {}):
        return Speaker(pronoun=words)
    article, _, noun = words.partition(" ")
    if noun.endswith(pack.listed("sources", "like_pronouns")) and " " not in noun:
        mention = directory.mention_in(span)
        known = directory.get(mention.entity) if mention else None
        return Speaker(known.id, known.name) if known else Speaker(pronoun=article)
    found = _speaker_phrase(sent.tokens, span, pack)
    if found is None:
        return _mentioned(span, None, directory)
    phrase, agent = found
    source = read_source(sent.tokens, phrase, pack)
    if source.kind in _RECORDINGS:
        return _recording(source, sent.tokens, phrase, agent, text, directory)
    if source.anaphoric or source.own:
        return Speaker(source=source)
    return _named(source, sent.tokens, phrase, span, text, directory)


def _speaker_phrase(
    tokens: Sequence[Token], span: Span, pack: LanguagePack
) -> tuple[NounPhrase, NounPhrase | None] | None:
    """Return the phrase of the speaker and, of »ein von X gezeigtes Video«, that of X."""
    words = phrase_words(pack)
    first = token_from(tokens, span.start)
    if first + 1 < len(tokens) and tokens[first + 1].text.lower() in words.prepositions:
        agent = phrase_after(tokens, first + 1 + (tokens[first + 1].pos == "APPR"), words)
        if agent and agent.end < len(tokens) and tokens[agent.end].pos == "ADJ(A)":
            outer = phrase_after(tokens, agent.end, words)
            if outer:
                return outer, agent
    found = phrase_in(tokens, span, words)
    return (found[1], None) if found else None


def _recording(
    source: Source,
    tokens: Sequence[Token],
    phrase: NounPhrase,
    agent: NounPhrase | None,
    text: str,
    directory: Directory,
) -> Speaker:
    publisher = agent.bare_span(tokens) if agent else source.name if phrase.genitive else None
    evidence = _RECORDINGS[source.kind] if source.kind else None
    if source.anaphoric or publisher is None:
        return Speaker(source=source, evidence=evidence)
    who = _body_at(publisher, text, directory)
    return Speaker(who.id if who else None, who.name if who else None, source, None, publisher, evidence)


def _named(
    source: Source, tokens: Sequence[Token], phrase: NounPhrase, span: Span, text: str, directory: Directory
) -> Speaker:
    if source.role in (LinkRole.AGENCY, LinkRole.MEDIUM) and source.name and not source.anaphoric:
        return _medium(source, text, span, directory)
    if source.state and source.kind in (None, SourceKind.REPORT, SourceKind.OPINION):
        state = directory.state(source.state)
        return Speaker(state.id if state else None, state.name if state else None, source)
    if source.role is LinkRole.UNNAMED and not phrase.name:
        return _unnamed(source, tokens, phrase, span, text, directory)
    if source.role is LinkRole.MEDIUM and source.name is None:
        return Speaker(source=source)
    if source.kind in (SourceKind.REPORT, SourceKind.OPINION) and source.name:
        who = _body_at(source.name, text, directory)
        return Speaker(who.id if who else None, who.name if who else source.name.of(text), source)
    found = _mentioned(span, source, directory, _heads(tokens, phrase, span))
    if found.entity and _is_another(tokens, phrase, span, directory):
        found = Speaker(source=source)
    if found.entity is None and found.name is None and source.kind is SourceKind.BODY and not source.plural:
        body = directory.named(" ".join(span_of_body(tokens, phrase, span).of(text).split()), EntityKind.ORGANISATION)
        return Speaker(body.id, body.name, source)
    return found


def _is_another(tokens: Sequence[Token], phrase: NounPhrase, span: Span, directory: Directory) -> bool:
    """Tell whether a name follows a role that elsewhere means somebody else: »die Stiftung terra nova«."""
    mention = directory.mention_of(span, _heads(tokens, phrase, span))
    if mention is None or mention.form is not MentionForm.ROLE:
        return False
    after = token_from(tokens, mention.span.end)
    follows = tokens[after] if after < len(tokens) and tokens[after].end <= span.end else None
    return follows is not None and follows.pos in tags.NAMING


def _heads(tokens: Sequence[Token], phrase: NounPhrase, span: Span) -> list[Span]:
    """Return the words that a phrase is about: its noun, the name beside it, the first words of its appositions."""
    heads = [tokens[phrase.head].span, *(tokens[i].span for i in phrase.name)]
    for i in range(phrase.head + 1, len(tokens) - 1):
        if tokens[i].end > span.end:
            break
        if tokens[i].text == ",":
            heads.append(tokens[i + 1].span)
    return heads


def span_of_body(tokens: Sequence[Token], phrase: NounPhrase, span: Span) -> Span:
    """Return the words naming a body: the whole speaker without its article."""
    return Span(phrase.bare_span(tokens).start, max(span.end, phrase.span(tokens).end))


def _medium(source: Source, text: str, span: Span, directory: Directory) -> Speaker:
    mention = directory.mention_in(source.name or span)
    entity = directory.get(mention.entity) if mention else None
    if entity is None:
        words = source.known or " ".join((source.name or span).of(text).split())
        entity = directory.named(words, EntityKind.ORGANISATION)
    return Speaker(entity.id, entity.name, source)


def _unnamed(
    source: Source, tokens: Sequence[Token], phrase: NounPhrase, span: Span, text: str, directory: Directory
) -> Speaker:
    """Return a speaker by office or trade: whom a mention resolves; a spokesperson else speaks for the body."""
    found = _mentioned(span, source, directory, _heads(tokens, phrase, span))
    if found.entity is not None:
        return found
    if source.kind is SourceKind.SPOKESPERSON and phrase.genitive:
        who = _body_at(phrase.genitive.bare_span(tokens), text, directory)
        return Speaker(who.id if who else None, who.name if who else None, source)
    return Speaker(source=source)


def _mentioned(span: Span, source: Source | None, directory: Directory, heads: Sequence[Span] = ()) -> Speaker:
    mention = directory.mention_of(span, heads)
    entity = directory.get(mention.entity) if mention else None
    if mention is None:
        entity = directory.family(directory.words(span))
    return Speaker(entity.id if entity else None, entity.name if entity else None, source)


def _body_at(span: Span, text: str, directory: Directory) -> Entity | None:
    """Return the entity that words name; made of the words where nothing mentions them."""
    mention = directory.mention_in(span)
    if mention is not None:
        return directory.get(mention.entity)
    return directory.named(" ".join(span.of(text).split()), EntityKind.ORGANISATION)


def resolve_pronoun(
    pronoun: str, before: Sequence[str | None], directory: Directory, pronouns: Mapping[str, Sequence[str]]
) -> str | None:
    """Return the entity that a pronoun stands for; None if open.

    That is the last speaker if it fits, else the only one before that does.

    Args:
        pronoun: Lower case.
        before: Entities of the speakers before, last one last.
        directory: Entities.
        pronouns: What each pronoun may stand for: `m`, `f`, `n`, `plural`.
    """
    wanted = pronouns.get(pronoun, ())
    fitting: list[str] = []
    for key in reversed(before[-_LOOK_BACK:]):
        entity = directory.get(key)
        if entity and fits(entity, wanted) and entity.id not in fitting:
            fitting.append(entity.id)
    if not fitting:
        return None
    return fitting[0] if len(fitting) == 1 or fitting[0] == before[-1] else None


def antecedent(span: Span, sent: Sentence, directory: Directory) -> str | None:
    """Return the entity named right before a relative pronoun; None if none is."""
    at = token_from(sent.tokens, span.start)
    if not 2 <= at < len(sent.tokens) or sent.tokens[at - 1].text != ",":
        return None
    end = sent.tokens[at - 2].end
    before = directory.near(Span(end - 1, end))
    return next((m.entity for m in before if end in (m.span.end, m.head.end)), None)


def fits(entity: Entity | None, wanted: Sequence[str]) -> bool:
    """Tell whether an entity may stand behind a pronoun of a gender or number."""
    if entity is None:
        return False
    if entity.kind is EntityKind.PERSON:
        return entity.gender in wanted if entity.gender else bool({"m", "f"} & set(wanted))
    return entity.gender in wanted if entity.gender else False
