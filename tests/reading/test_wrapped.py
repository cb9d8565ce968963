from sayso.model import BlockKind
from sayso.reading import read_page
from sayso.reading.lines import split_lines
from sayso.reading.wrapped import join_wrapped

WRAPPED = """Rat sperrt die Brücke von Seebrück

Die alte Brücke über den See bleibt nach einem Beschluss
des Rates bis zum Herbst gesperrt. Seit dem Wochenende habe die
Belastung zugenommen, sagte die Sprecherin der
Stadt am Montag. Wer zur Insel will, der muss nun mit
der Fähre fahren, die alle zwei Stunden
ablegt.
Der Betreiber der Fähre rechnet mit mehr Gästen."""


def test_lines_broken_inside_a_sentence_become_one_and_lead_back_to_the_page() -> None:
    doc = read_page(WRAPPED.encode(), "seebrueck.txt")
    paragraphs = doc.texts(BlockKind.PARAGRAPH) + doc.texts(BlockKind.LEAD)
    assert any("habe die Belastung zugenommen, sagte die Sprecherin der Stadt am Montag." in p for p in paragraphs)
    span = next(b.span for b in doc.blocks if "Belastung" in b.span.of(doc.text))
    pieces = [s.of(WRAPPED) for s in doc.offsets.page_spans(span)]
    assert " ".join(pieces) == span.of(doc.text)


def test_a_page_with_a_line_for_each_block_stays_as_it_is() -> None:
    page = "Menü\nAnmelden\nMehr aus der Region und aus aller Welt\nEin Wort zum Sonntag\nDie Brücke bleibt zu."
    lines = split_lines(page)
    assert join_wrapped(lines) == lines
