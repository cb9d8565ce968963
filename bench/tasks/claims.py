"""Claims, witnesses and divergences against stories labelled by hand (format of data/claims-de)."""

import argparse
import re
import tempfile
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from bench.common import Figures, Row, rows, score_rows, shared, write_rows
from bench.gold_statements import credited, story_of_gold
from sayso import compare
from sayso.model import Document, Evidence, Story
from sayso.reading import document_from_text

WRAP = re.compile(r"(?<=[^\s.!?:…“”\"»«)])[ \t]*\n[ \t]*(?=\S)")
"""A line break inside a sentence: some of these texts are hard-wrapped. Offsets stay as they are."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the task's arguments."""
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--gold", type=Path, help="by default gold.jsonl beside the articles")
    parser.add_argument("--gold-statements", action="store_true", help="compare the labelled statements")
    parser.add_argument("--bodies", action="store_true", help="leave titles out, although some labels stand in them")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N cases of each kind of mistake")


def run(args: argparse.Namespace) -> Figures:
    """Return the scorer's shares."""
    stories: dict[str, list[Row]] = defaultdict(list)
    articles = [row if args.bodies else with_title(row) for row in rows(args.articles)]
    for row in articles:
        stories[row["story"]].append(row)
    gold = args.gold or args.articles.with_name("gold.jsonl")
    labels = {row["story"]: row for row in rows(gold)} if args.gold_statements else {}
    predictions = [predict(name, pages, labels.get(name)) for name, pages in stories.items()]
    if not gold.exists():
        return Figures({}, f"{len(predictions)} stories; no gold beside them", predictions)
    after = ["--errors", str(args.errors)] if args.errors else []
    scorer = shared("data", "claims-de", "score_claims.py")
    with tempfile.TemporaryDirectory() as folder:
        read = Path(folder, "articles.jsonl")
        write_rows(read, articles)
        table = score_rows(scorer, [read, gold], predictions, *after)
    return Figures(figures(table), table, predictions)


def with_title(article: Row) -> Row:
    """Return an article whose text begins with its title, as a page does; labels are found by their words."""
    return {**article, "text": f"{article['title']}\n\n{article['text']}"}


def predict(name: str, articles: list[Row], gold: Row | None = None) -> Row:
    """Return one story in the scorer's format; with `gold`, from its labelled statements."""
    docs = [document(a) for a in articles]
    return prediction(name, story_of_gold(name, docs, gold) if gold else compare(docs))


def document(article: Row) -> Document:
    """Return an article of the file as a document."""
    title = f"{article['title']}\n\n"
    begin = len(title) if article["text"].startswith(title) else 0
    body = WRAP.sub(lambda m: " " * len(m.group()), article["text"][begin:])
    doc = document_from_text(
        article["text"][:begin] + body,
        id=article["id"],
        language="de",
        published=article.get("published"),
        outlet=article.get("outlet"),
        title=article["title"],
    )
    return doc if doc.agencies else replace(doc, agencies=credited(article.get("credit")))


def prediction(name: str, story: Story) -> Row:
    """Return a story in the scorer's format."""
    statements = [
        {"id": f"{d.id}/{s.id}", "article": d.id, "content": [[c.start, c.end] for c in s.content]}
        for d in story.documents
        for s in d.statements
    ]
    claims = [
        {
            "statements": [f"{m.document}/{m.statement}" for m in c.members],
            "witnesses": {"at_least": c.witnesses.at_least, "at_most": c.witnesses.at_most},
        }
        for c in story.claims
        if c.judgement == "positive"
    ]
    divergences = [{"kind": d.kind.value, "a": place(d.left), "b": place(d.right)} for d in story.divergences if d.real]
    return {"story": name, "statements": statements, "claims": claims, "divergences": divergences}


def place(evidence: Evidence) -> Row:
    """Return words as the scorer wants them."""
    return {"article": evidence.document, "begin": evidence.span.start, "end": evidence.span.end}


def figures(table: str) -> dict[str, float]:
    """Return the scorer's shares by name."""
    wanted = {
        "statements_found": r"^statements\s+found (\d\.\d+)",
        "joined_precision": r"^joined\s+precision (\d\.\d+)",
        "joined_recall": r"^joined.* recall (\d\.\d+)",
        "near_misses_joined": r"^near misses joined (\d\.\d+)",
        "witnesses_hold": r"range holds gold (\d\.\d+)",
        "witnesses_not_wider": r"not wider (\d\.\d+)",
        "false_corroboration": r"false corroboration (\d+)",
        "divergences_shown": r"divergences real shown (\d\.\d+)",
        "look_alikes_shown": r"look-alikes shown (\d\.\d+)",
    }
    found = {key: re.search(pattern, table, re.MULTILINE) for key, pattern in wanted.items()}
    return {key: float(match.group(1)) for key, match in found.items() if match}
