"""The tools as a client sees them: `sayso mcp` as its own process, driven by the SDK's client."""

import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import pytest

pytest.importorskip("mcp", reason="the extra `mcp` is not installed")

from mcp import Client, StdioServerParameters
from tests.desk.texts import FIRST, SECOND

from sayso.desk.entries import index_story
from sayso.desk.given import GivenPage
from sayso.desk.mcp import Page, Session, make_server
from sayso.desk.store import open_store
from sayso.model import Story

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples" / "seebrueck"


def drive(work: Callable[[Any], Awaitable[None]], *options: str) -> None:
    """Let a client work with the server over its standard input and output."""
    environment = {name: value for name, value in os.environ.items() if name in {"PATH", "PYTHONPATH", "HOME"}}
    command = StdioServerParameters(
        command=sys.executable, args=["-m", "sayso", "mcp", *options], env=environment, cwd=ROOT
    )

    @asynccontextmanager
    async def connected() -> AsyncIterator[Client]:
        async with Client(command, read_timeout_seconds=120) as client:
            yield client

    async def main() -> None:
        async with connected() as client:
            await work(client)

    anyio.run(main)


async def call(client: Client, tool: str, **values: Any) -> Any:
    result: Any = await client.call_tool(tool, values)
    assert not result.is_error, result.content
    return result.structured_content


async def refusal(client: Client, tool: str, **values: Any) -> str:
    result: Any = await client.call_tool(tool, values)
    assert result.is_error
    return str(result.content[0].text)


def test_a_client_reads_compares_explains_and_searches() -> None:
    async def work(client: Any) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(tools) == {"read", "compare", "explain", "search"}
        assert all(tool.description and tool.output_schema for tool in tools.values())

        told = await call(client, "compare", pages=[{"text": FIRST, "outlet": "Deichbote"}, {"text": SECOND}])
        claim = next(c for c in told["claims"] if c["who"] == "Enno Harms")
        assert (claim["voices_at_least"], claim["pages"]) == (1, ["A", "B"])
        assert told["pages"][0]["outlet"] == "Deichbote"

        why = (await call(client, "explain", story=told["story"], target=claim["id"]))["claim"]
        assert why["witnesses"]["reasons"]
        stmt = (await call(client, "explain", story=told["story"], target=claim["members"][0]))["statement"]
        assert stmt["rules"]

        read = await call(client, "read", page={"text": FIRST})
        spoken = next(s for s in read["statements"] if s["who"] == "Enno Harms")
        start, end = spoken["spans"][0]
        assert read["text"][start:end] == "„Wir haben die Leute mit zwei Booten geholt“"

        hits = (await call(client, "search", query="booten", kind="statement"))["hits"]
        assert {hit["story"] for hit in hits} == {told["story"], read["story"]}
        assert next(hit["kind"] for hit in (await call(client, "search", query="harms"))["hits"]) == "speaker"

    drive(work)


def test_only_files_of_opened_folders_are_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "secret.txt")

    async def work(client: Any) -> None:
        told = await call(client, "compare", pages=[{"file": str(f)} for f in sorted(EXAMPLES.iterdir())])
        assert len(told["pages"]) == 3
        for file in (
            str(tmp_path / "secret.txt"),
            "../secret.txt",
            str(tmp_path / "in" / "link.txt"),
            "missing.txt",
            "a\0b",
            "/etc/passwd",
        ):
            assert "no file in the folders" in await refusal(client, "read", page={"file": file})

    drive(work, "--folder", str(EXAMPLES), "--folder", str(tmp_path / "in"))


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ({}, "either"),
        ({"text": "x", "file": "y"}, "either"),
        ({"file": "/etc/passwd"}, "no folder was opened"),
        ({"text": "", "outlet": None}, "empty"),
    ],
)
def test_a_page_that_cannot_be_read_is_told(page: dict[str, str], words: str) -> None:
    with pytest.raises(Exception, match=words):
        Session().read(Page(**page))


def test_an_unknown_story_is_told() -> None:
    for key in ("story-1", "desk-1", "desk-x", ""):
        with pytest.raises(Exception, match="no such story"):
            Session().explain(key, "c1")


def test_the_stories_of_a_desk_are_found_and_explained(example: Story, tmp_path: Path) -> None:
    import json

    from sayso.model.jsonio import envelope

    url = f"sqlite:///{tmp_path / 'desk.db'}"
    store = open_store(url)
    key = store.add_story()
    store.add_pages(key, [GivenPage("a", "text", b"x")])
    summary, entries = index_story(example)
    store.keep(key, 1, json.dumps(envelope(example)).encode(), summary, entries)
    session = Session(store=store)
    hit = next(hit for hit in session.search("tarnow").hits if hit.kind == "statement")
    assert hit.story == f"desk-{key}"
    explained = session.explain(hit.story, hit.id).statement
    assert explained is not None
    assert explained.content.text == hit.words
    assert make_server(session).name == "sayso"
    store.close()
