"""The command `sayso`, one file per subcommand."""

import click


@click.group()
def main() -> None:
    """Who says so? Reported statements in the news and the chain they came through."""
