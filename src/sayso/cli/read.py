"""`sayso read`: what single pages report."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from sayso.cli import output
from sayso.cli.reading_stats import show_stats, stop
from sayso.cli.resuming import read_on
from sayso.errors import SaysoError
from sayso.model import Story
from sayso.running import Identifiers, read_all
from sayso.showing.exports.json import to_json_lines
from sayso.showing.strings import Strings, load_strings
from sayso.showing.terminal import print_page
from sayso.showing.view import view_page


@click.command()
@output.page_arguments
@output.html_option
@output.json_option
@click.option(
    "--stats", is_flag=True, help="Tell only what was read and what was left, by reason; with --json as JSON."
)
@click.option(
    "--resume",
    is_flag=True,
    help="With --json FILE.json: add the pages that FILE does not hold yet, each once it is read.",
)
@output.identifiers_option
def read(
    pages: tuple[str, ...],
    html: Path | None,
    json_to: str | None,
    stats: bool,
    resume: bool,
    identifiers_from: Path | None,
    lang: str,
) -> None:
    """Read single pages: clean article, statements, people, times, quantities.

    With --json one object per page and line. Pages that cannot be read are named and left out. A reading that is
    stopped with Ctrl-C tells how far it came; with --resume nothing done is lost.
    """
    with output.one_line_errors():
        strings = load_strings(lang)
        json_to, pages = output.split_json(json_to, pages)
        identifiers = output.load_identifiers(identifiers_from)
        if html and (stats or resume):
            raise SaysoError("--html goes neither with --stats nor with --resume: they write no report")
        if stats and resume:
            raise SaysoError("--stats and --resume do not go together: counting keeps no page")
        if stats:
            whole = show_stats(pages, json_to, strings)
        elif resume:
            if json_to in (None, "-"):
                raise SaysoError("--resume goes with --json FILE.json: it goes on where that file ends")
            whole = read_on(pages, Path(str(json_to)), identifiers)
        else:
            whole = _read(pages, html, json_to, strings, identifiers)
        if not whole:
            stop()


def _read(
    pages: Sequence[str], html: Path | None, json_to: str | None, strings: Strings, identifiers: Identifiers | None
) -> bool:
    """Read pages as a whole; return False if the user stopped it, with nothing written."""
    try:
        with output.progress(len(pages)) as show:
            docs, issues = read_all(pages, show, identifiers)
    except KeyboardInterrupt:
        output.tell("stopped; nothing was written (with --json FILE.json --resume each page is, once it is read)")
        return False
    output.tell_issues(issues)
    if html and docs:
        stories = [Story(id=doc.id, documents=(doc,), issues=doc.issues) for doc in docs]
        output.write_each(html, stories, lambda story: output.render(story, strings))
    if json_to and docs:
        output.write_data(to_json_lines(docs), json_to)
    elif docs and not html:
        console = output.terminal()
        for doc in docs:
            print_page(view_page(doc), doc, console, strings)
    elif not docs:
        sys.exit(1)
    return True
