"""Reported statements: content, cue, frame, speaker, addressee, hedges, chain."""

from collections.abc import Sequence

from sayso.lang import LanguagePack
from sayso.model import Document, Entity, Mention, Sentence, Statement
from sayso.understanding.statements.extraction import extract


def find_statements(
    doc: Document,
    sents: Sequence[Sentence],
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    pack: LanguagePack,
) -> list[Statement]:
    """Return the reported statements of a document, in text order. Nested statements follow their parent."""
    return extract(doc, sents, pack)
