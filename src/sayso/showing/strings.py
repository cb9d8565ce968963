"""Words of the interface, as data: one TOML file per language."""

import datetime
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from babel.dates import format_date, format_datetime, get_month_names

from sayso.errors import SaysoError

_PART_OF_DAY = re.compile(r"(\d{4}-\d\d-\d\d)T(MO|MI|AF|EV|NI|DT)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")


class Strings:
    """The interface in one language.

    Attributes:
        code: ISO 639-1 code.
    """

    def __init__(self, code: str, table: Mapping[str, str]) -> None:
        self.code = code
        self._locale = table.get("locale", code)
        self._table = table

    def __call__(self, key: str, n: int | None = None, **values: object) -> str:
        """Return the words for a key, with values put in; `n` chooses between `key.one` and `key.other`."""
        if n is not None:
            key, values["n"] = f"{key}.{'one' if n == 1 else 'other'}", n
        return self._table[key].format(**values) if values else self._table[key]

    def find(self, key: str, default: str) -> str:
        """Return the words for a key, or a default where the language has none."""
        return self._table.get(key, default)

    @property
    def keys(self) -> frozenset[str]:
        """All keys."""
        return frozenset(self._table)

    def date(self, value: str) -> str:
        """Return an ISO 8601 date as people write it, only as precise as it is; other values as they are."""
        if match := _PART_OF_DAY.fullmatch(value):
            return f"{self.date(match.group(1))}, {self(f'part.{match.group(2)}')}"
        if match := _WEEK.fullmatch(value):
            return self("date.week", week=int(match.group(2)), year=match.group(1))
        parts = value.split("T")[0].split("-")
        try:
            if "T" in value and ":" in value:
                return format_datetime(datetime.datetime.fromisoformat(value), self("date.time"), locale=self._locale)
            if len(parts) == 3:
                return format_date(datetime.date.fromisoformat(value), "long", locale=self._locale)
            if len(parts) == 2:
                return f"{get_month_names(locale=self._locale)[int(parts[1])]} {int(parts[0])}"
        except (ValueError, KeyError):
            pass
        return value

    def one_of(self, values: Sequence[str]) -> str:
        """Return several dates as a choice; days of one month share its name."""
        months = {value[:7] + value[10:] for value in values}
        if len(months) == 1 and all(re.match(r"\d{4}-\d\d-\d\d", value) for value in values):
            days = [self("date.day", day=int(value[8:10])) for value in values[:-1]]
            last = self.date(values[-1])
        else:
            days, last = [self.date(value) for value in values[:-1]], self.date(values[-1])
        return self("timeline.either", first=", ".join(days), last=last) if days else last


@cache
def load_strings(code: str, room: str = "sayso.showing") -> Strings:
    """Return the interface's words in a language.

    Args:
        code: ISO 639-1 code.
        room: Package whose `locales` hold the words.

    Raises:
        SaysoError: The interface does not speak it.
    """
    if code not in interface_codes():
        raise SaysoError(f"the interface does not speak {code!r}; it speaks {', '.join(interface_codes())}")
    text = files(room).joinpath("locales", f"{code}.toml").read_text(encoding="utf-8")
    return Strings(code, _flat(tomllib.loads(text)))


@cache
def interface_codes() -> tuple[str, ...]:
    """Return the codes of the languages that the interface speaks, sorted."""
    folder = files("sayso.showing").joinpath("locales")
    return tuple(sorted(f.name[:-5] for f in folder.iterdir() if f.name.endswith(".toml")))


def _flat(table: Mapping[str, object], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, Mapping):
            flat.update(_flat(value, f"{prefix}{key}."))
        else:
            flat[prefix + key] = str(value)
    return flat
