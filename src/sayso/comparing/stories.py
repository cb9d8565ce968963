"""All steps of comparing, in order."""

from collections.abc import Sequence

from sayso.comparing.claims import Group, Judge, group_statements, wording_of
from sayso.comparing.content import Content, make_contents, rarity
from sayso.comparing.origins import count_witnesses
from sayso.comparing.parties import count_asserters, find_parties
from sayso.comparing.passages import align_passages
from sayso.lang import LanguagePack
from sayso.model import AnalysedDocument, Claim, Entity, Issue, Story


def build_story(
    docs: Sequence[AnalysedDocument], packs: Sequence[LanguagePack], issues: Sequence[Issue] = (), id: str = "story"
) -> Story:
    """Return what documents about one event share and where they differ.

    Args:
        docs: Analysed pages, in the order given by the user.
        packs: Packs of their languages.
        issues: What went wrong before; kept in the story.
        id: Id of the story.
    """
    entities: tuple[Entity, ...] = ()
    alignments = align_passages([doc.document for doc in docs], packs)
    claims = find_claims(docs, entities, packs)
    return Story(
        id=id,
        documents=tuple(docs),
        entities=entities,
        alignments=tuple(alignments),
        claims=tuple(claims),
        issues=tuple(issues),
    )


def find_claims(
    docs: Sequence[AnalysedDocument], entities: Sequence[Entity], packs: Sequence[LanguagePack]
) -> list[Claim]:
    """Return the claims that documents have in common, those on most documents first, unsure ones last."""
    parties = {member: entity.id for entity in entities for member in entity.members}
    contents = make_contents(docs, parties, {pack.code: pack for pack in packs})
    groups, judge = group_statements(contents, rarity(docs))
    ranked = sorted(groups, key=lambda g: (g.judgement, -len({contents[m].order for m in g.members}), g.members))
    return [_claim(f"c{n}", group, contents, judge, docs, entities) for n, group in enumerate(ranked, 1)]


def _claim(
    id: str,
    group: Group,
    contents: Sequence[Content],
    judge: Judge,
    docs: Sequence[AnalysedDocument],
    entities: Sequence[Entity],
) -> Claim:
    parties = find_parties(group, contents, docs, {entity.id: entity for entity in entities})
    return Claim(
        id=id,
        members=tuple(contents[m].ref for m in group.members),
        wording=wording_of(group.members, contents, judge),
        parties=parties,
        asserters=count_asserters(parties, group, contents),
        witnesses=count_witnesses(group, contents, judge),
        judgement=group.judgement,
        score=group.score,
        reasons=group.reasons,
    )
