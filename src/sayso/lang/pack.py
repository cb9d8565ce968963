"""Language packs: a folder per language, loaded on first use and passed as an argument."""

import re
import tomllib
from collections.abc import Callable, Hashable, Mapping
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar, cast

from sayso.errors import PackError
from sayso.lang.rules import Rule, check_ids, compile_pattern, parse_rules

K = TypeVar("K", bound=Rule)
T = TypeVar("T")

DEFAULT_LANGUAGE = "de"
"""Language of a page that does not show its own."""

_NEEDED_KEYS = {"code", "name", "covers"}
_PACK_KEYS = _NEEDED_KEYS | {"morphology", "fragments", "settings"}


class LanguagePack:
    """What sayso knows of one language.

    A pack is a folder: `pack.toml`, `lexicon/*.tsv` (a header line, then tab-separated rows; `#` begins a comment
    line) and `rules/<family>.toml`. Everything is read when first asked for and kept.

    Attributes:
        code: ISO 639-1 code.
        name: The language's own name.
        morphology: Model name for the tagger; None if there is none.
        covers: Steps that the pack has data for; others report "not supported".
        fragments: Shared pieces of patterns.
        settings: Single values that steps ask for by name.
    """

    def __init__(self, folder: Traversable) -> None:
        self._folder = folder
        self._memo: dict[Hashable, Any] = {}
        data = self._toml("pack.toml")
        if unknown := set(data) - _PACK_KEYS:
            raise PackError(f"{self._where('pack.toml')}: unknown key {min(unknown)!r}")
        if missing := _NEEDED_KEYS - set(data):
            raise PackError(f"{self._where('pack.toml')}: key {min(missing)!r} is missing")
        self.code: str = data["code"]
        self.name: str = data["name"]
        self.morphology: str | None = data.get("morphology")
        self.covers: frozenset[str] = frozenset(data["covers"])
        self.fragments: Mapping[str, str] = data.get("fragments", {})
        self.settings: Mapping[str, Any] = data.get("settings", {})

    def rules(self, family: str, kind: type[K]) -> tuple[K, ...]:
        """Return the rules of a family in file order; empty if the pack has none.

        Args:
            family: Name of the file in `rules/` without ending.
            kind: Dataclass of the family; its fields are the accepted keys.

        Raises:
            PackError: The file is broken.
        """
        return self.derived(("rules", family, kind), lambda: self._load_rules(family, kind))

    def table(self, name: str) -> tuple[Mapping[str, str], ...]:
        """Return the rows of a word list by column name, in file order; empty if the pack has none.

        Raises:
            PackError: There is no header, or a row has more cells than it.
        """
        return self.derived(("table", name), lambda: self._load_table(name))

    def words(self, name: str) -> frozenset[str]:
        """Return the first column of a word list."""
        return self.derived(("words", name), lambda: frozenset(next(iter(row.values())) for row in self.table(name)))

    def listed(self, section: str, name: str) -> tuple[str, ...]:
        """Return a list of words in a section of the settings, in file order; empty if the pack has none."""
        return self.derived(("listed", section, name), lambda: tuple(self.settings.get(section, {}).get(name, ())))

    def data(self, name: str) -> bytes | None:
        """Return the bytes of a file of the pack; None if the pack has no such file."""
        path = self._folder.joinpath(name)
        return path.read_bytes() if path.is_file() else None

    def pattern(self, pattern: str, where: str, flags: int = 0) -> re.Pattern[str]:
        """Return a compiled pattern with the pack's fragments put in; `where` names it in errors."""
        return self.derived(("pattern", pattern, flags), lambda: compile_pattern(pattern, self.fragments, where, flags))

    def derived(self, key: Hashable, build: Callable[[], T]) -> T:
        """Return what `build()` makes of the pack's data, made once per pack and key."""
        if key not in self._memo:
            self._memo[key] = build()
        return cast("T", self._memo[key])

    @cached_property
    def families(self) -> tuple[str, ...]:
        """Names of all rule families of the pack, sorted."""
        folder = self._folder.joinpath("rules")
        names = [f.name for f in folder.iterdir()] if folder.is_dir() else []
        return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))

    def rule_tables(self, family: str) -> list[dict[str, Any]]:
        """Return the rules of a family as they stand in the file, with `family` added."""
        return [{**table, "family": family} for table in self._toml("rules", f"{family}.toml").get("rule", [])]

    def describe(self, rule_id: str) -> Mapping[str, Any] | None:
        """Return a rule as it stands in its file, with `family` added; None if the pack has no such rule."""
        known = self.derived("described", lambda: {t.get("id"): t for f in self.families for t in self.rule_tables(f)})
        return known.get(rule_id)

    def _load_rules(self, family: str, kind: type[K]) -> tuple[K, ...]:
        path = self._folder.joinpath("rules", f"{family}.toml")
        if not path.is_file():
            return ()
        where = self._where(f"rules/{family}.toml")
        rules = parse_rules(path.read_text(encoding="utf-8"), kind, where)
        check_ids(rules, self.code, where)
        return tuple(rules)

    def _load_table(self, name: str) -> tuple[Mapping[str, str], ...]:
        path = self._folder.joinpath("lexicon", f"{name}.tsv")
        if not path.is_file():
            return ()
        lines = [ln for ln in path.read_text(encoding="utf-8").split("\n") if ln.strip() and not ln.startswith("#")]
        if not lines:
            raise PackError(f"{self._where(f'lexicon/{name}.tsv')}: no header line")
        header = lines[0].split("\t")
        rows: list[Mapping[str, str]] = []
        for line in lines[1:]:
            cells = line.split("\t")
            if len(cells) > len(header):
                raise PackError(f"{self._where(f'lexicon/{name}.tsv')}: more cells than columns in {line!r}")
            rows.append(dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True)))
        return tuple(rows)

    def _toml(self, *parts: str) -> dict[str, Any]:
        path = self._folder.joinpath(*parts)
        try:
            return tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise PackError(f"{self._where('/'.join(parts))}: {error}") from None
        except FileNotFoundError:
            raise PackError(f"{self._where('/'.join(parts))}: file is missing") from None

    def _where(self, path: str) -> str:
        return f"lang/{self._folder.name}/{path}"


def pack_codes() -> tuple[str, ...]:
    """Return the codes of all packs, sorted."""
    return tuple(sorted(f.name for f in files("sayso.lang").iterdir() if f.joinpath("pack.toml").is_file()))


@cache
def load_pack(code: str) -> LanguagePack:
    """Return the pack of a language; the same object for the same code.

    Raises:
        PackError: There is no such pack, or it is broken.
    """
    if code not in pack_codes():
        raise PackError(f"no language pack {code!r}; there are {', '.join(pack_codes())}")
    return LanguagePack(files("sayso.lang").joinpath(code))
