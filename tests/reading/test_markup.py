"""Layouts in which body text is easily lost, or furniture taken for it; each page is written for its trap."""

import pytest

from sayso.model import BlockKind, Document
from sayso.reading import read_page

TITLE = "Rat sperrt die Brücke von Seebrück"
PARAGRAPHS = (
    "Die alte Brücke über den See bleibt gesperrt, weil die Prüfer Risse gefunden haben. Das teilte die Stadt am "
    "Dienstag mit, ohne einen Termin zu nennen.",
    "„Wir müssen für die Sicherheit sorgen“, sagte die Bürgermeisterin Lena Brandt, und sie nannte dafür drei gute "
    "Gründe, die der Rat schon kannte.",
    "Der Landrat Theo Kern widersprach am Abend im Sender See-TV. Die Brücke sei sicher, sagte er, und die Prüfung "
    "habe nur zwei Meter beanstandet.",
    "Ein Gutachter aus Oberau hatte die tragenden Teile im Herbst untersucht. Sein Bericht liegt dem Seebrücker Boten "
    "vor und umfasst vierzig Seiten.",
    "Am Mittwoch will der Stadtrat über die Kosten beraten. Eine Entscheidung wird nach Auskunft der Verwaltung nicht "
    "vor Freitag erwartet.",
)
P = [f"<p>{text}</p>" for text in PARAGRAPHS]
CONSENT = (
    "<p>Wir und unsere Partner speichern Cookies auf Ihrem Gerät und verarbeiten personenbezogene Daten wie die "
    "IP-Adresse, um Anzeigen zu messen. Mit Klick auf Zustimmen sind Sie einverstanden.</p>"
)


def read(main: str) -> Document:
    page = (
        f"<!DOCTYPE html><html><head><title>{TITLE} - Seebrücker Bote</title></head><body><header>"
        f"<a href='/'>Seebrücker Bote</a>"
        f"<nav><ul><li><a href='/a'>Lokales</a></li><li><a href='/b'>Sport</a></li></ul></nav></header>{main}"
        "<footer><a href='/i'>Impressum</a> <a href='/d'>Datenschutz</a></footer></body></html>"
    )
    return read_page(page.encode(), "page.html")


def comment(text: str) -> str:
    return f"<div class='post'><b>Nutzer</b><p>{text}</p></div>"


LAYOUTS = {
    "several containers": (
        f"<h1>{TITLE}</h1><div class='text'>{P[0]}{P[1]}</div><div class='ad'>Anzeige</div>"
        f"<div class='text'>{P[2]}</div>"
        f"<div class='box'><a href='/x'>Der Damm von Oberau hält</a></div><div class='text'>{P[3]}{P[4]}</div>"
    ),
    "consent text longer than the article": (
        f"<div class='cookie-consent'><h2>Ihre Privatsphäre</h2>{CONSENT * 6}</div><article><h1>{TITLE}</h1>"
        f"{''.join(P)}</article>"
    ),
    "line breaks for paragraphs": f"<div><h1>{TITLE}</h1><div>{'<br><br>'.join(PARAGRAPHS)}</div></div>",
    "comments below": (
        f"<article><h1>{TITLE}</h1>{''.join(P)}</article><section><h2>Kommentare</h2>"
        + comment("Ich finde die Sperrung richtig, denn die Brücke war schon lange baufällig, und alle wussten es.")
        + comment("Wer im Ort wohnt, der sieht das anders, denn der Umweg kostet jeden Tag eine halbe Stunde.")
        + "</section>"
    ),
    "dateline, embed and box": (
        f"<article><h1>{TITLE}</h1><p><b>Seebrück (dpa)</b> – {PARAGRAPHS[0]}</p>{P[1]}<aside><h4>Die Brücke</h4><p>"
        f"Gebaut wurde sie im Jahr 1911, und sie trug damals noch die Bahn.</p></aside>{P[2]}{P[3]}"
        f"<div class='newsletter'><p>Abonnieren Sie unseren kostenlosen Newsletter für Seebrück.</p></div>"
        f"{P[4]}</article>"
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_body_is_the_article_whatever_the_layout(name: str) -> None:
    doc = read(LAYOUTS[name])
    assert doc.title == TITLE
    body = doc.texts(BlockKind.LEAD) + doc.texts(BlockKind.PARAGRAPH)
    assert body == list(PARAGRAPHS)
    assert doc.language == "de"


def test_kicker_lead_caption_and_credit_are_no_body() -> None:
    doc = read(
        f"<article><p class='kicker'>Verkehr</p><h1>{TITLE}</h1><h2 class='standfirst'>Die Stadt hält den Bau für "
        "unsicher.</h2><div class='image'><p class='image-caption'>Die Brücke am Morgen. Foto: Jan Ried</p></div>"
        f"{''.join(P)}</article>"
    )
    assert doc.texts(BlockKind.LEAD) == ["Die Stadt hält den Bau für unsicher."]
    assert doc.texts(BlockKind.CAPTION) == ["Die Brücke am Morgen. Foto: Jan Ried"]
    assert [span.of(doc.text) for span in doc.photo_credits] == ["Jan Ried"]
    assert doc.texts(BlockKind.PARAGRAPH) == list(PARAGRAPHS)
    assert "Verkehr" in [f.text for f in doc.furniture]


def test_a_lead_called_teaser_and_an_agency_in_the_date_line_are_taken_back() -> None:
    lead = "Die Stadt hält den Bau für unsicher, der Landrat widerspricht ihr und nennt Zahlen."
    doc = read(
        f"<article><h1>{TITLE}</h1><p class='teaser-text'>{lead}</p><div class='meta'><span>5. März 2024</span> "
        f"<span>Quelle: AFP</span></div>{''.join(P)}</article>"
    )
    assert doc.texts(BlockKind.LEAD) == [lead]
    assert [a.agency for a in doc.agencies] == ["AFP"]
    assert doc.published == "2024-03-05"
    assert doc.texts(BlockKind.PARAGRAPH) == list(PARAGRAPHS)


def test_entries_of_a_ticker_keep_their_times_and_headings() -> None:
    entries = "".join(
        f"<div class='liveblog-entry'><time datetime='2025-03-04T1{i}:05'>1{i}:05 Uhr</time><h3>Meldung {i}</h3>{p}"
        "</div>"
        for i, p in enumerate(P)
    )
    doc = read(f"<article><h1>{TITLE}</h1>{entries}</article>")
    assert doc.texts(BlockKind.DATE) == [f"1{i}:05 Uhr" for i in range(5)]
    assert doc.texts(BlockKind.HEADING) == [f"Meldung {i}" for i in range(5)]
    assert doc.texts(BlockKind.PARAGRAPH) == list(PARAGRAPHS)


def test_a_bold_line_between_paragraphs_is_a_heading() -> None:
    doc = read(f"<div><h1>{TITLE}</h1>{P[0]}<p><b>Landrat widerspricht</b></p>{P[1]}{P[2]}</div>")
    assert doc.texts(BlockKind.HEADING) == ["Landrat widerspricht"]


def test_white_space_between_inline_elements_stays() -> None:
    doc = read(
        f"<article><h1>{TITLE}</h1><p><b>Die</b> <i>alte</i>\n<u>Br</u>ücke: {PARAGRAPHS[0]}</p>{P[1]}</article>"
    )
    assert doc.texts(BlockKind.PARAGRAPH)[0].startswith("Die alte Brücke: Die alte")


@pytest.mark.parametrize(
    ("box", "cut"),
    [
        ("<div class='paywall'><h3>Weiterlesen mit Bote plus</h3><p>Einen Monat kostenlos testen.</p></div>", True),
        ("<p>Dieser Artikel ist nur für Abonnenten.</p>", True),
        ("", False),
    ],
)
def test_a_paywall_marks_the_article_as_cut(box: str, cut: bool) -> None:
    doc = read(f"<article><h1>{TITLE}</h1>{P[0]}{P[1]}{box}</article>")
    assert doc.cut is cut
    assert doc.texts(BlockKind.PARAGRAPH) == list(PARAGRAPHS[:2])


def test_every_line_left_out_says_why() -> None:
    doc = read(
        f"<article><h1>{TITLE}</h1>{''.join(P)}</article>"
        "<div class='related'><p><a href='/x'>Der Damm hält</a></p></div>"
        "<form><p>Suche</p></form>"
    )
    reasons = {f.text: f.reason for f in doc.furniture}
    assert reasons["Lokales"] == "page.html.in-nav"
    assert reasons["Seebrücker Bote"] == "page.html.in-header"
    assert reasons["Der Damm hält"] == "page.html.in-related"
    assert reasons["Suche"] == "page.html.in-form"
    assert all(reasons.values())


@pytest.mark.parametrize(
    ("head", "section"),
    [
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","articleSection":["Lokales","Ort"]}</script>',
            "Lokales",
        ),
        ('<meta property="article:section" content="Lokales">', "Lokales"),
        ("", None),
    ],
)
def test_the_section_is_what_the_page_declares(head: str, section: str | None) -> None:
    page = f"<html><head><title>{TITLE}</title>{head}</head><body><h1>{TITLE}</h1>{''.join(P)}</body></html>"
    assert read_page(page.encode(), "page.html").section == section


def test_lists_of_links_and_headings_behind_an_article_are_furniture() -> None:
    links = "".join(
        f"<li><a href='/{i}'>{text}</a></li>" for i, text in enumerate(("Der Damm hält", "Fähre fällt aus"))
    )
    doc = read(f"<article><h1>{TITLE}</h1>{''.join(P)}<h3>Auch das noch</h3><ul>{links}</ul></article>")
    assert doc.texts(BlockKind.PARAGRAPH) == list(PARAGRAPHS)
    assert doc.texts(BlockKind.HEADING) == []
    furniture = [f.text for f in doc.furniture]
    assert {"Auch das noch", "Der Damm hält", "Fähre fällt aus"} <= set(furniture)


def test_a_heading_is_taken_back_only_where_the_article_goes_on_below_it() -> None:
    box = "<aside class='share'><h3>Teilen</h3><a href='/f'>Facebook</a></aside>"
    doc = read(f"<article><h1>{TITLE}</h1>{P[0]}{P[1]}{box}<h2>Landrat widerspricht</h2>{P[2]}{P[3]}{P[4]}</article>")
    assert doc.texts(BlockKind.HEADING) == ["Landrat widerspricht"]


def test_the_headline_said_again_is_no_sub_heading() -> None:
    doc = read(f"<article><h1>{TITLE}</h1>{P[0]}{P[1]}{P[2]}<h2>{TITLE}</h2>{P[3]}{P[4]}</article>")
    assert doc.title == TITLE
    assert doc.texts(BlockKind.HEADING) == []


def test_a_short_answer_may_be_given_twice_a_paragraph_may_not() -> None:
    answer = "<p>„Das war so nicht geplant.“</p>"
    doc = read(f"<article><h1>{TITLE}</h1>{P[0]}{answer}{P[1]}{answer}{P[2]}{P[0]}{P[3]}{P[4]}</article>")
    body = doc.texts(BlockKind.LEAD) + doc.texts(BlockKind.PARAGRAPH)
    assert body.count("„Das war so nicht geplant.“") == 2
    assert body.count(PARAGRAPHS[0]) == 1


def test_a_way_through_the_site_is_no_lead() -> None:
    way = "<p class='breadcrumb'><a href='/'>Start</a> &gt; <a href='/l'>Lokales</a> &gt; Seebrück &gt; Brücke</p>"
    doc = read(f"<article>{way}<h1>{TITLE}</h1>{''.join(P)}</article>")
    assert doc.texts(BlockKind.LEAD) + doc.texts(BlockKind.PARAGRAPH) == list(PARAGRAPHS)


def test_words_in_a_menu_are_not_article_though_the_article_says_them_too() -> None:
    menu = f"<aside><p>{PARAGRAPHS[1]}</p></aside>"
    doc = read(f"<article><h1>{TITLE}</h1>{P[0]}{P[1]}{P[2]}</article>{menu}")
    assert [f.reason for f in doc.furniture if f.text == PARAGRAPHS[1]] == ["page.html.in-aside"]


def test_a_fragment_without_frame_is_read_as_markup() -> None:
    doc = read_page(f"<div><h1>{TITLE}</h1>{''.join(P)}</div>".encode(), "fragment.html")
    assert doc.title == TITLE
    assert doc.texts(BlockKind.LEAD) + doc.texts(BlockKind.PARAGRAPH) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    ("declared", "agencies"),
    [
        ('"isBasedOn":{"@type":"NewsArticle","name":"Brücke zu","publisher":{"name":"dpa"}}', ["dpa"]),
        ('"isBasedOn":"https://www.reuters.com/world/1"', ["Reuters"]),
        ('"sourceOrganization":[{"name":"AFP"},{"name":"Seebrücker Bote"}]', ["AFP"]),
        ('"isBasedOn":"https://www.bote.example/1"', []),
        ('"isBasedOn":[null,7,{"url":{"a":1}}]', []),
    ],
)
def test_an_agency_that_the_article_says_it_is_based_on_is_credited(declared: str, agencies: list[str]) -> None:
    data = f'<script type="application/ld+json">{{"@type":"NewsArticle",{declared}}}</script>'
    page = f"<html><head><title>{TITLE}</title>{data}</head><body><h1>{TITLE}</h1>{''.join(P)}</body></html>"
    assert [credit.agency for credit in read_page(page.encode(), "page.html").agencies] == agencies


def test_the_headline_is_the_heading_although_the_same_words_stand_above_it() -> None:
    doc = read(f"<div>{TITLE}</div><article><h1>{TITLE}</h1>{''.join(P)}</article>")
    assert doc.title == TITLE
    assert doc.texts(BlockKind.LEAD) + doc.texts(BlockKind.PARAGRAPH) == list(PARAGRAPHS)


def test_the_headline_is_found_far_behind_what_the_extractor_takes_of_a_menu() -> None:
    menu = "".join(f"<li><a href='/{i}'>Rubrik {i}</a></li>" for i in range(40))
    doc = read(f"<div><p>{PARAGRAPHS[4]}</p></div><ul>{menu}</ul><article><h1>{TITLE}</h1>{''.join(P[:4])}</article>")
    assert doc.title == TITLE


@pytest.mark.parametrize(
    ("declared", "authors", "agencies"),
    [
        ("Mira Holt, Jan Ried, and Lena Brandt, Bote", ("Mira Holt", "Jan Ried", "Lena Brandt"), []),
        ("Mira Holt und Jan Ried, dpa", ("Mira Holt", "Jan Ried"), ["dpa"]),
        ("Holt, Mira", ("Holt, Mira",), []),
        ("Redaktion", ("Redaktion",), []),
        ("dpa", (), ["dpa"]),
    ],
)
def test_authors_in_one_string_are_told_apart(declared: str, authors: tuple[str, ...], agencies: list[str]) -> None:
    head = f'<title>{TITLE}</title><meta name="author" content="{declared}">'
    page = f"<html><head>{head}</head><body><h1>{TITLE}</h1>{''.join(P)}</body></html>"
    doc = read_page(page.encode(), "page.html")
    assert doc.authors == authors
    assert [credit.agency for credit in doc.agencies] == agencies
