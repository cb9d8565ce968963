"""From view models to one HTML file: templates, style and script are put in, all words of pages are escaped."""

import base64
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from importlib.resources import files
from typing import Any, TypeVar

from jinja2 import Environment
from markupsafe import Markup

from sayso.showing.distances import distance_way
from sayso.showing.explain import Rules
from sayso.showing.html.body import render_block
from sayso.showing.html.choices import choices, picks
from sayso.showing.html.data import Data
from sayso.showing.html.glyphs import COLUMN, draw_glyphs
from sayso.showing.html.maps import draw_map
from sayso.showing.html.templating import make_environment
from sayso.showing.html.tongues import Tongues
from sayso.showing.html.voices_svg import Picture, draw_voices
from sayso.showing.records import (
    BlockView,
    ClaimView,
    DiffPart,
    PageView,
    PassageView,
    ReasonView,
    StatementView,
    StoryView,
    Words,
)
from sayso.showing.strings import Strings, interface_codes, load_strings
from sayso.showing.terminal import percent
from sayso.showing.voices import view_voices

T = TypeVar("T")
Diff = tuple[DiffPart, ...]

_WIDE, _NARROW = 1040, 352
"""Widths of the voices picture, in CSS pixels, on a desk and on a phone."""
_MATRIX = 12
"""Pages up to which the table of who shares what is written out; larger ones are made when they are looked at."""
_DIFFERENCES = 150
"""Differences of either kind that are shown; how many more there are is said."""


def render_story(view: StoryView, t: Strings, describe: Rules | None = None) -> str:
    """Return the report of a story as HTML.

    Args:
        view: As `view_story` gives it.
        t: Words of the interface in the language that the report begins in; the others are in the file too.
        describe: Gives a rule's table by its id, such as `LanguagePack.describe`; without it rules are named only.
    """
    from sayso import __version__

    style, script = _asset("report.css"), _asset("report.js")
    tongues = Tongues(t, [load_strings(code) for code in interface_codes()])
    data, rules = Data(tongues), _rules(view, describe) if describe else {}
    glyphs = draw_glyphs(view.claims)
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            view=view,
            t=tongues,
            version=__version__,
            style=Markup(style),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - likewise
            policy=_policy(style, script),
            block=render_block,
            map=draw_map(view.places),
            way=lambda d: tongues.say(partial(distance_way, d)),
            pictures=_pictures(view, tongues),
            colour={p.letter: f"k{i % 6}" for i, p in enumerate(view.pages)},
            tongue={p.letter: p.language for p in view.pages},
            glyphs=glyphs,
            by_source=_by_source,
            by_words=_by_words,
            by_place=_by_place,
            column=COLUMN,
            picks=partial(picks, data=data),
            claims={c.id: c for c in view.claims},
            level=_level,
            because=_because,
            rules=rules,
            begins=partial(_begins, view.passages),
            choices=choices(view, tongues, data),
            pairs=_pairs(view),
            most=_DIFFERENCES,
            shown={d.id for found in (view.differences, view.looks_only) for d in found[:_DIFFERENCES]},
            matrix=len(view.pages) <= _MATRIX,
            data=partial(data.write, view, rules),
        )
    )


@cache
def _environment() -> Environment:
    environment = make_environment("sayso.showing.html")
    environment.filters.update(percent=percent)
    return environment


def _asset(name: str) -> str:
    return files("sayso.showing.html").joinpath("templates", name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Return the content security policy: nothing from outside, no script or style but ours."""

    def digest(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    return (
        f"default-src 'none'; style-src 'sha256-{digest(style)}'; script-src 'sha256-{digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _pictures(view: StoryView, t: Tongues) -> list[Picture]:
    voices = view_voices(view)
    names = {p.letter: p.name for p in view.pages}
    return [draw_voices(voices, width, names, t) for width in (_WIDE, _NARROW)] if voices.asserters else []


def _by_source(members: Sequence[StatementView]) -> list[list[StatementView]]:
    """Members that came through the same sources together, in the order of the first."""
    groups: dict[tuple[str, ...], list[StatementView]] = defaultdict(list)
    for member in members:
        groups[(*(link.name for link in member.through), member.copy_of or "")].append(member)
    return list(groups.values())


def _by_words(claim: ClaimView) -> list[tuple[Diff, list[StatementView]]]:
    """The wordings of a claim, each with the members that have it, in the order of the first."""
    return _wordings((member, member.content, diff) for member, diff in zip(claim.members, claim.diffs, strict=True))


def _by_place(passage: PassageView) -> list[tuple[Diff, list[Words]]]:
    """The wordings of a passage, each with the places that have it, in the order of the first."""
    return _wordings((words, words, diff) for words, diff in zip(passage.places, passage.diffs, strict=True))


def _wordings(found: Iterable[tuple[T, Words, Diff]]) -> list[tuple[Diff, list[T]]]:
    groups: dict[str, tuple[Diff, list[T]]] = {}
    for item, words, diff in found:
        groups.setdefault(words.text.casefold(), (diff, []))[1].append(item)
    return list(groups.values())


def _pairs(view: StoryView) -> list[tuple[str, str]]:
    """Return the pairs of pages that share most, at most six."""
    shares = {
        (p.letter, q.letter): view.shares[i][j]
        for i, p in enumerate(view.pages)
        for j, q in enumerate(view.pages)
        if i < j and view.shares[i][j]
    }
    return sorted(shares, key=lambda pair: -shares[pair])[:6]


def _level(claim: ClaimView) -> str:
    """Return `several` for two voices or more, `one` for one, `open` where it cannot be told."""
    if claim.witnesses.low > 1:
        return "several"
    return "one" if claim.witnesses.high == 1 else "open"


_TELLING = {"several": "own-witness", "open": "origin-open"}
"""Code of the reason that tells most where a claim has several voices, or may have."""


def _because(claim: ClaimView) -> ReasonView | None:
    """Return the reason that stands beside the count while the others are folded away."""
    reasons = claim.witnesses.reasons
    return next((r for r in reasons if r.code == _TELLING.get(_level(claim))), next(iter(reasons), None))


def _rules(view: StoryView, describe: Rules) -> dict[str, Mapping[str, Any]]:
    """Return the tables of all rules that fired, by id, sorted."""
    fired = sorted({hit.rule for stmt in view.statements for hit in stmt.rules})
    return {rule: table for rule in fired if (table := describe(rule))}


def _begins(passages: Sequence[PassageView], page: PageView, block: BlockView) -> list[PassageView]:
    """Return the passages that begin in a block of a page, in text order."""
    places = {mark.note for mark in block.marks if mark.kind == "passage" and mark.span.start >= block.span.start}
    return [p for p in passages if p.id in places and page.letter in p.pages]
