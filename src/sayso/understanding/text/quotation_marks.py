"""Text between paired quotation marks, whatever the marks and however badly they pair."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model import Span

MAX_QUOTATION = 4000
"""Characters of a quotation at most. A mark whose partner is farther away counts as unpaired."""

_CLOSED_BY = {
    "„": '“”"‟«»',
    "“": '”"',
    "”": "”",
    "»": '«“"',
    "«": "»",
    '"': '"“”',
    "‚": "‘’'",
    "›": "‹",
    "‹": "›",
}
_NESTING = frozenset("„")
"""Marks that only open, so that one of them may stand inside another of its kind: »„Er rief „Halt“ und ging“«."""

_SINGLE = frozenset("‚›‹")
_MARKS = frozenset('„“”‟»«"‚‘›‹')


@dataclass(frozen=True, slots=True)
class Quotation:
    """Text between paired marks; may or may not be a statement.

    Attributes:
        span: Marks included.
        single: True for single marks (‚…‘), which mostly stand inside double ones.
    """

    span: Span
    single: bool = False

    @property
    def inner(self) -> Span:
        """The words between the marks."""
        return Span(self.span.start + 1, self.span.end - 1)


def find_quotations(text: str, blocks: Sequence[Span]) -> list[Quotation]:
    """Return the quotations of the blocks, in text order, those of the outside before those inside.

    A quotation may run on into the next blocks. Marks without a partner are passed over.

    Args:
        text: The document's text.
        blocks: Stretches of running text, in text order.
    """
    found: list[Quotation] = []
    stack: list[int] = []
    held: set[int] = set()
    for block in blocks:
        open_ = [at for at in stack if block.start - at < MAX_QUOTATION and text[at] not in _SINGLE]
        stack = [at for at in open_ if at not in held][:1]
        held.clear()
        for at in range(block.start, block.end):
            mark = text[at]
            if mark in _MARKS:
                _meet(text, at, mark, block, stack, found, held)
    return sorted(found, key=lambda q: (q.span.start, -q.span.end))


def _meet(text: str, at: int, mark: str, block: Span, stack: list[int], found: list[Quotation], held: set[int]) -> None:
    """Open or close a quotation; `held` notes the marks inside of which the same mark opened another one."""
    closes = _closes(text, at, mark, block, stack)
    if closes is not None:
        start = stack[closes]
        del stack[closes:]
        if 1 < at - start < MAX_QUOTATION:
            found.append(Quotation(Span(start, at + 1), text[start] in _SINGLE))
        return
    if not _can_open(text, at, mark, block):
        return
    if stack and text[stack[0]] == mark and mark != '"':
        if at == block.start:  # a paragraph of a long quotation begins with the mark again
            return
        if mark in _NESTING and len(stack) == 1 and stack[0] not in held and stack[0] >= block.start:
            held.add(stack[0])  # its partner may still come
        else:
            stack.clear()  # the mark before had no partner
    stack.append(at)


def _closes(text: str, at: int, mark: str, block: Span, stack: list[int]) -> int | None:
    """Return the index in the stack of the mark that this one closes; None if it closes none."""
    if mark in "“»«" and _looks_open(text, at, block) and not _looks_closed(text, at, block):
        inner = stack and text[stack[-1]] in "»«" and text[stack[-1]] != mark
        if mark == "“" or not inner:
            return None
    if mark == '"' and stack and _looks_open(text, at, block) and text[stack[-1]] != '"':
        return None
    for index in range(len(stack) - 1, -1, -1):
        if mark in _CLOSED_BY[text[stack[index]]]:
            return index
    return None


def _can_open(text: str, at: int, mark: str, block: Span) -> bool:
    if mark not in _CLOSED_BY or at + 1 >= block.end or (text[at + 1].isspace() and mark != "„"):
        return False
    return mark in "„‚" or at == block.start or not (text[at - 1].isalnum() or text[at - 1] in ".,!?")


def _looks_open(text: str, at: int, block: Span) -> bool:
    before = at == block.start or text[at - 1].isspace() or text[at - 1] in "([/-–"
    return before and at + 1 < block.end and not text[at + 1].isspace() and text[at + 1] not in ",.;:!?)"


def _looks_closed(text: str, at: int, block: Span) -> bool:
    return at > block.start and not text[at - 1].isspace()
