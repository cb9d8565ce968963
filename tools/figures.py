"""Measure everything that docs/figures.md gives, and write that page. Needs the shared data (SAYSO_SHARED)."""

import json
import subprocess
import sys
from pathlib import Path

from bench.common import BenchError, shared

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "figures.md"
RUNS = [
    ("Statements, 150 articles (dev)", "quotes --gold SHARED/data/quotes-de/dev.jsonl"),
    ("Statements, 700 articles (train)", "quotes --gold SHARED/data/quotes-de/train.jsonl"),
    ("Times", "times --gold SHARED/data/times-de/dev.jsonl"),
    ("Articles from text dumps", "dumps --gold SHARED/data/dumps/dev.jsonl"),
    ("Articles from HTML made for the purpose, beside trafilatura", "html"),
    ("The two seed pages", "seeds"),
    ("Claims, statements found by sayso", "claims --articles SHARED/data/claims-de/articles.jsonl"),
    ("Claims, statements given", "claims --articles SHARED/data/claims-de/articles.jsonl --gold-statements"),
    ("Shared passages, 1,000 pages", "passages --docs SHARED/data/reuse-de/docs-1k.jsonl"),
    ("Stories", "stories --articles SHARED/data/coverage-de/articles.jsonl"),
    ("Speed", "speed"),
    ("Weight of the report of a story of sixty invented pages", "report"),
    ("A long article against a tenth of it", "long"),
]
HEAD = """# Figures

Written by `make figures`; each table comes from the command above it, on the state of the repository that holds this
page. The data lie beside the checkout and are for measuring only; what was judged by hand stands in
[accuracy.md](accuracy.md). Seconds and tokens per second depend on the machine, ratios hardly.
"""


def measure(command: str) -> dict[str, float]:
    """Return the figures that a task of the bench prints.

    Raises:
        BenchError: The task failed.
    """
    words = [str(shared(*Path(w).parts[1:])) if w.startswith("SHARED/") else w for w in command.split()]
    done = subprocess.run(
        [sys.executable, "-m", "bench", *words, "--json"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BenchError(done.stderr.strip())
    values: dict[str, float] = json.loads(done.stdout)
    return values


def main() -> None:
    """Measure and write the page."""
    parts = [HEAD]
    for title, command in RUNS:
        print(title, flush=True)
        values = measure(command)
        rows = [f"| {name.replace('_', ' ').strip()} | {value:g} |" for name, value in values.items()]
        shown = f"    python -m bench {command.replace('SHARED/', '../shared/')}"
        parts += [f"\n## {title}\n\n{shown}\n\n| figure | value |\n|---|---|\n" + "\n".join(rows) + "\n"]
    TARGET.write_text("".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
