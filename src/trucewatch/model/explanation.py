"""Why a sentence gave the claims it gave, or none."""

from __future__ import annotations

from typing import Literal

from trucewatch.model.base import Noun
from trucewatch.model.claim import Claim
from trucewatch.model.report import ReportRef
from trucewatch.model.span import Span

RefusalReason = Literal[
    "no_words",
    "other_matter",
    "question",
    "denied",
    "planned",
    "conditional",
    "hypothetical",
    "desired",
    "historical",
    "false_friend",
    "nothing_done_to_it",
    "no_truce_named",
    "not_all_there",
    "told_elsewhere",
    "silent",
]


class Refusal(Noun):
    """Words that might have made a claim of the family, and why they made none.

    Without ``words`` it is said of the whole sentence; without ``family`` of every kind of claim.
    """

    reason: RefusalReason
    detail: str
    family: str | None = None
    words: Span | None = None


class Explanation(Noun):
    """One sentence with its claims, whose ``because`` names their rules, and with what was refused in it.

    A sentence without a claim has at least one refusal. Without ``sentence`` it stands for a report that was not read
    further.
    """

    report: ReportRef
    sentence: Span | None = None
    claims: tuple[Claim, ...] = ()
    refused: tuple[Refusal, ...] = ()
