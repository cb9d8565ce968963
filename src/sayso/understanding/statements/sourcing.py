"""From bare statements to who says them, through whom, how surely, and whether the speaker stands behind them."""

from collections.abc import Sequence

from sayso.lang import LanguagePack
from sayso.model import Document, Entity, Mention, Sentence, Statement
from sayso.understanding.statements.chains import add_chains
from sayso.understanding.statements.directory import Directory
from sayso.understanding.statements.hedges import add_hedges
from sayso.understanding.statements.polarity import add_polarity
from sayso.understanding.statements.source_lexicon import source_lexicon


def add_sources(
    doc: Document,
    sents: Sequence[Sentence],
    statements: Sequence[Statement],
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    pack: LanguagePack,
) -> tuple[list[Statement], list[Entity]]:
    """Return the statements with who, chain, evidence, hedges and polarity, and the entities of the document.

    Args:
        doc: Gives outlet and credited agencies.
        sents: Tagged sentences.
        statements: In text order, nested ones after their parent.
        mentions: In text order.
        entities: In order of first mention.
        pack: Language pack.

    Returns:
        Statements in the order given; entities with those added that speak and that no mention stands for.
    """
    directory = Directory(list(entities), mentions, source_lexicon(pack).state_names, doc.text)
    chained = add_chains(doc, sents, statements, directory, pack)
    return add_polarity(doc, sents, add_hedges(doc, sents, chained, pack), pack), directory.entities
