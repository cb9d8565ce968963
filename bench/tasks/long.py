"""Time for a long article against the time for a tenth of it: about ten if time grows with the text alone.

The article is written by the task, from the pack's names and a few sentences, each of them new: no cache helps.
Seconds are those of the processor.
"""

import argparse
import random
import time

from bench.common import Figures
from bench.tasks.speed import fresh_pack
from sayso.lang import LanguagePack
from sayso.reading import document_from_text
from sayso.understanding.analysis import analyse

SENTENCES = (
    "{person} sagte am {day}. Mai in {place}, die {thing} werde {number} Tage lang geprüft.",
    "„Die {thing} in {place} kostet uns {number} Millionen Euro“, sagte {person}.",
    "Laut {person} wurden nahe {place} {number} Menschen verletzt.",
    "Die {thing} von {place} sei seit {number} Jahren leck.",
    "Er nannte die Pläne für die {thing} „ein teures Wagnis mit {number} Folgen“.",
    "Nach Angaben der Polizei in {place} fuhren {number} Wagen über die {thing}.",
    "Die {thing} in {place} ist {number} Meter lang und {day} Kilometer von der Stadt entfernt.",
    "Das teilte {person} der Zeitung „Quellbote {number}“ mit.",
    "Der Bürgermeister von {place}, {person}, kündigte an, die {thing} zu sperren.",
    "Die Ministerin wies das zurück: „Unsere {thing} hält noch {number} Jahre.“",
)
THINGS = ("Brücke", "Fähre", "Werft", "Schule", "Bahn", "Klinik", "Halle", "Mühle", "Straße", "Quelle")
NAMES = 300
"""Given names, family names and places each."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the task's arguments."""
    parser.add_argument("--size", type=int, default=2_000_000, help="characters of the long article")


def run(args: argparse.Namespace) -> Figures:
    """Return the seconds for both articles and their ratio."""
    pack = fresh_pack()
    analyse(document_from_text(article(3000, pack, seed=0), language="de"), pack)  # loads every list and model
    seconds = []
    for size in (args.size // 10, args.size):
        doc = document_from_text(article(size, pack, seed=size), language="de")
        start = time.process_time()
        analyse(doc, pack)
        seconds.append(time.process_time() - start)
    ratio = seconds[1] / max(seconds[0], 1e-9)
    values = {"seconds": round(seconds[1], 2), "seconds_for_a_tenth": round(seconds[0], 2), "ratio": round(ratio, 1)}
    table = f"{args.size:,} characters {seconds[1]:.2f} s; a tenth {seconds[0]:.2f} s; ratio {ratio:.1f}"
    return Figures(values, table)


def article(size: int, pack: LanguagePack, seed: int) -> str:
    """Return an article of at least `size` characters, the same for the same seed."""
    dice = random.Random(seed)
    given, family, places = (
        [next(iter(row.values())) for row in pack.table(name)[:NAMES]]
        for name in ("first_names", "family_names", "places")
    )
    paragraphs: list[str] = []
    length = 0
    while length < size:
        said = [
            dice.choice(SENTENCES).format(
                person=f"{dice.choice(given)} {dice.choice(family)}",
                place=dice.choice(places),
                thing=dice.choice(THINGS),
                number=dice.randint(2, 9999),
                day=dice.randint(1, 31),
            )
            for _ in range(dice.randint(2, 6))
        ]
        paragraphs.append(" ".join(said))
        length += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)
