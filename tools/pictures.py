"""Take pictures of the example's report and of the desk to docs/pictures/. Needs Debian's chromium."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from playwright.sync_api import Browser, sync_playwright

from sayso import compare
from sayso.lang import load_pack
from sayso.model import Story
from sayso.showing.html import render_story
from sayso.showing.strings import load_strings
from sayso.showing.view import view_story

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "pictures"
CHROMIUM = "/usr/bin/chromium"
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--force-color-profile=srgb"]
SIZES = {"desk": (1280, 1000), "phone": (390, 844)}
SCENES = {"report": "", "page": "#A"}
"""Where on the report each picture is taken."""


def take(browser: Browser, address: str, scene: str, size: str, scheme: str) -> Path:
    """Write one picture and return where."""
    width, height = SIZES[size]
    page = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page.goto(address + SCENES.get(scene, ""))
    target = TARGET / f"{scene}-{size}-{scheme}.png"
    page.screenshot(path=target)
    page.close()
    return target


@contextmanager
def desk(story: Story, folder: str) -> Iterator[str]:
    """Yield the address of a desk that keeps the story's pages."""
    command = [sys.executable, "-m", "sayso", "serve", "--port", "0", "--db", f"sqlite:///{folder}/desk.db"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        line = server.stderr.readline() if server.stderr else ""
        address = next(word for word in line.split() if word.startswith("http"))
        texts = [{"text": d.document.text, "outlet": d.document.outlet} for d in story.documents]
        httpx.post(f"{address}api/stories", json={"texts": texts}, timeout=60).raise_for_status()
        for _ in range(300):
            if not httpx.get(f"{address}api/stories/1").json()["stale"]:
                break
            time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait()


def main() -> None:
    """Take all pictures."""
    if not Path(CHROMIUM).exists():
        sys.exit("pictures need Debian's chromium: apt-get install chromium")
    TARGET.mkdir(parents=True, exist_ok=True)
    story = compare([ROOT / "examples" / "seebrueck"])
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as p:
        file = Path(folder, "report.html")
        file.write_text(render_story(view_story(story), load_strings("en"), load_pack("de").describe), encoding="utf-8")
        browser = p.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        for scene in SCENES:
            for size in SIZES:
                for scheme in ("light", "dark"):
                    sys.stdout.write(f"{take(browser, file.as_uri(), scene, size, scheme).relative_to(ROOT)}\n")
        with desk(story, folder) as address:
            for size in SIZES:
                sys.stdout.write(f"{take(browser, address, 'stories', size, 'light').relative_to(ROOT)}\n")
                shown = take(browser, f"{address}stories/1", "story", size, "light")
                sys.stdout.write(f"{shown.relative_to(ROOT)}\n")
        browser.close()


if __name__ == "__main__":
    main()
