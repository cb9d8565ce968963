"""The house as a whole: patterns that cannot explode, the bare import, text that speaks of the project alone."""

import ast
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as sre_parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from sayso.lang import load_pack, pack_codes
from sayso.lang.rules import expand

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))


def nested_repeats(parsed: Any, inside: bool = False) -> Iterator[str]:
    """Yield a note for each endless repeat inside an endless repeat: such patterns can take exponential time."""
    for op, value in parsed:
        if op in (sre.MAX_REPEAT, sre.MIN_REPEAT):
            _, most, body = value
            endless = most == sre.MAXREPEAT
            if endless and inside:
                yield str(body)[:80]
            yield from nested_repeats(body, inside or endless)
        elif op is sre.SUBPATTERN:
            yield from nested_repeats(value[-1], inside)
        elif op is sre.BRANCH:
            for branch in value[1]:
                yield from nested_repeats(branch, inside)
        elif op in (sre.ASSERT, sre.ASSERT_NOT):
            yield from nested_repeats(value[1], inside)


@pytest.mark.parametrize("code", pack_codes())
def test_no_rule_repeats_endlessly_inside_an_endless_repeat(code: str) -> None:
    pack = load_pack(code)
    fragments = defaultdict(lambda: "word", pack.fragments)  # classes of a lexicon are alternatives of plain words
    bad = []
    for family in pack.families:
        for table in pack.rule_tables(family):
            for key, value in table.items():
                if key == "pattern" or key.endswith("_pattern"):
                    notes = nested_repeats(sre_parser.parse(expand(value, fragments, table["id"])))
                    bad += [f"{table['id']}: {note}" for note in notes]
    assert not bad


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_pattern_in_code_repeats_endlessly_inside_an_endless_repeat(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        is_compile = isinstance(node, ast.Call) and ast.unparse(node.func) in {"re.compile", "re.search", "re.match"}
        if is_compile and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str):  # type: ignore[attr-defined]
            pattern = node.args[0].value  # type: ignore[attr-defined]
            flags = re.VERBOSE if "VERBOSE" in ast.unparse(node) else 0
            assert not list(nested_repeats(sre_parser.parse(pattern, flags))), pattern


def test_importing_loads_no_language() -> None:
    code = "import sayso, sayso.cli; from sayso.lang import load_pack; print(load_pack.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


def test_public_names_exist() -> None:
    import sayso

    assert all(hasattr(sayso, name) for name in sayso.__all__)
