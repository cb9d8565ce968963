"""One decoded page to a document: lines, what they are, and the facts of the page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.lang import LanguagePack
from sayso.model import AgencyCredit, BlockKind, Document, Page
from sayso.reading.assemble import Assembled, Label
from sayso.reading.credits import agency_forms, find_agencies, find_photo_credits
from sayso.reading.dates import PageDate, date_of_address, find_dates, first_date, in_zone, with_zone_of
from sayso.reading.extractor import mark_article
from sayso.reading.html import read_html
from sayso.reading.languages import find_language
from sayso.reading.lines import Line, split_lines
from sayso.reading.markdown import read_markdown
from sayso.reading.markup import read_markup
from sayso.reading.metadata import Facts, find_facts, names_in_byline, outlet_of_address, split_authors
from sayso.reading.pdf import Layer
from sayso.reading.quirks import apply_rules, find_outlet
from sayso.reading.text_dump import read_dump
from sayso.reading.times_in_markup import find_times
from sayso.reading.wrapped import join_wrapped

CUT_LENGTH = 1500
"""Characters of text under which an article that its page calls not free is taken for cut."""


@dataclass(frozen=True, slots=True)
class Found:
    """The labelled lines of a page and its facts."""

    lines: Sequence[Line]
    labels: Sequence[Label]
    media_type: str
    facts: Facts
    times: Sequence[PageDate] = ()
    """Machine-readable times of the article."""


def read_text_page(text: str, packs: Sequence[LanguagePack]) -> Found:
    """Return what is found in a text dump."""
    lines, labels = read_dump(join_wrapped(split_lines(text)), packs)
    return Found(lines, labels, "text/plain", Facts())


def read_markdown_page(text: str, packs: Sequence[LanguagePack]) -> Found:
    """Return what is found in a Markdown text; it may be an article or a whole page with its furniture."""
    lines, facts = read_markdown(text)
    return Found(*read_dump(lines, packs), "text/markdown", facts)


def read_layer(layer: Layer, packs: Sequence[LanguagePack]) -> Found:
    """Return what is found in the text layer of a PDF."""
    return Found(*read_dump(layer.lines, packs), "application/pdf", Facts(title=layer.title))


def read_html_page(text: str, packs: Sequence[LanguagePack]) -> Found:
    """Return what is found in an HTML page; where the extractor finds nothing, its lines are read as a text dump."""
    page = read_html(text, packs)
    facts = find_facts(page.tree) if page.tree is not None else Facts()
    times = find_times(page.tree, packs) if page.tree is not None else ()
    mark_article(page, packs)
    found = read_markup(page.lines, facts.title, packs) or read_dump(page.lines, packs)
    return Found(*found, "text/html", facts, times)


def with_quirks(found: Found, url: str | None, packs: Sequence[LanguagePack]) -> Found:
    """Return what is found in a page, with what is known of its outlet's pages; as it is where nothing is.

    Args:
        found: Lines and what they are.
        url: Address, if known from outside.
        packs: All language packs.
    """
    address = url or found.facts.url
    known = find_outlet(address)
    if known is None:
        return found
    lines = zip(found.lines, found.labels, strict=True)
    printed = [d for line, label in lines if label.kind == BlockKind.DATE for d in find_dates(line.text, packs)]
    published = found.facts.published or _published([*found.times, *printed], (), address)
    return replace(found, labels=apply_rules(known, found.lines, found.labels, published))


def with_facts(parts: Assembled, found: Found, page: Page, url: str | None, packs: Sequence[LanguagePack]) -> Document:
    """Return the document of an assembled page with language, dates, authors, outlet, credits.

    Args:
        parts: Text and blocks.
        found: Facts of the metadata; what they leave open is looked for in the text.
        page: The page as it came.
        url: Address, if known from outside.
        packs: All language packs.
    """
    facts, text = found.facts, parts.text
    address = url or facts.url
    known = find_outlet(address)
    zone = known.zone if known else None
    dates = [*found.times, *_printed_dates(parts, packs)]
    declared = (facts.published, facts.modified, *(time.value for time in found.times))
    forms = agency_forms(packs)
    authors = tuple(split_authors(facts.authors, forms, packs)) or tuple(
        name for b in parts.blocks if b.kind == BlockKind.BYLINE for name in names_in_byline(b.span.of(text), packs)
    )
    agencies = find_agencies(text, parts.blocks, packs)
    printed = {credit.agency for credit in agencies}
    agencies += [AgencyCredit(name, None) for name in _declared_agencies(authors, facts, forms) if name not in printed]
    return Document(
        id=Path(page.source).name or page.source,
        text=text,
        blocks=parts.blocks,
        page=page,
        offsets=parts.offsets,
        language=find_language(text, packs),
        outlet=facts.outlet or (known.name if known else outlet_of_address(address)),
        published=facts.published or in_zone(_published(dates, declared, address), zone),
        modified=facts.modified or in_zone(with_zone_of(first_date(dates, "modified", others=False), declared), zone),
        url=facts.url or url,
        authors=tuple(dict.fromkeys(a for a in authors if a not in forms)),
        agencies=tuple(agencies),
        furniture=parts.furniture,
        cut=_is_cut(parts, facts),
        photo_credits=tuple(find_photo_credits(text, parts.blocks, packs)),
        section=facts.section,
    )


def _declared_agencies(authors: Sequence[str], facts: Facts, forms: Mapping[str, str]) -> Iterable[str]:
    """Return the agencies among the authors, then those that the article says it is made from, each once."""
    lower = {form.lower(): name for form, name in forms.items()} if facts.based_on else {}
    based_on = [lower[name.lower()] for name in facts.based_on if name.lower() in lower]
    return dict.fromkeys([*(forms[name] for name in authors if name in forms), *based_on])


def _printed_dates(parts: Assembled, packs: Sequence[LanguagePack]) -> list[PageDate]:
    """Return the dates of date lines, then those behind the names of authors."""
    kinds = (BlockKind.DATE, BlockKind.BYLINE)
    return [
        date
        for kind in kinds
        for block in parts.blocks
        if block.kind == kind
        for date in find_dates(block.span.of(parts.text), packs)
    ]


def _published(dates: Sequence[PageDate], declared: Sequence[str | None], address: str | None) -> str | None:
    printed = with_zone_of(first_date(dates, "published", others=True), declared)
    return printed or (date_of_address(address) if address else None)


def _is_cut(parts: Assembled, facts: Facts) -> bool:
    """A paywall box stands in the page, or the page calls itself not free and shows little."""
    if facts.free is False and len(parts.text) < CUT_LENGTH:
        return True
    return any(".paywall" in f.reason or f.reason.endswith("phrase-paywall") for f in parts.furniture)
