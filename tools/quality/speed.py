"""How fast reports are read: one core, processor time, on our own samples.

Reports are counted as stretches of 3,500 characters. The learned part is the tagger and parser: the time it takes for
the sentences that reading gives it is measured by itself and taken off. The peer does one step of the same work.
"""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable, Iterator

from tools.quality import peers
from tools.quality.corpora import SAMPLES, Corpora
from tools.quality.figures import Figure
from tools.quality.reading import as_report
from trucewatch.clean.cleaner import clean
from trucewatch.model.report import CleanReport
from trucewatch.reading.reader import course, read
from trucewatch.reading.syntax import parse_sentences

REPORT = 3500
ROUNDS = 3
TASK, NAME = "speed", "own samples"
NO_TRIGGER = "The council opened a new library in the harbour district, and the mayor thanked the masons. " * 37


def measured(corpora: Corpora) -> Iterator[Figure]:
    folder = corpora.path(SAMPLES).parent
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("[0-9]*.txt"))]
    reports = [clean(as_report(text, "2016-05-10", "report.txt", language="en")) for text in texts]
    size = sum(map(len, texts)) / REPORT
    whole = _seconds(lambda: _read(reports))
    parsed = [[(s.sentence.text, s.sentence.start) for s in course(report).scenes] for report in reports]
    learned = _seconds(lambda: [parse_sentences(sentences) for sentences in parsed])
    number = len(reports)
    yield Figure(
        TASK, NAME, number, "reports of 3.5 kB a second and core", size / whole, 40, "", _beside(texts, size),
        floored=False,
    )  # fmt: skip
    yield Figure(
        TASK, NAME, number, "the same without the learned part", size / (whole - learned), 100, floored=False,
    )  # fmt: skip
    dull = clean(as_report(NO_TRIGGER, "2016-05-10", "report.txt", language="en"))
    yield Figure(
        TASK, NAME, 1, "ms for a report without any trigger", 1000 * _seconds(lambda: read(dull)), less_is_better=True,
        floored=False,
    )  # fmt: skip


def _beside(texts: list[str], size: float) -> tuple[tuple[str, float], ...]:
    if not peers.installed("dateparser"):
        return ()
    search = importlib.import_module("dateparser.search").search_dates
    some = texts[::5]
    part = sum(map(len, some)) / sum(map(len, texts))
    seconds = _seconds(lambda: [search(text, languages=["en"]) for text in some], rounds=1)
    return (("dateparser, dates alone", size * part / seconds),)


def _read(reports: list[CleanReport]) -> None:
    for report in reports:
        read(report)


def _seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Processor time of the quickest of some rounds: what disturbs a round only makes it slower."""
    work()
    best = float("inf")
    for _ in range(rounds):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best
