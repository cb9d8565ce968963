import pytest

from sayso.errors import SaysoError
from sayso.model import BlockKind, DivergenceKind, EntityKind, LinkRole, Mode, Polarity, Wording
from sayso.showing.strings import interface_codes, load_strings


@pytest.mark.parametrize("code", interface_codes())
def test_every_language_has_the_same_words_and_values(code: str) -> None:
    en, other = load_strings("en"), load_strings(code)
    asked = {key for key in other.keys if not key.startswith(("reason.", "text."))}
    assert asked == {key for key in en.keys if not key.startswith(("reason.", "text."))}
    for key in asked:
        assert sorted(_values(other(key))) == sorted(_values(en(key))), key


@pytest.mark.parametrize("code", interface_codes())
def test_every_value_of_the_model_has_words(code: str) -> None:
    t = load_strings(code)
    kinds = {
        "mode": Mode,
        "polarity": Polarity,
        "role": LinkRole,
        "kind": DivergenceKind,
        "wording": Wording,
        "entity": EntityKind,
    }
    for prefix, kind in kinds.items():
        assert all(t(f"{prefix}.{value}") for value in kind)
    running = {"title", "lead", "heading", "paragraph"}
    assert {k.value for k in BlockKind} - running == {k[6:] for k in t.keys if k.startswith("block.")}


@pytest.mark.parametrize(
    ("code", "value", "words"),
    [
        ("en", "2025-10-14", "14 October 2025"),
        ("de", "2025-10-14", "14. Oktober 2025"),
        ("de", "2025-10", "Oktober 2025"),
        ("en", "2025", "2025"),
        ("en", "2025-10-13TEV", "13 October 2025, evening"),
        ("de", "2025-10-14T10:40:00+02:00", "14. Oktober 2025, 10:40 Uhr"),
        ("en", "2025-W42", "week 42 of 2025"),
        ("en", "2025-99-99", "2025-99-99"),
        ("en", "XXXX-10-14", "XXXX-10-14"),
    ],
)
def test_dates_are_only_as_precise_as_known(code: str, value: str, words: str) -> None:
    assert load_strings(code).date(value) == words


@pytest.mark.parametrize(
    ("code", "values", "words"),
    [
        ("en", ("2023-09-06", "2023-09-13", "2023-09-20"), "6, 13 or 20 September 2023"),
        ("de", ("2023-09-06", "2023-09-13"), "6. oder 13. September 2023"),
        ("en", ("2023-09-06TMO", "2023-09-13TMO"), "6 or 13 September 2023, morning"),
        ("en", ("2023-09-27", "2023-10-04"), "27 September 2023 or 4 October 2023"),
        ("en", ("2023-09-27",), "27 September 2023"),
    ],
)
def test_doubt_about_a_day_is_a_choice(code: str, values: tuple[str, ...], words: str) -> None:
    assert load_strings(code).one_of(values) == words


def test_unknown_language_is_told() -> None:
    with pytest.raises(SaysoError, match="'xx'"):
        load_strings("xx")


def _values(text: str) -> list[str]:
    import string

    return [name for _, name, _, _ in string.Formatter().parse(text) if name]
