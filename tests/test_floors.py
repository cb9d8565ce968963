"""The floors name tasks, arguments and figures that exist."""

import argparse
import importlib
import shlex
import tomllib
from typing import Any

import pytest
from bench.tasks.floors import FILE

FLOORS: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["floor"]


@pytest.mark.parametrize("floor", FLOORS, ids=[floor["name"] for floor in FLOORS])
def test_a_floor_is_a_command_line_of_a_task(floor: dict[str, Any]) -> None:
    task, *words = shlex.split(floor["run"])
    parser = argparse.ArgumentParser(exit_on_error=False)
    importlib.import_module(f"bench.tasks.{task}").add_arguments(parser)
    parser.parse_args(words)


@pytest.mark.parametrize("floor", FLOORS, ids=[floor["name"] for floor in FLOORS])
def test_a_floor_limits_something_and_nothing_twice(floor: dict[str, Any]) -> None:
    least, most = floor.get("at_least", {}), floor.get("at_most", {})
    assert least or most
    assert not set(least) & set(most)
    assert set(floor) <= {"name", "run", "at_least", "at_most"}


def test_floors_have_names_of_their_own() -> None:
    names = [floor["name"] for floor in FLOORS]
    assert len(names) == len(set(names))
