"""Reports that do not say when they were published are dated from those that do, after every change of the record.

Inference starts each time from the stated dates alone and from every undated report as it reads by itself. So the
result is a function of the set of reports: one that came first may be dated by one that came last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.model.stores import Filing, Held, ReportStore, raw_report
from trucewatch.runs.custody import primary
from trucewatch.runs.process import process
from trucewatch.runs.steps import InferredDate, Outcome, Steps

UNSTATED = ("unknown", "inferred")


def date_the_undated(store: ReportStore, steps: Steps) -> Iterator[Outcome]:
    """Give each undated report its inferred date, or take back one that no longer follows; yields what changed.

    Nothing is done when nothing changed since the last time; a run that died before its end left no mark.
    """
    if store.dated_at == _mark(store, steps):
        return
    held = store.all_held()
    if any(each.ref.published_basis in UNSTATED for each in held):
        yield from _date(store, steps, held)
    store.mark_dated(_mark(store, steps))


def _mark(store: ReportStore, steps: Steps) -> str:
    return f"{store.revision} {steps.reader.version}"


def _date(store: ReportStore, steps: Steps, held: Sequence[Held]) -> Iterator[Outcome]:
    as_stated = [_as_stated(store, steps, each) for each in held]
    dates = steps.infer_dates([(each.clean, each.claims) for each in as_stated if each.clean is not None])
    for each, stated in zip(held, as_stated, strict=True):
        if each.ref.published_basis in UNSTATED and stated.clean is not None:
            outcome = _redated(store, steps, each, stated, dates.get(each.id))
            if outcome is not None:
                yield outcome


def _as_stated(store: ReportStore, steps: Steps, held: Held) -> Outcome:
    """The report without any inferred date: as kept, or read again when what is kept rests on an inference."""
    if held.ref.published_basis == "inferred":
        return _read_again(store, steps, held, None)
    return Outcome(held.ref.path, clean=store.report(held.id), claims=store.claims(held.id))


def _read_again(store: ReportStore, steps: Steps, held: Held, inferred: InferredDate | None) -> Outcome:
    data = store.raw(held.id)
    if data is None:
        return Outcome(held.ref.path)
    return process(raw_report(data, primary(held.received)), steps.reader, inferred)


def _redated(
    store: ReportStore, steps: Steps, held: Held, stated: Outcome, inferred: InferredDate | None
) -> Outcome | None:
    now = (held.ref.published, held.ref.published_reason)
    if now == ((inferred.published, inferred.reason) if inferred else (None, None)):
        return None
    outcome = _read_again(store, steps, held, inferred) if inferred else stated
    if outcome.clean is None:
        return outcome if outcome.issue else None
    data = store.raw(held.id) or b""
    filed = store.file(Filing(data, held.received, outcome.clean, outcome.claims, steps.reader.version))
    return outcome if filed != "unchanged" else None
