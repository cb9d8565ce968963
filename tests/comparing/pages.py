"""What tests of comparing share besides fixtures."""

from collections.abc import Callable

from sayso.model import AnalysedDocument

Page = Callable[..., AnalysedDocument]
"""The fixture `page`: makes a page with statements given by hand."""

FILLER = "\nDie Stadt liegt an der See.\nAm Abend regnete es.\nDie Schule blieb geschlossen."
"""Sentences that have nothing to do with the event: in a story of a few words alone nothing would be rare."""
