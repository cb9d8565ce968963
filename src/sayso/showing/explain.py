"""Why a statement or a claim is what it is, in the terminal."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from sayso.showing.records import ClaimView, DifferenceView, RangeView, StatementView, Words
from sayso.showing.strings import Strings
from sayso.showing.terminal import difference, page_name, range_words, said
from sayso.understanding.explain import Explanation

Rules = Callable[[str], Mapping[str, Any] | None]
"""Gives a rule's table by id; None if it is not in the packs."""


def print_statement(stmt: StatementView, explanations: Sequence[Explanation], console: Console, t: Strings) -> None:
    """Print a statement, how far to trust it, its chain, and the rules that fired on it with their words and grades.

    Args:
        stmt: The statement as shown.
        explanations: Why it is what it is, see `explain_statement`.
        console: Where to.
        t: Wording.
    """
    console.print(said(stmt, t))
    if stmt.grade:
        console.print(Text(f"  {t('detail.grade')}: ").append(t(f"grade.{stmt.grade}"), style="bold"))
    for link in stmt.chain:
        line = Text(f"  {t('role.' + link.role)}: {link.name}")
        if link.inferred:
            line.append(f"  ({t('detail.inferred', why=link.inferred)})", style="dim")
        if link.refers_to:
            line.append(f"  {t('detail.anaphoric')} ").append(link.refers_to.text, style="bold")
        elif link.anaphoric:
            line.append(f"  ({t('detail.anaphoric_open')})", style="dim")
        console.print(line)
    places = {(hit.rule, hit.words.text): hit.words for hit in reversed(stmt.rules)}
    for why in explanations:
        console.print(_on(why, places.get((why.rule, " ".join(why.words.split()))), t))
        if why.note:
            console.print(Text(f"    {why.note}"))
        for example in why.examples[:2]:
            console.print(Text(f"    + {example}", style="dim"))
        for example in why.counterexamples[:2]:
            console.print(Text(f"    - {example}", style="dim"))


def print_claim(claim: ClaimView, differences: Sequence[DifferenceView], console: Console, t: Strings) -> None:
    """Print a claim, why its statements were put together, why its counts are what they are, and where pages differ."""
    console.print(Text(f"{claim.id}: {t('wording.' + claim.wording)}", style="bold"))
    for member in claim.members:
        console.print(said(member, t))
    _reasons(RangeView(0, 0, claim.reasons), t("claim.why_joined"), console, t)
    _reasons(claim.asserters, f"{t('claim.asserters')}: {claim.asserters.text}", console, t)
    _reasons(claim.witnesses, range_words(claim.witnesses, "report.voices", t), console, t)
    for d in differences:
        if d.claim == claim.id:
            console.print(difference(d, t))


def _reasons(count: RangeView, title: str, console: Console, t: Strings) -> None:
    console.print(Text(title, style="bold"))
    for reason in count.reasons:
        console.print(Text(f"  {t.find('reason.' + reason.code, reason.text)}  [{reason.code}]"))
        for words in reason.words:
            console.print(Text("    ").append_text(page_name(words.page)).append(f" {words.text}"))


def _on(why: Explanation, words: Words | None, t: Strings) -> Text:
    line = Text("  ").append(why.rule, style="bold cyan").append("  ")
    if why.grade:
        line.append(f"{t('grade.' + why.grade)}  ")
    before, after = (words.before, words.after) if words else ("", "")
    line.append(before, style="dim").append(" ".join(why.words.split()), style="bold underline")
    return line.append(after, style="dim")
