"""Names of outlets, as pages write them and as addresses have them."""

import re
from collections.abc import Mapping, Sequence

from sayso.lang import LanguagePack

_WORD = re.compile(r"\w+")
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?([\w-]+(?:\.[\w-]+){0,6})\.[a-z]{2,10}(?:/|$)", re.IGNORECASE)
_SHORT = 3


def outlet_key(name: str, packs: Sequence[LanguagePack]) -> str:
    """Return what is left of an outlet's name without article, marks, »online«, and the ending of an address.

    »www.tagesblatt-nord.example«, »Das „Tagesblatt Nord“« and »Tagesblatt Nord Online« have the same key; so have all
    forms of one outlet in the packs' table of outlets.
    """
    bare = _bare(name, packs)
    return next((key for pack in packs if (key := _known(pack).get(bare))), bare)


def known_outlets(packs: Sequence[LanguagePack]) -> frozenset[str]:
    """Return the keys of the outlets in the packs' tables."""
    return frozenset(key for pack in packs for key in _known(pack).values())


def _known(pack: LanguagePack) -> Mapping[str, str]:
    return pack.derived("comparing.outlets", lambda: _forms(pack))


def _forms(pack: LanguagePack) -> Mapping[str, str]:
    known: dict[str, str] = {}
    for row in pack.table("outlets"):
        for form in (row["name"], *row["forms"].split("|")):
            known.setdefault(_bare(form.lstrip("!"), [pack]), row["key"])
    return known


def _bare(name: str, packs: Sequence[LanguagePack]) -> str:
    if match := _DOMAIN.match(name.strip()):
        parts = match.group(1).split(".")
        name = " ".join(reversed(parts)) if len(parts[-1]) <= _SHORT else parts[-1]
    name = name.casefold()
    for pack in packs:
        for letter, spelt in pack.settings.get("transliteration", {}).items():
            name = name.replace(letter, spelt)
    less = frozenset().union(*(pack.words("outlet_words") for pack in packs))
    words = _WORD.findall(name)
    return "".join([word for word in words if word not in less] or words)


def same_outlet(one: str | None, other: str | None, packs: Sequence[LanguagePack]) -> bool:
    """Tell whether two names are of one outlet; False if either is unknown."""
    return bool(one and other) and outlet_key(one or "", packs) == outlet_key(other or "", packs)
