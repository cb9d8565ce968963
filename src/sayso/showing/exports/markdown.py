"""The report of a story as Markdown, for a wiki or a note."""

import re

from sayso.model import Story
from sayso.showing.distances import distance_words
from sayso.showing.exports.base import Export, encode
from sayso.showing.records import ClaimView, StatementView, StoryView
from sayso.showing.strings import Strings
from sayso.showing.terminal import percent, range_words, when
from sayso.showing.view import view_story

_MARK = "<!-- sayso report -->"

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|<>~-])")


def to_markdown(story: Story, t: Strings) -> str:
    """Return what the report says as Markdown; words of pages are escaped.

    Args:
        story: As `compare` gives it.
        t: Words of the interface.
    """
    view = view_story(story)
    lines = [_MARK, "", f"# {_plain(view.title)}", ""]
    for p in view.pages:
        published = t.date(p.published) if p.published else t("page.undated")
        lines.append(f"- **{p.letter}** {_plain(p.name)}: {_plain(p.title)} ({published})")
    lines += _section(t("section.claims"), [line for c in view.claims for line in _claim(c, t)])
    lines += _section(t("section.differences"), _differences(view, t))
    only = [f"- {_said(s, t)}" for _, statements in view.only_on for s in statements]
    lines += _section(t("section.only_on"), only)
    lines += _section(t("section.passages"), _passages(view, t))
    lines += _section(t("section.timeline"), _timeline(view, t))
    if view.distances:
        told = [f"- {d.words.page} {_plain(d.words.text)}: {_plain(distance_words(d, t))}" for d in view.distances]
        lines += _section(t("section.distances"), told)
    return "\n".join(lines) + "\n"


def _section(title: str, body: list[str]) -> list[str]:
    return ["", f"## {title}", "", *(body or ["–"])]


def _claim(claim: ClaimView, t: Strings) -> list[str]:
    who = ", ".join(p.name for p in claim.parties) or claim.lead.name or t("claim.nobody")
    count = f"{range_words(claim.witnesses, 'report.voices', t)}, {t('report.pages', n=len(claim.pages))}"
    head = f"- **{count}** · {_plain(who)} · {t('wording.' + claim.wording)} ({claim.id})"
    why = [f"  - *{_plain(t.find('reason.' + r.code, r.text))}*" for r in claim.witnesses.reasons]
    return [head, *(f"  - {_said(m, t)}" for m in claim.members), *why]


def _said(stmt: StatementView, t: Strings) -> str:
    through = "".join(f" ← {_plain(link.name)}" for link in reversed(stmt.through) if link.name)
    name = _plain(stmt.name or t("claim.unknown"))
    return f"{stmt.label} {_plain(stmt.content.text)} — {name}{through}"


def _differences(view: StoryView, t: Strings) -> list[str]:
    return [
        f"- **{t('kind.' + d.kind)}**: {d.left.page} {_plain(d.left.text)} | {d.right.page} {_plain(d.right.text)}"
        for d in view.differences
    ]


def _passages(view: StoryView, t: Strings) -> list[str]:
    return [
        f"- {' = '.join(p.pages)}, {t('report.words', n=p.words)}, {t('passage.alike', share=percent(p.similarity))}"
        f"{', ' + t('passage.agency', agency=p.agency) if p.agency else ''}: {_plain(p.places[0].text)}"
        for p in view.passages
    ]


def _timeline(view: StoryView, t: Strings) -> list[str]:
    return [
        f"- **{when(entry, t)}** {' '.join(w.page for w in h.places)} "
        f"{_plain(h.words.before)}{_plain(h.words.text)}{_plain(h.words.after)}"
        for entry in view.timeline
        for h in entry.happenings
    ]


def _plain(text: str) -> str:
    """Return words in which Markdown and HTML mean nothing."""
    return _SPECIAL.sub(r"\\\1", text)


EXPORT = Export(
    ending=".md",
    media_type="text/markdown",
    name="the report as Markdown",
    write=lambda story, t: encode(to_markdown(story, t)),
    mark=_MARK.encode(),
)
