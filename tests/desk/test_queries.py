"""Questions to the record: two clocks, things by the beginning of their id, answers kept until the record changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from threading import Thread

import pytest

from tests.runs.fakes import filing_of
from trucewatch.desk.queries import BadMoment, Clocks, NotFound, Queries, clocks
from trucewatch.errors import TrucewatchError
from trucewatch.model.claim import Claim, Figure
from trucewatch.model.truce import CasualtyLine, Contact, Dispute, DisputedValue, Record, Talks, Truce, TruceTerm
from trucewatch.model.when import Window
from trucewatch.record.knowledge import KnownReport
from trucewatch.store.memory import MemoryStore

NOW = datetime(2026, 3, 1, 8, 0, 40, tzinfo=UTC)
NOON = Clocks(datetime(2016, 5, 10, 12, tzinfo=UTC), datetime(2026, 3, 1, 8, tzinfo=UTC))
MAY_9 = "published: 2016-05-09\ntruce.declared: The command said a calm would hold.\n"
MAY_10 = "published: 2016-05-10\ntruce.extended: It goes on.\nincident.reported: A shell fell.\n"
UNDATED = "talks.held: They met.\n"


def truce(identity: str, name: str, **fields: object) -> Truce:
    said: dict[str, object] = {"instrument_kind": "truce", "status": "in_effect", "on": "", "known": ""}
    return Truce.model_validate({"id": identity, "name": name, **said, **fields})


class Built:
    """A stand-in for the fold: gives the record it was told to, with the clocks asked for, and counts the asking."""

    def __init__(self, record: Record) -> None:
        self.record, self.asked = record, list[Clocks]()

    def __call__(
        self, claims: Sequence[Claim], reports: Sequence[KnownReport], on: datetime, known: datetime
    ) -> Record:
        self.asked.append(Clocks(on, known))
        return self.record


def counted(start: str, end: str | None = None) -> Figure:
    return Figure(measure="killed", best=290, text="290", window=Window(start=start, end=end))


def over(record: Record | None = None, *texts: str) -> tuple[Queries, Built, MemoryStore]:
    store = MemoryStore()
    for number, text in enumerate(texts):
        store.file(filing_of(text, f"{number}.txt"))
    built = Built(record or Record(on="", known=""))
    return Queries(store, built), built, store


@pytest.mark.parametrize(
    ("on", "known", "expected"),
    [
        (None, None, ("2026-03-01T08:00", "2026-03-01T08:01")),
        ("2016-05-10", None, ("2016-05-10T12:00", "2026-03-01T08:01")),
        ("2016-05-10T12:00+03:00", "2016-05-09", ("2016-05-10T09:00", "2016-05-10T00:00")),
        (None, "2016-05-09T20:00", ("2016-05-09T20:00", "2016-05-09T20:00")),
        ("now", "now", ("2026-03-01T08:00", "2026-03-01T08:01")),
        ("now", "2016-05-09T20:00Z", ("2026-03-01T08:00", "2016-05-09T20:00")),
    ],
)
def test_the_clocks_a_question_means(on: str | None, known: str | None, expected: tuple[str, str]) -> None:
    asked = clocks(on, known, NOW)
    assert (f"{asked.on:%Y-%m-%dT%H:%M}", f"{asked.known:%Y-%m-%dT%H:%M}") == expected


@pytest.mark.parametrize("text", ["", "yesterday", "10/05/2016", "2016-13-01", "2016-02-30", "2016-05-10T25:00"])
def test_what_is_no_moment_is_explained(text: str) -> None:
    with pytest.raises(BadMoment, match=r"--on .*2016-05-10T12:00\+03:00") as caught:
        clocks(text, None, NOW)
    assert isinstance(caught.value, TrucewatchError)


def test_an_answer_is_kept_until_the_record_changes() -> None:
    queries, built, store = over(None, MAY_9)
    queries.truces(NOON)
    queries.casualties(NOON)
    assert built.asked == [NOON]
    store.file(filing_of(MAY_10))
    queries.truces(NOON)
    assert built.asked == [NOON, NOON]


def test_answers_for_many_clocks_do_not_pile_up() -> None:
    queries, _, _ = over(None, MAY_9)
    for minute in range(60):
        queries.record(Clocks(NOON.on.replace(minute=minute), NOON.known))
    assert len(queries._records) == 32


def test_threads_share_one_answer() -> None:
    queries, built, _ = over(None, MAY_9)
    threads = [Thread(target=queries.record, args=(NOON,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert built.asked == [NOON]


def test_the_board_sorts_truces_by_what_they_mean_for_the_moment() -> None:
    truces = (
        truce("t:1", "Aleppo calm"),
        truce("t:2", "Ran out yesterday", status="expired", status_since="2016-05-09T21:00Z"),
        truce("t:3", "Ran out the day before", status="terminated", status_since="2016-05-07"),
        truce("t:4", "Ran out long ago", status="expired", status_since="2016-04-01"),
        truce("t:5", "Begins tomorrow", status="declared"),
        truce("t:6", "Nobody knows", status="end_unknown"),
        truce("t:7", "Ended, nobody knows when", status="collapsed"),
    )
    queries, _, _ = over(Record(on="", known="", truces=truces), MAY_9, UNDATED)
    board = queries.board(NOON)
    groups = [board.in_force, board.ended_lately, board.coming, board.unclear]
    assert [[each.id for each in group] for group in groups] == [["t:1"], ["t:3", "t:2"], ["t:5"], ["t:6"]]
    assert (board.on, board.reports, board.first_published) == ("2016-05-10T12:00Z", 2, "2016-05-09")


def test_a_truce_is_found_by_id_its_beginning_or_its_name() -> None:
    truces = (
        truce("truce:aa11", "Aleppo regime of calm, May 2016"),
        truce("truce:aa22", "Aleppo pause, October 2016"),
        truce("truce:aa2", "Syria cessation of hostilities, February 2016"),
    )
    queries, _, _ = over(Record(on="", known="", truces=truces))
    for name, found in {
        "truce:aa11": 0, "aa1": 0, "AA11": 0, "aleppo may": 0, "october": 1, "aa22": 1, "truce:aa2": 2, "cessation": 2,
    }.items():  # fmt: skip
        assert queries.truce(name, NOON).truce == truces[found]
    with pytest.raises(NotFound, match=r"'aleppo' fits 2 truces: truce:aa11 \(Aleppo regime of calm, May 2016\)"):
        queries.truce("aleppo", NOON)
    with pytest.raises(NotFound, match=r"no truce 'minsk'.*trucewatch show truces"):
        queries.truce("minsk", NOON)
    with pytest.raises(NotFound):
        queries.truce(" ", NOON)


def test_a_truce_page_gathers_what_stands_around_the_truce() -> None:
    filing, extended = filing_of(MAY_9), filing_of(MAY_10)
    (declared,) = filing.claims
    parent = truce("t:p", "Syria cessation", conflict="Syria")
    term = TruceTerm(seq=1, start="2016-05-05", start_utc="2016-05-04T22:00Z", end_utc="2016-05-11T21:00Z")
    calm = truce(
        "t:c", "Aleppo calm", conflict="Syria", parent="t:p", claims=(declared.id,), reports=(filing.id,), terms=(term,)
    )
    figure = Figure(measure="killed", best=50, text="50")
    lines = (
        CasualtyLine(
            id="1", claimant="MSF", figure=figure, truce="t:c", claims=tuple(each.id for each in extended.claims)
        ),
        CasualtyLine(id="2", claimant="MSF", figure=figure, truce="t:other", conflict="Syria"),
        CasualtyLine(id="3", claimant="SOHR", figure=counted("2016-04-22"), conflict="Syria", said_at="2016-05-10"),
        CasualtyLine(id="5", claimant="SOHR", figure=counted("2016-06-01", "2016-06-02"), conflict="Syria"),
        CasualtyLine(id="6", claimant="SOHR", figure=counted("2016-05-06"), conflict="Yemen"),
        CasualtyLine(id="7", claimant="SOHR", figure=figure, conflict="Syria"),
        CasualtyLine(id="4", claimant="MSF", figure=figure),
    )
    talks = (Talks(id="s", name="Geneva", conflict="Syria"), Talks(id="n", name="Elsewhere"))
    contacts = (
        Contact(id="c1", mode="call", participants=("A", "B"), claims=(declared.id,)),
        Contact(id="c2", mode="call", participants=("A", "B"), claims=("elsewhere",)),
    )
    record = Record(on="", known="", truces=(calm, parent), casualties=lines, talks=talks, contacts=contacts)
    queries, _, _ = over(record, MAY_9, MAY_10)
    page = queries.truce("t:c", NOON)
    assert page.parent == parent
    assert queries.truce("t:p", NOON).children == (calm,)
    assert [line.id for line in page.casualties] == ["1", "3"]
    assert [each.id for each in page.talks] == ["s"]
    assert [each.id for each in page.contacts] == ["c1"]
    assert [claim.id for claim in page.evidence] == [declared.id, *(claim.id for claim in extended.claims)]
    assert [row.id for row in page.reports] == [filing.id]


def test_only_what_was_known_is_told() -> None:
    queries, _, _ = over(None, MAY_9, MAY_10, UNDATED)
    then = clocks("2016-05-10", "2016-05-09", NOW)
    assert [row.published for row in queries.reports(then)] == ["2016-05-09"]
    assert queries.incidents(then) == ()
    assert [row.published for row in queries.reports(NOON)] == ["2016-05-09", "2016-05-10", None]
    assert [claim.kind for claim in queries.incidents(NOON)] == ["incident.reported"]


def test_what_came_in_a_second_ago_is_known_even_when_its_day_is_not_over() -> None:
    queries, _, store = over(None)
    for name, day in (("today", "2026-03-01"), ("undated", "")):
        text = f"published: {day}\n" if day else ""
        store.file(filing_of(f"{text}talks.held: They met.\n", f"{name}.txt"))
    assert len(queries.reports(clocks(None, None, NOW.replace(second=5)))) == 2
    assert len(queries.claims(clocks(None, None, NOW.replace(second=5)))) == 2
    assert queries.reports(clocks("2026-02-28", "2026-02-28", NOW)) == ()


def test_a_report_is_found_by_the_beginning_of_its_id() -> None:
    queries, _, _ = over(None, MAY_9, MAY_10)
    filing = filing_of(MAY_10, "1.txt")
    page = queries.report(filing.id[:20])
    assert (page.report, page.claims, page.row.id) == (filing.clean, filing.claims, filing.id)
    assert page.receipts[0].path == "1.txt"
    with pytest.raises(NotFound, match="fits 2 reports"):
        queries.report("sha256:")
    for unknown in ("zzz", "", "%"):
        with pytest.raises(NotFound, match="no report"):
            queries.report(unknown)


def test_a_dispute_told_by_its_truce_and_by_the_record_is_one() -> None:
    value = DisputedValue(value="48 h", claimants=("A",), claims=())
    mine, other = (Dispute(id=name, about="t", field="hours", values=(value,)) for name in "ab")
    record = Record(on="", known="", truces=(truce("t:1", "Calm", disputes=(mine,)),), disputes=(mine, other))
    queries, _, _ = over(record)
    assert queries.disputes(NOON) == (mine, other)


def test_evidence_comes_in_the_order_asked_for() -> None:
    queries, _, _ = over(None, MAY_10)
    first, second = filing_of(MAY_10).claims
    assert [claim.id for claim in queries.evidence([second.id, first.id])] == [second.id, first.id]
