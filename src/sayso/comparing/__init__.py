"""AnalysedDocuments to Story: passages, claims, divergences, origins, timeline."""

from sayso.comparing.grouping import group_stories
from sayso.comparing.stories import build_story

__all__ = ["build_story", "group_stories"]
