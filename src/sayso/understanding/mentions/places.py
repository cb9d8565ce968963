"""Where named places are, from the pack's gazetteer."""

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.lang import LanguagePack


@dataclass(frozen=True, slots=True)
class Town:
    """A row of the gazetteer: state, and latitude and longitude in degrees."""

    country: str
    at: tuple[float, float]


def load_towns(pack: LanguagePack) -> Mapping[str, tuple[Town, ...]]:
    """Return towns and sites of the pack's gazetteer by name, read once; several where several bear one name."""
    return pack.derived("mentions.towns", lambda: _read(pack))


def locate(name: str, country: str | None, pack: LanguagePack) -> Town | None:
    """Return the town that a name means; None if the gazetteer has none, or several that the state does not tell apart.

    Args:
        name: As it stands, without genitive ending.
        country: State it is known to lie in; None if that is not known.
        pack: Gives the gazetteer.
    """
    towns = [town for town in load_towns(pack).get(name, ()) if country in (None, town.country)]
    return towns[0] if len(towns) == 1 else None


def _read(pack: LanguagePack) -> Mapping[str, tuple[Town, ...]]:
    towns: dict[str, tuple[Town, ...]] = {}
    for row in (*pack.table("places"), *pack.table("sites")):
        town = Town(row["country"], (float(row["lat"]), float(row["lon"])))
        towns[row["name"]] = (*towns.get(row["name"], ()), town)
    return towns
