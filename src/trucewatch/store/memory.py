"""The fake that tests use: the same behaviour as the database, in dictionaries, gone with the process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from trucewatch.model.claim import Claim
from trucewatch.model.issue import Issue
from trucewatch.model.report import CleanReport
from trucewatch.model.stores import Filed, Filing, Held, Received


@dataclass
class _Trouble:
    issue: Issue
    settled_at: str | None = None


class MemoryStore:
    """Implements model.stores.ReportStore."""

    name = "memory"

    def __init__(self) -> None:
        self._filings: dict[str, Filing] = {}
        self._troubles: dict[tuple[str, str, str], _Trouble] = {}
        self._revision = 0
        self.dated_at: str | None = None

    @property
    def revision(self) -> int:
        return self._revision

    def file(self, filing: Filing) -> Filed:
        before = self._filings.get(filing.id)
        arrivals = {each.receipt.path: each for each in before.received} if before else {}
        news = [each for each in filing.received if not _known(each, arrivals)]
        for each in news:
            arrivals[each.receipt.path] = each
        ordered = sorted(arrivals.values(), key=lambda each: (each.receipt.received_at, each.receipt.path))
        after = replace(filing, received=tuple(ordered), data=before.data if before else filing.data)
        self._filings[filing.id] = after
        if before is None:
            self._revision += 1
            return "added"
        same = (before.clean, before.claims, before.reader) == (after.clean, after.claims, after.reader)
        self._revision += not same or bool(news)
        return "replaced" if not same else "receipt" if news else "unchanged"

    def held(self, report_id: str) -> Held | None:
        filing = self._filings.get(report_id)
        return _held(filing) if filing else None

    def all_held(self) -> tuple[Held, ...]:
        held = (_held(filing) for filing in self._filings.values())
        return tuple(sorted(held, key=lambda each: (each.ref.published is None, each.ref.published or "", each.id)))

    def raw(self, report_id: str) -> bytes | None:
        filing = self._filings.get(report_id)
        return filing.data if filing else None

    def report(self, report_id: str) -> CleanReport | None:
        filing = self._filings.get(report_id)
        return filing.clean if filing else None

    def reports(self) -> Iterator[CleanReport]:
        return iter([self._filings[each].clean for each in sorted(self._filings)])

    def find_reports(self, prefix: str) -> tuple[str, ...]:
        whole = prefix if prefix.startswith("sha256:") else f"sha256:{prefix}"
        return tuple(each for each in sorted(self._filings) if each.startswith(whole))

    def claims(self, report_id: str | None = None) -> tuple[Claim, ...]:
        ids = sorted(self._filings) if report_id is None else [report_id] if report_id in self._filings else []
        return tuple(claim for each in ids for claim in self._filings[each].claims)

    def claims_by_id(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        found = {claim.id: claim for claim in self.claims()}
        return tuple(found[each] for each in dict.fromkeys(ids) if each in found)

    def note(self, issue: Issue) -> bool:
        key = (issue.path, issue.step, issue.reason)
        known = self._troubles.get(key)
        if known and known.settled_at is None:
            return False
        self._troubles[key] = _Trouble(known.issue.model_copy(update={"at": issue.at}) if known else issue)
        self._revision += 1
        return True

    def settle(self, issue: Issue, at: str) -> bool:
        known = self._troubles.get((issue.path, issue.step, issue.reason))
        if known is None or known.settled_at is not None:
            return False
        known.settled_at = at
        self._revision += 1
        return True

    def issues(self) -> tuple[Issue, ...]:
        return tuple(each.issue for each in self._troubles.values() if each.settled_at is None)

    def mark_dated(self, mark: str) -> None:
        self.dated_at = mark

    def close(self) -> None:
        self._filings.clear()
        self._troubles.clear()


def _known(received: Received, arrivals: dict[str, Received]) -> bool:
    before = arrivals.get(received.receipt.path)
    return before is not None and before.hints == received.hints


def _held(filing: Filing) -> Held:
    clean = filing.clean
    headline = clean.headline.text if clean.headline else None
    return Held(clean.ref, filing.received, filing.reader, len(filing.claims), headline, clean.version)
