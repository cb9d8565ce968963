"""Take pictures of the example's report: desk and phone, light and dark, to docs/pictures/. Needs Debian's chromium."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from sayso import compare
from sayso.lang import load_pack
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


def take(browser: Browser, file: Path, scene: str, size: str, scheme: str) -> Path:
    """Write one picture and return where."""
    width, height = SIZES[size]
    page = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page.goto(f"{file.as_uri()}{SCENES[scene]}")
    target = TARGET / f"{scene}-{size}-{scheme}.png"
    page.screenshot(path=target)
    page.close()
    return target


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
                    sys.stdout.write(f"{take(browser, file, scene, size, scheme).relative_to(ROOT)}\n")
        browser.close()


if __name__ == "__main__":
    main()
