"""Pages on which extractors are known to fail, each written for its failure: all of the body, and nothing else."""

import pytest
from tests.reading.test_markup import CONSENT, PARAGRAPHS, TITLE

from sayso.model import BlockKind, Document
from sayso.reading import read_page

BODY = (
    *PARAGRAPHS,
    "Die Händler am Ufer klagen über den Umweg. „Seit Wochen kommt niemand mehr zu uns“, sagte die Wirtin Ute Falk, "
    "die dort ein Café hat.",
    "Der Verein der Radfahrer forderte eine Fähre. Sie könne schon im Sommer fahren, hieß es in seiner Mitteilung, "
    "und sie koste wenig.",
    "Im Rat gibt es dafür noch keine Mehrheit. Die größte Fraktion will zuerst das Gutachten lesen und dann über das "
    "Geld sprechen.",
)
ALL = [f"<p>{text}</p>" for text in BODY]
TEASERS = "".join(
    f"<div class='card'><a href='/a{i}'><h3>Nachricht {i} aus dem Umland</h3></a><p>In Oberau hat der Rat am Montag "
    f"über den Haushalt der Gemeinde beraten, und das dauerte {i} Stunden.</p></div>"
    for i in range(3, 15)
)
OPINIONS = "".join(
    f"<div><b>Leser {i}</b> <span>0{i}.03.2024 um 10:1{i} Uhr</span><p>Ich sehe das ganz anders als die Stadt, denn "
    f"wir fahren seit {i} Jahren über diese Brücke, und nie ist etwas geschehen. Das kann jeder nachlesen.</p></div>"
    for i in range(1, 10)
)


def page(main: str, before: str = "", after: str = "") -> str:
    return (
        f"<!DOCTYPE html><html lang='de'><head><title>{TITLE} - Seebrücker Bote</title></head><body>{before}<header>"
        "<a href='/'>Seebrücker Bote</a><nav><ul><li><a href='/a'>Lokales</a></li><li><a href='/b'>Sport</a></li></ul>"
        f"</nav></header>{main}{after}<footer><a href='/i'>Impressum</a> </footer></body></html>"
    )


def article(body: str) -> str:
    return f"<main><article><h1>{TITLE}</h1>{body}</article></main>"


PAGES = {
    "halves in two sections": page(
        f"<section class='top'><h1>{TITLE}</h1><div class='text'>{''.join(ALL[:4])}</div></section>"
        f"<section class='teaser-row'>{TEASERS[:900]}</div></section>"
        f"<section class='bottom'><div class='text'>{''.join(ALL[4:])}</div></section>"
    ),
    "each paragraph in a box of its own": page(
        f"<main><h1>{TITLE}</h1>"
        + "".join(f"<div class='row'><div class='col'>{p}</div></div><div class='ad'></div>" for p in ALL)
        + "</main>"
    ),
    "an article element for each part": page(
        f"<main><article><h1>{TITLE}</h1>{''.join(ALL[:2])}</article><article>{''.join(ALL[2:5])}</article>"
        f"<article>{''.join(ALL[5:])}</article></main>"
    ),
    "paragraphs without their element": page(article("".join(f"<div class='absatz'>{text}</div>" for text in BODY))),
    "consent without a class": page(article("".join(ALL)), before=f"<div><div>{CONSENT * 9}</div></div>"),
    "consent at the end of the article": page(article("".join(ALL) + f"<div>{CONSENT}</div>")),
    "a short article before many teasers": page(article("".join(ALL[:2])), after=f"<div class='list'>{TEASERS}</div>"),
    "comments longer than the article": page(
        article("".join(ALL)), after=f"<div><h2>9 Kommentare</h2>{OPINIONS}</div>"
    ),
    "machine-readable times in sentences": page(
        article(
            "".join(
                p.replace("am Mittwoch", "am <time datetime='2024-03-06'>Mittwoch</time>").replace(
                    "Am Mittwoch", "Am <time datetime='2024-03-06'>Mittwoch</time>"
                )
                for p in ALL
            )
        )
    ),
    "parts that unfold": page(
        article("".join(ALL[:3]) + f"<details><summary>Weiterlesen</summary>{''.join(ALL[3:])}</details>")
    ),
    "links and boxes between": page(
        article(
            "".join(ALL[:3])
            + "<div class='box'><h4>Mehr zum Thema</h4><ul><li><a href='/x'>Der Damm von Oberau hält</a></li>"
            "<li><a href='/y'>Neue Fähre für den See kommt erst im Herbst</a></li></ul></div>" + "".join(ALL[3:])
        )
    ),
    "captions between": page(
        article(
            "".join(ALL[:2])
            + "<figure><img src='b.jpg'><figcaption>Die Brücke am Morgen danach. Foto: Jan Ried</figcaption></figure>"
            + "".join(ALL[2:6])
            + "<div class='image'><img src='c.jpg'><p class='caption'>Am Ufer stehen Händler. Foto: Mira Holt</p></div>"
            + "".join(ALL[6:])
        )
    ),
    "a table between": page(
        article(
            "".join(ALL[:4])
            + "<table><tr><th>Jahr</th><th>Kosten</th></tr><tr><td>2022</td><td>2 Mio.</td></tr></table>"
            + "".join(ALL[4:])
        )
    ),
    "the lead is another element": page(
        f"<main><header><h1>{TITLE}</h1><div class='standfirst'>Die Stadt hält den Bau für unsicher.</div>"
        f"</header><div class='article-body'>{''.join(ALL)}</div></main>"
    ),
}


def body_of(doc: Document) -> list[str]:
    """Return the running text without the lead, which only one page has as an element of its own."""
    kinds = (BlockKind.LEAD, BlockKind.PARAGRAPH)
    texts = [block.span.of(doc.text) for block in doc.blocks if block.kind in kinds]
    return [text for text in texts if not text.startswith("Die Stadt hält den Bau")]


@pytest.mark.parametrize("name", PAGES)
def test_all_of_the_body_and_nothing_else(name: str) -> None:
    doc = read_page(PAGES[name].encode(), "page.html")
    wanted = BODY[:2] if name == "a short article before many teasers" else BODY
    assert body_of(doc) == list(wanted)
    assert doc.title == TITLE
