"""Write the generated parts of docs/: the JSON Schema, the tables of rules and of the command line."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from sayso.lang import load_pack, pack_codes
from sayso.model import SCHEMA_VERSION, AnalysedDocument, Story

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"


def schema() -> dict[str, Any]:
    """Return the JSON Schema of what `--json` writes: an envelope with a story or analysed documents."""
    body = TypeAdapter(Story | AnalysedDocument).json_schema(ref_template="#/$defs/{model}")
    definitions = {name: clean(value) for name, value in body.pop("$defs").items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "sayso",
        "description": f"What `sayso compare --json` and `sayso read --json` write, version {SCHEMA_VERSION}.",
        "type": "object",
        "required": ["schema", "record"],
        "additionalProperties": False,
        "properties": {
            "schema": {"enum": [f"sayso/{kind.__name__}/{SCHEMA_VERSION}" for kind in (Story, AnalysedDocument)]},
            "record": body,
        },
        "$defs": definitions,
    }


def clean(value: Any) -> Any:
    """Return a definition that allows no other field, its description cut to the first paragraph."""
    if isinstance(value, dict):
        out = {k: clean(v) for k, v in value.items() if k != "title"}
        if out.get("type") == "object" and "properties" in out:
            out["additionalProperties"] = False
        if isinstance(out.get("description"), str):
            out["description"] = " ".join(out["description"].split("\n\n")[0].split())
        return out
    return [clean(v) for v in value] if isinstance(value, list) else value


def rules_page() -> str:
    """Return the page that lists every rule of every pack with its first examples."""
    lines = [
        "# Rules",
        "",
        "Every rule of every language pack, with one example that fires it and one that must not.",
        "",
    ]
    for code in pack_codes():
        pack = load_pack(code)
        for family in pack.families:
            lines += [f"## {pack.name}: {family}", "", "| id | fires on | does not fire on |", "|---|---|---|"]
            for table in pack.rule_tables(family):
                cells = [table["id"], *(next(iter(table.get(k, [])), "") for k in ("match", "reject"))]
                lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
            lines.append("")
    return "\n".join(lines)


def command_page() -> str:
    """Return the page with the help texts of the command line."""
    lines = ["# Command line", ""]
    for words in ([], ["compare"], ["read"], ["explain"], ["serve"], ["mcp"]):
        done = subprocess.run(
            [sys.executable, "-m", "sayso", *words, "--help"],
            capture_output=True,
            text=True,
            check=True,
            env={"PATH": "/usr/bin:/bin", "COLUMNS": "100", "PYTHONPATH": str(ROOT / "src"), "LC_ALL": "C.UTF-8"},
        )
        lines += [f"## `{' '.join(['sayso', *words])}`", "", "```text", done.stdout.rstrip(), "```", ""]
    return "\n".join(lines)


def pages() -> dict[Path, str]:
    """Return what each generated file should hold."""
    return {
        DOCS / "schema.json": json.dumps(schema(), indent=1, ensure_ascii=False) + "\n",
        DOCS / "rules.md": rules_page(),
        DOCS / "command-line.md": command_page(),
    }


def main() -> int:
    """Write the pages; with `--check` only tell which differ, and return how many."""
    stale = 0
    for path, text in pages().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale += 1
            print(f"{'differs' if '--check' in sys.argv else 'wrote'} {path.relative_to(ROOT)}")
            if "--check" not in sys.argv:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8")
    return stale if "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
