"""Interviews: questions and answers by turns, each answer a statement of whoever's name or initials stand before it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sayso.lang import LanguagePack
from sayso.model import RUNNING_TEXT, BlockKind, Document, Mode, RuleHit, Span
from sayso.understanding.statements.drafts import Draft

TURN = "direct-turn"
"""Name of the pack's construction."""

LEAST_ANSWERS = 2
"""Questions with an answer that make an interview."""

_WORD = r"[^\W\d_](?:[\w.-]|[’'](?=\w)){0,30}"
_LABEL = re.compile(rf"\W{{0,3}}({_WORD}(?: {_WORD}){{0,4}})(?: \([^()\n]{{1,40}}\))?[’'*]{{0,3}}:\s+(?=\S)")
"""Words at the beginning of a paragraph, up to its colon."""

_INITIALS = re.compile(r"[^\W\d_]{2,3}")
_MARKS = frozenset('„“"»«‚')
_QUESTION_ENDS = ("?", "?“", '?"', "?«", "?)", "?”")


@dataclass(slots=True)
class _Turn:
    """A paragraph of an interview."""

    block: int
    label: str
    span: Span
    said: Span
    asks: bool


@dataclass(frozen=True, slots=True)
class Interview:
    """The turns of an interview.

    Attributes:
        questions: Blocks with questions; nothing in them is said by anybody.
        answers: The answers by block, as statements.
    """

    questions: frozenset[int] = frozenset()
    answers: Mapping[int, Draft] = field(default_factory=dict)


def find_interview(doc: Document, pack: LanguagePack) -> Interview:
    """Return the questions and answers of a document; none if it is no interview.

    Args:
        doc: Its running text is read by blocks.
        pack: Gives the particles of names, and the labels that name nobody (Frage, Antwort).
    """
    blocks = [n for n, b in enumerate(doc.blocks) if b.kind in RUNNING_TEXT and b.kind is not BlockKind.TITLE]
    particles = frozenset(pack.listed("mentions", "particles"))
    turns = {n: turn for n in blocks if (turn := _turn(doc, n, particles)) is not None}
    asking = Counter(t.label for t in turns.values() if t.asks)
    all_of = Counter(t.label for t in turns.values())
    askers = {label for label, count in asking.items() if 2 * count > all_of[label]}
    asked = [n for n in blocks if _asks(doc, n)]
    following = dict(pairwise(blocks))
    answered = [n for n in asked if (t := turns.get(following.get(n, -1))) is not None and t.label not in askers]
    if len(answered) < LEAST_ANSWERS:
        return Interview()
    last = following[answered[-1]]
    nobody = frozenset(pack.listed("quotations", "turn_labels"))
    answers = _answers(doc, blocks, turns, askers, (answered[0], last), nobody)
    questions = {n for n, t in turns.items() if t.label in askers} | set(answered)
    return Interview(frozenset(questions), answers)


def _asks(doc: Document, number: int) -> bool:
    return doc.blocks[number].span.of(doc.text).endswith(_QUESTION_ENDS)


def _turn(doc: Document, number: int, particles: frozenset[str]) -> _Turn | None:
    span = doc.blocks[number].span
    match = _LABEL.match(doc.text, span.start, span.end)
    if match is None or doc.text[match.end()] in _MARKS:
        return None
    first, *others = match.group(1).split(" ")
    if first[0].islower() or any(word[0].islower() and word not in particles for word in others):
        return None
    said = Span(match.end(), span.end)
    asks = said.of(doc.text).endswith(_QUESTION_ENDS)
    return _Turn(number, match.group(1), Span(*match.span(1)), said, asks)


def _answers(
    doc: Document,
    blocks: Sequence[int],
    turns: Mapping[int, _Turn],
    askers: set[str],
    within: tuple[int, int],
    nobody: frozenset[str],
) -> dict[int, Draft]:
    """Return the answers by block; paragraphs without a label go on with the answer before them."""
    answers: dict[int, Draft] = {}
    current: Draft | None = None
    for n in blocks:
        turn = turns.get(n)
        if turn is not None and turn.label in askers:
            current = None
        elif turn is not None:
            current = _answer(doc, turn, nobody)
        elif not within[0] < n <= within[1] or _asks(doc, n):
            current = None
        elif current is not None:
            current.content.append(doc.blocks[n].span)
        if current is not None:
            answers[n] = current
    return answers


def _answer(doc: Document, turn: _Turn, nobody: frozenset[str]) -> Draft:
    whole = Span(turn.span.start, turn.said.start)
    speaker = [] if turn.label.lower() in nobody else [_bearer(doc, turn)]
    frame = Span(whole.start, whole.start + len(whole.of(doc.text).rstrip()))
    return Draft(Mode.DIRECT, [turn.said], frame=[frame], speaker=speaker, hits=[RuleHit(TURN, frame)])


def _bearer(doc: Document, turn: _Turn) -> Span:
    """Return the name that initials stand for, where the text gives one that they fit; else the label itself."""
    if not (_INITIALS.fullmatch(turn.label) and turn.label.isupper()):
        return turn.span
    words = [rf"{re.escape(letter)}[\w’'-]{{1,30}}" for letter in turn.label]
    found = list(re.finditer(r"\b" + r" ".join(words) + r"\b", doc.text))
    return Span(*found[0].span()) if len({m.group() for m in found}) == 1 else turn.span
