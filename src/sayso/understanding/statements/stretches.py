"""Stretches: sentences as the rules read them, with clauses and quotations."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.lang import LanguagePack
from sayso.model import RUNNING_TEXT, BlockKind, Document, Sentence, Span, Token
from sayso.understanding.text.clauses import (
    ClauseWords,
    Segment,
    Words,
    clause_words,
    is_finite,
)
from sayso.understanding.text.quotation_marks import Quotation, find_quotations
from sayso.understanding.text.segments import find_segments

MAX_SENTENCES = 40
"""Sentences that one quotation may join; longer ones are read sentence by sentence."""

MAX_TOKENS = 800
"""Tokens of a stretch at most. Longer ones, which no newsroom writes, are read in pieces, so that time stays linear."""


@dataclass(slots=True)
class Stretch:
    """Sentences joined by quotations that run over their ends; mostly one sentence.

    Attributes:
        text: The document's text.
        words: Its tokens.
        segments: Its clauses.
        quotations: Outermost quotations, in text order; `words.quoted` counts them.
        closed: Whether an outermost quotation is a saying closed in itself.
        block: Index of the block.
        kind: Kind of the block.
        known: The pack's words that make clauses.
    """

    text: str
    words: Words
    segments: list[Segment]
    quotations: list[Quotation]
    closed: list[bool]
    block: int
    kind: BlockKind
    known: ClauseWords

    def span(self, start: int, end: int) -> Span:
        """Return the characters of tokens `start` to `end`, half-open."""
        return Span(self.words.tokens[start].start, self.words.tokens[end - 1].end)

    @property
    def whole(self) -> Span:
        """From the first to the last character."""
        return self.span(0, len(self.words.tokens))

    def body_end(self) -> int:
        """Return one past the last token before the final full stop."""
        end = len(self.words.tokens)
        while end > 1 and self.words.pos[end - 1] == "$." and self.words.quoted[end - 1] < 0:
            end -= 1
        return end

    def segment_at(self, token: int) -> int:
        """Return the index of the segment that holds a token, or of the last one before it."""
        found = 0
        for n, segment in enumerate(self.segments):
            if segment.start > token:
                break
            found = n
        return found


@dataclass(slots=True)
class _Run:
    sents: list[Sentence] = field(default_factory=list)
    end: int = 0


def find_stretches(doc: Document, sents: Sequence[Sentence], pack: LanguagePack) -> list[Stretch]:
    """Return the stretches of the running text, in text order."""
    blocks = [b.span for b in doc.blocks if b.kind in RUNNING_TEXT]
    quotations = find_quotations(doc.text, blocks)
    names = _names_inside(sents)
    outer = _outermost(quotations)
    stretches: list[Stretch] = []
    position = 0
    for run in _join(doc, sents, outer):
        start, end = run[0].span.start, run[-1].span.end
        while position < len(quotations) and quotations[position].span.end <= start:
            position += 1
        last = position
        while last < len(quotations) and quotations[last].span.start < end:
            last += 1
        inside = quotations[position:last]
        tokens = [t for sent in run for t in sent.tokens]
        stretches += [
            _stretch(doc, run[0].block, tokens[first : first + MAX_TOKENS], inside, names, pack)
            for first in range(0, len(tokens), MAX_TOKENS)
        ]
    return stretches


def _outermost(quotations: Sequence[Quotation]) -> list[Quotation]:
    outer: list[Quotation] = []
    for quotation in quotations:
        if not outer or quotation.span.start >= outer[-1].span.end:
            outer.append(quotation)
    return outer


def _join(doc: Document, sents: Sequence[Sentence], outer: Sequence[Quotation]) -> list[list[Sentence]]:
    """Return runs of sentences of one block that no quotation's inside is cut between."""
    runs: list[list[Sentence]] = []
    n = 0
    for sent in sents:
        if doc.blocks[sent.block].kind not in RUNNING_TEXT:
            continue
        while n < len(outer) and outer[n].span.end <= sent.span.start:
            n += 1
        inside = n < len(outer) and outer[n].span.start < sent.span.start
        if inside and runs and runs[-1][-1].block == sent.block and len(runs[-1]) < MAX_SENTENCES:
            runs[-1].append(sent)
        else:
            runs.append([sent])
    return runs


def _names_inside(sents: Sequence[Sentence]) -> frozenset[str]:
    """Return the words that are names where they stand inside a sentence, so that a capital tells them."""
    found: set[str] = set()
    for sent in sents:
        for before, token in zip(sent.tokens, sent.tokens[1:], strict=False):
            if token.text[:1].isupper() and len(token.text) > 1 and "NE" in (token.pos, before.pos):
                found.add(token.text)
    return frozenset(found)


def _stretch(
    doc: Document,
    block: int,
    tokens: Sequence[Token],
    around: Sequence[Quotation],
    names: frozenset[str],
    pack: LanguagePack,
) -> Stretch:
    tokens = _without_credit(tokens)
    inside = [q for q in around if q.span.start >= tokens[0].start and q.span.end <= tokens[-1].end]
    outer = _outermost(inside)
    words = Words(
        tokens=tokens,
        low=[t.text.lower() for t in tokens],
        pos=[_pos(tokens, i, names) for i in range(len(tokens))],
        lemma=[(t.lemma or t.text).lower() for t in tokens],
        aside=[False] * len(tokens),
        quoted=[-1] * len(tokens),
    )
    n = 0
    for i, token in enumerate(tokens):
        while n < len(outer) and outer[n].span.end <= token.start:
            n += 1
        if n < len(outer) and outer[n].span.start <= token.start:
            words.quoted[i] = n
    _set_brackets_aside(words)
    parts: list[list[int]] = [[] for _ in outer]
    for i, number in enumerate(words.quoted):
        if number >= 0:
            parts[number].append(i)
    closed = [_is_closed(words, part) for part in parts]
    for i in range(len(tokens)):
        if words.quoted[i] >= 0 and closed[words.quoted[i]]:
            words.aside[i] = True
    known = clause_words(pack)
    return Stretch(doc.text, words, find_segments(words, known), outer, closed, block, doc.blocks[block].kind, known)


def _without_credit(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return a sentence without the brackets behind its full stop, as agencies are credited in."""
    if len(tokens) < 5 or tokens[-1].text != ")":
        return tokens
    opened = next((k for k in range(len(tokens) - 2, max(0, len(tokens) - 14), -1) if tokens[k].text == "("), None)
    behind = opened is not None and tokens[opened - 1].text in ".!?"
    return tokens[:opened] if behind else tokens


_LIKE_NAMES = frozenset({"ADJ(D)", "ADJ(A)", "ADV", "VV(IMP)", "XY", "FM"})
_MARKS = frozenset('„“”‟»«"‚‘›‹()[]')


def _pos(tokens: Sequence[Token], i: int, names: frozenset[str]) -> str:
    """Return the tag of a token, set right where its shape or its place says otherwise."""
    text, pos = tokens[i].text, tokens[i].pos or ""
    if text in _MARKS:
        return "$("
    if i == 0 and pos in _LIKE_NAMES and text in names and len(tokens) > 1 and is_finite(tokens[1].pos or ""):
        return "NE"
    if pos.startswith("V") and text[0].isupper() and not text.isupper():
        if i and tokens[i - 1].text[-1].isalnum():
            return "NE"
        if pos.endswith("(IMP)") and i + 1 < len(tokens) and (tokens[i + 1].pos or "")[:2] in ("NE", "NN"):
            return "NE"
    return pos


def _set_brackets_aside(words: Words) -> None:
    opened = -1
    for i, low in enumerate(words.low):
        if low in "([" and opened < 0 and words.quoted[i] < 0:
            opened = i
        elif low in ")]" and opened >= 0:
            for k in range(opened, i + 1):
                words.aside[k] = words.quoted[k] < 0 or words.aside[k]
            opened = -1


def _is_closed(words: Words, inside: Sequence[int]) -> bool:
    """Tell whether a quotation, given by its tokens, is a saying of its own and no part of the clause around it."""
    first, last = inside[0], inside[-1]
    if last - first < 2:
        return False
    if last - first > 3 and any(_ends_sentence(words, i) for i in inside[:-2]):
        return True
    before = words.low[first - 1] if first else ""
    after = words.low[last + 1] if last + 1 < len(words.low) else ""
    starts_saying = before in ("", ":") or (words.quoted[first - 1] >= 0)
    ends_saying = after in ("", ",", ".", "!", "?", ":", ";", "-", "–", "(") or words.low[last - 1] in ".!?…,"
    upper = words.tokens[first + 1].text[:1].isupper()
    has_verb = any(is_finite(words.pos[i]) for i in inside)
    if starts_saying and ends_saying and upper and (has_verb or before == ":" or last - first > 3 or after == ","):
        return True
    return upper and has_verb and ends_saying and last - first > 5 and words.pos[first + 1][:2] not in ("NN", "NE")


def _ends_sentence(words: Words, i: int) -> bool:
    """Tell whether a token ends a sentence and is no part of a name or address: »quell.example«."""
    if words.low[i] not in (".", "!", "?", "…"):
        return False
    following = words.tokens[i + 1]
    if following.start > words.tokens[i].end or words.pos[i + 1] == "$(":
        return True
    return (
        words.low[i - 1] == words.tokens[i - 1].text and following.text[:1].isupper() and following.text[1:2].islower()
    )
