"""Which pairs of statements are looked at, and what is made of them: candidate, likeness, judgement."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.comparing.content import Content
from sayso.comparing.likeness import Likeness, compare_contents, shared_weight, weight
from sayso.model import Evidence, Judgement, Polarity, Reason

SHINGLE = 3
"""Words of a run that two statements must share to be looked at."""

RARE = 0.25
"""Rarity from which on one lemma in common is enough to be looked at."""

BUCKET = 40
"""Statements that may share a key before each is only held against its next neighbours; bounds the work."""

NEIGHBOURS = 8
"""How many neighbours in a full bucket."""

# The limits below were set on the labelled statements of ten stories: 148 pairs that say the same, 3,100 that do not.
# Of the pairs by one party that do not, none over the mass below came over 0.20 (dice), 0.27 (contained), and none at
# all over 0.30 (wording).

SAME_WORDS = 0.8
"""Wording from which on two contents are the same words."""

SAME_SENTENCE = 0.65
"""Wording of the sentences around from which on they are one sentence, edited."""

REWORDED = 0.5
"""Wording from which on two contents of the same party are one, reworded."""

EXTRACT = 0.9
"""Share of the shorter content that stands in the other, from which on it is an extract of it."""

LONG_RUN = 8
"""Words in common and in order from which on a rewording may have an open speaker."""

TELLING = 1.4
"""Rarity of the lemmas of a short quotation that two pages give alike, from which on its speaker may be open."""

LIKE = 0.34
"""Rare lemmas in common, as share of both contents, that make a paraphrase by the same party."""

CONTAINED = 0.5
"""Likewise as share of the poorer content."""

MASS = 1.15
"""Rarity of the lemmas in common that a paraphrase needs at least: one telling word is none."""

OPEN_LIKE, OPEN_MASS = 0.6, 2.0
"""The same where one of the parties is open."""

NO_ACT, NO_ACT_NUMBERS = 0.7, 0.5
"""Rare lemmas in common that a paraphrase needs where the two share no verb or adjective: they may say different things
of one thing. Less where they share a number. Of 16 labelled paraphrases that have such words on both sides, 15
share one."""

DOUBT = 0.6
"""Part of these limits from which on a pair is unsure."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements and what is made of them.

    Attributes:
        left: Index of the first content.
        right: Index of the second.
        judgement: Whether they say the same.
        score: How sure, 0–1; orders pairs of one judgement.
        likeness: What the judgement rests on.
        reasons: Why, the strongest first.
    """

    left: int
    right: int
    judgement: Judgement
    score: float
    likeness: Likeness
    reasons: tuple[Reason, ...]


def find_candidates(contents: Sequence[Content], rare: Mapping[str, float]) -> list[tuple[int, int]]:
    """Return the pairs of statements of different documents that may say the same, sorted.

    They share a run of words or a rare lemma, and enough of either that a judgement other than negative is possible.
    """
    buckets: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, content in enumerate(contents):
        for key in _keys(content, rare):
            buckets[key].append(index)
    pairs: set[tuple[int, int]] = set()
    for members in buckets.values():
        reach = len(members) if len(members) <= BUCKET else NEIGHBOURS
        for place, left in enumerate(members):
            for right in members[place + 1 : place + 1 + reach]:
                if contents[left].order != contents[right].order:
                    pairs.add((left, right))
    bags = [Counter(content.folded) for content in contents]
    weights = [weight(content.lemmas, rare) for content in contents]

    def may_agree(left: int, right: int) -> bool:
        one, two = contents[left], contents[right]
        mass = shared_weight(one, two, rare)
        of_both, of_poorer = weights[left] + weights[right], min(weights[left], weights[right])
        least, enough = (DOUBT * limit for limit in (LIKE, MASS))
        if one.statement.evidence and one.statement.evidence == two.statement.evidence:
            least, enough = DOUBT * least, DOUBT * enough
        if mass >= enough and (2 * mass >= least * of_both or mass >= CONTAINED * of_poorer):
            return True
        same = sum(min(bags[left][word], bags[right][word]) for word in bags[left].keys() & bags[right].keys())
        return 2 * same >= REWORDED * (len(one.folded) + len(two.folded))

    return [pair for pair in sorted(pairs) if may_agree(*pair)]


def judge_pair(left: int, right: int, contents: Sequence[Content], rare: Mapping[str, float]) -> Pair:
    """Return what is made of two statements."""
    one, two = contents[left], contents[right]
    like = compare_contents(one, two, rare)
    judgement, score, codes = _judge(one, two, like)
    evidence = tuple(Evidence(c.ref.document, c.statement.span) for c in (one, two))
    reasons = tuple(Reason(code, _TEXTS[code], evidence) for code in codes)
    return Pair(left, right, judgement, round(min(1.0, score), 3), like, reasons)


_TEXTS = {
    "same-words": "the contents are the same words",
    "same-sentence": "the sentences around them are the same, but for small edits",
    "extract": "one content is a part of the other, word for word",
    "reworded": "the contents are half the same words",
    "like-content": "they share the words that are rare in this story",
    "same-party": "the same party speaks",
    "same-evidence": "both rest on the same kind of evidence by the same party",
    "party-open": "one of the speakers is left open",
    "other-party": "different parties speak",
    "polarity": "one is asserted, the other denied",
    "names": "one name stands where the other page has another",
    "numbers": "their numbers differ",
    "little-in-common": "they have too little in common",
}


def _keys(content: Content, rare: Mapping[str, float]) -> Iterator[tuple[str, ...]]:
    words = content.folded
    size = min(SHINGLE, len(words))
    yield from {("w", *words[i : i + size]) for i in range(len(words) - size + 1)}
    yield from {("l", lemma[:6]) for lemma in content.lemmas if rare.get(lemma, 1.0) >= RARE}


def _is_extract(left: Content, right: Content, like: Likeness) -> bool:
    """Tell whether one content is, nearly word for word, a good part of the other."""
    short = min(len(left.words), len(right.words))
    return like.wording >= REWORDED and like.run >= 2 * SHINGLE and like.run >= EXTRACT * short


def _judge(left: Content, right: Content, like: Likeness) -> tuple[Judgement, float, list[str]]:
    same_words = like.wording >= SAME_WORDS and (like.run >= SHINGLE or like.around >= SAME_SENTENCE)
    same_words = same_words or (left.folded == right.folded and like.mass >= TELLING)
    same_sentence = like.around >= SAME_SENTENCE and like.mapped >= REWORDED and like.wording >= REWORDED
    same_sentence = same_sentence and (like.act is not False or like.wording >= NO_ACT)
    party = {True: ["same-party"], False: ["other-party"], None: ["party-open"]}[like.party]
    asked = {left.statement.polarity, right.statement.polarity} == {Polarity.ASKED, Polarity.ASSERTED}
    if not like.polarity or (asked and not same_words):
        return Judgement.NEGATIVE, 0.0, ["polarity"]
    if same_words or same_sentence or (like.party is not False and _is_extract(left, right, like)):
        return _judge_copies(left, right, like, party, same_words)
    if like.numbers is False:
        return Judgement.NEGATIVE, 0.0, ["numbers"]
    reworded = like.wording >= REWORDED and (like.run > SHINGLE + 1 or left.cues & right.cues)
    known = like.party or (like.party is None and like.run >= LONG_RUN)
    if known and reworded and like.act is not False and not like.names_swapped:
        return Judgement.POSITIVE, like.wording, ["reworded", *party]
    return _judge_paraphrase(left, right, like, party)


def _judge_copies(
    left: Content, right: Content, like: Likeness, party: list[str], same_words: bool
) -> tuple[Judgement, float, list[str]]:
    same_sentence = like.around >= SAME_SENTENCE and like.mapped >= REWORDED
    codes = ["same-words" if same_words else "same-sentence" if same_sentence else "extract", *party]
    score = max(like.wording, 0.5 * like.wording + 0.5 * like.around)
    if like.numbers is False and (like.things_swapped or like.wording < SAME_WORDS or like.run < 2 * SHINGLE):
        return Judgement.NEGATIVE, 0.0, ["numbers"]
    if like.names_swapped:
        return Judgement.UNSURE, 0.5 * score, ["names", *codes]
    if like.party is False and like.around < SAME_SENTENCE:
        return (Judgement.UNSURE if like.run >= SHINGLE else Judgement.NEGATIVE), 0.5 * score, codes
    if like.party is False and not same_words:
        return Judgement.UNSURE, 0.5 * score, codes
    quoted_alike = left.quoted and right.quoted and left.folded == right.folded and like.mass >= TELLING
    if like.party is None and like.run < SHINGLE + 1 and like.around < SAME_SENTENCE and not quoted_alike:
        return Judgement.UNSURE, 0.5 * score, codes
    return Judgement.POSITIVE, score, codes


def _judge_paraphrase(
    left: Content, right: Content, like: Likeness, party: list[str]
) -> tuple[Judgement, float, list[str]]:
    least, mass = (LIKE, MASS) if like.party else (OPEN_LIKE, OPEN_MASS)
    codes = ["like-content", *party]
    evidence = left.statement.evidence
    if like.party and evidence and evidence == right.statement.evidence:
        codes.append("same-evidence")
        least *= DOUBT
        mass *= DOUBT
    score = 0.5 + 0.5 * like.dice
    close = like.dice >= least or (like.party is True and like.contained >= CONTAINED)
    if like.act is False and like.dice < (NO_ACT_NUMBERS if like.numbers else NO_ACT):
        close = False
    if like.party is not False and close and like.mass >= mass:
        return Judgement.POSITIVE, score, codes
    if like.dice >= DOUBT * least and like.mass >= DOUBT * mass and not (like.party is False and _persons(left, right)):
        return Judgement.UNSURE, 0.5 * score, codes
    return Judgement.NEGATIVE, 0.0, ["little-in-common", *party]


def _persons(left: Content, right: Content) -> bool:
    return left.person and right.person
