"""Persons, organisations and places as entities."""

from __future__ import annotations

from collections.abc import Iterator

from tools import score_actors
from tools.quality.corpora import Corpora
from tools.quality.figures import Figure

RE3D = "corpora/re3d/dev.jsonl.gz"
TASK = "actors"
NOTHING_PUBLISHED = "none comparable"


def on_re3d(corpora: Corpora) -> Iterator[Figure]:
    tallies = score_actors.score(corpora.path(RE3D))
    documents = len(corpora.documents(RE3D))
    for kind, tally in tallies.items():
        figures = tally.figures()
        label = "" if kind == "all" else f", {kind}"
        aim = 0.75 if kind == "all" else None
        yield Figure(
            TASK, "re3d", documents, f"F1 of overlapping spans{label}", figures["overlap_f1"], aim, NOTHING_PUBLISHED
        )
        yield Figure(TASK, "re3d", documents, f"F1 of exact spans{label}", figures["exact_f1"])
