"""Print in how many reports that are about no truce of arms, or about one long past, the reader finds one nonetheless.

    python -m tools.false_friends            the figures by kind of false friend, and what was wrongly claimed

The reports, one a line with ``id``, ``kind``, ``published`` and ``text``, are our own prose about events of every sort
that borrow the words of war: trade, gangs, parties, sport, films, anniversaries, opinions, definitions.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from tools.facts import opens_a_record
from trucewatch.clean.cleaner import clean
from trucewatch.model.claim import Claim
from trucewatch.model.report import Hints, RawReport, Receipt
from trucewatch.reading.reader import read

REPORTS = Path(__file__).parents[1] / "tests" / "false_friends" / "reports.jsonl"


@cache
def reports() -> tuple[dict[str, str], ...]:
    """The reports, in the order of the file; each has ``id``, ``kind``, ``published`` (a day) and ``text``."""
    return tuple(json.loads(line) for line in REPORTS.read_text("utf-8").splitlines())


def claims_of(report: dict[str, str]) -> tuple[Claim, ...]:
    """What the reader makes of one report."""
    data = report["text"].encode()
    name = f"{report['id']}.txt"
    receipt = Receipt(
        path=name,
        received_at="2020-01-01T00:00:00Z",
        bytes=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/plain",
    )
    hints = Hints(published=report["published"], published_basis="option", language="en")
    return read(clean(RawReport(data=data, receipt=receipt, hints=hints)))


def wrong_claims(report: dict[str, str]) -> tuple[Claim, ...]:
    """Claims that would open or change a truce in the record."""
    return tuple(c for c in claims_of(report) if opens_a_record(c.model_dump()))


def score() -> dict[str, Any]:
    """Reports, those with a wrong claim, the same by kind, and the wrong claims: (report, kind of claim, sentence)."""
    wrong = {report["id"]: wrong_claims(report) for report in reports()}
    of_kind = {report["id"]: report["kind"] for report in reports()}
    return {
        "reports": len(wrong),
        "wrong": sum(bool(claims) for claims in wrong.values()),
        "by_kind": dict(sorted(Counter(of_kind.values()).items())),
        "wrong_by_kind": dict(sorted(Counter(of_kind[i] for i, claims in wrong.items() if claims).items())),
        "claims": [(i, c.kind, c.sentence.text) for i, claims in wrong.items() for c in claims],
    }


def main() -> None:
    figures = score()
    for kind, count in figures["by_kind"].items():
        print(f"{kind:14} {count:4} reports {figures['wrong_by_kind'].get(kind, 0):4} with a wrong truce claim")
    for report, kind, sentence in figures["claims"]:
        print(f"WRONG {report}: {kind} <- {' '.join(sentence.split())[:150]}")
    print(f"{figures['reports']} false friends, {figures['wrong']} with a wrong truce claim")


if __name__ == "__main__":
    main()
