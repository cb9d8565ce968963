"""What was said to the page's own newsroom came through nobody else."""

import pytest

from sayso import compare
from sayso.lang import LanguagePack
from sayso.model import LinkRole
from sayso.reading import document_from_text
from sayso.running.pipeline import read
from sayso.understanding.statements.newsroom import is_outlet

SAID = "„Die Brücke wird wieder aufgebaut“, sagte Bürgermeisterin Wiebke Tarnow dem Tagesboten."


@pytest.mark.parametrize(
    ("words", "outlet", "same"),
    [
        ("dem Tagesboten", "Der Tagesbote", True),
        ("der Süddeutschen Zeitung", "sueddeutsche.de", True),
        ("„Spiegel“", "spiegel.de", True),
        ("Zeit Online", "Die Zeit", True),
        ("dem Boddenfunk", "Der Tagesbote", False),
        ("der Nordpost", "Nordanzeiger", False),
        ("dem „Spiegel“", "Die Zeit", False),
        ("der", "Der Tagesbote", False),
    ],
)
def test_an_outlet_is_known_by_its_names_and_their_endings(
    de: LanguagePack, words: str, outlet: str, same: bool
) -> None:
    assert is_outlet(words, outlet, de) is same


@pytest.mark.parametrize(("outlet", "own"), [("Der Tagesbote", True), ("Küstenblatt", False), (None, False)])
def test_what_the_newsroom_was_told_is_its_own_ear(outlet: str | None, own: bool) -> None:
    doc = read(document_from_text(f"Grellin plant\n{SAID}", id="p", language="de", outlet=outlet))
    (stmt,) = doc.statements
    heard = [link.span.of(doc.document.text) for link in stmt.chain if link.role is LinkRole.OUTLET and link.span]
    assert heard == (["dem Tagesboten"] if own else [])


def test_two_newsrooms_that_were_both_told_are_two_witnesses() -> None:
    said = {
        "Küstenblatt": "„Wir bauen die Brücke wieder auf“, sagte Bürgermeisterin Wiebke Tarnow dem Küstenblatt.",
        "Der Tagesbote": "Dem Tagesboten sagte Bürgermeisterin Wiebke Tarnow, dass die Brücke wieder aufgebaut werde.",
    }
    pages = [document_from_text(f"Grellin\n{t}", id=o, language="de", outlet=o) for o, t in said.items()]
    (claim,) = compare(pages).claims
    assert (claim.witnesses.at_least, claim.witnesses.at_most) == (2, 2)
