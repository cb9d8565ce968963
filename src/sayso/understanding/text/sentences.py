"""Sentence boundaries, from marks, abbreviations and what follows."""

import re

from sayso.lang import LanguagePack
from sayso.model import Document, Sentence, Span
from sayso.understanding.text.tokens import find_tokens, join_full_stops

_CLOSERS = "\"'“”«»‹›’)]"
_OPENERS = "\"'„“»«‚‘›‹([–—-"
_END = re.compile(rf"(?:[.!?]+|…)[{re.escape(_CLOSERS)}]{{0,4}}(?=\s)|(?<=[^\W\d_]{{2}})[.!?](?=„?[^\W\d_]{{2}})")
_WORD_BEFORE = re.compile(r"[^\s:„“”\"»«(\[]{1,60}\Z")
_NEXT = re.compile(rf"\s+([{re.escape(_OPENERS)}]{{0,3}}\s?)(\w+)?")


def find_sentences(doc: Document, pack: LanguagePack) -> list[Sentence]:
    """Return the sentences of a document, in text order. No sentence crosses a block.

    Args:
        doc: Blocks say where text may not run on.
        pack: Gives abbreviations and the words that follow ordinals.
    """
    sents: list[Sentence] = []
    for index, block in enumerate(doc.blocks):
        for span in split_sentences(doc.text, block.span, pack):
            tokens = join_full_stops(find_tokens(doc.text, span.start, span.end), True, pack)
            if tokens:
                sents.append(Sentence(Span(tokens[0].start, tokens[-1].end), index, tuple(tokens)))
    return sents


def split_sentences(text: str, within: Span, pack: LanguagePack) -> list[Span]:
    """Return the spans of the sentences inside a stretch, without surrounding white space, in text order."""
    spans: list[Span] = []
    start = _after_stamp(text, within, pack)
    _append(spans, text, within.start, start)
    for match in _END.finditer(text, within.start, within.end):
        if _is_boundary(text, match, start, within.end, pack):
            _append(spans, text, start, match.end())
            start = match.end()
    _append(spans, text, start, within.end)
    return spans


def _after_stamp(text: str, within: Span, pack: LanguagePack) -> int:
    """Return where a block goes on after the time of day that an entry of a live ticker begins with."""
    pattern = pack.settings.get("sentences", {}).get("stamp")
    match = pack.pattern(pattern, "settings.sentences.stamp").match(text, within.start, within.end) if pattern else None
    return match.end() if match else within.start


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append(Span(start, end))


def _is_boundary(text: str, match: re.Match[str], start: int, end: int, pack: LanguagePack) -> bool:
    after = _NEXT.match(text, match.end(), end)
    opener, word = (after.group(1), after.group(2) or "") if after else ("", "")
    marks = match.group()
    if marks[-1] == "]" and text[match.start() - 1 : match.start()] == "[":
        return False
    if not after:
        return _is_glued(text, match.start())
    if word and word[0].islower() and not (opener.strip() and opener.strip() not in "-–—("):
        return False
    if marks[0] != "." or marks.startswith(".."):
        return not (marks[0] in "…." and word[:1].islower())
    before = _WORD_BEFORE.search(text, max(start, match.start() - 60), match.start())
    return not (
        before and len(marks) == 1 and _keeps_full_stop(before.group(), word, text, before.start(), start, pack)
    )


def _is_glued(text: str, at: int) -> bool:
    """Tell whether a mark with no space after it ends a sentence all the same (»… gekommen.Die …«)."""
    word = _WORD_BEFORE.search(text, max(0, at - 60), at)
    if not word or not word.group()[-2:].islower() or re.search(r"[@/_]|www|http|\.", word.group()):
        return False
    at += text[at + 1] == "„"
    return text[at + 1].isupper() and text[at + 2].islower()


def _keeps_full_stop(last: str, word: str, text: str, at: int, start: int, pack: LanguagePack) -> bool:
    """Tell whether the full stop after `last` belongs to it and ends no sentence."""
    if last.isdecimal():
        if len(last) > 3:
            return False
        if word in pack.words("after_ordinal"):
            return True
        if word.lower() in pack.words("function_words"):
            return False
        previous = re.search(r"(\w+)\s+\Z", text[max(start, at - 40) : at])
        return bool(word) and (not previous or previous.group(1).lower() in pack.words("before_ordinal"))
    if last in pack.words("abbreviations"):
        return not (word[:1].isupper() and last in _final_abbreviations(pack))
    return (len(last) == 1 and last.isupper()) or bool(re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", last))


def _final_abbreviations(pack: LanguagePack) -> frozenset[str]:
    return pack.derived(
        "final abbreviations", lambda: frozenset(row["form"] for row in pack.table("abbreviations") if row["final"])
    )
