"""Reported statements: content, cue, frame, speaker, addressee, hedges, chain."""

from sayso.understanding.statements.extraction import find_statements

__all__ = ["find_statements"]
