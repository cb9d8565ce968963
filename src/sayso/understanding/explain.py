"""Why a statement is what it is: the rules that fired, the words they fired on, and what the pack says of them."""

from dataclasses import dataclass

from sayso.lang import LanguagePack
from sayso.model import AnalysedDocument, Grade, Span


@dataclass(frozen=True, slots=True)
class Explanation:
    """One rule that fired.

    Attributes:
        rule: Id of the rule.
        family: Rule family of the pack; None if the pack has no such rule (models, shapes).
        span: Where in the document's text.
        words: The words it fired on.
        note: Why the rule is as it is; empty if its file says nothing.
        examples: Sentences in which it must fire.
        counterexamples: Sentences in which it must not.
        grade: How far to trust what it finds, `sure`, `likely` or `weak`; None for rules that make no statements.
    """

    rule: str
    family: str | None
    span: Span
    words: str
    note: str = ""
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    grade: Grade | None = None


def explain_statement(doc: AnalysedDocument, statement_id: str, pack: LanguagePack) -> list[Explanation]:
    """Return why a statement is what it is: extraction first, then chain and polarity, then hedges.

    Args:
        doc: Analysed document.
        statement_id: Id of the statement within the document.
        pack: Language pack that the document was analysed with.

    Raises:
        KeyError: The document has no such statement.
    """
    stmt = doc.statement(statement_id)
    if stmt is None:
        raise KeyError(statement_id)
    fired = [(hit.rule, hit.span) for hit in stmt.hits]
    fired += [(link.rule, link.span) for link in stmt.chain if link.rule and link.span]
    fired += [(hedge.rule, hedge.span) for hedge in stmt.hedges]
    seen: set[str] = set()
    out: list[Explanation] = []
    for rule, span in fired:
        if rule not in seen or rule in {hedge.rule for hedge in stmt.hedges}:
            out.append(_explanation(rule, span, doc.document.text, pack))
        seen.add(rule)
    return out


def _explanation(rule: str, span: Span, text: str, pack: LanguagePack) -> Explanation:
    table = pack.describe(rule) or {}
    return Explanation(
        rule,
        table.get("family"),
        span,
        span.of(text),
        table.get("note", ""),
        tuple(table.get("match", ())),
        tuple(table.get("reject", ())),
        Grade(table["grade"]) if "grade" in table else None,
    )
