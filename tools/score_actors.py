#!/usr/bin/env python3
"""Score persons, organisations and places found in labelled news, by exact and by overlapping spans.

    python -m tools.score_actors CORPUS.jsonl[.gz] [...] [--errors 40]

Two layouts are known by their fields: documents with ``entities`` that carry a confidence (those of 0.5 or more are
gold), and sentences with flat names (``tokens``; where some are of the genre news, only those are read). Printed for
each type and for all together: precision, recall and F1 of exact spans and of overlapping spans, each gold mention
matched at most once, to the longest overlap. ``names``, always so for flat names, leaves aside mentions of the gold and
ours that are pronouns or common nouns.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tools.typed_mentions import MentionType, TypedMention, find_typed_mentions
from trucewatch.clean.cleaner import clean
from trucewatch.model.report import CleanReport, Hints, RawReport, Receipt, Region

TYPES: dict[str, MentionType] = {
    "Person": "person", "Organisation": "organisation", "Location": "location",
    "PER": "person", "ORG": "organisation", "LOC": "location",
}  # fmt: skip
CONFIDENT = 0.5


@dataclass(frozen=True)
class Labelled:
    """A text with its gold: (start, end, type). ``flat``: names only were marked."""

    text: str
    flat: bool
    gold: tuple[tuple[int, int, MentionType], ...]


@dataclass
class Tally:
    gold: int = 0
    found: int = 0
    exact: int = 0
    overlap: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        def f1(right: int) -> float:
            return 2 * right / max(1, self.gold + self.found)

        return {
            "gold": self.gold, "found": self.found, "exact_f1": f1(self.exact), "overlap_f1": f1(self.overlap),
            "overlap_precision": self.overlap / max(1, self.found), "overlap_recall": self.overlap / max(1, self.gold),
        }  # fmt: skip


def load(path: Path) -> list[Labelled]:
    whole = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    documents = [json.loads(line) for line in whole.decode("utf-8").splitlines() if line.strip()]
    if any(document.get("genre") == "news" for document in documents):
        documents = [document for document in documents if document["genre"] == "news"]
    return [
        Labelled(document["text"], "tokens" in document, tuple(sorted(set(_gold(document))))) for document in documents
    ]


def _gold(document: dict[str, Any]) -> Iterator[tuple[int, int, MentionType]]:
    for one in document["entities"]:
        if one["type"] in TYPES and one.get("confidence", 1.0) >= CONFIDENT:
            yield one["start"], one["end"], TYPES[one["type"]]


def report_of(text: str) -> CleanReport:
    """The text as a report that is all body, so that offsets are those of the corpus."""
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    receipt = Receipt(
        path="labelled", received_at="2020-01-01T00:00:00Z", bytes=len(data), sha256=digest, media_type="text/plain"
    )
    cleaned = clean(RawReport(data=data, receipt=receipt, hints=Hints(language="en")))
    return cleaned.model_copy(update={"text": text, "regions": (Region(start=0, end=len(text), kind="body"),)})


def is_name(text: str) -> bool:
    """A capital behind the first word, or a first word in capitals that is no pronoun or article."""
    words = text.split()
    if words[0].lower() in _GRAMMAR:
        words = words[1:]
    return any(word[:1].isupper() for word in words)


_GRAMMAR = frozenset(
    """
    i we you he she it they me us him her them my our your his its their myself ourselves himself themselves the a an
    these this those that some many most all one two here there who
    """.split()  # noqa: SIM905
)


def score(path: Path, *, names: bool = False) -> dict[str, Tally]:
    """Tallies by type and, under ``all``, together. Raises ValueError on a file in another layout."""
    tallies = {name: Tally() for name in ("person", "organisation", "location", "all")}
    for document in load(path):
        named = names or document.flat
        gold = [one for one in document.gold if not named or is_name(document.text[one[0] : one[1]])]
        found = [one for one in find_typed_mentions(report_of(document.text)) if not named or one.form == "name"]
        for kind in ("person", "organisation", "location"):
            of_kind = [one for one in gold if one[2] == kind]
            _compare(tallies[kind], document.text, of_kind, [one for one in found if one.type == kind])
    for kind in ("person", "organisation", "location"):
        for count in ("gold", "found", "exact", "overlap"):
            setattr(tallies["all"], count, getattr(tallies["all"], count) + getattr(tallies[kind], count))
    return tallies


def _compare(tally: Tally, text: str, gold: list[tuple[int, int, MentionType]], found: Iterable[TypedMention]) -> None:
    open_gold = {(start, end) for start, end, _ in gold}
    tally.gold += len(open_gold)
    for one in sorted(found, key=lambda one: (one.end - one.start, one.start)):
        tally.found += 1
        near = [(s, e) for s, e in open_gold if s < one.end and one.start < e]
        if not near:
            tally.wrong.append(around(text, one.start, one.end))
            continue
        best = max(near, key=lambda span: (min(span[1], one.end) - max(span[0], one.start), span[0] - span[1]))
        open_gold.remove(best)
        tally.overlap += 1
        tally.exact += best == (one.start, one.end)
    tally.missed += [around(text, *span) for span in sorted(open_gold)]


def around(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 45) : start]}<<{text[start:end]}>>{text[end : end + 35]}".replace("\n", "|")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", type=Path, nargs="+")
    options.add_argument("--errors", type=int, default=0, help="print that many errors of each kind and type")
    options.add_argument("--names", action="store_true", help="names only: no pronouns, no common nouns")
    chosen = options.parse_args()
    find_typed_mentions(report_of("Troops shelled Aleppo after the ceasefire."))  # opens tables and models
    for path in chosen.corpus:
        if not path.exists():
            print(f"no such corpus: {path}", file=sys.stderr)
            return 2
        began = time.perf_counter()
        for kind, tally in score(path, names=chosen.names).items():
            told = tally.figures()
            print(
                f"{path.parent.name:14s} {kind:13s} labelled {tally.gold:5d}  found {tally.found:5d}"
                f"  exact F1 {told['exact_f1']:.3f}  overlap P {told['overlap_precision']:.3f}"
                f" R {told['overlap_recall']:.3f} F1 {told['overlap_f1']:.3f}"
            )
            for label, errors in (("missed", tally.missed), ("wrong", tally.wrong)):
                for line, count in Counter(errors).most_common(chosen.errors):
                    print(f"   {label} {kind}: {line}" + (f"  x{count}" if count > 1 else ""))
        print(f"{'':14s} {time.perf_counter() - began:.1f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
