"""The desk's pages: plain forms and links, which work without script; a little script makes them nicer."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import Environment
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile

from sayso import __version__
from sayso.desk.api import (
    FAR,
    LONGEST_QUERY,
    Desk,
    JobKey,
    PageKey,
    StoryKey,
    TheDesk,
    attachment,
    check_address,
    find_job,
    forget,
    given_file,
    given_text,
    put_in,
    report_answer,
    search,
)
from sayso.desk.entries import EntryKind
from sayso.desk.given import LONGEST_TEXT, GivenPage
from sayso.desk.guard import COOKIE, Access
from sayso.desk.models import MOST_ADDRESSES, TextIn
from sayso.desk.notes import note_of
from sayso.desk.reports import forms
from sayso.desk.store import MOST_PAGES, NoSuchStory
from sayso.errors import SaysoError
from sayso.reading.pages import SIZE_LIMIT
from sayso.showing.html.templating import make_environment
from sayso.showing.strings import Strings, interface_codes, load_strings

LISTED = 50
"""Stories and hits on one page."""
LANGUAGE = "sayso-lang"
_PENANCE = 0.5
"""Seconds after a wrong token."""
_YEAR = 365 * 24 * 3600
web = APIRouter()


class BadForm(SaysoError):
    """A form was filled in such that nothing can be done with it."""


@web.get("/")
def home(request: Request, desk: TheDesk, start: int = 0) -> Response:
    """Show the list of stories."""
    offset = min(max(start, 0), FAR)
    stories, count = desk.store.stories(LISTED, offset)
    return _page(request, "home", stories=stories, count=count, start=offset, step=LISTED)


@web.get("/new")
def new(request: Request) -> Response:
    """Show the form for a new story."""
    return _page(request, "new", story=None)


@web.post("/new")
async def make(request: Request, desk: TheDesk) -> Response:
    """Make a story of what was pasted, dropped and named; addresses are asked about first."""
    async with request.form(max_files=MOST_PAGES, max_fields=4 * MOST_PAGES, max_part_size=4 * LONGEST_TEXT) as form:
        pages, addresses = await _given(form, _t(request))
        title = str(form.get("title", ""))[:300]
    if not pages and not addresses:
        raise BadForm(_t(request)("new.empty"))
    story = await run_in_threadpool(desk.store.add_story, title)
    return await _take(request, desk, story, pages, addresses)


@web.get("/stories/{story}")
def show(request: Request, desk: TheDesk, story: StoryKey, at: str = "") -> Response:
    """Show a story: its report, and how far its job is."""
    latest = desk.jobs.latest(story)
    job = replace(latest) if latest else None  # as it is now: what a job that is over has left is then found
    kept, pages = desk.store.story(story), desk.store.pages(story)
    anchor = quote(at[:100], safe="-")
    return _page(request, "story", story=kept, pages=pages, job=job, at=anchor, forms=forms())


@web.get("/stories/{story}/report")
def report(request: Request, desk: TheDesk, story: StoryKey) -> HTMLResponse:
    """Show the report alone."""
    return report_answer(desk, story, _t(request).code)


@web.get("/stories/{story}/export")
def export(request: Request, desk: TheDesk, story: StoryKey, ending: str) -> Response:
    """Give a story as a file named after its title."""
    data = desk.reports.export(story, ending, _t(request).code)
    title = "".join(c if c.isalnum() or c in " -_" else " " for c in desk.store.story(story).title)
    return attachment(data, ending, "-".join(title.split())[:80] or "story")


@web.get("/stories/{story}/add")
def add(request: Request, desk: TheDesk, story: StoryKey) -> Response:
    """Show the form for more pages."""
    return _page(request, "new", story=desk.store.story(story))


@web.post("/stories/{story}/add")
async def take(request: Request, desk: TheDesk, story: StoryKey) -> Response:
    """Put more pages into a story."""
    async with request.form(max_files=MOST_PAGES, max_fields=4 * MOST_PAGES, max_part_size=4 * LONGEST_TEXT) as form:
        pages, addresses = await _given(form, _t(request))
    if not pages and not addresses:
        raise BadForm(_t(request)("new.empty"))
    return await _take(request, desk, story, pages, addresses)


@web.post("/stories/{story}/fetch")
def fetch(
    request: Request, desk: TheDesk, story: StoryKey, address: Annotated[list[str], Form(max_length=MOST_ADDRESSES)]
) -> Response:
    """Fetch the addresses that were confirmed."""
    desk.store.story(story)
    desk.jobs.start(story, [a.strip() for a in address], _t(request).code)
    return _to(f"/stories/{story}")


@web.post("/stories/{story}/compare")
def compare(request: Request, desk: TheDesk, story: StoryKey) -> Response:
    """Compare a story's pages."""
    desk.store.story(story)
    desk.jobs.start(story, lang=_t(request).code)
    return _to(f"/stories/{story}")


@web.post("/stories/{story}/rename")
def rename(desk: TheDesk, story: StoryKey, title: Annotated[str, Form(max_length=300)] = "") -> Response:
    """Give a story another title."""
    desk.store.rename(story, title)
    return _to(f"/stories/{story}")


@web.post("/stories/{story}/remove")
def remove(desk: TheDesk, story: StoryKey) -> Response:
    """Forget a story."""
    forget(desk, story)
    return _to("/")


@web.post("/stories/{story}/pages/{page}/remove")
def remove_page(request: Request, desk: TheDesk, story: StoryKey, page: PageKey) -> Response:
    """Take a page out of a story."""
    desk.store.remove_page(story, page)
    desk.jobs.start(story, lang=_t(request).code)
    return _to(f"/stories/{story}")


@web.post("/jobs/{job}/stop")
def stop(desk: TheDesk, job: JobKey) -> Response:
    """Stop a job."""
    found = find_job(desk, job)
    desk.jobs.stop(found)
    return _to(f"/stories/{found.story}")


@web.get("/search")
def find(request: Request, desk: TheDesk, q: str = "", kind: EntryKind | None = None, start: int = 0) -> Response:
    """Show what a search finds."""
    offset = min(max(start, 0), FAR)
    found = search(desk, q[:LONGEST_QUERY], kind, LISTED, offset)
    return _page(
        request, "search", q=q[:LONGEST_QUERY], kind=kind, found=found, start=offset, step=LISTED, kinds=EntryKind
    )


@web.get("/api")
def describe(request: Request) -> Response:
    """Show the API for people."""
    return _page(request, "api", paths=request.app.openapi()["paths"])


@web.get("/login")
def ask_token(request: Request) -> Response:
    """Ask for the token."""
    return _page(request, "login", wrong=False)


@web.post("/login")
async def login(request: Request, token: Annotated[str, Form(max_length=500)] = "") -> Response:
    """Remember that a reader showed the token; whoever guesses has to wait."""
    access: Access = request.app.state.access
    if not access.is_token(token.strip().encode("utf-8", "replace")):
        await asyncio.sleep(_PENANCE)
        return _page(request, "login", status=401, wrong=True)
    answer = _to("/")
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, access.session(), max_age=_YEAR, httponly=True, samesite="strict", secure=secure)
    return answer


@web.get("/language/{code}")
def choose_language(code: str, back: str = "/") -> Response:
    """Remember the language of the interface."""
    if code not in interface_codes():
        raise NoSuchStory(f"the interface does not speak {code[:20]!r}")
    inside = back.startswith("/") and not back.startswith("//") and "\\" not in back and back.isprintable()
    answer = _to(quote(back, safe="/?&=-_%") if inside else "/")
    answer.set_cookie(LANGUAGE, code, max_age=_YEAR, samesite="lax")
    return answer


def wants_page(request: Request) -> bool:
    """Tell whether a browser asks for a page rather than for data."""
    return not request.url.path.startswith(("/api/", "/static/")) and "text/html" in request.headers.get("accept", "")


def problem_page(request: Request, status: int, code: str, detail: str) -> Response:
    """Return a page that says what went wrong: in the reader's language, or as it is where that has no words for it."""
    told = _t(request).find(f"refusal.{404 if status == 404 else code}", detail)
    return _page(request, "problem", status=status, told=told)


async def _given(form: FormData, t: Strings) -> tuple[list[GivenPage], list[str]]:
    """Return the pages and addresses of a form.

    Raises:
        BadForm: A field is not filled in as it should be.
        TooLarge: A file is.
    """
    fields = [[str(value) for value in form.getlist(name)] for name in ("text", "outlet", "published")]
    pages: list[GivenPage] = []
    for index, text in enumerate(fields[0]):
        if text.strip():
            outlet, published = (column[index].strip() if index < len(column) else "" for column in fields[1:])
            try:
                pages.append(given_text(TextIn(text=text, outlet=outlet or None, published=published or None)))
            except ValidationError as error:
                problem = error.errors()[0]
                dated = problem["loc"] == ("published",)
                raise BadForm(t("new.no_date", given=published[:40]) if dated else problem["msg"]) from None
    files = [file for file in form.getlist("files") if isinstance(file, UploadFile) and file.filename]
    pages += [given_file(file.filename or "", await file.read(SIZE_LIMIT + 1)) for file in files]
    lines = str(form.get("addresses", "")).split()
    if len(lines) > MOST_ADDRESSES:
        raise BadForm(t("new.too_many", most=MOST_ADDRESSES))
    return pages, lines


async def _take(request: Request, desk: Desk, story: int, pages: list[GivenPage], addresses: list[str]) -> Response:
    """Put pages into a story; before addresses are fetched, ask."""
    await run_in_threadpool(put_in, desk, story, pages, _t(request).code)
    if not addresses:
        return _to(f"/stories/{story}")
    kept = await run_in_threadpool(desk.store.story, story)
    t = _t(request)
    checked = [check_address(desk, a, lambda error: note_of(error).words(t)) for a in dict.fromkeys(addresses)]
    return _page(request, "confirm", story=kept, addresses=checked)


def _to(path: str) -> RedirectResponse:
    return RedirectResponse(path, 303)


def _t(request: Request) -> Strings:
    """Return the words of the interface in the reader's language: as chosen, or as the browser asks."""
    codes = interface_codes()
    chosen = request.cookies.get(LANGUAGE)
    if chosen not in codes:
        asked = (part.strip()[:2].lower() for part in request.headers.get("accept-language", "")[:200].split(","))
        chosen = next((code for code in asked if code in codes), "en")
    return load_strings(chosen, "sayso.desk")


@cache
def _environment() -> Environment:
    environment = make_environment("sayso.desk")
    spoken = {code: load_strings(code)("report.language") for code in interface_codes()}
    environment.globals.update(version=__version__, languages_spoken=spoken)
    return environment


def _page(request: Request, name: str, status: int = 200, **values: Any) -> Response:
    t = _t(request)
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    access: Access = request.app.state.access
    shown: Mapping[str, Any] = {"t": t, "here": here, "q": "", "locked": access.token is not None, **values}
    text = _environment().get_template(f"{name}.html.j2").render(shown)
    return HTMLResponse(text.encode("utf-8", "replace"), status, headers={"vary": "accept-language, cookie"})
