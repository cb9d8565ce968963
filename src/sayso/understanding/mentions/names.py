"""Names in one sentence: what the pack knows, and what shape and neighbours tell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sayso.model import EntityKind, Token
from sayso.understanding.mentions.knowledge import Knowledge, Known
from sayso.understanding.text import tags

_LONGEST = 6
"""Words of a name at most; longer runs are lists or titles."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence, by token index.

    Attributes:
        start: First token.
        end: One past the last.
        kind: What is named.
        rule: Id of what found it.
        known: What the pack knows of it; None if it is new.
    """

    start: int
    end: int
    kind: EntityKind
    rule: str
    known: Known | None = None


def known_at(tokens: Sequence[Token], start: int, know: Knowledge) -> tuple[int, Known] | None:
    """Return the end and the thing of the longest known form that begins at a token; None if there is none."""
    word = tokens[start].text
    for first in _bare(word, know):
        for length in know.lengths.get(first, ()):
            rest = [t.text for t in tokens[start + 1 : start + length]]
            for last in _bare(rest[-1], know) if rest else [first]:
                words = (first, *rest[:-1], last) if rest else (first,)
                if len(words) == length and (found := know.forms.get(words)):
                    return start + length, found
    return None


def find_known(tokens: Sequence[Token], know: Knowledge) -> list[Name]:
    """Return the names of one sentence that the pack knows, in text order, longest first where they overlap."""
    names: list[Name] = []
    i = 0
    while i < len(tokens):
        found = known_at(tokens, i, know) if tokens[i].text[0].isalnum() else None
        if found and (not found[1].guarded or _is_marked(tokens, i, found[0], know)):
            end, known = found
            names.append(Name(i, end, known.kind, know.rule("known"), known))
            i = end
        else:
            i += 1
    return names


def find_names_by_tags(tokens: Sequence[Token], know: Knowledge) -> list[Name]:
    """Return the names of one sentence, from what the pack knows and runs of name tags, in text order."""
    names = find_known(tokens, know)
    taken = [False] * len(tokens)
    for name in names:
        taken[name.start : name.end] = [True] * (name.end - name.start)
    i = 0
    while i < len(tokens):
        end = i
        while end < len(tokens) and end - i < _LONGEST and not taken[end] and _may_continue(tokens, i, end, know):
            end += 1
        while end > i and not tokens[end - 1].text[0].isupper():
            end -= 1
        if end > i and (judged := _judge(tokens, i, end, know)):
            names.append(judged)
        i = max(end, i + 1)
    return sorted(names, key=lambda n: n.start)


def _bare(word: str, know: Knowledge) -> list[str]:
    """Return a word and what it may be the genitive of; hyphens inside names of states are dropped."""
    forms = [word]
    if stem := know.genitive_stem(word):
        forms.append(stem)
    if "-" in word:
        forms += [joined for form in forms if (joined := _joined(form))]
    return forms


def _joined(word: str) -> str | None:
    first, _, rest = word.partition("-")
    return first + rest.lower() if rest and "-" not in rest and rest[0].isupper() else None


def _is_marked(tokens: Sequence[Token], start: int, end: int, know: Knowledge) -> bool:
    """Tell whether quotation marks or a noun for a body stand around words that are common ones."""
    before = tokens[start - 1].text if start else ""
    after = tokens[end].text if end < len(tokens) else ""
    if before in know.words("open_quotes") and after in know.words("close_quotes"):
        return True
    return bool(before and before[0].isupper() and know.body(before))


def _may_continue(tokens: Sequence[Token], start: int, at: int, know: Knowledge) -> bool:
    token = tokens[at]
    word = token.text
    if word in know.words("not_names") or word in know.words("titles"):
        return False
    if word[0].isupper() and (token.pos in tags.NAMES or (word in know.first_names and token.pos not in tags.ADVERBS)):
        return not (know.role(word) and token.pos not in tags.PROPER)
    if at == start:
        return False
    if word in know.words("particles"):
        ahead = tokens[at + 1] if at + 1 < len(tokens) else None
        return bool(ahead and ahead.text[0].isupper() and ahead.pos in tags.NAMES) and _is_given(tokens[start], know)
    if word[0].isupper() and tokens[at - 1].text in know.first_names and token.pos in tags.COMMON_NOUNS:
        return not know.role(word) and not know.body(word)
    return False


def _is_given(token: Token, know: Knowledge) -> bool:
    return token.text in know.first_names


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of name words and the word before it; empty if there is none."""

    words: Sequence[str]
    before: str


def _judge(tokens: Sequence[Token], start: int, end: int, know: Knowledge) -> Name | None:
    """Return what a run of name words names, by the first rule that holds."""
    run = _Run([t.text for t in tokens[start:end]], tokens[start - 1].text if start else "")
    for rule in know.rules:
        test = TESTS.get(rule.sense)
        if test and test(run, know.words(rule.words), know):
            return Name(start, end, EntityKind(rule.kind), rule.id)
    return None


def _after_role(run: _Run, words: frozenset[str], know: Knowledge) -> bool:
    return run.before in words or (run.before[:1].isupper() and know.role(run.before) is not None)


def _after_body(run: _Run, words: frozenset[str], know: Knowledge) -> bool:
    return run.before[:1].isupper() and know.body(run.before) is not None


Test = Callable[[_Run, frozenset[str], Knowledge], bool]

TESTS: Mapping[str, Test] = {
    "ends_in": lambda run, words, know: run.words[-1] in words,
    "begins_with": lambda run, words, know: run.words[0] in words and len(run.words) > 1,
    "begins_with_given": lambda run, words, know: run.words[0] in know.first_names and len(run.words) > 1,
    "after_role": _after_role,
    "after_body": _after_body,
    "capitals": lambda run, words, know: len(run.words) == 1 and run.words[0].isupper() and len(run.words[0]) > 1,
    "alone_after": lambda run, words, know: len(run.words) == 1 and run.before.lower() in words,
    "any": lambda run, words, know: True,
}
"""What runs of name words are tried on, by the sense that rules name."""
