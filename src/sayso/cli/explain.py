"""`sayso explain`: which rules fired on which words."""

import re

import click

from sayso.cli import output
from sayso.errors import SaysoError
from sayso.running import compare as compare_pages
from sayso.showing.explain import print_claim, print_statement
from sayso.showing.records import ClaimView, StatementView, StoryView
from sayso.showing.strings import load_strings
from sayso.showing.view import view_story


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
            print_statement(found, output.rules_of(story), console, strings)


def find_target(view: StoryView, target: str) -> StatementView | ClaimView:
    """Return the statement or claim that a user names.

    Raises:
        SaysoError: There is none, or several.
    """
    for claim in view.claims:
        if claim.id == target:
            return claim
    by_id = {f"{view.page(s.page).id}/{s.key.partition('-')[2]}": s for s in view.statements}
    if target in by_id:
        return by_id[target]
    key = re.sub(r"^([A-Z]+)-?s?(\d+)$", r"\1-s\2", target)
    hits = [s for s in view.statements if key == s.key or target == s.key.partition("-")[2]]
    if len(hits) == 1:
        return hits[0]
    if hits:
        raise SaysoError(f"{target}: several pages have it; say which: {', '.join(s.key for s in hits)}")
    raise SaysoError(f"{target}: no such statement or claim; the report names them, such as A-s1 or c1")
