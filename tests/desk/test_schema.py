"""The HTTP API against its own description: whatever is sent, the desk never fails."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from tests.desk.servers import run_app

from sayso.desk.app import create_app, make_api
from sayso.desk.fetching import Manners
from sayso.desk.given import GivenPage
from sayso.desk.guard import Access
from sayso.desk.store import open_store

BOUNDED = settings(
    max_examples=8,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
schema = schemathesis.openapi.from_dict(make_api(open_store("sqlite://"), Access(), Manners()).openapi())


def nowhere(host: str, port: int) -> list[str]:
    """No name is known: the tests ask nobody."""
    return []


@pytest.fixture(scope="module")
def desk() -> Iterator[str]:
    store = open_store("sqlite://")
    store.add_pages(store.add_story("Erste"), [GivenPage("eins", "text", "„Es geht los“, sagte Enno Harms.".encode())])
    with run_app(create_app(store, manners=Manners(pause=0, resolve=nowhere))) as address:
        job = httpx.post(f"{address}/api/stories/1/compare").json()["job"]
        assert '"done"' in httpx.get(f"{address}/api/jobs/{job['id']}/events", timeout=60).text
        yield address


@schema.parametrize()  # type: ignore[untyped-decorator]
@BOUNDED
def test_no_request_makes_the_desk_fail(case: Any, desk: str) -> None:
    answer = case.call(base_url=desk, timeout=60)
    assert answer.status_code < 500 or answer.json()["code"] == "busy"
    documented = {int(status) for status in case.operation.definition.raw["responses"]}
    assert answer.status_code in documented | {400, 404, 405}
