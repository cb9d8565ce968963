"""Bytes of the HTML report of a large story, by part; the pages are invented here, or given.

A story of many newsrooms: two agencies whose reports most pages print, and statements that only one page has.
"""

import argparse
import random
import re
from dataclasses import replace
from pathlib import Path

from bench.common import Figures, rows
from sayso.lang import load_pack
from sayso.model import AgencyCredit, Document
from sayso.reading import document_from_text
from sayso.running import compare
from sayso.showing.html import render_story
from sayso.showing.strings import load_strings
from sayso.showing.view import view_story

_WORDS = {
    "start": "Brak Drem Elv Grell Holm Jarn Kolb Lütt Mör Nord Pahl Quist Rott Suhl Tarn Ulz Witt Zarn",
    "end": "au beck büttel dorf hagen horst itz kamp moor ow rade siel stedt wiek",
    "first": "Wiebke Ole Karin Jonas Henrik Svenja Malte Frauke Jannes Antje Torben Imke Hauke Gesa Enno Silke",
    "family": "Tarnow Brandtner Mebes Hellwege Lassahn Ostendiek Quandt Rothbart Sievers Kröger Lohse Prahl Timm",
    "role": "Bürgermeisterin Sprecher Wirtschaftsminister Anglerin Gutachter Reederin Pastor Ärztin Landrätin",
    "part": "Hafen Brücken Deich Schul Park Markt Turm Ufer Mühlen Werft Bahn Kloster Wald Fischer Garten Fähr Salz",
    "thing": "anlage halle pumpe mauer treppe leitung kante scheune ampel weide fabrik klinik wache schleuse straße",
    "state": "beschädigt gesperrt geräumt überprüft gesichert abgestützt abgestellt untersucht überflutet aufgebrochen "
    "freigegeben abgedichtet ausgepumpt verlassen versiegelt beleuchtet verlegt vermessen umzäunt eingerüstet",
    "crowd": "Gäste Fischer Helfer Schülerinnen Nachbarn Taucher Händler Musiker Urlauber Winzer Lotsen Köche",
    "act": "warteten fluchten schwiegen frühstückten zelteten stritten klatschten packten zählten weinten",
}
_CHOICES = {name: words.split(" ") for name, words in _WORDS.items()} | {
    "when": (
        "am Montag", "am Dienstagabend", "in der Nacht", "seit dem Morgen", "am 14. Oktober", "vor drei Wochen",
        "gegen Mittag", "im September", "nach dem Sturm", "kurz vor acht", "am Freitag", "noch vor der Flut",
    ),
    "how": (
        "schwer", "vorsorglich", "nur zum Teil", "auf Anweisung", "nach langem Streit", "ohne Warnung", "von Helfern",
        "mit Pumpen", "trotz der Proteste", "auf eigene Kosten", "binnen Stunden", "bis auf weiteres",
    ),
    "why": (
        "weil das Wasser stieg", "obwohl niemand verletzt war", "während die Boote warteten", "da Teile fehlten",
        "wie schon im Vorjahr", "damit die Arbeiten weitergehen", "nachdem ein Mast gebrochen war",
        "ehe die Gäste kamen", "solange die Wache besetzt ist", "falls der Pegel fällt", "sobald Kies geliefert wird",
    ),
    "body": ("der Wasserschutzpolizei", "des Landkreises", "der Feuerwehr", "der Reederei", "des Hafenamts"),
    "to": ("der Deutschen Presse-Agentur", "dem Sender Boddenfunk", "dieser Zeitung", "der Nachrichtenagentur AFP"),
}  # fmt: skip
_PLAIN = (
    "Die {part}{thing} von {start}{end} wurde {when} {how} {state}.",
    "{crowd} und {crowd2} {act} {when} vor der {part}{thing}.",
    "Zwischen {start}{end} und der {part}{thing} {act} {how} die {crowd}, {why}.",
    "Wo früher eine {part}{thing} stand, {act} nun {crowd}.",
    "{why2}, {act} die {crowd} {how}.",
    "Von der {part}{thing} blieb {when} nur ein Rest, {crowd} {act} dort {how}.",
)
_TOLD = (
    "„Die {part}{thing} in {start}{end} ist {how} {state} worden, {why}“, sagte {role} {first} {family}.",
    "„Wir haben {when} die {part}{thing} {how} {state}, {why}“, sagte {role} {first} {family} {to}.",
    "Die {part}{thing} sei {when} {how} {state} worden, {why}, sagte {role} {first} {family} {to}.",
    "Nach Angaben {body} wurde die {part}{thing} in {start}{end} {when} {how} {state}.",
    "{role} {first} {family} teilte mit, dass die {part}{thing} in {start}{end} {when} {how} {state} werde.",
)
_SHARE_TOLD = 0.4


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the task's arguments."""
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--articles", type=Path, help="JSON lines with `text`: these pages instead of invented ones")
    parser.add_argument("--html", type=Path, metavar="FILE", help="keep the report")


def run(args: argparse.Namespace) -> Figures:
    """Return bytes of the report and of its parts."""
    docs = given(args.articles)[: args.pages] if args.articles else invented(args.pages)
    view = view_story(compare(docs))
    html = render_story(view, load_strings("de"), load_pack("de").describe)
    if args.html:
        args.html.write_text(html, encoding="utf-8")
    size = len(html.encode())
    values = {"pages": float(len(view.pages)), "statements": float(len(view.statements)), "bytes": float(size)}
    values["bytes_a_page"] = round(size / len(view.pages))
    table = f"{len(view.pages)} pages, {len(view.statements)} statements, {len(view.claims)} claims, "
    table += f"{len(view.passages)} passages: {size / 1e6:.2f} MB\n"
    for name, part in parts(html):
        values[f"bytes_{name}"] = float(len(part.encode()))
        table += f"{name:12} {len(part.encode()):9,}\n"
    return Figures(values, table)


def parts(html: str) -> list[tuple[str, str]]:
    """Return the sections of a report by name, style and script too, and what is left."""
    found = [(m.group(1), m.group()) for m in re.finditer(r'<section id="([\w-]+)".*?</section>', html, re.DOTALL)]
    tags = {"style": "<style>.*?</style>", "script": "<script>.*?</script>", "data": "<script type.*?</script>"}
    found += [(name, "".join(m.group() for m in re.finditer(tag, html, re.DOTALL))) for name, tag in tags.items()]
    rest = len(html.encode()) - sum(len(part.encode()) for _, part in found)
    return [*found, ("rest", " " * rest)]


def given(path: Path) -> list[Document]:
    """Return the articles of a file as pages."""
    return [
        document_from_text(
            f"{row.get('title', '')}\n\n{row['text']}",
            id=f"seite-{number}",
            title=row.get("title"),
            language="de",
            published=row.get("published"),
            outlet=row.get("outlet"),
        )
        for number, row in enumerate(rows(path), 1)
    ]


def invented(count: int) -> list[Document]:
    """Return pages of an event that never was; the same number always gives the same pages."""
    rng = random.Random(7)
    copies = [[paragraph(rng) for _ in range(9)] for _ in range(2)]
    docs = []
    for number in range(count):
        own = [paragraph(rng) for _ in range(rng.randint(2, 6))]
        taken = rng.sample(copies[number % 2], rng.randint(3, 7))
        body = [*taken[:2], *own, *taken[2:]]
        title = "{start}{end}: {part}{thing} {state}".format(**{k: rng.choice(v) for k, v in _CHOICES.items()})
        text = "\n\n".join([title, *body])
        named = {"outlet": f"Blatt {number + 1}", "published": f"2025-10-{14 + number % 5}"}
        doc = document_from_text(text, id=f"seite-{number + 1:02}", title=title, language="de", **named)
        agency = AgencyCredit(("dpa", "AFP")[number % 2], None)
        docs.append(replace(doc, agencies=(agency,) if rng.random() < 0.8 else ()))
    return docs


def paragraph(rng: random.Random) -> str:
    """Return a paragraph of three to five sentences, about one in three somebody's."""
    return " ".join(sentence(rng) for _ in range(rng.randint(3, 5)))


def sentence(rng: random.Random) -> str:
    """Return a sentence: plain, quoted, or told."""
    words = {name: rng.choice(values) for name, values in _CHOICES.items()}
    words["crowd2"] = rng.choice(_CHOICES["crowd"])
    words["why2"] = words["why"][0].upper() + words["why"][1:]
    return rng.choice(_TOLD if rng.random() < _SHARE_TOLD else _PLAIN).format(**words)
