"""Numbers, dates, names and places that stand in each other's place in two pages' sentences."""

from collections.abc import Mapping

from rapidfuzz.fuzz import ratio

from sayso.comparing.edits import Found
from sayso.comparing.figures import explain_figures, find_figure, moving, one_measure
from sayso.comparing.likeness import SPELT
from sayso.comparing.lookup import overlapping
from sayso.model import AnalysedDocument, DivergenceKind, EntityKind, Evidence, Mention, MentionForm, Span, TimexType

Parties = Mapping[tuple[str, str], str]
"""Id of the story's entity by document and entity."""

_KINDS = {EntityKind.PERSON: DivergenceKind.NAME, EntityKind.PLACE: DivergenceKind.PLACE}


def compare_facts(
    left: AnalysedDocument,
    right: AnalysedDocument,
    mine: Span,
    theirs: Span,
    parties: Parties,
    rising: frozenset[str] = frozenset(),
) -> Found | None:
    """Return the difference in fact that two stretches make which stand for each other; None if they make none.

    Args:
        left: One page.
        right: Another.
        mine: Words of the left page.
        theirs: Words that stand for them in the right page.
        parties: Tells whether two names are one entity.
        rising: Words that say that a count is not what it was.
    """
    return (
        _dates(left, right, mine, theirs)
        or _numbers(left, right, mine, theirs, rising)
        or _names(left, right, mine, theirs, parties)
    )


def _numbers(
    left: AnalysedDocument, right: AnalysedDocument, mine: Span, theirs: Span, rising: frozenset[str]
) -> Found | None:
    one, two = find_figure(left, mine), find_figure(right, theirs)
    if one is None or two is None or one.text == two.text or not one_measure(one, two):
        return None
    one, two = moving(left, one, rising), moving(right, two, rising)
    real, why = explain_figures(one, two, (left.document.published, right.document.published))
    return Found(DivergenceKind.NUMBER, Evidence(left.id, one.span), Evidence(right.id, two.span), real, why)


def _dates(left: AnalysedDocument, right: AnalysedDocument, mine: Span, theirs: Span) -> Found | None:
    one = overlapping(left.times, mine)
    two = overlapping(right.times, theirs)
    if len(one) != 1 or len(two) != 1 or one[0].type is not TimexType.DATE or two[0].type is not TimexType.DATE:
        return None
    first, second = one[0].value, two[0].value
    if first is None or second is None or first == second:
        return None
    exact = not (first.startswith(second) or second.startswith(first))
    real = exact and len(first) == len(second) and not (one[0].mod or two[0].mod)
    if exact and not real:
        return None
    why = "the pages give different dates" if real else "one page gives the date more exactly"
    return Found(DivergenceKind.DATE, Evidence(left.id, one[0].span), Evidence(right.id, two[0].span), real, why)


def _names(left: AnalysedDocument, right: AnalysedDocument, mine: Span, theirs: Span, parties: Parties) -> Found | None:
    one, two = _mention(left, mine), _mention(right, theirs)
    if one is None or two is None or one.kind is not two.kind or one.kind not in _KINDS:
        return None
    whose = (parties.get((left.id, one.entity or "")), parties.get((right.id, two.entity or "")))
    if None in whose:
        return None
    heads = one.head.of(left.document.text).casefold(), two.head.of(right.document.text).casefold()
    if heads[0] == heads[1]:
        return None
    same = whose[0] == whose[1] or ratio(*heads) >= SPELT
    what = "person" if one.kind is EntityKind.PERSON else "place"
    why = f"two names of one {what}" if same else f"the pages name different {what}s"
    return Found(_KINDS[one.kind], Evidence(left.id, one.span), Evidence(right.id, two.span), not same, why)


def _mention(doc: AnalysedDocument, span: Span) -> Mention | None:
    """Return the one name whose head lies inside a stretch; None if there is none, or more than one."""
    inside = [m for m in overlapping(doc.mentions, span) if span.contains(m.head)]
    return inside[0] if len(inside) == 1 and inside[0].form is MentionForm.NAME else None
