"""Rules as data: schema, fragments, compilation.

A family of rules is a TOML file of `[[rule]]` tables; its keys are the fields of the family's dataclass, so that there
is no second list of accepted keys. `${name}` in a pattern names a shared fragment of the pack.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from sayso.errors import FormatError, PackError
from sayso.model.jsonio import from_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What every rule has.

    Attributes:
        id: Permanent, never reused: `de.cue.laut-np`.
        match: Sentences in which the rule must fire.
        reject: Sentences in which it must not.
        note: Why the rule is as it is; shown by `sayso explain`.
        source: Where the knowledge is from.
    """

    id: str
    match: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    note: str = ""
    source: str = "own reading, CC0"


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternRule(Rule):
    """A rule that is a regular expression with named groups."""

    pattern: str


K = TypeVar("K", bound=Rule)

_PLACEHOLDER = re.compile(r"\$\{(\w+)\}")
_DEPTH = 8


def parse_rules(text: str, kind: type[K], where: str) -> list[K]:
    """Return the rules of one TOML file, in file order.

    Raises:
        PackError: Not TOML, an unknown or missing key, or a wrong type.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{where}: {error}") from None
    if set(data) - {"rule"}:
        raise PackError(f"{where}: only [[rule]] tables are allowed, found {sorted(set(data) - {'rule'})}")
    rules: list[K] = []
    for table in data.get("rule", []):
        try:
            rules.append(from_json(kind, table))
        except FormatError as error:
            raise PackError(f"{where}: {table.get('id', '(no id)')}: {error}") from None
    return rules


def expand(pattern: str, fragments: Mapping[str, str], where: str) -> str:
    """Return a pattern with its fragments put in.

    Raises:
        PackError: A fragment is unknown, or fragments name each other in a circle.
    """
    for _ in range(_DEPTH):
        if not _PLACEHOLDER.search(pattern):
            return pattern
        pattern = _PLACEHOLDER.sub(lambda m: f"(?:{_fragment(m.group(1), fragments, where)})", pattern)
    raise PackError(f"{where}: fragments nest deeper than {_DEPTH}")


def compile_pattern(pattern: str, fragments: Mapping[str, str], where: str, flags: int = 0) -> re.Pattern[str]:
    """Return a compiled pattern.

    Raises:
        PackError: The pattern does not compile or names an unknown fragment.
    """
    try:
        return re.compile(expand(pattern, fragments, where), flags)
    except re.error as error:
        raise PackError(f"{where}: {error}") from None


def check_ids(rules: Iterable[Rule], code: str, where: str) -> None:
    """Check that ids are unique and begin with the pack's code.

    Raises:
        PackError: They do not.
    """
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise PackError(f"{where}: id {rule.id} stands twice")
        if not rule.id.startswith(f"{code}."):
            raise PackError(f"{where}: id {rule.id} must begin with {code}.")
        seen.add(rule.id)


def _fragment(name: str, fragments: Mapping[str, str], where: str) -> str:
    try:
        return fragments[name]
    except KeyError:
        raise PackError(f"{where}: unknown fragment ${{{name}}}") from None
