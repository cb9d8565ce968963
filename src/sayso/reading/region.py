"""Where the article begins and ends among the lines of a page."""

import re
from collections.abc import Sequence

from sayso.reading.furniture import Finding

_WORD = re.compile(r"\w+")

# Values of a line inside the article; the stretch with the greatest sum is the article.
BEST_LINE = 4.0
WORST_LINE = -1.0
DROPPED = -0.8
ENDING = -14.0
CUT = -3.0
TOLD = 0.0
TITLE_BONUS = 14.0
TITLE_LIKENESS = 0.5
"""Least share of common words of a line and the page's title for the line to be the headline."""


def line_value(score: float, finding: Finding | None) -> float:
    """Return what a line adds to an article that it stands in; below 0 it speaks against the article."""
    if finding is None:
        return max(WORST_LINE, min(BEST_LINE, score))
    if finding.kind is not None:
        return TOLD
    return {"end": ENDING, "cut": CUT}.get(finding.effect, DROPPED)


def find_article(values: Sequence[float], likeness: Sequence[float]) -> tuple[int, int]:
    """Return the stretch of lines with the greatest sum, as first line and one past the last.

    Args:
        values: What each line adds (`line_value`).
        likeness: How like the page's title each line is, 0 to 1: an article begins at its headline.
    """
    best, best_span = float("-inf"), (0, 0)
    total, start = float("-inf"), 0
    for i, value in enumerate(values):
        fresh = TITLE_BONUS * likeness[i] if likeness[i] >= TITLE_LIKENESS else 0.0
        if fresh >= total:
            total, start = fresh, i
        total += value
        if total > best:
            best, best_span = total, (start, i + 1)
    return best_span


def title_likeness(title: str, lines: Sequence[str]) -> list[float]:
    """Return for each line how like the page's title it is: share of common words, 0 to 1.

    The title may carry the site's name behind, the line a kicker before; a line of under three words must be the
    title from its first word on.
    """
    wanted = [w.casefold() for w in _WORD.findall(title)]
    known = set(wanted)
    shares: list[float] = []
    for line in lines:
        words = [w.casefold() for w in _WORD.findall(line[:300])]
        common = len(known.intersection(words))
        if not common or (len(words) < 3 and words != wanted[: len(words)]):
            shares.append(0.0)
            continue
        precision, recall = common / len(set(words)), common / len(known)
        shares.append(2 * precision * recall / (precision + recall))
    return shares
