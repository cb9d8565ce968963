"""The steps in order."""

from sayso.running.pipeline import compare, read, read_all

__all__ = ["compare", "read", "read_all"]
