from sayso.model import BlockKind
from sayso.reading import document_from_text, read_page
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


def test_a_quotation_at_the_end_of_a_line_ends_no_paragraph_before_a_small_letter() -> None:
    page = WRAPPED.replace(
        "der Fähre fahren, die alle zwei Stunden\nablegt.", "der „Garantiefähre nach Seebrück“\nfahren."
    )
    joined = [line.text for line in join_wrapped(split_lines(page))]
    assert any("mit der „Garantiefähre nach Seebrück“ fahren." in line for line in joined)


def test_in_running_text_a_short_line_goes_on_where_space_shows_that_it_was_broken() -> None:
    text = WRAPPED + "\nDie\n Werft rechnet mit Verlusten. Da \nSeebrück klein ist, fehlt es an Geld."
    doc = document_from_text(text)
    last = doc.blocks[-1].span.of(text)
    assert last.endswith("Die\n Werft rechnet mit Verlusten. Da \nSeebrück klein ist, fehlt es an Geld.")
