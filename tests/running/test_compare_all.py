from sayso import compare, compare_all
from sayso.reading import document_from_text

DYKE = "Der Deich bei Nordersiel ist gebrochen, sagte Bürgermeisterin Wiebke Harmsen. Die Schule ist Notquartier."
AGAIN = "Nordersiel: Harmsen lässt die Schule als Notquartier öffnen. Der Deich ist gebrochen."
GOAT = "In Friesum hat eine Ziege das Standesamt besucht und ein Formular gefressen."


def test_a_heap_gives_its_stories_and_names_outliers() -> None:
    docs = [document_from_text(text, id=f"p{i}", language="de") for i, text in enumerate((DYKE, GOAT, AGAIN))]
    stories = compare_all(docs)
    assert [[doc.id for doc in story.documents] for story in stories] == [["p0", "p2"], ["p1"]]
    assert len({story.id for story in stories}) == 2
    assert [[issue.code for issue in story.issues] for story in stories] == [[], ["outlier"]]


def test_pages_given_as_one_story_stay_one() -> None:
    docs = [document_from_text(text, id=f"p{i}", language="de") for i, text in enumerate((DYKE, GOAT))]
    assert [doc.id for doc in compare(docs).documents] == ["p0", "p1"]


def test_one_story_is_like_compare() -> None:
    docs = [document_from_text(text, id=f"p{i}", language="de") for i, text in enumerate((DYKE, AGAIN))]
    assert compare_all(docs) == [compare(docs)]
