"""Two wordings held against each other, word by word."""

from rapidfuzz.distance import Indel

from sayso.showing.records import DiffPart

_MOST = 600
"""Words; longer texts are shown without marks, so that the cost stays bounded."""


def diff_words(text: str, other: str) -> tuple[DiffPart, ...]:
    """Return a text in runs of words that the other has too and words that it has not.

    Args:
        text: The words to show.
        other: The words to hold them against; only they decide what is the same.
    """
    words, others = text.split(), other.split()
    if max(len(words), len(others)) > _MOST:
        return (DiffPart(text, True),)
    same = [False] * len(words)
    for op in Indel.opcodes([_bare(w) for w in words], [_bare(w) for w in others]):
        if op.tag == "equal":
            same[op.src_start : op.src_end] = [True] * (op.src_end - op.src_start)
    parts: list[DiffPart] = []
    for word, is_same in zip(words, same, strict=True):
        if parts and parts[-1].same == is_same:
            parts[-1] = DiffPart(f"{parts[-1].text} {word}", is_same)
        else:
            parts.append(DiffPart(word, is_same))
    return tuple(parts)


def _bare(word: str) -> str:
    """Return a word without marks at its edges; marks alone as they are."""
    return word.strip("„“”\"'»«›‹‚‘’.,;:!?()–-").casefold() or word
