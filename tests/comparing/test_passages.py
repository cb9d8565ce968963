from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.comparing.passages import align_passages
from sayso.lang import LanguagePack
from sayso.model import Alignment, Block, BlockKind, Document, Span
from sayso.reading import document_from_text

LEFT = "Der Deich bei Nordersiel brach in der Nacht auf einer Länge von vierzig Metern, wie die Feuerwehr mitteilte."


def aligned(left: str, right: str, *packs: LanguagePack) -> list[tuple[str, str]]:
    docs = [document_from_text(left, id="a"), document_from_text(right, id="b")]
    return [words(docs, alignment) for alignment in align_passages(docs, packs)]


def words(docs: Sequence[Document], alignment: Alignment) -> tuple[str, str]:
    texts = {doc.id: doc.text for doc in docs}
    return tuple(p.span.of(texts[p.document]) for p in (alignment.left, alignment.right))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("right", "left_words", "right_words"),
    [
        pytest.param(LEFT, LEFT, LEFT, id="word for word"),
        pytest.param(
            "Es regnete. Der Deich bei Nordersiel brach in der Nacht auf einer Länge von rund vierzig Metern.",
            LEFT,
            "Der Deich bei Nordersiel brach in der Nacht auf einer Länge von rund vierzig Metern.",
            id="a word added, the attribution dropped",
        ),
        pytest.param(
            "Der Deich bei Nordersiel brach in der Nacht zum Freitag auf einer Länge von 40 Metern, hieß es.",
            LEFT,
            "Der Deich bei Nordersiel brach in der Nacht zum Freitag auf einer Länge von 40 Metern, hieß es.",
            id="a number respelt, the attribution changed",
        ),
    ],
)
def test_edited_copies_are_one_passage(right: str, left_words: str, right_words: str, de: LanguagePack) -> None:
    assert aligned(LEFT, right, de) == [(left_words, right_words)]


@pytest.mark.parametrize(
    "right",
    [
        pytest.param("Ein Schiff lief am Abend vor Nordersiel auf Grund.", id="nothing in common"),
        pytest.param("Der Deich von Nordersiel brach in der Nacht.", id="seven words"),
        pytest.param("", id="empty"),
    ],
)
def test_less_than_a_passage_is_none(right: str, de: LanguagePack) -> None:
    assert aligned(LEFT, right, de) == []


def test_words_of_everybody_are_no_passage(de: LanguagePack) -> None:
    left = "Das teilte die Polizei am Montag mit. Es ist noch nicht so, dass alle das auch so sagen können."
    right = "Das teilte die Polizei am Montag mit. Es ist noch nicht so, dass alle das auch so sagen können wie wir."
    assert aligned(left, right, de) == []


def test_moved_sentences_are_passages_of_their_own(de: LanguagePack) -> None:
    one = "Bürgermeisterin Wiebke Harmsen ließ die Schule am Hafen als Notquartier öffnen."
    two = "Vierzig Helfer des Technischen Hilfswerks füllten bis zum Morgen Tausende Sandsäcke."
    assert aligned(f"{one} {two}", f"{two} {one}", de) == [(one, one), (two, two)]


def test_edits_are_shown_with_their_words(de: LanguagePack) -> None:
    right = LEFT.replace("vierzig", "40").replace("in der Nacht ", "")
    docs = [document_from_text(LEFT, id="a"), document_from_text(right, id="b")]
    (alignment,) = align_passages(docs, [de])
    shown = [(e.left and e.left.of(LEFT), e.right and e.right.of(right)) for e in alignment.edits]
    assert shown == [("in der Nacht", None), ("vierzig", "40")]
    assert 0.7 < alignment.similarity < 1


def test_rare_words_weigh_more(de: LanguagePack) -> None:
    plain = "Am Montag sagte der Sprecher, dass es im nächsten Jahr wieder mehr Geld für alle Länder geben soll."
    weights = []
    for text in (plain, LEFT):
        docs = [document_from_text(text, id="a"), document_from_text(text, id="b")]
        weights.append(max((a.weight for a in align_passages(docs, [de])), default=0.0))
    assert weights[0] < weights[1]


def test_captions_and_credits_take_no_part(de: LanguagePack) -> None:
    kinds = (BlockKind.CAPTION, BlockKind.PHOTO_CREDIT, BlockKind.BYLINE, BlockKind.NOTE)
    for kind in kinds:
        docs = [
            Document(id=key, text=LEFT, blocks=(Block(kind, Span(0, len(LEFT))),), page=document_from_text("").page)
            for key in "ab"
        ]
        assert align_passages(docs, [de]) == []


def test_no_passage_leads_across_a_caption(de: LanguagePack) -> None:
    parts = [LEFT, "Ein Bagger am Deich", "Harmsen sprach von der schwersten Flut seit dem Winter des großen Sturms."]
    text = "\n".join(parts)
    blocks, start = [], 0
    for kind, part in zip((BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.PARAGRAPH), parts, strict=True):
        blocks.append(Block(kind, Span(start, start + len(part))))
        start += len(part) + 1
    docs = [Document(id=key, text=text, blocks=tuple(blocks), page=document_from_text("").page) for key in "ab"]
    assert [words(docs, a)[0] for a in align_passages(docs, [de])] == [LEFT, parts[2]]


def test_furniture_of_an_outlet_is_no_copy(de: LanguagePack) -> None:
    foot = "Abonnieren Sie unseren kostenlosen Newsletter mit Neuigkeiten aus Nordersiel, Friesum und dem Umland."
    openers = ["Ein Boot sank.", "Ein Kind lief heim.", "Der Markt fiel aus.", "Die Wahl verlief ruhig.", "Es brannte."]
    docs = [document_from_text(f"{o}\n{foot}", id=f"p{i}", outlet="Blatt") for i, o in enumerate(openers)]
    assert align_passages(docs, [de]) == []
    two = [document_from_text(f"{openers[0]}\n{LEFT}", id=f"v{i}", outlet="Blatt") for i in range(2)]
    assert len(align_passages(two, [de])) == 1


def test_the_same_passages_among_many_pages(de: LanguagePack) -> None:
    heap = [document_from_text(f"Seite {i} von Amt Nummer {i * 7} über Kanal {i * i}.", id=f"p{i}") for i in range(40)]
    pair = [document_from_text(LEFT, id="a"), document_from_text("Eilmeldung.\n" + LEFT, id="b")]
    alone = align_passages(pair, [de])
    assert align_passages([pair[0], *heap, pair[1]], [de]) == alone


PHRASES = st.sampled_from(
    [
        "Der Deich bei Nordersiel brach in der Nacht",
        "auf einer Länge von vierzig Metern",
        "Vierzig Helfer füllten bis zum Morgen Tausende Sandsäcke.",
        "wie die Feuerwehr mitteilte.",
        "der Pegel in Friesum",
        "und",
        "Es regnete.",
    ]
)


@given(st.lists(st.lists(PHRASES, max_size=8).map(" ".join), max_size=5))
def test_spans_lie_in_the_text_and_edits_in_their_passage(texts: list[str]) -> None:
    docs = [document_from_text(text, id=str(i)) for i, text in enumerate(texts)]
    for alignment in align_passages(docs):
        assert alignment.left.document < alignment.right.document
        assert 0 < alignment.similarity <= 1
        assert 0 < alignment.weight <= 1
        for passage, side in ((alignment.left, "left"), (alignment.right, "right")):
            text = texts[int(passage.document)]
            assert passage.span.of(text).strip() == passage.span.of(text) != ""
            assert all(passage.span.contains(s) for e in alignment.edits if (s := getattr(e, side)))


def test_a_report_on_very_many_pages_is_still_found(de: LanguagePack) -> None:
    pages = [document_from_text(f"Ausgabe {n} von Blatt {n}.\n{LEFT}", id=f"p{n:03}") for n in range(300)]
    found = align_passages(pages, [de])
    partners = {p.document for alignment in found for p in (alignment.left, alignment.right)}
    assert len(partners) == 300
    assert len(found) < 300 * 10


def test_a_passage_repeated_inside_a_page_is_found_on_the_other(de: LanguagePack) -> None:
    assert aligned("\n".join(["Es gilt weiter:", *[LEFT] * 4]), LEFT, de)


@pytest.mark.parametrize(
    "words",
    [
        "der Präsident des Deutschen Verbandes der Deichgrafen und Sielwärter, Doktor Onno Harmsen",
        "zwischen der Technischen Universität Friesum und dem Institut für Gezeiten in Nordersiel",
    ],
)
def test_names_and_titles_are_no_passage(words: str, de: LanguagePack) -> None:
    left = f"Gestern sprach {words} über das Wetter."
    right = f"Ein Preis wird geteilt {words}."
    assert aligned(left, right, de) == []
