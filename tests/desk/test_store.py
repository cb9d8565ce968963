"""One suite over both databases."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sayso.desk.entries import EntryKind, index_story
from sayso.desk.given import GivenPage
from sayso.desk.kept import Task
from sayso.desk.store import MOST_PAGES, NoSuchStory, Store, StoreError, open_store
from sayso.model import Story
from sayso.model.jsonio import envelope


def page(name: str, text: str = "Ein Text.") -> GivenPage:
    return GivenPage(name, "text", text.encode())


def keep(store: Store, story: Story, title: str = "") -> int:
    key = store.add_story(title)
    store.add_pages(key, [page("eins", "1"), page("zwei", "2")])
    summary, entries = index_story(story)
    store.keep(key, 1, json.dumps(envelope(story)).encode(), summary, entries)
    return key


def test_a_story_is_kept_and_is_the_same_after_opening_again(store: Store, url: str, example: Story) -> None:
    key = keep(store, example)
    again = open_store(url)
    kept = again.story(key)
    assert again.record(key) == example
    assert kept.summary is not None
    assert (kept.stale, kept.given, kept.summary.pages) == (False, 2, 3)
    assert kept.title == kept.summary.title != ""
    assert kept.summary.claims == kept.summary.one_voice + kept.summary.open + kept.summary.several > 0
    again.close()


def test_pages_come_back_as_they_were_given(store: Store) -> None:
    key = store.add_story("Hafen")
    given = GivenPage("a.html", "file", b"\x00\xff<p>", "https://blatt.example/a", "Das Blatt", "2025-10-14")
    (number,) = store.add_pages(key, [given])
    assert store.given_pages(key) == (1, [given])
    (kept,) = store.pages(key)
    assert (kept.id, kept.name, kept.size, kept.outlet, kept.published) == (
        number,
        "a.html",
        5,
        "Das Blatt",
        "2025-10-14",
    )
    assert kept.added.tzinfo is not None


def test_the_same_page_is_kept_once_and_the_same_words_of_another_outlet_too(store: Store) -> None:
    key = store.add_story()
    copy = GivenPage("a", "text", page("a").data, outlet="Deichbote")
    assert len(store.add_pages(key, [page("a"), page("a"), copy])) == 2
    assert store.add_pages(key, [page("a"), copy]) == []
    assert (store.given_pages(key)[0], store.story(key).title) == (1, "a")


def test_a_change_of_pages_makes_a_story_stale(store: Store, example: Story) -> None:
    key = keep(store, example)
    (first, _) = store.pages(key)
    store.remove_page(key, first.id)
    assert (store.story(key).stale, store.story(key).given) == (True, 1)
    with pytest.raises(NoSuchStory):
        store.remove_page(key, first.id)


def test_a_given_title_stays_until_it_is_emptied(store: Store, example: Story) -> None:
    key = keep(store, example, "  Mein\x00 Titel\ud800 ")
    assert store.story(key).title == "Mein\ufffd Titel?"
    store.rename(key, "")
    assert store.story(key).title == index_story(example)[0].title


def test_stories_changed_last_come_first(store: Store, example: Story) -> None:
    first, second = keep(store, example, "eins"), keep(store, example, "zwei")
    store.add_pages(first, [page("drei", "3")])
    found, count = store.stories()
    assert ([s.id for s in found], count) == ([first, second], 2)
    assert [s.id for s in store.stories(limit=1, offset=1)[0]] == [second]


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("tarnow", {"speaker", "statement", "page"}),
        ("TARNÓW wieb", {"speaker", "statement", "page"}),
        ("seebruck gerammt", {"page"}),
        ("grellin'); drop table", set()),
        ("* OR NOT \" ' & | ! : \\ %", set()),
        ("gibtesnicht", set()),
    ],
)
def test_words_are_found_by_their_beginnings(store: Store, example: Story, query: str, kinds: set[str]) -> None:
    keep(store, example)
    found = store.search(query)
    assert {hit.entry.kind.value for hit in found} == kinds
    ranks = [list(EntryKind).index(hit.entry.kind) for hit in found]
    assert ranks == sorted(ranks)


def test_a_found_statement_leads_to_its_characters(store: Store, example: Story) -> None:
    key = keep(store, example)
    hits = store.search("herz unserer stadt", EntryKind.STATEMENT)
    assert hits
    for hit in hits:
        assert hit.story == key
        doc = example.documents[ord(hit.entry.page) - 65]
        assert hit.entry.start is not None
        assert hit.entry.text[:10] in doc.document.text[hit.entry.start : hit.entry.end]


def test_what_is_removed_is_not_found_any_more(store: Store, example: Story) -> None:
    gone, stays = keep(store, example), keep(store, example)
    store.remove_story(gone)
    assert {hit.story for hit in store.search("tarnow")} == {stays}
    store.clear(stays, 2)
    assert store.search("tarnow") == []
    assert store.record(stays) is None
    with pytest.raises(NoSuchStory):
        store.story(gone)


def test_comparing_again_replaces_what_was_found(store: Store, example: Story) -> None:
    key = keep(store, example)
    before = len(store.search("tarnow"))
    summary, entries = index_story(example)
    store.keep(key, 1, json.dumps(envelope(example)).encode(), summary, entries)
    assert len(store.search("tarnow")) == before


def test_a_story_has_room_for_so_many_pages(store: Store) -> None:
    key = store.add_story()
    store.add_pages(key, [page(str(i), str(i)) for i in range(MOST_PAGES)])
    with pytest.raises(StoreError, match="up to"):
        store.add_pages(key, [page("more", "more")])
    assert store.story(key).given == MOST_PAGES


def test_several_threads_write_at_once(store: Store, example: Story) -> None:
    with ThreadPoolExecutor(6) as threads:
        keys = list(threads.map(lambda _: keep(store, example), range(12)))
    assert len(set(keys)) == 12
    assert len(store.search("tarnow", EntryKind.SPEAKER)) == 12


@pytest.mark.parametrize(
    "url", ["mysql://x", "sqlite:////nowhere/at/all/desk.db", "odd::://", "postgresql://127.0.0.1:1/x"]
)
def test_a_store_that_cannot_be_opened_is_told_in_one_line(url: str) -> None:
    with pytest.raises(StoreError) as error:
        open_store(url)
    assert "\n" not in str(error.value)


def test_a_store_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    import sqlite3

    open_store(str(tmp_path / "desk.db")).close()
    with sqlite3.connect(tmp_path / "desk.db") as db:
        db.execute("UPDATE meta SET version = 99")
    db.close()
    with pytest.raises(StoreError, match="newer"):
        open_store(str(tmp_path / "desk.db"))


def test_what_is_to_be_done_is_kept_until_it_is_or_its_story_goes(store: Store) -> None:
    first, second, third = (store.add_story() for _ in range(3))
    for task in (Task(first, "de", ("http://a.example/ä",)), Task(second, "en", ()), Task(third, "en", ())):
        store.keep_task(task)
    store.keep_task(Task(second, "de", ("http://b.example/",)))
    store.end_task(third)
    assert store.tasks() == [Task(first, "de", ("http://a.example/ä",)), Task(second, "de", ("http://b.example/",))]
    store.remove_story(first)
    assert [task.story for task in store.tasks()] == [second]


def test_the_number_of_a_story_is_never_given_again(store: Store) -> None:
    gone = store.add_story()
    store.remove_story(gone)
    assert store.add_story() != gone


def test_a_report_is_kept_until_the_pages_are_compared_anew(store: Store, example: Story) -> None:
    key = keep(store, example)
    assert store.report(key, "de", "1.0") is None
    store.keep_report(key, 1, "de", "1.0", "<p>Möwe")
    store.keep_report(key, 1, "de", "1.0", "<p>Möwe \ud800")
    store.keep_report(key, 7, "de", "1.0", "<p>of other pages")
    assert store.report(key, "de", "1.0") == "<p>Möwe ?"
    assert store.report(key, "en", "1.0") is None
    assert store.report(key, "de", "1.1") is None
    summary, entries = index_story(example)
    store.keep(key, 2, b"{}", summary, entries)
    assert store.report(key, "de", "1.0") is None
