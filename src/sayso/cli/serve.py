"""`sayso serve`: the desk in the browser."""

import ipaddress
import os
import socket
from pathlib import Path

import click

from sayso.cli import output
from sayso.errors import SaysoError

_SHORTEST = 12
"""Characters of a token where the desk can be reached from elsewhere."""
_PATIENCE = 3
"""Seconds that open answers have when the desk is ended."""


@click.command()
@click.option("--db", metavar="URL", help="Where stories are kept: a file or postgresql://…; else a file of yours.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; others need --token.")
@click.option("--port", default=8088, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option("--token", envvar="SAYSO_TOKEN", metavar="WORD", help="To be shown first; also from SAYSO_TOKEN.")
@click.option(
    "--name", "names", multiple=True, metavar="HOST", help="Host name of the desk; may be given several times."
)
def serve(db: str | None, host: str, port: int, token: str | None, names: tuple[str, ...]) -> None:
    """Open the desk: stories kept and searched, in the browser and by an HTTP API.

    It can be reached from this machine only, unless --host says otherwise. Ctrl-C ends it.
    """
    with output.one_line_errors():
        try:
            import uvicorn

            from sayso.desk.app import create_app
            from sayso.desk.guard import Access
            from sayso.desk.store import open_store
        except ModuleNotFoundError as error:
            raise SaysoError(f"the desk needs {error.name}: in the checkout, pip install '.[desk]'") from None
        if not is_local(host) and len(token or "") < _SHORTEST:
            raise SaysoError(
                f"--host {host} opens the desk to others: give a --token of at least {_SHORTEST} characters"
            )
        store = open_store(db or f"sqlite:///{default_store()}")
        try:
            listener = _listen(host, port)
        except SaysoError:
            store.close()
            raise
        app = create_app(store, Access(token or None, frozenset(name.lower() for name in names)))
        config = uvicorn.Config(
            app, log_level="warning", proxy_headers=False, server_header=False, timeout_graceful_shutdown=_PATIENCE
        )
        shown = f"[{host}]" if ":" in host else host
        output.tell(f"desk at http://{shown}:{listener.getsockname()[1]}/  (Ctrl-C ends it)")
        uvicorn.Server(config).run(sockets=[listener])


def is_local(host: str) -> bool:
    """Tell whether only this machine can reach an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def default_store() -> Path:
    """Return the file in which stories are kept where none is named; its folder is made, for its owner only.

    Raises:
        SaysoError: It cannot be made.
    """
    folder = Path(click.get_app_dir("sayso"))
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise SaysoError(f"{folder}: cannot be made: {error.strerror}; name a file with --db") from None
    return folder / "desk.db"


def _listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens.

    Raises:
        SaysoError: The address is not of this machine, or taken.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=128, reuse_port=False)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno and error.errno > 0 else str(error)
        raise SaysoError(f"cannot listen on {host}, port {port}: {reason.lower()}") from None
