from dataclasses import replace

import pytest

from sayso.comparing.agency_copy import credit_agencies
from sayso.comparing.outlets import same_outlet
from sayso.comparing.passages import align_passages
from sayso.lang import LanguagePack
from sayso.model import AgencyCredit, Alignment, AnalysedDocument, ChainLink, LinkRole, Mode, Span, Statement
from sayso.reading import document_from_text

COPY = "Der Deich bei Nordersiel brach in der Nacht auf einer Länge von vierzig Metern."
TOLD = "Vierzig Häuser stehen unter Wasser, sagte Bürgermeisterin Wiebke Harmsen der Deutschen Presse-Agentur."


def page(id: str, *agencies: str, text: str = COPY, **facts: str) -> AnalysedDocument:
    doc = document_from_text(text, id=id, **facts)
    return AnalysedDocument(replace(doc, agencies=tuple(AgencyCredit(agency, None) for agency in agencies)))


def credited(de: LanguagePack, *docs: AnalysedDocument) -> list[Alignment]:
    return credit_agencies(docs, align_passages([doc.document for doc in docs], [de]), [de])


@pytest.mark.parametrize(
    ("left", "right", "agency"),
    [
        pytest.param(("dpa",), ("dpa",), "dpa", id="both credit one"),
        pytest.param(("dpa", "AFP"), ("dpa",), "dpa", id="one in common"),
        pytest.param(("dpa", "AFP"), ("dpa", "AFP"), None, id="two in common"),
        pytest.param(("dpa",), ("AFP",), None, id="none in common"),
        pytest.param(("dpa",), (), None, id="one page credits"),
        pytest.param((), (), None, id="none credits"),
    ],
)
def test_the_agency_is_named_where_credits_agree(
    left: tuple[str, ...], right: tuple[str, ...], agency: str | None, de: LanguagePack
) -> None:
    (alignment,) = credited(de, page("a", *left), page("b", *right))
    assert alignment.agency == agency
    assert alignment.reasons


def test_a_third_page_with_the_passage_decides_between_two_agencies(de: LanguagePack) -> None:
    found = credited(de, page("a", "dpa", "AFP"), page("b", "dpa", "AFP"), page("c", "AFP"))
    assert {alignment.agency for alignment in found} == {"AFP"}


def test_whom_it_was_told_names_the_agency(de: LanguagePack) -> None:
    (alignment,) = credited(de, page("a", text=TOLD), page("b", "AFP", text=TOLD))
    assert alignment.agency == "dpa"


@pytest.mark.parametrize(("words", "agency"), [(COPY, None), ("Der Deich bei Nordersiel", "dpa")])
def test_what_a_page_was_told_itself_is_not_laid_to_an_agency(words: str, agency: str | None, de: LanguagePack) -> None:
    told = ChainLink(LinkRole.OUTLET, Span(0, 3), name="Nordpost")
    stmt = Statement("s1", Mode.INDIRECT, (Span(0, len(words)),), chain=(told,))
    heard = replace(page("a", "dpa"), statements=(stmt,))
    (alignment,) = credited(de, heard, page("b", "dpa"))
    assert alignment.agency == agency


@pytest.mark.parametrize(
    ("credits", "outlets", "agency"),
    [
        (("dpa",), ("Nordpost", "Friesumer Blatt"), "dpa"),
        (("dpa", "AFP"), ("Nordpost", "Friesumer Blatt"), None),
        (("dpa",), ("Nordpost", "nordpost.example"), None),
        (("dpa",), ("Nordpost", None), None),
    ],
)
def test_one_credit_tells_the_agency_of_what_two_outlets_print(
    credits: tuple[str, ...], outlets: tuple[str | None, str | None], agency: str | None, de: LanguagePack
) -> None:
    one, two = page("a", *credits), page("b")
    pages = [replace(p, document=replace(p.document, outlet=o)) for p, o in zip((one, two), outlets, strict=True)]
    assert [alignment.agency for alignment in credited(de, *pages)] == [agency]


@pytest.mark.parametrize(
    ("left", "right", "direction"),
    [
        pytest.param("2031-03-04T06:00+01:00", "2031-03-04T09:00+01:00", "left", id="left was first"),
        pytest.param("2031-03-04T09:00+01:00", "2031-03-04T08:10+00:00", None, id="the same hour in another zone"),
        pytest.param("2031-03-05", "2031-03-04", None, id="known to the day"),
        pytest.param("2031-03", None, None, id="unknown"),
    ],
)
def test_times_give_the_direction_where_no_agency_is_credited(
    left: str, right: str | None, direction: str | None, de: LanguagePack
) -> None:
    pages = [page("a", published=left), page("b", **({"published": right} if right else {}))]
    assert [a.direction for a in credited(de, *pages)] == [direction]
    wired = [replace(p, document=replace(p.document, agencies=(AgencyCredit("dpa", None),))) for p in pages]
    assert [a.direction for a in credited(de, *wired)] == [None]


def test_a_citation_gives_the_direction(de: LanguagePack) -> None:
    text = f"Wie die „Nordpost“ berichtet: {COPY}"
    link = ChainLink(LinkRole.MEDIUM, Span(8, 18), name="Nordpost")
    citing = page("a", "dpa", text=text, outlet="Friesumer Blatt")
    stmt = Statement("s1", Mode.REPORTED, (Span(text.index(COPY), len(text)),), chain=(link,))
    cited = page("b", "dpa", outlet="www.nordpost.example")
    (alignment,) = credited(de, replace(citing, statements=(stmt,)), cited)
    assert alignment.direction == "right"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Nordpost", "www.nordpost.example", True),
        ("Die „Nordpost“", "Nordpost Online", True),
        ("Süderländer Zeitung", "suederlaender.example", True),
        ("Frankfurter Allgemeine Zeitung", "www.faz.net", True),
        ("Nordpost", "Südpost", False),
        ("Nordpost", None, False),
    ],
)
def test_outlets_are_known_by_name_and_address(one: str, other: str | None, same: bool, de: LanguagePack) -> None:
    assert same_outlet(one, other, [de]) is same
