"""Dates in every place where pages carry them, with the dates that lie in wait beside them."""

import pytest

from sayso.model import Document
from sayso.reading import read_page
from sayso.reading.dates import find_dates, parse_date, parse_declared
from sayso.reading.furniture import reading_packs

BODY = (
    "<p>Die alte Brücke über den See bleibt gesperrt, da die Prüfer im Mai 2019 und am 3. April 2021 Risse sahen.</p>"
    "<p>„Wir müssen für die Sicherheit sorgen“, sagte die Bürgermeisterin, und sie nannte dafür drei gute Gründe.</p>"
    "<p>Der Rat will am 12. Dezember 2030 erneut beraten, ob die Sperrung auch für Fußgänger und Räder gelten soll.</p>"
)
TITLE = "Rat sperrt die Brücke von Seebrück"


def html(head: str = "", above: str = "", below: str = "", url: str | None = None) -> Document:
    page = (
        f"<!DOCTYPE html><html><head><title>{TITLE}</title>{head}</head><body><main><article><h1>{TITLE}</h1>"
        f"{above}{BODY}{below}</article></main><footer><p>© 2001–2024 Seebrücker Bote</p></footer></body></html>"
    )
    return read_page(page.encode(), "page.html", url=url)


def json_ld(fields: str, before: str = "") -> str:
    return (
        f'<script type="application/ld+json">[{before}{{"@type":"NewsArticle","headline":"{TITLE}",{fields}}}]</script>'
    )


def meta(name: str, content: str, attribute: str = "property") -> str:
    return f'<meta {attribute}="{name}" content="{content}">'


IN_HEAD = [
    (json_ld('"datePublished":"2024-03-05T08:15:00+01:00"'), "2024-03-05T08:15+01:00"),
    (json_ld('"datePublished":"2024-03-05T07:15:00Z"'), "2024-03-05T07:15+00:00"),
    (json_ld('"datePublished":"2024-03-05T08:15:00.000+0100"'), "2024-03-05T08:15+01:00"),
    (json_ld('"datePublished":"2024-03-05T08:15"'), "2024-03-05T08:15"),
    (json_ld('"datePublished":"2024-03-05"'), "2024-03-05"),
    (json_ld('"datePublished":"2024-03"'), "2024-03"),
    (json_ld('"datePublished":["2024-03-05"]'), None),
    (json_ld('"datePublished":"gestern"'), None),
    (json_ld('"datePublished":"2024-13-45"'), None),
    (json_ld('"datePublished":"0001-01-01T00:00:00"'), None),
    (json_ld('"datePublished":"2024-03-05"', '{"@type":"WebPage","datePublished":"2011-01-01"},'), "2024-03-05"),
    (json_ld('"datePublished":"2024-03-05"', '{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle",'
             '"datePublished":"2011-01-01"}]},'), "2024-03-05"),
    (meta("article:published_time", "2024-03-05T08:15:00+01:00"), "2024-03-05T08:15+01:00"),
    (meta("og:published_time", "2024-03-05 08:15:00"), "2024-03-05T08:15"),
    (meta("date", "2024-03-05T08:15+01:00", "name"), "2024-03-05T08:15+01:00"),
    (meta("DC.date.issued", "2024-03-05", "name"), "2024-03-05"),
    (meta("parsely-pub-date", "2024-03-05T07:15:00Z", "name"), "2024-03-05T07:15+00:00"),
    (meta("sailthru.date", "2024-03-05 08:15", "name"), "2024-03-05T08:15"),
    (meta("datePublished", "2024-03-05", "itemprop"), "2024-03-05"),
    (meta("copyright", "2011", "name"), None),
    (meta("expires", "2030-01-01", "name"), None),
]  # fmt: skip


@pytest.mark.parametrize(("head", "published"), IN_HEAD)
def test_published_is_declared_in_the_head(head: str, published: str | None) -> None:
    assert html(head).published == published


IN_TEXT = [
    ("<time datetime='2024-03-05T08:15:00+01:00'>5. März 2024, 08:15 Uhr</time>", "2024-03-05T08:15+01:00", None),
    ("<p class='date'>5. März 2024, 08:15 Uhr</p>", "2024-03-05T08:15", None),
    ("<p class='date'>05.03.2024, 08:15</p>", "2024-03-05T08:15", None),
    ("<p class='date'>05.03.2024</p>", "2024-03-05", None),
    ("<p class='date'>Veröffentlicht am 5. März 2024 um 8.15 Uhr</p>", "2024-03-05T08:15", None),
    ("<p class='date'>Dienstag, 5. März 2024</p>", "2024-03-05", None),
    ("<p class='date'>5. März 2024, 08:15 Uhr MEZ</p>", "2024-03-05T08:15+01:00", None),
    ("<p class='date'>Stand: 5. März 2024, 08:15 Uhr</p>", None, "2024-03-05T08:15"),
    ("<p class='date'>Aktualisiert am 06.03.2024, 17:02 Uhr</p>", None, "2024-03-06T17:02"),
    (
        "<p class='date'>Veröffentlicht am 05.03.2024, aktualisiert am 06.03.2024, 17:02 Uhr</p>",
        "2024-03-05",
        "2024-03-06T17:02",
    ),
    ("<p class='date'>March 5, 2024, 8:15 pm</p>", "2024-03-05T20:15", None),
    ("<p class='date'>5 March 2024</p>", "2024-03-05", None),
    ("", None, None),
]


@pytest.mark.parametrize(("above", "published", "modified"), IN_TEXT)
def test_dates_are_printed_near_the_headline(above: str, published: str | None, modified: str | None) -> None:
    doc = html(above=above)
    assert (doc.published, doc.modified) == (published, modified)


@pytest.mark.parametrize(
    ("url", "published"),
    [
        ("https://bote.example/2024/03/05/bruecke", "2024-03-05"),
        ("https://bote.example/2024/03/bruecke", "2024-03"),
        ("https://bote.example/news/2024-03-05/bruecke.html", "2024-03-05"),
        ("https://bote.example/artikel-20240305.html", None),
        ("https://bote.example/2024/99/bruecke", None),
        ("https://bote.example/bruecke-2030", None),
    ],
)
def test_the_address_gives_a_date_where_nothing_else_does(url: str, published: str | None) -> None:
    assert html(url=url).published == published
    assert html(head=meta("date", "2023-01-01", "name"), url=url).published == "2023-01-01"


def test_dates_of_other_articles_are_no_date_of_this_one() -> None:
    teasers = (
        "<section class='related'><h2>Das könnte Sie auch interessieren</h2><ul>"
        "<li><time datetime='2011-01-01'>1. Januar 2011</time> <a href='/a'>Der Damm hält</a></li></ul></section>"
    )
    assert html(below=teasers).published is None


def test_a_declared_change_is_told_from_publication() -> None:
    doc = html(json_ld('"datePublished":"2024-03-05","dateModified":"2024-03-06T17:02:11+01:00"'))
    assert (doc.published, doc.modified) == ("2024-03-05", "2024-03-06T17:02+01:00")


@pytest.mark.parametrize("text", ["31.02.2024", "5. Brumaire 2024", "am 5.", "2024", "12:30", "1.2.3.2024", ""])
def test_what_is_no_date_gives_none(text: str) -> None:
    assert parse_date(text, reading_packs()) is None
    assert parse_declared(text) is None


def test_two_dates_of_a_line_keep_their_labels() -> None:
    dates = find_dates("Erstellt: 01.02.2024, geändert: 03.02.2024", reading_packs())
    assert [(d.value, d.meaning) for d in dates] == [("2024-02-01", "published"), ("2024-02-03", "modified")]
