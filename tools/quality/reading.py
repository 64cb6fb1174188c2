"""Documents of a corpus read as reports, the way the command reads a file with a row in a manifest."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any

from tools.quality.corpora import Document
from trucewatch.clean.cleaner import clean
from trucewatch.errors import ReportError
from trucewatch.model.report import CleanReport, Hints, RawReport, Receipt
from trucewatch.reading.reader import read

Claim = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Read:
    """A document with the claims made of it, as `trucewatch read --format jsonl` prints them.

    `clean` is None for one that could not be read.
    """

    document: Document
    clean: CleanReport | None
    claims: tuple[Claim, ...]

    @property
    def published(self) -> str | None:
        return self.clean.ref.published if self.clean else None

    def raw_spans(self, start: int, end: int) -> list[tuple[int, int]]:
        """Where the cleaned characters stand in the document's text; empty for what cleaning put in itself."""
        if self.clean is None:
            return []
        found = []
        for run in self.clean.offsets:
            first, last = max(start, run.clean), min(end, run.clean + run.length)
            if first < last:
                exact = run.length == run.raw_length
                found.append(
                    (run.raw + first - run.clean, run.raw + last - run.clean)
                    if exact
                    else (run.raw, run.raw + run.raw_length)
                )
        return found

    def raw_span(self, span: dict[str, Any]) -> tuple[int, int] | None:
        """First and last character in the document's text of a span of the cleaned text."""
        spans = self.raw_spans(span["start"], span["end"])
        return (spans[0][0], spans[-1][1]) if spans else None


def as_report(text: str, published: str | None, name: str, **hints: Any) -> RawReport:
    data = text.encode("utf-8", errors="surrogatepass")
    receipt = Receipt(
        path=name, received_at="2000-01-01T00:00:00+00:00", bytes=len(data),
        sha256=hashlib.sha256(data).hexdigest(), media_type="text/plain",
    )  # fmt: skip
    told = Hints(published=published, published_basis="manifest", **hints) if published else Hints(**hints)
    return RawReport(data, receipt, told)


def read_document(document: Document) -> Read:
    """The claims of one document; `published`, where the corpus gives it, is told along as a manifest would."""
    report = as_report(document["text"], document.get("published"), f"{document['id']}.txt")
    try:
        cleaned = clean(report)
    except ReportError:
        return Read(document, None, ())
    return Read(document, cleaned, tuple(claim.model_dump(mode="json") for claim in read(cleaned)))


def read_documents(documents: Sequence[Document], jobs: int = 1) -> list[Read]:
    if jobs == 1:
        return [read_document(each) for each in documents]
    with ProcessPoolExecutor(jobs) as pool:
        return list(pool.map(read_document, documents, chunksize=4))
