"""One tree of exceptions.

SaysoError
├── PageError            a page cannot be read (missing, empty, not text, too large …)
├── PackError            a language pack is broken
├── LanguageMismatch     a pack is for another language
├── FormatError          JSON or an export cannot be read back
└── NothingRead          none of the given pages could be read
"""


class SaysoError(Exception):
    """Base of every error that sayso raises on purpose; its text is one line."""


class PageError(SaysoError):
    """A page cannot be read.

    Attributes:
        source: Path or address of the page, as the user gave it.
        code: Stable, short reason such as `empty` or `not-text`.
        reason: The same for people, without the page's name.
    """

    def __init__(self, source: str, code: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.code = code
        self.reason = reason


class PackError(SaysoError):
    """A language pack is broken: unknown key, bad pattern, missing file."""


class LanguageMismatch(SaysoError):
    """A language pack was handed a document in another language."""


class FormatError(SaysoError):
    """JSON or an export cannot be read back into records."""


class NothingRead(SaysoError):
    """None of the given pages could be read.

    Attributes:
        reasons: One line for each page.
    """

    def __init__(self, message: str, reasons: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.reasons = reasons
