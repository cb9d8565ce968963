from pathlib import Path

import pytest

from sayso.errors import PackError
from sayso.model import Document
from sayso.reading import document_from_text
from sayso.running import pipeline
from sayso.running.pipeline import read_all

GERMAN = "Die alte Brücke über den See bleibt gesperrt, weil die Prüfer Risse gefunden haben, sagte die Sprecherin."
POLISH = (
    "Rada miasta zamknęła stary most nad jeziorem, ponieważ biegli znaleźli w nim pęknięcia. Rzeczniczka powiedziała, "
    "że nikt nie został ranny, a naprawa potrwa do jesieni. Mieszkańcy obawiają się długich objazdów i kosztów.\n"
)
ENGLISH = "The old bridge over the lake stays closed because the inspectors have found cracks in it, the town says."


def test_pages_with_one_file_name_get_ids_of_their_own(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "page.txt").write_text(GERMAN, encoding="utf-8")
    (tmp_path / "other.txt").write_text(GERMAN, encoding="utf-8")
    docs, _ = read_all([tmp_path, tmp_path / "other.txt"])
    sources = [str(tmp_path / name) for name in ("a/page.txt", "b/page.txt", "other.txt")]
    assert [doc.document.id for doc in docs] == [*sources, f"{sources[2]}#2"]
    assert [doc.document.id for doc in read_all([tmp_path / "other.txt"])[0]] == ["other.txt"]


@pytest.mark.parametrize(("text", "language"), [(POLISH, "pl"), (ENGLISH, "en")])
def test_a_page_in_a_language_without_understanding_is_named(text: str, language: str, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(text, encoding="utf-8")
    docs, issues = read_all([path, document_from_text(GERMAN)])
    assert [doc.document.id for doc in docs] == ["text"]
    (issue,) = issues
    assert (issue.code, issue.fatal) == ("language-not-supported", True)
    assert issue.message == f"{path}: language {language!r} is not supported"


def test_a_broken_pack_is_no_language_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def analyse(doc: Document, pack: object) -> None:
        raise PackError("lang/de/rules/cues.toml: unknown field 'colour'")

    monkeypatch.setattr(pipeline, "analyse", analyse)
    with pytest.raises(PackError, match="colour"):
        read_all([document_from_text(GERMAN, language="de")])
