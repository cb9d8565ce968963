"""Command line of the bench: `python -m bench TASK …`, `python -m bench floors`."""

import argparse
import importlib
import json
import os
import pkgutil
import sys
from pathlib import Path

from bench import tasks
from bench.common import BenchError, Figures, write_rows


def main() -> int:
    """Run one task, print its figures, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure sayso on gold data.")
    commands = parser.add_subparsers(dest="task", required=True)
    modules = {}
    for info in pkgutil.iter_modules(tasks.__path__):
        module = importlib.import_module(f"bench.tasks.{info.name}")
        modules[info.name] = module
        command = commands.add_parser(info.name, help=(module.__doc__ or "").strip().splitlines()[0])
        command.add_argument("--out", type=Path, metavar="FILE", help="write predictions in the scorer's format")
        command.add_argument("--json", action="store_true", help="print the figures as JSON instead of a table")
        module.add_arguments(command)
    args = parser.parse_args()
    try:
        figures: Figures = modules[args.task].run(args)
    except (BenchError, OSError) as error:
        print(f"bench {args.task}: {error}", file=sys.stderr)
        return 1
    if args.out:
        write_predictions(figures, args.out)
    try:
        print(json.dumps(figures.values, indent=1) if args.json else figures.table.rstrip(), flush=True)
    except BrokenPipeError:  # the reader has seen enough (`| head`)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return int(figures.values.get("failed", 0) > 0)


def write_predictions(figures: Figures, path: Path) -> None:
    """Write the predictions of a task as its scorer wants them."""
    if isinstance(figures.predictions, str):
        path.write_text(figures.predictions, encoding="utf-8")
    elif figures.single:
        path.write_text(json.dumps(figures.predictions[0], ensure_ascii=False, indent=1), encoding="utf-8")
    else:
        write_rows(path, figures.predictions)


if __name__ == "__main__":
    sys.exit(main())
