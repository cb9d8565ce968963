import multiprocessing
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.desk.servers import ALLOWED, FORBIDDEN, serve
from tests.desk.texts import FIRST, SECOND

from sayso import __version__
from sayso.desk.fetching import Manners
from sayso.desk.given import GivenPage
from sayso.desk.jobs import Job, Jobs, JobState
from sayso.desk.store import NoSuchStory, Store, open_store
from sayso.desk.worker import Built, Failed, build


def text(name: str, words: str, **more: str) -> GivenPage:
    return GivenPage(name, "text", words.encode(), **more)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = open_store(str(tmp_path_factory.mktemp("desk") / "desk.db"))
    yield store
    store.close()


@pytest.fixture(scope="module")
def jobs(store: Store) -> Iterator[Jobs]:
    jobs = Jobs(store, Manners(pause=0, exempt=frozenset({ALLOWED})))
    yield jobs
    jobs.close()
    assert multiprocessing.active_children() == []


def finish(job: Job) -> Job:
    for _ in range(1200):
        if job.over:
            return job
        time.sleep(0.05)
    raise AssertionError(job)


def test_pages_become_a_story_with_what_lists_and_search_need() -> None:
    steps: list[tuple[str, int, int]] = []
    built = build([text("eins", FIRST, outlet="Deichbote"), text("zwei", SECOND)], "de", lambda *s: steps.append(s))
    assert isinstance(built, Built)
    assert built.summary.outlets[0] == "Deichbote"
    assert '<html lang="de"' in built.report
    assert built.summary.pages == 2
    assert built.summary.claims >= 1
    assert {e.kind for e in built.entries} == {"speaker", "statement", "page"}
    assert [s for s in steps if s[0] == "reading"] == [("reading", 1, 2), ("reading", 2, 2)]
    assert steps[-1][0] == "comparing"


def test_a_single_pasted_sentence_is_a_page() -> None:
    built = build([text("kurz", "„Es geht los“, sagte Enno Harms.")], "en", lambda *_: None)
    assert isinstance(built, Built)
    assert built.summary.title == "kurz"
    assert built.summary.statements == 1


def test_what_cannot_be_read_is_noted_and_the_rest_compared() -> None:
    bad = GivenPage("bild.png", "file", b"\x89PNG\r\n\x1a\n" + bytes(99))
    built = build([bad, text("eins", FIRST)], "en", lambda *_: None)
    assert isinstance(built, Built)
    assert len(built.notes) == 1
    assert built.notes[0].text.startswith("bild.png")
    failed = build([bad], "en", lambda *_: None)
    assert isinstance(failed, Failed)
    assert failed.notes == built.notes


def test_a_job_compares_and_keeps(store: Store, jobs: Jobs) -> None:
    story = store.add_story()
    store.add_pages(story, [text("eins", FIRST), text("zwei", SECOND)])
    assert finish(jobs.start(story)).state is JobState.DONE
    assert store.record(story) is not None
    assert not store.story(story).stale
    assert (store.report(story, "en", __version__) or "").startswith("<!doctype html>")
    assert [hit for hit in store.search("harms") if hit.story == story]


def test_a_job_can_be_stopped_and_the_next_one_works(store: Store, jobs: Jobs) -> None:
    story, other = store.add_story(), store.add_story()
    store.add_pages(story, [text(str(i), f"{FIRST} {i}\n\n" * 60) for i in range(16)])
    store.add_pages(other, [text("eins", FIRST)])
    job, waiting = jobs.start(story), jobs.start(other)
    while job.step != "understanding" and not job.over:
        time.sleep(0.02)
    jobs.stop(job)
    assert finish(job).state is JobState.STOPPED
    assert finish(waiting).state is JobState.DONE
    assert store.record(story) is None


def test_a_waiting_job_is_stopped_before_it_begins(store: Store, jobs: Jobs) -> None:
    keys = [store.add_story() for _ in range(3)]
    store.add_pages(keys[0], [text("eins", FIRST * 50)])
    first, second = jobs.start(keys[0]), jobs.start(keys[1])
    jobs.stop(second)
    assert second.state is JobState.STOPPED
    assert jobs.latest(keys[1]) is second
    assert finish(first).state is JobState.DONE


def test_a_worker_that_breaks_off_is_replaced(store: Store, jobs: Jobs) -> None:
    story = store.add_story()
    store.add_pages(story, [text(str(i), f"{FIRST} {i}\n\n" * 60) for i in range(16)])
    job = jobs.start(story)
    while job.step != "understanding" and not job.over:
        time.sleep(0.02)
    (worker,) = multiprocessing.active_children()
    worker.kill()
    assert finish(job).state is JobState.FAILED
    assert job.notes[0].code == "broke-off"
    other = store.add_story()
    store.add_pages(other, [text("eins", FIRST)])
    assert finish(jobs.start(other)).state is JobState.DONE


def test_addresses_are_fetched_and_private_ones_noted(store: Store) -> None:
    with serve(ALLOWED) as outside, serve(FORBIDDEN) as inside:
        ports = frozenset({outside.port, inside.port})
        jobs = Jobs(store, replace(Manners(pause=0, exempt=frozenset({ALLOWED})), ports=ports))
        story = store.add_story()
        job = finish(jobs.start(story, [outside.address("/faehre"), f"http://{FORBIDDEN}:{inside.port}/"]))
        jobs.close()
        assert job.state is JobState.DONE
        assert len(job.notes) == 1
        assert job.notes[0].code == "private"
        assert inside.asked == []
        (page,) = store.pages(story)
        assert page.url == outside.address("/faehre")
        assert store.search("sandbank")


def test_a_story_whose_pages_are_all_gone_is_emptied(store: Store, jobs: Jobs) -> None:
    story = store.add_story()
    (page,) = store.add_pages(story, [text("eins", FIRST)])
    finish(jobs.start(story))
    store.remove_page(story, page)
    finish(jobs.start(story))
    assert store.record(story) is None
    assert not [hit for hit in store.search("harms") if hit.story == story]


def test_what_a_desk_left_undone_is_told_by_the_next(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "desk.db"))
    done, fetching, waiting = (store.add_story() for _ in range(3))
    store.add_pages(done, [text("eins", FIRST)])
    with serve(ALLOWED) as server:
        manners = Manners(pause=0, exempt=frozenset({ALLOWED}), ports=frozenset({server.port}))
        first = Jobs(store, manners)
        assert finish(first.start(done)).state is JobState.DONE
        job = first.start(fetching, [server.address("/faehre"), server.address("/drip"), server.address("/b")], "de")
        first.start(waiting, ["http://a.example/"])
        first.start(waiting, ["http://b.example/"])
        while not job.done:
            time.sleep(0.02)
        first.close()
        assert [page.url for page in store.pages(fetching)] == [server.address("/faehre")]
        second = Jobs(store, manners)
        assert second.latest(done) is None
        broken, begun = second.latest(waiting), second.latest(fetching)
        assert broken is not None
        assert begun is not None
        assert (broken.state, broken.addresses) == (JobState.INTERRUPTED, ("http://a.example/", "http://b.example/"))
        assert (begun.state, begun.lang) == (JobState.INTERRUPTED, "de")
        assert begun.addresses == (server.address("/drip"), server.address("/b"))
        assert finish(second.start(fetching, begun.addresses[1:], begun.lang)).state is JobState.DONE
        store.remove_story(waiting)
        second.close()
    assert store.tasks() == []
    store.close()


def test_a_full_story_asks_no_server_for_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.desk.store.MOST_PAGES", 1)
    store = open_store(str(tmp_path / "desk.db"))
    story = store.add_story()
    store.add_pages(story, [text("eins", FIRST)])
    with serve(ALLOWED) as server:
        jobs = Jobs(store, Manners(pause=0, exempt=frozenset({ALLOWED}), ports=frozenset({server.port})))
        job = finish(jobs.start(story, [server.address("/a"), server.address("/b")]))
        jobs.close()
        assert "/b" not in [path for _, path in server.asked]
    assert [note.about for note in job.notes] == [server.address("/a"), server.address("/b")]
    store.close()


def test_a_story_removed_meanwhile_ends_its_job(store: Store, jobs: Jobs) -> None:
    story = store.add_story()
    store.add_pages(story, [text("eins", FIRST * 30)])
    job = jobs.start(story)
    store.remove_story(story)
    assert finish(job).state is JobState.STOPPED
    with pytest.raises(NoSuchStory):
        store.story(story)
