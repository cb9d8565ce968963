"""The command line: parse, call, print."""

from sayso.cli.main import main

__all__ = ["main"]
