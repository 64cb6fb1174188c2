"""The labelled data: where it lies, its documents and its digests."""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Document = dict[str, Any]

ROOT = Path(__file__).parents[2]
SAMPLES = "samples/facts.json"
FALSE_FRIENDS = "false_friends/reports.jsonl"
"""Our own reports. Unlike the rest they lie in the repository."""
OWN = {SAMPLES: ROOT / "src" / "trucewatch", FALSE_FRIENDS: ROOT / "tests"}


@dataclass(frozen=True, slots=True)
class Corpora:
    """`folder` holds `corpora/NAME/dev.jsonl[.gz]`, `gold/` and `reports/`; it need not exist.

    `full` reads all documents of the large corpora, of which a run otherwise takes every second or fourth.
    """

    folder: Path
    full: bool = False

    def path(self, name: str) -> Path:
        return OWN.get(name, self.folder) / name

    def has(self, name: str) -> bool:
        return self.path(name).is_file()

    def documents(self, name: str) -> list[Document]:
        """One JSON object a line, in the order of the file."""
        path = self.path(name)
        whole = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        return [json.loads(line) for line in whole.decode("utf-8").split("\n") if line.strip()]

    def some(self, name: str, every: int) -> list[Document]:
        """Every `every`-th document, beginning with the first; all of them in a full run."""
        return self.documents(name)[:: 1 if self.full else every]

    def digest(self, name: str) -> str:
        return digest(self.path(name))


def digest(path: Path) -> str:
    """SHA-256 of the file as it lies there."""
    return f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
