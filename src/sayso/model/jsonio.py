"""Records to JSON values and back, without loss.

A record becomes an object with its field names; fields that hold their default are left out, so that a reader sees
what is there. Tuples become arrays, enumerations their values.
"""

import dataclasses
import types
import typing
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from sayso.errors import FormatError
from sayso.model.story import SCHEMA_VERSION, AnalysedDocument, Story

R = TypeVar("R")
Json = dict[str, Any] | list[Any] | str | int | float | bool | None


def to_json(record: object) -> Json:
    """Return the JSON value of a record, tuple, enumeration or plain value."""
    if isinstance(record, Enum):
        return cast("Json", record.value)
    if dataclasses.is_dataclass(record) and not isinstance(record, type):
        return {
            field.name: to_json(value)
            for field in _fields(type(record))
            if (value := getattr(record, field.name)) != field.default or field.default is dataclasses.MISSING
        }
    if isinstance(record, tuple | list):
        return [to_json(item) for item in record]
    return cast("Json", record)


def from_json(kind: type[R], value: Json) -> R:
    """Return the record of a class that a JSON value stands for.

    Raises:
        FormatError: A field is missing, unknown or of the wrong type.
    """
    return cast("R", _build(kind, value, kind.__name__))


def envelope(record: Story | AnalysedDocument) -> dict[str, Any]:
    """Return a record with the version of its schema, as the command line writes it."""
    return {"schema": f"sayso/{type(record).__name__}/{SCHEMA_VERSION}", "record": to_json(record)}


def from_envelope(value: Json) -> Story | AnalysedDocument:
    """Return the record that `envelope` wrote.

    Raises:
        FormatError: It is no envelope, or of another major version.
    """
    schema = value.get("schema") if isinstance(value, dict) else None
    parts = str(schema).split("/")
    kinds: dict[str, type[Story] | type[AnalysedDocument]] = {"Story": Story, "AnalysedDocument": AnalysedDocument}
    if len(parts) != 3 or parts[0] != "sayso" or parts[1] not in kinds:
        raise FormatError(f"not written by sayso: schema is {schema!r}")
    if parts[2].split(".")[0] != SCHEMA_VERSION.split(".")[0]:
        raise FormatError(f"schema version {parts[2]} cannot be read by version {SCHEMA_VERSION}")
    return from_json(kinds[parts[1]], cast("dict[str, Any]", value).get("record"))


@cache
def _fields(kind: type) -> tuple[dataclasses.Field[Any], ...]:
    return dataclasses.fields(kind)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _build(kind: Any, value: Any, where: str) -> Any:
    origin = get_origin(kind)
    if origin is types.UnionType or origin is typing.Union:
        return _build_union(get_args(kind), value, where)
    if origin is tuple:
        return _build_tuple(get_args(kind), value, where)
    if dataclasses.is_dataclass(kind):
        return _build_record(cast("type", kind), value, where)
    if isinstance(kind, type) and issubclass(kind, Enum):
        try:
            return kind(value)
        except ValueError:
            raise FormatError(f"{where}: {value!r} is no {kind.__name__}") from None
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is not kind:
        raise FormatError(f"{where}: expected {kind.__name__}, got {type(value).__name__}")
    return value


def _build_union(kinds: tuple[Any, ...], value: Any, where: str) -> Any:
    if value is None and type(None) in kinds:
        return None
    rest = [k for k in kinds if k is not type(None)]
    exact = next((k for k in rest if k is type(value)), None)
    return _build(exact or rest[0], value, where)


def _build_tuple(args: tuple[Any, ...], value: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise FormatError(f"{where}: expected an array, got {type(value).__name__}")
    if len(args) == 2 and args[1] is Ellipsis:
        return tuple(_build(args[0], item, f"{where}[{i}]") for i, item in enumerate(value))
    if len(args) != len(value):
        raise FormatError(f"{where}: expected {len(args)} items, got {len(value)}")
    return tuple(_build(k, v, f"{where}[{i}]") for i, (k, v) in enumerate(zip(args, value, strict=True)))


def _build_record(kind: type, value: Any, where: str) -> Any:
    if not isinstance(value, dict):
        raise FormatError(f"{where}: expected an object, got {type(value).__name__}")
    fields = {field.name: field for field in _fields(kind)}
    if unknown := sorted(set(value) - set(fields)):
        raise FormatError(f"{where}: unknown field {unknown[0]!r}")
    for name, field in fields.items():
        if name not in value and field.default is dataclasses.MISSING:
            raise FormatError(f"{where}: field {name!r} is missing")
    hints = _hints(kind)
    try:
        return kind(**{name: _build(hints[name], item, f"{where}.{name}") for name, item in value.items()})
    except ValueError as error:
        raise FormatError(f"{where}: {error}") from None
