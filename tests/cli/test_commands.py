import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sayso import __version__
from sayso.cli import main
from sayso.model import Story
from sayso.model.jsonio import from_envelope
from sayso.showing.strings import load_strings

PAGE = (
    "Schiff rammt Seebrücke\n\nDas Ausflugsschiff „Hollerwiek“ hat am Montagabend die Seebrücke des Ostseebads Grellin "
    "gerammt und schwer beschädigt. „Die Brücke ist das Herz unseres Ortes“, sagte Bürgermeisterin Wiebke Tarnow. Die "
    "Ruderanlage sei erst im März gewartet worden, teilte die Reederei am Dienstag mit.\n"
)


@pytest.fixture
def pages(tmp_path: Path) -> list[str]:
    for name in ("eins.txt", "zwei.txt"):
        (tmp_path / name).write_text(PAGE, encoding="utf-8")
    return [str(tmp_path / name) for name in ("eins.txt", "zwei.txt")]


def run(*args: str) -> Result:
    return CliRunner().invoke(main, list(args))


def test_version() -> None:
    assert run("--version").output == f"sayso {__version__}\n"


@pytest.mark.parametrize("command", main.commands)
def test_help_of_every_command(command: str) -> None:
    assert run(command, "--help").exit_code == 0


def test_compare_reports_on_standard_output(pages: list[str]) -> None:
    result = run("compare", *pages)
    assert result.exit_code == 0
    assert "2 pages" in result.stdout
    assert "What is claimed, and by whom" in result.stdout


def test_compare_speaks_german(pages: list[str]) -> None:
    assert "Was behauptet wird, und von wem" in run("compare", *pages, "--lang", "de").stdout


def test_json_can_be_read_back(pages: list[str]) -> None:
    result = run("compare", "--json", *pages)
    story = from_envelope(json.loads(result.stdout))
    assert isinstance(story, Story)
    assert len(story.documents) == 2


def test_json_goes_to_a_file_only_if_its_name_says_so(pages: list[str], tmp_path: Path) -> None:
    out = tmp_path / "story.json"
    assert run("compare", *pages, "--json", str(out)).stdout == ""
    assert json.loads(out.read_text("utf-8"))["schema"].startswith("sayso/Story/")
    assert run("compare", "--json", *pages).exit_code == 0
    assert Path(pages[0]).read_text("utf-8") == PAGE


def test_html_is_written_and_written_again(pages: list[str], tmp_path: Path) -> None:
    out = tmp_path / "new" / "report.html"
    for _ in range(2):
        result = run("compare", *pages, "--html", str(out))
        assert (result.exit_code, result.stdout) == (0, "")
        assert "wrote" in result.stderr
    assert out.read_text("utf-8").startswith("<!doctype html><!-- sayso report -->")


@pytest.mark.parametrize("option", ["--html", "--json"])
def test_what_sayso_did_not_write_is_left_alone(pages: list[str], tmp_path: Path, option: str) -> None:
    mine = tmp_path / "mine.json"
    mine.write_text("precious", encoding="utf-8")
    result = run("compare", *pages, option, str(mine))
    assert result.exit_code == 1
    assert "was not written by sayso" in result.stderr
    assert mine.read_text("utf-8") == "precious"


def test_read_gives_one_json_object_a_line(pages: list[str]) -> None:
    lines = run("read", *pages, "--json").stdout.splitlines()
    assert [json.loads(line)["schema"].split("/")[1] for line in lines] == ["AnalysedDocument"] * 2


def test_read_shows_the_article(pages: list[str]) -> None:
    assert "Das Ausflugsschiff „Hollerwiek“" in run("read", pages[0]).stdout


@pytest.mark.parametrize("command", ["compare", "read"])
def test_bad_pages_are_named_and_the_others_reported(command: str, pages: list[str], tmp_path: Path) -> None:
    missing = str(tmp_path / "fehlt.html")
    result = run(command, missing, *pages)
    assert result.exit_code == 0
    assert "fehlt.html" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert "eins.txt" in result.stdout


@pytest.mark.parametrize("command", [("compare",), ("read",), ("explain", "c1")])
def test_nothing_readable_is_an_error_without_traceback(command: tuple[str, ...], tmp_path: Path) -> None:
    names = [str(tmp_path / "a.html"), str(tmp_path / "b.html")]
    result = run(command[0], *names, *command[1:])
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 2


def test_unknown_interface_language_is_told(pages: list[str]) -> None:
    result = run("compare", *pages, "--lang", "xx")
    assert result.exit_code == 1
    assert "'xx'" in result.stderr


def test_explain_names_what_there_is_not(pages: list[str]) -> None:
    result = run("explain", *pages, "c99")
    assert result.exit_code == 1
    assert "c99" in result.stderr


OTHER = (
    "Stadtrat beschließt Haushalt\n\nDer Stadtrat von Querbach hat am Mittwoch den Haushalt für das kommende Jahr "
    "beschlossen. Die Kämmerin Ulrike Sander sagte, die Schulden seien um drei Millionen Euro gesunken.\n"
)


def test_a_heap_is_sorted_into_stories(pages: list[str], tmp_path: Path) -> None:
    other = tmp_path / "drei.txt"
    other.write_text(OTHER, encoding="utf-8")
    lines = run("compare", *pages, str(other), "--stories", "--json").stdout.splitlines()
    assert [len(json.loads(line)["record"]["documents"]) for line in lines] == [2, 1]
    html = tmp_path / "report.html"
    assert run("compare", *pages, str(other), "--stories", "--html", str(html)).exit_code == 0
    assert sorted(p.name for p in tmp_path.glob("report*")) == ["report-1.html", "report-2.html"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("leer.html", b""),
        ("bild.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
        ("papier.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 20),
        ("zufall.txt", bytes(range(256)) * 50),
        ("moebel.txt", "Menü\nAnmelden\nImpressum\nDatenschutz\nNewsletter abonnieren\n".encode()),
    ],
)
def test_what_is_no_article_ends_in_one_line(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    result = run("compare", str(tmp_path / name))
    assert (result.exit_code, result.stdout) == (1, "")
    assert isinstance(result.exception, SystemExit)
    assert len(result.stderr.splitlines()) == 1
    assert name in result.stderr


def test_explain_shows_rules_and_words(pages: list[str]) -> None:
    said = json.loads(run("read", pages[0], "--json").stdout)["record"]["statements"]
    result = run("explain", pages[0], f"A-{said[0]['id']}")
    assert result.exit_code == 0
    assert said[0]["hits"][0]["rule"] in result.stdout
    assert load_strings("en")(f"grade.{said[0]['grade']}") in result.stdout


def test_read_writes_a_report_for_each_page(pages: list[str], tmp_path: Path) -> None:
    assert run("read", *pages, "--html", str(tmp_path / "page.html")).exit_code == 0
    assert sorted(p.name for p in tmp_path.glob("page*")) == ["page-1.html", "page-2.html"]
