"""What went wrong with a document without stopping the run."""

from dataclasses import dataclass

from sayso.model.span import Span


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that a reader should know.

    Attributes:
        document: Id of the document, or the source as given if it could not be read.
        step: Step of the journey, such as `reading`.
        code: Permanent, short.
        message: One line for people.
        span: Words concerned; None if the whole document.
        fatal: True if the document was left out.
    """

    document: str
    step: str
    code: str
    message: str
    span: Span | None = None
    fatal: bool = False
