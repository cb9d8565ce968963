"""Sources that point back: »den Angaben zufolge«, »demnach«, »die Zeitung«."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model import LinkRole, Span
from sayso.understanding.statements.source_lexicon import SourceKind
from sayso.understanding.statements.sources import Source

REACH = 5
"""Sentences back in which the source pointed at must stand; farther back it is mostly another."""

_MOST = 60
"""Sources before that are looked at."""

_NEWS = {SourceKind.MEDIUM, SourceKind.AGENCY}
_REPORTS = {*_NEWS, SourceKind.DOCUMENT, SourceKind.REPORT}


@dataclass(frozen=True, slots=True)
class Named:
    """A source named before.

    Attributes:
        span: The words naming it.
        sentence: Index of its sentence.
        source: What the words say of it; None for a name or pronoun that says nothing.
        role: What link it made.
        name: Usual name; None if left open.
        entity: Id within the document; None if left open.
        statement: Index of the statement it belongs to.
        speaker: True if it is that statement's speaker.
    """

    span: Span
    sentence: int
    source: Source | None
    role: LinkRole
    name: str | None
    entity: str | None
    statement: int
    speaker: bool


def resolve_source(source: Source, sentence: int, own: str | None, before: Sequence[Named]) -> Named | None:
    """Return the source that words point back to: the nearest that fits; None if none does or two might.

    Args:
        source: Says what may be meant: reports of any kind, a newspaper, a paper, a spokesperson.
        sentence: Index of its sentence.
        own: Entity of the speaker beside it, who cannot be meant.
        before: Sources named before, in text order.
    """
    near = [n for n in before[-_MOST:] if sentence - n.sentence <= REACH and not (own and n.entity == own)]
    if source.kind is None or source.kind in (SourceKind.REPORT, SourceKind.OPINION):
        return _any_source(source, near)
    if source.kind in _NEWS:
        media = [n for n in near if n.source and n.source.kind in _NEWS and not n.source.plural and n.name]
        return media[-1] if media and _same_sort(source, media[-1]) else None
    same = [n for n in near if n.source and n.source.kind is source.kind and not n.source.anaphoric]
    itself = [n for n in same if n.role is not LinkRole.SPEAKER] or same
    return itself[-1] if itself else None


def _any_source(source: Source, near: Sequence[Named]) -> Named | None:
    """Return the outermost source of the statement before; of several reports only where several were named."""
    if not near:
        return None
    last = near[-1].statement
    group = [n for n in near if n.statement == last]
    found = next((n for n in group if not n.speaker), group[0])
    if not source.counted:
        return found
    if source.plural:
        return found if found.source and found.source.plural else None
    return next((n for n in reversed(near) if _is_report(n)), None)


def _is_report(named: Named) -> bool:
    """Tell whether a source is one that can be read or heard."""
    return bool(named.source and named.source.kind in _REPORTS and not named.source.plural)


def _same_sort(source: Source, named: Named) -> bool:
    """Tell whether an agency is meant by an agency's noun, another medium by another's."""
    kind = named.source.kind if named.source else None
    return (source.kind is SourceKind.AGENCY) == (kind is SourceKind.AGENCY)
