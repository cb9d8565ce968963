import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from sayso.model import Story
from sayso.showing.html import render_story
from sayso.showing.strings import interface_codes, load_strings
from sayso.showing.view import view_page, view_story


class Outline(HTMLParser):
    """Ids, links and tags of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append((tag, values))
        if values.get("id"):
            self.ids.append(str(values["id"]))
        if tag == "a":
            self.links.append(str(values.get("href")))


@pytest.fixture(scope="module", params=interface_codes())
def html(story: Story, request: pytest.FixtureRequest) -> str:
    return render_story(view_story(story), load_strings(request.param))


def test_every_link_leads_somewhere_on_the_page(html: str) -> None:
    outline = Outline(html)
    assert len(outline.ids) == len(set(outline.ids))
    assert {link.removeprefix("#") for link in outline.links} <= set(outline.ids)
    assert all(link.startswith("#") for link in outline.links)


def test_every_statement_has_its_detail(html: str, story: Story) -> None:
    outline = Outline(html)
    buttons = [a["popovertarget"] for tag, a in outline.tags if tag == "button" and "popovertarget" in a]
    assert len(buttons) == sum(len(doc.statements) for doc in story.documents)
    assert set(buttons) <= set(outline.ids)


def test_nothing_comes_from_outside(html: str) -> None:
    outline = Outline(html)
    assert not [a for _, a in outline.tags if {"src", "srcset", "action", "data"} & set(a)]
    assert not [tag for tag, _ in outline.tags if tag in {"link", "img", "iframe", "object", "embed", "base"}]
    assert "url(" not in html
    assert "@import" not in html


def test_policy_allows_only_our_own_style_and_script(html: str) -> None:
    policy = next(
        a["content"] or "" for tag, a in Outline(html).tags if a.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (body,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert base64.b64encode(hashlib.sha256(body.encode()).digest()).decode() in policy
    assert not [a for _, a in Outline(html).tags if "style" in a or any(name.startswith("on") for name in a)]


def test_markup_of_a_page_stays_text(html: str) -> None:
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


def test_a_single_page_is_shown_without_comparison(story: Story) -> None:
    html = render_story(view_page(story.documents[0]), load_strings("en"))
    outline = Outline(html)
    assert "passages" not in outline.ids
    assert {link.removeprefix("#") for link in outline.links} <= set(outline.ids)


def test_same_story_same_file(story: Story) -> None:
    t = load_strings("en")
    assert render_story(view_story(story), t) == render_story(view_story(story), t)
