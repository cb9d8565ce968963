"""`sayso read --stats`: what was read of a heap of files, what was left, and why."""

import json
from collections import Counter
from collections.abc import Sequence

import click
from rich.console import Console
from rich.table import Table

from sayso.cli import output
from sayso.model import Issue
from sayso.reading import ReadingCounts, find_files, read_file
from sayso.showing.places import fold
from sayso.showing.strings import Strings

MOST_ROWS = 12
"""Rules listed for what was set apart; the others are one row."""


def show_stats(pages: Sequence[str], json_to: str | None, strings: Strings) -> bool:
    """Read all pages, tell what was read and left; return False if the reading was stopped by the user.

    Nothing of the pages is kept, so that a heap may be of any size.
    """
    counts, whole = count_pages(pages)
    if json_to:
        output.write_data(json.dumps({"stopped": not whole, **counts.to_json()}, ensure_ascii=False) + "\n", json_to)
    else:
        _print(counts, strings)
    return whole


def count_pages(pages: Sequence[str]) -> tuple[ReadingCounts, bool]:
    """Return the counts of a reading, and whether it came to its end."""
    counts = ReadingCounts()
    path = ""
    try:
        files = list(find_files(pages))
        with output.progress(len(files)) as show:
            for done, file in enumerate(files, 1):
                if isinstance(file, Issue):
                    counts.add(file)
                    continue
                path = file
                for item in read_file(file):
                    counts.add(item)
                counts.files += 1
                if show:
                    show("reading", done, len(files))
    except KeyboardInterrupt:
        output.tell(f"stopped at {path}; the counts are of what was read until then")
        return counts, False
    return counts, True


def _print(counts: ReadingCounts, strings: Strings) -> None:
    console = output.terminal()
    total = sum(counts.pages.values())
    console.print(strings("stats.read", n=total, files=counts.files))
    _table(console, strings("stats.format"), counts.pages, strings("stats.pages"))
    _table(console, strings("stats.language"), counts.languages, strings("stats.pages"))
    missing = Counter({strings(f"stats.without.{fact}"): n for fact, n in counts.missing.items() if n})
    if counts.cut:
        missing[strings("stats.cut")] = counts.cut
    _table(console, strings("stats.missing"), missing, strings("stats.pages"))
    _table(console, strings("stats.article"), counts.blocks, strings("stats.characters"))
    _table(console, strings("stats.furniture"), counts.furniture, strings("stats.characters"))
    left = sum(counts.left.values())
    console.print(strings("stats.left", n=left) if left else strings("stats.nothing_left"))
    _table(console, strings("stats.reason"), counts.left, strings("stats.pages"))
    for messages in counts.examples.values():
        for message in messages:
            console.print(f"  {fold(message)}")


def _table(console: Console, name: str, counts: Counter[str], what: str) -> None:
    if not counts:
        return
    table = Table(show_edge=False, pad_edge=False, box=None)
    table.add_column(name, overflow="fold", min_width=34)
    table.add_column(what, justify="right")
    for key, count in counts.most_common(MOST_ROWS):
        table.add_row(fold(key), f"{count:,}")
    if rest := sum(count for _, count in counts.most_common()[MOST_ROWS:]):
        table.add_row("…", f"{rest:,}")
    console.print(table)
    console.print()


def stop() -> None:
    """End as a program that the user has stopped."""
    raise click.exceptions.Exit(130)
