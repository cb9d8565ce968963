"""Who vouches for a claim's content."""

from collections.abc import Mapping, Sequence

from sayso.comparing.claims import Group
from sayso.comparing.content import Content
from sayso.model import AnalysedDocument, CountRange, Entity, Evidence, Party, Reason


def find_parties(
    group: Group, contents: Sequence[Content], docs: Sequence[AnalysedDocument], entities: Mapping[str, Entity]
) -> tuple[Party, ...]:
    """Return the parties that vouch for a group's content, in the order they are named."""
    found: dict[str, list[Evidence]] = {}
    names: dict[str, str] = {}
    for member in group.members:
        content = contents[member]
        entity = docs[content.order].entity(content.statement.who)
        if not entity or not content.party:
            continue
        whole = entities.get(content.party)
        names.setdefault(content.party, whole.name if whole else entity.name)
        spans = content.statement.speaker
        found.setdefault(content.party, []).extend(Evidence(content.ref.document, span) for span in spans)
    return tuple(Party(names[key], key if key in entities else None, tuple(found[key])) for key in found)


def count_asserters(parties: Sequence[Party], group: Group, contents: Sequence[Content]) -> CountRange:
    """Return how many independent parties vouch for a group's content, as a range with its reasons."""
    open_members = [contents[m] for m in group.members if contents[m].party is None]
    evidence = tuple(Evidence(c.ref.document, c.statement.span) for c in open_members)
    if not parties:
        return CountRange(0, None, (Reason("no-party", "nobody is named who vouches for it", evidence),))
    named = tuple(e for party in parties for e in party.evidence)
    reasons = [Reason("named-parties", f"named: {', '.join(party.name for party in parties)}", named)]
    return CountRange(len(parties), len(parties), tuple(reasons))
