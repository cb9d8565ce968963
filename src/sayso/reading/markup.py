"""Lines of an HTML page to an article: the extractor's choice, put right by what markup and words say."""

from collections import Counter
from collections.abc import Sequence, Set
from functools import lru_cache

from sayso.lang import LanguagePack
from sayso.model import BlockKind
from sayso.reading.article import (
    HEADING_LENGTH,
    SENTENCE_END,
    drop_repeated,
    find_captions,
    find_kind,
    is_heading,
    mark_lead,
)
from sayso.reading.assemble import Label
from sayso.reading.credits import split_credits
from sayso.reading.extractor import FOREIGN, LOST_LENGTH, LOST_LINKED, LOST_SCORE
from sayso.reading.furniture import Finding
from sayso.reading.lines import Line
from sayso.reading.prose import ProseWords, prose_score, prose_words
from sayso.reading.region import title_likeness

NEAR = 12
"""Lines before the first and after the last article line in which headline, date, author and credits are looked for."""
LINKS_AT_END = 2
"""Lines of links behind an article from which on they are no part of it."""
BELOW_HEADLINE = 6
"""Lines after the headline that are always looked at word by word: date, author, source."""
SHORT = 200
"""Most characters of a headline, byline, date or credit."""

_ELSEWHERE = FOREIGN - {"comment", "form"}
"""Parts that can hold nothing of an article, not even the head of its comments."""
_PARTS = frozenset(("address", "aside", "button", "footer", "form", "header", "nav"))
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_BY_HINT = {
    "caption": BlockKind.CAPTION,
    "credit": BlockKind.PHOTO_CREDIT,
    "byline": BlockKind.BYLINE,
    "date": BlockKind.DATE,
    "dateline": BlockKind.DATELINE,
    "note": BlockKind.NOTE,
}
_TOLD_BY_HINT = (BlockKind.DATE, BlockKind.BYLINE)


def read_markup(
    lines: Sequence[Line], title: str | None, packs: Sequence[LanguagePack]
) -> tuple[list[Line], list[Label]] | None:
    """Return the lines of a page, credits split off, and what each is; None if the extractor found no article.

    Args:
        lines: The page, block by block, with the extractor's vote.
        title: The page's own title, if it gives one.
        packs: All language packs.
    """
    parts = [part for line in lines for part in (split_credits(line, packs) if line.wanted else [line])]
    chosen = [i for i, line in enumerate(parts) if line.wanted]
    if not chosen:
        return None
    words = prose_words(packs)
    headline = next((i for i, line in enumerate(parts) if line.tag == "h1"), len(parts))
    styles = {style for i in chosen for style in _styles(parts[i])}
    near = range(chosen[0] - NEAR, chosen[-1] + NEAR + 1)
    below_headline = range(headline + 1, headline + BELOW_HEADLINE + 1)
    lost = {i for i, line in enumerate(parts) if not line.wanted and _may_belong(line)}
    findings: list[Finding | None] = []
    for i, line in enumerate(parts):
        finding = None
        if line.wanted:
            finding = find_kind(line.text, packs, furniture=len(line.text) <= SHORT)
        elif i in below_headline or (i in lost and (i in near or not styles.isdisjoint(_styles(line)))):
            finding = find_kind(line.text, packs)
        findings.append(finding)
    find_captions(parts, findings)
    labels = [
        _chosen(line, finding) if line.wanted else _left_out(line.hints, line.tag, line.linked >= LOST_LINKED)
        for line, finding in zip(parts, findings, strict=True)
    ]
    _drop_comments(parts, findings, labels)
    _drop_teasers(parts, labels)
    body = [i for i, label in enumerate(labels) if label.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)]
    if not any(labels[i].kind == BlockKind.PARAGRAPH for i in body):
        return None
    _take_back(parts, findings, labels, lost, words)
    _mark_title(parts, labels, title, body[0])
    drop_repeated(parts, labels)
    _drop_links_at_end(parts, labels)
    _mark_bold_headings(parts, labels)
    mark_lead(parts, labels)
    return parts, labels


def _may_belong(line: Line) -> bool:
    """Tell whether a line that the extractor left out may become part of the article: others are not looked at."""
    return (
        line.linked < LOST_LINKED
        and bool(line.hints or line.tag or len(line.text) > LOST_LENGTH)
        and _ELSEWHERE.isdisjoint(line.hints)
    )


@lru_cache(10_000)
def _left_out(hints: tuple[str, ...], tag: str, linked: bool) -> Label:
    """Return the label of a line that the extractor left out: what it stands in, or that it is a link."""
    part = next((hint for hint in hints if hint in FOREIGN), None) or (tag if tag in _PARTS else None)
    if part:
        return Label(None, f"page.html.in-{part}")
    return Label(None, "page.html.link" if linked else "page.html.not-article")


def _chosen(line: Line, finding: Finding | None) -> Label:
    """Return what a line is that the extractor takes for article text."""
    kind = next((_BY_HINT[h] for h in line.hints[:2] if h in _BY_HINT), None)
    if line.tag == "figcaption" or kind == BlockKind.CAPTION:
        credit = finding and finding.kind == BlockKind.PHOTO_CREDIT
        return Label(BlockKind.PHOTO_CREDIT if credit else BlockKind.CAPTION, "page.html.caption")
    part = line.hints[0] if line.hints and line.tag != "h1" else ""
    if part in ("consent", "kicker") or (part == "navigation" and _is_note(line)):
        return Label(None, f"page.html.{part}")
    told = kind in _TOLD_BY_HINT and len(line.text) <= SHORT
    if finding and not (told and finding.kind is None):
        return Label(finding.kind, finding.rule)
    if kind and line.tag not in _HEADINGS and _is_note(line):
        return Label(kind, f"page.html.{kind.value}")
    if part == "lead":
        return Label(BlockKind.LEAD, "page.html.lead")
    if line.tag in _HEADINGS:
        return Label(BlockKind.HEADING, "page.html.heading")
    return Label(BlockKind.PARAGRAPH, "page.html.paragraph")


def _is_note(line: Line) -> bool:
    """Tell whether a line is as short as a byline, and no sentence."""
    return len(line.text) <= SHORT and not SENTENCE_END.search(line.text)


def _drop_comments(lines: Sequence[Line], findings: Sequence[Finding | None], labels: list[Label]) -> None:
    """What follows the head of readers' comments is theirs, if most of the article stands before it."""
    if not any(finding and finding.effect == "comments" for finding in findings):
        return
    seen: set[str] = set()
    sizes: list[int] = []
    for line, label in zip(lines, labels, strict=True):
        sizes.append(len(line.text) if label.kind == BlockKind.PARAGRAPH and line.text not in seen else 0)
        seen.add(line.text)
    before = 0
    for i, finding in enumerate(findings):
        before += sizes[i]
        if finding and finding.effect == "comments" and before * 2 > sum(sizes):
            labels[i:] = [Label(None, finding.rule)] * (len(labels) - i)
            return


def _drop_teasers(lines: Sequence[Line], labels: list[Label]) -> None:
    """Linked headings in parts that call themselves related, and what stands under them, tell of other articles."""
    for i, (line, label) in enumerate(zip(lines, labels, strict=True)):
        if not label.kind or "related" not in line.hints:
            continue
        if (line.tag in _HEADINGS and line.linked >= LOST_LINKED) or _is_teaser(lines, i):
            labels[i] = Label(None, "page.html.in-related")


def _take_back(
    lines: Sequence[Line],
    findings: Sequence[Finding | None],
    labels: list[Label],
    lost: Set[int],
    words: ProseWords,
) -> None:
    """Give back what the extractor lost: captions, dates and authors near by, headings and paragraphs inside.

    Args:
        lines: The page.
        findings: What the words of each line say it is.
        labels: What each line is; those of lines that are given back are replaced.
        lost: Numbers of the lines that may belong to the article.
        words: Words that tell running text.
    """
    body = [i for i, label in enumerate(labels) if label.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)]
    first, last = body[0], body[-1]
    headline = next((i for i, line in enumerate(lines) if line.tag == "h1"), len(lines))
    opening = next((i for i in range(headline + 1, last + 1) if labels[i].kind == BlockKind.PARAGRAPH), 0)
    styles = Counter(
        style for i, label in enumerate(labels) if label.kind == BlockKind.PARAGRAPH for style in _styles(lines[i])
    )
    for i, line in enumerate(lines):
        if line.wanted or not (i in lost or (findings[i] and headline < i < opening)):
            continue
        inside = first < i < last
        alike = styles[line.style] > 1 or (bool(_box(line)) and styles[_box(line)] > 1 and not _is_teaser(lines, i))
        if not inside and not first - NEAR <= i <= last + NEAR and not alike:
            continue
        if FOREIGN.intersection(line.hints):
            continue
        if line.hints[:1] == ("lead",) and headline < i < opening and len(line.text) >= LOST_LENGTH:
            labels[i] = Label(BlockKind.LEAD, "page.html.lead")
            continue
        followed = i + 1 < len(lines) and bool(lines[i + 1].wanted)
        label = _lost(line, findings[i], inside, alike, followed, words)
        if label:
            labels[i] = label


def _box(line: Line) -> str:
    """Return how a line and the element around it are called; empty if that has no name of its own.

    Of an article whose text stands in several places of a page, the boxes of the text are called the same.
    """
    own, _, around = line.style.partition("<")
    box = around.partition("<")[0]
    return f"{own}<{box}" if not box.endswith(".") else ""


def _styles(line: Line) -> tuple[str, ...]:
    box = _box(line)
    return (line.style, box) if box else (line.style,)


def _is_teaser(lines: Sequence[Line], i: int) -> bool:
    """Tell whether a line stands under a linked heading: it tells of another article."""
    above = next((lines[j] for j in range(i - 1, max(-1, i - 4), -1) if lines[j].style != lines[i].style), None)
    return above is not None and above.tag in _HEADINGS and above.linked >= LOST_LINKED


def _lost(
    line: Line, finding: Finding | None, inside: bool, alike: bool, followed: bool, words: ProseWords
) -> Label | None:
    """Return what a line is that the extractor lost; None if it lost nothing there.

    Args:
        line: The line.
        finding: What its words say it is.
        inside: Whether it stands between lines of the article.
        alike: Whether the markup treats it as it treats paragraphs of the article.
        followed: Whether the extractor takes the next line.
        words: Words that tell running text.
    """
    if finding and finding.kind in (BlockKind.CAPTION, BlockKind.PHOTO_CREDIT, BlockKind.BYLINE, BlockKind.DATE):
        return Label(finding.kind, finding.rule)
    kind = next((_BY_HINT[h] for h in line.hints[:2] if h in _BY_HINT), None)
    if finding and not (kind in _TOLD_BY_HINT and len(line.text) <= SHORT):
        return None
    if line.tag == "figcaption" or (kind == BlockKind.CAPTION and inside):
        return Label(BlockKind.CAPTION, "page.html.caption")
    if kind and len(line.text) <= SHORT and kind is not BlockKind.NOTE:
        return Label(kind, f"page.html.{kind.value}")
    if line.tag == "time" and not SENTENCE_END.search(line.text):
        return Label(BlockKind.DATE, "page.html.time")
    if inside and followed and line.tag in ("h2", "h3", "h4") and len(line.text) <= SHORT:
        return Label(BlockKind.HEADING, "page.html.heading")
    if len(line.text) < LOST_LENGTH or line.tag in ("nav", "footer", "aside", "form", "button", "header", "address"):
        return None
    if prose_score(line.text, words) < LOST_SCORE or not (inside or alike):
        return None
    if alike or line.tag == "blockquote":
        return Label(BlockKind.PARAGRAPH, "page.html.taken-back")
    return None


def _drop_links_at_end(lines: Sequence[Line], labels: list[Label]) -> None:
    """Several lines of links behind the last paragraph lead to other articles; headings there head nothing."""
    body = [i for i, label in enumerate(labels) if label.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)]
    last = next((i for i in reversed(body) if _is_text(lines[i], labels[i])), len(lines))
    behind = [i for i in body if i > last]
    linked = sum(lines[i].linked >= LOST_LINKED for i in behind)
    if not linked or linked >= LINKS_AT_END:
        for i in behind:
            labels[i] = Label(None, "page.html.links-at-end" if linked else "page.html.heading-at-end")


def _is_text(line: Line, label: Label) -> bool:
    return label.kind == BlockKind.PARAGRAPH and line.linked < LOST_LINKED


def _mark_bold_headings(lines: Sequence[Line], labels: list[Label]) -> None:
    """Short lines without end mark that stand by themselves between paragraphs are headings without the markup."""
    body = [i for i, label in enumerate(labels) if label.kind == BlockKind.PARAGRAPH]
    for before, i, after in zip(body, body[1:], body[2:], strict=False):
        around = min(len(lines[before].text), len(lines[after].text))
        if not lines[i].tag and is_heading(lines[i].text) and lines[i].text[-1] not in "?!" and around > HEADING_LENGTH:
            labels[i] = Label(BlockKind.HEADING, "page.heading.short-line")


def _mark_title(lines: Sequence[Line], labels: list[Label], title: str | None, first: int) -> None:
    """The headline is the first-order heading, or line, most like the page's own title; at best above the body."""
    likely = [
        i for i, line in enumerate(lines) if line.tag == "h1" or (i <= first + NEAR and len(line.text) <= 2 * SHORT)
    ]
    likeness = title_likeness(title, [lines[i].text for i in likely]) if title else [0.0] * len(likely)
    best, best_value = None, 0.55
    for i, like in zip(likely, likeness, strict=True):
        headline = lines[i].tag == "h1"
        value = like + 0.3 * headline + 0.1 * ("title" in lines[i].hints[:1]) + 0.3 * (headline and title is None)
        if value > best_value:
            best, best_value = i, value
    if best is not None:
        labels[best] = Label(BlockKind.TITLE, "page.html.title")
    for i, line in enumerate(lines):
        if i != best and labels[i].kind and line.tag == "h1" and best is not None:
            labels[i] = Label(BlockKind.HEADING, "page.html.heading")
