"""Text dumps to articles: body told from furniture by shape, words, place and repetition."""

import re
from collections.abc import Sequence

from sayso.lang import LanguagePack
from sayso.model import BlockKind
from sayso.reading.article import (
    HEADING_LENGTH,
    SENTENCE_END,
    drop_repeated,
    find_captions,
    find_kind,
    mark_headings,
    mark_lead,
)
from sayso.reading.assemble import Label
from sayso.reading.credits import split_credits
from sayso.reading.furniture import Finding
from sayso.reading.lines import Line
from sayso.reading.metadata import split_leading_date
from sayso.reading.prose import prose_scores, prose_words
from sayso.reading.region import PROSE, TITLE_LIKENESS, find_article, line_values, title_likeness

FOLLOWED_BY = -2.0
"""A line of the article that is not surely prose is kept only as a heading: two words or more, before a line of
at least this score."""
NEAR = 6
"""Lines around the article in which captions, dates and credits belong to it."""
TITLE_LENGTH = 250
"""Most characters of a headline."""

RUNNING_HEAD = "running-head"
"""Hint of a line above or below the text of several sheets."""
LINKS = 0.9
"""Share of a list's item inside links from which on it is a list of links."""
TITLE_TAGS = ("h1",)
HEADING_TAGS = ("h1", "h2", "h3", "h4", "h5", "h6")

_WORD = re.compile(r"[^\W\d_]+")


def read_dump(lines: Sequence[Line], packs: Sequence[LanguagePack]) -> tuple[list[Line], list[Label]]:
    """Return the lines of a page, credits split off, and what each is.

    Args:
        lines: The page, line by line.
        packs: All language packs: pages mix furniture of several languages.
    """
    parts = [part for line in lines for date in split_leading_date(line, packs) for part in split_credits(date, packs)]
    findings = [_find(line, packs) for line in parts]
    words = prose_words(packs)
    scores = prose_scores([line.text for line in parts], words)
    find_captions(parts, findings)
    likeness = _likeness(parts, scores)
    start, end = find_article(line_values(scores, findings), findings, likeness)
    start, title = _find_title(parts, findings, scores, likeness, start, end)
    labels = [
        _label(i, parts, findings, scores, title) if start <= i < end else _outside(i, start, end, findings)
        for i in range(len(parts))
    ]
    drop_repeated(parts, labels)
    mark_headings(parts, labels)
    mark_lead(parts, labels)
    return parts, labels


def _find(line: Line, packs: Sequence[LanguagePack]) -> Finding | None:
    """Return what a line is by how it is set, else by its words."""
    if line.hints[:1] == (RUNNING_HEAD,):
        return Finding(None, "drop", "page.set.running-head")
    if line.tag == "li" and line.linked >= LINKS:
        return Finding(None, "drop", "page.set.list-of-links")
    return None if line.tag in TITLE_TAGS else find_kind(line.text, packs)


def _likeness(lines: Sequence[Line], scores: Sequence[float]) -> list[float]:
    """A dump often begins with the page's title, which its headline repeats; some are set as headlines."""
    tagged = [float(line.tag in TITLE_TAGS and len(line.text) <= TITLE_LENGTH) for line in lines]
    if any(tagged):
        return tagged
    if not lines or len(lines[0].text) > TITLE_LENGTH:
        return [0.0] * len(lines)
    likeness = title_likeness(lines[0].text, [line.text for line in lines])
    return [0.0, *likeness[1:]] if max(likeness[1:], default=0.0) >= TITLE_LIKENESS else [0.0] * len(lines)


def _find_title(
    lines: Sequence[Line],
    findings: Sequence[Finding | None],
    scores: Sequence[float],
    likeness: Sequence[float],
    start: int,
    end: int,
) -> tuple[int, int | None]:
    """Return where the article begins with its headline, and the headline's line; None if the page has none."""
    if start < end and likeness[start] >= TITLE_LIKENESS:
        return start, start
    first = next((i for i in range(start, end) if findings[i] is None and len(lines[i].text) > HEADING_LENGTH), end)
    for i in range(first - 1, -1, -1):
        text = lines[i].text
        if findings[i] is None and len(text) <= TITLE_LENGTH and len(_WORD.findall(text)) >= 4:
            if not SENTENCE_END.search(text):
                return min(start, i), i
            if first == start:
                first = i
    return start, None


def _outside(i: int, start: int, end: int, findings: Sequence[Finding | None]) -> Label:
    finding = findings[i]
    if finding and finding.kind and 0 < start - i <= NEAR:
        return Label(finding.kind, finding.rule)
    if finding and finding.kind == BlockKind.AGENCY_CREDIT and 0 <= i - end < NEAR:
        return Label(finding.kind, finding.rule)
    if finding and finding.kind is None:
        return Label(None, finding.rule)
    return Label(None, "page.place.before-article" if i < start else "page.place.after-article")


def _leads_on(i: int, lines: Sequence[Line], findings: Sequence[Finding | None], scores: Sequence[float]) -> bool:
    after = scores[i + 1] if i + 1 < len(lines) and findings[i + 1] is None else -9.0
    return after > FOLLOWED_BY and len(_WORD.findall(lines[i].text)) > 1


def _label(
    i: int, lines: Sequence[Line], findings: Sequence[Finding | None], scores: Sequence[float], title: int | None
) -> Label:
    finding = findings[i]
    if i == title:
        return Label(BlockKind.TITLE, "page.title")
    if finding:
        return Label(finding.kind, finding.rule)
    if lines[i].tag in HEADING_TAGS and len(lines[i].text) <= HEADING_LENGTH:
        return Label(BlockKind.HEADING, "page.set.heading")
    if scores[i] < PROSE and not _leads_on(i, lines, findings, scores):
        return Label(None, "page.shape.no-prose")
    return Label(BlockKind.PARAGRAPH, "page.paragraph")
