"""Servers of the tests' own: one that may be asked (127.0.0.2, exempt from the check) and one that may not."""

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

ALLOWED, FORBIDDEN = "127.0.0.2", "127.0.0.1"
ARTICLE = """<!doctype html><html lang="de"><head><title>Fähre läuft auf Sandbank</title></head><body><article>
<h1>Fähre läuft auf Sandbank</h1>
<p>Die Fähre „Möwe“ ist am Sonntag vor Lüttmoor auf eine Sandbank gelaufen. Verletzt wurde nach Angaben der Polizei
niemand, alle Fahrgäste konnten das Schiff am Abend verlassen.</p>
<p>„Wir haben die Leute mit zwei Booten geholt“, sagte der Hafenmeister Enno Harms am Montag. Die Fähre solle mit der
nächsten Flut freikommen, sagte er weiter. Die Reederei prüfe, wie es dazu kommen konnte.</p></article></body></html>"""


class Server(ThreadingHTTPServer):
    """A server that remembers what it was asked for, and for which host."""

    daemon_threads = True

    def __init__(self, host: str) -> None:
        super().__init__((host, 0), Handler)
        self.asked: list[tuple[str, str]] = []
        self.robots: tuple[int, str] = (404, "")
        self.forward: dict[str, str] = {}
        self.port: int = self.server_address[1]

    def address(self, path: str = "/", host: str | None = None) -> str:
        return f"http://{host or ALLOWED}:{self.port}{path}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        server, path = self.server, self.path
        server.asked.append((self.headers["Host"], path))
        if path in server.forward:
            self.send_response(302)
            self.send_header("Location", server.forward[path])
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif path == "/robots.txt":
            self.answer(server.robots[0], server.robots[1].encode(), "text/plain")
        elif path == "/large":
            self.answer(200, gzip.compress(b"x" * 30_000_000), "text/html", {"Content-Encoding": "gzip"})
        elif path == "/drip":
            self.drip()
        elif path == "/picture":
            self.answer(200, b"\x89PNG", "image/png")
        elif path == "/missing":
            self.answer(404, b"nothing", "text/html")
        else:
            self.answer(200, ARTICLE.encode(), "text/html; charset=utf-8")

    def answer(self, status: int, data: bytes, kind: str, more: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(data)), **(more or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def drip(self) -> None:
        """Send a header's bytes one by one: no single wait is long, the whole has no end."""
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            for _ in range(200):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def serve(host: str) -> Iterator[Server]:
    server = Server(host)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def run_app(app: Any) -> Iterator[str]:
    """Run an application in a thread and give its address."""
    import uvicorn

    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()
