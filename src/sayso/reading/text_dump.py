"""Text dumps to articles: body told from furniture by shape, words, place and repetition."""

import itertools
import re
from collections.abc import Sequence

from sayso.lang import LanguagePack
from sayso.model import BlockKind
from sayso.reading.assemble import Label
from sayso.reading.credits import is_agency_credit, is_dateline, split_credits
from sayso.reading.furniture import Finding, find_line_rule
from sayso.reading.lines import Line
from sayso.reading.metadata import split_leading_date
from sayso.reading.prose import prose_score, prose_words
from sayso.reading.region import find_article, line_value, title_likeness

KEPT_SCORE = -1.5
"""Lines below this inside the article are furniture."""
NEAR = 6
"""Lines around the article in which captions, dates and credits belong to it."""
HEADING_LENGTH = 110
"""Most characters of a sub-heading."""
TITLE_LENGTH = 250
"""Most characters of a headline."""

_SENTENCE_END = re.compile(r"[.…;][\"'“”«»‹›’)\]]*$")
_WORD = re.compile(r"[^\W\d_]{2,}")


def read_dump(lines: Sequence[Line], packs: Sequence[LanguagePack]) -> tuple[list[Line], list[Label]]:
    """Return the lines of a page, credits split off, and what each is.

    Args:
        lines: The page, line by line.
        packs: All language packs: pages mix furniture of several languages.
    """
    parts = [part for line in lines for date in split_leading_date(line) for part in split_credits(date, packs)]
    findings = [_finding(line.text, packs) for line in parts]
    words = prose_words(packs)
    scores = [prose_score(line.text, words) for line in parts]
    _find_captions(parts, findings)
    likeness = _likeness(parts, scores)
    start, end = find_article([line_value(s, f) for s, f in zip(scores, findings, strict=True)], likeness)
    start, title = _find_title(parts, findings, scores, likeness, start, end)
    labels = [
        _label(i, parts, findings, scores, title) if start <= i < end else _outside(i, start, end, findings)
        for i in range(len(parts))
    ]
    _drop_repeated(parts, labels)
    _mark_headings(parts, labels)
    _mark_lead(parts, labels)
    return parts, labels


def _finding(text: str, packs: Sequence[LanguagePack]) -> Finding | None:
    if is_dateline(text, packs):
        return Finding(BlockKind.DATELINE, "drop", "page.credit.dateline")
    if is_agency_credit(text, packs):
        return Finding(BlockKind.AGENCY_CREDIT, "drop", "page.credit.agency")
    return find_line_rule(text, packs)


def _likeness(lines: Sequence[Line], scores: Sequence[float]) -> list[float]:
    """A dump often begins with the page's title, which its headline repeats."""
    if not lines or len(lines[0].text) > TITLE_LENGTH:
        return [0.0] * len(lines)
    likeness = title_likeness(lines[0].text, [line.text for line in lines])
    return [0.0, *likeness[1:]] if max(likeness[1:], default=0.0) >= 0.5 else [0.0] * len(lines)


def _find_captions(lines: Sequence[Line], findings: list[Finding | None]) -> None:
    """The words right before a photo credit are the caption, together with their repetition as alternative text."""
    for i in range(1, len(lines)):
        finding = findings[i]
        if not finding or finding.kind != BlockKind.PHOTO_CREDIT:
            continue
        j = i - 1
        if findings[j] is None and len(_WORD.findall(lines[j].text)) >= 3 and len(lines[j].text) < 400:
            findings[j] = Finding(BlockKind.CAPTION, "drop", "page.caption.before-credit")
            if j and lines[j - 1].text == lines[j].text:
                findings[j - 1] = findings[j]


def _find_title(
    lines: Sequence[Line],
    findings: Sequence[Finding | None],
    scores: Sequence[float],
    likeness: Sequence[float],
    start: int,
    end: int,
) -> tuple[int, int | None]:
    """Return where the article begins with its headline, and the headline's line; None if the page has none."""
    if start < end and likeness[start] >= 0.5:
        return start, start
    first = next((i for i in range(start, end) if findings[i] is None and len(lines[i].text) > HEADING_LENGTH), end)
    for i in range(first - 1, -1, -1):
        text = lines[i].text
        if findings[i] is None and len(text) <= TITLE_LENGTH and len(_WORD.findall(text)) >= 4:
            if not _SENTENCE_END.search(text):
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


def _label(
    i: int, lines: Sequence[Line], findings: Sequence[Finding | None], scores: Sequence[float], title: int | None
) -> Label:
    finding = findings[i]
    if i == title:
        return Label(BlockKind.TITLE, "page.title")
    if finding:
        return Label(finding.kind, finding.rule)
    if scores[i] < KEPT_SCORE and len(_WORD.findall(lines[i].text)) < 2:
        return Label(None, "page.shape.no-prose")
    return Label(BlockKind.PARAGRAPH, "page.paragraph")


def _drop_repeated(lines: Sequence[Line], labels: list[Label]) -> None:
    """Words that stand twice in an article stand there once for readers and once for machines."""
    seen: set[str] = set()
    for i, (line, label) in enumerate(zip(lines, labels, strict=True)):
        if label.kind not in (BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.TITLE):
            continue
        if line.text in seen:
            labels[i] = Label(None, "page.repeated")
        seen.add(line.text)


def _mark_headings(lines: Sequence[Line], labels: list[Label]) -> None:
    """A short line without full stop, followed by a paragraph, is a sub-heading."""
    body = [i for i, label in enumerate(labels) if label.kind == BlockKind.PARAGRAPH]
    for i, following in itertools.pairwise(body):
        text = lines[i].text
        if _is_heading(text) and len(lines[following].text) > len(text):
            labels[i] = Label(BlockKind.HEADING, "page.heading.short-line")


def _is_heading(text: str) -> bool:
    shaped = len(text) <= HEADING_LENGTH and not _SENTENCE_END.search(text) and not text.endswith((",", ":"))
    return shaped and (text[0].isalnum() or text[0] in "„\"»“'‚")


def _mark_lead(lines: Sequence[Line], labels: list[Label]) -> None:
    """The first paragraph is the lead if something stands between it and the next, or the next begins anew."""
    body = [i for i, label in enumerate(labels) if label.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)]
    if len(body) < 2 or labels[body[0]].kind != BlockKind.PARAGRAPH or labels[body[1]].kind != BlockKind.PARAGRAPH:
        return
    first, second = body[0], body[1]
    if len(lines[first].text) > 600:
        return
    if second > first + 1:
        labels[first] = Label(BlockKind.LEAD, "page.lead.set-apart")
    elif _begins_anew(lines[first].text, lines[second].text):
        labels[first] = Label(BlockKind.LEAD, "page.lead.begins-anew")


_NAME = re.compile(r"[^\W\d_][\w’-]+")


def _begins_anew(lead: str, body: str) -> bool:
    """Tell whether the body gives a fuller name to someone whom the lead only names by surname."""
    short = _NAME.findall(lead)
    known = set(short)
    full = _NAME.findall(body[:400])
    pairs = itertools.pairwise(full)
    return any(
        b in known and b[0].isupper() and a[0].isupper() and a not in known and not lead.startswith(b) for a, b in pairs
    )
