"""The running example: two real pages against what a careful reader takes from them."""

import argparse
import importlib.util
import json
import re
from pathlib import Path

from bench.common import BenchError, Figures, Row, run_scorer, shared
from sayso import compare
from sayso.model import RUNNING_TEXT, AnalysedDocument, BlockKind, ChainLink, LinkRole, Statement, Story

SUFFIXES = {".txt", ".html", ".htm"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the task's arguments."""
    parser.add_argument("--pages", type=Path, metavar="FOLDER", help="other pages of one event; by default the seeds")
    parser.add_argument("--missing", action="store_true", help="name everything that is missing")


def run(args: argparse.Namespace) -> Figures:
    """Return how many of each kind are right, of how many, and how many are not."""
    folder = args.pages or shared("seeds")
    pages = sorted(p for p in folder.iterdir() if p.suffix in SUFFIXES and p.stem.lower() != "readme")
    if not pages:
        raise BenchError(f"{folder.name} holds no page")
    prediction = predict(compare(pages))
    scorer = folder / "score_seeds.py"
    scorer = scorer if scorer.exists() else shared("seeds", "score_seeds.py")
    if not set(prediction["documents"]) & set(json.loads(scorer.with_name("expected.json").read_text())["documents"]):
        return Figures({}, f"{len(pages)} pages; nothing is expected of them", [prediction], single=True)
    table = score(scorer, prediction, args.missing) + score_only_on(scorer, prediction, args.missing)
    return Figures(figures(table), table, [prediction], single=True)


def score(scorer: Path, prediction: Row, missing: bool) -> str:
    """Return what the scorer prints."""
    import tempfile

    with tempfile.TemporaryDirectory() as temp:
        path = Path(temp, "prediction.json")
        path.write_text(json.dumps(prediction, ensure_ascii=False), encoding="utf-8")
        return run_scorer(scorer, path, *(["--missing"] if missing else []))


def score_only_on(scorer: Path, prediction: Row, missing: bool) -> str:
    """Return lines on what one page alone has, which the scorer leaves out.

    A reader named it for the statements that are expected: whoever is named must be found, nobody else.
    """
    expected = json.loads(scorer.with_name("expected.json").read_text(encoding="utf-8"))
    if "only_on" not in expected["comparison"]:
        return ""
    spec = importlib.util.spec_from_file_location(scorer.stem, scorer)
    if spec is None or spec.loader is None:
        raise BenchError(f"{scorer.name} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    named = {one for ids in expected["comparison"]["only_on"].values() for one in ids}
    got = set(prediction["comparison"]["only_on"])
    found: dict[str, bool] = {}
    for page, wanted in expected["documents"].items():
        match = module.statements(module.Tally(), wanted, prediction["documents"].get(page, {}))
        found |= {s["id"]: match.get(s["id"]) in got for s in wanted["statements"]}
    rows = {"only on one page": named, "not called so wrongly": found.keys() - named}
    lines = []
    for name, ids in rows.items():
        wrong = sorted(one for one in ids if found[one] != (ids is named))
        lines.append(f"{name:30s} {len(ids) - len(wrong):3d} of {len(ids):3d}")
        lines += [f"- {name} | {one}" for one in wrong if missing]
    return "".join(f"{line}\n" for line in lines)


def figures(table: str) -> dict[str, float]:
    """Return `right` and `missed` counts by name."""
    values = {}
    for line in table.splitlines():
        if match := re.match(r"\s*(.+?)\s+(\d+) of\s+(\d+)$", line):
            name = match.group(1).replace(" ", "_")
            values[f"{name}"] = float(match.group(2))
            values[f"{name}_missed"] = float(match.group(3)) - float(match.group(2))
    return values


def predict(story: Story) -> Row:
    """Return a story in the scorer's format."""
    return {"documents": {d.id: document(d) for d in story.documents}, "comparison": comparison(story)}


def document(doc: AnalysedDocument) -> Row:
    """Return one page in the scorer's format."""
    d = doc.document
    body = [b for b in d.blocks if b.kind in RUNNING_TEXT - {BlockKind.TITLE, BlockKind.LEAD, BlockKind.HEADING}]
    return {
        "title": d.title,
        "lead": next(iter(d.texts(BlockKind.LEAD)), None),
        "published": d.published,
        "subheadings": d.texts(BlockKind.HEADING),
        "captions": d.texts(BlockKind.CAPTION),
        "photo_credits": [span.of(d.text) for span in d.photo_credits],
        "agencies": [a.agency if a.span is None else a.span.of(d.text) for a in d.agencies],
        "body": "\n".join(b.span.of(d.text) for b in body),
        "statements": [statement(doc, s) for s in doc.statements],
    }


def statement(doc: AnalysedDocument, s: Statement) -> Row:
    """Return one statement in the scorer's format."""
    text = doc.document.text
    entity = doc.entity(s.who)
    via = [link for link in s.chain if link.role is not LinkRole.SPEAKER and link.span is not None]
    back = [words(doc, link) for link in s.chain if link.refers_to]
    return {
        "id": f"{doc.id}/{s.id}",
        "mode": "mixed" if s.id in doc.mixed() else s.mode.value,
        "content": [span.of(text) for span in s.content],
        "cue": [span.of(text) for span in s.cue],
        "speaker": [span.of(text) for span in s.speaker],
        "who": entity.name if entity else None,
        "via": [link.span.of(text) for link in via if link.span],
        "resolves_to": back,
        "addressee": [span.of(text) for span in s.addressee],
        "hedges": [h.span.of(text) for h in s.hedges],
    }


def words(doc: AnalysedDocument, link: ChainLink) -> str:
    """Return the words that an anaphoric source points back to."""
    return link.refers_to.of(doc.document.text) if link.refers_to else ""


def comparison(story: Story) -> Row:
    """Return what pages share in the scorer's format."""
    texts = {d.id: d.document.text for d in story.documents}
    return {
        "shared_passages": [
            {"a": a.left.span.of(texts[a.left.document]), "b": a.right.span.of(texts[a.right.document])}
            for a in story.alignments
        ],
        "claims": [
            {
                "statements": [f"{m.document}/{m.statement}" for m in c.members],
                "asserted_by": [p.name for p in c.parties],
                "witnesses": {"at_least": c.witnesses.at_least, "at_most": c.witnesses.at_most},
                "wording": c.wording.value,
            }
            for c in story.claims
            if c.judgement == "positive"
        ],
        "only_on": [f"{ref.document}/{ref.statement}" for ref in story.only_on],
        "people": [{"name": e.name, "aliases": list(e.aliases)} for e in story.entities],
        "times": [
            {"page": d.id, "text": t.span.of(texts[d.id]), "value": t.value} for d in story.documents for t in d.times
        ],
        "quantities": [
            {"page": d.id, "text": q.span.of(texts[d.id]), "value": q.value, "unit": q.unit}
            for d in story.documents
            for q in d.quantities
        ],
        "headline_quotes": [
            {"page": h.document, "quote": h.span.of(texts[h.document]), "verbatim_in_body": h.verdict == "verbatim"}
            for h in story.headline_quotations
        ],
    }
