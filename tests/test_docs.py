"""What the documentation says is true: its commands run, its links lead somewhere."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.cli import main

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMAND = re.compile(r"^\s{4,}sayso (.*examples/.*)$", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)[^)]*\)")


def commands() -> list[str]:
    found = (match.group(1) for page in PAGES for match in COMMAND.finditer(page.read_text(encoding="utf-8")))
    return sorted(set(found))


@pytest.mark.parametrize("command", commands())
def test_commands_of_the_documentation_run(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = shlex.split(command.split(" > ")[0].replace("examples/", f"{ROOT}/examples/"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "out").mkdir()
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_of_the_documentation_lead_somewhere(page: Path) -> None:
    missing = [
        link
        for link in LINK.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / link.split(" ")[0]).exists()
    ]
    assert not missing
