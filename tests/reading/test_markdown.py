"""Signs of Markdown tell what lines are; the words alone are kept, each with its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import BlockKind
from sayso.reading import read_page
from sayso.reading.markdown import looks_like_markdown, read_markdown

PAGE = r"""---
title: Rat sperrt die Brücke
date: 2024-03-05T08:15+01:00
url: https://bote.example/bruecke
author: "Mira Holt, Jan Ried"
---
- [Start](https://bote.example/)
- [Lokales](https://bote.example/lokales)

# Rat sperrt die **Brücke** #

![Die Brücke](https://bote.example/b.jpg)

Die alte Brücke über den See bleibt gesperrt,
weil die Prüfer *Risse* gefunden haben. Das teilte die [Stadt](https://see.example/a_(b)) allen Leser\*innen
und Leser*innen mit.

> „Wir müssen für die Sicherheit sorgen“, sagte die
> Bürgermeisterin Lena Brandt, und sie nannte drei Gründe.

Landrat widerspricht
--------------------

Der Landrat widersprach am Abend im Sender. Die Brücke sei `sicher`, sagte er dem Sender.

```
kein = "Satz, der zum Artikel gehört, weil er Programmtext ist."
```
"""


def test_a_page_gives_its_article_and_its_facts() -> None:
    doc = read_page(PAGE.encode(), "page.md")
    assert doc.title == "Rat sperrt die Brücke"
    assert doc.texts(BlockKind.PARAGRAPH) == [
        "Die alte Brücke über den See bleibt gesperrt, weil die Prüfer Risse gefunden haben. Das teilte die Stadt "
        "allen Leser*innen und Leser*innen mit.",
        "„Wir müssen für die Sicherheit sorgen“, sagte die Bürgermeisterin Lena Brandt, und sie nannte drei Gründe.",
        "Der Landrat widersprach am Abend im Sender. Die Brücke sei sicher, sagte er dem Sender.",
    ]
    assert doc.texts(BlockKind.HEADING) == ["Landrat widerspricht"]
    assert (doc.published, doc.authors, doc.url) == (
        "2024-03-05T08:15+01:00",
        ("Mira Holt", "Jan Ried"),
        "https://bote.example/bruecke",
    )
    assert [f.reason for f in doc.furniture] == ["page.set.list-of-links"] * 2
    assert doc.page.media_type == "text/markdown"


def test_offsets_lead_to_the_same_words() -> None:
    doc = read_page(PAGE.encode(), "page.md")
    for s in doc.offsets.segments:
        assert PAGE[s.page_start : s.page_start + s.length] == doc.text[s.start : s.start + s.length]
    assert sum(s.length for s in doc.offsets.segments) > 0.95 * len(doc.text)


@given(st.text(st.sampled_from("aä *_[]()!#>\\`|-\n\t.<:/"), max_size=60))
def test_segments_are_equal_in_line_and_page_whatever_the_signs(page: str) -> None:
    for line in read_markdown(page)[0]:
        assert line.text == line.text.strip() != ""
        at = 0
        for s in line.segments:
            assert at <= s.start
            assert page[s.page_start : s.page_start + s.length] == line.text[s.start : s.start + s.length]
            at = s.start + s.length
        assert at <= len(line.text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("# Rat sperrt Brücke\n\nDas [sagte](https://see.example) der Rat.", True),
        ("Rat sperrt Brücke\n===\n\n**Seebrück** – der Rat tagt.", True),
        ("---\ntitle: Rat\n---\nDer Rat tagt.", True),
        ("Rat sperrt Brücke\n- Lokales\n- Sport\nDer Rat tagt, sagte er.", False),
        ("#brücke #see\nDer Rat *tagt* heute.", False),
        ("---\nDer Rat tagt heute im Saal\n---\nund morgen nicht.", False),
    ],
)
def test_markdown_is_known_by_two_of_its_signs(text: str, wanted: bool) -> None:
    assert looks_like_markdown(text) is wanted


@pytest.mark.parametrize("piece", ["[", "![", "[a](", "*", "_", "\\", "> ", "`", "<a ", "[![", "|", "[a\\"])
def test_signs_that_are_never_closed_are_words(piece: str) -> None:
    assert isinstance(read_markdown("# Rat\n\n" + piece * 20_000)[0], list)
