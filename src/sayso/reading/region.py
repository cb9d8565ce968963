"""Where the article begins and ends among the lines of a page."""

import re
from collections.abc import Sequence

from sayso.model import BlockKind
from sayso.reading.furniture import Finding

_WORD = re.compile(r"\w+")

# Values of a line inside the article; the stretch with the greatest sum is the article.
WORST_LINE = -0.4
"""Least value of a line that says nothing of itself: some short lines stand in every article. Measured with the weights
of `prose.py`."""
BEST_LINE = 5.0
"""Greatest value of a line, that of a paragraph: one endless line is not worth a whole article."""
END = -6.0
"""Value of a line that ends an article: more than the best line behind it makes up for."""
TITLE_BONUS = 3 * BEST_LINE
"""What beginning at the headline is worth: three paragraphs, as teasers above it have."""
TITLE_LIKENESS = 0.6
"""Least likeness of a line and the page's title for the line to be the headline."""
BEGUN = BEST_LINE
"""Sum of prose from which on an article has begun, so that it can end: share bars also stand above articles."""
PROSE = 1.0
"""Score of a line that is surely running text."""
NEIGHBOURS = 0.2
"""Share of the neighbours' scores (at most 3 either way) that a line inherits."""
BY_EFFECT = {"drop": WORST_LINE, "end": END, "comments": END, "comment": END, "cut": END}
COMMENT_LINES = 2
"""Lines after the head of a reader's comment that are its text, and worth nothing."""
COMMENTS_HEAD = 4
"""Lines after the head of all comments in which the date or name of the first one stands."""

_ENDING = frozenset(("end", "comments", "cut"))


def line_values(scores: Sequence[float], findings: Sequence[Finding | None]) -> list[float]:
    """Return what each line adds to an article that it stands in; below 0 it speaks against the article.

    Args:
        scores: How much each line reads like prose.
        findings: What its words say it is.
    """
    near = [max(-3.0, min(3.0, score)) for score in scores]
    values: list[float] = []
    comment = prose = 0
    comments = find_comments(scores, findings)
    for i, (score, finding) in enumerate(zip(scores, findings, strict=True)):
        if finding is None:
            score += NEIGHBOURS * (sum(near[max(0, i - 1) : i]) + sum(near[i + 1 : i + 2]))
            value = WORST_LINE if i > comments else max(WORST_LINE, min(BEST_LINE, score))
            values.append(min(value, 0.0) if comment else value)
            prose += score > PROSE
        else:
            values.append(BY_EFFECT[finding.effect] if finding.kind is None else 0.0)
        begins = finding and (finding.effect == "comment" or (finding.effect == "comments" and prose > 1))
        comment = COMMENT_LINES if begins else max(0, comment - 1)
    return values


def find_comments(scores: Sequence[float], findings: Sequence[Finding | None]) -> int:
    """Return the line with which readers' comments begin, the number of lines if there are none.

    Their head may also stand above an article, as a link to them: only one behind running text that is followed by the
    date or name of a first comment counts. Often there is more to read in them than in the article.
    """
    begun = False
    for i, finding in enumerate(findings):
        if finding is None:
            begun = begun or scores[i] > PROSE
        elif (
            begun and finding.effect == "comments" and any(map(_heads_comment, findings[i + 1 : i + 1 + COMMENTS_HEAD]))
        ):
            return i
    return len(findings)


def _heads_comment(finding: Finding | None) -> bool:
    return finding is not None and (finding.kind == BlockKind.DATE or finding.effect == "comment")


def find_article(
    values: Sequence[float], findings: Sequence[Finding | None], likeness: Sequence[float]
) -> tuple[int, int]:
    """Return the stretch of lines with the greatest sum, as first line and one past the last; it ends with prose.

    Args:
        values: What each line adds (`line_values`).
        findings: What its words say it is; what ends an article does so only after the article has begun.
        likeness: How like the page's title each line is, 0 to 1: an article begins at its headline.
    """
    best, best_span = float("-inf"), (0, 0)
    total, start, prose = float("-inf"), 0, 0.0
    for i, value in enumerate(values):
        fresh = TITLE_BONUS * likeness[i] if likeness[i] >= TITLE_LIKENESS else 0.0
        if fresh >= total:
            total, start, prose = fresh, i, 0.0
        finding = findings[i]
        if finding and finding.effect in _ENDING and prose < BEGUN:
            value = max(value, BY_EFFECT["drop"])
        prose += max(0.0, value)
        total += value
        if value > 0 and total > best:
            best, best_span = total, (start, i + 1)
    return best_span


def title_likeness(title: str, lines: Sequence[str]) -> list[float]:
    """Return for each line how like the page's title it is: share of common words, 0 to 1.

    The title may carry the site's name behind, the line a kicker before; a line of under three words must be the
    title from its first word on.
    """
    wanted = _WORD.findall(title.casefold())
    known = set(wanted)
    shares: list[float] = []
    for line in lines:
        words = _WORD.findall(line[:300].casefold())
        common = len(known.intersection(words))
        if not common or (len(words) < 3 and words != wanted[: len(words)]):
            shares.append(0.0)
            continue
        precision, recall = common / len(set(words)), common / len(known)
        shares.append(2 * precision * recall / (precision + recall))
    return shares
