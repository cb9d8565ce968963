"""Which addresses may be asked for a page: public ones only, told from the numbers that are then connected to."""

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import urlsplit

from sayso.errors import SaysoError

Number = IPv4Address | IPv6Address
Resolver = Callable[[str, int], list[str]]
"""Gives the numbers of a host's name."""

LONGEST = 2000
"""Characters of an address."""
_PORTS = {"http": 80, "https": 443}
_WITHIN = tuple(ipaddress.ip_network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32"))
"""IPv6 networks whose addresses stand for IPv4 ones that a gateway chooses."""


class AddressError(SaysoError):
    """There is no page to be had of an address.

    Attributes:
        url: The address, cut where it is very long.
        code: Stable, short reason.
        values: What stands in the reason and may be put into its words in other languages.
    """

    def __init__(self, url: str, code: str, reason: str, **values: object) -> None:
        """Take a reason in English, into which the values are put."""
        self.url, self.code, self.values = url[:200], code, values
        super().__init__(f"{self.url}: {reason.format(**values)}")


class RefusedAddress(AddressError):
    """An address is not asked for a page."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart.

    Attributes:
        host: Name or number, as it stands in the certificate; without brackets.
        origin: Scheme, host and port.
        path: Path and query, as they are sent.
    """

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and, where it is not the usual one, port."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def netloc(self) -> str:
        """Host and, where it is not the usual one, port, as the Host header has it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def parse_address(url: str, ports: frozenset[int] = frozenset(_PORTS.values())) -> Target:
    """Return an address of the web, taken apart.

    Args:
        url: As the user wrote it, or as a redirect gave it.
        ports: That may be asked.

    Raises:
        RefusedAddress: It is none, names a password, or another port.
    """
    url = url.strip()
    if len(url) > LONGEST or not url.isprintable() or any(c.isspace() or c == "\\" for c in url):
        raise RefusedAddress(url, "no-address", "this is no address of a web page")
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
        if ":" not in host:
            host = host.encode("idna").decode("ascii")
    except ValueError:
        raise RefusedAddress(url, "no-address", "this is no address of a web page") from None
    if parts.scheme not in _PORTS or not host:
        raise RefusedAddress(url, "scheme", "only addresses that begin with http:// or https:// are fetched")
    if parts.username is not None or parts.password is not None:
        raise RefusedAddress(url, "password", "addresses with a name or password in them are not fetched")
    port = _PORTS[parts.scheme] if port is None else port
    if port not in ports:
        raise RefusedAddress(url, "port", "port {port} is not asked; pages come from 80 and 443", port=port)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(url, parts.scheme, host, port, path)


def public_numbers(target: Target, resolve: Resolver, exempt: frozenset[str] = frozenset()) -> list[str]:
    """Return the numbers of a host, all of them public.

    What is returned is what must be connected to: asking for the name again may give another answer.

    Args:
        target: Whose host.
        resolve: Gives the numbers of a name.
        exempt: Numbers that are allowed though they are not public.

    Raises:
        RefusedAddress: There is none, or one is private, of this machine, of the local network or reserved.
    """
    try:
        numbers = [ipaddress.ip_address(number) for number in resolve(target.host, target.port)]
    except (OSError, ValueError, UnicodeError):
        numbers = []
    if not numbers:
        raise RefusedAddress(target.url, "unknown-host", "{host} is not known", host=target.host)
    if any(str(number) not in exempt and not is_public(number) for number in numbers):
        reason = "{host} is this machine or in a private network; such addresses are never asked"
        raise RefusedAddress(target.url, "private", reason, host=target.host)
    return [str(number) for number in dict.fromkeys(numbers)]


def is_public(number: Number) -> bool:
    """Tell whether a number is of the public internet: not private, local, reserved, or a veil over one that is."""
    if isinstance(number, IPv6Address):
        if number.ipv4_mapped:
            return is_public(number.ipv4_mapped)
        if number.scope_id or number.is_site_local or any(number in net for net in _WITHIN):
            return False
    return number.is_global and not number.is_multicast and not number.is_reserved


def resolve_host(host: str, port: int) -> list[str]:
    """Return the numbers that this machine knows for a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(item[4][0]) for item in found]
