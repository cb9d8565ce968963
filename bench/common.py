"""What the tasks share: gold files, scorers, the folder with shared data."""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Row = dict[str, Any]
ROOT = Path(__file__).resolve().parent.parent


class BenchError(Exception):
    """A task cannot run; its text says why."""


@dataclass
class Figures:
    """What a task measured.

    Attributes:
        values: Figure by name; shares and F1 as the task's scorer gives them.
        table: The same for people.
        predictions: Rows to write with `--out`; one JSON object if `single`.
    """

    values: dict[str, float]
    table: str
    predictions: list[Row] | str = field(default_factory=list)
    single: bool = False


def shared(*parts: str) -> Path:
    """Return a path in the shared folder (`SAYSO_SHARED`, by default beside the checkout).

    Raises:
        BenchError: It is not there.
    """
    path = Path(os.environ.get("SAYSO_SHARED", ROOT.parent / "shared")).joinpath(*parts)
    if not path.exists():
        raise BenchError(f"{'/'.join(parts)} is not in the shared folder; set SAYSO_SHARED")
    return path


def rows(path: Path) -> Iterator[Row]:
    """Yield the objects of a JSON lines file, plain or gzipped."""
    import gzip

    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield json.loads(line)
                except ValueError as error:
                    raise BenchError(f"{path.name}, line {number}: {error}") from None


def write_rows(path: Path, items: Iterable[Mapping[str, Any]]) -> None:
    """Write objects as JSON lines."""
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(item, ensure_ascii=False) + "\n" for item in items)


def run_scorer(script: Path, *args: str | Path) -> str:
    """Return what a scorer prints."""
    done = subprocess.run(
        [sys.executable, str(script), *map(str, args)], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    if done.returncode:
        raise BenchError(f"{script.name} failed: {done.stderr.strip().splitlines()[-1:]}")
    return done.stdout


def score_rows(script: Path, before: list[Path], predictions: list[Row], *after: str) -> str:
    """Return what a scorer prints for predictions, which stand after `before` in its arguments."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "predictions.jsonl")
        write_rows(path, predictions)
        return run_scorer(script, *before, path, *after)


def numbers_after(text: str, label: str) -> list[float]:
    """Return the numbers in the line of a scorer's table that begins with a label.

    Raises:
        BenchError: There is no such line.
    """
    for line in text.splitlines():
        if line.strip().startswith(label):
            return [float(n) for n in re.findall(r"-?\d*\.?\d+", line.strip()[len(label) :])]
    raise BenchError(f"the scorer printed no line {label!r}")
