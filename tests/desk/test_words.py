import pytest

from sayso.desk.words import excerpt, fits, query_words, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Die Seebrücke, große Straße!", ["die", "seebrucke", "grosse", "strasse"]),
        ("12,5 Prozent; café_noir", ["12", "5", "prozent", "cafe", "noir"]),
        ("… – »«", []),
        ("x" * 500, ["x" * 60]),
    ],
)
def test_words_are_without_case_and_accents(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_a_query_is_cut_and_has_each_word_once() -> None:
    assert query_words("Pier pier PIER Boot") == ["pier", "boot"]
    assert len(query_words(" ".join(f"w{i}" for i in range(99)))) == 12


def test_every_wanted_word_must_begin_one_of_the_text() -> None:
    assert fits("Die Seebrücke von Grellin", query_words("grell seebru"))
    assert not fits("Die Seebrücke von Grellin", query_words("grell hafen"))


def test_an_excerpt_shows_the_first_hit_and_marks_every_hit() -> None:
    text = (
        "Am Anfang steht viel, das niemand sucht. " * 9
        + "Dann kam die Fähre, und die Fähren blieben. "
        + "Und so fort. " * 40
    )
    parts = excerpt(text, query_words("fahre"))
    assert [p.text for p in parts if p.hit] == ["Fähre", "Fähren"]
    assert parts[0].text == "… "
    assert len("".join(p.text for p in parts)) < 260


def test_an_excerpt_without_a_hit_is_the_beginning() -> None:
    assert [p.text for p in excerpt("Kurz und gut", ["lang"])] == ["Kurz und gut"]
