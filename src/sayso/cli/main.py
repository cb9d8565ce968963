"""The command `sayso`, one file per subcommand."""

import click

from sayso import __version__
from sayso.cli.compare import compare
from sayso.cli.explain import explain
from sayso.cli.mcp import mcp
from sayso.cli.read import read
from sayso.cli.serve import serve


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="sayso %(version)s")
def main() -> None:
    """Who says so? Reported statements in the news and the chain they came through.

    PAGE is a file, a folder or - for standard input. What it is (HTML, text, an archive, a feed …) is told by its
    content.
    """


main.add_command(compare)
main.add_command(read)
main.add_command(explain)
main.add_command(serve)
main.add_command(mcp)
