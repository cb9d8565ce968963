"""What the report's script shows only when asked: details of statements, reasons of counts, the choices of the filter.

It stands in the file as JSON, as short as it can be said: names stand once and are referred to by number, words of the
interface by the row in which they stand in every language, words of pages by the anchor they have on the page.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from sayso.showing.html.tongues import Tongues
from sayso.showing.records import ClaimView, LinkView, ReasonView, StatementView, StoryView
from sayso.showing.terminal import range_words

_MOST_WORDS = 6
"""Places that a reason leads to."""

_LABELS = ("who", "addressee", "evidence", "claims", "grade", "rules", "anaphoric_open")
"""What stands before the lines of a statement's details."""

Value = dict[str, Any]


class Data:
    """Gathers what the script needs; numbers are given out while the file is written."""

    def __init__(self, t: Tongues) -> None:
        self._t = t
        self._names: dict[str, int] = {}

    def name(self, text: str) -> int:
        """Return the number of a name."""
        return self._names.setdefault(text, len(self._names))

    def write(self, view: StoryView, known_rules: Mapping[str, Any]) -> Markup:
        """Return everything as JSON that may stand in a page; asked for last, when all words have been said."""
        rules = sorted({hit.rule for stmt in view.statements for hit in stmt.rules})
        number = {rule: i for i, rule in enumerate(rules)}
        single = len(view.pages) == 1
        body = {
            "s": {stmt.key: self._statement(stmt, number) for stmt in view.statements},
            "c": {} if single else {c.id: self._claim(c) for c in view.claims},
            "m": [] if single else [[round(share, 3) or 0 for share in row] for row in view.shares],
            "g": [page.letter for page in view.pages],
            "r": [[rule, int(rule in known_rules)] for rule in rules],
            "w": {key: self._t.row_of(f"detail.{key}") for key in _LABELS},
            "u": self._t.row_of("claim.unknown"),
            "n": list(self._names),
            "l": self._t.codes,
            "t": self._t.table,
        }
        text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
        return Markup(_inert(text))  # noqa: S704 - what could end the element or begin another is escaped

    def _statement(self, stmt: StatementView, rules: Mapping[str, int]) -> Value:
        t = self._t
        shown = bool(stmt.through) or any(link.inferred for link in stmt.chain)
        apart = stmt.speaker and stmt.who and stmt.who not in stmt.speaker.text
        body = {
            "m": t.row_of(f"mode.{stmt.mode}"),
            "n": self.name(stmt.name) if stmt.name else None,
            "y": t.row_of(f"polarity.{stmt.polarity}") if stmt.polarity != "asserted" else None,
            "h": [self._anchor(stmt, h.anchor) for h in stmt.hedges],
            "c": [self._link(stmt, link) for link in stmt.chain] if shown else [],
            "w": self.name(stmt.speaker.text) if stmt.speaker and apart else None,
            "a": [self._anchor(stmt, a.anchor) for a in stmt.addressee],
            "e": t.row(lambda s: s.find(f"role.{stmt.evidence}", stmt.evidence or "")) if stmt.evidence else None,
            "k": list(stmt.claims),
            "g": t.row_of(f"grade.{stmt.grade}") if stmt.grade else None,
            "f": 1 if stmt.grade == "weak" else None,
            "q": 1 if stmt.parent else None,
            "r": [[rules[hit.rule], self._anchor(stmt, hit.words.anchor)] for hit in stmt.rules],
        }
        return {key: value for key, value in body.items() if value is not None and value != []}

    def _link(self, stmt: StatementView, link: LinkView) -> list[Any]:
        """Return role, name, and as far as they are there: place, what it points back to, why it is assumed."""
        row: list[Any] = [
            self._t.row_of(f"role.{link.role}"),
            self.name(link.name) if link.name else -1,
            self._anchor(stmt, link.words.anchor) if link.words else 0,
            self._anchor(stmt, link.refers_to.anchor) if link.refers_to else int(link.anaphoric),
            self._t.row(lambda t: t("detail.inferred", why=link.inferred)) if link.inferred else 0,
            int(link.role == "speaker"),
        ]
        while row and not row[-1]:
            row.pop()
        return row

    def _claim(self, claim: ClaimView) -> list[Any]:
        """Return the words for voices and pages, and the reasons of voices, asserters and joining."""
        t = self._t
        asserters = t.row(
            lambda s: s("claim.count", asserters=claim.asserters.text) if claim.asserters.low else s("claim.asserters")
        )
        return [
            t.row(lambda s: range_words(claim.witnesses, "report.voices", s)),
            t.row(lambda s: s("report.pages", n=len(claim.pages))),
            self._reasons(claim.witnesses.reasons),
            [asserters, *self._reasons(claim.asserters.reasons)],
            [t.row_of("claim.why_joined"), *self._reasons(claim.reasons)],
        ]

    def _reasons(self, reasons: Sequence[ReasonView]) -> list[Any]:
        return [[self._t.row(_reason(r)), *(w.anchor for w in r.words[:_MOST_WORDS])] for r in reasons]

    @staticmethod
    def _anchor(stmt: StatementView, anchor: str) -> str:
        """Return an anchor without the letter of its page, where that is the statement's."""
        return anchor.removeprefix(f"{stmt.page}-")


def _reason(reason: ReasonView) -> Any:
    return lambda t: t.find(f"reason.{reason.code}", reason.text)


def _inert(text: str) -> str:
    """Return JSON in which no character can end the script element or begin a comment."""
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
