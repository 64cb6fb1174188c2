"""How well everything is read, in one table.

    python -m tools.quality                       what `make quality` runs: every task whose data are there
    python -m tools.quality --only samples speed  some tasks
    python -m tools.quality --full                all documents of the large corpora; floors are left aside
    python -m tools.quality --pin                 raise the floors to the figures, --allow-lower also lowers them

Exit status 1: a figure below its floor, or data that are not those the floors were measured on.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from rich.console import Console

from tools.quality import floors as floors_file
from tools.quality import peers, table
from tools.quality.corpora import ROOT, Corpora
from tools.quality.figures import Figure, Task
from tools.quality.floors import Floors, WouldSink
from tools.quality.page import write_block
from tools.quality.tasks import BY_NAME, TASKS

SHARED = ROOT.parent / "shared"
FLOORS = ROOT / "tests" / "quality_floors.json"


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options().parse_args(arguments)
    corpora = Corpora(options.shared, options.full)
    wanted = [BY_NAME[name] for name in options.only] if options.only else list(TASKS)
    tasks = [task for task in wanted if all(map(corpora.has, task.needs))]
    _tell_what_is_missing(wanted, tasks, corpora)
    began = time.monotonic()
    by_task, faults = measure(tasks, corpora, options.jobs)
    figures = table.by_task([figure for task in tasks for figure in by_task.get(task.name, ())])
    digests = {name: corpora.digest(name) for task in tasks for name in task.needs}
    before = floors_file.load(options.floors)
    console = Console(highlight=False)
    table.show(figures, before, console)
    _say(f"{len(figures)} figures in {time.monotonic() - began:.0f} s")
    if options.full:
        _say("All documents were read; the floors stand for the usual run and were not compared.")
        return 0
    if not options.pin:
        return _verdict(before, figures, digests, faults)
    if faults or not _pin(options.floors, before, figures, digests, options.allow_lower):
        return 1
    if options.page and len(tasks) == len(TASKS):
        write_block(options.page, figures, floors_file.load(options.floors))
    elif options.page:
        _say(f"{options.page} holds the whole table and stays as it is: not everything was measured.")
    return 0


def measure(tasks: Sequence[Task], corpora: Corpora, jobs: int) -> tuple[dict[str, list[Figure]], list[str]]:
    """Figures by name of task, and the tasks that broke down, in words: one does not cost the figures of the others.

    Tasks run side by side, those that measure time by themselves at the end.
    """
    found: dict[str, list[Figure]] = {}
    faults: list[str] = []
    with ProcessPoolExecutor(max(1, jobs)) as pool:
        together = sorted((task for task in tasks if not task.alone), key=lambda task: not task.long)
        pending = {pool.submit(run, task.name, corpora): task.name for task in together}
        for done in as_completed(pending):
            name = pending[done]
            if (error := done.exception()) is not None:
                faults.append(f"{name} broke down: {error!r}")
                _say(faults[-1])
                continue
            found[name] = done.result()
            _say(f"measured: {name}")
    for task in tasks:
        if task.alone:
            found[task.name] = run(task.name, corpora)
    return found, faults


def run(name: str, corpora: Corpora) -> list[Figure]:
    """One task, by name, so that another process can be told of it."""
    return list(BY_NAME[name].measure(corpora))


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of corpora/, gold/ and reports/")
    parser.add_argument("--only", nargs="+", choices=sorted(BY_NAME), metavar="TASK", help=", ".join(BY_NAME))
    parser.add_argument("--full", action="store_true", help="all documents of the large corpora")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="tasks that run side by side")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="where the floors stand")
    parser.add_argument("--pin", action="store_true", help="write the figures as floors")
    parser.add_argument("--allow-lower", action="store_true", help="let --pin lower a floor; the change should say why")
    parser.add_argument("--page", type=Path, help="write the table into this page, between its marks")
    return parser


def _tell_what_is_missing(wanted: Sequence[Task], tasks: Sequence[Task], corpora: Corpora) -> None:
    left_out = [task for task in wanted if task not in tasks]
    if left_out:
        absent = sorted({name for task in left_out for name in task.needs if not corpora.has(name)})
        names = ", ".join(task.name for task in left_out)
        _say(f"Left out for want of labelled data in {corpora.folder}: {names} ({len(absent)} files).")
    if len(tasks) > 1 and (absent_peers := peers.missing()):
        _say(f"Not measured beside ours, since not installed: {', '.join(absent_peers)}.")


def _pin(path: Path, before: Floors, figures: Sequence[Figure], digests: dict[str, str], allow_lower: bool) -> bool:
    try:
        pinned = floors_file.pin(before, figures, digests, allow_lower=allow_lower)
    except WouldSink as error:
        _say(f"These floors would sink: {error}. --allow-lower does it, and a reviewer will ask why.")
        return False
    floors_file.save(path, pinned)
    _say(f"{len(pinned.values)} floors written to {path}")
    return True


def _verdict(before: Floors, figures: Sequence[Figure], digests: dict[str, str], faults: Sequence[str]) -> int:
    found = [*faults, *(f"{name} is not the file that its floors were measured on" for name in before.changed(digests))]
    found += before.broken(figures) + before.lost(figures)
    for fault in found:
        _say(f"FAILED: {fault}")
    fresh = [figure.key for figure in figures if figure.floored and figure.key not in before.values]
    if fresh:
        _say(f"{len(fresh)} figures have no floor yet; --pin gives them one.")
    return 1 if found else 0


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
