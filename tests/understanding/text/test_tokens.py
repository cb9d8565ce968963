import pytest

from sayso.understanding.text.tokens import MAX_WORD, find_tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Atom-U-Boote und E-Mails", ["Atom-U-Boote", "und", "E-Mails"]),
        ("1.500 Euro, 3,5 Prozent", ["1.500", "Euro", ",", "3,5", "Prozent"]),
        ("um 20.30 Uhr", ["um", "20.30", "Uhr"]),
        ("die 100-prozentige Tochter", ["die", "100-prozentige", "Tochter"]),
        ("Atomwaffen- und Raketentests", ["Atomwaffen", "-", "und", "Raketentests"]),
        ("geht's so?", ["geht's", "so", "?"]),
        ("„Ja“, sagte", ["„", "Ja", "“", ",", "sagte"]),
        ("Warten ... und …", ["Warten", "...", "und", "…"]),
        ("Laut bote.de und www.see-tv.com.", ["Laut", "bote.de", "und", "www.see-tv.com", "."]),
        ("Er kam.Sie ging.", ["Er", "kam", ".", "Sie", "ging", "."]),
        ("Er ging (bzw.lief).", ["Er", "ging", "(", "bzw", ".", "lief", ")", "."]),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    assert [t.text for t in find_tokens(text, 0, len(text))] == words


def test_endless_words_are_cut() -> None:
    text = "a" * (3 * MAX_WORD + 5)
    assert [len(t.text) for t in find_tokens(text, 0, len(text))] == [MAX_WORD] * 3 + [5]
