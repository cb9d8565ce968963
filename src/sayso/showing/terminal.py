"""The report in the terminal, in the order of the HTML report."""

from collections.abc import Iterable, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from sayso.model import RUNNING_TEXT, AnalysedDocument, BlockKind, Entity, Quantity, Timex
from sayso.showing.distances import distance_words
from sayso.showing.places import fold
from sayso.showing.records import (
    ClaimView,
    DifferenceView,
    DiffPart,
    DistanceView,
    LinkView,
    PageView,
    PassageView,
    RangeView,
    ReasonView,
    StatementView,
    StoryView,
    TimelineView,
    label_of,
)
from sayso.showing.strings import Strings

_PAGE_COLOURS = ("cyan", "magenta", "green", "blue", "yellow", "red")

_WHEN = 30
"""Columns for a time."""


def print_story(view: StoryView, console: Console, t: Strings) -> None:
    """Print the report of a story."""
    console.print(_heading(view, t))
    single = len(view.pages) == 1
    if not single:
        _section(console, t("section.claims"), _claims(view.claims, t), t("explain.empty_claims"))
        _section(console, t("section.differences"), _differences(view, t), t("explain.empty_differences"))
        _section(console, t("section.only_on"), _only_on(view, t), t("explain.empty_only_on"))
        _section(console, t("section.passages"), _passages(view.passages, t), t("explain.empty_passages"))
    else:
        _section(console, t("section.speakers"), _statements(view.statements, t), t("explain.empty_statements"))
    _section(console, t("section.timeline"), _timeline(view.timeline, t), t("explain.empty_timeline"))
    _distances(view, console, t)
    if not single:
        _section(console, t("section.pages"), [_page(p, t) for p in view.pages], "")


def print_page(view: StoryView, doc: AnalysedDocument, console: Console, t: Strings) -> None:
    """Print what a single page reports: article, statements, people, times, quantities."""
    console.print(_heading(view, t))
    page, text = view.pages[0], doc.document.text
    article = [
        Text(fold(b.span.of(text)), style="bold" if b.kind in (BlockKind.TITLE, BlockKind.HEADING) else "")
        for b in page.blocks
        if b.kind in RUNNING_TEXT
    ]
    _section(console, t("section.article"), [Padding(line, (0, 0, 1, 0), expand=False) for line in article], "")
    _section(console, t("section.speakers"), _statements(view.statements, t), t("explain.empty_statements"))
    _section(console, t("section.names"), _grid(_name(entity, t) for entity in doc.entities), "–")
    _section(console, t("section.timeline"), _grid(_time(x, text, t) for x in doc.times), t("explain.empty_timeline"))
    _section(console, t("section.quantities"), _grid(_quantity(q, text) for q in doc.quantities), "–")
    _distances(view, console, t)


def range_words(count: RangeView, key: str, t: Strings) -> str:
    """Return a range with its noun: `1 voice`, `1–2 voices`."""
    return t(key, n=1).replace("1", count.text, 1) if count.text == "1" else t(key, n=2).replace("2", count.text, 1)


def counts(view: StoryView, t: Strings) -> str:
    """Return how many pages, claims, differences and passages a story has, in a phrase."""
    told = {"pages": view.pages, "claims": view.claims, "differences": view.differences, "passages": view.passages}
    return " · ".join(t(f"report.{key}", n=len(found)) for key, found in told.items())


def page_name(letter: str) -> Text:
    """Return a page's letter in its colour."""
    return Text(letter, style=f"bold {_colour(letter)}")


def _colour(letter: str) -> str:
    return _PAGE_COLOURS[(ord(letter[-1]) - 65) % len(_PAGE_COLOURS)]


def _section(console: Console, title: str, body: Sequence[RenderableType], empty: str) -> None:
    console.print()
    console.print(Rule(Text(title, style="bold"), align="left", style="dim"))
    for item in body or [Text(empty, style="dim")]:
        console.print(item)


def _grid(rows: Iterable[Sequence[Text | Group]]) -> list[RenderableType]:
    """Return rows as one table without lines; nothing where there are none."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for row in rows:
        table.add_row(*row)
    return [table] if table.row_count else []


def _name(entity: Entity, t: Strings) -> tuple[Text, ...]:
    kind = Text(t.find(f"entity.{entity.kind}", entity.kind), style="dim")
    return Text(entity.name, style="bold"), kind, Text(", ".join(map(fold, entity.aliases)))


def _time(timex: Timex, text: str, t: Strings) -> tuple[Text, ...]:
    value = timex.value or (t.one_of(timex.candidates) if timex.candidates else t("timeline.open"))
    return Text(fold(timex.span.of(text)), style="bold"), Text(value)


def _quantity(q: Quantity, text: str) -> tuple[Text, ...]:
    value = "" if q.value is None else f"{q.value:g}" + (f"–{q.upper:g}" if q.upper is not None else "")
    return Text(fold(q.span.of(text)), style="bold"), Text(" ".join(filter(None, (q.bound, value, q.unit))))


def _heading(view: StoryView, t: Strings) -> RenderableType:
    title = Text(view.title or t("report.title"), style="bold")
    if len(view.pages) == 1:
        page = view.pages[0]
        return Group(title, _about(page, t), Text(t("report.statements", n=len(view.statements)), style="dim"))
    lines: list[RenderableType] = [title, Text(counts(view, t))]
    if view.claims:
        rest = len(view.claims) - view.one_voice - view.several_voices
        told = [("one_voice", view.one_voice), ("several", view.several_voices), ("open", rest)]
        lines.append(Text("; ".join(t(f"report.{key}", n=n) for key, n in told if n), style="bold yellow"))
    lines.extend(Text.assemble(page_name(p.letter), "  ", p.name, "  ", (p.title, "dim")) for p in view.pages)
    return Group(*lines)


def _claims(claims: Iterable[ClaimView], t: Strings) -> list[RenderableType]:
    return [_claim(claim, t) for claim in claims]


def _claim(claim: ClaimView, t: Strings) -> RenderableType:
    head = Text()
    style = "bold green" if claim.witnesses.low > 1 else "bold yellow"
    head.append(range_words(claim.witnesses, "report.voices", t), style=style)
    head.append(f" · {t('report.pages', n=len(claim.pages))}", style="bold")
    if claim.parties:
        head.append(f" · {', '.join(p.name for p in claim.parties)}")
    else:
        head.append(f" · {claim.lead.name or t('claim.nobody')}", style="dim")
    head.append(f" · {t('wording.' + claim.wording)}", style="dim")
    if claim.judgement == "unsure":
        head.append(f" · {t('claim.unsure')}", style="yellow")
    head.append(f"  {claim.id}", style="dim")
    lines: list[RenderableType]
    if claim.wording == "same":
        lines = [_same(claim, t)]
    else:
        lines = [said(m, t, diff) for m, diff in zip(claim.members, claim.diffs, strict=True)]
    lines.extend(_reason(r, t) for r in claim.witnesses.reasons)
    return Group(Text(""), head, Padding(Group(*lines), (0, 0, 0, 2), expand=False))


def _same(claim: ClaimView, t: Strings) -> Text:
    """Return the words that all members have, once, with the statements and the sources they came through."""
    text = Text(f"{claim.lead.content.text}  ")
    for n, member in enumerate(claim.members):
        text.append(", " if n else "").append_text(_label(member))
        for link in reversed(member.through):
            text.append(f" ← {_link(link, t)}", style="dim")
    return text


def _label(stmt: StatementView) -> Text:
    return Text.assemble(page_name(stmt.page), (stmt.label.removeprefix(stmt.page), _colour(stmt.page)))


def _reason(reason: ReasonView, t: Strings) -> Text:
    text = Text("→ ", style="dim")
    text.append(t.find(f"reason.{reason.code}", reason.text))
    for words in reason.words[:4]:
        text.append(f"  {label_of(words.anchor) or f'{words.page}: {_short(words.text)}'}", style="italic")
    return text


def said(stmt: StatementView, t: Strings, diff: Sequence[DiffPart] | None = None) -> Text:
    """Return a statement on one line: page, words, who, through whom."""
    text = _label(stmt).append(" ")
    if diff:
        for n, part in enumerate(diff):
            text.append(" " if n else "")
            text.append(part.text, style="" if part.same else "bold underline")
    else:
        text.append(stmt.content.text)
    text.append(" — ", style="dim")
    text.append(stmt.name or t("claim.unknown"), style="italic" if stmt.name else "dim italic")
    for link in reversed(stmt.through):
        text.append(f" ← {_link(link, t)}", style="dim")
    notes = [t(f"mode.{stmt.mode}")]
    if stmt.polarity != "asserted":
        notes.append(t(f"polarity.{stmt.polarity}"))
    notes.extend(h.text for h in stmt.hedges)
    if stmt.grade == "weak":
        notes.append(t("grade.weak"))
    text.append(f" ({', '.join(notes)})", style="dim")
    return text


def _link(link: LinkView, t: Strings) -> str:
    name = link.name or t(f"role.{link.role}")
    if link.refers_to and name not in link.refers_to.text:
        return f"{name} (= {link.refers_to.text})"
    return f"{name} (?)" if link.anaphoric and not link.refers_to else name


def _differences(view: StoryView, t: Strings) -> list[RenderableType]:
    items: list[RenderableType] = [difference(d, t) for d in view.differences]
    for headline in view.headlines:
        if headline.verdict != "verbatim":
            line = Text.assemble((f"{t('headline.title')}: {t('verdict.' + headline.verdict)}  ", "bold"))
            line.append_text(page_name(headline.words.page)).append(f" {headline.words.text}")
            items.append(line)
    for circle in view.circles:
        line = Text.assemble((f"{t('circle.' + circle.kind)}: ", "bold"), ", ".join(circle.outlets))
        for words in circle.words:
            line.append("  ").append_text(page_name(words.page)).append(f" {words.text}")
        items.append(line)
    if view.looks_only:
        items.append(Text(f"{t('explain.looks')}:", style="dim"))
        items.extend(difference(d, t) for d in view.looks_only)
    return items


def difference(d: DifferenceView, t: Strings) -> RenderableType:
    """Return a difference: in what, why, and the words of both pages."""
    head = Text.assemble(
        (t(f"kind.{d.kind}"), "bold"), (f"  {t.find('text.' + d.why, d.why)}  {d.claim or ''} {d.id}", "dim")
    )
    sides = []
    for side in (d.left, d.right):
        line = Text("  ").append_text(page_name(side.page)).append(" ")
        line.append(side.before, style="dim").append(side.text, style="bold underline").append(side.after, style="dim")
        sides.append(line)
    return Group(head, *sides)


def _only_on(view: StoryView, t: Strings) -> list[RenderableType]:
    items: list[RenderableType] = []
    for page, statements in view.only_on:
        items.append(Text.assemble(page_name(page), f"  {view.page(page).name}"))
        items.extend(Padding(said(s, t), (0, 0, 0, 2), expand=False) for s in statements)
    return items


def _passages(passages: Iterable[PassageView], t: Strings) -> list[RenderableType]:
    items: list[RenderableType] = []
    for p in passages:
        head = Text.assemble((t("report.words", n=p.words), "bold"), " · ")
        for n, page in enumerate(p.pages):
            head.append_text(Text(" = ") if n else Text("")).append_text(page_name(page))
        head.append(f" · {t('passage.alike', share=percent(p.similarity))}", style="dim")
        if p.agency:
            head.append(f" · {t('passage.agency', agency=p.agency)}")
        head.append(f"  {p.id}", style="dim")
        items.append(Group(head, Padding(Text(_short(p.places[0].text, 240), style="dim"), (0, 0, 0, 2), expand=False)))
    return items


def _statements(statements: Iterable[StatementView], t: Strings) -> list[RenderableType]:
    return [Padding(said(s, t), (0, 0, 0, 2 if s.parent else 0), expand=False) for s in statements]


def _timeline(timeline: Iterable[TimelineView], t: Strings) -> list[RenderableType]:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(max_width=_WHEN)
    for entry in timeline:
        for n, told in enumerate(entry.happenings):
            line = Text(told.words.before, style="dim")
            line.append(told.words.text, style="not dim bold").append(told.words.after)
            pages = Text(" ").join(page_name(w.page) for w in told.places)
            table.add_row(Text("" if n else when(entry, t), style="bold"), pages, line)
    return [table] if table.row_count else []


def _distances(view: StoryView, console: Console, t: Strings) -> None:
    """Print stated distances beside the map, if there are any."""
    rows = _grid(_distance(d, t) for d in view.distances)
    if rows:
        _section(console, t("section.distances"), rows, "")


def _distance(d: DistanceView, t: Strings) -> tuple[Text | Group, ...]:
    words = Text.assemble((d.words.before, "dim"), (d.words.text, "bold"), (d.words.after, "dim"))
    return page_name(d.words.page), Group(words, Text(distance_words(d, t)))


def when(entry: TimelineView, t: Strings) -> str:
    """Return the time of an entry for people; doubt is said."""
    if entry.value:
        return t.date(entry.value)
    return t.one_of(entry.candidates) if entry.candidates else t("timeline.open")


def _page(page: PageView, t: Strings) -> RenderableType:
    head = Text.assemble(page_name(page.letter), "  ", (page.title or page.id, "bold"))
    return Group(head, Padding(_about(page, t), (0, 0, 0, 3), expand=False))


def _about(page: PageView, t: Strings) -> Text:
    parts = [page.name, t.date(page.published) if page.published else t("page.undated")]
    if page.authors:
        parts.append(t("page.by", authors=", ".join(page.authors)))
    agencies = ", ".join(page.agencies)
    parts.append(t("page.agencies", agencies=agencies) if agencies else t("page.no_agencies"))
    parts.append(t("report.statements", n=len(page.statements)))
    if page.shared:
        parts.append(t("page.shared", share=percent(page.shared)))
    if page.cut:
        parts.append(t("page.cut"))
    return Text(" · ".join(parts), style="dim")


def percent(share: float) -> str:
    """Return a share as people write it; never rounded up to all or down to nothing."""
    if 0 < share < 0.01:
        return "< 1 %"
    return f"{min(99, round(share * 100)) if share < 1 else 100} %"


def _short(text: str, length: int = 80) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rsplit(' ', 1)[0]} …"
