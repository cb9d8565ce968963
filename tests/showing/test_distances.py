import pytest

from sayso.lang import LanguagePack
from sayso.model import AnalysedDocument, Story
from sayso.reading import document_from_text
from sayso.showing.distances import distance_words
from sayso.showing.exports.markdown import to_markdown
from sayso.showing.html.report import render_story
from sayso.showing.strings import load_strings
from sayso.showing.view import view_page, view_story
from sayso.understanding.analysis import analyse

TEXT = "Kiel liegt rund 90 Kilometer nördlich von Hamburg. Zwischen Hamburg und Berlin liegen 900 Kilometer."


def page(de: LanguagePack, id: str = "a") -> AnalysedDocument:
    return analyse(document_from_text(TEXT, id=id, language="de"), de)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", "great circle about 85 km; Kiel lies north of Hamburg; agrees with the map"),
        ("de", "Großkreis etwa 85 km; Kiel liegt nördlich von Hamburg; passt zur Karte"),
    ],
)
def test_the_map_is_put_beside_the_words(de: LanguagePack, code: str, words: str) -> None:
    first, second = view_page(page(de)).distances
    assert first.words.text == "Kiel liegt rund 90 Kilometer nördlich von Hamburg"
    assert distance_words(first, load_strings(code)) == words
    assert (second.kilometres, second.fits) == (260, False)


def test_what_pages_share_is_shown_once(de: LanguagePack) -> None:
    assert len(view_story(Story(id="s", documents=(page(de), page(de, "b")))).distances) == 2


def test_report_and_markdown_show_them_only_where_there_are_any(de: LanguagePack) -> None:
    t = load_strings("en")
    story = Story(id="s", documents=(page(de),))
    assert "worth a look" in render_story(view_story(story), t)
    assert "worth a look" in to_markdown(story, t)
    empty = Story(id="s", documents=(analyse(document_from_text("Es regnet.", id="a"), de),))
    assert 'id="distances"' not in render_story(view_story(empty), t)
    assert t("section.distances") not in to_markdown(empty, t)
