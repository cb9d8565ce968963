"""The desk as a web application."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib.resources import files

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from sayso import __version__
from sayso.desk.api import Desk, NoSuchJob, TooLarge, api
from sayso.desk.fetching import Manners
from sayso.desk.guard import Access, Guard
from sayso.desk.jobs import Jobs, TooManyJobs
from sayso.desk.reports import NoSuchExport, NotCompared, Reports
from sayso.desk.store import NoSuchStory, Store
from sayso.desk.web import problem_page, wants_page, web
from sayso.errors import SaysoError

ASSETS = {"desk.css": "text/css", "desk.js": "text/javascript", "icon.svg": "image/svg+xml"}
_STATUS: tuple[tuple[type[SaysoError], int, str], ...] = (
    (NoSuchStory, 404, "not-found"),
    (NoSuchJob, 404, "not-found"),
    (NoSuchExport, 404, "not-found"),
    (NotCompared, 409, "not-compared"),
    (TooLarge, 413, "too-large"),
    (TooManyJobs, 503, "busy"),
    (SaysoError, 409, "conflict"),
)
"""Status and code by the kind of an error, special ones first."""
_TAGS = [
    {"name": "stories", "description": "Kept stories."},
    {"name": "pages", "description": "Their pages."},
    {"name": "jobs", "description": "Fetching and comparing under way."},
    {"name": "search", "description": "Pages, statements, speakers of all stories."},
    {"name": "sharing", "description": "Reports, exports, reasons."},
]


def create_app(
    store: Store, access: Access | None = None, manners: Manners | None = None
) -> Callable[..., Awaitable[None]]:
    """Return the desk over a store, with its guard before it.

    Args:
        store: Closed with the desk.
        access: Who may use it; by default whoever reaches it on this machine.
        manners: How pages are fetched.
    """
    app = make_api(store, access or Access(), manners or Manners())
    return Guard(app, access or Access())


def make_api(store: Store, access: Access, manners: Manners) -> FastAPI:
    """Return the application without its guard."""

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        jobs = Jobs(store, manners)
        app.state.desk = Desk(store, jobs, Reports(store), manners)
        yield
        jobs.close()
        store.close()

    app = FastAPI(
        title="sayso desk",
        version=__version__,
        description="Who says so? Stories with their pages, what they claim, on how many voices.",
        openapi_url="/api/openapi.json",
        openapi_tags=_TAGS,
        docs_url=None,
        redoc_url=None,
        lifespan=life,
    )
    app.state.access = access
    app.include_router(api)
    app.include_router(web, include_in_schema=False)
    app.add_api_route("/static/{name}", asset, include_in_schema=False)
    app.add_exception_handler(SaysoError, _told)
    app.add_exception_handler(RequestValidationError, _unfit)
    app.add_exception_handler(HTTPException, _http)
    return app


def asset(name: str) -> Response:
    """Return one of the desk's own files."""
    if name not in ASSETS:
        raise HTTPException(404)
    data = files("sayso.desk").joinpath("static", name).read_bytes()
    return Response(data, media_type=ASSETS[name], headers={"cache-control": "no-cache"})


async def _told(request: Request, error: Exception) -> Response:
    status, code = next((status, code) for kind, status, code in _STATUS if isinstance(error, kind))
    return _answer(request, status, code, str(error))


async def _unfit(request: Request, error: Exception) -> Response:
    problems = error.errors() if isinstance(error, RequestValidationError) else []
    first = problems[0] if problems else {"loc": (), "msg": str(error)}
    place = ".".join(str(part) for part in first["loc"])
    return _answer(request, 422, "invalid", f"{place}: {first['msg']}"[:500])


async def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    detail = str(error.detail) if isinstance(error, HTTPException) else ""
    answer = _answer(request, status, f"http-{status}", detail)
    if isinstance(error, HTTPException) and error.headers:
        answer.headers.update(error.headers)
    return answer


def _answer(request: Request, status: int, code: str, detail: str) -> Response:
    if wants_page(request):
        return problem_page(request, status, code, detail)
    text = detail.encode("utf-8", "replace").decode()
    return JSONResponse({"code": code, "detail": text}, status)
