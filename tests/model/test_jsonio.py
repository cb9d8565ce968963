import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import FormatError
from sayso.model import AnalysedDocument, Mode, Quantity, Span, Statement, Story
from sayso.model.jsonio import envelope, from_envelope, from_json, to_json


def spans() -> st.SearchStrategy[Span]:
    return st.tuples(st.integers(0, 500), st.integers(0, 500)).map(lambda p: Span(p[0], p[0] + p[1]))


st.register_type_strategy(Span, spans())
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))


@given(st.from_type(Statement), st.lists(spans(), min_size=1, max_size=3))
def test_statements_survive_json(stmt: Statement, content: list[Span]) -> None:
    stmt = dataclasses.replace(stmt, content=tuple(content))
    assert from_json(Statement, json.loads(json.dumps(to_json(stmt)))) == stmt


@given(st.from_type(AnalysedDocument))
def test_documents_survive_json(doc: AnalysedDocument) -> None:
    assert from_envelope(json.loads(json.dumps(envelope(doc)))) == doc


def test_whole_numbers_stay_whole() -> None:
    quantity = Quantity(Span(0, 3), 100)
    back = from_json(Quantity, json.loads(json.dumps(to_json(quantity))))
    assert type(back.value) is int


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"id": "s1", "mode": "direct"}, "'content' is missing"),
        ({"id": "s1", "mode": "sung", "content": []}, "'sung' is no Mode"),
        ({"id": "s1", "mode": "direct", "content": [], "colour": 1}, "unknown field 'colour'"),
        ({"id": 1, "mode": "direct", "content": []}, "expected str, got int"),
        ({"id": "s1", "mode": "direct", "content": [{"start": 3, "end": 2}]}, "start <= end"),
        ([], "expected an object"),
    ],
)
def test_what_is_wrong_is_named(value: Any, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        from_json(Statement, value)


@pytest.mark.parametrize("schema", [None, "other/Story/1.0", "sayso/Story/99.0", "sayso/Nothing/1.0"])
def test_foreign_or_later_files_are_refused(schema: str | None) -> None:
    with pytest.raises(FormatError):
        from_envelope({"schema": schema, "record": to_json(Story("s", ()))})


def test_defaults_are_left_out() -> None:
    assert to_json(Statement("s1", Mode.DIRECT, (Span(0, 2),))) == {
        "id": "s1",
        "mode": "direct",
        "content": [{"start": 0, "end": 2}],
    }
