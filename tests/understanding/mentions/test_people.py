import pytest

from sayso.lang import LanguagePack
from sayso.understanding.mentions.knowledge import load_knowledge
from sayso.understanding.mentions.people import gather_people


@pytest.mark.parametrize(
    ("forms", "short", "meant"),
    [
        (["Peter Holm Sund", "Holm Sund"], "Holm Sund", ["Peter Holm Sund"]),
        (["Peter Holm Sund", "Jens Holm Sund", "Holm Sund"], "Holm Sund", ["Holm Sund"]),
        (["Hans Peter Holm", "Peter Holm"], "Peter Holm", ["Peter Holm"]),
        (["Peter Holm", "Jens Holm", "Holm"], "Holm", ["Peter Holm", "Jens Holm"]),
    ],
)  # fmt: skip
def test_a_family_name_of_one_word_or_two_means_its_bearers(
    forms: list[str], short: str, meant: list[str], de: LanguagePack
) -> None:
    found = gather_people([tuple(form.split()) for form in forms], load_knowledge(de))
    assert [figure.name for figure in found[tuple(short.split())]] == meant
