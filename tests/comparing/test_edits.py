"""Where two stretches of words differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.comparing.content import Word, fold
from sayso.comparing.edits import find_edits, is_spelling, similarity, span_of


def words(text: str) -> tuple[Word, ...]:
    made, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        made.append(Word(fold(word), fold(word), at, at + len(word), "NN", fold(word)))
        at += len(word)
    return tuple(made)


def test_edits_give_the_words_of_both_sides_with_their_place() -> None:
    left, right = "wir haben die ganze Nacht gekämpft", "wir haben dort die Nacht geschuftet"
    edits = find_edits(words(left), words(right))
    assert [([w.folded for w in e.left], [w.folded for w in e.right]) for e in edits] == [
        ([], ["dort"]),
        (["ganze"], []),
        (["gekämpft"], ["geschuftet"]),
    ]
    assert span_of(edits[-1].left).of(left) == "gekämpft"


sentences = st.lists(
    st.sampled_from(["der", "Damm", "am", "Hafen", "hält", "nicht", "mehr", "lange"]), max_size=12
).map(" ".join)


@given(sentences, sentences)
def test_edits_turn_one_side_into_the_other(left: str, right: str) -> None:
    one, two = words(left), words(right)
    built = [w.folded for w in one]
    for edit in reversed(find_edits(one, two)):
        built[edit.left_at : edit.left_at + len(edit.left)] = [w.folded for w in edit.right]
    assert built == [w.folded for w in two]


@given(sentences, sentences)
def test_similarity_is_a_share_and_the_same_both_ways(left: str, right: str) -> None:
    share, run = similarity(words(left), words(right))
    assert 0 <= share <= 1
    assert (share, run) == similarity(words(right), words(left))


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Pokal Finale", "Pokalfinale", True),
        ("Deichgrafen", "Deichgrafn", True),
        ("beispielsweise", "bspw.", True),
        ("der", "dcer", True),
        ("kein", "ein", False),
        ("gekämpft", "geschuftet", False),
        ("300", "350", False),
        ("heute", "morgen", False),
    ],
)
def test_spelling(left: str, right: str, same: bool) -> None:
    known = frozenset({"der", "ein", "kein", "heute"})
    edits = find_edits(words(left), words(right))
    assert all(is_spelling(edit, known) for edit in edits) is same
