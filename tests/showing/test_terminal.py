import io

import pytest
from rich.console import Console

from sayso.model import AnalysedDocument, Block, BlockKind, Document, Page, Span, Story
from sayso.showing.strings import load_strings
from sayso.showing.terminal import percent, print_page, print_story
from sayso.showing.view import view_page, view_story


def shown(story: Story, code: str = "en") -> str:
    out = io.StringIO()
    print_story(view_story(story), Console(file=out, width=200, highlight=False), load_strings(code))
    return out.getvalue()


def test_report_answers_in_order(story: Story) -> None:
    out = shown(story)
    order = [
        "What is claimed",
        "Where the pages differ",
        "What only one page has",
        "Shared word for word",
        "Timeline",
        "The pages",
    ]
    places = [out.index(title) for title in order]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "words",
    [
        "1 voice · 2 pages · Ole Brandtner · same words",
        "2–3 voices · 3 pages · Wiebke Tarnow · different words",
        "1–2 voices · 2 pages · Wasserschutzpolizei",
        "speaker cannot be told",
        "number  11 against 12",
        "27 words · A = B · 100 % alike · probably dpa",
        "2, 9 or 16 October 2025",
    ],
)
def test_report_says(story: Story, words: str) -> None:
    assert words in shown(story)


def test_report_speaks_german(story: Story) -> None:
    assert "1 Stimme · 2 Seiten · Ole Brandtner · gleiche Worte" in shown(story, "de")


def test_page_cannot_steer_the_terminal() -> None:
    text = "\x1b]0;taken\x07 [bold]kein Befehl[/bold] \u202eumgekehrt"
    doc = Document(
        "a.txt", text, (Block(BlockKind.TITLE, Span(0, len(text))),), Page("a\x1b.txt", "text/plain", "utf-8", 1, "")
    )
    out = io.StringIO()
    page = AnalysedDocument(doc)
    print_page(view_page(page), page, Console(file=out, width=100, highlight=False), load_strings("en"))
    assert "\x1b" not in out.getvalue()
    assert "\u202e" not in out.getvalue()
    assert "[bold]kein Befehl[/bold]" in out.getvalue()


@pytest.mark.parametrize(
    ("share", "words"), [(0.0, "0 %"), (0.001, "< 1 %"), (0.5, "50 %"), (0.999, "99 %"), (1.0, "100 %")]
)
def test_shares_are_never_rounded_to_all_or_nothing(share: float, words: str) -> None:
    assert percent(share) == words
