"""What sayso finds in the examples, against the files that `make golden` wrote and someone read in review."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("golden", ROOT / "tools" / "golden.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_examples_are_understood_as_before() -> None:
    golden = tool()
    for name in golden.EXAMPLES:
        expected = (ROOT / "tests" / "golden" / f"{name}.json").read_text(encoding="utf-8")
        assert json.loads(golden.write(name)) == json.loads(expected)
