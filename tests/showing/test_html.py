import base64
import hashlib
import json
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest

from sayso.model import Grade, Story
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
    data = details(html)
    labels = [label.replace("s", "") for label in (key.replace("-", "") for key in data["s"])]
    assert sorted(re.findall(r'<button class="tag">(\w+)\??</button>', html)) == sorted(labels)
    assert len(labels) == sum(len(doc.statements) for doc in story.documents)


def test_what_details_lead_to_is_on_the_page(html: str) -> None:
    data, ids = details(html), set(Outline(html).ids)
    for key, stmt in data["s"].items():
        page = key.partition("-")[0]
        links = [link for row in stmt.get("c", ()) for link in row[2:4] if isinstance(link, str)]
        links += [*stmt.get("h", ()), *stmt.get("a", ()), *(at for _, at in stmt.get("r", ()))]
        assert {f"{page}-{link}" for link in links} <= ids
    for _, _, voices, (_, *asserters), (_, *joined) in data["c"].values():
        assert {anchor for _, *anchors in (*voices, *asserters, *joined) for anchor in anchors} <= ids


def test_words_stand_in_every_language(html: str) -> None:
    data = details(html)
    assert set(data["l"]) == set(interface_codes())
    assert all(len(row) == len(data["l"]) for row in data["t"])
    shown = re.findall(r'data-l="(\d+)"[^>]*>([^<]*)<', html)
    assert shown
    assert all(unescape(words) == data["t"][int(row)][0] for row, words in shown)


def details(html: str) -> Any:
    """Return what the file keeps for its script."""
    (text,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    return json.loads(text)


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
        (body,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)  # the data block has a type and never runs
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


def test_what_is_weakly_found_says_so(story: Story) -> None:
    doc = story.documents[0]
    weak = tuple(replace(s, grade=Grade.WEAK if s.id == "s5" else Grade.SURE) for s in doc.statements)
    html = render_story(
        view_story(replace(story, documents=(replace(doc, statements=weak), *story.documents[1:]))), load_strings("en")
    )
    assert re.findall(r'<button class="tag">(\w+\?)</button>', html) == ["A5?"]
    assert 'title="often plain narration' in html
    assert '<option value="weak"' in html
