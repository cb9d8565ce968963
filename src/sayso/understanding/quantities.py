"""Numbers with what they count."""

from collections.abc import Sequence

from sayso.lang import LanguagePack
from sayso.model import Document, Quantity, Sentence, Timex


def find_quantities(
    doc: Document, sents: Sequence[Sentence], times: Sequence[Timex], pack: LanguagePack
) -> list[Quantity]:
    """Return the quantities of a document, in text order. Numbers inside time expressions are none."""
    return []
