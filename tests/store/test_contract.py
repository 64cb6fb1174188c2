"""What every store does. The same tests run on the memory fake and on SQLite."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.runs.fakes import filing_of, raw_of
from trucewatch.model.issue import Issue
from trucewatch.model.report import Hints
from trucewatch.model.stores import Received, ReportStore
from trucewatch.store.memory import MemoryStore
from trucewatch.store.sql import open_store

CALM = "published: 2016-05-10\ntruce.declared: The command said a calm would hold.\ntalks.held: They met.\n"
QUIET = "truce.in_effect: The night was quiet.\n"
TROUBLE = Issue(path="reports/bad.txt", step="clean", reason="the file holds no words", at="2026-03-01T08:00:00+00:00")


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ReportStore]:
    makers: dict[str, Callable[[], ReportStore]] = {
        "memory": MemoryStore,
        "sqlite": lambda: open_store(str(tmp_path / "record.db"), create_missing=True),
    }
    made = makers[request.param]()
    yield made
    made.close()


def test_an_empty_store_holds_nothing(store: ReportStore) -> None:
    assert store.all_held() == ()
    assert store.claims() == ()
    assert store.issues() == ()
    assert list(store.reports()) == []
    assert store.held("sha256:00") is None
    assert store.raw("sha256:00") is None
    assert store.report("sha256:00") is None


def test_a_filed_report_comes_back_as_it_went_in(store: ReportStore) -> None:
    filing = filing_of(CALM, "calm.txt", Hints(outlet="Harbour News", url="https://example.org/calm"))
    assert store.file(filing) == "added"
    assert store.raw(filing.id) == CALM.encode()
    assert store.report(filing.id) == filing.clean
    assert store.claims(filing.id) == filing.claims
    held = store.held(filing.id)
    assert held is not None
    assert (held.ref, held.received, held.reader, held.claims) == (filing.clean.ref, filing.received, "reader 1", 2)


def test_filing_the_same_twice_changes_nothing(store: ReportStore) -> None:
    store.file(filing_of(CALM))
    revision, held = store.revision, store.all_held()
    assert store.file(filing_of(CALM)) == "unchanged"
    assert (store.revision, store.all_held()) == (revision, held)


def test_the_same_report_from_another_path_is_another_receipt(store: ReportStore) -> None:
    store.file(filing_of(CALM, "a.txt"))
    revision = store.revision
    first = filing_of(CALM, "a.txt")
    other = Received(raw_of(CALM, "b.txt").receipt)
    assert store.file(replace(first, received=(*first.received, other))) == "receipt"
    assert store.revision > revision
    assert [each.receipt.path for each in store.all_held()[0].received] == ["a.txt", "b.txt"]


def test_a_receipt_that_only_the_store_knows_is_kept(store: ReportStore) -> None:
    store.file(filing_of(CALM, "a.txt"))
    store.file(filing_of(CALM, "b.txt"))
    assert {each.receipt.path for each in store.all_held()[0].received} == {"a.txt", "b.txt"}


def test_a_new_reading_takes_the_place_of_the_old_one(store: ReportStore) -> None:
    store.file(filing_of(CALM))
    newer = filing_of(CALM, reader="reader 2")
    assert store.file(replace(newer, claims=newer.claims[:1])) == "replaced"
    assert store.claims() == newer.claims[:1]
    held = store.held(newer.id)
    assert held is not None
    assert (held.reader, held.claims) == ("reader 2", 1)


def test_a_reading_with_the_same_claims_by_a_newer_reader_is_noted(store: ReportStore) -> None:
    store.file(filing_of(CALM))
    assert store.file(filing_of(CALM, reader="reader 2")) == "replaced"


def test_a_report_without_claims_is_a_report(store: ReportStore) -> None:
    assert store.file(filing_of("Nothing of note.\n")) == "added"
    assert store.all_held()[0].claims == 0


def test_reports_are_listed_by_date_and_undated_ones_last(store: ReportStore) -> None:
    for text in (QUIET, CALM, CALM.replace("2016-05-10", "2016-02"), CALM.replace("2016-05-10", "2015")):
        store.file(filing_of(text))
    assert [held.ref.published for held in store.all_held()] == ["2015", "2016-02", "2016-05-10", None]


def test_claims_come_in_the_order_asked_for_and_unknown_ids_are_left_out(store: ReportStore) -> None:
    filing = filing_of(CALM)
    store.file(filing)
    first, second = filing.claims
    assert store.claims_by_id([second.id, "nobody", first.id, second.id]) == (second, first)
    assert store.claims_by_id([]) == ()


def test_more_claims_can_be_asked_for_than_a_database_binds(store: ReportStore) -> None:
    text = "".join(f"talks.held: They met a {number}th time.\n" for number in range(1300))
    filing = filing_of(text)
    store.file(filing)
    assert store.claims_by_id([claim.id for claim in filing.claims]) == filing.claims


def test_a_report_is_found_by_the_beginning_of_its_id(store: ReportStore) -> None:
    filing = filing_of(CALM)
    store.file(filing)
    digest = filing.id.removeprefix("sha256:")
    assert store.find_reports(digest[:6]) == (filing.id,)
    assert store.find_reports(filing.id[:14]) == (filing.id,)
    assert store.find_reports("%") == ()
    assert store.find_reports("zz") == ()


def test_an_issue_is_kept_once(store: ReportStore) -> None:
    assert store.note(TROUBLE)
    revision = store.revision
    assert not store.note(TROUBLE.model_copy(update={"at": "2026-04-01T08:00:00+00:00"}))
    assert store.revision == revision
    assert store.issues() == (TROUBLE,)


def test_a_settled_issue_is_no_longer_open_and_opens_again_when_met_again(store: ReportStore) -> None:
    store.note(TROUBLE)
    assert store.settle(TROUBLE, "2026-03-02T08:00:00+00:00")
    assert not store.settle(TROUBLE, "2026-03-02T08:00:00+00:00")
    assert store.issues() == ()
    again = TROUBLE.model_copy(update={"at": "2026-03-03T08:00:00+00:00"})
    assert store.note(again)
    assert store.issues() == (again,)


def test_the_mark_of_the_dating_run_is_no_content(store: ReportStore) -> None:
    before: str | None = store.dated_at
    assert before is None
    revision = store.revision
    store.mark_dated("1 reader 1")
    store.mark_dated("2 reader 1")
    assert store.revision == revision
    mark: str | None = store.dated_at
    assert mark == "2 reader 1"


def test_text_of_any_script_survives(store: ReportStore) -> None:
    text = "truce.declared: Режим тишины продлён — هدنة — 停火 🕊 “quoted”.\n"
    filing = filing_of(text, "звіт é.txt", Hints(outlet="Le Témoin"))
    store.file(filing)
    assert store.report(filing.id) == filing.clean
    assert store.claims() == filing.claims
