"""`sayso explain`: which rules fired on which words."""

import click

from sayso.cli import output
from sayso.lang import DEFAULT_LANGUAGE, load_pack
from sayso.model import Story
from sayso.running import compare as compare_pages
from sayso.showing.explain import print_claim, print_statement
from sayso.showing.finding import find_target
from sayso.showing.records import ClaimView, StatementView, StoryView
from sayso.showing.strings import load_strings
from sayso.showing.view import view_story
from sayso.understanding.explain import Explanation, explain_statement


@click.command()
@output.page_arguments
@click.argument("target", metavar="ID")
def explain(pages: tuple[str, ...], target: str, lang: str) -> None:
    """Explain a statement or a claim: the rules that fired, and the words they fired on.

    ID is as the report shows it: A-s3 or A3 for the third statement of the first page, c1 for a claim.
    """
    with output.one_line_errors():
        strings = load_strings(lang)
        story = compare_pages(pages)
        output.tell_issues(story.issues)
        view = view_story(story)
        found = find_target(view, target)
        console = output.terminal()
        if isinstance(found, ClaimView):
            print_claim(found, view.differences + view.looks_only, console, strings)
        else:
            print_statement(found, _reasons(story, view, found), console, strings)


def _reasons(story: Story, view: StoryView, stmt: StatementView) -> list[Explanation]:
    """Return why a statement is what it is, by the pack that its page was read with."""
    page, _, number = stmt.key.partition("-")
    doc = next(d for d in story.documents if d.id == view.page(page).id)
    return explain_statement(doc, number, load_pack(doc.document.language or DEFAULT_LANGUAGE))
