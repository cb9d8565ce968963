"""From which agency a shared passage most likely comes, and on which page it stood first."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sayso.comparing.outlets import same_outlet
from sayso.lang import LanguagePack
from sayso.lang.rules import PatternRule
from sayso.model import Alignment, AnalysedDocument, LinkRole, Passage, Span
from sayso.reading.credits import agency_forms

Reasons = tuple[str, ...]

NEARLY_ALL = 0.8
"""Share of a passage that must stand on a further page for that page's credits to count."""

CLEARLY = 3600
"""Seconds between two publications from which one was first; agency copy reaches all newsrooms within minutes."""


def credit_agencies(
    docs: Sequence[AnalysedDocument], alignments: Sequence[Alignment], packs: Sequence[LanguagePack]
) -> list[Alignment]:
    """Return the alignments with the agency whose copy they most likely are, the direction, and the reasons.

    An agency is named only where the passage itself says to which agency something was told, or, unless a page was told
    it itself, where one agency alone is credited by every page that credits any and prints the passage. If only one
    page credits any, it must credit no other, and the passage must stand in a different outlet as well: what an outlet
    writes itself does not. A direction is given where one page cites the other's outlet for it, or where no agency is
    credited and the times differ.

    Args:
        docs: Pages that the alignments are of.
        alignments: Of `align_passages`.
        packs: Give the forms of agencies' names.
    """
    by_id = {doc.id: doc for doc in docs}
    shared = _Partners(alignments)
    out: list[Alignment] = []
    for alignment in alignments:
        left, right = by_id[alignment.left.document], by_id[alignment.right.document]
        agency, reasons = _told_to(left, alignment.left, packs)
        if agency is None and any(_heard_itself(*side) for side in ((left, alignment.left), (right, alignment.right))):
            reasons = ("one page was told it itself: no agency need stand behind it",)
        elif agency is None:
            pages = {key: credits_of(by_id[key]) for key in shared.pages(alignment)}
            apart = all((left.document.outlet, right.document.outlet)) and not same_outlet(
                left.document.outlet, right.document.outlet, packs
            )
            agency, reasons = _credited(pages, apart)
        direction, why = _direction(left, right, alignment, agency, packs)
        reasons = (*alignment.reasons, *reasons, *why)
        out.append(replace(alignment, agency=agency, direction=direction, reasons=reasons))
    return out


def credits_of(doc: AnalysedDocument) -> frozenset[str]:
    """Return the keys of the agencies that a page credits."""
    return frozenset(credit.agency for credit in doc.document.agencies)


def _told_to(doc: AnalysedDocument, passage: Passage, packs: Sequence[LanguagePack]) -> tuple[str | None, Reasons]:
    """Return the agency to which the passage says that something was told."""
    for pack in packs:
        forms = agency_forms([pack])
        for rule in pack.rules("told_agency", PatternRule):
            pattern = pack.pattern(rule.pattern, rule.id)
            match = pattern.search(doc.document.text, passage.span.start, passage.span.end)
            if match and match["agency"] in forms:
                key = forms[match["agency"]]
                return key, ("the passage says to which agency it was told", rule.id)
    return None, ()


def _heard_itself(doc: AnalysedDocument, passage: Passage) -> bool:
    """Tell whether most of a passage is what somebody told the page's own newsroom."""
    heard = 0
    for stmt in doc.statements:
        if stmt.parent or not any(link.role is LinkRole.OUTLET and link.span for link in stmt.chain):
            continue
        spans = (
            Span(max(c.start, passage.span.start), min(c.end, passage.span.end))
            for c in stmt.content
            if c.overlaps(passage.span)
        )
        heard += sum(map(len, spans))
    return 2 * heard >= len(passage.span)


def _credited(pages: Mapping[str, frozenset[str]], apart: bool) -> tuple[str | None, Reasons]:
    """Return the agency that all crediting pages have in common, if it is one, and why or why not.

    Args:
        pages: Agencies that each page with the passage credits.
        apart: True if the passage is known to be shared by different outlets.
    """
    crediting = {key: agencies for key, agencies in pages.items() if agencies}
    if not crediting:
        return None, ("no page with the passage credits an agency",)
    common = frozenset.intersection(*crediting.values())
    if len(crediting) == 1:
        (agencies,) = crediting.values()
        if apart and len(agencies) == 1:
            (agency,) = agencies
            return agency, ("one page credits this agency alone, and another outlet has the same words",)
        return None, ("only one page credits an agency: the others may have the words from elsewhere",)
    if len(common) == 1:
        (agency,) = common
        if all(len(agencies) == 1 for agencies in crediting.values()):
            return agency, ("several pages with the passage credit this agency alone",)
        return agency, ("this agency is the only one that all crediting pages have in common",)
    if common:
        return None, ("the pages credit several agencies in common: which of them it is cannot be told",)
    return None, ("the pages credit different agencies",)


def _direction(
    left: AnalysedDocument,
    right: AnalysedDocument,
    alignment: Alignment,
    agency: str | None,
    packs: Sequence[LanguagePack],
) -> tuple[str | None, Reasons]:
    cited = [
        name
        for name, doc, passage, other in (
            ("left", right, alignment.right, left),
            ("right", left, alignment.left, right),
        )
        if _cites(doc, passage, other, packs)
    ]
    if len(cited) == 1:
        return cited[0], ("one page cites the other's outlet for it",)
    if agency or credits_of(left) or credits_of(right):
        return None, ()
    times = _moment(left), _moment(right)
    if times[0] is None or times[1] is None:
        return None, ()
    seconds = (times[1] - times[0]).total_seconds()
    if abs(seconds) < CLEARLY:
        return None, ()
    return ("left" if seconds > 0 else "right"), ("no agency is credited, and one page was published first",)


def _cites(doc: AnalysedDocument, passage: Passage, other: AnalysedDocument, packs: Sequence[LanguagePack]) -> bool:
    """Tell whether a page names the other's outlet as the source of a statement in the passage."""
    return any(
        link.role in (LinkRole.MEDIUM, LinkRole.OUTLET, LinkRole.SPEAKER)
        and link.span is not None
        and same_outlet(link.name or link.span.of(doc.document.text), other.document.outlet, packs)
        for stmt in doc.statements
        if stmt.span.overlaps(passage.span)
        for link in stmt.chain
    )


def _moment(doc: AnalysedDocument) -> datetime | None:
    """Return when a page was published, if it is known to the minute and with its zone."""
    try:
        moment = datetime.fromisoformat(doc.document.published or "")
    except ValueError:
        return None
    return moment if moment.tzinfo and "T" in (doc.document.published or "") else None


class _Partners:
    """Which further pages hold a passage, looked up by document and place."""

    def __init__(self, alignments: Sequence[Alignment]) -> None:
        held: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for alignment in alignments:
            for mine, other in ((alignment.left, alignment.right), (alignment.right, alignment.left)):
                held[mine.document].append((mine.span.start, mine.span.end, other.document))
        self._held = {key: sorted(items) for key, items in held.items()}
        self._longest = {key: max(end - start for start, end, _ in items) for key, items in held.items()}

    def pages(self, alignment: Alignment) -> list[str]:
        """Return the documents that hold nearly all of a passage, its own two first."""
        found = {alignment.left.document: None, alignment.right.document: None}
        for passage in (alignment.left, alignment.right):
            span, items = passage.span, self._held[passage.document]
            at = bisect_left(items, (span.start - self._longest[passage.document], 0, ""))
            for start, end, other in items[at:]:
                if start >= span.end:
                    break
                if min(end, span.end) - max(start, span.start) >= NEARLY_ALL * len(span):
                    found[other] = None
        return list(found)
