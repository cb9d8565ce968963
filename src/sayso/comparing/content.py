"""Statements made comparable: folded words, rare lemmas, numbers, negation, and the sentence around them."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from sayso.comparing.lookup import overlapping
from sayso.lang import DEFAULT_LANGUAGE, LanguagePack
from sayso.model import (
    AnalysedDocument,
    Entity,
    EntityKind,
    MentionForm,
    Mode,
    Polarity,
    Sentence,
    Span,
    Statement,
    StatementRef,
    Token,
)

_HYPHENS = re.compile(r"[-‐‑–—'’\u00ad]")
_NUMBER = re.compile(r"\d[\d.,\u00a0\u202f]*")
LONGEST = 500
"""Words of a statement, or around it, that are compared; what says the same says so before."""

STEM = 5
"""Letters that two lemmas must begin or end with in common to be related."""

_GROUP = 3
"""Digits of a group in a long number."""

_SHORT_NAME = 4
"""Letters of a name up to which its end is taken for its own, not for a genitive's."""

_ACTS = ("VV", "ADJ")
"""Beginnings of the tags of words that say something of a thing."""

_MEANING = ("NN", "NE", "ADJ", "VV", "CARD", "XY", "FM")
"""Beginnings of the tags of words that carry meaning."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a content.

    Attributes:
        folded: The word without case, hyphens and number format.
        lemma: Folded base form; empty for words that carry no meaning by themselves.
        start: First code point in the document.
        end: One past the last.
        pos: Part of speech.
        base: Folded base form, of any word.
    """

    folded: str
    lemma: str
    start: int
    end: int
    pos: str = ""
    base: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one sentence.

    Attributes:
        span: The sentence's place.
        words: In text order, marks left out.
    """

    span: Span
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """What one statement says, made comparable.

    Attributes:
        ref: The statement.
        order: Index of the document in the story.
        statement: The record.
        words: Words of the content, marks left out.
        folded: The same, folded.
        around: Words of the sentences it stands in.
        lemmas: Lemmas of the content that carry meaning.
        stems: The same by how they begin and how they end; related lemmas share one.
        acts: Those of them that are verbs or adjectives: what is said of things, not the things.
        numbers: Numbers in the content, without format.
        negations: How many words of negation.
        party: Id of the story's entity, or the folded name where the story has none; None if the speaker is open.
        person: True if the party is a person.
        quoted: True if all of it stands between quotation marks.
        cues: Lemmas of the words of reporting.
        names: Names among the words of the speaker; empty where they may mean several.
        mentioned: Names among the lemmas of the content.
        label: Lemmas of the nouns and names among the words of the speaker; empty for pronouns.
        follows: True if it begins with a word that points back (»Dies sei auch der Grund …«).
        reports: True if what is named as speaker is a report or a medium, not a party of its own.
    """

    ref: StatementRef
    order: int
    statement: Statement
    words: tuple[Word, ...]
    folded: tuple[str, ...]
    around: tuple[Word, ...]
    lemmas: frozenset[str]
    stems: Mapping[str, tuple[str, ...]]
    acts: frozenset[str]
    numbers: frozenset[str]
    negations: int
    party: str | None
    person: bool
    quoted: bool
    cues: frozenset[str] = frozenset()
    reports: bool = False
    follows: bool = False
    names: frozenset[str] = frozenset()
    mentioned: frozenset[str] = frozenset()
    label: frozenset[str] = frozenset()

    @property
    def denied(self) -> bool:
        """True if the content is denied or negated an odd number of times."""
        return (self.negations + (self.statement.polarity is Polarity.DENIED)) % 2 == 1


def fold(word: str) -> str:
    """Return a word without case, hyphens and number format: `Virus-Ausbreitung` is `virusausbreitung`."""
    if word[:1].isdigit() and _NUMBER.fullmatch(word):
        return fold_number(word)
    return _HYPHENS.sub("", word.casefold())


def fold_number(digits: str) -> str:
    """Return a number without thousands separators and with a point before decimals: `1.000` is `1000`."""
    bare = re.sub(r"[\u00a0\u202f\s]", "", digits).rstrip(".,")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", bare):
        return bare.replace(".", "").replace(",", ".")
    return bare.replace(",", ".") if bare.count(",") == 1 else bare


def pack_of(doc: AnalysedDocument, packs: Sequence[LanguagePack]) -> LanguagePack:
    """Return the pack of a page's language; the first one where there is none."""
    code = doc.document.language or DEFAULT_LANGUAGE
    return next((pack for pack in packs if pack.code == code), packs[0])


def make_contents(
    docs: Sequence[AnalysedDocument],
    lines: Sequence[Sequence[Line]],
    parties: Mapping[tuple[str, str], str],
    packs: Sequence[LanguagePack],
) -> list[Content]:
    """Return the comparable form of every statement that has words, in the order of documents and text.

    Args:
        docs: Analysed pages.
        lines: Words of their sentences.
        parties: Id of the story's entity by document and entity id.
        packs: Packs of their languages.
    """
    contents: list[Content] = []
    for order, doc in enumerate(docs):
        pack = pack_of(doc, packs)
        entities = _named(doc)
        quotations = [statement for statement in doc.statements if statement.mode is Mode.DIRECT]
        for statement in doc.statements:
            party = entities.get(statement.who or "")
            content = _content(doc, order, statement, lines[order], quotations, party, parties, pack)
            if content.words:
                contents.append(content)
    return contents


def _own_words(statement: Statement, quotations: Sequence[Statement]) -> tuple[Span, ...]:
    """Return the content up to where a quotation begins that is an utterance of its own, not a part of the report."""
    if statement.mode is Mode.DIRECT:
        return statement.content
    begin, end = statement.span.start, statement.span.end
    inside = overlapping(quotations, statement.span)
    cut = min((q.span.start for q in inside if q.parent != statement.id and q.span.start > begin), default=end)
    return tuple(Span(s.start, min(s.end, cut)) for s in statement.content if s.start < cut)


def _named(doc: AnalysedDocument) -> dict[str, Entity]:
    """Return the entities that may be told from others: by a name, or known to the pack. »Ein Sprecher« is open."""
    named = {mention.entity for mention in doc.mentions if mention.form is MentionForm.NAME}
    return {e.id: e for e in doc.entities if not doc.mentions or e.key or e.id in named}


def rarity(lines: Sequence[Sequence[Line]]) -> dict[str, float]:
    """Return how rare each lemma is among the sentences of a story, 0–1; words of one sentence are near 1."""
    counts: Counter[str] = Counter()
    total = 1
    for page in lines:
        total += len(page)
        for line in page:
            counts.update({word.lemma for word in line.words if word.lemma})
    scale = math.log(total + 1)
    return {lemma: max(0.05, 1 - math.log(count) / scale) for lemma, count in counts.items()}


def _content(
    doc: AnalysedDocument,
    order: int,
    statement: Statement,
    lines: Sequence[Line],
    quotations: Sequence[Statement],
    entity: Entity | None,
    parties: Mapping[tuple[str, str], str],
    pack: LanguagePack,
) -> Content:
    around = _around(lines, statement.content)
    inside = _inside(around, _own_words(statement, quotations))
    speaker = _inside(_around(lines, statement.speaker), statement.speaker)
    lemmas = frozenset(word.lemma for word in inside if word.lemma)
    names = _names(doc, statement, speaker, pack)
    hearsay = not names and _names_reports(doc, statement, pack, "report")
    negations = pack.words("negations")
    return Content(
        ref=StatementRef(doc.id, statement.id),
        order=order,
        statement=statement,
        words=inside,
        folded=tuple(word.folded for word in inside),
        around=around,
        lemmas=lemmas,
        stems=by_stem(lemmas),
        acts=frozenset(word.lemma for word in inside if word.lemma and word.pos.startswith(_ACTS)),
        numbers=frozenset(word.folded for word in inside if word.folded[:1].isdigit()),
        negations=sum(word.folded in negations for word in inside),
        # »griechischen Medienberichten zufolge« names no party, not even Greece
        party=parties.get((doc.id, entity.id), fold(entity.name)) if entity and not hearsay else None,
        person=bool(entity and entity.kind is EntityKind.PERSON),
        quoted=statement.mode is Mode.DIRECT,
        follows=bool(inside) and inside[0].folded in pack.listed("noun_phrases", "pointing"),
        reports=_names_reports(doc, statement, pack),
        cues=frozenset(w.lemma for w in _inside(_around(lines, statement.cue), statement.cue) if w.lemma),
        names=names,
        mentioned=_mentioned(doc, inside),
        label=frozenset(w.lemma for w in speaker if w.pos.startswith("N") and w.lemma),
    )


def stems_of(lemma: str) -> tuple[str, str]:
    """Return what related lemmas have in common, one or the other: how they begin or how they end."""
    return lemma[:STEM], f"-{lemma[-STEM:]}"


def by_stem(lemmas: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return lemmas by how they begin and how they end."""
    found: dict[str, tuple[str, ...]] = {}
    for lemma in sorted(lemmas):
        for stem in stems_of(lemma):
            found[stem] = (*found.get(stem, ()), lemma)
    return found


def _names_reports(doc: AnalysedDocument, statement: Statement, pack: LanguagePack, kind: str = "") -> bool:
    """Tell whether what is named as speaker is a report or a medium; with `kind`, of one kind alone."""
    endings = _report_nouns(pack, kind)
    named = (word for span in statement.speaker for word in span.of(doc.document.text).casefold().split())
    return any(word.endswith(endings) for word in named)


def _report_nouns(pack: LanguagePack, kind: str = "") -> tuple[str, ...]:
    """Return how nouns end that name a report or a medium; with `kind`, of one kind alone."""
    rows = pack.table("report_nouns")
    return pack.derived(
        ("comparing.report_nouns", kind), lambda: tuple(row["ending"] for row in rows if kind in ("", row["kind"]))
    )


def _names(doc: AnalysedDocument, statement: Statement, speaker: Sequence[Word], pack: LanguagePack) -> frozenset[str]:
    for span in statement.speaker:
        if any(m.candidates and m.entity is None for m in overlapping(doc.mentions, span)):
            return frozenset()
    return frozenset(n for n in _mentioned(doc, speaker) if not n.endswith(_report_nouns(pack, "report")))


def _mentioned(doc: AnalysedDocument, words: Sequence[Word]) -> frozenset[str]:
    """Return the lemmas that are names: by the mentions of the page, or by their tag."""
    tagged = {word.lemma for word in words if word.lemma and word.pos.startswith("NE")}
    if not words or not doc.mentions:
        return frozenset(tagged)
    near = overlapping(doc.mentions, Span(words[0].start, words[-1].end))
    heads = [mention.head for mention in near if mention.form is MentionForm.NAME]
    inside = {w.lemma for w in words if w.lemma and any(h.start <= w.start and w.end <= h.end for h in heads)}
    return frozenset(tagged | inside)


def _around(lines: Sequence[Line], spans: Sequence[Span]) -> tuple[Word, ...]:
    """Return the words of the sentences that some stretches touch, in text order and no more than can be compared."""
    near = {id(line): line for span in spans for line in overlapping(lines, span)}
    return tuple(islice((word for line in near.values() for word in line.words), LONGEST))


def _inside(words: Sequence[Word], spans: Sequence[Span]) -> tuple[Word, ...]:
    """Return the words that lie in some stretches."""
    return tuple(w for w in words if any(s.start <= w.start and w.end <= s.end for s in spans))


def make_lines(doc: AnalysedDocument, pack: LanguagePack) -> list[Line]:
    """Return the words of each sentence of a document, in text order."""
    return [Line(sent.span, tuple(make_words(sent, pack))) for sent in doc.sentences]


def make_words(sent: Sentence, pack: LanguagePack) -> list[Word]:
    """Return the words of a sentence; digits in groups of three (`10 000`) are one number."""
    endings = pack.listed("mentions", "genitive_endings")
    words: list[Word] = []
    for token in sent.tokens:
        if not (token.text[0].isalnum() or any(char.isalnum() for char in token.text)):
            continue
        last = words[-1] if words and token.text.isdecimal() and len(token.text) == _GROUP else None
        if last and last.folded.isdecimal() and len(last.folded) <= _GROUP:
            words[-1] = _number(last, token)
        else:
            words.append(_word(token, endings))
    return words


def _number(before: Word, token: Token) -> Word:
    folded = before.folded + token.text
    return Word(folded, folded, before.start, token.end, before.pos, folded)


def _word(token: Token, endings: tuple[str, ...]) -> Word:
    base = fold(token.lemma or token.text)
    return Word(fold(token.text), _lemma(token, base, endings), token.start, token.end, token.pos or "", base)


def _lemma(token: Token, base: str, endings: tuple[str, ...]) -> str:
    """Return the folded base form of a word that carries meaning, names without genitive ending; empty for others."""
    if token.pos is None or not token.pos.startswith(_MEANING):
        return ""
    if token.pos.startswith("NE") and len(base) > _SHORT_NAME:
        return next((base.removesuffix(ending) for ending in endings if base.endswith(ending)), base)
    return base
