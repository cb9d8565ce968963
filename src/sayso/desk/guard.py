"""What every request passes: the right host, the right origin, the token, limits; what every answer carries."""

import asyncio
import contextlib
import hashlib
import hmac
import ipaddress
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import JSONResponse, RedirectResponse, Response

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

MOST_BYTES = 100_000_000
"""Of one request: several pages of up to 20 MB."""
COOKIE = "sayso-desk"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN = ("/login", "/static/")
"""Paths that need no token."""
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_ALWAYS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
"""On every answer that does not say otherwise."""


@dataclass(frozen=True, slots=True)
class Access:
    """Who may use the desk.

    Attributes:
        token: To be shown with each request; None where only this machine can reach the desk.
        names: Host names under which the desk is reached, besides `localhost` and plain numbers.
    """

    token: str | None = None
    names: frozenset[str] = frozenset()

    def knows_host(self, host: str) -> bool:
        """Tell whether a Host header names the desk.

        A page elsewhere can let its own name mean this machine, but it cannot change the name: numbers and known
        names are safe.
        """
        try:
            name = (urlsplit(f"//{host}").hostname or "").rstrip(".")
        except ValueError:
            return False
        return name == "localhost" or name in self.names or is_number(name)

    def session(self) -> str:
        """Return what the cookie of a reader who showed the token holds; the token cannot be told from it."""
        return hmac.digest((self.token or "").encode(), b"sayso desk session", "sha256").hex()

    def allows(self, headers: Headers) -> bool:
        """Tell whether a request shows the token, in its Authorization header or by the cookie."""
        if self.token is None:
            return True
        kind, _, shown = headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer" and self.is_token(shown.strip().encode("latin-1")):
            return True
        cookie = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
        return hmac.compare_digest(cookie.encode("utf-8", "replace"), self.session().encode())

    def is_token(self, shown: bytes) -> bool:
        """Tell whether a word, in UTF-8, is the token, in the same time whatever it is."""
        wanted, given = (hashlib.sha256(word).digest() for word in ((self.token or "").encode(), shown))
        return self.token is not None and hmac.compare_digest(wanted, given)


def is_number(host: str) -> bool:
    """Tell whether a host is written as a number."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


class Guard:
    """Stands before the desk's application."""

    def __init__(self, app: Callable[[Scope, Receive, Send], Awaitable[None]], access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on with its body limited and the answer's headers completed."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        body = _Body(receive)
        started = False

        async def finish(message: MutableMapping[str, Any]) -> None:
            nonlocal started
            if body.too_large and not started:
                return  # whatever the application makes of half a body
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in _ALWAYS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = await self._refuse(scope)
        if refusal is None:
            with contextlib.suppress(_TooLarge):
                await self._app(scope, body.receive, finish)
            if not body.too_large or started:
                return
            body.too_large, refusal = False, _problem(413, "too-large", "the request is too large")
        await refusal(scope, receive, finish)

    async def _refuse(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not self._access.knows_host(host):
            return _problem(421, "host", "the desk is not known under this name; start it with --name to allow it")
        if scope["method"] not in _SAFE and not _same_origin(headers, host):
            return _problem(403, "origin", "the request came from another site")
        length = headers.get("content-length", "0")
        if length.isdecimal() and int(length[:20]) > MOST_BYTES:
            return _problem(413, "too-large", "the request is too large")
        path = scope["path"]
        if self._access.allows(headers) or path.startswith(_OPEN):
            return None
        await asyncio.sleep(0.2)  # slows down guessing
        if scope["method"] == "GET" and not path.startswith("/api") and "text/html" in headers.get("accept", ""):
            return RedirectResponse("/login", 303)
        refusal = _problem(401, "token", "the desk asks for its token")
        refusal.headers["www-authenticate"] = 'Bearer realm="sayso"'
        return refusal


class _TooLarge(Exception):
    """A body is larger than it may be."""


class _Body:
    """A request's body, which breaks off where it is too large."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._got = 0
        self.too_large = False

    async def receive(self) -> MutableMapping[str, Any]:
        """Return the next message of the request."""
        message = await self._receive()
        self._got += len(message.get("body", b""))
        if self._got > MOST_BYTES:
            self.too_large = True
            raise _TooLarge
        return message


def _same_origin(headers: Headers, host: str) -> bool:
    """Tell whether a request that changes something comes from the desk's own pages, or from no page at all.

    Browsers say where a request comes from; programs that are no browsers say nothing.
    """
    if (site := headers.get("sec-fetch-site")) is not None:
        return site in {"same-origin", "none"}
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == host


def _problem(status: int, code: str, detail: str) -> Response:
    return JSONResponse({"code": code, "detail": detail}, status)
