"""Noun phrases by tag patterns: article, attributes, head, genitive, apposition; no relative clause."""

from dataclasses import dataclass
from typing import Any, get_origin, get_type_hints

from sayso.lang import LanguagePack
from sayso.understanding.text.clauses import Words, is_finite
from sayso.understanding.text.tags import PREPOSITIONS

_DETERMINERS = frozenset({"ART", "PPOSAT", "PDAT", "PIAT", "PIDAT", "PRELAT"})
_ATTRIBUTES = frozenset({"ADJ(A)", "CARD", "TRUNC", "ADJA", "ADJ"})
_HEADS = frozenset({"NN", "NE", "NNA", "NNI", "FM", "XY", "NNP"})
_ALONE = frozenset({"PPER", "PDS", "PIS", "PRELS", "PWS", "PPOSS"})
_INSIDE = frozenset(
    {"ADV", "ADJ(D)", "KON", "PROAV", "APPR", "APPRART", "PRF", "PTKNEG", "ART", "VV(PP)", "PTKA", "NN", "NE"}
)
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class NounWords:
    """What a pack knows of the words of noun phrases; the names say which.

    Attributes:
        genitive_ending: Of adjectives without article.
        somebody: How nouns end that speak.
    """

    oblique: frozenset[str]
    genitive: frozenset[str]
    attribute_prepositions: frozenset[str]
    and_words: frozenset[str]
    subject_pronouns: frozenset[str]
    object_pronouns: frozenset[str]
    first_person: frozenset[str]
    time_nouns: frozenset[str]
    receivers: frozenset[str]
    pointing: frozenset[str]
    impersonal: frozenset[str]
    subject_relative: frozenset[str]
    agent_prepositions: frozenset[str]
    place_prepositions: frozenset[str]
    receiver_prepositions: frozenset[str]
    answering_prepositions: frozenset[str]
    dative: frozenset[str]
    maybe_dative: frozenset[str]
    dative_pronouns: frozenset[str]
    inside_place: frozenset[str]
    institution_prepositions: frozenset[str]
    documents: frozenset[str]
    singular_articles: frozenset[str]
    genitive_ending: str
    somebody: tuple[str, ...]
    abstract_endings: tuple[str, ...]
    noun_genitive_endings: tuple[str, ...]
    weak_adjective_endings: tuple[str, ...]
    plural_verb_endings: tuple[str, ...]


def noun_words(pack: LanguagePack) -> NounWords:
    """Return the pack's words that make noun phrases, made once per pack."""
    return pack.derived("noun_words", lambda: _noun_words(pack))


def _noun_words(pack: LanguagePack) -> NounWords:
    settings = pack.settings.get("noun_phrases", {})
    kinds = {name: get_origin(kind) for name, kind in get_type_hints(NounWords).items()}
    words: dict[str, Any] = {name: kind(settings.get(name, ())) for name, kind in kinds.items() if kind}
    words["genitive_ending"] = settings.get("genitive_ending", "\0")
    words["somebody"] = tuple(sorted(_somebody(pack)))
    return NounWords(**words)


def _somebody(pack: LanguagePack) -> set[str]:
    """Return the nouns for people, bodies and media, lower case."""
    nouns = {row[column] for row in pack.table("roles") for column in ("noun", "feminine")}
    nouns |= {row["noun"] for row in pack.table("body_nouns")}
    for row in pack.table("source_nouns"):
        nouns |= {word.lstrip("=-") for column in ("singular", "plural") for word in row[column].split("|")}
    nouns |= set(pack.listed("noun_phrases", "speaking_nouns"))
    return {noun for noun in nouns if noun}


def is_noun_head(words: Words, i: int) -> bool:
    """Tell whether a token is a noun or a name."""
    text = words.tokens[i].text
    if words.pos[i] not in _HEADS or not text[0].isalnum():
        return False
    if words.pos[i] == "NN" and "-" in text and any(c.isupper() for c in text):
        return True
    return not text[0].islower() or (words.pos[i] == "NE" or (words.pos[i] in ("FM", "XY") and not text.isalpha()))


def starts_phrase(words: Words, i: int) -> bool:
    """Tell whether a noun phrase may begin at a token."""
    pos = words.pos[i]
    return pos in _DETERMINERS or pos in _ATTRIBUTES or pos in _ALONE or is_noun_head(words, i) or _is_mark(words, i)


def _is_mark(words: Words, i: int) -> bool:
    return words.pos[i] == "$(" and words.quoted[i] >= 0 and not words.aside[i]


def core_phrase(words: Words, i: int, limit: int, known: NounWords) -> int | None:
    """Return one past the head of the noun phrase that begins at token `i`; None if none does."""
    limit = min(limit, i + _LONGEST)
    k = i
    if k >= limit or words.aside[k]:
        return None
    if words.pos[k] in _ALONE and not (k + 1 < limit and words.pos[k] in ("PIS", "PDS") and is_noun_head(words, k + 1)):
        return k + 1
    while k < limit and (words.pos[k] in _DETERMINERS or (k == i and words.pos[k] in ("PIS", "PDS"))) and k - i < 2:
        k += 1
    k = _past_attribute(words, i, k, limit)
    head = None
    while k < limit and not words.aside[k]:
        if is_noun_head(words, k):
            if head is not None and _is_next(words, head, k, known):
                break
            head = k
        elif _is_mark(words, k):
            after = _name_in_marks(words, k, limit)
            if after is None:
                break
            head, k = after - 1, after - 1
        elif head is not None:
            if not _goes_on(words, k, limit):
                break
            head = k
        elif not _inside_attribute(words, k, limit):
            break
        k += 1
    return head + 1 if head is not None else None


def _is_next(words: Words, head: int, k: int, known: NounWords) -> bool:
    """Tell whether a noun behind a name begins another phrase: »fordert der Verein | Tamms Rücktritt«."""
    low, lemma = words.low[k], words.lemma[k]
    if k + 1 < len(words.pos) and words.pos[k] == "NE" and head == k - 1:
        owner = low.startswith(lemma) and low.removeprefix(lemma) in known.noun_genitive_endings
        return owner and words.pos[head] == "NN" and words.pos[k + 1] == "NN"
    endings = (known.genitive_ending, *known.noun_genitive_endings)
    plural = words.pos[k] == "NN" and lemma != low and not low.endswith(endings)
    return plural and words.pos[head] == "NE" and "-" in words.low[head] and "-" not in words.low[k]


def _past_attribute(words: Words, i: int, k: int, limit: int) -> int:
    """Return where to go on behind an article and an attribute that holds a noun: »der | für Boote zuständige Rat«."""
    if k == i or k >= limit or words.pos[k] not in PREPOSITIONS:
        return k
    for j in range(k + 1, min(limit, k + 8)):
        if words.pos[j] == "ADJ(A)" and j + 1 < limit and is_noun_head(words, j + 1) and is_noun_head(words, j - 1):
            return j
        if is_finite(words.pos[j]) or words.low[j] in (",", ":"):
            break
    return k


def _goes_on(words: Words, k: int, limit: int) -> bool:
    """Tell whether a token after the head belongs to it: »iPhone 4«, »Peter Lahm« where the tagger knows no name."""
    text = words.tokens[k].text
    if words.pos[k] == "CARD":
        return text.isdecimal() and not (k + 1 < limit and is_noun_head(words, k + 1))
    foreign = words.pos[k] in ("FM", "NE", "XY") and text.islower() and words.pos[k - 1] in ("NE", "FM")
    if foreign and k + 1 < limit and words.pos[k + 1] in ("NE", "FM") and words.tokens[k + 1].text[0].isupper():
        return True  # »Times of Quellheim«
    if text[0] in "-/&" and len(text) == 1:
        return k + 1 < limit and words.tokens[k].start == words.tokens[k - 1].end and is_noun_head(words, k + 1)
    return words.pos[k - 1] == "NE" and text[0].isupper() and words.pos[k] in ("ADJ(D)", "ADJ(A)", "NN", "VV(FIN)")


def _inside_attribute(words: Words, k: int, limit: int) -> bool:
    pos = words.pos[k]
    if pos in _ATTRIBUTES:
        return True
    if pos in _INSIDE:
        follow = next((j for j in range(k + 1, min(limit, k + 9)) if words.pos[j] == "ADJ(A)"), None)
        return follow is not None and not any(is_finite(words.pos[j]) or words.low[j] == "," for j in range(k, follow))
    return False


def _name_in_marks(words: Words, k: int, limit: int) -> int | None:
    """Return one past the short quoted name that begins at token `k`; None if none does."""
    end = k + 1
    while end < limit and words.quoted[end] == words.quoted[k]:
        end += 1
    if k + 1 >= end or end - k > 10:
        return None
    if not words.tokens[k + 1].text[:1].isupper() and not any("." in words.low[j] for j in range(k, end)):
        return None
    return end if words.pos[end - 1] == "$(" else None


def noun_phrase(
    words: Words, i: int, limit: int, known: NounWords, *, apposition: bool = True, dative: bool = False
) -> int | None:
    """Return one past the noun phrase that begins at token `i`, with its attributes; None if none does.

    Args:
        words: Tokens of the stretch.
        i: First token.
        limit: One past the last token that it may reach.
        known: The pack's words.
        apposition: Whether to take a phrase between commas with it.
        dative: Whether the phrase follows a preposition: appositions may stand in the dative, and nobody is addressed.
    """
    end = core_phrase(words, i, limit, known)
    if end is None:
        return None
    if words.pos[i] in _ALONE:
        return end
    bare = all(words.pos[k] == "NE" for k in range(i, end)) or (words.pos[i] == "NN" and words.pos[end - 1] == "NE")
    end = _attributes(words, end, limit, known, receivers=dative, bare_name=bare)
    if apposition:
        end = _apposition(words, end, limit, known, dative)
    return end


def _attributes(
    words: Words, end: int, limit: int, known: NounWords, *, receivers: bool = False, bare_name: bool = False
) -> int:
    for _ in range(12):
        after = _one_attribute(words, end, limit, known, receivers, bare_name)
        if after is None:
            return end
        end, bare_name = after, False
    return end


def _one_attribute(
    words: Words, end: int, limit: int, known: NounWords, receivers: bool, bare_name: bool
) -> int | None:
    if end >= limit:
        return None
    if words.aside[end] and words.quoted[end] < 0:
        while end < limit and words.aside[end] and words.quoted[end] < 0:
            end += 1
        return _name_after(words, end, limit)
    low = words.low[end]
    if words.pos[end] in _DETERMINERS and low in known.genitive:
        if bare_name and not receivers:
            return None
        after = core_phrase(words, end, limit, known) if _may_be_genitive(words, end, limit, known) else None
        addressed = after is not None and words.low[after - 1] in known.receivers and not receivers
        return None if addressed else after
    if words.pos[end] in ("ADJ(A)", "PIAT") and low.endswith(known.genitive_ending):
        return core_phrase(words, end, limit, known)
    if end + 1 < limit and _joins(words, end, known):
        return core_phrase(words, end + 1, limit, known)
    if _is_mark(words, end):
        return _name_in_marks(words, end, limit)
    return None


def _joins(words: Words, end: int, known: NounWords) -> bool:
    """Tell whether a conjunction or preposition ties the next phrase to the one before."""
    low, following = words.low[end], words.pos[end + 1]
    if following in _ALONE or following.startswith("V"):
        return False
    if low in known.attribute_prepositions:
        return words.lemma[end + 1] not in known.time_nouns
    if low in known.and_words:
        return True
    common = words.pos[end - 1] in ("NN", "NNA", "NNI")
    if low in known.institution_prepositions:
        return common and (following in ("NN", "NE", "ADJ(A)"))
    return low in known.inside_place and following == "NE" and common and words.lemma[end - 1] not in known.time_nouns


def _name_after(words: Words, end: int, limit: int) -> int:
    """Return one past a name that goes on after brackets."""
    while end < limit and words.pos[end] == "NE" and not words.aside[end]:
        end += 1
    return end


def _may_be_genitive(words: Words, k: int, limit: int, known: NounWords) -> bool:
    """Tell »der neuen Regierung« from »der neue Präsident«: the attribute's ending gives the case away."""
    follow = k + 1
    weak = follow < limit and words.low[follow].endswith(known.weak_adjective_endings)
    return not (weak and words.pos[follow] == "ADJ(A)")


def _apposition(words: Words, end: int, limit: int, known: NounWords, dative: bool) -> int:
    if end + 1 >= limit or words.low[end] != "," or words.aside[end]:
        return end
    first = end + 1
    if (words.low[first] in known.oblique and not dative) or words.pos[first] in _ALONE:
        return end
    if not starts_phrase(words, first) or core_phrase(words, first, limit, known) is None:
        return end
    after = first
    while after < limit and words.low[after] not in (",", ":", ";") and words.pos[after] != "$.":
        if words.pos[after].startswith("V") or after - first > 14 or words.pos[after] in ("KOUS", "PRELS"):
            break
        after += 1
    else:
        return after
    plain = _attributes(words, core_phrase(words, first, limit, known) or first, limit, known)
    return plain if plain == after and is_finite(words.pos[after]) else end
