"""Why a claim is one, and why its figures are what they are."""

from dataclasses import dataclass

from sayso.model import Claim, Reason, Story


@dataclass(frozen=True, slots=True)
class ClaimReason:
    """One reason behind a claim.

    Attributes:
        about: What it explains: `members`, `asserters`, `witnesses` or `divergence`.
        reason: The reason with its words.
        words: The words of each piece of evidence, in the order of `reason.evidence`.
    """

    about: str
    reason: Reason
    words: tuple[str, ...]


def explain_claim(story: Story, claim_id: str) -> list[ClaimReason]:
    """Return why a claim is one and why its figures are what they are, in the order a reader would ask.

    Args:
        story: The story that holds the claim.
        claim_id: Such as `c1`.

    Raises:
        KeyError: The story has no such claim.
    """
    claim = next((c for c in story.claims if c.id == claim_id), None)
    if claim is None:
        raise KeyError(claim_id)
    reasons = [("members", reason) for reason in claim.reasons]
    reasons += [("asserters", reason) for reason in claim.asserters.reasons]
    reasons += [("witnesses", reason) for reason in claim.witnesses.reasons]
    reasons += [("divergence", reason) for reason in _divergences(story, claim)]
    return [ClaimReason(about, reason, _words(story, reason)) for about, reason in reasons]


def _divergences(story: Story, claim: Claim) -> list[Reason]:
    return [
        Reason(f"divergence-{d.kind.value}", d.why if d.real else f"no difference: {d.why}", (d.left, d.right))
        for d in story.divergences
        if d.claim == claim.id
    ]


def _words(story: Story, reason: Reason) -> tuple[str, ...]:
    return tuple(e.span.of(story.document(e.document).document.text) for e in reason.evidence)
