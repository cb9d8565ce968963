"""Words inside quotation marks, held against each other."""

from collections.abc import Mapping, Sequence

from sayso.comparing.content import Content, Word
from sayso.comparing.edits import Edit, Found, find_edits, is_spelling, similarity, span_of
from sayso.model import DivergenceKind, Evidence, StatementRef

LIKE, RUN = 0.4, 3
"""Wording and words in common from which on two quotations are renderings of one."""


def compare_quotations(
    left: Content, right: Content, parts: Mapping[StatementRef, Sequence[Content]], known: frozenset[str]
) -> list[Found]:
    """Return where the quoted words of two statements of one claim differ, in text order.

    Marks, dashes, hyphens and number formats are no differences. Where one page quotes a longer stretch, or spells a
    word otherwise, the difference is shown as one in looks.

    Args:
        left: Statement of one page.
        right: Statement of another.
        parts: Quotations nested in statements.
        known: Common short words; tell typing errors.
    """
    found: list[Found] = []
    for mine in _quoted(left, parts):
        likest = max(_quoted(right, parts), key=lambda other: similarity(mine.words, other.words), default=None)
        if likest is None:
            continue
        share, run = similarity(mine.words, likest.words)
        if share >= LIKE and run >= RUN:
            found += _differences(mine, likest, known)
    return found


def _quoted(content: Content, parts: Mapping[StatementRef, Sequence[Content]]) -> Sequence[Content]:
    return [content] if content.quoted else [part for part in parts.get(content.ref, ()) if part.quoted]


def _differences(left: Content, right: Content, known: frozenset[str]) -> list[Found]:
    edits = find_edits(left.words, right.words)
    telling = [e for e in edits if not _same_letters(e) and not _beyond(e, left.words, right.words)]
    if edits and not telling and _same_but_longer(edits):
        return [_found(left, right, left.words, right.words, False, "one page quotes a longer stretch")]
    if not telling:
        return []
    if all(is_spelling(edit, known) for edit in telling):
        return [
            _found(left, right, e.left, e.right, False, "the same word, spelt or inflected otherwise") for e in telling
        ]
    first, last = telling[0], telling[-1]
    back = not (first.left and first.right)
    mine = left.words[max(0, first.left_at - back) : last.left_at + len(last.left)]
    theirs = right.words[max(0, first.right_at - back) : last.right_at + len(last.right)]
    why = "the pages put different words between quotation marks"
    return [_found(left, right, mine or left.words, theirs or right.words, True, why)]


def _beyond(edit: Edit, left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Tell whether an edit is what one page quotes before the beginning or after the end of the other's quotation."""
    begins = edit.left_at == 0 and edit.right_at == 0
    ends = edit.left_at + len(edit.left) == len(left) and edit.right_at + len(edit.right) == len(right)
    return (begins or ends) and not (edit.left and edit.right)


def _same_but_longer(edits: Sequence[Edit]) -> bool:
    return any(not (edit.left and edit.right) for edit in edits)


def _same_letters(edit: Edit) -> bool:
    return "".join(w.folded for w in edit.left) == "".join(w.folded for w in edit.right)


def _found(left: Content, right: Content, mine: Sequence[Word], theirs: Sequence[Word], real: bool, why: str) -> Found:
    return Found(
        DivergenceKind.WORDING_IN_QUOTES,
        Evidence(left.ref.document, span_of(mine)),
        Evidence(right.ref.document, span_of(theirs)),
        real,
        why,
    )
