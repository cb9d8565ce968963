"""The bench's verdicts: they hold for what was judged, and for nothing that has changed since."""

from dataclasses import replace

import pytest
from bench.tasks.judged import TABLE, due, read_table, shares, tally

from sayso.model import AnalysedDocument, Mode, Span, Statement
from sayso.reading import document_from_text

TEXT = "Die Werft sei leer, sagte Frau Tamm. Sie komme morgen wieder. Laut Hafenamt ruht der Betrieb."
FIRST = Statement("s1", Mode.INDIRECT, (Span(0, 18),), speaker=(Span(26, 35),))
SECOND = Statement("s2", Mode.INDIRECT_FREE_INDIRECT, (Span(37, 61),), speaker=(Span(26, 35),))
HEAD = "article\tcontent\tcontent_is\tmode\tmode_is\tspeaker\tspeaker_is\tvia\tvia_is\twho\twho_is"
TABLE_LINES = [
    "# made for this test",
    HEAD,
    "a\t0-18\tright\tindirect\tright\t26-35\tright\t-\topen\t-\topen",
    "a\t37-61\twrong\tindirect_free_indirect\t-\t0-9\twrong\t-\topen\t-\topen",
    "a\t76-93\tmissing\tindirect\t-\t-\t-\t-\t-\t-\t-",
]


def figures(*statements: Statement) -> dict[str, float]:
    doc = AnalysedDocument(document_from_text(TEXT, id="a"), statements=statements)
    return shares(tally({"a": doc}, read_table(TABLE_LINES)))


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ((FIRST,), {"content_right": 1, "mode_right": 1, "speaker_right": 1, "content_missing": 1, "via_open": 1}),
        ((SECOND,), {"content_wrong": 1, "speaker_unjudged": 1}),  # the speaker is not the one that was judged
        ((replace(FIRST, speaker=(Span(0, 9),)),), {"content_right": 1, "speaker_unjudged": 1}),
        ((replace(FIRST, mode=Mode.REPORTED),), {"content_right": 1, "mode_unjudged": 1, "speaker_right": 1}),
        ((replace(FIRST, content=(Span(0, 9),)),), {"content_unjudged": 1, "speaker_unjudged": 1}),
        ((Statement("s1", Mode.INDIRECT, (Span(75, 93),)),), {"content_missing": 0, "content_unjudged": 1}),
    ],
)
def test_a_verdict_holds_for_what_was_judged_alone(statements: tuple[Statement, ...], expected: dict[str, int]) -> None:
    got = figures(*statements)
    assert {name: got.get(name, 0) for name in expected} == expected


def test_precision_is_of_those_that_name_one_and_recall_of_those_the_page_has() -> None:
    got = figures(FIRST)
    assert (got["speaker_precision"], got["content_precision"], got["content_recall"]) == (100.0, 100.0, 50.0)


def test_what_is_unjudged_is_given_as_a_line_of_the_table() -> None:
    doc = AnalysedDocument(document_from_text(TEXT, id="a"), statements=(FIRST, replace(SECOND, speaker=())))
    lines = ["\t".join(line) for line in due(doc, read_table(TABLE_LINES))]
    assert lines == ["a\t37-61\twrong\tindirect_free_indirect\t-\t-\t?\t-\topen\t-\topen"]


def test_the_kept_table_holds_offsets_and_verdicts_but_no_words() -> None:
    judged = read_table(TABLE.read_text(encoding="utf-8").splitlines())
    assert len(judged.articles) == 40
    for _, content, _, value in judged.verdicts:
        assert set(content) <= set("0123456789-,")
        assert value.isascii()
