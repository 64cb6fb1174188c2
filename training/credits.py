"""The authors, licences and addresses of the texts that the weights learned from, as far as a treebank names them."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path

COLUMNS = ("document", "author", "licence", "address")
# GUM's document headers, in the order of COLUMNS.
_HEADERS = ("# newdoc id = ", "# meta::author = ", "# meta::license = ", "# meta::sourceURL = ")


def write_credits(sources: Iterable[Path], target: Path) -> int:
    """Write one tab-separated row for every document that names its author; the number of rows."""
    rows = [row for source in sources for row in _rows(source)]
    with target.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter="\t", lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    return len(rows)


def _rows(source: Path) -> Iterator[tuple[str, ...]]:
    found: dict[str, str] = {}
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        for line in lines:
            header = next((h for h in _HEADERS if line.startswith(h)), None)
            if header is None:
                continue
            if header == _HEADERS[0] and len(found) == len(_HEADERS):
                yield tuple(found[h] for h in _HEADERS)
            found = {} if header == _HEADERS[0] else found
            found[header] = " ".join(line.removeprefix(header).split())
    if len(found) == len(_HEADERS):
        yield tuple(found[h] for h in _HEADERS)
