"""AnalysedDocuments to Story: passages, claims, divergences, origins, timeline."""

from sayso.comparing.grouping import group_stories, split_passages
from sayso.comparing.passages import align_passages
from sayso.comparing.stories import build_story

__all__ = ["align_passages", "build_story", "group_stories", "split_passages"]
