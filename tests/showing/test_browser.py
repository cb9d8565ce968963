"""The report in a real browser: Debian's chromium, headless. Skipped where it is missing."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Dialog, Page, expect
from tests.browsers import MARKS, open_browser

import sayso
from sayso.lang import load_pack
from sayso.model import CountRange, Story
from sayso.showing.html import render_story
from sayso.showing.strings import load_strings
from sayso.showing.view import view_story

expect.set_options(timeout=20_000)

pytestmark = MARKS


class Tab:
    """A page that keeps what went wrong on it and what it asked for."""

    def __init__(self, page: Page, file: Path) -> None:
        self.page = page
        self.errors: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda m: self.errors.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: self.errors.append(str(e)))
        page.on("dialog", self._refuse)
        page.on("request", lambda r: self.requests.append(r.url))
        page.goto(file.as_uri())

    def _refuse(self, dialog: Dialog) -> None:
        self.errors.append(f"dialog: {dialog.message}")
        dialog.dismiss()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def file(story: Story, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(story, tmp_path_factory.mktemp("report"))


def write(story: Story, folder: Path) -> Path:
    path = folder / "report.html"
    path.write_text(render_story(view_story(story), load_strings("en"), load_pack("de").describe), encoding="utf-8")
    return path


@pytest.fixture(params=[(1280, "light"), (390, "dark")], ids=["desk", "phone"])
def tab(browser: Browser, file: Path, request: pytest.FixtureRequest) -> Iterator[Tab]:
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    tab = Tab(context.new_page(), file)
    yield tab
    assert tab.errors == []
    assert [url for url in tab.requests if url != file.as_uri() and not url.startswith(f"{file.as_uri()}#")] == []
    context.close()


def test_a_figure_leads_to_its_words(tab: Tab) -> None:
    tab.page.click("#c2 .what a.chip >> nth=1")
    assert tab.page.evaluate("location.hash") == "#B-s3"
    lit = tab.page.locator("article .lit")
    expect(lit.first).to_contain_text("Die Ruderanlage sei erst im März gewartet worden")
    assert tab.page.locator("#B-s3").is_visible()
    box = tab.page.locator("#B-s3").bounding_box()
    assert box is not None
    assert 0 < box["y"] < 900


def test_the_drawn_page_leads_to_its_words(tab: Tab) -> None:
    tab.page.click("#c1 .glyph a >> nth=2")
    assert tab.page.evaluate("location.hash") == "#C-s3"


def test_script_in_a_page_stays_text(tab: Tab) -> None:
    assert tab.page.evaluate("document.querySelectorAll('img, iframe').length") == 0
    assert '<script>alert("x")</script>' in (tab.page.locator("article#C").text_content() or "")


def test_nothing_is_wider_than_the_window(tab: Tab) -> None:
    assert tab.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_detail_of_a_statement_opens_without_moving_the_page(tab: Tab) -> None:
    tag = tab.page.locator("#A-s5 .tag")
    tag.scroll_into_view_if_needed()
    tab.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    before = tab.page.locator("article#A").bounding_box()
    tag.focus()
    tab.page.keyboard.press("Enter")
    detail = tab.page.locator("#note")
    expect(detail).to_be_visible()
    assert "Boddenfunk" in detail.inner_text()
    assert "de.cue.sagte" in (detail.text_content() or "")
    assert tab.page.locator("article#A").bounding_box() == before
    tab.page.keyboard.press("Escape")
    expect(detail).to_be_hidden()


def test_why_opens_from_the_count(tab: Tab) -> None:
    tab.page.click("#c1 .count p a")
    expect(tab.page.locator("#c1-why ul").first).to_be_visible()


def test_theme_is_switched_by_hand(tab: Tab) -> None:
    colour = "getComputedStyle(document.body).backgroundColor"
    before = tab.page.evaluate(colour)
    tab.page.click("#theme")
    assert tab.page.evaluate(colour) != before


def test_contrast_of_every_text(tab: Tab) -> None:
    assert tab.page.evaluate(Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")) == []


def test_it_prints_whole(browser: Browser, file: Path) -> None:
    page = browser.new_page()
    page.goto(file.as_uri())
    printed = pypdfium2.PdfDocument(page.pdf(format="A4"))
    page.close()
    words = " ".join(" ".join(sheet.get_textpage().get_text_bounded().split()) for sheet in printed)
    for told in (
        "What is claimed",
        "Where the pages differ",
        "The pages",
        "hat einfach nicht gebremst",
        "Ole Brandtner",
    ):
        assert told in words
    assert "Ein Fahrgast habe sich erst am Morgen gemeldet" in words, "the last page is printed too"
    assert "Light or dark" not in words


STATES = {
    "as it opens": "0",
    "with a statement's details": "document.querySelector('#A-s5 .tag').click()",
    "with a reason": "document.querySelector('#c1-why details').open = true",
    "side by side": "document.querySelector('.tools button').click()",
    "in German": "document.querySelector('#tongue [lang=de]').click()",
}


@pytest.mark.parametrize("state", STATES)
def test_nothing_stands_in_the_way_of_a_reader_with_other_means(tab: Tab, state: str) -> None:
    tab.page.evaluate(STATES[state])
    found = Axe().run(tab.page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")] == []


def test_language_is_switched_without_loading(tab: Tab) -> None:
    page = tab.page
    words = page.locator("#A-s5").text_content()
    page.click("#tongue [lang=de]")
    assert page.evaluate("document.documentElement.lang") == "de"
    expect(page.locator("#claims h2")).to_have_text("Was behauptet wird, und von wem")
    expect(page.locator("[name=sure]")).to_have_attribute("aria-label", "Gewissheit")
    expect(page.locator("#tongue [lang=de]")).to_have_attribute("aria-pressed", "true")
    assert page.locator("#A-s5").text_content() == words, "the words of the page are nobody's to translate"
    page.click("#c1 .count p a")
    expect(page.locator("#c1-why li").first).to_be_visible()
    page.locator("#A-s5 .tag").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#note")).to_contain_text("wörtlich")
    page.keyboard.press("Escape")
    page.click("#tongue [lang=en]")
    expect(page.locator("#claims h2")).to_have_text("What is claimed, and by whom")
    assert page.locator("[data-l]").evaluate_all("(es) => es.every((e) => e.textContent !== '')")


def test_the_choice_of_language_is_kept(browser: Browser, file: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(file.as_uri())
    page.click("#tongue [lang=de]")
    page.reload()
    expect(page.locator("#claims h2")).to_have_text("Was behauptet wird, und von wem")
    context.close()


@pytest.mark.parametrize(
    ("name", "value", "claims"),
    [
        ("voices", "several", ["c1"]),
        ("page", "C", ["c1"]),
        ("agency", "dpa", ["c1", "c3", "c4"]),
        ("source", "Boddenfunk", ["c2"]),
        ("mode", "direct", ["c1"]),
        ("sure", "hedged", []),
    ],
)
def test_every_choice_leaves_what_fits(tab: Tab, name: str, value: str, claims: list[str]) -> None:
    box = tab.page.locator(f".filter [name={name}]")
    values = box.locator("option").evaluate_all("(es) => es.map((e) => [e.value, e.textContent])")
    key = next(v for v, words in values if value in (v, words))
    box.select_option(key)
    assert [c.get_attribute("id") for c in tab.page.locator(".claim:visible").all()] == claims


def test_a_rule_shows_its_example_one_click_further(tab: Tab) -> None:
    tab.page.locator("#A-s1 .tag").focus()
    tab.page.keyboard.press("Enter")
    rules = tab.page.locator("#note .rules li")
    expect(rules.first).to_be_visible()
    assert rules.count() == tab.page.locator("#note .rules code").count() > 0


def test_everyone_who_speaks_is_listed_when_asked(tab: Tab) -> None:
    tab.page.click(".speakers summary")
    expect(tab.page.locator(".speakers th", has_text="Ole Brandtner")).to_be_visible()
    rows = tab.page.locator(".speakers tr")
    assert sum(int(n) for n in rows.locator(".number").all_inner_texts()) == tab.page.locator("button.tag").count()


def hostile(story: Story) -> Story:
    """Return the story with markup in every place that a page can fill."""
    bad = '"><script>alert(1)</script><img src=x onerror=alert(2)></script>\u2028<!--'
    docs = tuple(
        replace(
            doc,
            document=replace(
                doc.document,
                outlet=bad,
                url=f"javascript:alert(3)//{bad}",
                authors=(bad,),
                published=bad,
                language=f"de{bad}",
            ),
            entities=tuple(replace(e, name=f"{e.name} {bad}") for e in doc.entities),
            statements=tuple(
                replace(s, chain=tuple(replace(link, name=bad, inferred=link.inferred and bad) for link in s.chain))
                for s in doc.statements
            ),
        )
        for doc in story.documents
    )
    claims = tuple(
        replace(c, parties=tuple(replace(p, name=bad, affiliation=bad) for p in c.parties)) for c in story.claims
    )
    issues = tuple(replace(i, message=bad) for i in story.issues)
    return replace(story, id=bad, documents=docs, claims=claims, entities=(), issues=issues)


def test_a_story_full_of_markup_stays_inert(browser: Browser, story: Story, tmp_path: Path) -> None:
    file = write(hostile(story), tmp_path)
    tab = Tab(browser.new_page(), file)
    page = tab.page
    for act in (*STATES.values(), "document.querySelector('.speakers').open = true"):
        page.evaluate(act)
    page.keyboard.press("Escape")
    page.wait_for_timeout(200)
    assert page.locator("script").count() == 2
    assert page.locator("img, iframe, object, [onerror], [href^='javascript']").count() == 0
    assert tab.errors == []
    assert {url.partition("#")[0] for url in tab.requests} == {file.as_uri()}
    page.close()


SEEDS = Path(os.environ.get("SAYSO_SHARED", Path(__file__).resolve().parents[3] / "shared")) / "seeds"


EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "seebrueck"


@pytest.mark.parametrize("pages", [EXAMPLE, pytest.param(SEEDS, marks=pytest.mark.shared)], ids=["example", "seeds"])
def test_a_report_of_real_pages_follows_a_figure_to_its_words(browser: Browser, tmp_path: Path, pages: Path) -> None:
    if not pages.exists():
        pytest.skip("the seeds are not in the shared folder")
    texts = sorted(pages.glob("*.txt")) if pages == SEEDS else [pages]
    tab = Tab(browser.new_page(), write(sayso.compare(texts), tmp_path))
    page = tab.page
    box = page.locator(".claim .glyph a").first
    target = box.get_attribute("href")
    box.click()
    expect(page.locator(f"article {target}")).to_be_in_viewport()
    page.click("[data-pick=one]")
    expect(page.locator(".claim:visible").first).to_be_visible()
    assert tab.errors == []
    page.close()


def test_figures_and_choices_leave_what_fits(tab: Tab) -> None:
    tab.page.click("[data-pick=one]")
    expect(tab.page.locator(".claim:visible")).to_have_count(2)
    assert [c.get_attribute("id") for c in tab.page.locator(".claim:visible").all()] == ["c2", "c3"]
    tab.page.select_option("[name=who]", "Ole Brandtner")
    expect(tab.page.locator(".claim:visible")).to_have_count(1)
    assert tab.page.locator(".filter output").inner_text() == "1 of 4 shown"
    tab.page.click(".filter [type=reset]")
    expect(tab.page.locator(".claim:visible")).to_have_count(4)


def test_two_pages_side_by_side_with_a_passage_met(tab: Tab) -> None:
    tab.page.click("#p2 button")
    expect(tab.page.locator("#side .twin.on").first).to_be_visible()
    left, right = (tab.page.locator(f"#side .pane >> nth={i}") for i in (0, 1))
    tops = [pane.locator(".twin.on").first.evaluate("e => e.getBoundingClientRect().top") for pane in (left, right)]
    within = [pane.evaluate("e => e.getBoundingClientRect().top") for pane in (left, right)]
    assert abs((tops[0] - within[0]) - (tops[1] - within[1])) < 3
    assert tab.page.locator("#side .pane [id]").count() == 0
    tab.page.keyboard.press("Escape")
    expect(tab.page.locator("#side")).to_be_hidden()


def test_panes_scroll_together(tab: Tab) -> None:
    tab.page.click(".tools button")
    left, right = (tab.page.locator(f"#side .pane >> nth={i}") for i in (0, 1))
    left.hover()
    tab.page.mouse.wheel(0, 700)
    tab.page.wait_for_timeout(400)
    assert right.evaluate("e => e.scrollTop") > 20


def test_many_pages_stay_in_their_place(browser: Browser, story: Story, tmp_path: Path) -> None:
    docs = tuple(
        replace(doc, document=replace(doc.document, id=f"{doc.id}-{n}", outlet=f"Blatt {n}"))
        for n in range(10)
        for doc in story.documents
    )
    refs = [replace(story.claims[1].members[0], document=d.id) for d in docs if d.id.startswith("kuestenblatt")]
    crowd = replace(
        story.claims[1], members=tuple(refs), parties=(), witnesses=CountRange(1, 1), asserters=CountRange(1, 1)
    )
    big = replace(
        story, documents=docs, claims=(crowd,), entities=(), alignments=(), divergences=(), only_on=(),
        headline_quotations=(), timeline=(),
    )  # fmt: skip
    for width in (1280, 390):
        tab = Tab(browser.new_page(viewport={"width": width, "height": 900}), write(big, tmp_path))
        assert tab.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        count, what = (tab.page.locator(f"#c2 .{part}").bounding_box() for part in ("count p", "what"))
        assert count is not None
        assert what is not None
        assert count["x"] + count["width"] <= what["x"] or count["y"] + count["height"] <= what["y"] + 1
        assert tab.page.locator("#c2 .box").count() == 10
        assert tab.page.locator(".picture:visible a.page").count() == 24
        assert tab.errors == []
        tab.page.close()
