"""What the HTTP API takes and gives, as its description shows it."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from sayso.desk.entries import EntryKind
from sayso.desk.given import LONGEST_TEXT
from sayso.desk.jobs import Job, JobState
from sayso.desk.kept import Hit, KeptPage, KeptStory
from sayso.desk.store import MOST_PAGES
from sayso.desk.words import excerpt

MOST_ADDRESSES = 50
"""Addresses of one request: each is fetched with a pause."""


def check_date(value: str) -> str:
    """Return a date as it is, if it is ISO 8601, as precise as it may be.

    Raises:
        ValueError: It is none.
    """
    if "T" in value:
        datetime.fromisoformat(value)
    else:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) in {4, 7} else value)
    return value


Title = Annotated[str, Field(max_length=300, description="Empty: the pages name the story.")]
Short = Annotated[str, Field(max_length=300)]
Date = Annotated[str, AfterValidator(check_date), Field(max_length=40)]


class Given(BaseModel):
    """What is taken; an unknown field is refused."""

    model_config = ConfigDict(extra="forbid")


class TextIn(Given):
    """A text as somebody pasted it: menus and footers may be in it."""

    text: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]
    name: Annotated[str, Field(max_length=300, description="Empty: its first line.")] = ""
    outlet: Annotated[Short | None, Field(description="Who published it.")] = None
    url: Annotated[str | None, Field(max_length=2000, description="Where; it is not fetched.")] = None
    published: Annotated[Date | None, Field(description="ISO 8601, as precise as known.")] = None


class TextsIn(Given):
    """Texts for a story."""

    texts: Annotated[list[TextIn], Field(min_length=1, max_length=MOST_PAGES)]


class StoryIn(Given):
    """A new story; with texts it is compared at once."""

    title: Title = ""
    texts: Annotated[list[TextIn], Field(max_length=MOST_PAGES)] = []


class TitleIn(Given):
    """A story's new title."""

    title: Title


class AddressesIn(Given):
    """Addresses of pages."""

    addresses: Annotated[
        list[Annotated[str, Field(min_length=1, max_length=2000)]],
        Field(min_length=1, max_length=MOST_ADDRESSES, examples=[["https://news.example/article"]]),
    ]


class ConfirmedAddressesIn(AddressesIn):
    """Addresses that a person said shall be fetched."""

    confirmed: Annotated[
        Literal[True], Field(description="That somebody was asked: the servers learn the address of this machine.")
    ]


class Problem(BaseModel):
    """Why a request was not answered."""

    code: str
    detail: str


class CheckedAddress(BaseModel):
    """What would be asked for; nothing was asked yet."""

    address: str
    host: str | None
    problem: Annotated[str | None, Field(description="Why it will not be fetched.")]


class PageOut(BaseModel):
    """A page of a story, as it was given."""

    id: int
    name: str
    kind: Literal["text", "file", "address"]
    size: Annotated[int, Field(description="Bytes.")]
    url: str | None
    outlet: str | None
    published: str | None
    added: datetime

    @staticmethod
    def of(page: KeptPage) -> "PageOut":
        """Return a page as it is given out."""
        return PageOut.model_validate(page, from_attributes=True)


class SummaryOut(BaseModel):
    """What comparing found, in figures."""

    outlets: list[str]
    pages: Annotated[int, Field(description="Articles that could be read.")]
    statements: int
    claims: Annotated[int, Field(description="Claims that pages have in common.")]
    one_voice: Annotated[int, Field(description="Of these, those that rest on one voice.")]
    open: Annotated[int, Field(description="Those of which it cannot be told.")]
    several: Annotated[int, Field(description="Those that rest on two voices or more.")]
    differences: int


class StoryOut(BaseModel):
    """A story as lists show it."""

    id: int
    title: str
    created: datetime
    changed: datetime
    given: Annotated[int, Field(description="Pages that were put in.")]
    stale: Annotated[bool, Field(description="True if its pages changed since they were compared.")]
    summary: Annotated[SummaryOut | None, Field(description="None if its pages were not compared yet.")]

    @staticmethod
    def of(story: KeptStory) -> "StoryOut":
        """Return a story as it is given out."""
        return StoryOut.model_validate(story, from_attributes=True)


class StoriesOut(BaseModel):
    """A stretch of the list of stories, those changed last first."""

    stories: list[StoryOut]
    count: Annotated[int, Field(description="All that there are.")]


class JobOut(BaseModel):
    """Work under way."""

    id: int
    story: int
    state: JobState
    step: Annotated[str, Field(description="fetching, reading, understanding or comparing; empty if none.")]
    done: int
    of: Annotated[int, Field(description="0 if it cannot be told.")]
    notes: Annotated[list[str], Field(description="Pages that could not be fetched or read, and why.")]

    addresses: Annotated[list[str], Field(description="Not fetched yet, or left when it was stopped.")]

    @staticmethod
    def of_job(job: Job) -> "JobOut":
        """Return a job as it is given out."""
        return JobOut(
            id=job.id,
            story=job.story,
            state=job.state,
            step=job.step,
            done=job.done,
            of=job.of,
            notes=[note.text for note in job.notes],
            addresses=list(job.addresses),
        )


class StoryWithPages(StoryOut):
    """A story with its pages and its last job."""

    pages: list[PageOut]
    job: JobOut | None


class Started(BaseModel):
    """A story that is being worked on; no job if nothing changed."""

    story: StoryOut
    job: JobOut | None


class PartOut(BaseModel):
    """A run of an excerpt; `hit` if it was searched for."""

    text: str
    hit: bool


class HitOut(BaseModel):
    """Something found."""

    story: int
    title: Annotated[str, Field(description="Of the story.")]
    kind: EntryKind
    page: Annotated[str, Field(description="Letter of the page.")]
    anchor: Annotated[str, Field(description="Place in the report.")]
    who: Annotated[str, Field(description="Who said it; name of the page for a page.")]
    excerpt: list[PartOut]
    start: Annotated[int | None, Field(description="First character in the page's clean text, in code points.")]
    end: Annotated[int | None, Field(description="One past the last.")]
    said: Annotated[int, Field(description="Statements of a speaker or on a page.")]

    @staticmethod
    def of(hit: Hit, wanted: list[str]) -> "HitOut":
        """Return a hit as it is given out, with the words around what was searched for."""
        entry = hit.entry
        parts = [PartOut(text=part.text, hit=part.hit) for part in excerpt(entry.text, wanted)]
        same = {name: getattr(entry, name) for name in ("kind", "page", "anchor", "who", "start", "end", "said")}
        return HitOut(story=hit.story, title=hit.title, excerpt=parts, **same)


class HitsOut(BaseModel):
    """What a search found: speakers first, then statements, then pages."""

    hits: list[HitOut]
    more: Annotated[bool, Field(description="True if there are more behind these.")]


class ExportOut(BaseModel):
    """A form in which a story can be taken along."""

    ending: str
    media_type: str
    name: str
