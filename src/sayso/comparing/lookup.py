"""Finding what stands at a place without walking through a whole page."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol, TypeVar

from sayso.model import Span


class Placed(Protocol):
    """What has a place in a text."""

    @property
    def span(self) -> Span:
        """The place."""


P = TypeVar("P", bound=Placed)


def overlapping(items: Sequence[P], span: Span) -> list[P]:
    """Return the items that share a character with a stretch, in order.

    Args:
        items: In text order, none inside another.
        span: The stretch.
    """
    found = []
    for index in range(bisect_right(items, span.start, key=lambda item: item.span.end), len(items)):
        if items[index].span.start >= span.end:
            break
        found.append(items[index])
    return found
