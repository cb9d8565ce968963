import pytest

from sayso.model import OffsetMap, Segment, Span


def test_span_refuses_an_end_before_its_start() -> None:
    with pytest.raises(ValueError, match="start <= end"):
        Span(3, 2)


def test_offset_map_leads_back_and_marks_what_was_put_in() -> None:
    page = "xx Haus\r\nyy Hof"
    text = "Haus\nHof"
    offsets = OffsetMap((Segment(0, 3, 4), Segment(5, 12, 3)))
    assert [offsets.to_page(i) for i in (0, 3, 4, 5, 7, 8)] == [3, 6, None, 12, 14, None]
    assert "".join(s.of(page) for s in offsets.page_spans(Span(2, len(text)))) == "usHof"
