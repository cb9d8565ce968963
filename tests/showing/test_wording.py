import pytest

from sayso.showing.wording import diff_words


@pytest.mark.parametrize(
    ("text", "other", "changed"),
    [
        ("Das Herz unserer Stadt", "Das Herz unseres Ortes", ["unserer Stadt"]),
        ("„Wir bauen sie auf“, sagte sie", "Wir bauen sie auf", ["sagte sie"]),
        ("gleich", "gleich", []),
        ("alles anders", "gar nichts", ["alles anders"]),
    ],
)
def test_words_that_the_other_lacks_are_marked(text: str, other: str, changed: list[str]) -> None:
    parts = diff_words(text, other)
    assert [p.text for p in parts if not p.same] == changed
    assert " ".join(p.text for p in parts) == text


def test_very_long_texts_are_shown_without_marks() -> None:
    assert [p.same for p in diff_words("a " * 2000, "b " * 2000)] == [True]
