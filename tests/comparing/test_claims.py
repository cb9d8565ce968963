"""Which statements are put together, and which never are."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.comparing.pages import FILLER, Page

from sayso.comparing import build_story
from sayso.lang import LanguagePack
from sayso.model import Judgement, Span, Wording

KELLER = {"who": "Anna Keller"}
BRANDT = {"who": "Jonas Brandt"}

SAME = [
    pytest.param(
        ("Der Damm habe gehalten, sagte Keller.", "Der Damm habe gehalten", KELLER),
        ("Der Damm habe gehalten, sagte Keller.", "Der Damm habe gehalten", KELLER),
        Wording.SAME,
        id="word for word",
    ),
    pytest.param(
        ("„Wir haben 1.200 Sandsäcke gefüllt“, sagte Keller.", "Wir haben 1.200 Sandsäcke gefüllt", KELLER),
        ('"Wir haben 1200 Sand-Säcke gefüllt", so Keller.', "Wir haben 1200 Sand-Säcke gefüllt", KELLER),
        Wording.SAME,
        id="marks, hyphens and number formats are no difference",
    ),
    pytest.param(
        ("Keller erklärte, dass die Feuerwehr Seebrück räumen müsse.", "die Feuerwehr Seebrück räumen müsse", KELLER),
        ("Seebrück werde von der Feuerwehr geräumt, so Keller.", "Seebrück werde von der Feuerwehr geräumt", KELLER),
        Wording.DIFFERS,
        id="other words by the same party",
    ),
    pytest.param(
        ("Die Lage am Hafen von Seebrück sei weiter ernst.", "Die Lage am Hafen von Seebrück sei weiter ernst", {}),
        ("Die Lage am Hafen von Seebrück sei weiter ernst.", "Die Lage am Hafen von Seebrück sei weiter ernst", {}),
        Wording.SAME,
        id="the same sentence, speakers open",
    ),
]

SAME += [
    pytest.param(
        (
            "Kritiker sprachen von einem „gläsernen Vorhang der Küste“.",
            "„gläsernen Vorhang der Küste“",
            {"mode": "direct"},
        ),
        (
            'Keller nannte das einen "gläsernen Vorhang der Küste".',
            '"gläsernen Vorhang der Küste"',
            {**KELLER, "mode": "direct"},
        ),
        Wording.SAME,
        id="a telling quotation, one speaker open",
    ),
]

OTHER = [
    pytest.param(
        ("Der Damm habe gehalten, sagte Keller.", "Der Damm habe gehalten", KELLER),
        ("Der Damm habe nicht gehalten, sagte Keller.", "Der Damm habe nicht gehalten", KELLER),
        id="assertion and its negation",
    ),
    pytest.param(
        ("Keller sagte, der Damm sei brüchig.", "der Damm sei brüchig", KELLER),
        ("Keller wies zurück, dass der Damm brüchig sei.", "der Damm brüchig sei", {**KELLER, "denied": True}),
        id="assertion and denial",
    ),
    pytest.param(
        ("Der Ort brauche 300 Helfer für die Dämme, so Keller.", "Der Ort brauche 300 Helfer für die Dämme", KELLER),
        ("Für den Hafen brauche man 40 Helfer, so Keller.", "Für den Hafen brauche man 40 Helfer", KELLER),
        id="other numbers",
    ),
    pytest.param(
        ("Keller kündigte Hilfe für die Fischer an.", "Hilfe für die Fischer", KELLER),
        ("Brandt lehnte neue Hilfe für die Fischer ab.", "neue Hilfe für die Fischer", BRANDT),
        id="two people on one subject",
    ),
    pytest.param(
        ("Keller sprach vom Hochwasser.", "vom Hochwasser", KELLER),
        ("Das Hochwasser habe die Brücke zerstört, sagte Keller.", "Das Hochwasser habe die Brücke zerstört", KELLER),
        id="one word in common",
    ),
    pytest.param(
        (
            "Die Hafenschule in Seebrück sei geschlossen, so Keller.",
            "Die Hafenschule in Seebrück sei geschlossen",
            KELLER,
        ),
        (
            "Ein Schüler der Hafenschule in Seebrück sei erkrankt, so Keller.",
            "Ein Schüler der Hafenschule in Seebrück sei erkrankt",
            KELLER,
        ),
        id="different things said of one thing",
    ),
]

Given = tuple[str, str, dict[str, object]]


def _claims(page: Page, pack: LanguagePack, *given: Given):  # type: ignore[no-untyped-def]
    docs = [page(f"p{n}", text + FILLER, {"content": words, **more}) for n, (text, words, more) in enumerate(given)]
    return build_story(docs, [pack]).claims


@pytest.mark.parametrize(("left", "right", "wording"), SAME)
def test_statements_that_say_the_same_are_one_claim(
    page: Page, de: LanguagePack, left: Given, right: Given, wording: Wording
) -> None:
    (claim,) = _claims(page, de, left, right)
    assert claim.judgement is Judgement.POSITIVE
    assert [m.document for m in claim.members] == ["p0", "p1"]
    assert claim.wording is wording
    assert claim.reasons


@pytest.mark.parametrize(("left", "right"), OTHER)
def test_statements_that_look_alike_are_not_joined(page: Page, de: LanguagePack, left: Given, right: Given) -> None:
    assert not [c for c in _claims(page, de, left, right) if c.judgement is Judgement.POSITIVE]


def test_a_claim_stands_on_two_documents(page: Page, de: LanguagePack) -> None:
    text = "Der Damm habe gehalten, sagte Keller. Am Abend sagte Keller: „Der Damm hat gehalten.“"
    twice = page(
        "p0", text, {"content": "Der Damm habe gehalten", **KELLER}, {"content": "Der Damm hat gehalten", **KELLER}
    )
    other = page("p1", "Es regnete.")
    assert build_story([twice, other], [de]).claims == ()


def test_a_report_and_the_quotation_inside_it_are_never_one_claim(page: Page, de: LanguagePack) -> None:
    text = "Brandt erinnerte daran, dass Keller die Warnung im März noch als „Unfug“ abgetan hatte."
    given = (
        {"content": "Keller die Warnung im März noch als „Unfug“ abgetan hatte", **BRANDT},
        {"content": "die Warnung im März noch als „Unfug“", **KELLER, "parent": "s1"},
    )
    claims = build_story([page("p0", text, *given), page("p1", text, *given)], [de]).claims
    assert [[m.statement for m in claim.members] for claim in claims] == [["s1", "s1"], ["s2", "s2"]]


def test_a_quotation_inside_a_report_by_the_same_speaker_is_no_claim_of_its_own(page: Page, de: LanguagePack) -> None:
    text = "Der Damm sei „das Herz des Hafens von Seebrück“, sagte Keller."
    given = (
        {"content": "Der Damm sei „das Herz des Hafens von Seebrück“", **KELLER},
        {"content": "„das Herz des Hafens von Seebrück“", "mode": "direct", **KELLER, "parent": "s1"},
    )
    (claim,) = build_story([page("p0", text, *given), page("p1", text, *given)], [de]).claims
    assert [member.statement for member in claim.members] == ["s1", "s1"]


def test_two_readings_of_one_utterance_are_one_claim(page: Page, de: LanguagePack) -> None:
    text = "Zur Ankündigung von Keller, dass der Hafen bis Montag geschlossen bleibe, schwieg die Reederei."
    given = (
        {"content": "Zur Ankündigung von Keller, dass der Hafen bis Montag geschlossen bleibe", **KELLER},
        {"content": "dass der Hafen bis Montag geschlossen bleibe", **KELLER},
    )
    assert len(build_story([page("p0", text, *given), page("p1", text, *given)], [de]).claims) == 1


LISTED = "Nach Angaben der Stadt seien am Montag in {} mehr als zwanzig {} gesperrt worden"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (("Bremen", "Straßen"), ("Hamburg", "Straßen")),
        (("Hamburg", "Straßen"), ("Hamburg", "Brücken")),
    ],
)
def test_what_pages_list_in_one_wording_are_two_claims(
    page: Page, de: LanguagePack, one: tuple[str, str], two: tuple[str, str]
) -> None:
    said = [LISTED.format(*one), LISTED.format(*two)]
    given = [{"content": words, **KELLER} for words in said]
    docs = [page(f"p{n}", ". ".join(said) + "." + "\nEs regnete.", *given) for n in range(2)]
    claims = build_story(docs, [de]).claims
    assert [[member.statement for member in claim.members] for claim in claims] == [["s1", "s1"], ["s2", "s2"]]


def test_one_wording_of_two_places_is_no_claim(page: Page, de: LanguagePack) -> None:
    said = [LISTED.format("Bremen", "Straßen"), LISTED.format("Hamburg", "Straßen")]
    docs = [page(f"p{n}", words + ".", {"content": words, **KELLER}) for n, words in enumerate(said)]
    assert [claim.judgement for claim in build_story(docs, [de]).claims] == [Judgement.UNSURE]


def test_many_copies_of_one_sentence_are_one_claim(page: Page, de: LanguagePack) -> None:
    given = {"content": "Der Damm am Hafen von Seebrück habe in der Nacht gehalten", **KELLER}
    docs = [page(f"p{n}", f"{given['content']}, sagte Keller.", given) for n in range(60)]
    (claim,) = build_story(docs, [de]).claims
    assert len(claim.members) == 60
    assert (claim.witnesses.at_least, claim.witnesses.at_most) == (1, 1)


SENTENCES = (
    "Der Damm am Hafen habe gehalten",
    "Der Damm am Hafen habe nicht gehalten",
    "Am Hafen habe der Damm gehalten",
    "Die Fähre nach Nordhafen falle aus",
    "Es seien 300 Helfer am Hafen",
    "Es seien 450 Helfer am Hafen",
)
WHO = ("Anna Keller", "Jonas Brandt", None)


@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from(WHO)), min_size=1, max_size=4, unique=True),
        min_size=1,
        max_size=4,
    )
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_claims_are_apart_and_their_figures_within_bounds(
    page: Page, de: LanguagePack, pages: list[list[tuple[str, str | None]]]
) -> None:
    docs = []
    for number, said in enumerate(pages):
        text = " ".join(f"{words}." for words, _ in said)
        given_ = [{"content": words, "who": who} for words, who in {w: (w, p) for w, p in said}.values()]
        docs.append(page(f"p{number}", text, *given_))
    story = build_story(docs, [de])
    members = [member for claim in story.claims for member in claim.members]
    assert len(members) == len(set(members))
    for claim in story.claims:
        spread = {member.document for member in claim.members}
        assert len(spread) >= 2
        assert claim.witnesses.at_most is not None
        assert 1 <= claim.witnesses.at_least <= claim.witnesses.at_most <= len(spread)
        assert 0 <= claim.score <= 1
    assert not set(story.only_on) & set(members)


BOTH = "Der Damm am Hafen habe in der Nacht gehalten. Die Fähre nach Nordhafen falle am Samstag wegen der Flut aus"
DYKE, FERRY = BOTH.split(". ")


@pytest.mark.parametrize(
    ("parts", "members"),
    [
        pytest.param((DYKE, FERRY), 2, id="two parts of a long statement: the better one is a member"),
        pytest.param((FERRY, DYKE), 2, id="in the other order"),
    ],
)
def test_a_long_statement_is_put_together_with_one_part_of_it_alone(
    parts: tuple[str, str], members: int, page: Page, de: LanguagePack
) -> None:
    said = {"who": "Anna Keller"}
    docs = [
        page("p0", f"{BOTH}, sagte Keller." + FILLER, {"content": BOTH, **said}),
        page("p1", f"{parts[0]}, sagte Keller. {parts[1]}." + FILLER, *({"content": p, **said} for p in parts)),
    ]
    claims = [claim for claim in build_story(docs, [de]).claims if claim.judgement == "positive"]
    assert [len(claim.members) for claim in claims] == [members]
    assert [reason.code for reason in claims[0].reasons].count("part") == 1


def test_two_quotations_that_two_pages_both_keep_apart_are_two_claims(page: Page, de: LanguagePack) -> None:
    quotes = ("„Die Helfer am Damm haben Recht auf warme Suppe“", "„Das Recht der Helfer am Damm gilt überall“")
    text = f"{quotes[0]}, sagte Keller. {quotes[1]}, sagte Keller." + FILLER
    said = {"who": "Anna Keller", "mode": "direct"}
    docs = [page(f"p{n}", text, *({"content": q, **said} for q in quotes)) for n in range(2)]
    assert [len(claim.members) for claim in build_story(docs, [de]).claims] == [2, 2]


def test_what_a_page_says_twice_in_the_same_words_stays_one_claim(page: Page, de: LanguagePack) -> None:
    said = {"content": DYKE, "who": "Anna Keller"}
    twice = page("p0", f"{DYKE}.\nKeller war am Kai. {DYKE}, sagte Keller." + FILLER, said, said)
    second = twice.document.text.rindex(DYKE)
    again = replace(twice.statements[1], content=(Span(second, second + len(DYKE)),))
    twice = replace(twice, statements=(twice.statements[0], again))
    story = build_story([twice, page("p1", f"{DYKE}, sagte Keller." + FILLER, said)], [de])
    assert [len(claim.members) for claim in story.claims] == [3]


@pytest.mark.parametrize(
    ("left", "right", "members"),
    [
        ("Der Schaden betrage rund 2,5 Millionen Euro", "Der Schaden betrage 2,48 Millionen Euro", 2),
        ("Am Damm seien mehr als 300 Helfer gewesen", "Am Damm seien 310 Helfer gewesen", 2),
        ("Die Wahl sei 2020 gewesen", "Die Wahl sei 2021 gewesen", 0),
        ("Die Wahl sei am 30. Mai", "Die Wahl sei am 31. Mai", 0),
    ],
)
def test_a_rounded_number_keeps_no_claim_apart_but_another_day_or_year_does(
    left: str, right: str, members: int, page: Page, de: LanguagePack
) -> None:
    docs = [
        page(f"p{n}", f"{words}, sagte Keller." + FILLER, {"content": words, **KELLER})
        for n, words in enumerate((left, right))
    ]
    claims = [c for c in build_story(docs, [de]).claims if c.judgement is Judgement.POSITIVE]
    assert sum(len(claim.members) for claim in claims) == members
