"""Time expressions against TIMEX3 labels, by the rules of TempEval-3, for ours and for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tools.quality import peers
from tools.quality.corpora import Corpora, Document
from tools.quality.figures import Figure, f1, share
from tools.quality.peers import Timex
from tools.score_times import tense_at
from trucewatch.reading.times import Anchor, find_times, in_story, resolve
from trucewatch.reading.times.timex import timex_value

TEMPEVAL, WIKIWARS = "corpora/tempeval3_platinum/dev.jsonl", "corpora/wikiwars/dev.jsonl.gz"
AIMS = {TEMPEVAL: {"strict F1": 0.88, "value F1": 0.82}, WIKIWARS: {"strict F1": 0.84}}
PUBLISHED = {
    TEMPEVAL: {
        "strict F1": "SynTime 0.921, HeidelTime 0.818 (20 documents; Zhong et al. 2017)",
        "relaxed F1": "SUTime 0.903, HeidelTime 0.903 (20 documents; TempEval-3, recalled)",
        "value F1": "UWTime 0.82 (recalled), HeidelTime 0.776 (20 documents; TempEval-3)",
    },
    WIKIWARS: {"strict F1": "SynTime 0.815 (22 documents; Zhong et al. 2017)"},
}
TASK = "time expressions"


@dataclass
class Tally:
    """Counts of expressions. `same`: matched ones whose value is that of the label."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    same: int = 0

    def add(self, labels: Sequence[Document], found: Iterable[Timex]) -> None:
        """Each label is matched with the overlapping expression whose edges lie nearest, each expression once."""
        free = list(found)
        self.gold += len(labels)
        self.found += len(free)
        exact = {(label["start"], label["end"]) for label in labels}
        self.strict += sum((one.start, one.end) in exact for one in free)
        for label in labels:
            start, end = label["start"], label["end"]
            over = [one for one in free if one.start < end and start < one.end]
            if not over:
                continue
            best = min(over, key=lambda one: abs(one.start - start) + abs(one.end - end))
            free.remove(best)
            self.relaxed += 1
            self.same += best.value == label.get("value")

    def figures(self) -> dict[str, float]:
        relaxed = f1(self.relaxed, self.found, self.gold)
        return {
            "strict F1": f1(self.strict, self.found, self.gold),
            "relaxed F1": relaxed,
            "value F1": relaxed * share(self.same, self.relaxed),
        }


def ours(document: Document) -> list[Timex]:
    """The tense is guessed from the words before the expression, a stand-in for the verb of its clause."""
    found = []
    for mention in in_story(document["text"], find_times(document["text"]), document["published"]):
        anchor = Anchor(document["published"], None, tense_at(document["text"], mention))  # type: ignore[arg-type]
        found.append(Timex(mention.start, mention.end, timex_value(mention, resolve(mention, anchor))))
    return found


def tally(documents: Iterable[Document], tagger: Callable[[Document], list[Timex]]) -> Tally:
    total = Tally()
    for document in documents:
        total.add(document["timexes"], tagger(document))
    return total


def measured(corpora: Corpora, name: str, narrative: bool) -> Iterator[Figure]:
    documents = corpora.documents(name)
    own = tally(documents, ours).figures()
    beside = {label: tally(documents, tag).figures() for label, tag in peers.time_taggers(narrative).items()}
    for metric, value in own.items():
        yield Figure(
            TASK,
            name.split("/")[1],
            len(documents),
            metric,
            value,
            AIMS[name].get(metric),
            PUBLISHED[name].get(metric, ""),
            tuple((label, figures[metric]) for label, figures in beside.items()),
        )


def on_tempeval(corpora: Corpora) -> Iterator[Figure]:
    yield from measured(corpora, TEMPEVAL, narrative=False)


def on_wikiwars(corpora: Corpora) -> Iterator[Figure]:
    yield from measured(corpora, WIKIWARS, narrative=True)
