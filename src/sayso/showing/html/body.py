"""The words of a page with their marks, as HTML."""

from markupsafe import Markup, escape

from sayso.showing.marks import Close, Mark, Open, weave
from sayso.showing.places import clean
from sayso.showing.records import BlockView, PageView, label_of

_CLASSES = {"passage": "m p", "speaker": "m w", "hedge": "m h"}


def render_block(page: PageView, block: BlockView) -> Markup:
    """Return the words of a block: every mark a `span` that can be linked to, everything else escaped."""
    parts: list[Markup] = []
    for piece in weave(page.text, block.span, block.marks):
        if isinstance(piece, str):
            parts.append(escape(clean(piece)))
        elif isinstance(piece, Open):
            parts.append(_open(piece.mark, piece.first))
        else:
            parts.append(_close(piece, block))
    return Markup("").join(parts)


def _open(mark: Mark, first: bool) -> Markup:
    """Return a tag; its first piece has the anchor as id, the others name it."""
    kind, _, more = mark.kind.partition(" ")
    if kind == "evidence":
        return Markup("<i{0}>").format(_name(mark, first, mark.anchor))
    classes = f"m s {more.removesuffix(' end')}" if kind == "statement" else _CLASSES[kind]
    anchor = mark.note if kind == "statement" else mark.anchor
    return Markup('<span class="{0}"{1}>').format(classes, _name(mark, first, anchor))


def _name(mark: Mark, first: bool, anchor: str) -> Markup:
    name = Markup(' id="{0}"').format(mark.anchor) if first else Markup("")
    if not first or anchor != mark.anchor:
        name += Markup(' data-a="{0}"').format(anchor)
    return name


def _close(piece: Close, block: BlockView) -> Markup:
    mark = piece.mark
    if mark.kind == "evidence":
        return Markup("</i>")
    if not piece.last or not mark.kind.endswith(" end") or mark.span.end > block.span.end:
        return Markup("</span>")
    label = f"{label_of(mark.note)}{'?' if ' weak' in mark.kind else ''}"
    return Markup('<button class="tag">{0}</button></span>').format(label)
