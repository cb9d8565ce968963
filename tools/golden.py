"""Write what sayso finds in the examples to tests/golden/, short enough to be read in review."""

import json
import sys
from pathlib import Path
from typing import Any

from sayso import compare
from sayso.model import BlockKind, Story
from sayso.showing.records import StatementView, StoryView
from sayso.showing.view import view_story

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = {"seebrueck": ROOT / "examples" / "seebrueck"}
Row = dict[str, Any]


def summary(story: Story) -> Row:
    """Return what a reader would check: pages, statements, claims, voices, differences, passages."""
    view = view_story(story)
    return {
        "pages": {p.letter: {"name": p.id, **_page(story, view, p.letter)} for p in view.pages},
        "claims": [_claim(view, c.id) for c in view.claims],
        "differences": [
            f"{d.kind}{'' if d.real else ' (looks only)'}: {d.left.page} {d.left.text} | {d.right.page} {d.right.text}"
            for d in (*view.differences, *view.looks_only)
        ],
        "headlines": [f"{h.words.page} {h.words.text}: {h.verdict}" for h in view.headlines],
        "only_on": {page: [s.key for s in statements] for page, statements in view.only_on},
        "passages": [
            f"{'='.join(p.pages)} {p.words} words, {p.agency or 'agency unknown'}: {_cut(p.places[0].text)}"
            for p in view.passages
        ],
        "timeline": [
            f"{e.value or '|'.join(e.candidates) or '?'}: {','.join(w.page for w in h.places)} {h.words.text}"
            for e in view.timeline
            for h in e.happenings
        ],
    }


def write(name: str) -> str:
    """Return the golden text of an example."""
    story = compare([EXAMPLES[name]])
    return json.dumps(summary(story), ensure_ascii=False, indent=1) + "\n"


def _page(story: Story, view: StoryView, letter: str) -> Row:
    page = view.page(letter)
    doc = story.document(page.id).document
    paragraphs = doc.texts(BlockKind.PARAGRAPH)
    return {
        "outlet": doc.outlet,
        "title": doc.title,
        "lead": next(iter(doc.texts(BlockKind.LEAD)), None),
        "published": doc.published,
        "agencies": list(page.agencies),
        "first": _cut(next(iter(paragraphs), "")),
        "last": _cut(next(reversed(paragraphs), "")),
        "statements": [_statement(s) for s in page.statements],
    }


def _statement(s: StatementView) -> str:
    """One line: id, who, through whom, form, words."""
    chain = "".join(f" <- {link.name}{'' if link.words else '*'}" for link in reversed(s.through))
    notes = [s.mode, *([s.polarity] if s.polarity != "asserted" else []), *(h.text for h in s.hedges)]
    parent = f" in {s.parent}" if s.parent else ""
    speaker = f"{s.who or '?'} [{s.speaker.text if s.speaker else ''}]"
    return f"{s.key}{parent} {speaker}{chain} ({', '.join(notes)}): {s.content.text}"


def _claim(view: StoryView, id: str) -> Row:
    claim = next(c for c in view.claims if c.id == id)
    return {
        "statements": " ".join(m.key for m in claim.members),
        "wording": claim.wording,
        "judgement": claim.judgement,
        "asserted_by": [p.name for p in claim.parties],
        "voices": f"{claim.witnesses.text} ({'; '.join(r.code for r in claim.witnesses.reasons)})",
    }


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 80 else f"{text[:79]}…"


if __name__ == "__main__":
    for example in EXAMPLES:
        target = ROOT / "tests" / "golden" / f"{example}.json"
        target.parent.mkdir(exist_ok=True)
        target.write_text(write(example), encoding="utf-8")
        sys.stdout.write(f"{target.relative_to(ROOT)}\n")
