from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.lang import LanguagePack, load_pack
from sayso.model import EntityKind
from sayso.reading import document_from_text
from sayso.understanding.mentions.finder import find_names
from sayso.understanding.text.morphology import tag_sentences
from sayso.understanding.text.sentences import find_sentences

PERSON, PLACE, BODY = EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANISATION


def names(text: str, pack: LanguagePack) -> list[tuple[str, EntityKind]]:
    doc = document_from_text(text, language="de")
    sents = tag_sentences(find_sentences(doc, pack), pack)
    return [
        (text[s.tokens[n.start].start : s.tokens[n.end - 1].end], n.kind)
        for s, found in zip(sents, find_names(sents, pack), strict=True)
        for n in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ministerin Carla Brandt kam aus Lübeck.", [("Carla Brandt", PERSON), ("Lübeck", PLACE)]),
        ("Nach Angaben von TASS flog er nach Südkorea.", [("TASS", BODY), ("Südkorea", PLACE)]),
        ("Die deutsche Regierung schweigt.", []),
        ("Mehr Geld gibt es nicht.", []),
        ("Die EU schrieb der Demokratischen Republik Kongo.", [("EU", BODY), ("Demokratischen Republik Kongo", PLACE)]),
        ("Sie liest im „Spiegel“ und im Spiegel.", [("Spiegel", BODY)]),
    ],
)  # fmt: skip
def test_names_and_kinds(text: str, expected: Sequence[tuple[str, EntityKind]], de: LanguagePack) -> None:
    assert names(text, de) == expected


@given(
    st.lists(
        st.sampled_from(["Carla", "Brandt", "aus", "Bonn", "„", "“", ",", ".", "EU", "s’", "7", "der"]), max_size=30
    )
)
def test_names_never_overlap_and_lie_in_the_sentence(words: list[str]) -> None:
    pack = load_pack("de")
    doc = document_from_text(" ".join(words), language="de")
    sents = tag_sentences(find_sentences(doc, pack), pack)
    for sent, found in zip(sents, find_names(sents, pack), strict=True):
        ends = [0, *(n.end for n in found)]
        assert all(end <= n.start < n.end <= len(sent.tokens) for end, n in zip(ends, found, strict=False))
