"""Claims and links between names that a reader judged, looked up in what sayso finds now."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bench.common import ROOT, Row
from sayso.comparing import build_story
from sayso.lang import LanguagePack
from sayso.model import AnalysedDocument, EntityKind, Judgement, Story
from sayso.reading import document_from_text
from sayso.understanding.analysis import analyse

CLAIMS = ROOT / "bench" / "judged" / "claims.tsv"
ENTITIES = ROOT / "bench" / "judged" / "entities.tsv"
GAP = "\n\n"
"""Between title and text: offsets of the tables begin after it."""


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the lines of a table; those that begin with `#` are notes."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))


def stories_of(articles: Iterable[Row], wanted: set[str], pack: LanguagePack) -> dict[str, Story]:
    """Return the stories that hold one of some articles, by name."""
    by_story: dict[str, list[Row]] = defaultdict(list)
    for article in articles:
        by_story[article["story"]].append(article)
    return {
        name: build_story([analyse_page(page, pack) for page in pages], [pack], id=name)
        for name, pages in by_story.items()
        if any(page["id"] in wanted for page in pages)
    }


def analyse_page(article: Row, pack: LanguagePack) -> AnalysedDocument:
    """Return an article with its title, understood."""
    doc = document_from_text(
        f"{article['title']}{GAP}{article['text']}",
        id=article["id"],
        title=article["title"],
        language=article.get("lang") or pack.code,
        outlet=article.get("outlet"),
        published=article.get("published"),
    )
    return analyse(doc, pack)


def begins(stories: Iterable[Story]) -> dict[str, int]:
    """Return where the text of each page begins, behind its title."""
    docs = [doc.document for story in stories for doc in story.documents]
    return {doc.id: len(doc.title) + len(GAP) if doc.title else 0 for doc in docs}


def tally_claims(rows: Sequence[Mapping[str, str]], stories: Mapping[str, Story]) -> Counter[str]:
    """Return how many judged claims are as they were, by verdict and by what became of them.

    `kept`: the same statements stand in one certain claim. `changed`: two of them still do. `gone`: none do, or the
    statements are cut otherwise now.
    """
    starts = begins(stories.values())
    counts: Counter[str] = Counter()
    for row in rows:
        story = stories.get(row["story"])
        wanted = {tuple(word.rsplit(":", 1)) for word in row["statements"].split()}
        held = [members & wanted for members in _claims(story, starts)] if story else []
        most = max(map(len, held), default=0)
        fate = "kept" if most == len(wanted) else "changed" if most > 1 else "gone"
        counts[f"{row['join']} {fate}"] += 1
    return counts


def _claims(story: Story, starts: Mapping[str, int]) -> list[set[tuple[str, ...]]]:
    place = {
        (doc.id, stmt.id): (doc.id, str(stmt.content[0].start - starts[doc.id]))
        for doc in story.documents
        for stmt in doc.statements
    }
    sure = (claim for claim in story.claims if claim.judgement is Judgement.POSITIVE)
    return [{place[member.document, member.statement] for member in claim.members} for claim in sure]


def tally_entities(rows: Sequence[Mapping[str, str]], stories: Mapping[str, Story]) -> Counter[str]:
    """Return how many judged links between names are there now, by kind of link, verdict and `kept` or `gone`.

    `unread`: a name is not found at its place any more.
    """
    starts = begins(stories.values())
    linked: dict[tuple[str, str], str] = {}
    named: dict[tuple[str, int, int], tuple[EntityKind, str | None]] = {}
    for story in stories.values():
        linked |= {member: f"{story.id} {entity.id}" for entity in story.entities for member in entity.members}
        for doc in story.documents:
            for m in doc.mentions:
                begin = starts[doc.id]
                for span in (m.head, m.span):
                    named[doc.id, span.start - begin, span.end - begin] = (m.kind, m.entity)
    counts: Counter[str] = Counter()
    for row in rows:
        first = (row["page"], int(row["start"]), int(row["end"]))
        if not row["other"]:
            is_person = first in named and named[first][0] is EntityKind.PERSON
            counts[f"{row['link']} {row['verdict']} {'kept' if is_person else 'gone'}"] += 1
            continue
        second = (row["other"], int(row["other_start"]), int(row["other_end"]))
        if first not in named or second not in named:
            counts[f"{row['link']} {row['verdict']} unread"] += 1
            continue
        ids = [linked.get((place[0], named[place][1] or "")) for place in (first, second)]
        counts[f"{row['link']} {row['verdict']} {'kept' if ids[0] and ids[0] == ids[1] else 'gone'}"] += 1
    return counts


def figures(claims: Mapping[str, int], entities: Mapping[str, int]) -> dict[str, float]:
    """Return counts by name, and of the links and claims found right the share that is kept, in per cent."""
    values = {f"claims_{key.replace(' ', '_')}": float(n) for key, n in sorted(claims.items())}
    values |= {f"entities_{key.replace(' ', '_')}": float(n) for key, n in sorted(entities.items())}
    for name, counts in (("claims", claims), ("entities", entities)):
        right = {key: n for key, n in counts.items() if " right " in f" {key} "}
        kept = sum(n for key, n in right.items() if key.endswith("kept"))
        values[f"{name}_right_kept_share"] = round(100 * kept / max(1, sum(right.values())), 1)
    return values
