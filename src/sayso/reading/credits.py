"""Photo and agency credits: where they stand and whom they name."""

import re
from collections.abc import Mapping, Sequence

from sayso.lang import LanguagePack
from sayso.model import AgencyCredit, Block, BlockKind, Span
from sayso.reading.lines import Line, split_at

_TAIL = re.compile(r"\s*[(\[]([^()\[\]]{2,60})[)\]]\s*$")
_SLASHED_TAIL = re.compile(r"(?<=[.!?“\"»])\s+([\w-]{2,12}(?:/[\w-]{2,12}){1,3}|dpa|AFP|epd|KNA)\s*$")
_ALONE = re.compile(r"\W{0,2}([\w-]{2,12}(?:[/,] ?[\w-]{2,12}){0,4})\W{0,2}")
_DATELINE = re.compile(r"[^\W\d_][^()\n]{1,60}? ?\(([^()]{2,40})\)\s?(?:[-–—:.]+)\s")
_MARK = r"(?:©|\([Cc]\))\s*([^\n]{2,120})"


def split_credits(line: Line, packs: Sequence[LanguagePack]) -> list[Line]:
    """Return a line with an agency credit at its end, or a dateline at its beginning, as lines of their own."""
    forms = agency_forms(packs)
    cuts: list[int] = []
    dateline = _DATELINE.match(line.text)
    if dateline and _all_agencies(dateline.group(1), forms, packs):
        cuts.append(dateline.end())
    tail = _TAIL.search(line.text, max(0, len(line.text) - 80)) or _SLASHED_TAIL.search(
        line.text, max(0, len(line.text) - 60)
    )
    if tail and tail.start() > 0 and _names_agency(tail.group(1), forms, packs):
        cuts.append(tail.start())
    return split_at(line, cuts) if cuts else [line]


def is_agency_credit(text: str, packs: Sequence[LanguagePack]) -> bool:
    """Tell whether a short line holds nothing but the names of agencies and initials, such as `(dpa, AFP)`."""
    match = _TAIL.fullmatch(text) or _ALONE.fullmatch(text)
    return bool(match and _names_agency(match.group(1), agency_forms(packs), packs))


def is_dateline(text: str, packs: Sequence[LanguagePack]) -> bool:
    """Tell whether a short line is a place with the crediting agency, such as `Seebrück (dpa) -`."""
    match = _DATELINE.fullmatch(text + " ")
    return bool(match and _all_agencies(match.group(1), agency_forms(packs), packs))


def find_agencies(text: str, blocks: Sequence[Block], packs: Sequence[LanguagePack]) -> list[AgencyCredit]:
    """Return the agencies credited in credit lines and datelines, in text order."""
    forms = agency_forms(packs)
    found: list[AgencyCredit] = []
    for block in blocks:
        if block.kind not in (BlockKind.AGENCY_CREDIT, BlockKind.DATELINE, BlockKind.BYLINE, BlockKind.DATE):
            continue
        for match in re.finditer(r"[\w-]+(?: [\w-]+){0,1}", block.span.of(text)):
            at = block.span.start + match.start()
            found.extend(_agencies_in(match.group(), at, forms))
    return found


def find_photo_credits(text: str, blocks: Sequence[Block], packs: Sequence[LanguagePack]) -> list[Span]:
    """Return the names in photo credits and at the ends of captions, in text order."""
    pattern = _credit_pattern(packs)
    spans: list[Span] = []
    for block in blocks:
        if block.kind not in (BlockKind.PHOTO_CREDIT, BlockKind.CAPTION):
            continue
        words = block.span.of(text)
        match = pattern.search(words)
        if match:
            group = match.lastindex or 0
            name = match.group(group).strip().rstrip(").")
            start = block.span.start + words.index(name, match.start(group))
            spans.append(Span(start, start + len(name)))
        elif block.kind == BlockKind.PHOTO_CREDIT:
            spans.append(block.span)
    return spans


def agency_forms(packs: Sequence[LanguagePack]) -> Mapping[str, str]:
    """Return the name of each agency by the forms in which pages credit it, of all packs."""

    def build() -> Mapping[str, str]:
        rows = [row for pack in packs for row in pack.table("news_agencies")]
        return {form: row["name"] for row in rows for form in row["credits"].split("|") if form}

    return packs[0].derived(("agency_forms", *(pack.code for pack in packs)), build) if packs else {}


def split_names(words: str, packs: Sequence[LanguagePack]) -> list[str]:
    """Return the members of a list of names, without what stands between them."""

    def build() -> re.Pattern[str]:
        joiners = "|".join(re.escape(w) for pack in packs for w in sorted(pack.words("name_joiners")))
        return re.compile(rf"\s*[,;/+&|]\s*(?:(?:{joiners})\s)?|\s(?:{joiners})\s")

    between = packs[0].derived(("name_joiners", *(pack.code for pack in packs)), build)
    return [" ".join(name.split()) for name in between.split(words.strip())]


def _credit_pattern(packs: Sequence[LanguagePack]) -> re.Pattern[str]:
    def build() -> re.Pattern[str]:
        labels = sorted((w for pack in packs for w in pack.words("photo_labels")), key=len, reverse=True)
        named = "|".join(map(re.escape, labels))
        return re.compile(rf"{_MARK}|\b(?:{named})(?: ?\([^()]{{1,30}}\))?(?: by)?:\s*([^\n]{{2,120}})")

    return packs[0].derived(("photo_labels", *(pack.code for pack in packs)), build)


def _items(words: str, packs: Sequence[LanguagePack]) -> list[str]:
    return [item for item in split_names(words, packs) if item]


def _all_agencies(words: str, forms: Mapping[str, str], packs: Sequence[LanguagePack]) -> bool:
    items = _items(words, packs)
    return bool(items) and all(item in forms for item in items)


def _names_agency(words: str, forms: Mapping[str, str], packs: Sequence[LanguagePack]) -> bool:
    """At least one agency, and beside agencies only editors' initials (`frs/dpa`)."""
    items = _items(words, packs)
    return any(item in forms for item in items) and all(
        item in forms or (len(item) <= 4 and item.isalpha()) for item in items
    )


def _agencies_in(words: str, at: int, forms: Mapping[str, str]) -> list[AgencyCredit]:
    if words in forms:
        return [AgencyCredit(forms[words], Span(at, at + len(words)))]
    found = []
    for match in re.finditer(r"[\w-]+", words):
        if match.group() in forms:
            start = at + match.start()
            found.append(AgencyCredit(forms[match.group()], Span(start, start + len(match.group()))))
    return found
