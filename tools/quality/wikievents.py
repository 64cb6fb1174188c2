"""Attacks, deaths, injuries and contacts in news articles, by sentence and by trigger.

A sentence with an event of a type against a sentence with a claim of the families that tell such events; a trigger is
right when a claim's trigger shares a character with it. Contact is narrowed to meetings and calls: most labelled
contacts are words of saying, which every claim has and none is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tools.facts import plain
from tools.quality.corpora import Corpora, Document
from tools.quality.events import PERPETRATORS, Counts, named
from tools.quality.figures import Figure, share
from tools.quality.reading import Claim, Read, read_document
from trucewatch.reading.sentences import find_sentences

WIKIEVENTS = "corpora/wikievents/dev.jsonl.gz"
TASK, NAME = "contacts, attacks, deaths", "wikievents"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Kind:
    """Types of event, by how they begin, and the claims that tell them."""

    name: str
    types: tuple[str, ...]
    tells: Callable[[Claim], bool]


def _counts(*measures: str) -> Callable[[Claim], bool]:
    def tells(claim: Claim) -> bool:
        figure = claim.get("figure")
        return claim["kind"].startswith("casualty.") and figure is not None and figure["measure"] in measures

    return tells


def _of(*families: str) -> Callable[[Claim], bool]:
    return lambda claim: claim["kind"].split(".")[0] in families


KINDS = (
    Kind("attack", ("Conflict.Attack",), _of("incident", "violation", "responsibility")),
    Kind("death", ("Life.Die",), _counts("killed")),
    Kind("injury", ("Life.Injure",), _counts("wounded", "injured")),
    Kind("meeting", ("Contact.Contact.Meet", "Contact.Contact.Correspondence"), _of("contact", "talks")),
)


def measured(corpora: Corpora) -> Iterator[Figure]:
    read = [read_document(document) for document in corpora.documents(WIKIEVENTS)]
    for kind in KINDS:
        sentences, triggers = Counts(), Counts()
        for each in read:
            labelled = _spans(e["trigger"] for e in each.document["events"] if e["type"].startswith(kind.types))
            own = [span for c in each.claims if kind.tells(c) for span in [each.raw_span(c["trigger"])] if span]
            _by_sentence(sentences, _sentences(each), labelled, own)
            _by_trigger(triggers, labelled, own)
        yield Figure(TASK, NAME, len(read), f"{kind.name}: sentences, F1", sentences.f1)
        precision = share(sentences.right, sentences.found)
        yield Figure(TASK, NAME, len(read), f"{kind.name}: sentences, precision", precision)
        yield Figure(TASK, NAME, len(read), f"{kind.name}: triggers, F1", triggers.f1)
    yield Figure(TASK, NAME, len(read), "attackers named, F1", _attackers(read).f1)


def _spans(told: Iterable[Document]) -> list[Span]:
    return [(one["start"], one["end"]) for one in told]


def _sentences(read: Read) -> list[Span]:
    """Our sentences where they stand in the labelled text."""
    found = find_sentences(read.clean) if read.clean else ()
    return [span for one in found for span in [read.raw_span({"start": one.start, "end": one.end})] if span]


def _by_sentence(counts: Counts, sentences: list[Span], labelled: list[Span], own: list[Span]) -> None:
    def holding(spans: list[Span]) -> set[Span]:
        """The sentences of the spans; one that cleaning set aside stands for itself."""
        return {next((s for s in sentences if s[0] <= span[0] < s[1]), span) for span in spans}

    wanted, found = holding(labelled), holding(own)
    counts.right += len(found & wanted)
    counts.found += len(found)
    counts.wanted += len(wanted)


def _by_trigger(counts: Counts, labelled: list[Span], own: list[Span]) -> None:
    free = list(labelled)
    counts.wanted += len(free)
    for start, end in dict.fromkeys(own):
        counts.found += 1
        hit = next((span for span in free if span[0] < end and start < span[1]), None)
        if hit is not None:
            free.remove(hit)
            counts.right += 1


def _attackers(read: list[Read]) -> Counts:
    """Names of attackers and killers, each once a document, against the actors accused."""
    counts = Counts()
    for each in read:
        arguments = (a for event in each.document["events"] for a in event["arguments"])
        names = {plain(a["text"]) for a in arguments if a["role"] in ("Attacker", "Killer")}
        own = named(each.claims, PERPETRATORS)
        counts.add([frozenset({name}) for name in sorted(names)], map(plain, own))
    return counts
