"""From view models to one HTML file: templates, style and script are put in, all words of pages are escaped."""

import base64
import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sayso.showing.explain import Rules
from sayso.showing.html.body import render_block
from sayso.showing.html.glyphs import draw_glyph
from sayso.showing.html.voices_svg import Picture, draw_voices
from sayso.showing.records import BlockView, ClaimView, PageView, PassageView, StatementView, StoryView
from sayso.showing.strings import Strings
from sayso.showing.terminal import percent, range_words, when
from sayso.showing.voices import view_voices

_WIDE, _NARROW = 1040, 352
"""Widths of the voices picture, in CSS pixels, on a desk and on a phone."""


def render_story(view: StoryView, t: Strings, describe: Rules | None = None) -> str:
    """Return the report of a story as HTML.

    Args:
        view: As `view_story` gives it.
        t: Words of the interface.
        describe: Gives a rule's table by its id, such as `LanguagePack.describe`; without it rules are named only.
    """
    from sayso import __version__

    style, script = _asset("report.css"), _asset("report.js")
    environment = Environment(
        loader=PackageLoader("sayso.showing.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(percent=percent)
    return environment.get_template("report.html.j2").render(
        view=view,
        t=t,
        version=__version__,
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - likewise
        policy=_policy(style, script),
        block=render_block,
        voices=partial(range_words, key="report.voices", t=t),
        when=partial(when, t=t),
        pictures=_pictures(view, t),
        speakers=_speakers(view),
        colour={p.letter: f"k{i % 6}" for i, p in enumerate(view.pages)},
        draw=draw_glyph,
        by_source=_by_source,
        picks=_picks,
        claims={c.id: c for c in view.claims},
        level=_level,
        rules=_rules(view, describe) if describe else {},
        begins=partial(_begins, view.passages),
        choices=_choices(view, t),
        pairs=_pairs(view),
    )


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


def _pictures(view: StoryView, t: Strings) -> list[Picture]:
    voices = view_voices(view)
    names = {p.letter: p.name for p in view.pages}
    return [draw_voices(voices, width, names, t) for width in (_WIDE, _NARROW)] if voices.asserters else []


def _speakers(view: StoryView) -> list[tuple[str | None, list[StatementView]]]:
    """Everyone who speaks with their statements, most first; those who cannot be told last."""
    found: dict[str | None, list[StatementView]] = defaultdict(list)
    for stmt in view.statements:
        if not stmt.parent:
            found[stmt.name].append(stmt)
    return sorted(found.items(), key=lambda item: (item[0] is None, -len(item[1])))


def _by_source(members: Sequence[StatementView]) -> list[list[StatementView]]:
    """Members that came through the same sources together, in the order of the first."""
    groups: dict[tuple[str, ...], list[StatementView]] = defaultdict(list)
    for member in members:
        groups[(*(link.name for link in member.through), member.copy_of or "")].append(member)
    return list(groups.values())


def _picks(members: Sequence[StatementView]) -> Markup:
    """Return the attributes by which the reader can choose: values are parted by a line break."""
    values = {
        "who": [m.name for m in members if m.name],
        "page": [m.page for m in members],
        "source": [link.name for m in members for link in m.through if link.name],
        "mode": [m.mode for m in members],
    }
    parts = (Markup(' data-{0}="{1}"').format(name, "\n".join(dict.fromkeys(found))) for name, found in values.items())
    return Markup("").join(parts)


def _choices(view: StoryView, t: Strings) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what can be chosen by speaker, page, source and form: value and words, most frequent first."""
    top = [s for s in view.statements if not s.parent]
    speakers = Counter(s.name for s in top if s.name)
    sources = Counter(link.name for s in top for link in s.through if link.name)
    modes = Counter(s.mode for s in top)
    return [
        ("who", [(name, name) for name, _ in speakers.most_common()]),
        ("page", [(p.letter, f"{p.letter} {p.name}") for p in view.pages]),
        ("source", [(name, name) for name, _ in sources.most_common()]),
        ("mode", [(mode, t(f"mode.{mode}")) for mode, _ in modes.most_common()]),
    ]


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


def _rules(view: StoryView, describe: Rules) -> dict[str, Mapping[str, Any]]:
    """Return the tables of all rules that fired, by id, sorted."""
    fired = sorted({hit.rule for stmt in view.statements for hit in stmt.rules})
    return {rule: table for rule in fired if (table := describe(rule))}


def _begins(passages: Sequence[PassageView], page: PageView, block: BlockView) -> list[PassageView]:
    """Return the passages that begin in a block of a page, in text order."""
    places = {mark.note for mark in block.marks if mark.kind == "passage" and mark.span.start >= block.span.start}
    return [p for p in passages if p.id in places and page.letter in p.pages]
