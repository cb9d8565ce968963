"""Where an article ends in a text dump: comments longer than it stay out."""

import pytest

from sayso.model import BlockKind
from sayso.reading import read_page

ARTICLE = [
    "Die alte Brücke über den See bleibt gesperrt, weil die Prüfer Risse gefunden haben, sagte die Sprecherin.",
    "Der Landrat widersprach am Abend, und er nannte die Sperrung eine Strafe für alle, die zur Arbeit müssen.",
]
COMMENT = (
    "Ich finde, dass die Stadt viel zu lange gewartet hat, und das habe ich schon im vorigen Jahr geschrieben. "
    "Wer über die Brücke zur Arbeit muss, der steht nun jeden Morgen im Stau, und das wird noch lange so gehen."
)


def dump(*tail: str) -> str:
    return "\n".join(["Seebrücker Bote", "Menü", "Suche", "Rat sperrt die Brücke von Seebrück", *ARTICLE, *tail])


@pytest.mark.parametrize(
    "tail",
    [
        ["3 Kommentare", "Anna", "5. März 2024 um 9:12 Uhr", *[COMMENT + f" Teil {i}." for i in range(12)]],
        ["Kommentare", "Bert sagt:", *[COMMENT + f" Teil {i}." for i in range(12)]],
        ["12 Comments", "March 5, 2024 at 9:12 am", *[COMMENT + f" Part {i}." for i in range(12)]],
    ],
)
def test_comments_longer_than_the_article_are_no_article(tail: list[str]) -> None:
    doc = read_page(dump(*tail).encode(), "page.txt")
    assert doc.texts(BlockKind.LEAD) + doc.texts(BlockKind.PARAGRAPH) == ARTICLE


def test_a_link_to_the_comments_above_an_article_does_not_end_it() -> None:
    page = "\n".join(["Rat sperrt die Brücke von Seebrück", "3 Kommentare", "5. März 2024, 9:12 Uhr", *ARTICLE])
    doc = read_page(page.encode(), "page.txt")
    assert doc.texts(BlockKind.LEAD) + doc.texts(BlockKind.PARAGRAPH) == ARTICLE
