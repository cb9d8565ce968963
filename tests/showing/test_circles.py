import io
from dataclasses import replace

import pytest
from rich.console import Console

from sayso.model import Circle, CircleKind, Evidence, Span, Story
from sayso.showing.html import render_story
from sayso.showing.strings import interface_codes, load_strings
from sayso.showing.terminal import print_story
from sayso.showing.view import view_story


@pytest.mark.parametrize("code", interface_codes())
@pytest.mark.parametrize("kind", list(CircleKind))
def test_circles_are_named_with_the_words_that_cite(story: Story, kind: CircleKind, code: str) -> None:
    one, two = story.documents[:2]
    evidence = (Evidence(one.id, Span(0, 12)), Evidence(two.id, Span(0, 14)))
    view = view_story(replace(story, circles=(Circle(kind, ("Nordpost",), (one.id, two.id), evidence),)))
    out = io.StringIO()
    print_story(view, Console(file=out, width=200, highlight=False), load_strings(code))
    html = render_story(view, load_strings(code))
    for shown in (out.getvalue(), html):
        assert load_strings(code)(f"circle.{kind.value}") in shown
        assert "Nordpost" in shown
    (circle,) = view.circles
    assert all(f'href="#{words.anchor}"' in html and f'id="{words.anchor}"' in html for words in circle.words)
