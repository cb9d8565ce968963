"""Statements of a story: what is claimed, where pages differ, and what one page alone has."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.comparing.claims import Group, group_statements, wording_of
from sayso.comparing.content import Content, make_contents, make_lines, pack_of, rarity
from sayso.comparing.divergences import find_divergences, read_knowledge
from sayso.comparing.only_on import find_only_on
from sayso.comparing.origins import count_witnesses, passages_by_pages
from sayso.comparing.parties import count_asserters, find_parties, read_affiliations
from sayso.lang import LanguagePack
from sayso.model import Alignment, AnalysedDocument, Claim, Divergence, Entity, StatementRef


@dataclass(frozen=True, slots=True)
class Compared:
    """What became of the statements of a story; fields as of `Story`."""

    claims: tuple[Claim, ...]
    divergences: tuple[Divergence, ...]
    only_on: tuple[StatementRef, ...]


def compare_statements(
    docs: Sequence[AnalysedDocument],
    entities: Sequence[Entity],
    alignments: Sequence[Alignment],
    packs: Sequence[LanguagePack],
) -> Compared:
    """Return the claims that documents have in common, where they differ, and what one document alone has.

    Args:
        docs: Pages of the story.
        entities: Entities over all pages.
        alignments: Passages they share.
        packs: Packs of their languages.
    """
    parties = {member: entity.id for entity in entities for member in entity.members}
    lines = [make_lines(doc, pack_of(doc, packs)) for doc in docs]
    contents = make_contents(docs, lines, parties, packs)
    rare = rarity(lines)
    grouping = group_statements(contents, rare)
    whole = {entity.id: entity for entity in entities}
    affiliations = read_affiliations(packs)
    ids = _ids(grouping.groups, contents)
    shared = passages_by_pages(alignments)
    claims = {
        index: Claim(
            id=ids[index],
            members=tuple(contents[m].ref for m in group.members),
            wording=wording_of(group.members, contents, grouping.judge),
            parties=(named := find_parties(group, contents, docs, whole, affiliations)),
            asserters=count_asserters(named, group, contents),
            witnesses=count_witnesses(group, contents, grouping.judge, shared),
            judgement=group.judgement,
            score=group.score,
            reasons=group.reasons,
        )
        for index, group in enumerate(grouping.groups)
    }
    divergences = find_divergences(docs, contents, grouping, ids, alignments, parties, read_knowledge(packs))
    ordered = tuple(claims[index] for index in ids)
    only_on = find_only_on(contents, grouping, docs, lines, rare)
    return Compared(ordered, tuple(divergences), tuple(only_on))


def _ids(groups: Sequence[Group], contents: Sequence[Content]) -> dict[int, str]:
    """Return the claim id of each group: those on most documents first, unsure ones last."""
    spread = [len({contents[member].order for member in group.members}) for group in groups]
    order = sorted(range(len(groups)), key=lambda n: (groups[n].judgement, -spread[n], groups[n].members))
    return {index: f"c{number}" for number, index in enumerate(order, 1)}
