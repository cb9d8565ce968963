from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.datastructures import Headers

from sayso.desk import guard
from sayso.desk.guard import COOKIE, Access, Guard

TOKEN = "ein langes Kennwort für Tests"


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("localhost", True),
        ("localhost:8088", True),
        ("127.0.0.1:8088", True),
        ("[::1]:8088", True),
        ("192.168.1.7", True),
        ("desk.example", True),
        ("desk.example:443", True),
        ("evil.example", False),
        ("localhost.evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("", False),
        ("[::1", False),
    ],
)
def test_only_known_names_reach_the_desk(host: str, known: bool) -> None:
    assert Access(names=frozenset({"desk.example"})).knows_host(host) is known


@pytest.mark.parametrize(
    ("headers", "allowed"),
    [
        ({"authorization": f"Bearer {TOKEN}"}, True),
        ({"authorization": f"bearer  {TOKEN} "}, True),
        ({"authorization": f"Bearer {TOKEN}x"}, False),
        ({"authorization": f"Basic {TOKEN}"}, False),
        ({"authorization": "Bearer"}, False),
        ({"cookie": f"{COOKIE}={Access(TOKEN).session()}"}, True),
        ({"cookie": f"a=b; {COOKIE}={Access(TOKEN).session()}; c=d"}, True),
        ({"cookie": f"{COOKIE}={Access('another').session()}"}, False),
        ({"cookie": f"{COOKIE}={TOKEN}"}, False),
        ({}, False),
    ],
)
def test_the_token_is_shown_by_header_or_cookie(headers: dict[str, str], allowed: bool) -> None:
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    assert Access(TOKEN).allows(Headers(raw=raw)) is allowed
    assert Access().allows(Headers(raw=raw))


def test_no_word_is_the_token_of_a_desk_without_one() -> None:
    assert not Access().is_token(b"")
    assert not Access(TOKEN).is_token(b"")


@pytest.fixture
def app() -> FastAPI:
    app = FastAPI(openapi_url=None)

    @app.get("/")
    @app.get("/login")
    @app.get("/api/x")
    def read() -> str:
        return "read"

    @app.post("/")
    def write(body: dict[str, Any]) -> int:
        return len(str(body))

    return app


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(Guard(app, Access()), base_url="http://localhost") as client:
        yield client


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"origin": "http://localhost"}, 200),
        ({"sec-fetch-site": "same-origin"}, 200),
        ({"sec-fetch-site": "none"}, 200),
        ({"origin": "http://localhost:1234"}, 403),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "cross-site", "origin": "http://localhost"}, 403),
        ({"host": "evil.example"}, 421),
        ({"content-length": "999999999999"}, 413),
    ],
)
def test_requests_from_elsewhere_change_nothing(client: TestClient, headers: dict[str, str], status: int) -> None:
    assert client.post("/", json={}, headers=headers).status_code == status


def test_a_body_without_length_is_cut_off(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MOST_BYTES", 1000)
    body = (b"x" * 100 for _ in range(100))
    answer = client.post("/", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 413


def test_every_answer_is_locked_down(client: TestClient) -> None:
    for path in ("/", "/nowhere"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"


def test_without_the_token_only_the_login_opens(app: FastAPI) -> None:
    with TestClient(Guard(app, Access(TOKEN)), base_url="http://localhost", follow_redirects=False) as client:
        assert client.get("/login").status_code == 200
        assert client.get("/api/x").status_code == 401
        assert client.post("/", json={}).json()["code"] == "token"
        answer = client.get("/", headers={"accept": "text/html"})
        assert (answer.status_code, answer.headers["location"]) == (303, "/login")
        assert client.get("/api/x", headers={b"authorization": f"Bearer {TOKEN}".encode()}).status_code == 200
