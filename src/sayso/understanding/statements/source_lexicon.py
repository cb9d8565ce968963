"""What a pack knows of the words that name a source."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sayso.lang import LanguagePack


class SourceKind(StrEnum):
    """What a noun says of the source it names."""

    MEDIUM = "medium"
    AGENCY = "agency"
    PLATFORM = "platform"
    REPORT = "report"
    OPINION = "opinion"
    DOCUMENT = "document"
    VIDEO = "video"
    PHOTO = "photo"
    PEOPLE = "people"
    SPOKESPERSON = "spokesperson"
    CIRCLES = "circles"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class NounEntry:
    """How a noun was found: kind, whether its form is plural, the ending that matched, whether it is counted."""

    kind: SourceKind
    plural: bool
    ending: str
    counted: bool = False


@dataclass(frozen=True, slots=True)
class SourceLexicon:
    """Words that name sources.

    Attributes:
        whole: Nouns by the whole word, lower case.
        endings: Nouns by how they end, lower case.
        longest: Characters of the longest ending.
        media: Names of agencies and outlets: form to key and whether it is an agency.
        unclear: Names of media that only quotation marks tell from other words.
        states: Adjectives, capitals and seats of states: form in lower case to code.
        state_names: Code to name.
        name_endings: What names in the genitive end in.
    """

    whole: Mapping[str, NounEntry]
    endings: Mapping[str, NounEntry]
    longest: int
    media: Mapping[str, tuple[str, str, bool]]
    unclear: frozenset[str]
    states: Mapping[str, str]
    state_names: Mapping[str, str]
    name_endings: tuple[str, ...]

    def noun(self, word: str) -> NounEntry | None:
        """Return what a noun says of its source; None if it is no such noun."""
        low = word.lower()
        if found := self.whole.get(low):
            return found
        for size in range(min(self.longest, len(low)), 2, -1):
            if found := self.endings.get(low[-size:]):
                return found
        return None

    def medium(self, name: str, quoted: bool) -> tuple[str, str, bool] | None:
        """Return key, usual name and whether it is an agency of a known medium; None if the name is none."""
        folded = " ".join(name.split())
        if folded in self.unclear and not quoted:
            return None
        stems = (folded.removesuffix(ending) for ending in self.name_endings if folded.endswith(ending))
        return next((found for form in (folded, *stems) if (found := self.media.get(form))), None)

    def state(self, word: str) -> str | None:
        """Return the code of the state that an inflected adjective belongs to; None if it is none."""
        low = word.lower()
        return next((code for cut in (0, 1, 2) if (code := self.states.get(low[: len(low) - cut]))), None)


def source_lexicon(pack: LanguagePack) -> SourceLexicon:
    """Return the pack's words that name sources, made once per pack."""
    return pack.derived("source_lexicon", lambda: _build(pack))


def _build(pack: LanguagePack) -> SourceLexicon:
    whole: dict[str, NounEntry] = {}
    endings: dict[str, NounEntry] = {}
    for row in pack.table("source_nouns"):
        for plural, cell in ((True, row["plural"]), (False, row["singular"])):
            for form in filter(None, cell.split("|")):
                entry = NounEntry(SourceKind(row["kind"]), plural, form.lstrip("=-"), bool(row["counted"]))
                (whole if form.startswith("=") else endings).setdefault(form.lstrip("="), entry)
    longest = max(map(len, endings), default=0)
    name_endings = pack.listed("mentions", "genitive_endings")
    return SourceLexicon(whole, endings, longest, *_media(pack), *_states(pack), name_endings)


def _media(pack: LanguagePack) -> tuple[dict[str, tuple[str, str, bool]], frozenset[str]]:
    media: dict[str, tuple[str, str, bool]] = {}
    unclear: set[str] = set()
    for table, agency in (("news_agencies", True), ("outlets", False)):
        for row in pack.table(table):
            for form in filter(None, row["forms"].split("|")):
                media.setdefault(form.lstrip("!"), (row["key"], row["name"], agency))
                if form.startswith("!"):
                    unclear.add(form.lstrip("!"))
    return media, frozenset(unclear)


def _states(pack: LanguagePack) -> tuple[dict[str, str], dict[str, str]]:
    states: dict[str, str] = {}
    names: dict[str, str] = {}
    for row in pack.table("countries"):
        names[row["code"]] = row["name"]
        for column in ("adjectives", "capitals", "seats"):
            for form in filter(None, row[column].split("|")):
                states.setdefault(form.lower(), row["code"])
    return states, names
