"""Mentions gathered into the entities of one document."""

from collections.abc import Sequence

from sayso.lang import LanguagePack
from sayso.model import Document, Entity, Mention, Sentence


def find_mentions(doc: Document, sents: Sequence[Sentence], pack: LanguagePack) -> tuple[list[Mention], list[Entity]]:
    """Return the mentions of a document in text order, and its entities in order of first mention."""
    return [], []
