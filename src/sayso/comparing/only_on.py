"""What one page of a story alone has."""

from collections.abc import Sequence

from sayso.comparing.claims import Grouping
from sayso.comparing.content import Content
from sayso.model import Judgement, StatementRef


def find_only_on(contents: Sequence[Content], grouping: Grouping) -> list[StatementRef]:
    """Return the top statements that no other page has, by document and place.

    A statement that may have a counterpart elsewhere (an unsure pair) is left out: nothing is called exclusive that
    may not be.
    """
    shared = {member for group in grouping.groups for member in group.members}
    for pair in grouping.pairs:
        if pair.judgement is not Judgement.NEGATIVE:
            shared |= {pair.left, pair.right}
    return [c.ref for index, c in enumerate(contents) if index not in shared and not c.statement.parent]
