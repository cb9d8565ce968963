"""`sayso compare`: the report of a story."""

from pathlib import Path

import click

from sayso.cli import output
from sayso.running import compare as compare_pages
from sayso.showing.exports.json import to_json_lines
from sayso.showing.strings import load_strings
from sayso.showing.terminal import print_story
from sayso.showing.view import view_story


@click.command()
@output.page_arguments
@click.option(
    "--html", "html_to", type=click.Path(path_type=Path), metavar="FILE", help="Write the report as one HTML file."
)
@output.json_option
def compare(pages: tuple[str, ...], html_to: Path | None, json_to: str | None, lang: str) -> None:
    """Compare pages about one event: who says what, through whom, on how many voices.

    The report goes to the terminal, with --html as one file for the browser. Pages that cannot be read are named and
    left out.
    """
    with output.one_line_errors():
        strings = load_strings(lang)
        json_to, pages = output.split_json(json_to, pages)
        with output.progress(len(pages)) as show:
            story = compare_pages(pages, show)
        output.tell_issues(story.issues)
        if html_to:
            from sayso.showing.html import render_story

            output.write_file(html_to, render_story(view_story(story), strings).encode("utf-8", "replace"))
            output.tell(f"wrote {html_to}")
        if json_to:
            output.write_data(to_json_lines([story]), json_to)
        elif not html_to:
            print_story(view_story(story), output.terminal(), strings)
