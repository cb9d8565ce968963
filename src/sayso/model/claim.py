"""What documents have in common, and where they differ."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.span import Evidence, Reason


class Judgement(StrEnum):
    """Outcome of a pairing."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNSURE = "unsure"


class Wording(StrEnum):
    """How the members of a claim are worded against each other."""

    SAME = "same"
    NEAR = "near"
    DIFFERS = "differs"


class DivergenceKind(StrEnum):
    """In what documents differ on one claim."""

    WORDING_IN_QUOTES = "wording_in_quotes"
    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    NAME = "name"
    ATTRIBUTION = "attribution"
    CERTAINTY = "certainty"


@dataclass(frozen=True, slots=True)
class StatementRef:
    """A statement of a story."""

    document: str
    statement: str


@dataclass(frozen=True, slots=True)
class CountRange:
    """A count that may be uncertain.

    Attributes:
        at_least: Lower end.
        at_most: Upper end; None if it cannot be told.
        reasons: Why, each with its words.
    """

    at_least: int
    at_most: int | None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """Someone who vouches for a claim.

    Attributes:
        name: Resolved name.
        entity: Id of the story's entity; None if it has none.
        evidence: The words naming the party.
        affiliation: Name of the body it belongs to by the affiliation table; None if not listed.
    """

    name: str
    entity: str | None
    evidence: tuple[Evidence, ...]
    affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Statements of one story that say the same thing.

    Attributes:
        id: Unique within the story: `c1`, `c2` …
        members: Statements, in the order of documents and text.
        wording: How they are worded against each other.
        parties: Who vouches for the content.
        asserters: How many independent parties vouch for the content.
        witnesses: How many independent attestations that the utterance was made.
        judgement: `positive` or `unsure`; negatives are not kept.
        score: Of the weakest pair that holds the claim together, 0–1.
        reasons: Why the members were put together.
    """

    id: str
    members: tuple[StatementRef, ...]
    wording: Wording
    parties: tuple[Party, ...]
    asserters: CountRange
    witnesses: CountRange
    judgement: Judgement = Judgement.POSITIVE
    score: float = 1.0
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Divergence:
    """A place where documents differ on one claim or passage.

    Attributes:
        id: Unique within the story: `d1`, `d2` …
        kind: In what.
        left: Words of one document.
        right: Words of another.
        claim: Id of the claim; None if the difference lies in a shared passage outside claims.
        real: True for a difference, False for one in looks only (format, rounding, update), which says why.
        why: Reason in one English phrase.
    """

    id: str
    kind: DivergenceKind
    left: Evidence
    right: Evidence
    claim: str | None
    real: bool
    why: str
