"""What a notebook shows of a story or a page, and their statements as tables of pandas or Polars."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from sayso.errors import SaysoError
from sayso.model import RUNNING_TEXT, AnalysedDocument, Document, Story
from sayso.showing.exports.table import COLUMNS, rows_of
from sayso.showing.places import clean
from sayso.showing.records import ClaimView, StatementView, StoryView
from sayso.showing.strings import Strings, load_strings
from sayso.showing.terminal import counts, range_words
from sayso.showing.view import view_story

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

_MOST = 20
"""Rows shown; how many more there are is said."""
_FRAME = Markup('<div class="tex2jax_ignore mathjax_ignore">{0}</div>')
"""The classes keep a notebook from taking dollar signs for formulas."""


def to_html(record: Story | AnalysedDocument | Document) -> str:
    """Return a record as HTML for a notebook: short, without style or script, every word of a page escaped."""
    t = load_strings("en")
    if isinstance(record, Document):
        return str(_FRAME.format(_article(record)))
    view = view_story(_story(record))
    if len(view.pages) == 1:
        return str(_FRAME.format(_page(view, t)))
    return str(_FRAME.format(_comparison(view, t)))


def to_pandas(record: Story | AnalysedDocument) -> "pd.DataFrame":
    """Return the statements as a pandas table; unknown values are `NA`, lists stay lists.

    Raises:
        SaysoError: pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError:
        raise SaysoError("to_pandas needs pandas: install it beside sayso") from None
    rows = rows_of(_story(record))
    kinds: dict[str, Any] = {"text": "string", "integer": "Int64", "share": "Float64", "list": "object"}
    return pd.DataFrame(
        {name: pd.Series([row[name] for row in rows], dtype=kinds[c.kind]) for name, c in COLUMNS.items()}
    )


def to_polars(record: Story | AnalysedDocument) -> "pl.DataFrame":
    """Return the statements as a Polars table; unknown values are null, lists stay lists.

    Raises:
        SaysoError: Polars is not installed.
    """
    try:
        import polars as pl
    except ImportError:
        raise SaysoError("to_polars needs Polars: install it beside sayso") from None
    kinds: dict[str, Any] = {"text": pl.String, "integer": pl.Int64, "share": pl.Float64, "list": pl.List(pl.String)}
    return pl.DataFrame(rows_of(_story(record)), schema={name: kinds[c.kind] for name, c in COLUMNS.items()})


def _story(record: Story | AnalysedDocument) -> Story:
    return record if isinstance(record, Story) else Story(id=record.id, documents=(record,), issues=record.issues)


def _comparison(view: StoryView, t: Strings) -> Markup:
    pages = ((p.letter, p.name, p.title) for p in view.pages)
    return Markup("").join(
        [
            Markup("<p><b>{0}</b><br>{1}</p>").format(view.title, counts(view, t)),
            _table((), pages, t),
            _table(
                (t("filter.voices"), t("filter.who"), t("detail.said"), t("nav.pages")),
                [_claim(c, t) for c in view.claims],
                t,
            ),
        ]
    )


def _claim(claim: ClaimView, t: Strings) -> tuple[str, ...]:
    who = ", ".join(p.name for p in claim.parties) or claim.lead.name or t("claim.nobody")
    voices = range_words(claim.witnesses, "report.voices", t)
    return voices, who, claim.lead.content.text, " ".join(m.label for m in claim.members)


def _page(view: StoryView, t: Strings) -> Markup:
    page = view.pages[0]
    about = [page.name, t.date(page.published) if page.published else t("page.undated")]
    about.append(t("report.statements", n=len(page.statements)))
    heads = ("", t("filter.who"), t("filter.source"), t("filter.mode"), t("detail.said"))
    head = Markup("<p><b>{0}</b><br>{1}</p>").format(page.title or page.id, " · ".join(about))
    return head + _table(heads, [_statement(s, t) for s in page.statements], t)


def _statement(stmt: StatementView, t: Strings) -> tuple[str, ...]:
    through = " ← ".join(link.name for link in reversed(stmt.through) if link.name)
    who = stmt.name or t("claim.unknown")
    return stmt.label, who, through, t(f"mode.{stmt.mode}"), stmt.content.text


def _article(doc: Document) -> Markup:
    words = (b.span.of(doc.text) for b in doc.blocks if b.kind in RUNNING_TEXT)
    about = " · ".join(filter(None, (doc.outlet, doc.published, ", ".join(a.agency for a in doc.agencies))))
    shown = Markup("").join(
        Markup("<p>{0}</p>").format(clean(text)) for text, _ in zip(words, range(_MOST), strict=False)
    )
    return Markup("<p>{0}</p>").format(about or doc.id) + shown


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], t: Strings) -> Markup:
    """Return a table of at most `_MOST` rows; below it how many there are more."""
    found = list(rows)
    head = Markup("<thead><tr>{0}</tr></thead>").format(_cells("th", heads)) if heads else Markup("")
    body = Markup("").join(Markup("<tr>{0}</tr>").format(_cells("td", row)) for row in found[:_MOST])
    table = Markup("<table>{0}<tbody>{1}</tbody></table>").format(head, body) if found else Markup("")
    more = len(found) - _MOST
    return table + (Markup("<p>{0}</p>").format(t("notebook.more", n=more)) if more > 0 else Markup(""))


def _cells(tag: str, words: Iterable[str]) -> Markup:
    opened, closed = Markup(f'<{tag} style="text-align: left">'), Markup(f"</{tag}>")  # noqa: S704 - th or td
    return Markup("").join(opened + escape(clean(word)) + closed for word in words)
