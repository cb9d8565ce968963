"""An archive is read in a memory that does not grow with it."""

from pathlib import Path

import pytest
from bench.tasks.archive import make_archive, read_apart


@pytest.mark.parametrize("form", ["warc.gz", "jsonl"])
def test_an_archive_is_read_record_by_record(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.tasks.archive.PAGES", 10)
    path = tmp_path / f"archive.{form}"
    make_archive(path, form, 80_000_000)
    peak, _, pages, left = read_apart(path)
    assert (pages, left > 0) == (10, True)
    assert peak < 500
