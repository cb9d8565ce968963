"""Who vouches for a claim's content."""

from collections.abc import Mapping, Sequence

from sayso.comparing.claims import Group
from sayso.comparing.content import Content
from sayso.comparing.likeness import related
from sayso.comparing.pairing import SAME_WORDS
from sayso.lang import LanguagePack
from sayso.model import AnalysedDocument, CountRange, Entity, Evidence, Mode, Party, Reason

_CARRIED = {Mode.INDIRECT, Mode.INDIRECT_FREE_INDIRECT}


def find_parties(
    group: Group,
    contents: Sequence[Content],
    docs: Sequence[AnalysedDocument],
    entities: Mapping[str, Entity],
    affiliations: Mapping[str, str],
) -> tuple[Party, ...]:
    """Return the parties that vouch for a group's content, in the order they are named.

    Args:
        group: Statements that say the same.
        contents: Statements of the story.
        docs: Its pages.
        entities: Its entities by id.
        affiliations: To what body another belongs, by name.
    """
    names: dict[str, str] = {}
    found: dict[str, list[Evidence]] = {}
    open_ones: list[Content] = []
    for member in group.members:
        content = _voucher(member, contents)
        entity = docs[content.order].entity(content.statement.who)
        if entity and content.party:
            whole = entities.get(content.party)
            name = whole.name if whole else entity.name
            key = next((key for key, known in names.items() if known == name), content.party)
            names[key] = name
            found.setdefault(key, []).extend(_speaker(content))
        elif content.label and (content.names or not content.reports):
            open_ones.append(content)
    parties = [
        Party(name, key if key in entities else None, tuple(found[key]), affiliations.get(name))
        for key, name in names.items()
    ]
    return tuple(parties or _by_words(open_ones, docs))


def _by_words(unresolved: Sequence[Content], docs: Sequence[AnalysedDocument]) -> list[Party]:
    """Return parties that no entity of the story stands for; the same nouns are one party.

    So are nouns of which one holds the other (»Polizei«, »Hafenpolizei«), where the same words are laid to both.
    A party is called what its page's entity is (»Wasserschutzpolizei«), without one by the words (»ein Anwohner«).
    """
    first: list[Content] = []
    named: list[list[Evidence]] = []
    names: list[str] = []
    texts = {doc.id: doc.document.text for doc in docs}
    for content in sorted(unresolved, key=lambda c: -len(c.label)):
        known = next((n for n, other in enumerate(first) if _one_label(content, other)), None)
        if known is None:
            first.append(content)
            named.append([])
            entity = docs[content.order].entity(content.statement.who)
            names.append(entity.name if entity else _words(content, texts))
        named[-1 if known is None else known].extend(_speaker(content))
    return [Party(name, None, tuple(places)) for name, places in zip(names, named, strict=True)]


def _one_label(content: Content, other: Content) -> bool:
    if content.label <= other.label:
        return True
    same_words = content.folded == other.folded and bool(content.label)
    return same_words and all(any(a == b or related(a, b) for b in other.label) for a in content.label)


def _words(content: Content, texts: Mapping[str, str]) -> str:
    first = next(iter(_speaker(content)))
    return " ".join(first.span.of(texts[first.document]).split())


def _speaker(content: Content) -> list[Evidence]:
    return [Evidence(content.ref.document, span) for span in content.statement.speaker]


def _voucher(member: int, contents: Sequence[Content]) -> Content:
    """Return the statement whose party vouches for a member: mostly the member itself.

    »Putin sagte, … Dies sei auch der Grund, …, meldete die Agentur«: what points back to a statement, and is carried by
    a medium only, goes on with that statement; its party vouches for both.
    """
    content = contents[member]
    if not (content.reports and content.follows and content.statement.mode in _CARRIED):
        return content
    top = (c for c in reversed(contents[:member]) if c.order == content.order and not c.statement.parent)
    before = next(top, None)
    return before if before and not before.reports and (before.party or before.label) else content


def read_affiliations(packs: Sequence[LanguagePack]) -> dict[str, str]:
    """Return to what body another belongs, by name, after the packs' sourced tables."""
    return {row["body"]: row["belongs_to"] for pack in packs for row in pack.table("affiliations")}


def count_asserters(parties: Sequence[Party], group: Group, contents: Sequence[Content]) -> CountRange:
    """Return how many independent parties vouch for a group's content, as a range with its reasons."""
    open_members = [c for c in (contents[m] for m in group.members) if c.party is None and not c.label]
    evidence = tuple(Evidence(c.ref.document, c.statement.span) for c in open_members)
    if not parties:
        return CountRange(0, None, (Reason("no-party", "nobody is named who vouches for it", evidence),))
    named = tuple(e for party in parties for e in party.evidence)
    reasons = [Reason("named-parties", f"named: {', '.join(party.name for party in parties)}", named)]
    reasons += _affiliated(parties)
    most = len(parties)
    if len(parties) > 1:
        text = "the pages lay the same content to different names: one party or several cannot be told"
        reasons.append(Reason("parties-differ", text, named))
    if open_members and not _one_wording(group, contents):
        most += 1
        reasons.append(Reason("party-open", "one page names nobody and words it otherwise", evidence))
    return CountRange(1, most, tuple(reasons))


def _one_wording(group: Group, contents: Sequence[Content]) -> bool:
    """Tell whether every member whose party is open shares its words with one whose party is named."""
    named = {contents[m].folded for m in group.members if contents[m].party or contents[m].label}
    rest = [pair for pair in group.pairs if pair.likeness.wording >= SAME_WORDS]
    linked = {pair.left for pair in rest} | {pair.right for pair in rest}
    return all(
        contents[m].party or contents[m].label or contents[m].folded in named or m in linked for m in group.members
    )


def _affiliated(parties: Sequence[Party]) -> list[Reason]:
    """Return reasons that give the count once bodies are counted as the body they belong to."""
    belonging = [party for party in parties if party.affiliation]
    if not belonging:
        return []
    count = len({party.affiliation or party.name for party in parties})
    named = "; ".join(f"{party.name} belongs to {party.affiliation}" for party in belonging)
    evidence = tuple(e for party in belonging for e in party.evidence)
    return [Reason("affiliation", f"{named}: {count} if bodies are counted as whom they belong to", evidence)]
