"""Stated distances beside the map."""

from collections.abc import Iterator

from sayso.model import AnalysedDocument, DistanceCheck
from sayso.showing.places import Places
from sayso.showing.records import DistanceView
from sayso.showing.strings import Strings

_WINDS = ("n", "ne", "e", "se", "s", "sw", "w", "nw")


def view_distances(places: Places) -> Iterator[DistanceView]:
    """Yield the stated distances of all pages with the words they rest on, in text order; what pages share once."""
    seen: set[tuple[str, str]] = set()
    for page, doc in places.documents.items():
        for check in doc.distances:
            view = _view(places, page, doc, check)
            key = (view.words.text, view.words.after)
            if key not in seen:
                seen.add(key)
                yield view


def _view(places: Places, page: str, doc: AnalysedDocument, check: DistanceCheck) -> DistanceView:
    text = doc.document.text
    return DistanceView(
        words=places.words(page, check.span),
        here=check.here.of(text),
        there=check.there.of(text),
        kilometres=_rounded(check.great_circle),
        wind=_WINDS[round(check.great_circle_bearing / 45) % 8],
        fits=check.fits,
    )


def distance_words(view: DistanceView, t: Strings) -> str:
    """Return what the map says of a stated distance, in a phrase, and whether it fits."""
    return f"{distance_way(view, t)}; {t('distance.fits') if view.fits else t('distance.look')}"


def distance_way(view: DistanceView, t: Strings) -> str:
    """Return what the map says of a stated distance, in a phrase."""
    wind = t("distance.wind", here=view.here, there=view.there, wind=t(f"wind.{view.wind}"))
    return f"{t('distance.circle', km=f'{view.kilometres}')}; {wind}"


def _rounded(kilometres: float) -> int:
    """Return kilometres as precise as the places' points are."""
    step = 1 if kilometres < 30 else 5 if kilometres < 100 else 10
    return round(kilometres / step) * step
