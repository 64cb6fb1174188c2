#!/usr/bin/env python3
"""Score the reading of time expressions against documents with TIMEX3 labels, as TempEval-3 does.

    python tools/score_times.py CORPUS.jsonl[.gz] [...] [--show strict|missed|spurious|value] [--limit N]

Each line of a corpus is {"id", "published", "text", "timexes": [{"start", "end", "type", "value"}]}. Printed: strict F1
(the same span), relaxed F1 (any overlap, one to one), value F1 (relaxed F1 times the share of matched expressions with
the same value), and the time it took. Values are read against the publication date; the tense is guessed from the words
before the expression, a stand-in for the verb of its clause.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from trucewatch.reading.times import Anchor, TimeMention, find_times, in_story, resolve
from trucewatch.reading.times.timex import timex_value


def documents(path: Path) -> Iterator[dict[str, Any]]:
    whole = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in whole.decode("utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


_FUTURE = re.compile(
    r"\b(?:will|shall|due|expected|scheduled|set to|plans?|planned|slated|is to|are to|by|until)\b", re.I
)


def tense_at(text: str, mention: TimeMention) -> str:
    """Future when the sentence says so before the expression; past otherwise."""
    first = max(text.rfind(mark, 0, mention.start) for mark in (".", "\n", ";")) + 1
    return "future" if _FUTURE.search(text[first : mention.start]) else "past"


def score(path: Path, show: str | None, limit: int) -> None:
    gold = found = strict = relaxed = same_value = 0
    seconds, characters = 0.0, 0
    shown = Counter[str]()
    for document in documents(path):
        text, wanted = document["text"], document["timexes"]
        began = time.process_time()
        mentions = in_story(text, find_times(text), document["published"])
        seconds += time.process_time() - began
        characters += len(text)
        gold += len(wanted)
        found += len(mentions)
        spans = {(one["start"], one["end"]) for one in wanted}
        strict += sum((one.start, one.end) in spans for one in mentions)
        open_mentions = list(mentions)
        for one in wanted:
            match = _best(one, open_mentions)
            if match is None:
                _tell(show, "missed", shown, limit, text, one["start"], one["end"], one.get("value"))
                continue
            relaxed += 1
            open_mentions.remove(match)
            anchor = Anchor(document["published"], None, tense_at(text, match))  # type: ignore[arg-type]
            when = resolve(match, anchor)
            value = timex_value(match, when)
            if value == one.get("value"):
                same_value += 1
            else:
                _tell(
                    show,
                    "value",
                    shown,
                    limit,
                    text,
                    one["start"],
                    one["end"],
                    f"{one.get('value')} but {value} ({match.text})",
                )
            if (match.start, match.end) != (one["start"], one["end"]):
                _tell(show, "strict", shown, limit, text, one["start"], one["end"], f"found {match.text!r}")
        for mention in open_mentions:
            _tell(show, "spurious", shown, limit, text, mention.start, mention.end, mention.sort)
    f1 = 2 * relaxed / max(1, gold + found)
    speed = 1000 * seconds / max(1, characters) * 3500
    print(
        f"{path.parent.name:22s} labelled {gold:5d}  found {found:5d}"
        f"  strict P {strict / max(1, found):.3f} R {strict / max(1, gold):.3f}"
        f" F1 {2 * strict / max(1, gold + found):.3f}"
        f"  relaxed F1 {f1:.3f}  value F1 {f1 * same_value / max(1, relaxed):.3f}  {speed:.2f} ms per 3.5 kB"
    )


def _best(one: dict[str, Any], mentions: list[TimeMention]) -> TimeMention | None:
    overlapping = [m for m in mentions if m.start < one["end"] and one["start"] < m.end]
    return min(overlapping, key=lambda m: abs(m.start - one["start"]) + abs(m.end - one["end"]), default=None)


def _tell(
    show: str | None, kind: str, shown: Counter[str], limit: int, text: str, start: int, end: int, note: object
) -> None:
    if show == kind and shown[kind] < limit:
        shown[kind] += 1
        before, after = text[max(0, start - 40) : start].replace("\n", " "), text[end : end + 25].replace("\n", " ")
        print(f"  {kind}: {before}[{text[start:end]}]{after}  {note}")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", type=Path, nargs="+")
    options.add_argument("--show", choices=["strict", "missed", "spurious", "value"])
    options.add_argument("--limit", type=int, default=40)
    chosen = options.parse_args()
    find_times("The grammar is compiled on the first call, which is not to be measured.")
    for path in chosen.corpus:
        if not path.exists():
            print(f"no such corpus: {path}", file=sys.stderr)
            return 2
        score(path, chosen.show, chosen.limit)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
