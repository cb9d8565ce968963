"""Sentences and tokens."""

from dataclasses import dataclass

from sayso.model.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark.

    Attributes:
        start: First code point in `Document.text`.
        end: One past the last.
        text: The characters between.
        pos: Part of speech in the tag set of the language pack's morphology; None where no tagger is installed.
        lemma: Base form; None where no tagger is installed.
    """

    start: int
    end: int
    text: str
    pos: str | None = None
    lemma: str | None = None

    @property
    def span(self) -> Span:
        """The token's place."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of one block. Sentences never cross blocks.

    Attributes:
        span: From its first to its last token.
        block: Index into `Document.blocks`.
        tokens: In text order.
    """

    span: Span
    block: int
    tokens: tuple[Token, ...]
