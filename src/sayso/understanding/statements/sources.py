"""Words that name a source beside a statement: »der Agentur X zufolge«, »laut …«, »auf Twitter«, »demnach«."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.lang import LanguagePack, Rule
from sayso.model import LinkRole, Sentence, Span, Token
from sayso.understanding.statements.nominals import (
    NounPhrase,
    PhraseWords,
    phrase_after,
    phrase_before,
    phrase_words,
    token_from,
)
from sayso.understanding.statements.source_lexicon import SourceKind, SourceLexicon, source_lexicon

_REACH = 160
"""Characters behind the phrase in which `then` is looked for."""

MAX_SOURCES = 40
"""Sources of one sentence at most; no sentence written by people has more."""

_ROLES = {
    SourceKind.MEDIUM: LinkRole.MEDIUM,
    SourceKind.AGENCY: LinkRole.AGENCY,
    SourceKind.PLATFORM: LinkRole.MEDIUM,
    SourceKind.DOCUMENT: LinkRole.DOCUMENT,
    SourceKind.VIDEO: LinkRole.VIDEO,
    SourceKind.PHOTO: LinkRole.PHOTO,
    SourceKind.PEOPLE: LinkRole.UNNAMED,
    SourceKind.SPOKESPERSON: LinkRole.UNNAMED,
    SourceKind.CIRCLES: LinkRole.UNNAMED,
    SourceKind.BODY: LinkRole.BODY,
    SourceKind.REPORT: LinkRole.UNNAMED,
    SourceKind.OPINION: LinkRole.UNNAMED,
}
_SAID = {SourceKind.REPORT, SourceKind.OPINION}
_POINTS_BACK = {SourceKind.REPORT, SourceKind.DOCUMENT, SourceKind.MEDIUM, SourceKind.AGENCY, SourceKind.SPOKESPERSON}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRule(Rule):
    """Words beside which a source stands.

    Attributes:
        anchor: Expression for the words.
        np: Where the source's noun phrase stands: `before` or `after` the anchor; `anchor` if the anchor points back.
        then: Expression that must follow the phrase in its sentence; empty for none.
        kinds: What the noun must be: a kind of the lexicon, `name` for a known medium; empty for any.
        bare: True if a definite article in the singular forbids the rule.
        beside: True if it counts only beside a statement with a speaker of its own.
        deeper: True if the source stands behind the speaker.
    """

    anchor: str
    np: str
    then: str = ""
    kinds: tuple[str, ...] = ()
    bare: bool = False
    beside: bool = False
    deeper: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """What a noun phrase says of a source.

    Attributes:
        role: What link it makes.
        kind: Kind of its noun; None if the lexicon does not know it.
        noun: Ending of the noun that was recognised, lower case; the whole noun if none was.
        plural: True if its form is plural.
        name: Words of the one who speaks, without what is said (»Polizei« in »Angaben der Polizei«); None if unnamed.
        known: Usual name, where a table knows the medium.
        state: Code of the state it belongs to by an adjective or capital; None if none.
        anaphoric: True if it points back.
        own: True if the subject of the sentence is meant (»eigenen Angaben zufolge«).
        here: True if the page's own newsroom is meant.
        counted: True if its plural means several reports (»den Berichten«, not »den Angaben«).
        quoted: True if it is nothing but a name in quotation marks.
    """

    role: LinkRole
    kind: SourceKind | None
    noun: str
    plural: bool = False
    name: Span | None = None
    known: str | None = None
    state: str | None = None
    anaphoric: bool = False
    own: bool = False
    here: bool = False
    quoted: bool = False
    counted: bool = False


@dataclass(frozen=True, slots=True)
class SourcePhrase:
    """A source named beside a statement.

    Attributes:
        span: The words naming it.
        anchor: The words that make it a source; before or after `span`, or the same.
        source: What the words say of it.
        rule: Id of the rule that fired.
        beside: See the rule.
        deeper: See the rule.
    """

    span: Span
    anchor: Span
    source: Source
    rule: str
    beside: bool = False
    deeper: bool = False

    @property
    def whole(self) -> Span:
        """From the anchor to the end of the phrase, or the other way round."""
        return Span(min(self.span.start, self.anchor.start), max(self.span.end, self.anchor.end))


def find_sources(sent: Sentence, text: str, pack: LanguagePack) -> list[SourcePhrase]:
    """Return the sources named in a sentence, in text order; of two on the same words the first rule's."""
    found: list[SourcePhrase] = []
    words = sent.span.of(text)
    for rule, anchor, then in _compiled(pack):
        for match in anchor.finditer(words):
            if len(found) >= MAX_SOURCES:
                break
            place = Span(sent.span.start + match.start(), sent.span.start + match.end())
            phrase = _phrase(rule, then, place, sent, text, pack)
            if phrase and not any(phrase.span.overlaps(other.span) for other in found):
                found.append(phrase)
    return sorted(found, key=lambda p: p.span)


def read_source(tokens: Sequence[Token], phrase: NounPhrase, pack: LanguagePack) -> Source:
    """Return what a noun phrase says of the source it names."""
    lexicon = source_lexicon(pack)
    head = tokens[phrase.head]
    entry = lexicon.noun(head.text)
    source = _named_medium(tokens, phrase, lexicon)
    if source is None and entry is None:
        return _unlisted(tokens, phrase, lexicon)
    if source is None and entry is not None:
        plain = Source(_ROLES[entry.kind], entry.kind, entry.ending, plural=entry.plural, counted=entry.counted)
        source = _with_name(plain, tokens, phrase, lexicon, pack)
    return _pointing(source, tokens, phrase, pack) if source else _unlisted(tokens, phrase, lexicon)


def _unlisted(tokens: Sequence[Token], phrase: NounPhrase, lexicon: SourceLexicon) -> Source:
    """Return the source of a phrase whose noun the lexicon does not know."""
    head = tokens[phrase.head]
    if phrase.head and phrase.head in phrase.name and tokens[phrase.head - 1].end == head.start:
        name = Span(tokens[phrase.name[0]].start, tokens[phrase.name[-1]].end)
        return Source(LinkRole.MEDIUM, SourceKind.MEDIUM, head.text.lower(), name=name, quoted=True)
    if inside := _medium_in(head.text, head.text.rpartition("-")[2], tokens, phrase, lexicon):
        return Source(LinkRole.MEDIUM, SourceKind.MEDIUM, head.text.lower(), name=inside[0], known=inside[1])
    role = LinkRole.BODY if phrase.name or phrase.owner is not None else LinkRole.UNNAMED
    state = lexicon.state(head.text) if head.pos == "NE" else None
    return Source(role, None, head.text.lower(), name=phrase.bare_span(tokens), state=state)


def _compiled(pack: LanguagePack) -> list[tuple[SourceRule, re.Pattern[str], re.Pattern[str] | None]]:
    def build() -> list[tuple[SourceRule, re.Pattern[str], re.Pattern[str] | None]]:
        return [
            (rule, pack.pattern(rule.anchor, rule.id), pack.pattern(rule.then, rule.id) if rule.then else None)
            for rule in pack.rules("chains", SourceRule)
        ]

    return pack.derived("source_rules", build)


def _phrase(
    rule: SourceRule, then: re.Pattern[str] | None, anchor: Span, sent: Sentence, text: str, pack: LanguagePack
) -> SourcePhrase | None:
    if rule.np == "anchor":
        source = Source(LinkRole.UNNAMED, None, anchor.of(text).lower(), anaphoric=True)
        return SourcePhrase(anchor, anchor, source, rule.id)
    words, tokens = phrase_words(pack), sent.tokens
    phrase = _beside(rule, anchor, tokens, words)
    if phrase is None:
        return None
    before = tokens[phrase.start - 1] if phrase.start and not len(anchor) else None
    if before is not None and (before.pos or "").startswith(("APPR", "PDS", "KOKOM")):
        return None
    span = phrase.span(tokens)
    if then and not then.search(text[span.end : min(sent.span.end, span.end + _REACH)]):
        return None
    source = read_source(tokens, phrase, pack)
    if rule.kinds and not _fits(rule.kinds, source):
        return None
    owned = before is not None and before.pos in ("NN", "NNI") and tokens[phrase.start].text.lower() in words.genitive
    if owned and source.known is None and not source.here:
        return None
    if rule.bare and _is_definite(tokens, phrase, source, pack):
        return None
    return SourcePhrase(span, anchor, source, rule.id, rule.beside, rule.deeper)


def _beside(rule: SourceRule, anchor: Span, tokens: Sequence[Token], words: PhraseWords) -> NounPhrase | None:
    if rule.np == "before":
        end = token_from(tokens, anchor.start)
        return phrase_before(tokens, end, words) if end else None
    return phrase_after(tokens, token_from(tokens, anchor.end), words)


def _fits(kinds: Sequence[str], source: Source) -> bool:
    kind = source.kind.value if source.kind and not source.quoted else ""
    return (
        kind in kinds
        or ("name" in kinds and (source.known is not None or source.quoted))
        or (source.here and "medium" in kinds)
    )


def _is_definite(tokens: Sequence[Token], phrase: NounPhrase, source: Source, pack: LanguagePack) -> bool:
    words = pack.listed("sources", "definite_singular")
    return phrase.determiner is not None and not source.plural and tokens[phrase.determiner].text.lower() in words


def _named_medium(tokens: Sequence[Token], phrase: NounPhrase, lexicon: SourceLexicon) -> Source | None:
    """Return the source if its name, the noun itself or both with the adjective before are a known medium."""
    entry = lexicon.noun(tokens[phrase.head].text)
    if entry and entry.kind not in (SourceKind.AGENCY, SourceKind.MEDIUM, SourceKind.PLATFORM):
        return None
    both = tuple(sorted({phrase.head, *phrase.name}))
    titled = phrase.head > phrase.start and tokens[phrase.head - 1].text[:1].isupper()
    names = [phrase.name, both, (phrase.head - 1, *both)] if titled else [phrase.name, both]
    for places in filter(None, names):
        span = Span(tokens[places[0]].start, tokens[places[-1]].end)
        quoted = places[0] > 0 and tokens[places[0] - 1].end == tokens[places[0]].start
        if known := lexicon.medium(" ".join(tokens[i].text for i in places), quoted):
            agency = known[2] or (entry is not None and entry.kind is SourceKind.AGENCY)
            kind = SourceKind.AGENCY if agency else SourceKind.MEDIUM
            kind = SourceKind.PLATFORM if entry and entry.kind is SourceKind.PLATFORM else kind
            noun = entry.ending if entry else span_words(tokens, places).lower()
            return Source(_ROLES[kind], kind, noun, name=span, known=known[1])
    return None


def span_words(tokens: Sequence[Token], places: Sequence[int]) -> str:
    """Return the words at some places, joined by spaces."""
    return " ".join(tokens[i].text for i in places)


def _with_name(
    source: Source, tokens: Sequence[Token], phrase: NounPhrase, lexicon: SourceLexicon, pack: LanguagePack
) -> Source:
    """Return the source with the name of the one who speaks, and the role that gives."""
    behind = phrase.genitive
    if behind and (tokens[behind.head].lemma or "").lower() in pack.listed("noun_phrases", "time_nouns"):
        behind = None
    if source.kind in _SAID | {SourceKind.DOCUMENT, SourceKind.VIDEO, SourceKind.PHOTO} and behind is not None:
        return _behind(source, tokens, behind, lexicon)
    adjective = next((code for i in range(phrase.start, phrase.head) if (code := lexicon.state(tokens[i].text))), None)
    if source.kind in _SAID:
        word = tokens[phrase.head].text
        low = word.lower()
        media = low.startswith(pack.listed("sources", "media_prefixes"))
        if adjective and not media:
            return replace(source, role=LinkRole.BODY, state=adjective)
        if named_in := _medium_in(word, source.noun, tokens, phrase, lexicon):
            return replace(source, role=LinkRole.MEDIUM, name=named_in[0], known=named_in[1])
        if media:
            return replace(source, role=LinkRole.MEDIUM)
        if phrase.owner is not None:
            owner = tokens[phrase.owner]
            return replace(source, role=LinkRole.BODY, name=owner.span)
        prefix = low.removesuffix(source.noun).rstrip("-")
        for front in (prefix, *(prefix.removesuffix(joint) for joint in pack.listed("sources", "joints"))):
            if (inner := lexicon.noun(front)) and _ROLES[inner.kind] is LinkRole.BODY:
                start = tokens[phrase.head].start
                return replace(source, role=LinkRole.BODY, name=Span(start, start + len(front)))
        return source
    named = bool(phrase.name) or (source.kind is SourceKind.BODY and not source.plural)
    if source.kind in (SourceKind.MEDIUM, SourceKind.AGENCY, SourceKind.PLATFORM) and not source.plural:
        named = named or tokens[phrase.head].pos == "NE" or behind is not None or source.kind is SourceKind.PLATFORM
        named = named or _is_compound(tokens[phrase.head].text, source.noun)
    name = phrase.bare_span(tokens) if named else None
    if phrase.name and source.kind in (SourceKind.MEDIUM, SourceKind.AGENCY):
        name = Span(tokens[phrase.name[0]].start, tokens[phrase.name[-1]].end)
    return replace(source, name=name, state=adjective)


def _medium_in(
    word: str, noun: str, tokens: Sequence[Token], phrase: NounPhrase, lexicon: SourceLexicon
) -> tuple[Span, str | None] | None:
    """Return name and usual name of the medium in a compound (»„Küstenpost“-Informationen«); None if there is none."""
    if phrase.name and phrase.head not in phrase.name and phrase.name[0] < phrase.head:
        known = lexicon.medium(span_words(tokens, phrase.name), True)
        return Span(tokens[phrase.name[0]].start, tokens[phrase.name[-1]].end), known[1] if known else None
    front = word[: len(word) - len(noun)].rstrip("-")
    known = lexicon.medium(front, True) if front and word[len(front) : len(front) + 1] == "-" else None
    head = tokens[phrase.head].span
    return (Span(head.start, head.start + len(front)), known[1]) if known else None


def _is_compound(word: str, noun: str) -> bool:
    """Tell whether a noun names one medium by itself (»Staatsfernsehen«), not just any (»Zeitung«)."""
    return len(word) > len(noun) + 2


def _behind(source: Source, tokens: Sequence[Token], phrase: NounPhrase, lexicon: SourceLexicon) -> Source:
    """Return the source by the phrase in the genitive, which speaks through the noun."""
    inner = _named_medium(tokens, phrase, lexicon)
    entry = lexicon.noun(tokens[phrase.head].text)
    name = inner.name if inner else phrase.bare_span(tokens)
    known = inner.known if inner else None
    if source.kind not in _SAID:
        return replace(source, name=name, known=known)
    if inner:
        return replace(source, role=inner.role, name=name, known=known)
    if entry is None:
        return replace(source, role=LinkRole.BODY, name=name)
    unnamed = _ROLES[entry.kind] is LinkRole.UNNAMED and not phrase.name
    return replace(source, role=_ROLES[entry.kind], name=None if unnamed else name)


def _pointing(source: Source, tokens: Sequence[Token], phrase: NounPhrase, pack: LanguagePack) -> Source:
    """Return the source with what its article says: pointing back, the subject's own, or the page's newsroom."""
    before = [tokens[i].text.lower() for i in range(phrase.start, phrase.head)]
    if source.kind in _SAID and any(word in pack.listed("sources", "own") for word in before):
        return replace(source, own=True)
    if phrase.determiner is None:
        return source
    article = tokens[phrase.determiner].text.lower()
    if source.kind is SourceKind.MEDIUM and article in pack.listed("sources", "here") and not phrase.name:
        return replace(source, role=LinkRole.OUTLET, here=True, name=None)
    if source.kind in _SAID and article in pack.listed("sources", "possessive") and phrase.genitive is None:
        return replace(source, anaphoric=True, own=True)
    bare = not phrase.name and phrase.genitive is None and source.known is None and source.state is None
    definite = article in pack.listed("sources", "definite")
    points = definite and source.kind in _POINTS_BACK and bare and phrase.owner is None
    simple = points and (source.name is None or source.kind is SourceKind.SPOKESPERSON)
    return replace(source, anaphoric=True, name=None) if simple else source
