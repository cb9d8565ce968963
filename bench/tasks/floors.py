"""Check every figure that bench/floors.toml sets a floor or a ceiling for."""

import argparse
import importlib
import shlex
import tomllib
from pathlib import Path

from bench.common import ROOT, BenchError, Figures

FILE = ROOT / "bench" / "floors.toml"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the task's arguments."""
    parser.add_argument("only", nargs="*", help="names of floors to check; by default all")


def run(args: argparse.Namespace) -> Figures:
    """Return each figure, and `failed`: how many are on the wrong side."""
    values: dict[str, float] = {}
    lines, failed = [], 0
    for floor in tomllib.loads(FILE.read_text(encoding="utf-8"))["floor"]:
        if args.only and floor["name"] not in args.only:
            continue
        try:
            got = measure(floor["run"]).values
        except BenchError as error:
            lines.append(f"skipped  {floor['name']}: {error}")
            continue
        for key, limit in [*floor.get("at_least", {}).items(), *floor.get("at_most", {}).items()]:
            ok = (
                got.get(key, float("-inf")) >= limit if key in floor.get("at_least", {}) else got.get(key, 9e9) <= limit
            )
            failed += not ok
            values[f"{floor['name']}.{key}"] = got.get(key, float("nan"))
            lines.append(f"{'ok      ' if ok else 'FAILED  '} {floor['name']}: {key} {got.get(key)} (limit {limit})")
    return Figures({**values, "failed": float(failed)}, "\n".join([*lines, f"{failed} failed"]))


def measure(command: str) -> Figures:
    """Return the figures of a task given as its command line; `SHARED/` stands for the shared folder."""
    from bench.common import shared

    task, *words = shlex.split(command)
    module = importlib.import_module(f"bench.tasks.{task}")
    parser = argparse.ArgumentParser()
    module.add_arguments(parser)
    given = [str(shared(*Path(w).parts[1:])) if w.startswith("SHARED/") else w for w in words]
    figures: Figures = module.run(parser.parse_args(given))
    return figures
