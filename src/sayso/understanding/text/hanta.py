"""HanTa's own search, with the same results in less time.

HanTa asks for the probability of every stretch of a word under every tag that may follow, though almost all stretches
are no known morpheme and only a dozen tags may be guessed; and it goes through all tags of the language for each word
of a sentence, though a word has a handful. The functions here look up a stretch once for all tags and follow only what
can have a probability. Sums are made in HanTa's order, so that results are equal to the last digit.

They rely on HanTa's inner tables. `speed_up` therefore tries them against HanTa's own functions first and leaves the
tagger as it is where anything differs.
"""

import math
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

State = tuple[int, int]
Path = list[tuple[int, int]]
Pointers = dict[State, tuple[State, int]]

Step = tuple[int, State, float, int]
"""A tag that may follow, the state it leads to, its probability, and its place among the tags that may be guessed; -1
if it may not."""

Steps = tuple[tuple[Step, ...], tuple[Step, ...]]
"""All steps from a state, and those of them that may be guessed."""

Reach = tuple[int, str, Mapping[int, float] | None, tuple[float, ...] | None, tuple[float, ...], float]
"""A stretch that may be a morpheme: where it ends, its letters, its probability by tag if it is known, and for the tags
that may be guessed that of its ending and of its length, and the penalty for being the whole word."""

Apt = Mapping[int, tuple[Step, ...]] | None
"""Where a state has many steps: by the end of a known morpheme, those that it may take."""

LOWER_BOUND = -1e6
"""As in HanTa: paths below are dropped."""

WIDTH_OF_WORD, WIDTH_OF_SENTENCE = 3, 5
"""As in HanTa: so many states are followed, and those that are hardly worse."""

WHOLE_WORD_PENALTY = 4.6
"""As in HanTa: a word that would be one unknown morpheme."""

_LONGEST_COUNTED = 24
_ENDING = 4
_BEGINNING = 3
_MANY = 6
_FORMS = 100_000
_TRIED = 24


@dataclass(frozen=True, slots=True)
class _Tables:
    """HanTa's tables turned round.

    Attributes:
        known: Probability by tag, by morpheme.
        guessed: Tags that unknown morphemes may have.
        base: By length the probability of an unknown morpheme under each of them.
        endings: For each ending the probability under each of them.
        order: Rank of a tag in the transitions of words.
        longest: Letters of the longest morpheme, by its beginning.
    """

    known: Mapping[str, Mapping[int, float]]
    guessed: tuple[int, ...]
    base: tuple[tuple[float, ...], ...]
    endings: Mapping[str, tuple[float, ...]]
    order: Mapping[int, int]
    longest: Mapping[str, int]


class QuickSearch:
    """The searches of one tagger.

    Attributes:
        hanta: HanTa's tagger, whose tables are read.
    """

    def __init__(self, hanta: Any) -> None:
        self.hanta = hanta
        self._module = sys.modules[type(hanta).__module__]
        self._tables = _turn_round(hanta)
        self._steps = lru_cache(None)(self._find_steps)
        self._suffixes = lru_cache(None)(self._find_suffixes)
        self._apt = lru_cache(_FORMS)(self._find_apt)
        self._ending = lru_cache(_FORMS)(self._find_ending)
        self._choices = lru_cache(_FORMS)(self._find_choices)
        self.analyze_forward = lru_cache(_FORMS)(self._analyze_forward)

    def _find_steps(self, target: int | None) -> Mapping[State, Steps]:
        """Return the steps from every state, those only that may end in the target if there is one."""
        guess = {tag: i for i, tag in enumerate(self._tables.guessed)}
        reachable = None if target is None else self.hanta.reachability.get(target, frozenset())
        found: dict[State, Steps] = {}
        for state, follow in self.hanta.LP_trans_nonfinal.items():
            steps = tuple(
                (tag, (state[1], tag), chance, guess.get(tag, -1))
                for tag, chance in follow
                if reachable is None or tag in reachable
            )
            if steps:
                found[state] = steps, tuple(s for s in steps if s[3] >= 0)
        return found

    def _find_ending(self, ending: str, longer: bool) -> tuple[float, ...]:
        """Return the probability of an ending under each tag that may be guessed.

        Args:
            ending: The last letters of a stretch, as many as endings are long.
            longer: True if the stretch has more letters; an ending is never all of it.
        """
        size, endings = len(ending), self._tables.endings
        return next(e for k in range(size if longer else size - 1, -1, -1) if (e := endings.get(ending[size - k :])))

    def _reach(self, word: str, i: int, guessing: bool) -> list[Reach]:
        """Return the stretches from a place on that may be a morpheme."""
        known, base, wlen = self._tables.known, self._tables.base, len(word)
        longest = self._tables.longest.get(word[i : i + _BEGINNING], _BEGINNING)
        out: list[Reach] = []
        for j in range(i + 1, (wlen if guessing else min(wlen, i + longest)) + 1):
            part, size = word[i:j], j - i
            found = known.get(part) if size <= longest else None
            if guessing and (wlen < 4 or size > 2):
                ends = self._ending(part[-_ENDING:], size > _ENDING)
                whole = WHOLE_WORD_PENALTY if size == wlen else 0.0
                out.append((j, part, found, ends, base[min(size, _LONGEST_COUNTED)], whole))
            elif found is not None:
                out.append((j, part, found, None, (), 0.0))
        return out

    def _analyze_forward(self, word: str) -> list[tuple[int, float]]:
        """Return the parts of speech of a word with their probability, best first."""
        table = self._fill(word)
        final: dict[State, float] = {}
        for state, chance in table[-1].items():
            for tag, step in self.hanta.LP_trans_final.get(state, ()):
                total = chance + step
                if total > LOWER_BOUND and total > final.get((state[1], tag), -math.inf):
                    final[state[1], tag] = total
        results: dict[int, float] = {}
        for state, chance in final.items():
            pos = -state[1]
            results[pos] = self._module.logaddexp(results[pos], chance) if pos in results else chance
        ranked = sorted(results.items(), key=lambda r: r[1], reverse=True)
        return ranked or [(self._module.UNKNOWN, 0)]

    def analyze_viterbi(self, word: str, target: int) -> Path:
        """Return the morphemes of a word whose part of speech is known, as tags with the place where each ends."""
        wlen = len(word)
        for strict in (True, False):
            back: list[Pointers] = [{} for _ in range(wlen + 2)]
            table = self._fill(word, target, strict, back)
            final: dict[State, float] = {}
            for state, chance in table[-1].items():
                step = next((p for tag, p in self.hanta.LP_trans_final.get(state, ()) if tag == target), None)
                if step is not None and (total := chance + step) > LOWER_BOUND:
                    new = (state[1], target)
                    if new not in final or total > final[new]:
                        final[new] = total
                        back[-1][new] = (state, wlen)
            if final:
                return _walk_back(final, back)
        unknown, end = self._module.UNKNOWN, self._module.END_UNKNOWN
        return [(unknown, wlen), (end, wlen + 1)]

    def _find_apt(self, state: State, target: int | None, part: str, strict: bool) -> tuple[Step, ...]:
        """Return those of the many steps from a state that a known morpheme may take."""
        found = self._tables.known[part]
        steps, _ = self._steps(target)[state]
        return tuple(s for s in steps if s[0] in found or (s[3] >= 0 and not strict))

    def _fill(
        self, word: str, target: int | None = None, strict: bool = False, back: list[Pointers] | None = None
    ) -> list[dict[State, float]]:
        """Return the best probability of each state after each letter.

        Args:
            word: In small letters.
            target: Part of speech, if it is known.
            strict: Follow known morphemes only.
            back: Takes the state before each, if given.
        """
        wlen = len(word)
        table: list[dict[State, float]] = [{} for _ in range(wlen + 1)]
        table[0][self._module.EMPTY, self._module.START] = 0
        follow = self._steps(target)
        for i in range(wlen):
            row = table[i]
            if not row:
                continue
            bound = sorted(row.values(), reverse=True)[WIDTH_OF_WORD] - 1 if len(row) > WIDTH_OF_WORD else LOWER_BOUND
            states = [(s, chance, follow[s]) for s, chance in row.items() if chance >= bound and s in follow]
            reach = self._reach(word, i, not strict and any(guessing for _, _, (_, guessing) in states))
            for state, chance, (steps, guessing) in states:
                apt: Apt = None
                if len(steps) > _MANY:
                    apt = {r[0]: self._apt(state, target, r[1], strict) for r in reach if r[2] is not None}
                _advance(table, (state, i), chance, steps, guessing, reach, apt, back)
        return table

    def _find_suffixes(self, pos: str) -> tuple[Mapping[str, str], int]:
        suffixes = self.hanta.lemmasuffixtable.get(pos) or {}
        return suffixes, max(map(len, suffixes), default=0)

    def makelemma(self, stem_morphemes: Sequence[str], pos: str) -> str:
        """Return the base form of the morphemes of a stem."""
        lemma, suffix = "".join(stem_morphemes), ""
        suffixes, longest = self._suffixes(pos.split("(")[0])
        if suffixes:
            marked = "#" + lemma
            if len(lemma) + 1 < longest:
                longest = len(lemma)
            suffix = next((suffixes[e] for i in range(longest + 1, 0, -1) if (e := marked[-i:]) in suffixes), "")
        if self.hanta.tag2int.get(pos, 0) in self.hanta.capitalizedlemmata:
            lemma = lemma[0].upper() + lemma[1:]
        return lemma + suffix

    def _find_choices(self, word: str, casesensitive: bool) -> tuple[tuple[int, float], ...] | None:
        """Return the tags of a word in the order of transitions, with their probability; None if anything goes."""
        choices = dict(self.hanta._tag_word(word, cutoff=5, casesensitive=casesensitive, conditional=True))
        if not choices or (len(choices) == 1 and self._module.UNKNOWN in choices):
            return None
        order = self._tables.order
        return tuple(sorted((c for c in choices.items() if c[0] in order), key=lambda c: order[c[0]]))

    def tag_sent_viterbi(self, sent: Sequence[str], casesensitive: bool = True) -> list[int]:
        """Return the best tags of the words of a sentence."""
        module, transitions = self._module, self.hanta.LP_trans_word
        every = tuple((tag, 0) for tag in sorted(self._tables.order, key=self._tables.order.__getitem__))
        row: dict[State, float] = {(module.EMPTY, module.START): 0.0}
        back: list[dict[State, State]] = []
        for i, word in enumerate(sent):
            choices = self._choices(word, i > 0 and casesensitive)
            before, row = row, {}
            back.append({})
            wide = len(before) > WIDTH_OF_SENTENCE
            bound = sorted(before.values(), reverse=True)[WIDTH_OF_SENTENCE] - 1 if wide else LOWER_BOUND
            for state, chance in before.items():
                if chance < bound:
                    continue
                steps = transitions[state]
                for tag, of_word in every if choices is None else choices:
                    total = chance + steps[tag] + of_word
                    if total > LOWER_BOUND:
                        new = (state[1], tag)
                        if new not in row or total > row[new]:
                            row[new] = total
                            back[i][new] = state
        best: State | None = None
        best_chance = -math.inf
        for state, chance in row.items():
            total = chance + transitions[state].get(module.END, -math.inf)
            if total > best_chance:
                best, best_chance = state, total
        if best is None:
            raise KeyError("no path through the words")
        tags: list[int] = []
        for pointers in reversed(back):
            tags.append(best[1])
            best = pointers[best]
        return tags[::-1]


def _advance(
    table: list[dict[State, float]],
    pointer: tuple[State, int],
    chance: float,
    steps: tuple[Step, ...],
    guessing: tuple[Step, ...],
    reach: list[Reach],
    apt: Apt,
    back: list[Pointers] | None,
) -> None:
    """Enter into the table what one morpheme after a state leads to."""
    for j, _, found, ends, base, penalty in reach:
        row = table[j]
        some = guessing if found is None else steps if apt is None else apt[j]
        for tag, new, step, place in some:
            if found is not None and tag in found:
                total = chance + step + found[tag]
            elif ends is not None and place >= 0:
                total = chance + step + (base[place] + ends[place] - penalty)
            else:
                continue
            if total > LOWER_BOUND and (new not in row or total > row[new]):
                row[new] = total
                if back is not None:
                    back[j][new] = pointer


def _walk_back(final: Mapping[State, float], back: list[Pointers]) -> Path:
    state = max(final, key=final.__getitem__)
    i = len(back) - 1
    path = []
    while i > 0:
        path.append((state[1], i))
        state, i = back[i][state]
    return path[::-1]


def _turn_round(hanta: Any) -> _Tables:
    """Return HanTa's tables by what is looked up first.

    Raises:
        ValueError: The tables are not as they are known to be.
    """
    known: dict[str, dict[int, float]] = {}
    for tag, morphemes in hanta.LP_m_t.items():
        for morpheme, chance in morphemes.items():
            known.setdefault(morpheme, {})[tag] = chance
    longest: dict[str, int] = {}
    for morpheme in known:
        beginning = morpheme[:_BEGINNING]
        longest[beginning] = max(longest.get(beginning, _BEGINNING), len(morpheme))
    guessed = tuple(tag for tag in hanta.LP_hapax_t if tag in hanta.LP_s_t)
    endings = set(hanta.LP_s_t[guessed[0]])
    orders = {tuple(follow) for follow in hanta.LP_trans_word.values()}
    uniform = len(orders) == 1 and all(set(hanta.LP_s_t[tag]) == endings for tag in guessed)
    if not uniform or hanta.strict or "" not in endings or max(map(len, endings)) > _ENDING:
        raise ValueError("tables differ")
    module = sys.modules[type(hanta).__module__]
    return _Tables(
        known=known,
        guessed=guessed,
        base=tuple(
            tuple(hanta.Int_t + hanta.LP_hapax_t[tag] + hanta.LP_len_t[tag][length] for tag in guessed)
            for length in range(_LONGEST_COUNTED + 1)
        ),
        endings={ending: tuple(hanta.LP_s_t[tag][ending] for tag in guessed) for ending in endings},
        longest=longest,
        order={tag: i for i, tag in enumerate(next(iter(orders))) if tag != module.END},
    )


def speed_up(hanta: Any) -> bool:
    """Give a tagger the quicker searches, if they agree with its own; tell whether they do.

    Args:
        hanta: A `HanoverTagger`; its methods are replaced on the object, not on the class.
    """
    try:
        quick = QuickSearch(hanta)
        words = list(hanta.cache)
        chosen = words[:: max(1, len(words) // _TRIED)]
        agree = bool(chosen) and all(_agree(quick, hanta, a + b) for a, b in zip(chosen, reversed(chosen), strict=True))
        agree = agree and hanta.tag_sent_viterbi(chosen) == quick.tag_sent_viterbi(chosen)
    except (AttributeError, KeyError, IndexError, ValueError, TypeError):
        return False
    if agree:
        hanta.analyze_forward = quick.analyze_forward
        hanta.analyze_viterbi = quick.analyze_viterbi
        hanta.makelemma = quick.makelemma
        hanta.tag_sent_viterbi = quick.tag_sent_viterbi
    return agree


def _agree(quick: QuickSearch, hanta: Any, word: str) -> bool:
    own = hanta.analyze_forward(word)
    target = -own[0][0]
    return bool(
        own == quick.analyze_forward(word)
        and hanta.analyze_viterbi(word, target) == quick.analyze_viterbi(word, target)
        and all(hanta.makelemma([word], pos) == quick.makelemma([word], pos) for pos in hanta.tag2int)
    )
