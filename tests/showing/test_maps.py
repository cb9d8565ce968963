import re
from dataclasses import replace

import pytest

from sayso.model import Entity, EntityKind, Mention, MentionForm, Span, Story
from sayso.showing.html import render_story
from sayso.showing.html.maps import draw_map, read_outlines
from sayso.showing.records import PlaceView, Words
from sayso.showing.strings import load_strings
from sayso.showing.view import view_story

K, NAME = EntityKind.PLACE, MentionForm.NAME


def place(name: str, latitude: float, longitude: float, pages: int = 1) -> PlaceView:
    return PlaceView(name, latitude, longitude, tuple(Words(chr(65 + n), f"x{n}", name) for n in range(pages)))


@pytest.fixture
def placed(story: Story) -> Story:
    """The story with a town on its first two pages, and one on the third of which it is not known where it lies."""
    docs = []
    for number, doc in enumerate(story.documents):
        at = (54.1, 13.4) if number < 2 else None
        start = doc.document.text.index("Grellin")
        mention = Mention(Span(start, start + 7), Span(start, start + 7), K, NAME, "e9")
        town = Entity("e9", K, "Grellin", ("Grellin",), at=at)
        docs.append(replace(doc, entities=(*doc.entities, town), mentions=(mention,)))
    return replace(story, documents=tuple(docs))


def test_outlines_are_closed_and_on_earth() -> None:
    kinds = set()
    for kind, points in read_outlines():
        kinds.add(kind)
        assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in points)
        assert kind == "border" or points[0] == points[-1]
    assert kinds == {"land", "border"}


@pytest.mark.parametrize(
    "places",
    [
        [place("Eins", 54.1, 13.4)],
        [place("Eins", 54.1, 13.4), place("Zwei", 48.1, 11.6)],
        [place("Eins", 38.9, -77.0), place("Zwei", 39.0, 125.8), place("Drei", -33.9, 151.2)],
        [place("Pol", 90.0, 0.0)],
        [place("West", 0.0, -180.0), place("Ost", 0.0, 180.0)],
    ],
    ids=["one", "country", "world", "pole", "edges"],
)
def test_every_place_lies_in_its_map(places: list[PlaceView]) -> None:
    drawn = draw_map(places)
    assert drawn is not None
    assert len(drawn.dots) == len(places)
    assert all(0 <= dot.x <= 100 and 0 <= dot.y <= 100 for dot in drawn.dots)
    assert re.fullmatch(r"[Mlz0-9,.-]*", drawn.land + drawn.borders)


def test_north_is_up_and_east_is_right() -> None:
    drawn = draw_map([place("Norden", 55.0, 10.0), place("Süden", 47.0, 12.0)])
    assert drawn is not None
    north, south = drawn.dots
    assert north.y < south.y
    assert north.x < south.x


def test_names_do_not_cover_each_other() -> None:
    near = [place(f"Ortschaft {n}", 54.0 + n / 1000, 13.0) for n in range(10)]
    drawn = draw_map(near)
    assert drawn is not None
    assert [dot.label for dot in drawn.dots] == ["right", "left"] + [""] * 8


def test_a_place_leads_to_its_words_on_each_page(placed: Story) -> None:
    view = view_story(placed)
    (town,) = view.places
    assert (town.name, [w.page for w in town.words]) == ("Grellin", ["A", "B"])
    html = render_story(view, load_strings("en"))
    assert all(f'href="#{w.anchor}"' in html and f'id="{w.anchor}"' in html for w in town.words)


def test_without_places_there_is_no_map(story: Story) -> None:
    assert 'id="map"' not in render_story(view_story(story), load_strings("en"))
    assert draw_map([]) is None
