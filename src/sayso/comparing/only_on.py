"""What one page of a story alone has."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from sayso.comparing.claims import Grouping
from sayso.comparing.content import Content, Line, by_stem, stems_of
from sayso.comparing.likeness import RELATED, related, weight
from sayso.comparing.lookup import overlapping
from sayso.model import AnalysedDocument, BlockKind, Judgement, StatementRef

TOLD = 0.5
"""Share of a statement's rare lemmas that stand in one sentence of another page, from which on that page may tell it
too. On two pages read by hand, what is told elsewhere is at 0.74 and more, what is not at 0.37 and less."""

MASS = 1.15
"""Rarity of those lemmas at least: one telling word in common is none."""

LEAST = 0.5
"""Rarity of the lemmas that a statement needs to be called anyone's own: what says nothing is not exclusive."""

REST = 0.2
"""Share of a statement's rare lemmas, the least rare ones, by which no sentence is searched for."""

MOST = 100
"""Sentences with one lemma that are looked at; bounds the work."""

_ANNOUNCING = {BlockKind.TITLE, BlockKind.LEAD}

Told = Callable[[Content, Callable[[int], bool]], bool]


def find_only_on(
    contents: Sequence[Content],
    grouping: Grouping,
    docs: Sequence[AnalysedDocument],
    lines: Sequence[Sequence[Line]],
    rare: Mapping[str, float],
) -> list[StatementRef]:
    """Return the top statements that no other page has, by document and place.

    Left out is whatever may have a counterpart elsewhere: a statement of an unsure pair, and one that another page
    tells in its own words without anybody saying it. Nothing is called exclusive that may not be. What a title or lead
    announces is left out where the same page tells it below.

    Args:
        contents: Statements of the story.
        grouping: What became of them.
        docs: Its pages.
        lines: Words of their sentences.
        rare: Rarity of lemmas.
    """
    shared = {member for group in grouping.groups for member in group.members}
    for pair in grouping.pairs:
        if pair.judgement is not Judgement.NEGATIVE:
            shared |= {pair.left, pair.right}
    alone = [c for index, c in enumerate(contents) if index not in shared and not c.statement.parent]
    told = _sentences(lines, rare)
    own = _sentences([[Line(c.statement.span, c.words)] for c in contents], rare)
    body = [not _announces(docs[c.order], c) for c in contents]

    def is_exclusive(content: Content) -> bool:
        if weight(content.lemmas, rare) < LEAST or told(content, lambda page: page != content.order):
            return False
        below = not _announces(docs[content.order], content)
        return below or not own(content, lambda place: body[place] and contents[place].order == content.order)

    return [content.ref for content in alone if is_exclusive(content)]


def _announces(doc: AnalysedDocument, content: Content) -> bool:
    return any(block.kind in _ANNOUNCING for block in overlapping(doc.document.blocks, content.statement.span))


def _sentences(lines: Sequence[Sequence[Line]], rare: Mapping[str, float]) -> Told:
    """Return what tells whether one sentence, in a place that is asked for, holds enough of a content.

    Only sentences are looked at that share enough of its rarest lemmas, or words related to them.
    """
    stems: dict[str, list[tuple[int, int]]] = defaultdict(list)
    lemmas = [[frozenset(word.lemma for word in line.words if word.lemma) for line in page] for page in lines]
    for place, page in enumerate(lemmas):
        for number, line in enumerate(page):
            for stem in by_stem(line):
                stems[stem].append((place, number))

    def told(content: Content, where: Callable[[int], bool]) -> bool:
        lemmas_first = sorted(content.lemmas, key=lambda word: (-rare.get(word, 1.0), word))
        rest = whole = weight(lemmas_first, rare)
        met: dict[tuple[int, int], float] = defaultdict(float)
        for lemma in lemmas_first:
            if rest < REST * whole:
                break
            rest -= rare.get(lemma, 1.0)
            for at in {at for stem in stems_of(lemma) for at in stems.get(stem, ())[:MOST]}:
                met[at] += rare.get(lemma, 1.0)
        least = max(TOLD * whole, MASS)
        near = (at for at, held in met.items() if held + rest >= least and where(at[0]))
        return any(_held(content, lemmas[place][number], rare) >= least for place, number in near)

    return told


def _held(content: Content, line: frozenset[str], rare: Mapping[str, float]) -> float:
    """Return the weight of a content's lemmas that stand in a sentence, related ones counted in part."""
    near = by_stem(line)
    held = weight(sorted(content.lemmas & line), rare)
    for lemma in sorted(content.lemmas - line):
        if any(related(lemma, other) for stem in stems_of(lemma) for other in near.get(stem, ())):
            held += RELATED * rare.get(lemma, 1.0)
    return held
