"""Long work, one job after the other: fetch what was asked for, read, compare. Each can be watched and stopped."""

import itertools
import logging
import multiprocessing
import threading
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from urllib.parse import urlsplit

from sqlalchemy.exc import SQLAlchemyError

from sayso import __version__
from sayso.desk.addresses import AddressError
from sayso.desk.fetching import Fetcher, Manners
from sayso.desk.given import GivenPage
from sayso.desk.kept import Task
from sayso.desk.notes import Note, note_of
from sayso.desk.store import MOST_PAGES, NoSuchStory, Store, StoreError
from sayso.desk.worker import Built, Failed, work
from sayso.errors import SaysoError

LONGEST = 900.0
"""Seconds that comparing one story may take."""
_KEPT = 500
"""Jobs that are remembered."""
_WAITING_MOST = 100
_TICK = 0.1
_log = logging.getLogger(__name__)


class JobState(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"
    INTERRUPTED = "interrupted"
    """The desk was ended before the job was."""


OVER = frozenset({JobState.DONE, JobState.FAILED, JobState.STOPPED, JobState.INTERRUPTED})
"""States that nothing follows."""


@dataclass
class Job:
    """Fetching and comparing for one story.

    Attributes:
        lang: Of the report that is drawn at the end.
        addresses: Still to be fetched; what a job that was stopped or broken off has left can be asked for again.
        step: `fetching`, `reading`, `understanding` or `comparing`; empty while it waits.
        done: Pages that the step is through with.
        of: How many there are; 0 if it cannot be told.
        notes: What a reader should know: pages that could not be fetched or read, and why.
    """

    id: int
    story: int
    lang: str = "en"
    addresses: tuple[str, ...] = ()
    state: JobState = JobState.WAITING
    step: str = ""
    done: int = 0
    of: int = 0
    notes: tuple[Note, ...] = ()
    stopping: bool = field(default=False, repr=False)

    @property
    def over(self) -> bool:
        """True if nothing more will happen."""
        return self.state in OVER


class TooManyJobs(SaysoError):
    """So many jobs are waiting that no other is taken."""


class Jobs:
    """Takes jobs and does them in a thread; comparing runs in a process that is ended where a job is stopped."""

    def __init__(self, store: Store, manners: Manners | None = None) -> None:
        self._store = store
        self._manners = manners or Manners()
        self._numbers = itertools.count(1)
        self._jobs: dict[int, Job] = {}
        self._queue: deque[Job] = deque()
        self._change = threading.Condition()
        self._closing = False
        self._worker: tuple[BaseProcess, Connection] | None = None
        for task in store.tasks():
            job = Job(next(self._numbers), task.story, task.lang, task.addresses, JobState.INTERRUPTED)
            self._jobs[job.id] = job
        self._thread = threading.Thread(target=self._run, name="desk jobs", daemon=True)
        self._thread.start()

    def start(self, story: int, addresses: Sequence[str] = (), lang: str = "en") -> Job:
        """Return the job that fetches addresses into a story and compares its pages.

        A job of the story that still waits takes the addresses along.

        Raises:
            TooManyJobs: Too many are waiting.
        """
        with self._change:
            waiting = next((job for job in self._queue if job.story == story), None)
            if waiting:
                waiting.addresses = tuple(dict.fromkeys((*waiting.addresses, *addresses)))
                self._note(story)
                return waiting
            if len(self._queue) >= _WAITING_MOST:
                raise TooManyJobs("too many stories are waiting to be compared; try again later")
            job = Job(next(self._numbers), story, lang, tuple(dict.fromkeys(addresses)))
            self._jobs[job.id] = job
            while len(self._jobs) > _KEPT:
                self._jobs.pop(next(iter(self._jobs)))
            self._note(story)
            self._queue.append(job)
            self._change.notify_all()
            return job

    def get(self, number: int) -> Job | None:
        """Return a job; None if it is not known, or not any more."""
        return self._jobs.get(number)

    def latest(self, story: int) -> Job | None:
        """Return the last job of a story; None if it has none."""
        with self._change:
            return next((job for job in reversed(self._jobs.values()) if job.story == story), None)

    def stop(self, job: Job) -> None:
        """Stop a job; what is over stays as it is."""
        with self._change:
            job.stopping = True
            if job in self._queue:
                self._queue.remove(job)
                self._end(job, JobState.STOPPED)

    def close(self) -> None:
        """Stop everything and wait until it has ended."""
        with self._change:
            self._closing = True
            for job in self._jobs.values():
                job.stopping = True
            self._change.notify_all()
        self._thread.join()

    def _run(self) -> None:
        self._worker = _start_worker()
        while True:
            with self._change:
                self._change.wait_for(lambda: self._queue or self._closing)
                if self._closing:
                    break
                job = self._queue.popleft()
                job.state = JobState.RUNNING
            try:
                self._do(job)
            except NoSuchStory:
                self._end(job, JobState.STOPPED)
            except Exception:  # noqa: BLE001 - one broken job must not end the desk
                _log.exception("job %d failed", job.id)
                job.notes += (Note("error", "an error of sayso; the log has its details"),)
                self._end(job, JobState.FAILED)
        self._end_worker()

    def _do(self, job: Job) -> None:
        fetched = bool(job.addresses)
        self._fetch(job)
        revision, pages = self._store.given_pages(job.story)
        if job.stopping:
            self._end(job, JobState.STOPPED)
        elif not pages:
            self._store.clear(job.story, revision)
            self._end(job, JobState.FAILED if fetched else JobState.DONE)
        else:
            self._compare(job, revision, pages)

    def _fetch(self, job: Job) -> None:
        """Fetch a job's addresses into its story, each kept as soon as it is there."""
        if not job.addresses:
            return
        fetcher = Fetcher(self._manners, lambda: job.stopping)
        job.step, job.of = "fetching", len(job.addresses)
        while job.addresses and not job.stopping:
            url = job.addresses[0]
            try:
                page = fetcher.fetch(url)
                name = urlsplit(page.url).netloc + urlsplit(page.url).path
                self._store.add_pages(job.story, [GivenPage(name, "address", page.data, page.url)])
            except AddressError as error:
                if job.stopping:
                    return
                job.notes += (note_of(error),)
            except StoreError as error:
                values = {"most": MOST_PAGES}
                job.notes += tuple(Note("full", f"{left}: {error}", left, values) for left in job.addresses)
                job.addresses = ()
            job.addresses, job.done = job.addresses[1:], job.done + 1
            self._note(job.story)

    def _compare(self, job: Job, revision: int, pages: list[GivenPage]) -> None:
        job.step, job.done, job.of = "reading", 0, len(pages)
        process, connection = self._worker = self._worker or _start_worker()
        until = time.monotonic() + LONGEST
        try:
            connection.send((pages, job.lang))
            while True:
                if job.stopping or time.monotonic() > until:
                    self._end_worker()
                    if not job.stopping:
                        minutes = round(LONGEST / 60)
                        text = f"comparing took longer than {minutes} minutes and was ended"
                        job.notes += (Note("too-long", text, values={"minutes": minutes}),)
                    self._end(job, JobState.STOPPED if job.stopping else JobState.FAILED)
                    return
                if connection.poll(_TICK):
                    message = connection.recv()
                    if isinstance(message, Built | Failed):
                        break
                    job.step, job.done, job.of = message
        except (EOFError, OSError):
            process.join(1)
            self._end_worker()
            text = "comparing broke off: too little memory, or an error of sayso; the log of the desk says more"
            job.notes += (Note("broke-off", text),)
            self._end(job, JobState.FAILED)
            return
        self._keep(job, revision, message)

    def _keep(self, job: Job, revision: int, outcome: Built | Failed) -> None:
        job.notes += outcome.notes
        if isinstance(outcome, Failed):
            self._store.clear(job.story, revision)
            self._end(job, JobState.FAILED)
            return
        self._store.keep(job.story, revision, outcome.record, outcome.summary, outcome.entries)
        self._store.keep_report(job.story, revision, job.lang, __version__, outcome.report)
        self._end(job, JobState.DONE)

    def _end(self, job: Job, state: JobState) -> None:
        job.step, job.done, job.of, job.state = "", 0, 0, state
        if not (self._closing and state is JobState.STOPPED):
            self._note(job.story)

    def _note(self, story: int) -> None:
        """Keep what is still to be done for a story, so that the next desk can tell it if this one is ended."""
        with self._change:
            left = [job for job in self._jobs.values() if job.story == story and not job.over]
            addresses = dict.fromkeys(address for job in left for address in job.addresses)
            try:
                if left:
                    self._store.keep_task(Task(story, left[-1].lang, tuple(addresses)))
                else:
                    self._store.end_task(story)
            except SQLAlchemyError:
                _log.exception("what is to be done for story %d cannot be kept", story)

    def _end_worker(self) -> None:
        if self._worker:
            process, connection = self._worker
            connection.close()
            process.kill()
            process.join()
            self._worker = None


def _start_worker() -> tuple[BaseProcess, Connection]:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=work, args=(there,), name="sayso desk worker", daemon=True)
    process.start()
    there.close()
    return process, here
