import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.comparing.grouping import group_stories
from sayso.lang import LanguagePack
from sayso.model import AnalysedDocument
from sayso.reading import document_from_text

DYKE = [
    "Der Deich bei Nordersiel ist in der Nacht gebrochen. Bürgermeisterin Wiebke Harmsen ließ die Schule öffnen.",
    "Nordersiel kämpft gegen das Wasser: Nach dem Bruch am Deich schlafen viele in der Schule, sagt Harmsen.",
    "Wiebke Harmsen dankt den Helfern am Deich von Nordersiel. Das Wasser an der Schule sinkt.",
]
STRIKE = [
    "Die Lokführer in Karolau streiken ab Montag. Gewerkschafter Jorin Pätz lehnt das Angebot der Karolbahn ab.",
    "Karolbahn legt neues Angebot vor: Jorin Pätz und die Lokführer wollen in Karolau trotzdem streiken.",
]
GOAT = "In Friesum hat eine Ziege das Standesamt besucht und ein Formular gefressen."


def pages(*texts: str, days: tuple[str | None, ...] = ()) -> list[AnalysedDocument]:
    dates = [*days, *[None] * len(texts)]
    return [
        AnalysedDocument(document_from_text(text, id=f"p{i}", language="de", published=date))
        for i, (text, date) in enumerate(zip(texts, dates, strict=False))
    ]


@pytest.mark.parametrize(
    ("texts", "stories"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([GOAT], [[0]], id="one page"),
        pytest.param(DYKE, [[0, 1, 2]], id="one story"),
        pytest.param([DYKE[0], STRIKE[0]], [[0], [1]], id="two pages, two stories"),
        pytest.param([DYKE[0], STRIKE[0], DYKE[1], GOAT, STRIKE[1], DYKE[2]], [[0, 2, 5], [1, 4], [3]], id="a heap"),
        pytest.param(["", DYKE[0], "und der die das"], [[0], [1], [2]], id="pages without telling words"),
    ],
)
def test_a_heap_falls_into_stories(texts: list[str], stories: list[list[int]], de: LanguagePack) -> None:
    assert group_stories(pages(*texts), [de]) == stories


def test_the_same_subject_weeks_later_is_another_story(de: LanguagePack) -> None:
    later = "Nordersiel baut den Deich neu. Bürgermeisterin Harmsen stellte die Pläne vor, das Land zahlt Millionen."
    near = group_stories(pages(DYKE[0], later, days=("2031-02-03", "2031-02-03")), [de])
    far = group_stories(pages(DYKE[0], later, days=("2031-02-03", "2031-03-17")), [de])
    assert (near, far) == ([[0, 1]], [[0], [1]])


@settings(max_examples=25, deadline=None)
@given(st.permutations([*DYKE, *STRIKE, GOAT]))
def test_the_order_of_pages_does_not_matter(texts: list[str]) -> None:
    groups = group_stories(pages(*texts), [])
    assert sorted(i for group in groups for i in group) == list(range(len(texts)))
    found = {frozenset(texts[i] for i in group) for group in groups}
    assert found == {frozenset(DYKE), frozenset(STRIKE), frozenset({GOAT})}
