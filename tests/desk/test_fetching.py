"""Fetching against servers of the tests' own: no address that is not public is ever connected to."""

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import httpx
import pytest
from tests.desk.servers import ALLOWED, FORBIDDEN, Server, serve

from sayso.desk.addresses import RefusedAddress, parse_address, public_numbers
from sayso.desk.fetching import AGENT, Fetcher, FetchError, Manners

LOOKED_UP: list[str] = []


def resolve(host: str, port: int) -> list[str]:
    """Names of the tests; the third means another number each time it is asked for."""
    LOOKED_UP.append(host)
    turns = LOOKED_UP.count(host)
    table = {
        "news.test": [ALLOWED],
        "inside.test": [FORBIDDEN],
        "turning.test": [ALLOWED] if turns == 1 else [FORBIDDEN],
        "both.test": [ALLOWED, FORBIDDEN],
        "mapped.test": [f"::ffff:{FORBIDDEN}"],
        "private.test": ["10.1.2.3"],
        "cloud.test": ["169.254.169.254"],
        "nowhere.test": [],
    }
    return table.get(host, [host])


@pytest.fixture
def outside() -> Iterator[Server]:
    try:
        with serve(ALLOWED) as server:
            yield server
    except OSError:
        pytest.skip(f"this machine has no {ALLOWED}")


@pytest.fixture
def inside() -> Iterator[Server]:
    with serve(FORBIDDEN) as server:
        yield server


@pytest.fixture
def manners(outside: Server, inside: Server) -> Manners:
    LOOKED_UP.clear()
    ports = frozenset({80, 443, outside.port, inside.port})
    return Manners(pause=0, ports=ports, exempt=frozenset({ALLOWED}), resolve=resolve)


def test_a_page_is_fetched_from_the_checked_number_under_its_name(outside: Server, manners: Manners) -> None:
    page = Fetcher(manners).fetch(outside.address("/a?b=c#d", "news.test"))
    assert "Hafenmeister" in page.data.decode()
    assert [path for _, path in outside.asked] == ["/robots.txt", "/a?b=c"]
    assert {host for host, _ in outside.asked} == {f"news.test:{outside.port}"}


@pytest.mark.parametrize(
    "host",
    [
        "inside.test",
        "both.test",
        "mapped.test",
        "private.test",
        "cloud.test",
        FORBIDDEN,
        "[::1]",
        "localhost.",
        "[::ffff:7f00:1]",
    ],
)
def test_private_addresses_are_refused_and_never_asked(inside: Server, manners: Manners, host: str) -> None:
    manners = replace(manners, exempt=frozenset({ALLOWED}))
    with pytest.raises(RefusedAddress) as error:
        Fetcher(manners).fetch(f"http://{host}:{inside.port}/")
    assert error.value.code in {"private", "unknown-host"}
    assert inside.asked == []


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "0177.0.0.1", "127.1", "localhost"])
def test_odd_ways_to_write_this_machine_are_refused(inside: Server, host: str) -> None:
    with pytest.raises(RefusedAddress):
        Fetcher(Manners(pause=0, ports=frozenset({inside.port}))).fetch(f"http://{host}:{inside.port}/")
    assert inside.asked == []


@pytest.mark.parametrize("host", ["inside.test", FORBIDDEN, "private.test", "[::1]"])
def test_a_redirect_to_a_private_address_is_refused(
    outside: Server, inside: Server, manners: Manners, host: str
) -> None:
    outside.forward = {"/go": f"http://{host}:{inside.port}/secret"}
    with pytest.raises(RefusedAddress, match="never asked"):
        Fetcher(manners).fetch(outside.address("/go", "news.test"))
    assert inside.asked == []


def test_a_name_is_looked_up_once_and_its_number_kept(outside: Server, inside: Server, manners: Manners) -> None:
    with pytest.raises(RefusedAddress):
        Fetcher(manners).fetch(outside.address("/a", "turning.test"))
    assert [path for _, path in outside.asked] == ["/robots.txt"]
    assert LOOKED_UP == ["turning.test", "turning.test"]
    assert inside.asked == []


def test_a_robots_file_that_leads_inside_is_refused(outside: Server, inside: Server, manners: Manners) -> None:
    outside.forward = {"/robots.txt": f"http://inside.test:{inside.port}/robots.txt"}
    with pytest.raises(RefusedAddress, match="never asked"):
        Fetcher(manners).fetch(outside.address("/a", "news.test"))
    assert inside.asked == []


def test_redirects_are_followed_within_limits(outside: Server, manners: Manners) -> None:
    outside.forward = {"/1": "/2", "/2": outside.address("/3", "news.test"), "/round": "/round"}
    assert Fetcher(manners).fetch(outside.address("/1", "news.test")).url.endswith("/3")
    with pytest.raises(FetchError) as error:
        Fetcher(manners).fetch(outside.address("/round", "news.test"))
    assert error.value.code == "redirects"


@pytest.mark.parametrize(
    ("robots", "refusal"),
    [
        ((200, "User-agent: *\nDisallow: /private\n"), None),
        ((200, "User-agent: *\nDisallow: /\n"), "robots"),
        ((200, "User-agent: sayso\nDisallow: /\n\nUser-agent: *\nAllow: /\n"), "robots"),
        ((404, ""), None),
        ((503, ""), "no-robots"),
        ((200, "\x00\xff nonsense \n" * 50), None),
    ],
)
def test_robots_files_are_obeyed(
    outside: Server, manners: Manners, robots: tuple[int, str], refusal: str | None
) -> None:
    outside.robots = robots
    fetcher = Fetcher(manners)
    if refusal is None:
        assert fetcher.fetch(outside.address("/a", "news.test")).data
        return
    with pytest.raises(FetchError) as error:
        fetcher.fetch(outside.address("/a", "news.test"))
    assert error.value.code == refusal
    assert [path for _, path in outside.asked] == ["/robots.txt"]


@pytest.mark.parametrize(
    ("path", "code"), [("/large", "too-large"), ("/picture", "no-page"), ("/missing", "status"), ("/drip", "slow")]
)
def test_limits_hold(outside: Server, manners: Manners, path: str, code: str) -> None:
    seconds = 1.0 if code == "slow" else 30.0
    with pytest.raises(FetchError) as error:
        Fetcher(replace(manners, seconds=seconds)).fetch(outside.address(path, "news.test"))
    assert error.value.code == code


def test_a_stop_ends_the_fetching(outside: Server, manners: Manners) -> None:
    with pytest.raises(FetchError) as error:
        Fetcher(replace(manners, pause=600, seconds=900), stopped=lambda: True).fetch(
            outside.address("/a", "news.test")
        )
    assert error.value.code == "stopped"


def test_a_host_that_does_not_answer_is_told(manners: Manners, inside: Server) -> None:
    import socket

    with socket.socket() as closed:
        closed.bind((ALLOWED, 0))
        port = closed.getsockname()[1]
        fetcher = Fetcher(replace(manners, ports=frozenset({port})))
        with pytest.raises(FetchError):
            fetcher.fetch(f"http://news.test:{port}/")


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("ftp://news.test/a", "scheme"),
        ("file:///etc/passwd", "scheme"),
        ("news.test", "scheme"),
        ("http://", "scheme"),
        ("http://a b.test/", "no-address"),
        ("http://news.test:99999/", "no-address"),
        ("http://[::1/", "no-address"),
        ("http://news.test\\@inside.test/", "no-address"),
        ("http://user:secret@news.test/", "password"),
        ("http://news.test:22/", "port"),
        ("http://" + "a" * 3000 + ".test/", "no-address"),
        ("http://\u2460.test\x00/", "no-address"),
    ],
)
def test_what_is_no_address_of_a_page_is_told(url: str, code: str) -> None:
    with pytest.raises(RefusedAddress) as error:
        parse_address(url)
    assert error.value.code == code


def test_names_with_umlauts_are_written_as_the_network_has_them() -> None:
    target = parse_address("https://küste.example/straße?q=ä")
    assert target.host == "xn--kste-0ra.example"


def test_an_unknown_host_is_told() -> None:
    with pytest.raises(RefusedAddress) as error:
        public_numbers(parse_address("http://nowhere.test/"), resolve)
    assert error.value.code == "unknown-host"


def test_servers_are_told_who_asks() -> None:
    assert AGENT.startswith("sayso/")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for news.test that signs itself, with its key."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed")
    path = tmp_path_factory.mktemp("tls") / "news.pem"
    words = "req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=news.test -addext subjectAltName=DNS:news.test"
    command = ["openssl", *words.split(), "-keyout", str(path), "-out", str(path.with_suffix(".crt"))]
    subprocess.run(command, check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + path.with_suffix(".crt").read_bytes())
    return path


@pytest.mark.parametrize(("host", "works"), [("news.test", True), ("both.test", False)])
def test_a_certificate_must_be_of_the_name_though_its_number_is_asked(
    outside: Server, manners: Manners, certificate: Path, monkeypatch: pytest.MonkeyPatch, host: str, works: bool
) -> None:
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(certificate)
    outside.socket = server.wrap_socket(outside.socket, server_side=True)
    trusting = ssl.create_default_context(cafile=str(certificate.with_suffix(".crt")))
    url = f"https://{host}:{outside.port}/a"
    manners = replace(manners, exempt=frozenset({ALLOWED, FORBIDDEN}))
    with pytest.raises(FetchError):
        Fetcher(manners).fetch(url)  # nobody vouches for it
    monkeypatch.setattr("sayso.desk.fetching.httpx.AsyncClient", partial(httpx.AsyncClient, verify=trusting))
    if works:
        assert Fetcher(manners).fetch(url).data
        return
    with pytest.raises(FetchError):
        Fetcher(manners).fetch(url)
    assert outside.asked == []
