"""The steps in order."""

from sayso.running.pipeline import compare, read

__all__ = ["compare", "read"]
