import pytest

from sayso.comparing.circles import find_circles
from sayso.lang import LanguagePack
from sayso.model import AnalysedDocument, ChainLink, LinkRole, Mode, Span, Statement
from sayso.reading import document_from_text
from sayso.understanding.analysis import analyse


def page(outlet: str | None, *cited: str, role: LinkRole = LinkRole.MEDIUM) -> AnalysedDocument:
    text = " ".join(["Der Deich bricht, berichten", *cited])
    doc = document_from_text(text, id=f"page of {outlet}", outlet=outlet)
    chain = tuple(ChainLink(role, Span(text.index(name), text.index(name) + len(name)), name=name) for name in cited)
    return AnalysedDocument(doc, statements=(Statement("s1", Mode.REPORTED, (Span(0, 16),), chain=chain),))


def found(de: LanguagePack, *pages: AnalysedDocument) -> list[tuple[str, tuple[str, ...]]]:
    return [(circle.kind.value, circle.outlets) for circle in find_circles(pages, [de])]


def test_two_pages_that_cite_each_other_are_a_circle(de: LanguagePack) -> None:
    pages = [page("Nordpost", "das „Friesumer Blatt“"), page("Friesumer Blatt", "nordpost.example"), page("Dritte")]
    (circle,) = find_circles(pages, [de])
    assert circle.outlets == ("Nordpost", "Friesumer Blatt")
    assert circle.documents == ("page of Nordpost", "page of Friesumer Blatt")
    texts = {p.id: p.document.text for p in pages}
    assert [e.span.of(texts[e.document]) for e in circle.evidence] == ["das „Friesumer Blatt“", "nordpost.example"]


@pytest.mark.parametrize(
    ("pages", "circles"),
    [
        pytest.param([("A-Post", "B-Post"), ("B-Post", "C-Post"), ("C-Post", "A-Post")], ["circle"], id="three"),
        pytest.param([("A-Post", "B-Post"), ("B-Post", "C-Post"), ("C-Post",)], ["one_root"], id="a chain has a root"),
        pytest.param([("A-Post", "D-Post"), ("B-Post", "D-Post"), ("C-Post", "D-Post")], ["one_root"], id="outside"),
        pytest.param([("A-Post", "B-Post"), ("B-Post",)], [], id="one page cites another"),
        pytest.param([("A-Post", "A-Post"), ("B-Post",), ("C-Post",)], [], id="a page cites itself"),
        pytest.param([("A-Post", "B-Post"), ("B-Post",), ("C-Post",)], [], id="one page of three cites"),
        pytest.param([(None, "B-Post"), ("B-Post",), ("C-Post", "B-Post")], ["one_root"], id="an unknown outlet cites"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_circles_and_roots(pages: list[tuple[str | None, ...]], circles: list[str], de: LanguagePack) -> None:
    given = [page(outlet, *[name for name in cited if name]) for outlet, *cited in pages]
    assert [kind for kind, _ in found(de, *given)] == circles


def test_agencies_are_no_outlets(de: LanguagePack) -> None:
    pages = [page(name, "dpa", role=LinkRole.AGENCY) for name in ("A-Post", "B-Post", "C-Post")]
    assert found(de, *pages) == []


def test_platforms_are_no_outlets(de: LanguagePack) -> None:
    assert found(de, *[page(name, "Twitter") for name in ("A-Post", "B-Post", "C-Post")]) == []


PAGES = {
    "Nordpost": "Der Damm ist gebrochen. Laut „Küstenblatt“ sind zwölf Häuser am Hafen geflutet.",
    "Küstenblatt": "Der Damm ist gebrochen. Wie der „Hafenkurier“ berichtete, sind zwölf Häuser geflutet.",
    "Hafenkurier": "Der Damm ist gebrochen. Zwölf Häuser sind geflutet, berichtete die „Nordpost“.",
}
HEARD = "Der Damm ist gebrochen. Zwölf Häuser sind geflutet, sagte Bürgermeisterin Ada Quist."


@pytest.mark.parametrize(
    ("last", "circles"),
    [
        (PAGES["Hafenkurier"], [("circle", ("Nordpost", "Küstenblatt", "Hafenkurier"))]),
        (HEARD, [("one_root", ("Hafenkurier",))]),
    ],
)
def test_circles_and_roots_are_read_from_the_words_of_pages(
    last: str, circles: list[tuple[str, tuple[str, ...]]], de: LanguagePack
) -> None:
    texts = {**PAGES, "Hafenkurier": last}
    docs = [analyse(document_from_text(t, id=name, language="de", outlet=name), de) for name, t in texts.items()]
    assert found(de, *docs) == circles


def test_a_person_of_an_outlets_name_is_cited_by_nobody_else(de: LanguagePack) -> None:
    pages = [page("Nordpost", "Quist", role=LinkRole.SPEAKER), page("Küstenblatt", "Quist", role=LinkRole.SPEAKER)]
    assert found(de, *pages, page("Quist-Werft")) == []
