"""What was read from a heap of files, and what was left and why: counted page by page, nothing is kept."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sayso.model import Document, Issue

EXAMPLES = 3
"""Messages kept for each reason."""


@dataclass(slots=True)
class ReadingCounts:
    """Counts of a reading.

    Attributes:
        files: Files opened.
        pages: Pages read, by media type.
        languages: Pages read, by language; `?` where it could not be told.
        missing: Pages read without a fact, by the fact's name.
        cut: Pages of which only the beginning was there.
        blocks: Characters of the articles, by what they are.
        furniture: Characters set apart, by the id of the rule that did.
        left: Files and records that were not read, by short reason.
        examples: The first messages of each such reason.
    """

    files: int = 0
    pages: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)
    cut: int = 0
    blocks: Counter[str] = field(default_factory=Counter)
    furniture: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)

    def add(self, item: Document | Issue) -> None:
        """Count a page, or one that was not read."""
        if isinstance(item, Issue):
            self.left[item.code] += 1
            messages = self.examples.setdefault(item.code, [])
            if len(messages) < EXAMPLES:
                messages.append(item.message)
            return
        self.pages[item.page.media_type] += 1
        self.languages[item.language or "?"] += 1
        self.cut += item.cut
        for fact in ("title", "published", "outlet"):
            self.missing[fact] += getattr(item, fact) is None
        for block in item.blocks:
            self.blocks[block.kind.value] += len(block.span)
        for piece in item.furniture:
            self.furniture[piece.reason] += len(piece.text)

    def to_json(self) -> Mapping[str, Any]:
        """Return the counts as plain values, the most frequent first."""
        return {
            "files": self.files,
            "pages": dict(self.pages.most_common()),
            "languages": dict(self.languages.most_common()),
            "missing": {fact: count for fact, count in self.missing.most_common() if count},
            "cut": self.cut,
            "article_characters": dict(self.blocks.most_common()),
            "furniture_characters": dict(self.furniture.most_common()),
            "left": dict(self.left.most_common()),
            "examples": self.examples,
        }
