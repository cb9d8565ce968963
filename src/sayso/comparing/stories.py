"""All steps of comparing, in order."""

from collections.abc import Sequence

from sayso.comparing.agency_copy import credit_agencies
from sayso.comparing.circles import find_circles
from sayso.comparing.comparison import compare_statements
from sayso.comparing.entities import link_entities
from sayso.comparing.headlines import find_headline_quotations
from sayso.comparing.passages import align_passages
from sayso.comparing.timeline import find_timeline
from sayso.lang import LanguagePack
from sayso.model import Alignment, AnalysedDocument, Issue, Story


def build_story(
    docs: Sequence[AnalysedDocument],
    packs: Sequence[LanguagePack],
    issues: Sequence[Issue] = (),
    id: str = "story",
    alignments: Sequence[Alignment] | None = None,
) -> Story:
    """Return what documents about one event share and where they differ.

    Args:
        docs: Analysed pages, in the order given by the user.
        packs: Packs of their languages.
        issues: What went wrong before; kept in the story.
        id: Id of the story.
        alignments: Passages that its pages share, if they are known already.
    """
    entities = tuple(link_entities(docs, packs))
    if alignments is None:
        alignments = align_passages([doc.document for doc in docs], packs)
    alignments = credit_agencies(docs, alignments, packs)
    compared = compare_statements(docs, entities, alignments, packs)
    return Story(
        id=id,
        documents=tuple(docs),
        entities=entities,
        alignments=tuple(alignments),
        claims=compared.claims,
        divergences=compared.divergences,
        only_on=compared.only_on,
        headline_quotations=tuple(find_headline_quotations(docs, packs)),
        circles=tuple(find_circles(docs, packs)),
        timeline=tuple(find_timeline(docs)),
        issues=tuple(issues),
    )
