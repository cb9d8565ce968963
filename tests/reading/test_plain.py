import pytest

from sayso.model import BlockKind
from sayso.reading import document_from_text


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("Eins.\nZwei.", ["Eins.", "Zwei."]),
        ("  Eins. \n\n Zwei.", ["Eins.", "Zwei."]),
        ("Der Chef der Firma\nwurde gehört.", ["Der Chef der Firma\nwurde gehört."]),
        ("Der Chef\n\nwurde gehört.", ["Der Chef", "wurde gehört."]),
        (" \n\t\n", []),
        ("", []),
    ],
)
def test_lines_become_paragraphs(text: str, blocks: list[str]) -> None:
    assert document_from_text(text).texts(BlockKind.PARAGRAPH) == blocks


def test_the_first_line_is_the_title_if_it_is_the_given_one() -> None:
    doc = document_from_text("Brücke gesperrt\nSeit Montag.", title="Brücke gesperrt")
    assert doc.title == "Brücke gesperrt"


def test_blank_lines_without_end_take_linear_time() -> None:
    assert document_from_text(" " * 1_000_000 + "\n" * 100_000 + "x").texts(BlockKind.PARAGRAPH) == ["x"]
