"""Labelled lines to the text of a document, its blocks and the way back."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model import Block, BlockKind, Furniture, OffsetMap, Segment, Span
from sayso.reading.lines import Line


@dataclass(frozen=True, slots=True)
class Label:
    """What a line is.

    Attributes:
        kind: Its kind in the article; None if it is furniture.
        rule: Id of the rule that said so.
    """

    kind: BlockKind | None
    rule: str


@dataclass(frozen=True, slots=True)
class Assembled:
    """The parts of a document that follow from its labelled lines."""

    text: str
    blocks: tuple[Block, ...]
    offsets: OffsetMap
    furniture: tuple[Furniture, ...]


def assemble(lines: Sequence[Line], labels: Sequence[Label]) -> Assembled:
    """Return text, blocks, offset map and furniture of labelled lines; line breaks separate blocks."""
    words: list[str] = []
    blocks: list[Block] = []
    segments: list[Segment] = []
    furniture: list[Furniture] = []
    at = 0
    for line, label in zip(lines, labels, strict=True):
        if label.kind is None:
            folded = line.text if line.text.isprintable() and "  " not in line.text else " ".join(line.text.split())
            furniture.append(Furniture(folded, line.page_span, label.rule))
            continue
        if words:
            words.append("\n")
            at += 1
        words.append(line.text)
        blocks.append(Block(label.kind, Span(at, at + len(line.text))))
        segments.extend(Segment(s.start + at, s.page_start, s.length) for s in line.segments)
        at += len(line.text)
    return Assembled("".join(words), tuple(blocks), OffsetMap(tuple(segments)), tuple(furniture))
