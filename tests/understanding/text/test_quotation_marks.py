"""Quotation marks pair whatever their kind, and lone ones do no harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Span
from sayso.understanding.text.quotation_marks import find_quotations


def words(text: str) -> list[str]:
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Span(start, start + len(line)))
        start += len(line) + 1
    return [q.span.of(text) for q in find_quotations(text, blocks)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("„Der Deich hält“, sagte sie.", ["„Der Deich hält“"]),
        ('"Der Deich hält", sagte sie. "Noch."', ['"Der Deich hält"', '"Noch."']),
        ("»Der Deich hält«, sagte sie.", ["»Der Deich hält«"]),
        ("«Der Deich hält», sagte sie.", ["«Der Deich hält»"]),
        ("“Der Deich hält”, sagte sie.", ["“Der Deich hält”"]),
        ('„Der Deich hält", sagte sie.', ['„Der Deich hält"']),
        ("„Sie rief ‚Halt!‘ und ging“, sagte er.", ["„Sie rief ‚Halt!‘ und ging“", "‚Halt!‘"]),
        ("„Der Deich hält.\nWir bleiben“, sagte sie.", ["„Der Deich hält.\nWir bleiben“"]),
        ("„Der Deich hält.\n„Wir bleiben“, sagte sie.", ["„Der Deich hält.\n„Wir bleiben“"]),
        ("„Sie rief „Halt!“ und ging“, sagte er.", ["„Sie rief „Halt!“ und ging“", "„Halt!“"]),
        ("„Der Deich hält, sagte sie. „Wir bleiben“, rief er.", ["„Wir bleiben“"]),
        ("„Der Deich hält, sagte sie. „Wir bleiben“, rief er.\n„Gut“, sagte sie.", ["„Wir bleiben“", "„Gut“"]),
        ("»Der Deich hält“, sagte sie.", ["»Der Deich hält“"]),
        ("„ Der Deich hält “, sagte sie.", ["„ Der Deich hält “"]),
        ("Der Deich „hält, sagte sie.", []),
        ("Der Deich hält“, sagte sie.", []),
        ('Das Rohr misst 5" und hält.', []),
    ],
)
def test_quotations(text: str, found: list[str]) -> None:
    assert words(text) == found


@given(st.text(alphabet='„“”»«"‚‘›‹ aB.,\n', max_size=60))
def test_outer_ones_come_before_inner_ones(text: str) -> None:
    found = find_quotations(text, [Span(0, len(text))])
    assert found == sorted(found, key=lambda q: (q.span.start, -q.span.end))
    assert all(len(q.span) > 2 for q in found)
