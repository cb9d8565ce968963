"""The desk in a real browser, as its own process, on both databases; restarted in between."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.browsers import MARKS, open_browser
from tests.desk.texts import FIRST, SECOND

WAIT = 60_000

pytestmark = MARKS


@contextmanager
def desk(*options: str) -> Iterator[str]:
    """Run `sayso serve` and give its address."""
    command = [sys.executable, "-m", "sayso", "serve", "--port", "0", *options]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        match = re.search(r"http://\S+?:\d+", line)
        assert match, line + process.stderr.read()
        try:
            yield match.group()
        finally:
            process.terminate()
            process.wait(30)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as browser:
        yield browser


@contextmanager
def tab(browser: Browser, address: str, width: int = 1280) -> Iterator[Page]:
    """Give a page; nothing may be asked of anyone but the desk, and nothing may go wrong on it."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, reduced_motion="reduce", locale="en-GB", accept_downloads=True
    )
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: wrong.append(str(e)))
    page.on("request", lambda r: wrong.append(r.url) if not r.url.startswith((address, "blob:", "data:")) else None)
    page.goto(address)
    yield page
    assert wrong == []
    context.close()


def paste(page: Page, *texts: str) -> None:
    """Paste texts into the form and wait for the report."""
    page.click("text=New story")
    expect(page.locator("textarea[name=text]")).to_have_count(len(texts))
    for box, text in zip(page.locator("textarea[name=text]").all(), texts, strict=True):
        box.fill(text)
    page.click("button:has-text('Compare')")
    expect(page.locator("iframe.report")).to_be_visible(timeout=WAIT)


def check(page: Page) -> None:
    """Check that axe-core has no serious finding and that nothing is wider than the window."""
    options = {"resultTypes": ["violations"], "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
    found = Axe().run(page, options={**options, "iframes": False}).response["violations"]
    serious = [(f["id"], f["nodes"][0]["html"]) for f in found if f["impact"] in ("serious", "critical")]
    assert serious == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_day_at_the_desk(browser: Browser, url: str, tmp_path: Path) -> None:
    with desk("--db", url) as address, tab(browser, address) as page:
        paste(page, FIRST, SECOND)
        report = page.frame_locator("iframe.report")
        expect(report.locator("h1")).to_contain_text("Sandbank")
        report.locator("#c1 .what a.chip").first.click()
        expect(report.locator("article .lit").first).to_contain_text("zwei Booten")

        page.click("summary:has-text('Share')")
        with page.expect_download() as got:
            page.click(".forms a:has-text('.json') >> nth=0")
        got.value.save_as(tmp_path / "story.json")
        assert json.loads((tmp_path / "story.json").read_text(encoding="utf-8"))["schema"].startswith("sayso/Story/")
        with page.expect_download() as got:
            page.click(".forms a:has-text('.html')")
        assert got.value.suggested_filename.endswith(".html")

        page.click("summary:has-text('More')")
        page.fill(".sheet input[name=title]", "Die Möwe")
        page.click("button:has-text('Rename')")
        expect(page.locator("h1.name")).to_contain_text("Die Möwe")

    with desk("--db", url) as address, tab(browser, address) as page:  # started anew: all is there
        expect(page.locator(".stories li")).to_have_count(1)
        expect(page.locator(".stories")).to_contain_text("Die Möwe")
        page.fill("input[name=q]", "hafenm harms")
        page.press("input[name=q]", "Enter")
        expect(page.locator(".hits mark").first).to_have_text("Hafenmeister")
        page.click(".hits li a >> nth=0")
        report = page.frame_locator("iframe.report")
        expect(report.locator("article#A")).to_contain_text("Hafenmeister")

        page.click("summary:has-text('Pages')")
        page.click(".given button >> nth=1")
        expect(page.locator("iframe.report")).to_be_visible(timeout=WAIT)
        expect(page.locator("summary:has-text('Pages')")).to_have_text("Pages 1")
        page.click("summary:has-text('More')")
        page.click("button:has-text('Delete')")
        expect(page.locator("h1")).to_have_text("No story yet.")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with desk("--db", str(tmp_path_factory.mktemp("desk") / "desk.db")) as address:
        yield address


@pytest.mark.parametrize("width", [1280, 390])
def test_every_page_is_accessible_and_fits(browser: Browser, address: str, width: int) -> None:
    with tab(browser, address, width) as page:
        check(page)
        paste(page, FIRST, SECOND)
        check(page)
        for menu in page.locator("details.menu > summary").all():
            menu.click()
            check(page)
        for path in ("/", "/new", "/search?q=harms", "/search?q=nirgends", "/api", "/login", "/language/de?back=/new"):
            page.goto(address + path)
            check(page)
        assert page.locator("html").get_attribute("lang") == "de"


def test_files_are_dropped_and_boxes_added(browser: Browser, address: str) -> None:
    with tab(browser, address) as page:
        page.click("text=New story")
        page.click("#another")
        expect(page.locator("textarea[name=text]")).to_have_count(3)
        expect(page.get_by_label("Text 3")).to_be_focused()
        drop = """text => {
            const files = new DataTransfer();
            files.items.add(new File([text], "faehre.txt", {type: "text/plain"}));
            const options = {dataTransfer: files, bubbles: true, cancelable: true};
            for (const kind of ["dragover", "drop"])
                document.querySelector(".drop").dispatchEvent(new DragEvent(kind, options));
        }"""
        page.evaluate(drop, FIRST)
        expect(page.locator(".chosen")).to_have_text("faehre.txt")
        page.click("button:has-text('Compare')")
        expect(page.frame_locator("iframe.report").locator("h1")).to_contain_text("Sandbank", timeout=WAIT)


def test_nothing_is_fetched_before_a_yes(browser: Browser, address: str) -> None:
    with tab(browser, address) as page:
        page.click("text=New story")
        page.fill("textarea[name=addresses]", "http://127.0.0.1/secret")
        page.click("button:has-text('Compare')")
        expect(page.locator("h1")).to_have_text("Fetch these pages?")
        page.click("button:has-text('Fetch and compare')")
        expect(page.locator(".told")).to_contain_text("such addresses are never asked", timeout=WAIT)


def test_script_of_a_page_stays_inert(browser: Browser, address: str) -> None:
    hostile = f'<script>top.location="//x.example"</script><img src=//x.example onerror=alert(1)>\n\n{FIRST}'
    with tab(browser, address) as page:
        paste(page, hostile, SECOND + hostile)
        frame = page.frame_locator("iframe.report")
        expect(frame.locator("h1")).to_be_visible()
        assert page.url.startswith(f"{address}/stories/")
        assert page.evaluate("document.querySelectorAll('img').length") == 0
        assert page.evaluate("(() => { try { return frames[0].document.title } catch { return null } })()") is None


def test_a_desk_with_a_token_asks_for_it(browser: Browser, tmp_path: Path) -> None:
    options = ("--db", str(tmp_path / "desk.db"), "--token", "drei-kleine-moewen")
    with desk(*options) as address, tab(browser, address) as page:
        page.fill("input[name=token]", "drei-kleine-moewen")
        page.click("button:has-text('Open')")
        expect(page.locator("h1")).to_have_text("No story yet.")
