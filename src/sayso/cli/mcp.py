"""`sayso mcp`: the tools for language-model clients, over standard input and output."""

from pathlib import Path

import click

from sayso.cli import output
from sayso.errors import SaysoError


@click.command()
@click.option(
    "--folder",
    "folders",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder whose files the client may name; may be repeated. Without it only texts are read.",
)
@click.option("--db", metavar="URL", help="A desk's store, whose stories can then be searched and explained.")
def mcp(folders: tuple[Path, ...], db: str | None) -> None:
    """Offer read, compare, explain and search to a language-model client (Model Context Protocol).

    The client starts this command and talks to it over standard input and output. Nothing is fetched.
    """
    with output.one_line_errors():
        try:
            from sayso.desk.mcp import Session, make_server

            if db:
                from sayso.desk.store import open_store
        except ModuleNotFoundError as error:
            extra = "desk" if error.name == "sqlalchemy" else "mcp"
            raise SaysoError(f"this needs {error.name}: in the checkout, pip install '.[{extra}]'") from None
        make_server(Session(folders, open_store(db) if db else None)).run("stdio")
