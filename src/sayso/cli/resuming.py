"""`sayso read --resume`: a long reading that can be stopped at any time and goes on where it ended."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from sayso.cli import output
from sayso.errors import SaysoError
from sayso.model import AnalysedDocument, Issue
from sayso.reading import find_files
from sayso.running import Identifiers, read_each
from sayso.running.identifiers import identify_page
from sayso.showing.exports import is_ours
from sayso.showing.exports.json import to_json_lines


def read_on(pages: Sequence[str], path: Path, identifiers: Identifiers | None = None) -> bool:
    """Add the pages that a file does not hold yet, each as soon as it is read; return False if the user stopped it.

    Raises:
        SaysoError: The file was not written by sayso, or cannot be written.
    """
    known = _known(path)
    before = len(known)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as out:
            for item in _read_new(pages, known):
                if isinstance(item, Issue):
                    output.tell_issues([item])
                    continue
                _write(out, identify_page(item, identifiers) if identifiers else item)
                known[item.document.page.source] = item.id
    except KeyboardInterrupt:
        output.tell(f"stopped; {path} holds {len(known)} pages, the same command goes on from there")
        return False
    except OSError as error:
        raise SaysoError(f"{path}: cannot be written: {error.strerror or error}") from None
    output.tell(f"{path} holds {len(known)} pages, {len(known) - before} of them new")
    return True


def _write(out: BinaryIO, doc: AnalysedDocument) -> None:
    """Write a whole line at once: a reading that is stopped leaves no half of one."""
    out.write(to_json_lines([doc]).encode("utf-8", "surrogatepass"))
    out.flush()


def _read_new(pages: Sequence[str], known: Mapping[str, str]) -> Iterator[AnalysedDocument | Issue]:
    files = list(find_files(pages))
    with output.progress(len(files)) as show:
        for number, file in enumerate(files, 1):
            if isinstance(file, Issue):
                yield file
            else:
                yield from read_each(file, known)
            if show:
                show("reading", number, len(files))


def _known(path: Path) -> dict[str, str]:
    """Return the ids of the pages that a file holds, by their sources; half a line at its end is cut off."""
    if not path.exists():
        return {}
    if path.stat().st_size and not is_ours(path):
        raise SaysoError(f"{path}: exists and was not written by sayso; it is left as it is")
    known: dict[str, str] = {}
    whole = 0
    try:
        with path.open("r+b") as file:
            for line in file:
                if not line.endswith(b"\n"):
                    break
                doc = json.loads(line)["record"]["document"]
                known[doc["page"]["source"]] = doc["id"]
                whole += len(line)
            file.truncate(whole)
    except (ValueError, KeyError, TypeError):
        raise SaysoError(f"{path}: holds more than pages that sayso has read; it is left as it is") from None
    return known
