"""Which lines of an HTML page the extractor takes for its article."""

import logging
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from trafilatura import bare_extraction
from trafilatura.settings import MANUALLY_CLEANED, Document, Extractor

from sayso.lang import LanguagePack
from sayso.reading.html import HtmlPage
from sayso.reading.lines import INVISIBLE, Line
from sayso.reading.prose import ProseWords, prose_score, prose_words

logging.getLogger("trafilatura").addHandler(logging.NullHandler())
"""What the extractor discards is said by an issue, not by its log on a terminal."""

_SHORT = 20
"""Letters below which a line counts as extracted only if it stands alone in the extractor's text."""

SECOND_OPINION = 1.0
"""How much running text may be left over, as a share of what the extractor took, before it is asked to compare its
result with those of other methods, which costs as much again. It prefers them if they find twice as much."""
LOST_LENGTH = 60
LOST_LINKED = 0.4
LOST_SCORE = 1.0
"""A line that the extractor left out may be text of the article if it is this long, not mostly links, and reads like
prose."""

FOREIGN = frozenset((
    "comment", "related", "newsletter", "share", "paywall", "consent", "advert", "navigation", "tags", "embed",
    "aside", "nav", "footer", "form",
))  # fmt: skip
"""Parts of a page, by their hints, in which no text of the article is lost."""
_UNSEEN = re.compile(f"[{INVISIBLE}]+")
_BULLETS = "-–—•*·|"
"""Marks before an item of a list, from the page or the extractor."""
_WITHOUT_TEXT = {"base", "img", "meta", "title"}
_NEVER_ARTICLE = tuple(sorted({*MANUALLY_CLEANED, *_WITHOUT_TEXT} - {"form", "head", "script", "figure", "math"}))
"""Elements that the extractor throws away wherever they stand; without them every step of it is faster."""
_DISCARDED = frozenset(("aside", "nav", "footer"))
"""Of those, the ones that hold text: the same words may stand in the article too."""
_FAST = Extractor(output_format="python", comments=False, fast=True)
_COMPARING = Extractor(output_format="python", comments=False)
"""What the extractor is asked for: one method alone, or its own result compared with those of others."""
_STRUCTURED = "ld+json"
"""Type of scripts in which the extractor looks for an article."""


def mark_article(page: HtmlPage, packs: Sequence[LanguagePack]) -> None:
    """Note for each line whether the extractor takes it for article text. It uses up the tree.

    It reads the page fast, and compares its result with those of other methods only where it would prefer them: if it
    left out much running text, or found no paragraphs.
    """
    if page.tree is None:
        return
    etree.strip_elements(page.tree, *_NEVER_ARTICLE, with_tail=False)
    for script in list(page.tree.iter("script")):
        if _STRUCTURED not in script.get("type", ""):
            script.drop_tree()
    result = _extract(page.tree, _FAST)
    _mark(page.lines, result.text)
    if result.shapeless or _lost_much(page.lines, SECOND_OPINION * len(result.text), prose_words(packs)):
        _mark(page.lines, _extract(page.tree, _COMPARING).text)


def _lost_much(lines: Sequence[Line], limit: float, words: ProseWords) -> bool:
    """Tell whether the lines that the extractor left out hold more characters of running text than a limit."""
    lost = [line.text for line in lines if not line.wanted and _may_be_lost(line)]
    return sum(map(len, lost)) > limit and sum(len(t) for t in lost if prose_score(t, words) > LOST_SCORE) > limit


def _may_be_lost(line: Line) -> bool:
    """Tell whether a line may be text that the extractor left out: by its length, links and place."""
    return len(line.text) >= LOST_LENGTH and line.linked < LOST_LINKED and FOREIGN.isdisjoint(line.hints)


@dataclass(frozen=True, slots=True)
class _Extracted:
    """What the extractor takes for the article; shapeless if it is one heap, or mostly tables."""

    text: str = ""
    shapeless: bool = False


def _extract(tree: Any, options: Extractor) -> _Extracted:
    result = bare_extraction(tree, options=options)
    if not isinstance(result, Document) or not result.text:
        return _Extracted()
    tags = Counter(element.tag for element in result.body.iter("p", "table"))
    return _Extracted(result.text, len(result.body) < 2 or tags["table"] >= tags["p"])


def _mark(lines: Iterable[Line], taken: str) -> None:
    wanted = _extracted(taken)
    for line in lines:
        line.wanted = _DISCARDED.isdisjoint(line.hints) and wanted(line.text)


def _extracted(taken: str) -> Callable[[str], bool]:
    """Return a function that tells whether a line stands in the extractor's text."""
    texts = ["".join(t.split()).lstrip(_BULLETS) for t in _UNSEEN.sub("", taken).split("\n")]
    alone, together = frozenset(texts), "".join(texts)
    long = sorted((t for t in texts if len(t) > 2 * _SHORT), key=len)

    def wanted(text: str) -> bool:
        letters = "".join(text.split()).lstrip(_BULLETS)
        if len(letters) < _SHORT:
            return letters in alone
        if letters in together:
            return True
        for t in long:
            if len(t) > len(letters):
                break
            if t in letters:
                return True
        return False

    return wanted
