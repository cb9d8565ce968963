"""What goes wrong is told in the reader's language."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.desk.addresses import RefusedAddress
from sayso.desk.notes import Note, note_of, notes_of
from sayso.model import Issue
from sayso.showing.strings import interface_codes, load_strings

SOURCES = Path(__file__).resolve().parents[2] / "src" / "sayso"
MAKERS = {"RefusedAddress": 1, "FetchError": 1, "PageError": 1, "Issue": 2, "Note": 0}
"""Which argument of those that tell what went wrong is the code."""


def codes() -> Iterator[str]:
    """Yield the codes that stand in the rooms from which notes come."""
    for path in (*SOURCES.glob("desk/*.py"), *SOURCES.glob("reading/*.py"), SOURCES / "running" / "pipeline.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            at = MAKERS.get(ast.unparse(node.func))
            given = [k.value for k in node.keywords if k.arg == "code"]
            given += [node.args[at]] if at is not None and at < len(node.args) else []
            yield from (v.value for v in given if isinstance(v, ast.Constant) and isinstance(v.value, str))


@pytest.mark.parametrize("code", sorted(set(codes()) - {"outlier"}))
def test_every_note_has_words_in_every_language_but_the_one_it_is_written_in(code: str) -> None:
    for language in set(interface_codes()) - {"en"}:
        assert f"note.{code}" in load_strings(language, "sayso.desk").keys, language


def test_a_note_is_told_in_the_readers_language() -> None:
    note = note_of(RefusedAddress("http://a.example:81/", "port", "port {port} is not asked", port=81))
    assert note.words(load_strings("en", "sayso.desk")) == "http://a.example:81/: port 81 is not asked"
    german = "http://a.example:81/: Port 81 wird nicht gefragt; Seiten kommen von 80 und 443"
    assert note.words(load_strings("de", "sayso.desk")) == german
    job = Note("too-long", "comparing took longer", values={"minutes": 15})
    assert job.words(load_strings("de", "sayso.desk")).startswith("das Vergleichen dauerte länger als 15 Minuten")


def test_what_has_no_words_is_told_as_it_is() -> None:
    (note,) = notes_of(
        [Issue("a.html", "reading", "odd", "a.html: {odd}", fatal=True), Issue("b", "reading", "x", "b")]
    )
    assert note.words(load_strings("de", "sayso.desk")) == "a.html: {odd}"
