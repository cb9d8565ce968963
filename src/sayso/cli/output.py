"""What the commands share: data on standard output, messages on standard error, files never overwritten unasked."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TextIO, TypeVar

import click
from rich.console import Console

from sayso.errors import NothingRead, SaysoError
from sayso.model import Issue, Story
from sayso.running.identifiers import Identifiers, read_identifiers
from sayso.running.pipeline import Progress
from sayso.showing.exports import is_ours
from sayso.showing.finding import rules_of
from sayso.showing.places import fold
from sayso.showing.strings import Strings

F = TypeVar("F", bound=Callable[..., Any])

_MANY = 4
"""Pages from which on progress is shown on a terminal."""
_WIDTH = 100
"""Columns where standard output is no terminal."""


def page_arguments(command: F) -> F:
    """Add the arguments that every command takes."""
    command = click.option(
        "--lang", default="en", show_default=True, metavar="CODE", help="Language of the interface: en or de."
    )(command)
    return click.argument("pages", nargs=-1, required=True, metavar="PAGE…")(command)


def identifiers_option(command: F) -> F:
    """Add `--identifiers FILE`."""
    return click.option(
        "--identifiers",
        "identifiers_from",
        type=click.Path(path_type=Path),
        metavar="FILE.csv",
        help="Table with the columns name and identifier (Wikidata, own keys); names found get their identifiers.",
    )(command)


def load_identifiers(path: Path | None) -> Identifiers | None:
    """Return the identifiers of a table; None if none was named."""
    return read_identifiers(path) if path else None


def html_option(command: F) -> F:
    """Add `--html FILE`."""
    return click.option(
        "--html", type=click.Path(path_type=Path), metavar="FILE", help="Write the report as one HTML file."
    )(command)


def json_option(command: F) -> F:
    """Add `--json [FILE]`; what follows is taken as FILE only if it ends in `.json`, so that no page is overwritten."""
    return click.option(
        "--json",
        "json_to",
        is_flag=False,
        flag_value="-",
        metavar="[FILE.json]",
        help="Write JSON instead of the report, to standard output or to a file whose name ends in .json.",
    )(command)


def split_json(json_to: str | None, pages: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """Return where JSON goes and the pages; a name behind `--json` that does not end in .json is the first page."""
    if json_to is None or json_to == "-" or json_to.lower().endswith(".json"):
        return json_to, pages
    return "-", (json_to, *pages)


def terminal() -> Console:
    """Return the console that reports go to."""
    _never_fail(sys.stdout, "replace")
    return Console(width=None if sys.stdout.isatty() else _WIDTH, highlight=False, emoji=False, markup=False)


def _never_fail(stream: TextIO, errors: str) -> None:
    """Let a stream replace what its encoding has no character for."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors=errors)


def tell(message: str) -> None:
    """Write one line to standard error."""
    _never_fail(sys.stderr, "backslashreplace")
    click.echo(f"sayso: {fold(message)}", err=True)


def tell_issues(issues: Iterable[Issue]) -> None:
    """Write one line for each page that was left out."""
    for issue in issues:
        if issue.fatal:
            tell(issue.message)


def write_data(text: str, to: str) -> None:
    """Write data to a file, or to standard output for `-`, always as UTF-8."""
    data = text.encode("utf-8", "surrogatepass")
    if to == "-":
        click.echo(data, nl=False)
        return
    write_file(Path(to), data)


def write_file(path: Path, data: bytes) -> None:
    """Write a file; one that sayso did not write is never overwritten.

    Raises:
        SaysoError: It cannot be written, or is not ours.
    """
    try:
        if path.exists() and not is_ours(path):
            raise SaysoError(f"{path}: exists and was not written by sayso; it is left as it is")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise SaysoError(f"{path}: cannot be written: {error.strerror or error}") from None


def render(story: Story, strings: Strings) -> bytes:
    """Return the HTML report of a story as a file."""
    from sayso.showing.html import render_story
    from sayso.showing.view import view_story

    return render_story(view_story(story), strings, rules_of(story)).encode("utf-8", "replace")


def write_each(path: Path, stories: Sequence[Story], export: Callable[[Story], bytes], ending: str = "") -> None:
    """Write a file for each story; where there are several their number stands before the ending."""
    end = len(path.name) - len(ending or path.suffix)
    for number, story in enumerate(stories, 1):
        target = path if len(stories) == 1 else path.with_name(f"{path.name[:end]}-{number}{path.name[end:]}")
        write_file(target, export(story))
        tell(f"wrote {target}")


@contextmanager
def one_line_errors() -> Iterator[None]:
    """Turn every error raised on purpose into one line and exit code 1."""
    try:
        yield
    except NothingRead as error:
        for reason in error.reasons or (str(error),):
            tell(reason)
        sys.exit(1)
    except SaysoError as error:
        tell(str(error))
        sys.exit(1)


@contextmanager
def progress(count: int) -> Iterator[Progress | None]:
    """Give a function that shows progress on standard error; None where nobody looks or nothing takes long."""
    if not sys.stderr.isatty() or count < _MANY:
        yield None
        return
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def show(step: str, done: int, of: int) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(step, total=of)
            bar.update(tasks[step], completed=done, total=of)

        yield show
