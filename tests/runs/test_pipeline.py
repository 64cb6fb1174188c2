"""Reading and adding many reports: trouble with one never stops the run, and order never matters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from tests.runs.fakes import NOW, STEPS, newer_steps, write
from trucewatch.model.report import Hints
from trucewatch.model.stores import ReportStore
from trucewatch.runs.pipeline import Done, Tally, add_all, read_all
from trucewatch.runs.process import WORTH_SHARING
from trucewatch.runs.steps import Steps
from trucewatch.store.memory import MemoryStore
from trucewatch.store.sql import open_store

DATED = "published: 2016-05-10\ntruce.declared: A calm begins at Saltmarsh.\n"
UNDATED = "truce.extended: The calm goes on.\nafter: Saltmarsh\n"
BAD = "BAD\n"
CRASHING = "CRASH\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ReportStore]:
    made = open_store(str(tmp_path / "record.db"), create_missing=True)
    yield made
    made.close()


def add(store: ReportStore, *paths: Path, steps: Steps = STEPS, hints: Hints | None = None, jobs: int = 1) -> Tally:
    return add_all([str(path) for path in paths], store, steps, hints=hints or Hints(), now=NOW, jobs=jobs)


def content(store: ReportStore) -> object:
    """All that a reader of the record can see."""
    return store.all_held(), list(store.reports()), store.claims(), store.issues()


def test_every_report_gives_its_claims_or_its_issue_in_the_order_gathered(tmp_path: Path) -> None:
    folder = write(tmp_path / "reports", a=DATED, b=BAD, c=CRASHING, d=UNDATED)
    outcomes = list(read_all([str(folder), "nowhere.txt"], STEPS, hints=Hints(), now=NOW))
    assert [each.issue.step if each.issue else each.claims[0].kind for each in outcomes] == [
        "truce.declared",
        "clean",
        "read",
        "truce.extended",
        "intake",
    ]


def test_an_issue_names_the_file_as_it_was_asked_for_and_the_reason(tmp_path: Path) -> None:
    folder = write(tmp_path / "reports", b=BAD, c=CRASHING)
    bad, crashing = (each.issue for each in read_all([str(folder)], STEPS, hints=Hints(), now=NOW))
    assert bad is not None
    assert crashing is not None
    assert (bad.path, bad.step, bad.reason) == (str(folder / "b.txt"), "clean", "the file holds no words")
    assert crashing.reason == "fault in the program: KeyError: 'no such word'"


def test_adding_files_every_good_report_and_keeps_the_issues(tmp_path: Path, store: ReportStore) -> None:
    seen: list[Done] = []
    folder = write(tmp_path / "reports", a=DATED, b=BAD, c=DATED.replace("Saltmarsh", "Reedham"))
    tally = add_all([str(folder)], store, STEPS, hints=Hints(), now=NOW, progress=seen.append)
    assert (tally.added, tally.claims, len(tally.issues)) == (2, 2, 1)
    assert [done.how for done in seen] == ["added", "failed", "added"]
    assert store.issues() == tally.issues


def test_the_same_input_again_changes_nothing(tmp_path: Path, store: ReportStore) -> None:
    folder = write(tmp_path / "reports", a=DATED, b=BAD, d=UNDATED)
    add(store, folder)
    revision, before = store.revision, content(store)
    tally = add(store, folder)
    assert (tally.added, tally.unchanged, tally.dated) == (0, 2, 0)
    assert (store.revision, content(store)) == (revision, before)


def test_an_undated_report_is_dated_by_one_that_comes_later(tmp_path: Path, store: ReportStore) -> None:
    add(store, write(tmp_path / "first", d=UNDATED))
    assert store.all_held()[0].ref.published is None
    tally = add(store, write(tmp_path / "second", a=DATED))
    assert (tally.added, tally.dated) == (1, 1)
    ref = store.claims(next(held.id for held in store.all_held() if held.ref.path == "d.txt"))[0].report
    assert (ref.published, ref.published_basis, ref.published_reason) == (
        "2016-05-10",
        "inferred",
        "tells the same as a.txt",
    )


def test_an_inferred_date_changes_when_a_better_witness_arrives(tmp_path: Path, store: ReportStore) -> None:
    add(store, write(tmp_path / "first", a=DATED, d=UNDATED))
    add(store, write(tmp_path / "second", b=DATED.replace("05-10", "05-09")))
    dates = {held.ref.path: held.ref.published for held in store.all_held()}
    assert dates == {"a.txt": "2016-05-10", "b.txt": "2016-05-09", "d.txt": "2016-05-09"}


def test_a_stated_date_takes_the_place_of_an_inferred_one(tmp_path: Path, store: ReportStore) -> None:
    add(store, write(tmp_path / "reports", a=DATED, d=UNDATED))
    tally = add(store, tmp_path / "reports" / "d.txt", hints=Hints(published="2016-05-11", published_basis="option"))
    held = next(each for each in store.all_held() if each.ref.path == "d.txt")
    assert (tally.replaced, held.ref.published, held.ref.published_basis) == (1, "2016-05-11", "option")
    assert held.ref.published_reason is None


def test_a_run_that_died_before_dating_is_finished_by_the_next(tmp_path: Path, store: ReportStore) -> None:
    folder = write(tmp_path / "reports", a=DATED, d=UNDATED)

    def interrupted(reports: object) -> dict[str, object]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add(store, folder, steps=replace(STEPS, infer_dates=interrupted))  # type: ignore[arg-type]
    assert {held.ref.published for held in store.all_held()} == {"2016-05-10", None}
    tally = add(store, folder)
    assert (tally.unchanged, tally.dated) == (2, 1)


@pytest.mark.parametrize("order", list(permutations("abcd")), ids="".join)
def test_the_order_of_arrival_does_not_matter(tmp_path: Path, order: tuple[str, ...]) -> None:
    texts = {"a": DATED, "b": DATED.replace("05-10", "05-09"), "c": UNDATED, "d": UNDATED.replace("goes on", "holds")}
    apart, together = MemoryStore(), MemoryStore()
    for name in order:
        add(apart, write(tmp_path / name, **{name: texts[name]}))
    add(together, write(tmp_path / "all", **texts))
    assert content(apart) == content(together)


def test_a_report_that_came_twice_has_two_receipts_and_one_set_of_claims(tmp_path: Path, store: ReportStore) -> None:
    add(store, write(tmp_path / "one", a=DATED))
    tally = add(store, write(tmp_path / "two", copy=DATED))
    assert (tally.added, tally.receipt, tally.claims) == (0, 1, 0)
    (held,) = store.all_held()
    assert [each.receipt.path for each in held.received] == ["a.txt", "copy.txt"]
    assert len(store.claims()) == 1


def test_copies_in_one_folder_are_one_report_however_many_processes_read_it(tmp_path: Path) -> None:
    folder = write(tmp_path / "reports", **{f"copy{number}": DATED for number in range(5)}, other=UNDATED)
    alone, shared = MemoryStore(), MemoryStore()
    add(alone, folder)
    add(shared, folder, jobs=2)
    assert content(alone) == content(shared)
    assert len(alone.all_held()) == 2


def test_a_report_read_by_another_version_is_read_again_when_it_comes_by(tmp_path: Path, store: ReportStore) -> None:
    folder = write(tmp_path / "reports", a=DATED + "talks.held: They met.\n")
    add(store, folder)
    tally = add(store, folder, steps=newer_steps())
    assert (tally.replaced, tally.unchanged) == (1, 0)
    assert len(store.claims()) == 1
    assert store.all_held()[0].reader == "reader 2"


def test_an_issue_is_settled_when_its_file_is_mended(tmp_path: Path, store: ReportStore) -> None:
    folder = write(tmp_path / "reports", a=DATED, b=BAD)
    elsewhere = write(tmp_path / "elsewhere", b=BAD.lower() + "BAD")
    add(store, folder, elsewhere)
    assert [issue.path for issue in store.issues()] == [str(folder / "b.txt"), str(elsewhere / "b.txt")]
    write(folder, b=DATED.replace("calm", "halt"))
    add(store, folder)
    assert [issue.path for issue in store.issues()] == [str(elsewhere / "b.txt")]


def test_an_issue_stays_open_while_its_file_is_not_looked_at(tmp_path: Path, store: ReportStore) -> None:
    add(store, write(tmp_path / "reports", b=BAD))
    add(store, write(tmp_path / "other", a=DATED))
    assert len(store.issues()) == 1


@pytest.mark.parametrize("jobs", [0, 2])
def test_several_processes_give_the_same_in_the_same_order(tmp_path: Path, jobs: int) -> None:
    texts = {f"r{number:03}": DATED.replace("05-10", f"05-{number % 28 + 1:02}") for number in range(WORTH_SHARING + 5)}
    folder = write(tmp_path / "reports", **texts, r001b=BAD, r002b=CRASHING)
    one = list(read_all([str(folder)], STEPS, hints=Hints(), now=NOW, jobs=1))
    several = list(read_all([str(folder)], STEPS, hints=Hints(), now=NOW, jobs=jobs))
    assert [(each.path, each.claims) for each in several] == [(each.path, each.claims) for each in one]
    assert [each.issue.reason for each in several if each.issue] == [each.issue.reason for each in one if each.issue]
