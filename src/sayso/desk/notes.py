"""What a reader should know of a job, in English for programs and in the reader's language on the pages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sayso.desk.addresses import AddressError
from sayso.model import Issue
from sayso.showing.strings import Strings


@dataclass(frozen=True, slots=True)
class Note:
    """One line on what went wrong.

    Attributes:
        code: Stable, short; the words in other languages stand under `note.` and this.
        text: The line in English.
        about: The page or address that it is about; empty if it is about the whole job.
        values: What those words may have put in.
    """

    code: str
    text: str
    about: str = ""
    values: Mapping[str, object] = field(default_factory=dict)

    def words(self, t: Strings) -> str:
        """Return the line in a language; in English where the language has no words for it."""
        told = t.find(f"note.{self.code}", "").format_map(self.values)
        return ": ".join(filter(None, (self.about, told))) if told else self.text


def note_of(error: AddressError) -> Note:
    """Return why there is no page to be had of an address."""
    return Note(error.code, str(error), error.url, error.values)


def notes_of(issues: Iterable[Issue]) -> tuple[Note, ...]:
    """Return why pages were left out."""
    return tuple(Note(issue.code, issue.message, issue.document) for issue in issues if issue.fatal)
