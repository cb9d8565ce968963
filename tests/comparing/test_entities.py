import pytest

from sayso.comparing.entities import link_entities
from sayso.lang import LanguagePack
from sayso.model import AnalysedDocument, EntityKind
from sayso.reading import document_from_text
from sayso.understanding.analysis import analyse


def story(texts: list[str], pack: LanguagePack) -> list[AnalysedDocument]:
    return [analyse(document_from_text(t, id=f"p{i}", language="de"), pack) for i, t in enumerate(texts)]


@pytest.mark.parametrize(
    ("texts", "people"),
    [
        (["Minister Peter Holm kam.", "Minister Holm kam am Montag."], [2]),
        (["Minister Peter Holm kam.", "Anwalt Jens Holm kam."], [1, 1]),
        (["Minister Peter Holm kam.", "Anwalt Jens Holm kam.", "Herr Holm kam."], [1, 1, 1]),
        (["Minister Peter Holm kam.", "Ministerin Holm kam am Montag."], [1, 1]),
        (["Russlands Minister Sergej Lawrow kam.", "Minister Sergei Lavrov kam."], [2]),
    ],
)
def test_people_are_joined_by_name_and_never_by_family_name_alone(
    texts: list[str], people: list[int], de: LanguagePack
) -> None:
    entities = link_entities(story(texts, de), [de])
    assert [len(e.members) for e in entities if e.kind is EntityKind.PERSON] == people


def test_ids_and_members_follow_the_pages(de: LanguagePack) -> None:
    docs = story(["Minister Peter Holm reiste nach Dänemark.", "Dänemark dankte Peter Holm."], de)
    entities = link_entities(docs, [de])
    assert [(e.id, e.name, [doc for doc, _ in e.members]) for e in entities] == [
        ("E1", "Peter Holm", ["p0", "p1"]),
        ("E2", "Dänemark", ["p0", "p1"]),
    ]
