"""What flows through the house: frozen records, standard library only, no input or output."""

from sayso.model.alignment import Alignment, Passage, WordEdit
from sayso.model.claim import (
    Claim,
    CountRange,
    Divergence,
    DivergenceKind,
    Judgement,
    Party,
    StatementRef,
    Wording,
)
from sayso.model.distance import DistanceCheck
from sayso.model.document import (
    RUNNING_TEXT,
    AgencyCredit,
    Block,
    BlockKind,
    Document,
    Furniture,
    OffsetMap,
    Page,
    Segment,
)
from sayso.model.issue import Issue
from sayso.model.mention import Entity, EntityKind, Mention, MentionForm
from sayso.model.quantity import Quantity
from sayso.model.span import Evidence, Reason, Span
from sayso.model.statement import ChainLink, Grade, Hedge, LinkRole, Medium, Mode, Polarity, RuleHit, Statement
from sayso.model.story import (
    SCHEMA_VERSION,
    AnalysedDocument,
    Circle,
    CircleKind,
    HeadlineQuotation,
    Story,
    TimelineEntry,
)
from sayso.model.text import Sentence, Token
from sayso.model.timex import Timex, TimexType

__all__ = [
    "RUNNING_TEXT",
    "SCHEMA_VERSION",
    "AgencyCredit",
    "Alignment",
    "AnalysedDocument",
    "Block",
    "BlockKind",
    "ChainLink",
    "Circle",
    "CircleKind",
    "Claim",
    "CountRange",
    "DistanceCheck",
    "Divergence",
    "DivergenceKind",
    "Document",
    "Entity",
    "EntityKind",
    "Evidence",
    "Furniture",
    "Grade",
    "HeadlineQuotation",
    "Hedge",
    "Issue",
    "Judgement",
    "LinkRole",
    "Medium",
    "Mention",
    "MentionForm",
    "Mode",
    "OffsetMap",
    "Page",
    "Party",
    "Passage",
    "Polarity",
    "Quantity",
    "Reason",
    "RuleHit",
    "Segment",
    "Sentence",
    "Span",
    "Statement",
    "StatementRef",
    "Story",
    "TimelineEntry",
    "Timex",
    "TimexType",
    "Token",
    "WordEdit",
    "Wording",
]
