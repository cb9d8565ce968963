"""Mentions while a document is being read, before entities have ids."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sayso.model import Entity, EntityKind, Mention, MentionForm, Sentence, Span
from sayso.understanding.mentions.people import Figure


@dataclass(slots=True)
class Draft:
    """A mention before ids are given.

    Attributes:
        span: All its words.
        head: The name or noun.
        kind: What is named.
        form: How.
        figures: Whom it may mean; one if resolved.
        rule: Id of what found it.
        sent: Index of its sentence.
        settled: False if it stays open whoever the candidates are.
    """

    span: Span
    head: Span
    kind: EntityKind
    form: MentionForm
    figures: list[Figure]
    rule: str
    sent: int
    settled: bool = field(default=True)

    @property
    def figure(self) -> Figure | None:
        """Whom it means; None if it is open."""
        return self.figures[0] if self.settled and len(self.figures) == 1 else None


def token_span(sent: Sentence, start: int, end: int) -> Span:
    """Return the span of the tokens from `start` to before `end`."""
    return Span(sent.tokens[start].start, sent.tokens[end - 1].end)


MOST_NEAR = 200
"""Mentions that are looked at behind a place; a few sentences of a newsroom hold fewer, endless lists more."""


def recent(drafts: Sequence[Draft], before: int, sent: int, reach: int) -> list[Figure]:
    """Return whom resolved mentions mean that end before a place, latest first, each once.

    Args:
        drafts: Mentions in text order.
        before: First code point of the place.
        sent: Index of its sentence.
        reach: How many sentences back to look.
    """
    found: list[Figure] = []
    last = bisect_left(drafts, before, key=lambda d: d.span.start)
    for draft in (drafts[i] for i in range(last - 1, max(-1, last - 1 - MOST_NEAR), -1)):
        if draft.sent < sent - reach:
            break
        figure = draft.figure
        if draft.span.end <= before and figure and not any(figure is f for f in found):
            found.append(figure)
    return found


def finish(drafts: Iterable[Draft], text: str) -> tuple[list[Mention], list[Entity]]:
    """Return mentions in text order and entities in order of first mention, with ids."""
    ordered = sorted(drafts, key=lambda d: (d.span.start, -d.span.end, d.head.start))
    ids: dict[int, str] = {}
    figures: list[Figure] = []
    aliases: dict[str, dict[str, None]] = {}
    for draft in ordered:
        if figure := draft.figure:
            if id(figure) not in ids:
                ids[id(figure)] = f"e{len(ids) + 1}"
                figures.append(figure)
            if draft.form is not MentionForm.PRONOUN:
                aliases.setdefault(ids[id(figure)], {})[" ".join(draft.span.of(text).split())] = None
    mentions = [_mention(draft, ids) for draft in ordered]
    entities = [
        Entity(
            id=ids[id(f)],
            kind=f.kind,
            name=f.name,
            aliases=tuple(aliases.get(ids[id(f)], ())),
            key=f.key,
            gender=f.gender,
            country=f.country[:2] if f.country else None,
            roles=tuple(f.roles),
            at=f.at,
        )
        for f in figures
    ]
    return mentions, entities


def _mention(draft: Draft, ids: dict[int, str]) -> Mention:
    figure = draft.figure
    candidates = () if figure else tuple(ids[id(f)] for f in draft.figures if id(f) in ids)
    return Mention(
        span=draft.span,
        head=draft.head,
        kind=draft.kind,
        form=draft.form,
        entity=ids[id(figure)] if figure else None,
        candidates=candidates,
        rule=draft.rule,
    )
