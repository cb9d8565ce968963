"""What lines are within an article: headings, lead, captions, repetition. Shared by all page formats."""

import itertools
import re
from collections.abc import Sequence

from sayso.lang import LanguagePack
from sayso.model import BlockKind
from sayso.reading.assemble import Label
from sayso.reading.credits import is_agency_credit, is_dateline
from sayso.reading.furniture import Finding, find_line_rule
from sayso.reading.lines import Line

HEADING_LENGTH = 110
"""Most characters of a sub-heading."""
CAPTION_LENGTH = 160
"""Most characters of a caption that is told by the credit after it alone."""

CREDIT_LENGTH = 120
"""Most characters of a line that is nothing but a dateline or an agency's credit."""

ANSWER_LENGTH = 40
"""Characters from which on a sentence that is a paragraph does not stand in an article twice."""

_INNER_END = re.compile(r"[.!?]\s")
SENTENCE_END = re.compile(r"[.…;][\"'“”«»‹›’)\]]*$")
_ANY_END = re.compile(r"[.…!?][\"'“”«»‹›’)\]]*$")
_WORD = re.compile(r"[^\W\d_]{2,}")


def find_kind(text: str, packs: Sequence[LanguagePack], furniture: bool = True) -> Finding | None:
    """Return what the words of a line say it is; None if they say nothing.

    Args:
        text: The line.
        packs: Languages whose phrases and rules are tried.
        furniture: Whether it may be furniture; if not, it can only be a part of an article.
    """
    if len(text) <= CREDIT_LENGTH:
        if is_dateline(text, packs):
            return Finding(BlockKind.DATELINE, "drop", "page.credit.dateline")
        if is_agency_credit(text, packs):
            return Finding(BlockKind.AGENCY_CREDIT, "drop", "page.credit.agency")
    return find_line_rule(text, packs, furniture)


def find_captions(lines: Sequence[Line], findings: list[Finding | None]) -> None:
    """The words right before a photo credit are the caption, together with their repetition as alternative text."""
    for i in range(1, len(lines)):
        finding = findings[i]
        if not finding or finding.kind != BlockKind.PHOTO_CREDIT:
            continue
        j = i - 1
        repeated = j > 0 and lines[j - 1].text == lines[j].text
        if findings[j] is None and (repeated or _is_caption(lines[j].text)):
            findings[j] = Finding(BlockKind.CAPTION, "drop", "page.caption.before-credit")
            if repeated:
                findings[j - 1] = findings[j]


def _is_caption(text: str) -> bool:
    """Tell whether words are as short as those under a picture: one sentence of some words."""
    short = len(text) <= CAPTION_LENGTH and not text.endswith(":")
    return short and len(_WORD.findall(text)) >= 3 and not _INNER_END.search(text)


def drop_repeated(lines: Sequence[Line], labels: list[Label]) -> None:
    """Words that stand twice in an article stand there once for readers and once for machines.

    What a reader knows from the headline is said again. Other headings may be repeated, as those of entries of a ticker
    are, and so may what is as short as an answer.
    """
    seen: set[str] = set()
    titles = {line.text for line, label in zip(lines, labels, strict=True) if label.kind == BlockKind.TITLE}
    for i, (line, label) in enumerate(zip(lines, labels, strict=True)):
        if label.kind not in _REPEATED:
            continue
        again = line.text in seen and label.kind != BlockKind.HEADING and not _is_answer(line, label)
        if again or line.text in titles:
            labels[i] = Label(None, "page.repeated")
        seen.add(line.text)


_REPEATED = (BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.HEADING)


def _is_answer(line: Line, label: Label) -> bool:
    short = label.kind == BlockKind.PARAGRAPH and len(line.text) < ANSWER_LENGTH
    return short and bool(_ANY_END.search(line.text))


def mark_headings(lines: Sequence[Line], labels: list[Label]) -> None:
    """A short line without full stop, followed by a paragraph, is a sub-heading."""
    body = [i for i, label in enumerate(labels) if label.kind == BlockKind.PARAGRAPH]
    for i, following in itertools.pairwise(body):
        text = lines[i].text
        if is_heading(text) and len(lines[following].text) > len(text):
            labels[i] = Label(BlockKind.HEADING, "page.heading.short-line")


def is_heading(text: str) -> bool:
    """Tell whether words have the shape of a sub-heading: short, without full stop."""
    shaped = len(text) <= HEADING_LENGTH and not SENTENCE_END.search(text) and not text.endswith((",", ":"))
    return shaped and (text[0].isalnum() or text[0] in "„\"»“'‚")


def mark_lead(lines: Sequence[Line], labels: list[Label]) -> None:
    """The first paragraph is the lead if author, date or place stand behind it, or if the next begins anew."""
    if any(label.kind == BlockKind.LEAD for label in labels):
        return
    body = [i for i, label in enumerate(labels) if label.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)]
    if len(body) < 2 or labels[body[0]].kind != BlockKind.PARAGRAPH or labels[body[1]].kind != BlockKind.PARAGRAPH:
        return
    first, second = body[0], body[1]
    if len(lines[first].text) > 600:
        return
    if any(label.kind in _BEFORE_BODY or label.rule.endswith("update-label") for label in labels[first + 1 : second]):
        labels[first] = Label(BlockKind.LEAD, "page.lead.set-apart")
    elif _begins_anew(lines[first].text, lines[second].text):
        labels[first] = Label(BlockKind.LEAD, "page.lead.begins-anew")


_BEFORE_BODY = (BlockKind.BYLINE, BlockKind.DATE, BlockKind.DATELINE, BlockKind.NOTE)
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
