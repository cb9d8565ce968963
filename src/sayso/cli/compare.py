"""`sayso compare`: the report of a story."""

from collections.abc import Sequence
from pathlib import Path

import click

from sayso.cli import output
from sayso.model import Story
from sayso.running import compare as compare_pages
from sayso.running import compare_all
from sayso.showing.exports.json import to_json_lines
from sayso.showing.strings import Strings, load_strings
from sayso.showing.terminal import print_story
from sayso.showing.view import view_story


@click.command()
@output.page_arguments
@click.option("--html", type=click.Path(path_type=Path), metavar="FILE", help="Write the report as one HTML file.")
@output.json_option
@click.option("--stories", is_flag=True, help="Sort pages about several events into stories, each with its report.")
def compare(pages: tuple[str, ...], html: Path | None, json_to: str | None, stories: bool, lang: str) -> None:
    """Compare pages about one event: who says what, through whom, on how many voices.

    The report goes to the terminal, with --html as one file for the browser. Pages that cannot be read are named and
    left out.
    """
    with output.one_line_errors():
        strings = load_strings(lang)
        json_to, pages = output.split_json(json_to, pages)
        with output.progress(len(pages)) as show:
            found = compare_all(pages, show) if stories else [compare_pages(pages, show)]
        for story in found:
            output.tell_issues(story.issues)
        if html:
            _write_html(found, html, strings)
        if json_to:
            output.write_data(to_json_lines(found), json_to)
        elif not html:
            console = output.terminal()
            for number, story in enumerate(found):
                if number:
                    console.print()
                print_story(view_story(story), console, strings)


def _write_html(stories: Sequence[Story], path: Path, strings: Strings) -> None:
    """Write a report for each story; where there are several their number stands before the ending."""
    from sayso.showing.html import render_story

    for number, story in enumerate(stories, 1):
        target = path if len(stories) == 1 else path.with_stem(f"{path.stem}-{number}")
        report = render_story(view_story(story), strings, output.rules_of(story))
        output.write_file(target, report.encode("utf-8", "replace"))
        output.tell(f"wrote {target}")
