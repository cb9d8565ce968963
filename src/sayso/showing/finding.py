"""What a user names by its id, and the rules behind a story."""

import re

from sayso.errors import SaysoError
from sayso.lang import DEFAULT_LANGUAGE, load_pack
from sayso.model import Story
from sayso.showing.explain import Rules
from sayso.showing.records import ClaimView, StatementView, StoryView


def rules_of(story: Story) -> Rules:
    """Return a function that gives a rule's table by id, over the language packs of a story's pages."""
    codes = sorted({doc.document.language or DEFAULT_LANGUAGE for doc in story.documents})
    packs = [load_pack(code) for code in codes]
    return lambda rule: next((table for pack in packs if (table := pack.describe(rule))), None)


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
