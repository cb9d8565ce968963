"""Stated distances between places that are on the map, held against the great circle.

A sentence is read as its tokens with one space between them, in which every length is one character and every place
with coordinates another; the pack's patterns tell which distance belongs to which two places.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.lang import LanguagePack
from sayso.lang.rules import PatternRule, compile_pattern
from sayso.model import DistanceCheck, Document, Entity, EntityKind, Mention, MentionForm, Quantity, Sentence, Span
from sayso.understanding.mentions.places import locate

FAR, PLACE = "\ue000", "\ue001"
"""Characters that stand for a length and a place; both are for private use, so that no page means anything by them."""
KILOMETRES: Mapping[str, float] = {"km": 1.0, "m": 0.001, "mi": 1.609344, "nmi": 1.852}
"""Kilometres in one of each unit."""
EARTH = 6371.0
"""Mean radius in kilometres."""
SHORTER, LONGER, SPREAD = 0.1, 0.4, 10.0
"""How much less and more than the great circle a stated distance may be, as shares, and kilometres for a town's size.

Not measured: figures are rounded by a tenth, and roads are up to two fifths longer than the straight line."""
AIRLINE_LONGER = 0.1
"""Likewise where the page says that it means the straight line."""
ASIDE = 45
"""Degrees between stated and true direction, at most: half of the way to the next of four."""
_NEAR = 15.0
"""Kilometres below which two towns' centres do not tell the direction."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A length or a place in a sentence, by code points; `at` for places."""

    span: Span
    quantity: Quantity | None = None
    at: tuple[float, float] | None = None


def find_distances(
    doc: Document,
    sents: Sequence[Sentence],
    quantities: Sequence[Quantity],
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    pack: LanguagePack,
) -> list[DistanceCheck]:
    """Return the stated distances between two places with coordinates, in text order, each beside the great circle.

    Args:
        doc: Offsets refer to its text.
        sents: Its sentences.
        quantities: Its quantities; lengths are looked at.
        mentions: Its mentions; names of places are looked at.
        entities: Whom they resolve to.
        pack: Gives patterns, words and the gazetteer.
    """
    rules = _load(pack)
    lengths = [_Item(q.span, quantity=q) for q in quantities if q.unit in KILOMETRES and q.value is not None]
    if not rules or not lengths:
        return []
    starts = [sent.span.start for sent in sents]
    wanted = sorted({bisect_right(starts, item.span.start) - 1 for item in lengths})
    places = _places(doc, mentions, entities, pack)
    found: list[DistanceCheck] = []
    items = sorted((*lengths, *places), key=lambda i: i.span)
    for sent in (sents[i] for i in wanted if i >= 0):
        first = bisect_left(items, sent.span.start, key=lambda i: i.span.start)
        last = bisect_left(items, sent.span.end, key=lambda i: i.span.start)
        inside = [i for i in items[first:last] if sent.span.contains(i.span)]
        found += _in_sentence(sent, inside, rules, pack)
    return found


def _places(doc: Document, mentions: Sequence[Mention], entities: Sequence[Entity], pack: LanguagePack) -> list[_Item]:
    """Return the names that have a place on the map: those of places, and single names that the gazetteer knows."""
    by_id = {e.id: e for e in entities}
    items: list[_Item] = []
    for mention in mentions:
        entity = by_id.get(mention.entity or "")
        if mention.form is not MentionForm.NAME or entity is None:
            continue
        at = entity.at
        if at is None and entity.key is None and (entity.kind is not EntityKind.PERSON or " " not in entity.name):
            town = locate(mention.head.of(doc.text), entity.country, pack)
            at = town.at if town else None
        if at:
            items.append(_Item(mention.head, at=at))
    return items


def _in_sentence(
    sent: Sentence, items: Sequence[_Item], rules: Mapping[str, re.Pattern[str]], pack: LanguagePack
) -> list[DistanceCheck]:
    text, at = _masked(sent, items)
    found: dict[Span, DistanceCheck] = {}
    for rule, pattern in rules.items():
        for match in pattern.finditer(text):
            far, here, there = (items[at[match.start(group)]] for group in ("far", "here", "there"))
            if far.quantity and far.span not in found and here.at and there.at and here.at != there.at:
                direction = _direction(match.groupdict().get("direction"), pack)
                straight = any(w in match.group() for w in pack.listed("distances", "straight"))
                found[far.span] = _check(far.quantity, here, there, direction, straight, rule)
    return [found[span] for span in sorted(found)]


def _masked(sent: Sentence, items: Sequence[_Item]) -> tuple[str, dict[int, int]]:
    """Return a sentence with lengths and places as one character each, and the item by place of its character."""
    parts: list[str] = []
    at: dict[int, int] = {}
    length = index = 0
    last = -1
    for token in sent.tokens:
        while index < len(items) and items[index].span.end <= token.start:
            index += 1
        inside = index < len(items) and items[index].span.start <= token.start
        if inside and index == last:
            continue
        word = token.text.replace(FAR, "?").replace(PLACE, "?")
        if inside:
            word = FAR if items[index].quantity else PLACE
            at[length] = last = index
        parts.append(word)
        length += len(word) + 1
    return " ".join(parts), at


def _direction(word: str | None, pack: LanguagePack) -> int | None:
    degrees = _words(pack).get("direction", {}).get((word or "").lower())
    return int(degrees) if degrees else None


def _check(
    quantity: Quantity, here: _Item, there: _Item, direction: int | None, straight: bool, rule: str
) -> DistanceCheck:
    factor = KILOMETRES[quantity.unit or ""]
    low = float(quantity.value or 0) * factor
    high = quantity.upper * factor if quantity.upper is not None else None
    here_at, there_at = here.at or (0.0, 0.0), there.at or (0.0, 0.0)
    circle, bearing = great_circle(there_at, here_at)
    aside = abs((bearing - direction + 180) % 360 - 180) if direction is not None and circle > _NEAR else 0
    longest = circle * (1 + (AIRLINE_LONGER if straight else LONGER)) + SPREAD
    shortest = circle * (1 - SHORTER) - SPREAD
    too_long = quantity.bound not in ("less than", "at most") and low > longest
    too_short = quantity.bound not in ("more than", "at least") and (high or low) < shortest
    ends = [quantity.span, here.span, there.span]
    return DistanceCheck(
        span=Span(min(s.start for s in ends), max(s.end for s in ends)),
        stated=quantity.span,
        here=here.span,
        there=there.span,
        here_at=here_at,
        there_at=there_at,
        kilometres=round(low, 3),
        upper=high if high is None else round(high, 3),
        bound=quantity.bound,
        bearing=direction,
        great_circle=round(circle, 1),
        great_circle_bearing=bearing,
        fits=not too_long and not too_short and aside <= ASIDE,
        rule=rule,
    )


def great_circle(start: tuple[float, float], end: tuple[float, float]) -> tuple[float, int]:
    """Return kilometres on the great circle between two points, and the direction at its start in degrees from north.

    Args:
        start: Latitude and longitude in degrees.
        end: Likewise.

    Source:
        Haversine formula on a sphere of the Earth's mean radius; off by half a per cent at most.
    """
    (lat1, lon1), (lat2, lon2) = ((math.radians(a), math.radians(b)) for a, b in (start, end))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    east = math.sin(lon2 - lon1) * math.cos(lat2)
    north = math.cos(lat1) * math.sin(lat2) - math.sin(lat1) * math.cos(lat2) * math.cos(lon2 - lon1)
    return 2 * EARTH * math.asin(math.sqrt(min(1.0, half))), round(math.degrees(math.atan2(east, north))) % 360


def _words(pack: LanguagePack) -> Mapping[str, Mapping[str, str]]:
    return pack.derived("distances.words", lambda: _read_words(pack))


def _read_words(pack: LanguagePack) -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = {}
    for row in pack.table("distance_words"):
        forms = (form.replace("_", " ") for form in row["forms"].split())
        words.setdefault(row["class"], {}).update(dict.fromkeys(forms, row["value"]))
    return words


def _load(pack: LanguagePack) -> Mapping[str, re.Pattern[str]]:
    """Return the compiled patterns by rule id, made once per pack."""
    return pack.derived("distances.rules", lambda: _compile(pack))


def _compile(pack: LanguagePack) -> dict[str, re.Pattern[str]]:
    fragments = {**pack.fragments, "far": FAR, "place": PLACE}
    for name, forms in _words(pack).items():
        fragments[name] = "|".join(sorted(map(re.escape, forms), key=len, reverse=True)).replace(r"\ ", " ")
    return {
        rule.id: re.compile(rf"(?<!\w)(?:{compile_pattern(rule.pattern, fragments, rule.id).pattern})(?!\w)")
        for rule in pack.rules("distances", PatternRule)
    }
