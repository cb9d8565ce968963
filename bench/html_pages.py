"""HTML pages written for the bench: invented news in the layouts in which body text is easily lost or furniture kept.

Their frames are as heavy as those of real pages: menus, teasers, scripts, class names that no other page has.
"""

import json
import random
from collections.abc import Iterator

from bench.common import Row

_PLACES = ("Seebrück", "Oberau", "Talheim", "Ahrensee", "Lindow", "Moorbach", "Kaltenried", "Weidenau")
_WHO = (
    "die Bürgermeisterin Lena Brandt", "der Landrat Theo Kern", "eine Sprecherin der Polizei", "der Gutachter Jan Ried",
    "die Ministerin Ada Vogt", "ein Vertreter der Gewerkschaft", "der Betreiber der Fähre",
)  # fmt: skip
_WHAT = (
    "die Brücke", "der Damm", "das Klinikum", "die Schule am Markt", "der Haushalt", "die neue Fähre", "das Stadtfest",
    "die Bahnstrecke", "der Vertrag mit dem Nachbarkreis", "die Mülldeponie",
)  # fmt: skip
_SAYS = (
    "{what} werde nach seiner Prüfung im Herbst wieder freigegeben, sagte {who} am Montag in {place}.",
    "„Wir haben {n} Stellen gefunden, an denen etwas getan werden muss“, sagte {who}.",
    "Nach Angaben der Stadt {place} kostet das {n} Millionen Euro, und der Rat will im März darüber beraten.",
    "Im vergangenen Jahr waren es noch {n} Fälle, wie {who} dem Boten mitteilte.",
    "Ob {what} damit gerettet ist, blieb am Abend offen; aus {place} kam dazu keine Antwort.",
    "Zuvor hatte {who} erklärt, dass {what} nicht länger warten könne und das Geld dafür da sei.",
)
_TEASER = "{place}: Warum {what} so viele bewegt"
_PROMISE = "Wer davon weiß, wer dafür zahlt und was {who} dazu meint: ein Besuch in {place}."


class _Writer:
    """Writes words and markup by chance, the same for the same number."""

    def __init__(self, number: int) -> None:
        self.chance = random.Random(number)
        self.names: dict[str, str] = {}

    def fill(self, pattern: str) -> str:
        pick = self.chance.choice
        text = pattern.format(what=pick(_WHAT), who=pick(_WHO), place=pick(_PLACES), n=self.chance.randint(2, 900))
        return text[0].upper() + text[1:]

    def paragraph(self) -> str:
        return " ".join(self.fill(self.chance.choice(_SAYS)) for _ in range(self.chance.randint(2, 5)))

    def name(self, word: str) -> str:
        """Return a class name as style tools make them: a word and letters that no other page has."""
        return self.names.setdefault(word, self.once(word))

    def once(self, word: str) -> str:
        """Return a name that nothing else on the page has."""
        return f"{word}-{self.chance.randrange(16**6):06x}"

    def link(self, text: str) -> str:
        address = f"/{self.chance.randrange(10**7)}?a=1&amp;b=2"
        return f'<a class="{self.name("link")}" href="{address}" data-track="{self.once("t")}"><span>{text}</span></a>'

    def menu(self, entries: int) -> str:
        items = "".join(
            f'<li class="{self.name("item")}">{self.link(self.chance.choice(_PLACES))}</li>\n' for _ in range(entries)
        )
        return f'<nav id="{self.once("menu")}"><ul>\n{items}</ul></nav>'

    def teasers(self, entries: int) -> str:
        cards = "".join(
            f'<div class="{self.name("card")}">\n<div><img src="/{i}.jpg" alt=""></div>\n'
            f"<h3>{self.link(self.fill(_TEASER))}</h3>\n<p>{self.fill(_PROMISE)}</p>\n</div>\n"
            for i in range(entries)
        )
        return f'<section class="related {self.name("teasers")}">\n{cards}</section>'

    def script(self, entries: int) -> str:
        state = {self.once("key"): self.fill(_TEASER) for _ in range(entries)}
        return f"<script>window.state={json.dumps(state)};</script>"


def _plain(paragraphs: list[str], writer: _Writer) -> str:
    return "".join(f'<p class="{writer.name("text")}">{p}</p>\n' for p in paragraphs)


def _split(paragraphs: list[str], writer: _Writer) -> str:
    """Text in several containers with advertising and teasers between them."""
    parts = [paragraphs[i : i + 3] for i in range(0, len(paragraphs), 3)]
    between = f'<div class="{writer.name("ad")}"><span>Anzeige</span></div>{writer.teasers(1)}'
    return between.join(f'<div class="article-text">{_plain(part, writer)}</div>' for part in parts)


def _broken(paragraphs: list[str], writer: _Writer) -> str:
    """Line breaks in place of paragraphs."""
    return f'<div class="{writer.name("body")}">{"<br><br>".join(paragraphs)}</div>'


def _quoted(paragraphs: list[str], writer: _Writer) -> str:
    """Every third paragraph as a block quote."""
    return "".join(
        f"<blockquote><p>{p}</p></blockquote>" if i % 3 == 1 else f'<p class="{writer.name("text")}">{p}</p>'
        for i, p in enumerate(paragraphs)
    )


def _ticker(paragraphs: list[str], writer: _Writer) -> str:
    """Entries with their times, as live tickers have them."""
    return "".join(
        f'<div class="liveblog-entry" id="{writer.once("entry")}"><time datetime="2025-03-04T{8 + i % 12:02}:05">'
        f"{8 + i % 12}.05 Uhr</time><p>{p}</p></div>"
        for i, p in enumerate(paragraphs)
    )


def _consent(paragraphs: list[str], writer: _Writer) -> str:
    """A long consent text before the article."""
    text = (
        "Wir und unsere Partner speichern Cookies auf Ihrem Gerät und verarbeiten personenbezogene Daten wie die "
        "IP-Adresse, um Anzeigen zu messen. Mit Klick auf Zustimmen sind Sie einverstanden. "
    )
    return f'<div class="cookie-consent"><p>{text * 4}</p></div>{_plain(paragraphs, writer)}'


def _commented(paragraphs: list[str], writer: _Writer) -> str:
    """Readers' comments longer than the article."""
    comments = "".join(
        f'<div class="comment"><b>Leser {i}</b><p>{writer.paragraph()}</p></div>' for i in range(2 * len(paragraphs))
    )
    return f'{_plain(paragraphs, writer)}<section id="comments"><h2>Kommentare</h2>{comments}</section>'


_LAYOUTS = (_plain, _split, _broken, _quoted, _ticker, _consent, _commented)


def make_pages(count: int) -> Iterator[Row]:
    """Yield pages in the format of data/dumps, with `html` in place of `dump`, each layout in turn."""
    for number in range(count):
        yield _page(number, _LAYOUTS[number % len(_LAYOUTS)].__name__[1:])


def _page(number: int, layout: str) -> Row:
    writer = _Writer(number)
    title = writer.fill(_TEASER)
    paragraphs = [writer.paragraph() for _ in range(writer.chance.randint(6, 24))]
    body = {made.__name__[1:]: made for made in _LAYOUTS}[layout](paragraphs, writer)
    html = f"""<!DOCTYPE html>
<html lang="de"><head><meta charset="utf-8"><title>{title} - Seebrücker Bote</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="Seebrücker Bote">
{"".join(writer.script(60) for _ in range(3))}</head>
<body class="{writer.name("page")}"><header><a href="/">Seebrücker Bote</a>{writer.menu(60)}</header>
<main><article class="{writer.name("article")}"><h1>{title}</h1>
<div class="meta"><span class="author">Von Mira Holt</span> <time datetime="2025-03-04T08:15:00+01:00">4. März 2025,
8.15 Uhr</time></div>
<figure><img src="/bild.jpg" alt="">
<figcaption>Ein Morgen in {writer.chance.choice(_PLACES)}. Foto: Jan Ried</figcaption></figure>
{body}
</article></main>
<aside>{writer.teasers(8)}</aside>{writer.teasers(12)}{writer.script(200)}
<footer>{writer.menu(40)}<p>© 2025 Seebrücker Bote. Alle Rechte vorbehalten.</p></footer></body></html>
"""
    url = f"https://www.bote.example/{layout}-{number}.html"
    return {"id": f"{layout}-{number}", "src": "aeb", "url": url, "html": html, "gold": {"body": "\n".join(paragraphs)}}
