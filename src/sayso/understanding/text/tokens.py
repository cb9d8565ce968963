"""Words, numbers and marks with exact offsets."""

import re

from sayso.lang import LanguagePack
from sayso.model import Token

MAX_WORD = 200
"""Characters of one token at most; longer runs are cut, so that no step meets a word of megabytes."""

_TOKEN = re.compile(
    rf"""
      \d{{1,3}}(?:[.\u202f\u00a0]\d{{3}})+(?:,\d+)?(?![\d\w])   # 1.500  12.000,5
    | \d+(?:[.,:]\d+)*(?:[-\u2010\u2011]\w{{1,{MAX_WORD}}})?     # 3,5  20.30  18:39  100-prozentig
    | (?:[^\W\d_]\.){{2,8}}                                     # U.S.  z.B.
    | (?:[A-Za-z][A-Za-z\d-]{{1,62}}\.){{1,3}}(?:[a-z]{{2}}|com|info|net|news|org)(?![\w-])  # bote.de  www.bote.com
    | \w{{1,{MAX_WORD}}}(?:[-\u2010\u2011'’&](?=\w)\w{{1,{MAX_WORD}}}){{0,20}}  # Atom-U-Boote  geht's
    | \.{{3,}} | …
    | --+
    | [^\w\s]
    """,
    re.VERBOSE,
)


def find_tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of a stretch of text, in text order. Full stops are tokens of their own.

    Args:
        text: The document's text.
        start: First code point to read.
        end: One past the last.
    """
    return [Token(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text, start, end)]


def join_full_stops(tokens: list[Token], last: bool, pack: LanguagePack) -> list[Token]:
    """Return the tokens of one sentence with full stops joined to abbreviations and ordinals.

    Args:
        tokens: Tokens of one sentence.
        last: True if the sentence's final full stop must stay a token of its own.
        pack: Gives the abbreviations.
    """
    abbreviations = pack.words("abbreviations")
    out: list[Token] = []
    for i, token in enumerate(tokens):
        before = out[-1] if out else None
        if (
            token.text == "."
            and before is not None
            and before.end == token.start
            and not (last and all(t.text in ".!?»«“”\"')]’‹›" for t in tokens[i:]))
            and (before.text in abbreviations or before.text.isdecimal() or len(before.text) == 1)
            and before.text[-1].isalnum()
        ):
            out[-1] = Token(before.start, token.end, before.text + ".")
        else:
            out.append(token)
    return out
