"""The HTTP API: everything that the pages can do, described by OpenAPI at `/api/openapi.json`."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import quote, urlsplit

from fastapi import APIRouter, Depends, File, Path, Query, Request, UploadFile
from fastapi.responses import HTMLResponse, Response, StreamingResponse

from sayso.desk.addresses import RefusedAddress, parse_address
from sayso.desk.entries import EntryKind
from sayso.desk.explained import ExplainedOut
from sayso.desk.explaining import explain
from sayso.desk.fetching import Manners
from sayso.desk.given import GivenPage
from sayso.desk.jobs import Job, Jobs
from sayso.desk.models import (
    AddressesIn,
    CheckedAddress,
    ConfirmedAddressesIn,
    ExportOut,
    HitOut,
    HitsOut,
    JobOut,
    PageOut,
    Problem,
    Started,
    StoriesOut,
    StoryIn,
    StoryOut,
    StoryWithPages,
    TextIn,
    TextsIn,
    TitleIn,
)
from sayso.desk.reports import Reports, forms, policy_of
from sayso.desk.store import MOST_PAGES, NoSuchStory, Store
from sayso.desk.words import query_words
from sayso.errors import SaysoError
from sayso.reading.pages import SIZE_LIMIT
from sayso.showing.strings import interface_codes

LONGEST_QUERY = 300
MOST_LISTED = 100
FAR = 1_000_000
"""Entries that a list can be begun behind."""
_PULSE = 0.3
"""Seconds between two looks at a job that is watched."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What answers are made of."""

    store: Store
    jobs: Jobs
    reports: Reports
    manners: Manners


class TooLarge(SaysoError):
    """A page is larger than pages may be."""


class NoSuchJob(SaysoError):
    """A job is not known, or not any more."""


def desk_of(request: Request) -> Desk:
    """Return the desk that a request came to."""
    desk: Desk = request.app.state.desk
    return desk


TheDesk = Annotated[Desk, Depends(desk_of)]
StoryKey = Annotated[int, Path(ge=1, le=2**31 - 1, description="Id of the story.")]
PageKey = Annotated[int, Path(ge=1, le=2**31 - 1, description="Id of the page.")]
JobKey = Annotated[int, Path(ge=1, le=2**31 - 1, description="Id of the job.")]
Lang = Annotated[
    str, Query(description="Of the words around the findings.", pattern=f"^({'|'.join(interface_codes())})$")
]
Limit = Annotated[int, Query(ge=1, le=MOST_LISTED)]
Offset = Annotated[int, Query(ge=0, le=FAR)]

_FAILS: dict[int | str, dict[str, Any]] = {
    401: {"model": Problem, "description": "The token is missing or wrong."},
    403: {"model": Problem, "description": "The request came from another site."},
    413: {"model": Problem, "description": "The request or a page is too large."},
    422: {"model": Problem, "description": "The request does not fit its description."},
}
_GONE: dict[int | str, dict[str, Any]] = {404: {"model": Problem, "description": "It is not kept here."}}
_UNREADY: dict[int | str, dict[str, Any]] = {
    **_GONE,
    409: {"model": Problem, "description": "Its pages were not compared yet, or the form needs an extra."},
}
_FULL: dict[int | str, dict[str, Any]] = {
    **_GONE,
    409: {"model": Problem, "description": "The story is full."},
    503: {"model": Problem, "description": "Too many stories are waiting."},
}
api = APIRouter(prefix="/api", responses=_FAILS)


@api.get("/stories", tags=["stories"])
def list_stories(desk: TheDesk, limit: Limit = 50, offset: Offset = 0) -> StoriesOut:
    """List stories, those changed last first."""
    stories, count = desk.store.stories(limit, offset)
    return StoriesOut(stories=[StoryOut.of(story) for story in stories], count=count)


@api.post("/stories", status_code=201, tags=["stories"], responses=_FULL)
def make_story(desk: TheDesk, story: StoryIn) -> Started:
    """Make a story; with texts it is compared at once."""
    key = desk.store.add_story(story.title)
    return put_in(desk, key, [given_text(text) for text in story.texts])


@api.get("/stories/{story}", tags=["stories"], responses=_GONE)
def show_story(desk: TheDesk, story: StoryKey) -> StoryWithPages:
    """Show a story with its pages and its last job."""
    latest = desk.jobs.latest(story)
    job = JobOut.of_job(latest) if latest else None  # first: what a job that is over has left is then found
    out = StoryOut.of(desk.store.story(story))
    pages = [PageOut.of(page) for page in desk.store.pages(story)]
    return StoryWithPages(**dict(out), pages=pages, job=job)


@api.patch("/stories/{story}", tags=["stories"], responses=_GONE)
def rename_story(desk: TheDesk, story: StoryKey, title: TitleIn) -> StoryOut:
    """Give a story another title."""
    desk.store.rename(story, title.title)
    return StoryOut.of(desk.store.story(story))


@api.delete("/stories/{story}", status_code=204, tags=["stories"], responses=_GONE)
def remove_story(desk: TheDesk, story: StoryKey) -> None:
    """Forget a story and its pages."""
    forget(desk, story)


@api.post("/stories/{story}/texts", status_code=202, tags=["pages"], responses=_FULL)
def add_texts(desk: TheDesk, story: StoryKey, texts: TextsIn) -> Started:
    """Put texts into a story and compare it."""
    return put_in(desk, story, [given_text(text) for text in texts.texts])


@api.post("/stories/{story}/files", status_code=202, tags=["pages"], responses=_FULL)
def add_files(
    desk: TheDesk,
    story: StoryKey,
    files: Annotated[list[UploadFile], File(description="Pages as saved, feeds, archives.", max_length=MOST_PAGES)],
) -> Started:
    """Put files into a story and compare it."""
    return put_in(desk, story, [given_file(file.filename or "", file.file.read(SIZE_LIMIT + 1)) for file in files])


@api.post("/addresses/check", tags=["pages"])
def check_addresses(desk: TheDesk, addresses: AddressesIn) -> list[CheckedAddress]:
    """Tell what would be fetched, without asking anything of anyone."""
    return [check_address(desk, address) for address in addresses.addresses]


@api.post("/stories/{story}/addresses", status_code=202, tags=["pages"], responses=_FULL)
def add_addresses(desk: TheDesk, story: StoryKey, addresses: ConfirmedAddressesIn) -> Started:
    """Fetch pages into a story and compare it.

    robots.txt is obeyed; addresses that are private, or lead to one, are refused and noted in the job.
    """
    desk.store.story(story)
    job = desk.jobs.start(story, [address.strip() for address in addresses.addresses])
    return started(desk, story, job)


@api.delete("/stories/{story}/pages/{page}", status_code=202, tags=["pages"], responses=_FULL)
def remove_page(desk: TheDesk, story: StoryKey, page: PageKey) -> Started:
    """Take a page out of a story and compare what is left."""
    desk.store.remove_page(story, page)
    return started(desk, story, desk.jobs.start(story))


@api.post("/stories/{story}/compare", status_code=202, tags=["jobs"], responses=_FULL)
def compare_story(desk: TheDesk, story: StoryKey) -> Started:
    """Compare a story's pages again, such as after an update of sayso."""
    desk.store.story(story)
    return started(desk, story, desk.jobs.start(story))


@api.get("/jobs/{job}", tags=["jobs"], responses=_GONE)
def show_job(desk: TheDesk, job: JobKey) -> JobOut:
    """Show how far a job is."""
    return JobOut.of_job(find_job(desk, job))


@api.post("/jobs/{job}/stop", tags=["jobs"], responses=_GONE)
def stop_job(desk: TheDesk, job: JobKey) -> JobOut:
    """Stop a job; what it fetched stays."""
    found = find_job(desk, job)
    desk.jobs.stop(found)
    return JobOut.of_job(found)


@api.get(
    "/jobs/{job}/events",
    tags=["jobs"],
    responses={**_GONE, 200: {"content": {"text/event-stream": {}}, "description": "A `JobOut` as each event's data."}},
    response_class=StreamingResponse,
)
def watch_job(desk: TheDesk, job: JobKey) -> StreamingResponse:
    """Watch a job live, as server-sent events; the stream ends with the job."""
    return StreamingResponse(_events(find_job(desk, job)), media_type="text/event-stream")


@api.get("/search", tags=["search"])
def search(
    desk: TheDesk,
    q: Annotated[str, Query(max_length=LONGEST_QUERY, description="Words, or their beginnings.")],
    kind: Annotated[EntryKind | None, Query(description="Only speakers, statements or pages.")] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> HitsOut:
    """Search pages, statements and speakers of all stories, without regard to case and accents."""
    hits = desk.store.search(q, kind, limit + 1, offset)
    wanted = query_words(q)
    return HitsOut(hits=[HitOut.of(hit, wanted) for hit in hits[:limit]], more=len(hits) > limit)


@api.get("/exports", tags=["sharing"])
def list_exports() -> list[ExportOut]:
    """List the forms in which a story can be taken along."""
    return [ExportOut(ending=f.ending, media_type=f.media_type, name=f.name) for f in forms()]


@api.get(
    "/stories/{story}/export",
    tags=["sharing"],
    responses={**_UNREADY, 200: {"content": {"*/*": {}}, "description": "The file."}},
    response_class=Response,
)
def export_story(
    desk: TheDesk,
    story: StoryKey,
    ending: Annotated[str, Query(max_length=40, description="Such as .html, .json, .csv; see /api/exports.")],
    lang: Lang = "en",
) -> Response:
    """Give a story as a file."""
    return attachment(desk.reports.export(story, ending, lang), ending, f"story-{story}")


@api.get("/stories/{story}/report", tags=["sharing"], responses=_UNREADY, response_class=HTMLResponse)
def show_report(desk: TheDesk, story: StoryKey, lang: Lang = "en") -> HTMLResponse:
    """Show the report of a story, in a sandbox of its own."""
    return report_answer(desk, story, lang)


@api.get("/stories/{story}/explain/{target}", tags=["sharing"], responses=_UNREADY)
def explain_in_story(
    desk: TheDesk,
    story: StoryKey,
    target: Annotated[str, Path(max_length=300, description="A statement such as A3, or a claim such as c1.")],
) -> ExplainedOut:
    """Explain a statement or a claim: chain, rules, reasons, each with its words."""
    found = desk.reports.story(story)
    try:
        return explain(found, target)
    except SaysoError as error:
        raise NoSuchStory(str(error)) from None


def report_answer(desk: Desk, story: int, lang: str) -> HTMLResponse:
    """Return a report as an answer that can do nothing but show itself."""
    report = desk.reports.report(story, lang)
    headers = {"content-security-policy": policy_of(report)}
    return HTMLResponse(report.encode("utf-8", "replace"), headers=headers)


def attachment(data: bytes, ending: str, name: str) -> Response:
    """Return a file to be saved, never to be shown as a page of the desk."""
    kind = next(form.media_type for form in forms() if form.ending == ending)
    names = f"filename=\"story{ending}\"; filename*=UTF-8''{quote(name)}{ending}"
    return Response(data, media_type=kind, headers={"content-disposition": f"attachment; {names}"})


def given_text(text: TextIn) -> GivenPage:
    """Return a pasted text as a page; its first line is its name where it has none."""
    first = next((line for line in text.text.splitlines() if line.strip()), "")
    name = text.name.strip() or " ".join(first.split())[:80] or "text"
    url = (text.url or "").strip() or None
    data = text.text.encode("utf-8", "replace")
    return GivenPage(name, "text", data, url, (text.outlet or "").strip() or None, text.published)


def given_file(name: str, data: bytes) -> GivenPage:
    """Return a file as a page.

    Raises:
        TooLarge: It is larger than pages may be.
    """
    plain = name.replace("\\", "/").rpartition("/")[2].strip() or "file"
    if len(data) > SIZE_LIMIT:
        raise TooLarge(f"{plain[:100]}: files of up to {SIZE_LIMIT // 1_000_000} MB are taken")
    return GivenPage(plain, "file", data)


def put_in(desk: Desk, story: int, pages: Sequence[GivenPage], lang: str = "en") -> Started:
    """Put pages into a story and start comparing it; without a new page nothing is started."""
    added = desk.store.add_pages(story, pages)
    return started(desk, story, desk.jobs.start(story, lang=lang) if added else None)


def started(desk: Desk, story: int, job: Job | None) -> Started:
    """Return a story and the job that was started for it."""
    return Started(story=StoryOut.of(desk.store.story(story)), job=JobOut.of_job(job) if job else None)


def forget(desk: Desk, story: int) -> None:
    """Stop what is done for a story and forget it."""
    job = desk.jobs.latest(story)
    if job:
        desk.jobs.stop(job)
    desk.store.remove_story(story)


def check_address(desk: Desk, address: str, tell: Callable[[RefusedAddress], str] = str) -> CheckedAddress:
    """Return what would be asked for an address, without looking up its host.

    Args:
        desk: Whose ports may be asked.
        address: As it was given.
        tell: Says why an address is refused.
    """
    try:
        target = parse_address(address, desk.manners.ports)
    except RefusedAddress as error:
        return CheckedAddress(address=address, host=None, problem=tell(error))
    return CheckedAddress(address=address.strip(), host=urlsplit(target.url).hostname, problem=None)


def find_job(desk: Desk, number: int) -> Job:
    """Return a job.

    Raises:
        NoSuchJob: It is not known.
    """
    job = desk.jobs.get(number)
    if job is None:
        raise NoSuchJob(f"no job {number} is known here")
    return job


async def _events(job: Job) -> AsyncIterator[str]:
    """Yield a job's state each time it changes, until it is over."""
    told = ""
    while True:
        over = job.over
        now = json.dumps(JobOut.of_job(job).model_dump(mode="json"))
        if now != told:
            told = now
            yield f"data: {now}\n\n"
        if over:
            return
        await asyncio.sleep(_PULSE)
