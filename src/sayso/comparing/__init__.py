"""AnalysedDocuments to Story: passages, claims, divergences, origins, timeline."""

from sayso.comparing.stories import build_story

__all__ = ["build_story"]
