import ast
import re
from importlib.resources import files
from pathlib import Path

import pytest

from sayso.errors import PackError
from sayso.lang import LanguagePack, PatternRule, load_pack, pack_codes
from sayso.lang.rules import check_ids, compile_pattern, parse_rules

SOURCE = Path(__file__).resolve().parents[2] / "src" / "sayso"


def test_unknown_language_is_named() -> None:
    with pytest.raises(PackError, match="no language pack 'xx'"):
        load_pack("xx")


@pytest.mark.parametrize("code", pack_codes())
def test_every_pack_says_its_own_code_and_loads_its_words(code: str) -> None:
    pack = load_pack(code)
    assert pack.code == code
    folder = files("sayso.lang").joinpath(code, "lexicon")
    for path in folder.iterdir() if folder.is_dir() else ():
        rows = pack.table(path.name.removesuffix(".tsv"))
        assert rows, f"{code}/{path.name} is empty"
        keys = [tuple(row.values()) for row in rows]
        assert len(keys) == len(set(keys)), f"{code}/{path.name} holds a row twice"


@pytest.mark.parametrize("code", pack_codes())
def test_rule_ids_are_unique_over_the_whole_pack(code: str) -> None:
    pack = load_pack(code)
    ids = [t["id"] for f in pack.families for t in pack.rule_tables(f)]
    assert len(ids) == len(set(ids))
    assert all(i.startswith(f"{code}.") for i in ids)
    assert [(pack.describe(i) or {}).get("id") for i in ids] == ids


HEAD = 'code = "zz"\nname = "Zed"\ncovers = []\n'


def make_pack(folder: Path, toml: str, tables: dict[str, str] | None = None) -> LanguagePack:
    (folder / "rules").mkdir()
    (folder / "lexicon").mkdir()
    (folder / "pack.toml").write_text(toml, encoding="utf-8")
    for name, text in (tables or {}).items():
        (folder / "lexicon" / f"{name}.tsv").write_text(text, encoding="utf-8")
    return LanguagePack(folder)


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        (HEAD + "colour = 1", "unknown key 'colour'"),
        ('code = "zz"\ncovers = []', "key 'name' is missing"),
        ("code = ", "Invalid value"),
    ],
)
def test_broken_packs_are_named(toml: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(PackError, match=message):
        make_pack(tmp_path, toml)


def test_tables_refuse_rows_that_are_too_long_and_fill_short_ones(tmp_path: Path) -> None:
    pack = make_pack(tmp_path, HEAD, {"a": "form\tpos\nx\ny\tN\n", "b": "form\nx\ty\n", "c": "# nothing\n"})
    assert [dict(r) for r in pack.table("a")] == [{"form": "x", "pos": ""}, {"form": "y", "pos": "N"}]
    with pytest.raises(PackError, match="more cells than columns"):
        pack.table("b")
    with pytest.raises(PackError, match=r"lexicon/c\.tsv: no header line"):
        pack.table("c")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[rule]]\nid = "zz.a"\npattern = "x"\ncolour = 1', "unknown field 'colour'"),
        ('[[rule]]\nid = "zz.a"', "'pattern' is missing"),
        ('[[rule]]\nid = "zz.a"\npattern = 3', "expected str, got int"),
        ("[other]", "only"),
        ("[[rule]", "Expected"),
    ],
)
def test_broken_rules_are_named(text: str, message: str) -> None:
    with pytest.raises(PackError, match=message):
        parse_rules(text, PatternRule, "here")


def test_ids_must_be_unique_and_belong_to_the_pack() -> None:
    rules = [PatternRule(id="zz.a", pattern="x"), PatternRule(id="zz.a", pattern="y")]
    with pytest.raises(PackError, match="stands twice"):
        check_ids(rules, "zz", "here")
    with pytest.raises(PackError, match="must begin with"):
        check_ids(rules[:1], "de", "here")


def test_fragments_nest_and_circles_are_found() -> None:
    fragments = {"a": "x|y", "b": "${a}+", "c": "${c}"}
    assert compile_pattern("^${b}$", fragments, "here").match("xyx")
    with pytest.raises(PackError, match="deeper"):
        compile_pattern("${c}", fragments, "here")
    with pytest.raises(PackError, match="unknown fragment"):
        compile_pattern("${d}", fragments, "here")
    with pytest.raises(PackError):
        compile_pattern("(", fragments, "here")


def test_lists_of_the_settings_are_empty_where_a_pack_has_none(tmp_path: Path) -> None:
    pack = make_pack(tmp_path, HEAD + '[settings.free]\nhearsay = ["b", "a"]\n')
    assert pack.listed("free", "hearsay") == ("b", "a")
    assert pack.listed("free", "perfect") == pack.listed("times", "hearsay") == ()


def test_derived_values_are_made_once(tmp_path: Path) -> None:
    pack = make_pack(tmp_path, HEAD)
    made: list[str] = []
    for _ in range(3):
        pack.derived("key", lambda: made.append("once"))
    assert made == ["once"]
    assert isinstance(pack.pattern("a+", "here"), re.Pattern)


STEPS = sorted(p for step in ("understanding", "comparing", "running") for p in (SOURCE / step).rglob("*.py"))
NO_WORDS = {"ja"}
"""Letters that transcriptions of foreign names swap."""


@pytest.mark.parametrize("path", STEPS, ids=lambda p: p.stem)
def test_no_step_spells_a_small_word_of_a_language(path: Path) -> None:
    small = {word for code in pack_codes() for word in load_pack(code).words("function_words") if len(word) > 1}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    assert {text.value for text in texts if id(text) not in docs} & small <= NO_WORDS
