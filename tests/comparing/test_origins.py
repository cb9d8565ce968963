"""How many independent attestations stand behind a claim."""

from typing import Any

import pytest
from tests.comparing.pages import FILLER, Page

from sayso.comparing import build_story
from sayso.lang import LanguagePack

DAM = ("Der Damm am Hafen von Seebrück habe gehalten, sagte Keller.", "Der Damm am Hafen von Seebrück habe gehalten")
THANKS = ("Keller dankte den Helfern aus Nordhafen für ihren Mut.", "den Helfern aus Nordhafen für ihren Mut")
THANKS_OTHERWISE = ("Keller lobte, der Mut der Nordhafener Helfer sei groß.", "der Mut der Nordhafener Helfer sei groß")

CASES = [
    pytest.param([DAM, DAM], [{}, {}], (1, 1), "shared-words", id="the same words are one witness"),
    pytest.param([THANKS, THANKS_OTHERWISE], [{}, {}], (1, 2), "origin-open", id="other words, no source: one or two"),
    pytest.param(
        [
            (THANKS[0] + " Das meldete Interfax.", THANKS[1]),
            (THANKS_OTHERWISE[0] + " So zitierte sie Interfax.", THANKS_OTHERWISE[1]),
        ],
        [{"via": "Interfax"}, {"via": "Interfax"}],
        (1, 1),
        "same-source",
        id="one cited agency is one witness",
    ),
    pytest.param(
        [
            (THANKS[0] + " Das sagte sie dieser Zeitung.", THANKS[1]),
            (THANKS_OTHERWISE[0] + " Das sagte sie diesem Blatt.", THANKS_OTHERWISE[1]),
        ],
        [{"own": "dieser Zeitung"}, {"own": "diesem Blatt"}],
        (2, 2),
        "own-witness",
        id="said to either newsroom: two witnesses",
    ),
    pytest.param(
        [(DAM[0] + " Das sagte sie dieser Zeitung.", DAM[1]), DAM],
        [{"own": "dieser Zeitung"}, {}],
        (1, 1),
        "shared-words",
        id="a copy of an interview is no second witness",
    ),
]


@pytest.mark.parametrize(("texts", "more", "expected", "code"), CASES)
def test_witnesses(
    page: Page,
    de: LanguagePack,
    texts: list[tuple[str, str]],
    more: list[dict[str, Any]],
    expected: tuple[int, int],
    code: str,
) -> None:
    docs = [
        page(f"p{n}", text + FILLER, {"content": words, "who": "Anna Keller", **extra})
        for n, ((text, words), extra) in enumerate(zip(texts, more, strict=True))
    ]
    (claim,) = build_story(docs, [de]).claims
    assert (claim.witnesses.at_least, claim.witnesses.at_most) == expected
    assert code in {reason.code for reason in claim.witnesses.reasons}
    for reason in claim.witnesses.reasons:
        assert reason.evidence


def test_what_points_back_is_vouched_for_by_the_speaker_before(page: Page, de: LanguagePack) -> None:
    text = (
        "Keller sagte, dass der Hafen geschlossen bleibe. Dies sei auch der Grund für die Absage des Festes, "
        "berichtete die Nachrichtenagentur Nordpress."
    )
    given = (
        {"content": "der Hafen geschlossen bleibe", "who": "Anna Keller"},
        {
            "content": "Dies sei auch der Grund für die Absage des Festes",
            "who": "Nordpress",
            "speaker": "die Nachrichtenagentur Nordpress",
        },
    )
    story = build_story([page("p0", text, *given), page("p1", text, *given)], [de])
    assert [[party.name for party in claim.parties] for claim in story.claims] == [["Anna Keller"], ["Anna Keller"]]


def test_an_agency_that_carries_no_speaker_vouches_itself(page: Page, de: LanguagePack) -> None:
    text = "Der Hafen von Seebrück bleibe geschlossen, berichtete die Nachrichtenagentur Nordpress."
    given = {
        "content": "Der Hafen von Seebrück bleibe geschlossen",
        "who": "Nordpress",
        "speaker": "die Nachrichtenagentur Nordpress",
    }
    (claim,) = build_story([page("p0", text, given), page("p1", text, given)], [de]).claims
    assert [party.name for party in claim.parties] == ["Nordpress"]
    assert (claim.asserters.at_least, claim.asserters.at_most) == (1, 1)


def test_where_nobody_is_named_nobody_is_counted(page: Page, de: LanguagePack) -> None:
    text = "Medienberichten zufolge bleibt der Hafen von Seebrück geschlossen."
    given = {"content": "bleibt der Hafen von Seebrück geschlossen", "speaker": "Medienberichten"}
    (claim,) = build_story([page("p0", text, given), page("p1", text, given)], [de]).claims
    assert claim.parties == ()
    assert (claim.asserters.at_least, claim.asserters.at_most) == (0, None)
    assert (claim.witnesses.at_least, claim.witnesses.at_most) == (1, 1)


def test_who_is_no_known_entity_is_named_by_the_words_of_the_page(page: Page, de: LanguagePack) -> None:
    text = "Am Hafen von Seebrück seien elf Menschen verletzt worden, teilte die {} mit."
    content = "Am Hafen von Seebrück seien elf Menschen verletzt worden"
    docs = [
        page(f"p{n}", text.format(who), {"content": content, "speaker": f"die {who}"})
        for n, who in enumerate(["Wasserschutzpolizei", "Wasserschutzpolizei"])
    ]
    (claim,) = build_story(docs, [de]).claims
    assert [party.name for party in claim.parties] == ["die Wasserschutzpolizei"]
    assert len(claim.parties[0].evidence) == 2
    assert (claim.asserters.at_least, claim.asserters.at_most) == (1, 1)


@pytest.mark.parametrize(
    ("speakers", "content", "parties"),
    [
        (("Die Polizei", "Die Hafenpolizei"), ("seien elf Boote gesunken", "seien elf Boote gesunken"), 1),
        (("Die Polizei", "Die Hafenpolizei"), ("seien elf Boote gesunken", "seien elf alte Boote gesunken"), 2),
        (("Die Werft", "Die Polizei"), ("seien elf Boote gesunken", "seien elf Boote gesunken"), 2),
    ],
)
def test_one_noun_inside_another_is_one_party_only_for_the_same_words(
    speakers: tuple[str, str], content: tuple[str, str], parties: int, page: Page, de: LanguagePack
) -> None:
    docs = [
        page(f"p{n}", f"{who} teilte mit, am Hafen von Seebrück {said}.", {"content": said, "speaker": who})
        for n, (who, said) in enumerate(zip(speakers, content, strict=True))
    ]
    (claim,) = build_story(docs, [de]).claims
    assert len(claim.parties) == parties


def test_affiliation_is_given_beside_the_count(page: Page, de: LanguagePack) -> None:
    text = "Der Start sei geglückt, meldete TASS."
    given = {"content": "Der Start sei geglückt", "who": "TASS", "speaker": "TASS"}
    (claim,) = build_story([page("p0", text, given), page("p1", text, given)], [de]).claims
    assert [party.affiliation for party in claim.parties] == ["Russischer Staat"]
    assert "affiliation" in {reason.code for reason in claim.asserters.reasons}


@pytest.mark.parametrize("column", ["body", "belongs_to", "source", "checked"])
def test_every_affiliation_is_sourced(de: LanguagePack, column: str) -> None:
    assert all(row[column] for row in de.table("affiliations"))
