"""`sayso read`: what single pages report."""

import sys
from pathlib import Path

import click

from sayso.cli import output
from sayso.model import Story
from sayso.running import read_all
from sayso.showing.exports.json import to_json_lines
from sayso.showing.strings import load_strings
from sayso.showing.terminal import print_page
from sayso.showing.view import view_page


@click.command()
@output.page_arguments
@click.option("--html", type=click.Path(path_type=Path), metavar="FILE", help="Write the report as one HTML file.")
@output.json_option
def read(pages: tuple[str, ...], html: Path | None, json_to: str | None, lang: str) -> None:
    """Read single pages: clean article, statements, people, times, quantities.

    With --json one object per page and line. Pages that cannot be read are named and left out.
    """
    with output.one_line_errors():
        strings = load_strings(lang)
        json_to, pages = output.split_json(json_to, pages)
        with output.progress(len(pages)) as show:
            docs, issues = read_all(pages, show)
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
