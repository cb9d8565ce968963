"""The API and the pages, over a store in memory."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.desk.texts import FIRST, SECOND

from sayso.desk.api import Desk
from sayso.desk.app import create_app, make_api
from sayso.desk.fetching import Manners
from sayso.desk.guard import Access
from sayso.desk.jobs import Job, JobState
from sayso.desk.kept import KeptStory, Task
from sayso.desk.reports import forms, policy_of
from sayso.desk.store import open_store
from sayso.model import Story
from sayso.model.jsonio import from_envelope
from sayso.showing.strings import interface_codes, load_strings

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = """<script>alert("x")</script><img src=x onerror=alert(1)>

„Alles ist <b>gut</b> </script><script>alert(2)</script>“, sagte Enno Harms am Montag den "Reportern" & Gästen."""
PAGE = {"accept": "text/html"}


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(create_app(open_store("sqlite://")), base_url="http://localhost") as client:
        yield client


def finish(client: TestClient, started: dict[str, Any]) -> dict[str, Any]:
    """Wait for a started story's job by its events and return the story."""
    events = [
        json.loads(line.removeprefix("data: "))
        for line in client.get(f"/api/jobs/{started['job']['id']}/events").text.splitlines()
        if line
    ]
    assert events[-1]["state"] in {"done", "failed", "stopped"}
    story: dict[str, Any] = client.get(f"/api/stories/{started['story']['id']}").json()
    return story


@pytest.fixture(scope="module")
def story(client: TestClient) -> dict[str, Any]:
    texts = [{"text": FIRST, "outlet": "Deichbote", "published": "2025-10-14"}, {"text": SECOND}]
    return finish(client, client.post("/api/stories", json={"texts": texts}).json())


def test_texts_become_a_story(client: TestClient, story: dict[str, Any]) -> None:
    assert story["summary"]["claims"] >= 1
    assert story["summary"]["outlets"][0] == "Deichbote"
    assert [page["name"] for page in story["pages"]] == ["Fähre läuft auf Sandbank", "Sandbank stoppt die „Möwe“"]
    assert not story["stale"]
    listed = client.get("/api/stories").json()
    assert story["id"] in [s["id"] for s in listed["stories"]]


def test_what_is_searched_leads_to_its_characters(client: TestClient, story: dict[str, Any]) -> None:
    found = client.get("/api/search", params={"q": "booten", "kind": "statement"}).json()
    hit = next(hit for hit in found["hits"] if hit["story"] == story["id"])
    export = client.get(f"/api/stories/{story['id']}/export", params={"ending": ".json"})
    kept = from_envelope(export.json())
    assert isinstance(kept, Story)
    text = kept.documents[ord(hit["page"]) - 65].document.text
    assert "zwei Booten" in text[hit["start"] : hit["end"]]
    assert {"text": "Booten", "hit": True} in hit["excerpt"]


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.ending)
def test_a_story_is_shared_in_every_form(client: TestClient, story: dict[str, Any], form: Any) -> None:
    if form.ending == ".parquet":
        pytest.importorskip("pyarrow")
    for path in ("/api/stories", "/stories"):
        answer = client.get(f"{path}/{story['id']}/export", params={"ending": form.ending})
        assert answer.status_code == 200
        assert len(answer.content) > 100
        assert answer.headers["content-disposition"].startswith("attachment")
        assert answer.headers["content-disposition"].endswith(form.ending)


def test_the_report_is_locked_into_a_sandbox(client: TestClient, story: dict[str, Any]) -> None:
    answer = client.get(f"/stories/{story['id']}/report")
    policy = answer.headers["content-security-policy"]
    assert "sandbox allow-scripts" in policy
    assert "allow-same-origin" not in policy
    assert "script-src 'sha256-" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'self'" in policy
    assert answer.text.startswith("<!doctype html><!-- sayso report -->")
    assert policy_of("<p>no policy").endswith("sandbox")


def test_a_claim_is_explained_with_its_words(client: TestClient, story: dict[str, Any]) -> None:
    claim = client.get(f"/api/stories/{story['id']}/explain/c1").json()["claim"]
    assert claim["witnesses"]["at_least"] >= 1
    assert claim["members"]
    stmt = client.get(f"/api/stories/{story['id']}/explain/{claim['members'][0]['id']}").json()["statement"]
    assert stmt["rules"][0]["match"]
    assert stmt["spans"]
    assert client.get(f"/api/stories/{story['id']}/explain/c99").status_code == 404


def test_files_are_added_and_pages_removed(client: TestClient, story: dict[str, Any]) -> None:
    files = [("files", (f.name, f.read_bytes())) for f in sorted((ROOT / "examples" / "seebrueck").iterdir())]
    made = client.post("/api/stories", json={"title": "Grellin"}).json()
    assert made["job"] is None
    key = made["story"]["id"]
    kept = finish(client, client.post(f"/api/stories/{key}/files", files=files).json())
    assert (kept["title"], kept["given"], kept["summary"]["pages"]) == ("Grellin", 3, 3)
    again = client.post(f"/api/stories/{key}/files", files=files).json()
    assert again["job"] is None
    page = kept["pages"][0]["id"]
    kept = finish(client, client.delete(f"/api/stories/{key}/pages/{page}").json())
    assert (kept["given"], kept["summary"]["pages"]) == (2, 2)
    assert client.patch(f"/api/stories/{key}", json={"title": ""}).json()["title"] not in {"", "Grellin"}
    assert client.delete(f"/api/stories/{key}").status_code == 204
    assert client.get(f"/api/stories/{key}").status_code == 404
    assert key not in {hit["story"] for hit in client.get("/api/search", params={"q": "grellin"}).json()["hits"]}


def test_a_page_that_cannot_be_read_is_told(client: TestClient) -> None:
    made = client.post("/api/stories", json={}).json()["story"]["id"]
    files = [("files", ("bild.png", b"\x89PNG\r\n\x1a\n" + bytes(200)))]
    kept = finish(client, client.post(f"/api/stories/{made}/files", files=files).json())
    assert kept["job"]["state"] == "failed"
    assert kept["job"]["notes"][0].startswith("bild.png")
    assert client.get(f"/api/stories/{made}/report").json()["code"] == "not-compared"
    for lang, words in (("en", "bild.png: this is"), ("de", "bild.png: das ist weder")):
        assert words in client.get(f"/stories/{made}", headers={"accept-language": lang}).text


def test_addresses_are_checked_without_asking_anyone(client: TestClient) -> None:
    addresses = ["https://blatt.example/a", "ftp://blatt.example/b", "http://u:p@blatt.example/"]
    checked = client.post("/api/addresses/check", json={"addresses": addresses}).json()
    assert [bool(each["problem"]) for each in checked] == [False, True, True]


def test_nothing_is_fetched_unless_it_is_confirmed(client: TestClient, story: dict[str, Any]) -> None:
    path = f"/api/stories/{story['id']}/addresses"
    for body in ({"addresses": ["http://127.0.0.1/"]}, {"addresses": ["http://127.0.0.1/"], "confirmed": False}):
        assert client.post(path, json=body).status_code == 422
    made = client.post("/api/stories", json={}).json()["story"]["id"]
    body = {"addresses": ["http://127.0.0.1/", "http://localhost/"], "confirmed": True}
    kept = finish(client, client.post(f"/api/stories/{made}/addresses", json=body).json())
    assert [note.partition(": ")[2].endswith("never asked") for note in kept["job"]["notes"]] == [True, True]
    assert kept["pages"] == []


def test_the_form_asks_before_it_fetches(client: TestClient) -> None:
    data = {"addresses": "http://127.0.0.1/a\nftp://x.example", "text": ["", ""]}
    answer = client.post("/new", data=data, files={"files": ("", b"")}, headers=PAGE)
    assert answer.status_code == 200
    assert 'value="http://127.0.0.1/a" checked' in answer.text
    assert answer.text.count('name="address"') == 1
    assert "only addresses that begin with" in answer.text
    number = int(answer.text.partition('action="/stories/')[2].partition("/")[0])
    assert client.get(f"/api/stories/{number}").json()["job"] is None


def test_the_form_makes_a_story_of_texts_and_files(client: TestClient) -> None:
    data = {"title": "Möwe", "text": [FIRST, SECOND], "outlet": ["Deichbote", ""], "published": ["2025-10-14", ""]}
    answer = client.post("/new", data=data, files={"files": ("dritte.txt", FIRST.encode() + b" Noch ein Satz.")})
    assert answer.status_code == 200
    assert answer.url.path.startswith("/stories/")
    kept = client.get(f"/api{answer.url.path}").json()
    assert (kept["title"], kept["given"]) == ("Möwe", 3)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"text": ["", " "]}, "Es wurde nichts angegeben"),
        ({"text": ["Ein Text."], "published": ["gestern"]}, "„gestern“ ist kein Datum"),
        ({"addresses": "a " * 99}, "bis zu 50 Adressen"),
    ],
)
def test_a_form_that_cannot_be_taken_is_told(client: TestClient, data: dict[str, Any], words: str) -> None:
    answer = client.post("/new", data=data, files={"files": ("", b"")}, headers={**PAGE, "accept-language": "de"})
    assert answer.status_code == 409
    assert words in answer.text


def test_a_refusal_is_told_in_the_readers_language(client: TestClient) -> None:
    made = client.post("/api/stories", json={}).json()["story"]["id"]
    for lang, words in (("de", "wurden noch nicht verglichen"), ("en", "were not compared yet")):
        answer = client.get(f"/stories/{made}/report", headers={**PAGE, "accept-language": lang})
        assert (answer.status_code, words in answer.text) == (409, True)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/?start=999999999999", 200),
        ("/new", 200),
        ("/search", 200),
        ("/search?q=%00%ff'%22<b>", 200),
        ("/search?q=harms&kind=speaker&start=-3", 200),
        ("/api", 200),
        ("/login", 200),
        ("/static/desk.css", 200),
        ("/static/desk.js", 200),
        ("/static/icon.svg", 200),
        ("/static/..%2fapp.py", 404),
        ("/static/app.py", 404),
        ("/stories/999999", 404),
        ("/stories/0", 422),
        ("/stories/x", 422),
        ("/stories/999999/report", 404),
        ("/language/xx", 404),
        ("/nowhere", 404),
    ],
)
@pytest.mark.parametrize("lang", interface_codes())
def test_every_page_answers_in_every_language(client: TestClient, path: str, status: int, lang: str) -> None:
    answer = client.get(path, headers={**PAGE, "accept-language": f"{lang};q=0.9"})
    assert answer.status_code == status
    if "html" in answer.headers["content-type"]:
        assert f'<html lang="{lang}">' in answer.text
        assert "<script>" not in answer.text
        assert " style=" not in answer.text


@pytest.mark.parametrize(
    ("back", "goes"),
    [
        ("/stories/1?at=A-s1", "/stories/1?at=A-s1"),
        ("//evil.example", "/"),
        ("https://evil.example", "/"),
        ("/\\evil.example", "/"),
        ("/a\r\nset-cookie: x=y", "/"),
    ],
)
def test_choosing_a_language_leads_back_into_the_desk(client: TestClient, back: str, goes: str) -> None:
    answer = client.get("/language/de", params={"back": back}, follow_redirects=False)
    assert answer.headers["location"] == goes
    client.cookies.clear()


def test_words_of_pages_stay_text(client: TestClient) -> None:
    kept = finish(
        client, client.post("/api/stories", json={"texts": [{"text": HOSTILE, "outlet": HOSTILE[:200]}]}).json()
    )
    for path in ("/", f"/stories/{kept['id']}", "/search?q=gut", "/search?q=script"):
        page = client.get(path, headers=PAGE).text
        assert "<script>alert" not in page
        assert "<img" not in page


def test_a_job_can_be_stopped(client: TestClient) -> None:
    texts = [{"text": f"{FIRST} {i}\n\n" * 60} for i in range(16)]
    made = client.post("/api/stories", json={"texts": texts}).json()
    while client.get(f"/api/jobs/{made['job']['id']}").json()["step"] != "understanding":
        time.sleep(0.02)
    assert client.post(f"/api/jobs/{made['job']['id']}/stop").status_code == 200
    kept = finish(client, made)
    assert kept["job"]["state"] == "stopped"
    page = client.get(f"/stories/{kept['id']}", headers=PAGE).text
    assert f"/stories/{kept['id']}/compare" in page
    assert client.get("/api/jobs/999999").status_code == 404


def test_a_job_that_ends_while_its_story_is_read_is_not_told_as_over(monkeypatch: pytest.MonkeyPatch) -> None:
    app = make_api(open_store("sqlite://"), Access(), Manners())
    with TestClient(app) as client:
        desk: Desk = app.state.desk
        story = desk.store.add_story()
        job, read = Job(7, story, state=JobState.RUNNING), desk.store.story

        def read_late(key: int) -> KeptStory:
            kept = read(key)
            job.state = JobState.DONE
            return kept

        monkeypatch.setattr(desk.jobs, "latest", lambda _: job)
        monkeypatch.setattr(desk.store, "story", read_late)
        assert client.get(f"/api/stories/{story}").json()["job"]["state"] == "running"
        job.state = JobState.RUNNING
        assert 'data-events="/api/jobs/7/events"' in client.get(f"/stories/{story}").text


def test_what_was_broken_off_is_offered_again(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "desk.db"))
    story = store.add_story("Möwe")
    store.keep_task(Task(story, "de", ("http://127.0.0.1/a",)))
    with TestClient(create_app(store), base_url="http://localhost") as client:
        job = client.get(f"/api/stories/{story}").json()["job"]
        assert (job["state"], job["addresses"]) == ("interrupted", ["http://127.0.0.1/a"])
        page = client.get(f"/stories/{story}", headers={"accept-language": "de"}).text
        assert "Das Pult wurde beendet" in page
        assert 'type="hidden" name="address" value="http://127.0.0.1/a"' in page
        client.post(f"/stories/{story}/fetch", data={"address": ["http://127.0.0.1/a"]})
        kept = finish(client, client.get(f"/api/stories/{story}").json() | {"story": {"id": story}})
        assert (kept["job"]["state"], kept["job"]["addresses"]) == ("failed", [])


def test_the_token_opens_the_desk() -> None:
    app = create_app(open_store("sqlite://"), Access("ein langes Kennwort"))
    with TestClient(app, base_url="http://localhost") as client:
        assert client.get("/", headers=PAGE).url.path == "/login"
        assert client.post("/login", data={"token": "falsch"}, headers=PAGE).status_code == 401
        assert client.get("/api/stories").status_code == 401
        answer = client.post("/login", data={"token": "ein langes Kennwort"}, headers=PAGE, follow_redirects=False)
        assert "HttpOnly" in answer.headers["set-cookie"]
        assert "SameSite=strict" in answer.headers["set-cookie"]
        assert client.get("/api/stories").status_code == 200


def test_every_language_has_the_same_words_and_values() -> None:
    tables = [load_strings(code, "sayso.desk") for code in interface_codes()]
    asked = [{key for key in t.keys if not key.startswith(("note.", "refusal."))} for t in tables]
    for t, keys in zip(tables, asked, strict=True):
        assert keys == asked[0]
        for key in keys:
            assert t(key).count("{") == tables[0](key).count("{"), key


def test_every_form_has_words() -> None:
    t = load_strings("de", "sayso.desk")
    assert {f"export.{form.ending}" for form in forms()} == {key for key in t.keys if key.startswith("export.")}
