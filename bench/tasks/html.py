"""Article text from HTML (format of data/dumps, with `html` in place of `dump`)."""

import argparse

from bench.common import Figures
from bench.tasks import dumps

add_arguments = dumps.add_arguments


def run(args: argparse.Namespace) -> Figures:
    """Return F1 of whole bodies and of segments."""
    return dumps.run(args, "html")
