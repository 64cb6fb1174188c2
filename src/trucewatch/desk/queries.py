"""Every read that commands and pages share. A page and its JSON come from the same query.

Questions carry two clocks (:class:`Clocks`): the moment in the world asked about, and the moment of knowledge.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Lock

from trucewatch.desk.views import Board, ReportPage, ReportRow, TrucePage
from trucewatch.errors import TrucewatchError
from trucewatch.model.claim import Claim
from trucewatch.model.issue import Issue
from trucewatch.model.stores import Held, ReportStore
from trucewatch.model.truce import CasualtyLine, Contact, Dispute, Document, Record, Talks, Truce
from trucewatch.model.when import earliest, latest
from trucewatch.record.knowledge import KnownReport, known_claims, known_from, parse_moment

Build = Callable[[Sequence[Claim], Sequence[KnownReport], datetime, datetime], Record]

ENDING_SOON = timedelta(hours=48)
ENDED_LATELY = timedelta(hours=72)
ENDED = ("expired", "collapsed", "terminated", "superseded", "completed", "converted", "never_effective")
COMING = ("agreed", "declared", "proposed", "discussed")
_KEPT = 32  # answers kept: a page asks for one pair of clocks, a user moves between a few


class BadMoment(TrucewatchError):
    """A moment that cannot be read; the message says how to write one."""


class NotFound(TrucewatchError):
    """Nothing, or more than one thing, has the id asked for."""


@dataclass(frozen=True, slots=True)
class Clocks:
    """``on``: the moment in the world; ``known``: what the record knew. UTC, whole minutes where they mean now."""

    on: datetime
    known: datetime


def clocks(on: str | None, known: str | None, now: datetime) -> Clocks:
    """The clocks a question means. A day alone is its noon (UTC) for ``on`` and its end for ``known``.

    Nothing said is now; with ``known`` alone, the question is what held at that same moment. Raises BadMoment.
    """
    # Minutes, so that the answers of a minute are one answer. Knowledge runs to the end of this minute: what was added
    # a second ago is known.
    now = now.astimezone(UTC).replace(second=0, microsecond=0)
    knowledge = _moment(known or "now", "known", now + timedelta(minutes=1))
    if on is not None:
        return Clocks(_moment(on, "on", now), knowledge)
    return Clocks(knowledge if known is not None else now, knowledge)


def _moment(text: str, clock: str, now: datetime) -> datetime:
    if text.strip().lower() == "now":
        return now
    try:
        return parse_moment(text, edge="noon" if clock == "on" else "end")
    except ValueError as error:
        raise BadMoment(
            f"--{clock} {text!r}: not a moment. Write a day or a time in ISO 8601, such as 2016-05-10 or "
            "2016-05-10T12:00+03:00 (UTC when no offset is given), or now"
        ) from error


class Queries:
    """Reads of one record. Answers are kept until the record changes; safe to share between threads."""

    def __init__(self, store: ReportStore, build: Build) -> None:
        self._store, self._build = store, build
        self._lock = Lock()
        self._revision = -1
        self._content: tuple[tuple[Claim, ...], tuple[KnownReport, ...]] = ((), ())
        self._records: OrderedDict[Clocks, Record] = OrderedDict()

    @property
    def name(self) -> str:
        return self._store.name

    @property
    def revision(self) -> int:
        return self._store.revision

    def record(self, at: Clocks) -> Record:
        """Everything held at the moment, as known then."""
        with self._lock:
            claims, reports = self._fresh()
            if at not in self._records:
                self._records[at] = self._build(claims, reports, at.on, at.known)
                if len(self._records) > _KEPT:
                    self._records.popitem(last=False)
            self._records.move_to_end(at)
            return self._records[at]

    def claims(self, at: Clocks) -> tuple[Claim, ...]:
        """Claims of the reports known at the moment."""
        with self._lock:
            claims, reports = self._fresh()
        return known_claims(claims, reports, at.known)

    def _fresh(self) -> tuple[tuple[Claim, ...], tuple[KnownReport, ...]]:
        # The number is read before the content: a change in between makes the answer newer than its number, and the
        # next question reads again. The other way round it would stay old.
        revision = self._store.revision
        if revision != self._revision:
            self._content = self._store.claims(), tuple(_known(held) for held in self._store.all_held())
            self._records.clear()
            self._revision = revision
        return self._content

    def board(self, at: Clocks) -> Board:
        """The situation: in force, ended lately, to come; truces that end soon are those in force with that end."""
        truces = self.record(at).truces
        first, last = self.covered()
        return Board(
            on=_text(at.on),
            known=_text(at.known),
            in_force=_by_name(truce for truce in truces if truce.status == "in_effect"),
            ended_lately=_by_name(
                truce for truce in truces if truce.status in ENDED and _since(truce, at.on, ENDED_LATELY)
            ),
            coming=_by_name(truce for truce in truces if truce.status in COMING),
            unclear=_by_name(truce for truce in truces if truce.status in ("suspended", "end_unknown")),
            reports=len(self._store.all_held()),
            first_published=first,
            last_published=last,
        )

    def truces(self, at: Clocks) -> tuple[Truce, ...]:
        return self.record(at).truces

    def truce(self, name: str, at: Clocks) -> TrucePage:
        """One truce by id, the unique beginning of an id, or words of its name that no other has. Raises NotFound."""
        record = self.record(at)
        truce = _the_one(record.truces, name)
        reports = set(truce.reports)
        claims = self.claims(at)
        told = {claim.id for claim in claims if claim.report.id in reports}
        around = TrucePage(
            truce=truce,
            parent=next((each for each in record.truces if each.id == truce.parent), None),
            children=tuple(each for each in record.truces if each.parent == truce.id),
            casualties=tuple(line for line in record.casualties if _belongs(line, truce, at.on)),
            talks=tuple(each for each in record.talks if each.conflict and each.conflict == truce.conflict),
            contacts=tuple(each for each in record.contacts if told.intersection(each.claims)),
            documents=tuple(each for each in record.documents if told.intersection(each.claims)),
            evidence=(),
            reports=tuple(row for row in self.reports(at) if row.id in reports),
        )
        behind = set(_claims_behind(around.model_dump(exclude={"parent", "children", "reports"})))
        return around.model_copy(update={"evidence": tuple(claim for claim in claims if claim.id in behind)})

    def casualties(self, at: Clocks) -> tuple[CasualtyLine, ...]:
        return self.record(at).casualties

    def talks(self, at: Clocks) -> tuple[Talks, ...]:
        return self.record(at).talks

    def contacts(self, at: Clocks) -> tuple[Contact, ...]:
        return self.record(at).contacts

    def documents(self, at: Clocks) -> tuple[Document, ...]:
        return self.record(at).documents

    def disputes(self, at: Clocks) -> tuple[Dispute, ...]:
        """Every value that sources tell differently: of truces first, then of the rest of the record."""
        record = self.record(at)
        every = [*(each for truce in record.truces for each in truce.disputes), *record.disputes]
        return tuple({each.id: each for each in every}.values())

    def incidents(self, at: Clocks) -> tuple[Claim, ...]:
        """Incidents as claimed; the record does not yet match one incident told twice."""
        return tuple(claim for claim in self.claims(at) if claim.kind == "incident.reported")

    def reports(self, at: Clocks) -> tuple[ReportRow, ...]:
        """Reports known at the moment, by date of publication, undated ones last."""
        return tuple(_row(held) for held in self._store.all_held() if _known(held).known_at <= at.known)

    def report(self, prefix: str) -> ReportPage:
        """One report by id or the unique beginning of an id, whenever it became known. Raises NotFound."""
        ids = self._store.find_reports(prefix) if prefix.strip() else ()
        held = self._store.held(ids[0]) if len(ids) == 1 else None
        clean = self._store.report(ids[0]) if len(ids) == 1 else None
        if held is None or clean is None:
            raise NotFound(_unfound("report", prefix, ids))
        return ReportPage(
            row=_row(held),
            report=clean,
            claims=self._store.claims(held.id),
            receipts=tuple(each.receipt for each in held.received),
            reader=held.reader,
        )

    def evidence(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        """The claims behind a value, in the order asked for."""
        return self._store.claims_by_id(ids)

    def issues(self) -> tuple[Issue, ...]:
        return self._store.issues()

    def covered(self) -> tuple[str | None, str | None]:
        """First and last publication date of the record."""
        dates = sorted(held.ref.published for held in self._store.all_held() if held.ref.published)
        return (dates[0], dates[-1]) if dates else (None, None)


def _known(held: Held) -> KnownReport:
    """Known when published, and at the latest when received: today's report is in hand before the day is over."""
    received = datetime.fromisoformat(held.first_received).astimezone(UTC)
    return KnownReport(held.ref, min(known_from(held.ref, received), received))


def _row(held: Held) -> ReportRow:
    return ReportRow(
        **held.ref.model_dump(),
        headline=held.headline,
        version=held.version.tag if held.version else None,
        claims=held.claims,
        received_at=held.first_received,
        paths=tuple(each.receipt.path for each in held.received),
        known_at=_text(_known(held).known_at),
    )


def _by_name(truces: Iterable[Truce]) -> tuple[Truce, ...]:
    return tuple(sorted(truces, key=lambda truce: (truce.conflict or "~", truce.name, truce.id)))


def _since(truce: Truce, on: datetime, lately: timedelta) -> bool:
    if truce.status_since is None:
        return False
    return on - lately <= latest(truce.status_since, truce.zone) and truce.status != "discussed"


def _belongs(line: CasualtyLine, truce: Truce, on: datetime) -> bool:
    """Placed under the truce by the record, or counted over days that the truce lasted, in its area."""
    if line.truce is not None or line.conflict is None or line.conflict != truce.conflict:
        return line.truce == truce.id
    window = line.figure.window
    span = _life(truce, on)
    if window is None or window.start is None or window.kind == "conflict_to_date" or span is None:
        return False
    here = not truce.coverage or truce.parent is None or line.place in [place.name for place in truce.coverage]
    end = window.end or line.said_at
    return here and earliest(window.start) < span[1] and (end is None or latest(end) > span[0])


def _life(truce: Truce, on: datetime) -> tuple[datetime, datetime] | None:
    """From the start of the first term to the end of the last, or to the moment asked about."""
    if not truce.terms or truce.terms[0].start_utc is None:
        return None
    end = truce.terms[-1].end_utc
    return earliest(truce.terms[0].start_utc), earliest(end) if end else on


def _claims_behind(value: object) -> Iterator[str]:
    """Every claim id named anywhere in a dumped page: values keep theirs in fields called ``claims``."""
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield from part if name == "claims" else _claims_behind(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _claims_behind(part)


def _the_one(truces: Sequence[Truce], name: str) -> Truce:
    wanted = name.strip().casefold()
    if not wanted:
        raise NotFound("no truce named")
    for fits in (
        lambda truce: truce.id.casefold() == wanted,
        lambda truce: (
            truce.id.casefold().startswith(wanted) or truce.id.casefold().partition(":")[2].startswith(wanted)
        ),
        lambda truce: all(word in truce.name.casefold() for word in wanted.split()),
    ):
        found = [truce for truce in truces if fits(truce)]
        if len(found) == 1:
            return found[0]
        if found:
            raise NotFound(_unfound("truce", name, [f"{truce.id} ({truce.name})" for truce in found]))
    raise NotFound(_unfound("truce", name, ()))


def _unfound(what: str, name: str, several: Sequence[str]) -> str:
    if not several:
        return f"no {what} {name!r} in the record as known then; list them with: trucewatch show {what}s"
    shown = ", ".join(several[:6]) + (", …" if len(several) > 6 else "")
    return f"{name!r} fits {len(several)} {what}s: {shown}"


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="minutes").replace("+00:00", "Z")
