"""All steps of comparing, in order."""

from collections.abc import Sequence

from sayso.comparing.passages import align_passages
from sayso.lang import LanguagePack
from sayso.model import AnalysedDocument, Issue, Story


def build_story(
    docs: Sequence[AnalysedDocument], packs: Sequence[LanguagePack], issues: Sequence[Issue] = (), id: str = "story"
) -> Story:
    """Return what documents about one event share and where they differ.

    Args:
        docs: Analysed pages, in the order given by the user.
        packs: Packs of their languages.
        issues: What went wrong before; kept in the story.
        id: Id of the story.
    """
    alignments = align_passages([doc.document for doc in docs])
    return Story(id=id, documents=tuple(docs), alignments=tuple(alignments), issues=tuple(issues))
