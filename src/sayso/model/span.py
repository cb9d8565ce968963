"""Stretches of text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of Unicode code points: `text[start:end]`.

    Offsets refer to `Document.text` unless a name says otherwise.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span needs 0 <= start <= end, got {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words of the span."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Tell whether `other` lies inside this span, ends included."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of one document that a result rests on.

    Attributes:
        document: Id of the document.
        span: Where in its text.
    """

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a figure is what it is.

    Attributes:
        code: Permanent, short; interfaces translate by it.
        text: One English sentence for people, without full stop.
        evidence: The words it rests on; empty where a reason is an absence.
    """

    code: str
    text: str
    evidence: tuple[Evidence, ...] = ()
