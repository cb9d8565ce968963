"""The steps in order."""

from sayso.running.pipeline import compare, compare_all, read, read_all, read_each

__all__ = ["compare", "compare_all", "read", "read_all", "read_each"]
