"""One report through cleaning and reading, and many of them, in this process or in several."""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context, parent_process

from trucewatch.errors import ReportError
from trucewatch.model.issue import Issue
from trucewatch.model.report import CleanReport, RawReport
from trucewatch.runs.steps import InferredDate, Outcome, Reader

log = logging.getLogger(__name__)
log.addHandler(logging.NullHandler())

# Starting a process and its language model costs about as long as reading a hundred reports in this one.
WORTH_SHARING = 200


@dataclass(frozen=True, slots=True)
class Task:
    """A report that came in, and the form in which it is to be read (another arrival of it may state its date)."""

    arrival: RawReport
    raw: RawReport


def process(raw: RawReport, reader: Reader, inferred: InferredDate | None = None) -> Outcome:
    """Clean and read one report. Whatever goes wrong with it becomes the issue of its outcome."""
    path, step = raw.receipt.path, "clean"
    try:
        clean = reader.clean(raw)
        if inferred is not None:
            clean = dated(clean, inferred)
        step = "read"
        claims = reader.read(clean)
    except ReportError as error:
        return failed(raw, error.step, error.reason, path=error.path)
    except Exception as error:
        # The one place that catches everything: a fault in a rule, met on one report of thousands, must not cost the
        # others ("never stops the run"). It is logged with its traceback and reported as a fault of the program.
        log.exception("%s: %s", path, step)
        return failed(raw, step, f"fault in the program: {type(error).__name__}: {error}")
    return Outcome(path, raw, clean, claims)


def dated(clean: CleanReport, inferred: InferredDate) -> CleanReport:
    """The same text, with a publication date that others gave it and the reasoning in words."""
    said = {"published": inferred.published, "published_basis": "inferred", "published_reason": inferred.reason}
    return clean.model_copy(update={"ref": clean.ref.model_copy(update=said)})


def failed(raw: RawReport, step: str, reason: str, path: str | None = None) -> Outcome:
    path = path or raw.receipt.path
    at = datetime.now(UTC).isoformat(timespec="seconds")
    return Outcome(path, raw, issue=Issue(path=path, step=step, reason=reason, at=at, report=raw.id))


def process_all(items: Iterable[Task | Outcome], reader: Reader, jobs: int) -> Iterator[tuple[Task | None, Outcome]]:
    """Every task with its outcome, in the order of the items; outcomes among the items pass through.

    ``jobs``: processes to use; 0 chooses one for a few reports, and one per processor for many.
    """
    work = partial(process, reader=reader)
    items = iter(items)
    if jobs == 0:
        first = list(islice(items, WORTH_SHARING))
        jobs = 1 if len(first) < WORTH_SHARING else os.cpu_count() or 1
        items = chain(first, items)
    if jobs == 1:
        for item in items:
            yield (None, item) if isinstance(item, Outcome) else (item, work(item.raw))
        return
    with Workers(work, jobs) as workers:
        waiting: deque[tuple[Task, Future[Outcome]] | Outcome] = deque()
        for item in items:
            waiting.append(item if isinstance(item, Outcome) else (item, workers.submit(item.raw)))
            # A short queue: the bytes of reports are held while they wait, and some pages are large.
            if len(waiting) > 4 * jobs:
                yield workers.result(waiting.popleft())
        while waiting:
            yield workers.result(waiting.popleft())


class Workers:
    """Processes that read reports. One that dies takes no report along: those in flight are read again, each alone."""

    def __init__(self, work: Callable[[RawReport], Outcome], jobs: int) -> None:
        self._work, self._jobs, self._pool = work, jobs, _pool(jobs)

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def submit(self, raw: RawReport) -> Future[Outcome]:
        try:
            return self._pool.submit(self._work, raw)
        except BrokenProcessPool:
            self._pool = _pool(self._jobs)
            return self._pool.submit(self._work, raw)

    def result(self, item: tuple[Task, Future[Outcome]] | Outcome) -> tuple[Task | None, Outcome]:
        if isinstance(item, Outcome):
            return None, item
        task, future = item
        try:
            return task, future.result()
        except BrokenProcessPool:
            return task, self._alone(task.raw)

    def _alone(self, raw: RawReport) -> Outcome:
        with _pool(1) as pool:
            try:
                return pool.submit(self._work, raw).result()
            except BrokenProcessPool:
                return failed(raw, "read", "the process that read it was ended from outside (out of memory?)")


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Not forked: a copy of a process that shows progress from a thread may hang on a lock that nobody holds.
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_serve)


def _serve() -> None:
    """An interrupt typed at the terminal reaches every process of the run; ending it is the business of the first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_run, daemon=True).start()


def _end_with_the_run() -> None:
    """A run that is killed cannot end its workers, and they would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
