"""The places that the pages of a story name, as far as it is known where they are."""

from collections import defaultdict

from sayso.model import EntityKind, Story
from sayso.showing.places import Places, fold
from sayso.showing.records import PlaceView, Words

MOST = 60
"""Places shown; more would hide each other."""


def view_places(story: Story, places: Places) -> tuple[PlaceView, ...]:
    """Return the places with known coordinates, those on most pages first; each leads to its first words on each page.

    A place whose name leaves open which of several it is has no coordinates and is not among them.
    """
    names = {member: e.name for e in story.entities for member in e.members}
    found: dict[tuple[str, tuple[float, float]], list[Words]] = defaultdict(list)
    for page, doc in places.documents.items():
        first = {m.entity: m.head for m in reversed(doc.mentions) if m.entity}
        for entity in doc.entities:
            if entity.kind is EntityKind.PLACE and entity.at and entity.id in first and _on_earth(*entity.at):
                name = fold(names.get((doc.id, entity.id), entity.name))
                found[name, entity.at].append(places.words(page, first[entity.id]))
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), item[0][0]))
    return tuple(PlaceView(name, *at, tuple(words)) for (name, at), words in ranked[:MOST])


def _on_earth(latitude: float, longitude: float) -> bool:
    return -90 <= latitude <= 90 and -180 <= longitude <= 180
