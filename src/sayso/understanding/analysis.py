"""All steps of understanding, in order."""

from sayso.errors import LanguageMismatch
from sayso.lang import LanguagePack
from sayso.model import AnalysedDocument, Document
from sayso.understanding.distances import find_distances
from sayso.understanding.mentions.entities import find_mentions
from sayso.understanding.quantities import find_quantities
from sayso.understanding.statements import find_statements
from sayso.understanding.statements.sourcing import add_sources
from sayso.understanding.text.morphology import tag_sentences
from sayso.understanding.text.sentences import find_sentences
from sayso.understanding.times import find_times


def analyse(doc: Document, pack: LanguagePack) -> AnalysedDocument:
    """Return a document with all that was understood in it.

    Args:
        doc: Clean text.
        pack: Language pack matching `doc.language`.

    Raises:
        LanguageMismatch: The pack is for another language.
    """
    if doc.language not in (None, pack.code):
        raise LanguageMismatch(f"{doc.id}: language is {doc.language}, the pack is for {pack.code}")
    sents = tag_sentences(find_sentences(doc, pack), pack)
    times = find_times(doc, sents, pack)
    quantities = find_quantities(doc, sents, times, pack)
    mentions, entities = find_mentions(doc, sents, pack)
    statements = find_statements(doc, sents, pack)
    statements, entities = add_sources(doc, sents, statements, mentions, entities, pack)
    return AnalysedDocument(
        document=doc,
        sentences=tuple(sents),
        mentions=tuple(mentions),
        entities=tuple(entities),
        times=tuple(times),
        quantities=tuple(quantities),
        statements=tuple(statements),
        distances=tuple(find_distances(doc, sents, quantities, mentions, entities, pack)),
    )
