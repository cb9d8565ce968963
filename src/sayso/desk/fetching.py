"""Pages by address: politely, within limits, from public addresses only, and never without being asked."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urljoin

import httpx
from protego import Protego

from sayso import __version__
from sayso.desk.addresses import AddressError, Resolver, Target, parse_address, public_numbers, resolve_host

AGENT = f"sayso/{__version__} (at a reader's request)"
ROBOTS_NAME = "sayso"
ROBOTS_LIMIT = 512_000
"""Bytes of a robots.txt that are read; RFC 9309 asks for at least 500 KiB."""
_PATIENCE = 10.0
"""Seconds without a byte."""
_TRIED = 4
"""Numbers of a host that are tried."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_READABLE = ("text/", "application/xhtml+xml", "application/xml", "application/rss+xml", "application/atom+xml",
             "application/json", "application/pdf", "application/octet-stream", "application/ld+json")  # fmt: skip


class FetchError(AddressError):
    """A page could not be fetched."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How pages are fetched.

    Attributes:
        most_bytes: Of one page, unpacked.
        most_redirects: Followed for one page; each is checked like the first address.
        seconds: For one page altogether, redirects and robots.txt included.
        pause: Seconds between two requests to one host; more if its robots.txt asks for it, up to `longest_pause`.
        ports: That may be asked.
        exempt: Numbers that may be asked though they are not public, such as that of an archive in the house.
        resolve: Gives the numbers of a name.
    """

    most_bytes: int = 20_000_000
    most_redirects: int = 5
    seconds: float = 30.0
    pause: float = 1.0
    longest_pause: float = 10.0
    ports: frozenset[int] = frozenset({80, 443})
    exempt: frozenset[str] = frozenset()
    resolve: Resolver = resolve_host


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """A page as its server gave it, with the address that it came from in the end."""

    url: str
    data: bytes


@dataclass
class Fetcher:
    """Fetches the pages of one request; remembers what the hosts' robots.txt allow and when they were last asked."""

    manners: Manners = field(default_factory=Manners)
    stopped: Callable[[], bool] = lambda: False
    _robots: dict[str, Protego | None] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def fetch(self, url: str) -> FetchedPage:
        """Return a page.

        Raises:
            RefusedAddress: It, or what it leads to, is no public address.
            FetchError: Its server does not want it fetched, does not give it, or gives too much or too slowly.
        """
        until = time.monotonic() + self.manners.seconds
        target = parse_address(url, self.manners.ports)
        for _ in range(self.manners.most_redirects + 1):
            self._ask_robots(target, until)
            status, where, data = self._get(target, until, self.manners.most_bytes)
            if status not in _REDIRECTS:
                break
            if not where:
                raise FetchError(url, "nowhere", "its server answered {status} without saying where", status=status)
            target = parse_address(urljoin(target.url, where).partition("#")[0], self.manners.ports)
        else:
            most = self.manners.most_redirects
            raise FetchError(url, "redirects", "it leads on more than {most} times", most=most)
        if status != httpx.codes.OK:
            raise FetchError(url, "status", "its server answered {status}", status=status)
        if not data:
            raise FetchError(url, "empty", "its server gave an empty page")
        return FetchedPage(target.url, data)

    def _ask_robots(self, target: Target, until: float) -> None:
        """Ask a host's robots.txt, once.

        Raises:
            FetchError: It forbids the page, or could not be had, which forbids all.
        """
        if target.origin not in self._robots:
            self._robots[target.origin] = self._read_robots(target, until)
        rules = self._robots[target.origin]
        if rules is None:
            reason = "{host} did not give its robots.txt, so nothing is fetched"
            raise FetchError(target.url, "no-robots", reason, host=target.host)
        if not rules.can_fetch(target.url, ROBOTS_NAME):
            reason = "the robots.txt of {host} asks not to fetch it"
            raise FetchError(target.url, "robots", reason, host=target.host)

    def _read_robots(self, target: Target, until: float) -> Protego | None:
        """Return a host's robots.txt; one that allows all where there is none, None where it could not be had."""
        robots = Target(target.url, target.scheme, target.host, target.port, "/robots.txt")
        for _ in range(self.manners.most_redirects + 1):
            try:
                status, where, data = self._get(robots, until, ROBOTS_LIMIT, cut=True)
            except FetchError as error:
                if error.code == "stopped":
                    raise
                return None
            if status not in _REDIRECTS or not where:
                break
            robots = parse_address(urljoin(robots.origin + robots.path, where).partition("#")[0], self.manners.ports)
        if status >= httpx.codes.INTERNAL_SERVER_ERROR or status == httpx.codes.TOO_MANY_REQUESTS:
            return None
        return Protego.parse(data.decode("utf-8", "replace") if status == httpx.codes.OK else "")

    def _get(self, target: Target, until: float, most: int, cut: bool = False) -> tuple[int, str | None, bytes]:
        """Return status, place of a redirect, and bytes of one answer.

        The host's numbers are looked up once, checked, and connected to: a name that means another number a moment
        later gains nothing.
        """
        numbers = public_numbers(target, self.manners.resolve, self.manners.exempt)
        self._wait(target, until)
        try:
            for number in numbers[:_TRIED]:
                try:
                    return asyncio.run(self._ask(target, number, until, most, cut))
                except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                    failed = error
        except TimeoutError:
            raise self._late(target) from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, UnicodeError) as error:
            raise _unreachable(target, error) from None
        finally:
            self._asked[target.origin] = time.monotonic()
        raise _unreachable(target, failed)

    async def _ask(
        self, target: Target, number: str, until: float, most: int, cut: bool
    ) -> tuple[int, str | None, bytes]:
        """Ask one number for a page; the time left holds for all of it, however slowly single bytes come."""
        host = f"[{number}]" if ":" in number else number
        url = f"{target.scheme}://{host}:{target.port}{target.path}"
        headers = {"Host": target.netloc, "User-Agent": AGENT, "Accept": "text/html, */*;q=0.5"}
        name = {"sni_hostname": target.host}
        async with (
            asyncio.timeout(max(0.0, until - time.monotonic())),
            httpx.AsyncClient(timeout=_PATIENCE, trust_env=False, follow_redirects=False) as client,
            client.stream("GET", url, headers=headers, extensions=name) as answer,
        ):
            where = answer.headers.get("location") if answer.status_code in _REDIRECTS else None
            if where is not None or answer.status_code != httpx.codes.OK:
                return answer.status_code, where, b""
            if not cut:
                _check_kind(target, answer.headers.get("content-type", ""))
            data = bytearray()
            async for chunk in answer.aiter_bytes():
                data += chunk
                if len(data) > most:
                    if cut:
                        break
                    raise FetchError(target.url, "too-large", "it is larger than {most} MB", most=most // 1_000_000)
                if self.stopped():
                    raise FetchError(target.url, "stopped", "stopped")
            return answer.status_code, None, bytes(data[:most])

    def _wait(self, target: Target, until: float) -> None:
        """Wait until a host may be asked again."""
        rules = self._robots.get(target.origin)
        wished = float(rules.crawl_delay(ROBOTS_NAME) or 0) if rules else 0.0
        pause = max(self.manners.pause, min(wished, self.manners.longest_pause))
        ready = self._asked.get(target.origin, float("-inf")) + pause
        while (left := ready - time.monotonic()) > 0:
            if self.stopped():
                raise FetchError(target.url, "stopped", "stopped")
            if ready > until:
                raise self._late(target)
            time.sleep(min(left, 0.2))

    def _late(self, target: Target) -> FetchError:
        seconds = round(self.manners.seconds)
        reason = "{host} took longer than {seconds} seconds"
        return FetchError(target.url, "slow", reason, host=target.host, seconds=seconds)


def _unreachable(target: Target, error: Exception) -> FetchError:
    why = str(error).strip() or type(error).__name__
    return FetchError(target.url, "unreachable", "{host} could not be asked: {why}", host=target.host, why=why)


def _check_kind(target: Target, kind: str) -> None:
    """Refuse what cannot be a page by what its server says it is.

    Raises:
        FetchError: It is a picture, a film or the like.
    """
    if kind and not kind.strip().lower().startswith(_READABLE):
        raise FetchError(target.url, "no-page", "it is {kind}, no page", kind=kind.partition(";")[0][:60])
