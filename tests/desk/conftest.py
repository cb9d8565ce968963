"""What the desk's tests share: stores on both databases, a story, a real server."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy", reason="the desk's extra is not installed")
pytest.importorskip("fastapi", reason="the desk's extra is not installed")

from sayso.desk.store import Store, open_store
from sayso.model import Story
from sayso.running import compare

ROOT = Path(__file__).resolve().parents[2]
POSTGRES = max(Path("/usr/lib/postgresql").glob("*/bin/initdb"), default=None, key=lambda p: float(p.parts[4]))


@pytest.fixture(scope="session")
def example() -> Story:
    return compare([ROOT / "examples" / "seebrueck"])


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL that lives as long as the tests; skipped where Debian's package is missing."""
    if POSTGRES is None:
        pytest.skip("PostgreSQL is not installed (apt-get install postgresql)")
    pytest.importorskip("psycopg", reason="the extra `postgresql` is not installed")
    root = os.getuid() == 0
    if root and not shutil.which("runuser"):
        pytest.skip("PostgreSQL does not run as root, and there is no runuser")
    folder = Path(tempfile.mkdtemp(prefix="sayso-postgres-"))  # pytest's own folders are closed to other users
    if root:
        shutil.chown(folder, "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def run(*command: str) -> None:
        words = ["runuser", "-u", "postgres", "--", *command] if root else list(command)
        done = subprocess.run(
            words, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False
        )
        assert done.returncode == 0, done.stderr

    data, binaries = str(folder / "data"), POSTGRES.parent
    run(str(binaries / "initdb"), "-D", data, "-U", "desk", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    run(str(binaries / "pg_ctl"), "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
    yield f"postgresql://desk@127.0.0.1:{port}/postgres"
    run(str(binaries / "pg_ctl"), "-D", data, "-m", "immediate", "stop")
    shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty store, on each database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'desk.db'}"
    from sqlalchemy import create_engine, text

    server: str = request.getfixturevalue("postgres")
    name = f"desk{abs(hash(request.node.nodeid)) % 10**9}"
    engine = create_engine(server.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with engine.connect() as db:
        db.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.replace("/postgres", f"/{name}")


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    store = open_store(url)
    yield store
    store.close()
