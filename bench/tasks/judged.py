"""Statements, claims and names against a reader's verdicts, kept as offsets without a word of the pages."""

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import judged_links as links
from bench.common import ROOT, Figures, Row, rows, shared
from sayso.lang import LanguagePack, load_pack
from sayso.model import AnalysedDocument, Document, LinkRole, Span, Statement
from sayso.reading import document_from_text
from sayso.understanding.analysis import analyse

TABLE = ROOT / "bench" / "judged" / "statements.tsv"
SECOND = ROOT / "bench" / "judged" / "statements-second.tsv"
"""Articles read first on a day when the rules had not seen them; mended since where the reading showed why."""
CLASSES = ("content", "mode", "speaker", "via", "who")
VERDICTS = ("right", "edges", "wrong", "missing", "unresolved", "open", "unjudged")
NAMED = ("right", "edges", "wrong")
NOTHING = "-"


@dataclass
class Judgements:
    """What a reader wrote down.

    Attributes:
        verdicts: By (article, content, class, value) the verdict; the value of the content is the content.
        missing: By article the contents of statements that were not found.
        articles: Ids of the articles read, in the order of the table.
    """

    verdicts: dict[tuple[str, str, str, str], str]
    missing: dict[str, list[Span]]
    articles: list[str]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the task's arguments."""
    parser.add_argument("--articles", type=Path, metavar="FILE", help="by default data/coverage-de")
    parser.add_argument("--statements", action="store_true", help="leave claims and names out")
    parser.add_argument("--table", type=Path, metavar="FILE", help="verdicts; by default both tables kept")
    parser.add_argument("--unjudged", action="store_true", help="print lines for the table, `?` where a verdict is due")


def run(args: argparse.Namespace) -> Figures:
    """Return by class how many statements have each verdict, and the shares that follow; the second table's apart."""
    first, *others = [args.table] if args.table else [TABLE, SECOND]
    figures = count(first, args)
    for path in others:
        more = count(path, args)
        figures.values.update({f"second_{name}": value for name, value in more.values.items()})
        figures.table += f"\n\n{more.table}"
    if not args.statements and not args.table:
        values, told = claims_and_names(
            args.articles or shared("data", "coverage-de", "articles.jsonl"), load_pack("de")
        )
        figures.values.update(values)
        figures.table += "\n\n" + "\n".join(told)
    return figures


def count(table: Path, args: argparse.Namespace) -> Figures:
    """Return the figures of one table of verdicts."""
    judged = read_table(table.read_text(encoding="utf-8").splitlines())
    wanted = set(judged.articles)
    path = args.articles or shared("data", "coverage-de", "articles.jsonl")
    pack = load_pack("de")
    found = {a["id"]: analyse(document_of(a), pack) for a in rows(path) if a["id"] in wanted}
    counts = tally(found, judged)
    values = shares(counts)
    lines = [f"{table.stem}: {len(found)} articles, {sum(len(d.statements) for d in found.values())} statements"]
    lines += [f"{'':10}" + "".join(f"{v:>12}" for v in VERDICTS)]
    lines += [f"{c:10}" + "".join(f"{counts[c][v]:12}" for v in VERDICTS) for c in CLASSES]
    lines += [f"{name} {value:.1f}" for name, value in values.items() if name.endswith(("precision", "recall"))]
    if args.unjudged:
        lines += ["\t".join(line) for doc in found.values() for line in due(doc, judged)]
    return Figures(values, "\n".join(lines))


def claims_and_names(path: Path, pack: LanguagePack) -> tuple[dict[str, float], list[str]]:
    """Return the figures of judged claims and links between names, and lines for people."""
    claims, entities = links.read_rows(links.CLAIMS), links.read_rows(links.ENTITIES)
    wanted = {word.rsplit(":", 1)[0] for row in claims for word in row["statements"].split()}
    wanted |= {row["page"] for row in entities}
    stories = links.stories_of(rows(path), wanted, pack)
    of_claims, of_names = links.tally_claims(claims, stories), links.tally_entities(entities, stories)
    lines = [f"{len(claims)} claims: " + ", ".join(f"{key} {n}" for key, n in sorted(of_claims.items()))]
    lines.append(f"{len(entities)} links: " + ", ".join(f"{key} {n}" for key, n in sorted(of_names.items())))
    return links.figures(of_claims, of_names), lines


def document_of(article: Row) -> Document:
    """Return an article of data/coverage-de as a document."""
    return document_from_text(
        f"{article['title']}\n{article['text']}",
        id=article["id"],
        title=article["title"],
        language=article.get("lang") or "de",
        outlet=article.get("outlet"),
        published=article.get("published"),
    )


def read_table(lines: Sequence[str]) -> Judgements:
    """Return the verdicts of a table; several lines may judge one content with other speakers, links or entities."""
    judged = Judgements({}, defaultdict(list), [])
    for row in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"):
        article, content = row["article"], row["content"]
        if article not in judged.articles:
            judged.articles.append(article)
        if row["content_is"] == "missing":
            judged.missing[article] += spans_of(content)
            continue
        values = {"content": content, **{c: row[c] for c in CLASSES if c != "content"}}
        for name in CLASSES:
            verdict = row[f"{name}_is"]
            if verdict != NOTHING:
                judged.verdicts[article, content, name, values[name]] = verdict
    return judged


def tally(found: Mapping[str, AnalysedDocument], judged: Judgements) -> dict[str, Counter[str]]:
    """Return by class how many statements have each verdict.

    A statement that a reader said is none counts as wrong in content and in what it names, and has no mode. One that
    was missing counts as missing until half of it is content of a statement; then that statement is unjudged.
    """
    counts: dict[str, Counter[str]] = {c: Counter() for c in CLASSES}
    for article, doc in found.items():
        for stmt in doc.statements:
            for name, verdict in verdicts_of(doc, stmt, judged).items():
                counts[name][verdict] += 1
        contents = {span for stmt in doc.statements for span in stmt.content if unjudged(doc, stmt, judged)}
        counts["content"]["missing"] += sum(not covered(span, contents) for span in judged.missing[article])
    return counts


def verdicts_of(doc: AnalysedDocument, stmt: Statement, judged: Judgements) -> dict[str, str]:
    """Return the verdict on each class of a statement, `unjudged` where none was written; no mode if it is none."""
    values = values_of(doc, stmt)
    key = (doc.id, values["content"])
    verdicts = {name: judged.verdicts.get((*key, name, values[name]), "unjudged") for name in CLASSES}
    if verdicts["content"] == "wrong":
        del verdicts["mode"]
    return verdicts


def unjudged(doc: AnalysedDocument, stmt: Statement, judged: Judgements) -> bool:
    """Return whether the content of a statement was never judged."""
    return verdicts_of(doc, stmt, judged)["content"] == "unjudged"


def values_of(doc: AnalysedDocument, stmt: Statement) -> dict[str, str]:
    """Return what is judged of a statement as offsets, `-` for nothing; an entity is its first mention."""
    links = [link for link in stmt.chain if link.role is not LinkRole.SPEAKER and link.span]
    via = [f"{link.role}:{written(link.span)}>{written(link.refers_to)}" for link in links]
    first = next((m.span for m in doc.mentions if stmt.who and m.entity == stmt.who), None)
    return {
        "content": ",".join(written(span) for span in stmt.content),
        "mode": stmt.mode.value,
        "speaker": ",".join(written(span) for span in stmt.speaker) or NOTHING,
        "via": ",".join(via).replace(f">{NOTHING}", "") or NOTHING,
        "who": written(first) if first else stmt.who or NOTHING,
    }


def due(doc: AnalysedDocument, judged: Judgements) -> Iterable[list[str]]:
    """Yield a line of the table for each statement that lacks a verdict."""
    for stmt in doc.statements:
        verdicts = verdicts_of(doc, stmt, judged)
        if "unjudged" in verdicts.values():
            values = values_of(doc, stmt)
            shown = {name: verdicts.get(name, NOTHING).replace("unjudged", "?") for name in CLASSES}
            yield [doc.id, *(part for name in CLASSES for part in (values[name], shown[name]))]


def shares(counts: Mapping[str, Mapping[str, int]]) -> dict[str, float]:
    """Return counts by class and verdict, and percentages.

    The precision of speakers is of the statements that name one; the recall of contents takes those whose ends are
    off as found.
    """
    values = {f"{name}_{verdict}": float(n) for name in CLASSES for verdict, n in sorted(counts[name].items())}
    for name in CLASSES:
        named = sum(counts[name].get(v, 0) for v in NAMED)
        values[f"{name}_precision"] = round(100 * counts[name].get("right", 0) / named, 1) if named else 0.0
    there = counts["content"].get("right", 0) + counts["content"].get("edges", 0)
    everything = there + counts["content"].get("missing", 0)
    values["content_recall"] = round(100 * there / everything, 1) if everything else 0.0
    return values


def covered(span: Span, contents: Iterable[Span]) -> bool:
    """Return whether at least half of a span lies in one of the contents."""
    return any(2 * (min(span.end, c.end) - max(span.start, c.start)) >= span.end - span.start for c in contents)


def written(span: Span | None) -> str:
    """Return a span as `start-end`, `-` for None."""
    return f"{span.start}-{span.end}" if span else NOTHING


def spans_of(text: str) -> list[Span]:
    """Return the spans of a cell."""
    return [Span(*map(int, part.split("-"))) for part in text.split(",")]
