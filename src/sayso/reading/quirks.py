"""What is known of single outlets' pages: one file each, with the time in which it holds; none is needed."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from urllib.parse import urlsplit

from sayso.errors import FormatError, PackError
from sayso.lang.rules import PatternRule
from sayso.model import BlockKind
from sayso.model.jsonio import from_json
from sayso.reading.assemble import Label
from sayso.reading.lines import Line

_KEYS = {"name", "hosts", "zone", "rule"}
_KINDS = {kind.value for kind in BlockKind} | {"furniture"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletRule(PatternRule):
    """What certain lines of an outlet's pages are.

    Attributes:
        kind: A block kind, or `furniture`.
        longest: Lines with more characters are not looked at.
        valid_from: First day of publication for which it holds; empty if always.
        valid_until: Last such day; empty if it still holds.
    """

    kind: str = "furniture"
    longest: int = 200
    valid_from: str = ""
    valid_until: str = ""


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet's pages.

    Attributes:
        name: As the outlet calls itself.
        hosts: Hosts of its addresses; each stands for its sub-domains too.
        zone: Time zone in which its pages print times, such as `Europe/Berlin`; None if not known.
        rules: What its lines are, with their compiled patterns.
    """

    name: str
    hosts: tuple[str, ...]
    zone: str | None
    rules: tuple[tuple[OutletRule, re.Pattern[str]], ...]


def find_outlet(address: str | None) -> Outlet | None:
    """Return what is known of the outlet of an address; None if nothing is."""
    try:
        host = urlsplit(address or "").hostname or ""
    except ValueError:
        return None
    known = outlets()
    parts = host.split(".")
    return next((known[name] for i in range(len(parts)) if (name := ".".join(parts[i:])) in known), None)


def apply_rules(outlet: Outlet, lines: Sequence[Line], labels: Sequence[Label], published: str | None) -> list[Label]:
    """Return labels with what the outlet's rules say of its lines.

    A rule with a time of validity holds only for pages whose day of publication is known to lie in it.
    """
    rules = [(rule, pattern) for rule, pattern in outlet.rules if _holds(rule, published)]
    return [_labelled(line, label, rules) for line, label in zip(lines, labels, strict=True)]


def _labelled(line: Line, label: Label, rules: Sequence[tuple[OutletRule, re.Pattern[str]]]) -> Label:
    for rule, pattern in rules:
        if len(line.text) <= rule.longest and pattern.search(line.text):
            return Label(None if rule.kind == "furniture" else BlockKind(rule.kind), rule.id)
    return label


def _holds(rule: OutletRule, published: str | None) -> bool:
    if not rule.valid_from and not rule.valid_until:
        return True
    day = (published or "")[:10]
    if not _DAY.fullmatch(day):
        return False
    return rule.valid_from <= day and (not rule.valid_until or day <= rule.valid_until)


@cache
def outlets() -> Mapping[str, Outlet]:
    """Return all outlets by host.

    Raises:
        PackError: A file is broken, or two speak of the same host.
    """
    found: dict[str, Outlet] = {}
    for file in _files(files("sayso.reading").joinpath("outlets")):
        outlet = parse_outlet(file.read_text(encoding="utf-8"), file.name)
        for host in outlet.hosts:
            if host in found:
                raise PackError(f"outlets/{file.name}: {host} is another file's too")
            found[host] = outlet
    return found


def _files(folder: Traversable) -> Iterator[Traversable]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            yield from _files(item)
        elif item.name.endswith(".toml"):
            yield item


def parse_outlet(text: str, where: str) -> Outlet:
    """Return the outlet of one file.

    Raises:
        PackError: Not TOML, an unknown or missing key, a wrong type, or a pattern that does not compile.
    """
    try:
        data = tomllib.loads(text)
        if unknown := set(data) - _KEYS:
            raise PackError(f"outlets/{where}: unknown key {min(unknown)!r}")
        rules = [from_json(OutletRule, table) for table in data.get("rule", [])]
        return Outlet(data["name"], tuple(data["hosts"]), data.get("zone"), tuple(_compiled(rule) for rule in rules))
    except (tomllib.TOMLDecodeError, FormatError, KeyError, re.error) as error:
        raise PackError(f"outlets/{where}: {error}") from None


def _compiled(rule: OutletRule) -> tuple[OutletRule, re.Pattern[str]]:
    if rule.kind not in _KINDS:
        raise PackError(f"outlets: {rule.id}: unknown kind {rule.kind!r}")
    return rule, re.compile(rule.pattern)
