"""`sayso compare`: the report of a story."""

from functools import partial
from pathlib import Path

import click

from sayso.cli import output
from sayso.model import Story
from sayso.running import compare as compare_pages
from sayso.running import compare_all
from sayso.showing.exports import EXPORTS, Export, find_export
from sayso.showing.exports.json import to_json_lines
from sayso.showing.strings import Strings, load_strings
from sayso.showing.terminal import print_story
from sayso.showing.view import view_story


@click.command()
@output.page_arguments
@output.html_option
@output.json_option
@click.option(
    "--export",
    "exports",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help=f"Write an export; the ending says which: {', '.join(EXPORTS)}. May be given several times.",
)
@output.identifiers_option
@click.option("--stories", is_flag=True, help="Sort pages about several events into stories, each with its report.")
def compare(
    pages: tuple[str, ...],
    html: Path | None,
    json_to: str | None,
    exports: tuple[Path, ...],
    stories: bool,
    identifiers_from: Path | None,
    lang: str,
) -> None:
    """Compare pages about one event: who says what, through whom, on how many voices.

    The report goes to the terminal, with --html as one file for the browser. Pages that cannot be read are named and
    left out.
    """
    with output.one_line_errors():
        strings = load_strings(lang)
        json_to, pages = output.split_json(json_to, pages)
        wanted = [(path, find_export(path)) for path in exports]
        known = output.load_identifiers(identifiers_from)
        with output.progress(len(pages)) as show:
            found = compare_all(pages, show, known) if stories else [compare_pages(pages, show, known)]
        for story in found:
            output.tell_issues(story.issues)
        if html:
            output.write_each(html, found, lambda story: output.render(story, strings))
        for path, export in wanted:
            output.write_each(path, found, partial(_written, export, strings), export.ending)
        if json_to:
            output.write_data(to_json_lines(found), json_to)
        elif not html and not exports:
            console = output.terminal()
            for number, story in enumerate(found):
                if number:
                    console.print()
                print_story(view_story(story), console, strings)


def _written(export: Export, strings: Strings, story: Story) -> bytes:
    return export.write(story, strings)
