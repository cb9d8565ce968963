import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.cli import main
from sayso.cli.serve import is_local


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("desk.example", False),
    ],
)
def test_only_this_machine_is_local(host: str, local: bool) -> None:
    assert is_local(host) is local


@pytest.mark.parametrize("token", [[], ["--token", "kurz"]])
def test_a_desk_open_to_others_needs_a_token(token: list[str], tmp_path: Path) -> None:
    pytest.importorskip("fastapi")
    result = CliRunner().invoke(main, ["serve", "--host", "0.0.0.0", "--db", str(tmp_path / "desk.db"), *token])
    assert result.exit_code == 1
    assert "--token" in result.output
    assert len(result.output.splitlines()) == 1


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    pytest.importorskip("fastapi")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        words = ["serve", "--port", str(taken.getsockname()[1]), "--db", str(tmp_path / "desk.db")]
        result = CliRunner().invoke(main, words)
    assert result.exit_code == 1
    assert "cannot listen" in result.output


def test_a_store_that_cannot_be_opened_is_told() -> None:
    pytest.importorskip("fastapi")
    result = CliRunner().invoke(main, ["serve", "--port", "0", "--db", "/nowhere/at/all/desk.db"])
    assert result.exit_code == 1
    assert "the store cannot be opened" in result.output
