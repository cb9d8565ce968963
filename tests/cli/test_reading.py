"""Counting what a heap of files holds, and long readings that are stopped and go on."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.reading.files import FILES

from sayso.cli import main, output
from sayso.model import AnalysedDocument, Document, Issue
from sayso.model.jsonio import from_envelope

PAGE = (
    "Schiff rammt Seebrücke\n\nDas Ausflugsschiff „Hollerwiek“ hat am Montagabend die Seebrücke des Ostseebads Grellin "
    "gerammt. „Die Brücke ist das Herz unseres Ortes“, sagte Bürgermeisterin Wiebke Tarnow am Tag danach dem Sender.\n"
)


@pytest.fixture
def heap(tmp_path: Path) -> Path:
    folder = tmp_path / "heap"
    (folder / "more").mkdir(parents=True)
    for name in ("page.html", "page.md", "pages.zip"):
        (folder / name).write_bytes(FILES[name])
    (folder / "eins.txt").write_text(PAGE, encoding="utf-8")
    (folder / "more" / "eins.txt").write_text(PAGE, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x01")
    (folder / "menu.txt").write_text("Menü\nSuche\nImpressum\n", encoding="utf-8")
    return folder


def run(*args: str) -> Result:
    return CliRunner().invoke(main, list(args))


def test_stats_tell_what_was_read_and_what_was_left_and_why(heap: Path) -> None:
    result = run("read", "--stats", str(heap), "--json")
    counts = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (counts["files"], counts["stopped"]) == (8, False)
    assert counts["pages"] == {"text/html": 2, "text/plain": 2, "text/markdown": 1}
    assert counts["left"] == {"empty": 1, "no-article": 1, "not-text": 1}
    assert all("empty.txt" in message for message in counts["examples"]["empty"])
    assert counts["languages"] == {"de": 5}
    assert counts["missing"]["published"] == 5
    assert counts["article_characters"]["paragraph"] > 500
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("code", "words"), [("en", "5 pages read from 8 files"), ("de", "5 Seiten aus 8 Dateien gelesen")]
)
def test_stats_are_for_people_too(heap: Path, code: str, words: str) -> None:
    result = run("read", "--stats", "--lang", code, str(heap))
    assert words in result.stdout
    assert "not-text" in result.stdout
    assert "picture.png" in result.stdout


def test_stats_show_progress_on_a_terminal_only(heap: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, int, int]] = []

    class Shown:
        def __enter__(self) -> object:
            return lambda *step: seen.append(step)

        def __exit__(self, *_: object) -> None: ...

    monkeypatch.setattr(output, "progress", lambda _: Shown())
    run("read", "--stats", str(heap))
    assert seen[0] == ("reading", 1, 8)
    assert seen[-1] == ("reading", 8, 8)


def interrupted(after: int) -> object:
    """Return a reader that is stopped by the user after some files."""
    from sayso.reading.pages import read_file

    calls: list[str] = []

    def read(path: str) -> Iterator[Document | Issue]:
        calls.append(path)
        if len(calls) > after:
            raise KeyboardInterrupt
        yield from read_file(path)

    return read


def test_stats_that_are_stopped_tell_how_far_they_came(heap: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.cli.reading_stats.read_file", interrupted(3))
    result = run("read", "--stats", str(heap), "--json")
    assert result.exit_code == 130
    assert "stopped at" in result.stderr
    assert json.loads(result.stdout)["files"] == 3
    assert json.loads(result.stdout)["stopped"] is True


def sources(path: Path) -> list[str]:
    docs = [from_envelope(json.loads(line)) for line in path.read_text("utf-8").splitlines()]
    return [doc.document.page.source for doc in docs if isinstance(doc, AnalysedDocument)]


def test_a_reading_that_is_stopped_goes_on_where_it_ended(
    heap: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "pages.json"
    with monkeypatch.context() as patch:
        patch.setattr("sayso.running.pipeline.read_file", interrupted(4))
        result = run("read", "--resume", "--json", str(out), str(heap))
    assert result.exit_code == 130
    assert "goes on from there" in result.stderr
    begun = sources(out)
    assert 0 < len(begun) < 5
    with out.open("ab") as file:
        file.write(b'{"schema": "sayso/Anal')  # a power cut
    assert run("read", "--resume", "--json", str(out), str(heap)).exit_code == 0
    assert sources(out)[: len(begun)] == begun
    whole = sources(out)
    assert len(whole) == len(set(whole)) == 5
    again = run("read", "--resume", "--json", str(out), str(heap))
    assert "0 of them new" in again.stderr
    assert sources(out) == whole


def test_ids_are_whole_paths_where_names_meet(heap: Path, tmp_path: Path) -> None:
    out = tmp_path / "pages.json"
    run("read", "--resume", "--json", str(out), str(heap))
    ids = [json.loads(line)["record"]["document"]["id"] for line in out.read_text("utf-8").splitlines()]
    assert len(set(ids)) == 5
    assert str(heap / "more" / "eins.txt") in ids


@pytest.mark.parametrize("options", [("--stats", "--html", "x"), ("--resume", "--html", "x"), ("--stats", "--resume")])
def test_options_that_do_not_go_together_are_told(heap: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
    out = tmp_path / "pages.json"
    result = run("read", *options, "--json", str(out), str(heap))
    assert result.exit_code == 1
    assert all(option in result.stderr for option in options if option.startswith("--"))
    assert not out.exists()


def test_resuming_needs_a_file_of_ours(heap: Path, tmp_path: Path) -> None:
    assert "--resume goes with --json FILE.json" in run("read", "--resume", str(heap)).stderr
    foreign = tmp_path / "foreign.json"
    foreign.write_text('{"mine": 1}\n', encoding="utf-8")
    result = run("read", "--resume", "--json", str(foreign), str(heap))
    assert result.exit_code == 1
    assert foreign.read_text("utf-8") == '{"mine": 1}\n'


def test_a_reading_without_a_file_that_is_stopped_says_so(heap: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sayso.running.pipeline.analyse", stop)
    result = run("read", str(heap))
    assert result.exit_code == 130
    assert "stopped; nothing was written" in result.stderr
