"""Forty pages, their dates in other places each, other dates lying in wait: what was published and changed when."""

from dataclasses import dataclass

import pytest

from sayso.reading import read_page

TITLE = "Rat sperrt die Brücke von Seebrück"
DE = (
    "Die alte Brücke über den See bleibt gesperrt, weil die Prüfer am 3. April 2021 erste Risse gefunden haben.",
    "„Wir müssen für die Sicherheit sorgen“, sagte die Bürgermeisterin am 4. März 2024, und sie nannte drei Gründe.",
    "Der Rat will am 12. Dezember 2030 erneut beraten, ob die Sperrung auch für Fußgänger und Räder gelten soll.",
)
EN_TITLE = "Council closes the bridge of Lakebridge"
EN = (
    "The old bridge across the lake stays closed because inspectors found first cracks on April 3, 2021, they said.",
    "“We have to keep people safe,” the mayor said on 4 March 2024, and she gave three reasons for what she had done.",
    "The council will talk on December 12, 2030 about whether the ban should also hold for those who walk or cycle.",
)
RELATED = (
    "<section class='related'><h2>Das könnte Sie auch interessieren</h2><ul>"
    "<li><a href='/a'>Der Damm hält</a> <time datetime='2011-01-01T10:00:00+01:00'>1. Januar 2011, 10:00</time></li>"
    "<li><a href='/b'>Neue Fähre</a> <span class='date'>Stand: 02.01.2012, 11:00 Uhr</span></li></ul></section>"
)
EVENTS = (
    "<aside class='events'><h3>Termine</h3><p><time datetime='2031-05-01T20:00'>1. Mai 2031, 20 Uhr</time> Konzert</p>"
    "<p>Sa, 02.05.2031, 19:30 Uhr Lesung</p></aside>"
)
COMMENTS = (
    "<section class='comments' id='comments'><h2>2 Kommentare</h2><div class='comment'><b>Anna</b> "
    "<time datetime='2024-03-07T09:00:00+01:00'>7. März 2024, 09:00</time><p>Endlich, das war lange nötig.</p></div>"
    "<div class='comment'><b>Bert</b> <span>8. März 2024 um 10:00 Uhr</span><p>Das sehe ich anders.</p></div>"
    "</section>"
)
MASTHEAD = (
    "<header><nav><a href='/'>Start</a> <a href='/s'>Sport</a></nav><span>Mittwoch, 18. November 2026</span></header>"
)
FOOTER = "<footer><p>© 1998–2026 Seebrücker Bote</p><p>Letzte Änderung der Seite: 01.11.2026</p></footer>"


def ld(kind: str = "NewsArticle", title: str = TITLE, **fields: str) -> str:
    body = "".join(f',"{name}":"{value}"' for name, value in fields.items())
    return f'<script type="application/ld+json">{{"@type":"{kind}","headline":"{title}"{body}}}</script>'


def meta(name: str, value: str) -> str:
    return f'<meta {"property" if ":" in name else "name"}="{name}" content="{value}">'


def page(
    head: str = "", above: str = "", below: str = "", *, kicker: str = "", side: str = RELATED, english: bool = False
) -> str:
    title, body = (EN_TITLE, EN) if english else (TITLE, DE)
    paragraphs = "".join(f"<p>{text}</p>" for text in body)
    return (
        f"<!DOCTYPE html><html lang='{'en' if english else 'de'}'><head><meta charset='utf-8'><title>{title}</title>"
        f"{head}</head><body>{MASTHEAD}<main><article>{kicker}<h1>{title}</h1>{above}{paragraphs}{below}</article>{side}</main>"
        f"{FOOTER}</body></html>"
    )


def dump(above: str = "", below: str = "", *, english: bool = False) -> str:
    title, body = (EN_TITLE, EN) if english else (TITLE, DE)
    lines = [
        "Mittwoch, 18. November 2026",
        "Start",
        "Sport",
        title,
        above,
        *body,
        below,
        "Das könnte Sie auch interessieren",
    ]
    return "\n".join([*lines, "Der Damm hält", "1. Januar 2011", "© 1998–2026 Seebrücker Bote", "Impressum"])


@dataclass(frozen=True)
class Dated:
    """A page with its address, and when it was published and modified; precision and zone are part of the value."""

    page: str
    published: str | None
    modified: str | None = None
    url: str | None = None


MORNING, EVENING = "2024-03-05T08:15+01:00", "2024-03-06T17:02+01:00"
PAGES = {
    # Declared in structured data.
    "ld-both": Dated(
        page(ld(datePublished="2024-03-05T08:15:00+01:00", dateModified="2024-03-06T17:02:11+01:00")), MORNING, EVENING
    ),
    "ld-utc": Dated(
        page(ld(datePublished="2024-03-05T07:15:00Z", dateModified="2024-03-06T16:02:00.000Z")),
        "2024-03-05T07:15+00:00",
        "2024-03-06T16:02+00:00",
    ),
    "ld-day-only": Dated(page(ld(datePublished="2024-03-05")), "2024-03-05"),
    "ld-graph": Dated(
        page(
            '<script type="application/ld+json">{"@graph":[{"@type":"WebSite","dateModified":"2026-11-01"},'
            '{"@type":"Event","startDate":"2031-05-01"},{"@type":["NewsArticle"],"datePublished":"2024-03-05T08:15+01:00"}]}</script>'
        ),
        MORNING,
    ),
    "ld-list-of-others": Dated(
        page(
            '<script type="application/ld+json">{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle",'
            '"datePublished":"2011-01-01"}]}</script>' + ld(datePublished="2024-03-05T08:15:00+01:00")
        ),
        MORNING,
    ),
    "ld-live-blog": Dated(
        page(
            ld("LiveBlogPosting", datePublished="2024-03-05T08:15:00+01:00", dateModified="2024-03-06T17:02:00+01:00"),
            "<p class='time'>17:02 Uhr</p><p>Der Landrat ist da, und er spricht mit den Leuten am Ufer.</p>",
        ),
        MORNING,
        EVENING,
    ),
    "ld-broken-then-meta": Dated(
        page(
            '<script type="application/ld+json">{"@type":"NewsArticle",,}</script>'
            + meta("article:published_time", "2024-03-05T08:15:00+01:00")
        ),
        MORNING,
    ),
    "ld-same-date-twice": Dated(
        page(ld(datePublished="2024-03-05T08:15:00+01:00", dateModified="2024-03-05T08:15:00+01:00")), MORNING, MORNING
    ),
    "ld-copyright-year": Dated(page(ld(copyrightYear="2019", datePublished="2024-03-05T08:15+0100")), MORNING),
    # Declared in meta elements.
    "meta-open-graph": Dated(
        page(
            meta("article:published_time", "2024-03-05T08:15:00+01:00")
            + meta("article:modified_time", "2024-03-06T17:02:00+01:00")
        ),
        MORNING,
        EVENING,
    ),
    "meta-updated": Dated(
        page(meta("og:updated_time", "2024-03-06T17:02:00+01:00"), "<p class='date'>05.03.2024, 08:15 Uhr</p>"),
        MORNING,
        EVENING,
    ),
    "meta-dublin-core": Dated(page(meta("DC.date.issued", "2024-03-05") + meta("DC.rights", "2019")), "2024-03-05"),
    "meta-date-and-last-modified": Dated(
        page(meta("date", "2024-03-05T08:15:00+01:00") + meta("last-modified", "2024-03-06T17:02:00+01:00")),
        MORNING,
        EVENING,
    ),
    "meta-expires": Dated(page(meta("expires", "2031-01-01") + meta("date", "2024-03-05")), "2024-03-05"),
    # Machine-readable times.
    "time-under-headline": Dated(
        page(above="<p><time datetime='2024-03-05T08:15:00+01:00'>vor 3 Stunden</time></p>", side=RELATED + EVENTS),
        MORNING,
    ),
    "time-twice": Dated(
        page(
            above="<p>Veröffentlicht: <time datetime='2024-03-05T08:15:00+01:00'>5. März, 8:15</time> "
            "Aktualisiert: <time datetime='2024-03-06T17:02:00+01:00'>6. März, 17:02</time></p>"
        ),
        MORNING,
        EVENING,
    ),
    "time-modified-only": Dated(
        page(above="<p>Aktualisiert am <time datetime='2024-03-06T17:02:00+01:00'>6. März</time></p>"), None, EVENING
    ),
    "time-above-headline": Dated(
        page(kicker="<p class='meta'><time datetime='2024-03-05'>5. März 2024</time> | Lokales</p>"), "2024-03-05"
    ),
    "time-with-itemprop": Dated(
        page(
            above="<time itemprop='dateModified' datetime='2024-03-06T17:02:00+01:00'>6.3.</time>"
            "<time itemprop='datePublished' datetime='2024-03-05T08:15:00+01:00'>5.3.</time>"
        ),
        MORNING,
        EVENING,
    ),
    "time-of-event-in-text": Dated(
        page(
            below="<p>Die Sitzung des Rates, in der das geklärt wird, beginnt am <time datetime='2030-12-12T19:00'>"
            "12. Dezember 2030 um 19 Uhr</time> im Rathaus der Stadt.</p>"
        ),
        None,
    ),
    # Printed.
    "printed-uhr": Dated(page(above="<p class='date'>5. März 2024, 08:15 Uhr</p>"), "2024-03-05T08:15"),
    "printed-numeric": Dated(page(above="<div class='date'>Di., 05.03.2024 | 08:15</div>"), "2024-03-05T08:15"),
    "printed-zone": Dated(page(above="<p class='date'>5. März 2024, 08:15 Uhr MEZ</p>"), MORNING),
    "printed-summer-zone": Dated(
        page(above="<p class='date'>5. Juli 2024, 08.15 Uhr MESZ</p>"), "2024-07-05T08:15+02:00"
    ),
    "printed-stand": Dated(page(above="<p>Stand: 06.03.2024, 17:02 Uhr</p>"), None, "2024-03-06T17:02"),
    "printed-both": Dated(
        page(above="<p class='date'>Erstellt: 05.03.2024, 08:15 Uhr &nbsp; Stand: 06.03.2024, 17:02 Uhr</p>"),
        "2024-03-05T08:15",
        "2024-03-06T17:02",
    ),
    "printed-two-lines": Dated(
        page(above="<p>Veröffentlicht am 5. März 2024</p><p>Zuletzt aktualisiert am 6. März 2024 um 17:02 Uhr</p>"),
        "2024-03-05",
        "2024-03-06T17:02",
    ),
    "printed-byline": Dated(page(above="<p class='byline'>Von Mira Holt, 5. März 2024</p>"), "2024-03-05"),
    "printed-below": Dated(page(below="<p>Zuletzt aktualisiert: 06.03.2024, 17:02 Uhr</p>"), None, "2024-03-06T17:02"),
    "printed-beside-comments": Dated(
        page(above="<p class='date'>05.03.2024</p>", side=COMMENTS + RELATED), "2024-03-05"
    ),
    "printed-english": Dated(
        page(above="<p class='date'>March 5, 2024, 8:15 p.m.</p>", english=True), "2024-03-05T20:15"
    ),
    "printed-english-zone": Dated(
        page(above="<p>Published 5 March 2024, 08:15 GMT</p><p>Updated 6 March 2024, 17:02 GMT</p>", english=True),
        "2024-03-05T08:15+00:00",
        "2024-03-06T17:02+00:00",
    ),
    "printed-and-declared": Dated(
        page(
            ld(datePublished="2024-03-05T08:15:00+01:00"),
            "<p class='date'>05.03.2024, 08:15 Uhr, aktualisiert: 06.03.2024, 17:02 Uhr</p>",
        ),
        MORNING,
        EVENING,
    ),
    # In the address.
    "address-day": Dated(page(), "2024-03-05", url="https://bote.example/lokales/2024/03/05/bruecke.html"),
    "address-month": Dated(page(), "2024-03", url="https://bote.example/2024/03/bruecke-2030"),
    "address-and-printed": Dated(
        page(above="<p class='date'>5. März 2024, 08:15 Uhr</p>"),
        "2024-03-05T08:15",
        url="https://bote.example/2024/03/bruecke",
    ),
    # Text dumps, and nothing at all.
    "dump-labelled": Dated(
        dump("Veröffentlicht am 05.03.2024 um 08:15 Uhr, aktualisiert am 06.03.2024"), "2024-03-05T08:15", "2024-03-06"
    ),
    "dump-plain": Dated(dump("5. März 2024, 08:15 Uhr"), "2024-03-05T08:15"),
    "dump-english": Dated(dump("Last updated: 6 March 2024, 5:02 pm", english=True), None, "2024-03-06T17:02"),
    "nothing": Dated(page(side=RELATED + EVENTS + COMMENTS), None),
}


def test_there_are_forty() -> None:
    assert len(PAGES) == 40


@pytest.mark.parametrize("name", PAGES)
def test_published_and_modified_with_precision_and_zone(name: str) -> None:
    wanted = PAGES[name]
    doc = read_page(wanted.page.encode(), f"{name}.html", url=wanted.url)
    assert (doc.published, doc.modified) == (wanted.published, wanted.modified)
