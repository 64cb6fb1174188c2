"""Claims against facts noted by hand, on our own samples and on the gold reports."""

from __future__ import annotations

from collections.abc import Iterator

from tools import false_friends, score_facts
from tools.facts import Claim
from tools.quality.corpora import SAMPLES, Corpora
from tools.quality.figures import Figure

GOLD = {"gold/reports.jsonl": "gold/texts", "gold/seed_reports.json": "reports"}
"""Facts, and the folder of the reports that they were noted of."""

TASK = "claims"
SLACK = 0.01
"""A floor under claims guards against loss; it does not forbid every trade of one claim for another."""
METRICS = {"f1": "F1", "precision": "precision", "recall": "recall", "slots": "slots", "facts_right": "facts right"}
AIMS = {"f1": 0.80, "slots": 0.85, "facts_right": 0.55}


def on_samples(corpora: Corpora) -> Iterator[Figure]:
    yield from _figures(corpora, {SAMPLES: SAMPLES}, "own samples", {})


def on_false_friends(_: Corpora) -> Iterator[Figure]:
    """Our own corpus of reports that borrow the words of war."""
    told = false_friends.score()
    number = told["reports"]
    metric = "reports with a wrong truce claim"
    yield Figure("false friends", "own false friends", number, metric, told["wrong"], 0, less_is_better=True)


def on_gold(corpora: Corpora) -> Iterator[Figure]:
    yield from _figures(corpora, GOLD, "gold", AIMS)


def _figures(corpora: Corpora, sources: dict[str, str], name: str, aims: dict[str, float]) -> Iterator[Figure]:
    reports: list[score_facts.Report] = []
    claims: dict[str, list[Claim]] = {}
    for facts, place in sources.items():
        noted = score_facts.load_facts(corpora.path(facts))
        folder = corpora.path(place)
        claims |= score_facts.read_claims(folder.parent if folder.is_file() else folder, noted)
        reports += noted
    total = score_facts.score(reports, claims)
    figures = total.figures()
    for key, metric in METRICS.items():
        yield Figure(TASK, name, len(reports), metric, figures[key], aims.get(key), slack=SLACK)
    wrong = total.negatives - total.negatives_clean
    metric = "reports with a wrong truce claim"
    yield Figure("false friends", name, total.negatives, metric, wrong, 0, less_is_better=True)
