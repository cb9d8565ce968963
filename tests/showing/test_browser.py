"""The report in a real browser: Debian's chromium, headless. Skipped where it is missing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect, sync_playwright

from sayso.model import Story
from sayso.showing.html import render_story
from sayso.showing.strings import load_strings
from sayso.showing.view import view_story

CHROMIUM = next((p for p in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(p).exists()), None)
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed"),
    pytest.mark.xdist_group("browser"),
]


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
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def file(story: Story, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(render_story(view_story(story), load_strings("en")), encoding="utf-8")
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


def test_it_prints(browser: Browser, file: Path) -> None:
    page = browser.new_page()
    page.goto(file.as_uri())
    assert page.pdf(format="A4").startswith(b"%PDF")
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
