"""Which pairs of statements are looked at: what can be judged the same, and little more."""

import pytest
from tests.comparing.pages import Page

from sayso.comparing.content import make_contents, make_lines, rarity
from sayso.comparing.pairing import find_candidates
from sayso.lang import LanguagePack


@pytest.mark.parametrize(
    ("left", "right", "looked_at"),
    [
        ("Der Damm am Hafen habe gehalten", "Der Damm am Hafen habe gehalten", True),
        ("Der Damm am Hafen habe gehalten", "Am Hafen hätten die Dämme gehalten", True),
        ("Wir haben es nicht gewusst", "Wir haben es nicht gewusst", True),
        ("Der Damm am Hafen habe gehalten", "In der Schule am Hafen schliefen siebzig Leute aus drei Dörfern", False),
        ("Der Damm am Hafen habe gehalten", "Die Fähre falle am Samstag aus", False),
    ],
)
def test_pairs_that_can_agree_are_looked_at(
    left: str, right: str, looked_at: bool, page: Page, de: LanguagePack
) -> None:
    docs = [page(f"p{n}", f"{words}, hieß es.", {"content": words}) for n, words in enumerate((left, right))]
    lines = [make_lines(doc, de) for doc in docs]
    contents = make_contents(docs, lines, {}, [de])
    assert bool(find_candidates(contents, rarity(lines))) is looked_at


def test_pages_with_one_word_in_common_are_not_all_held_against_each_other(page: Page, de: LanguagePack) -> None:
    nouns = ("Fähre", "Schule", "Brücke", "Kirche", "Mole", "Werft", "Bank", "Post", "Insel", "Küste")
    said = [f"Die {noun} am Hafen sei geschlossen" for noun in nouns]
    docs = [page(f"p{n}", f"{words}, hieß es.", {"content": words}) for n, words in enumerate(said)]
    docs.append(page("p99", "Der Hafen friere zu, hieß es.", {"content": "Der Hafen friere zu"}))
    lines = [make_lines(doc, de) for doc in docs]
    contents = make_contents(docs, lines, {}, [de])
    assert not any(len(docs) - 1 in pair for pair in find_candidates(contents, rarity(lines)))
