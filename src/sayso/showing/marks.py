"""Marks on a text: stretches that may nest or cross, turned into properly nested pieces."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.model import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text that is shown in its own way or that something leads to.

    Attributes:
        span: Where.
        kind: How it is shown, such as `statement`; several words are allowed.
        anchor: What leads here; the first piece of the mark carries it as id.
        layer: Marks of a lower layer are put outside those of a higher one where both begin at the same character.
        note: Key of the detail that belongs to it; empty if none.
    """

    span: Span
    kind: str
    anchor: str
    layer: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Open:
    """A mark begins, or goes on after another was closed (`first` is False then)."""

    mark: Mark
    first: bool


@dataclass(frozen=True, slots=True)
class Close:
    """The mark opened last ends; `last` is False if it goes on after another."""

    mark: Mark
    last: bool


Piece = Open | Close | str


def weave(text: str, span: Span, marks: Iterable[Mark]) -> Iterator[Piece]:
    """Yield the characters of a stretch with its marks opened and closed in a properly nested way.

    Args:
        text: The whole text.
        span: The stretch of it to show; marks are cut to it.
        marks: In any order; those outside are left out.
    """
    inside = sorted(
        (m for m in marks if m.span.overlaps(span)), key=lambda m: (m.span.start, m.layer, -m.span.end, m.anchor)
    )
    stack: list[Mark] = []
    at, index = span.start, 0
    while index < len(inside) or stack:
        end = min((m.span.end for m in stack), default=span.end)
        start = max(inside[index].span.start, span.start) if index < len(inside) else span.end
        here = min(end, start, span.end)
        if here > at:
            yield text[at:here]
            at = here
        if (stack and end <= start) or start >= span.end:
            yield from _close(stack, at, span.end)
        elif index < len(inside):
            stack.append(inside[index])
            yield Open(inside[index], inside[index].span.start >= span.start)
            index += 1
        if at >= span.end and not stack:
            break
    if at < span.end:
        yield text[at : span.end]


def _close(stack: list[Mark], at: int, limit: int) -> Iterator[Piece]:
    """Close all marks that end here; those that lie above and go on are opened anew."""
    lowest = next((i for i, m in enumerate(stack) if min(m.span.end, limit) <= at), len(stack))
    again = [m for m in stack[lowest:] if min(m.span.end, limit) > at]
    for mark in reversed(stack[lowest:]):
        yield Close(mark, mark not in again)
    del stack[lowest:]
    for mark in again:
        stack.append(mark)
        yield Open(mark, False)


def merge_spans(spans: Sequence[Span]) -> list[Span]:
    """Return stretches in order with those that touch or overlap put together."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
