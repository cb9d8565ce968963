"""The steps in order."""

from sayso.running.identifiers import Identifiers, read_identifiers
from sayso.running.pipeline import compare, compare_all, read, read_all, read_each

__all__ = ["Identifiers", "compare", "compare_all", "read", "read_all", "read_each", "read_identifiers"]
