from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Span
from sayso.showing.marks import Close, Mark, Open, merge_spans, weave

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda p: Span(min(p), max(p)))
TEXT = "abcdefghijklmnopqrstuvwxyzäöüß"


@given(st.lists(SPANS, max_size=8), SPANS)
def test_marks_nest_and_no_character_is_lost(spans: list[Span], window: Span) -> None:
    marks = [Mark(span, "statement", f"m{i}", layer=i % 3) for i, span in enumerate(spans)]
    window = Span(window.start, min(window.end, len(TEXT)))
    stack: list[Mark] = []
    covered: dict[str, str] = {m.anchor: "" for m in marks}
    out = ""
    for piece in weave(TEXT, window, marks):
        if isinstance(piece, Open):
            stack.append(piece.mark)
        elif isinstance(piece, Close):
            assert stack.pop() is piece.mark
        else:
            out += piece
            for mark in stack:
                covered[mark.anchor] += piece
    assert not stack
    assert out == window.of(TEXT)
    for mark in marks:
        inside = Span(max(mark.span.start, window.start), max(mark.span.start, window.start))
        if mark.span.overlaps(window):
            inside = Span(max(mark.span.start, window.start), min(mark.span.end, window.end))
        assert covered[mark.anchor] == inside.of(TEXT)


@given(st.lists(SPANS, max_size=8))
def test_every_mark_opens_first_once(spans: list[Span]) -> None:
    marks = [Mark(span, "statement", f"m{i}") for i, span in enumerate(spans)]
    first = [p.mark for p in weave(TEXT, Span(0, len(TEXT)), marks) if isinstance(p, Open) and p.first]
    assert len(first) == len(set(first))


def test_spans_that_touch_are_one() -> None:
    assert merge_spans([Span(5, 8), Span(0, 3), Span(3, 4), Span(7, 9)]) == [Span(0, 4), Span(5, 9)]
