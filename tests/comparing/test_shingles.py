import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.comparing import shingles
from sayso.comparing.shingles import find_runs, find_words, hash_words
from sayso.comparing.stretches import join_runs, stretch, trim
from sayso.model import Block, BlockKind, Document, Span
from sayso.reading import document_from_text


def runs(*texts: str, outlets: tuple[int, ...] = ()) -> list[tuple[str, str]]:
    """Return the runs of four words and more that pages share, as their words on both sides."""
    docs = [document_from_text(text, id=str(i)) for i, text in enumerate(texts)]
    words = find_words(docs)
    allowed = np.ones(len(words.hash), bool)
    found = find_runs(words, 4, allowed, np.array(outlets or range(len(texts)), dtype=np.int64))

    def said(start: int, length: int) -> str:
        text = texts[int(words.doc[start])]
        return text[words.start[start] : words.end[start + length - 1]]

    rows = zip(found.left.tolist(), found.right.tolist(), found.length.tolist(), strict=True)
    return [(said(left, length), said(right, length)) for left, right, length in rows]


@given(st.lists(st.text(alphabet="abÄß 1-.\n\ud800", max_size=40), max_size=4))
def test_words_are_runs_of_letters_and_digits_with_their_place(texts: list[str]) -> None:
    words = find_words([document_from_text(text, id=str(i)) for i, text in enumerate(texts)])
    found = [(d, texts[d][a:b]) for d, a, b in zip(words.doc, words.start, words.end, strict=True)]
    assert found == [(d, m) for d, text in enumerate(texts) for m in re.findall(r"[^\W_]+", text)]
    assert words.hash.tolist() == hash_words([word for _, word in found]).tolist()
    assert words.first.tolist() == [sum(d < n for d, _ in found) for n in range(len(texts) + 1)]


@given(st.lists(st.text(alphabet="abc Ä.", max_size=30), max_size=6))
def test_it_does_not_matter_how_many_characters_are_hashed_at_a_time(texts: list[str]) -> None:
    docs = [document_from_text(text, id=str(i)) for i, text in enumerate(texts)]
    at_once = find_words(docs)
    one_by_one = [find_words([doc]) for doc in docs]
    assert at_once.hash.tolist() == [h for words in one_by_one for h in words.hash.tolist()]
    assert at_once.start.tolist() == [s for words in one_by_one for s in words.start.tolist()]


def test_small_chunks_give_the_same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    docs = [document_from_text(f"Seite {n}: Der Deich hält. Ärger gibt es auch.", id=str(n)) for n in range(5)]
    large = find_words(docs)
    monkeypatch.setattr(shingles, "CHUNK", 10)
    small = find_words(docs)
    for name in ("hash", "start", "end", "first", "doc", "place", "whole", "stop"):
        assert getattr(small, name).tolist() == getattr(large, name).tolist()


@pytest.mark.parametrize(
    ("one", "other", "letters", "same"),
    [
        ("Deich", "deich", None, True),
        ("DEICH", "Deich", None, True),
        ("Deich", "Deiche", None, False),
        ("Überflutung", "Überflutungen", 8, True),
        ("ab", "ba", None, False),
        ("aab", "aba", None, False),
    ],
)
def test_hashes_tell_words_apart(one: str, other: str, letters: int | None, same: bool) -> None:
    first, second = find_words([document_from_text(f"{one} {other}")], letters).hash.tolist()
    assert (first == second) is same


@pytest.mark.parametrize(
    ("text", "whole", "stop"),
    [
        ("Das Atom-U-Boot taucht.", [1, 1, 0, 0, 1], [0, 0, 0, 0, 1]),
        ("Er ging. Sie kam.", [1, 1, 1, 1], [0, 1, 0, 1]),
        ("Am 3. Mai kam O. Harmsen.", [1] * 6, [0, 0, 0, 0, 0, 1]),
        ("„Komm.“ (dpa) Gut", [1, 1, 1], [1, 0, 1]),
        ("Um 20.30 Uhr war es vorbei", [1, 1, 0, 1, 1, 1, 1], [0] * 6 + [1]),
    ],
)
def test_words_know_what_stands_around_them(text: str, whole: list[int], stop: list[int]) -> None:
    words = find_words([document_from_text(text)])
    assert (words.whole.astype(int).tolist(), words.stop.astype(int).tolist()) == (whole, stop)


def test_only_running_text_has_words_and_headings_end_a_sentence() -> None:
    text = "Der Damm\nEin Bild\nEs hält"
    kinds = (BlockKind.HEADING, BlockKind.CAPTION, BlockKind.PARAGRAPH)
    blocks = tuple(Block(k, Span(*m.span())) for k, m in zip(kinds, re.finditer(".+", text), strict=True))
    words = find_words([Document(id="a", text=text, blocks=blocks, page=document_from_text("").page)])
    assert [text[a:b] for a, b in zip(words.start, words.end, strict=True)] == ["Der", "Damm", "Es", "hält"]
    assert words.stop.tolist() == [False, True, False, True]
    assert words.place[2] - words.place[1] > 100


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("a b c d e", "x a b c d e y"), [("a b c d e", "a b c d e")]),
        (("a b c d", "A, b: c – d"), [("a b c d", "A, b: c – d")]),
        (("a b c", "a b c"), []),
        (("a b c d x e f g h", "e f g h y a b c d"), [("a b c d", "a b c d"), ("e f g h", "e f g h")]),
        (("a b c d a b c d", "x"), []),
        ((), []),
    ],
)
def test_runs_are_found_wherever_they_stand(texts: tuple[str, ...], found: list[tuple[str, str]]) -> None:
    assert runs(*texts) == found


def test_sequences_that_one_outlet_repeats_bring_nothing_together() -> None:
    foot = "lesen Sie auch morgen wieder"
    assert runs(*[f"{n} {foot}" for n in "uvwxyz"], outlets=(0, 0, 0, 0, 0, 1)) == []
    assert len(runs(*[f"{n} {foot}" for n in "uvwxyz"], outlets=(0, 1, 2, 3, 4, 5))) == 15


LETTERS = st.sampled_from(["a", "b", "c", "d", "e", "f"])


@given(st.lists(st.lists(LETTERS, max_size=25).map(" ".join), min_size=2, max_size=3))
def test_stretches_lie_in_their_documents(texts: list[str]) -> None:
    words = find_words([document_from_text(text, id=str(i)) for i, text in enumerate(texts)])
    found = find_runs(words, 2, np.ones(len(words.hash), bool), np.arange(len(texts)))
    grown = stretch(join_runs(found, words, 3), words, np.ones(len(words.hash), np.float32))
    for stretches in (grown, trim(grown, words)):
        sides = ((stretches.left, stretches.left_end), (stretches.right, stretches.right_end))
        for start, end in sides:
            assert bool((start < end).all())
            assert words.doc[start].tolist() == words.doc[end - 1].tolist()
