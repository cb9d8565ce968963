"""Why a claim is one, in words."""

from collections.abc import Callable

import pytest

from sayso.comparing import build_story
from sayso.comparing.explain import explain_claim
from sayso.lang import LanguagePack
from sayso.model import AnalysedDocument

Page = Callable[..., AnalysedDocument]


def test_reasons_come_in_the_order_a_reader_asks(page: Page, de: LanguagePack) -> None:
    given = [
        {"content": f"„Wir haben am Damm die ganze Nacht {word}“", "mode": "direct", "who": "Anna Keller"}
        for word in ("gekämpft", "geschuftet")
    ]
    docs = [page(f"p{n}", f"{g['content']}, sagte Keller.", g) for n, g in enumerate(given)]
    reasons = explain_claim(build_story(docs, [de]), "c1")
    abouts = [reason.about for reason in reasons]
    assert abouts == sorted(abouts, key=["members", "asserters", "witnesses", "divergence"].index)
    assert {"members", "asserters", "witnesses", "divergence"} == set(abouts)
    assert reasons[-1].words == ("gekämpft", "geschuftet")


def test_an_unknown_claim_is_said_to_be_unknown(page: Page, de: LanguagePack) -> None:
    with pytest.raises(KeyError, match="c9"):
        explain_claim(build_story([page("p0", "Es regnete.")], [de]), "c9")
