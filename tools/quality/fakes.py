"""Reports on the war in Syria from outlets of all sides: governorate of the main event, day of publication.

The main event is the first violent claim placed below the country. Damascus and the countryside round it count as one,
since the labels mix them. The day of publication is sought with nothing told along.
"""

from __future__ import annotations

from collections.abc import Iterator

from tools.facts import plain
from tools.quality import events
from tools.quality.corpora import Corpora, Document
from tools.quality.figures import Figure, share
from tools.quality.reading import as_report, read_document
from trucewatch.clean.cleaner import clean
from trucewatch.errors import ReportError
from trucewatch.lexicon.places import lookup

FAKES = "corpora/syria_news_fakes/dev.jsonl.gz"
TASK, NAME = "incident facts", "syria_news_fakes"
_ROUND_DAMASCUS = frozenset({"damascus", "rif dimashq", "damascus governorate", "dimashq"})
_BESIDE = ("truce", "control", "access", "evacuation", "displacement", "posture")
"""Families that place a report on other matters than an attack."""


def measured(corpora: Corpora) -> Iterator[Figure]:
    documents = corpora.some(FAKES, 2)
    right = answered = 0
    for document in documents:
        read = read_document(document)
        told = events.told(read.claims, events.VIOLENT)
        own = events.divisions_of(told) or events.divisions_of(events.told(read.claims, _BESIDE))
        answered += bool(own)
        right += _governorate(document["location"]) in {_one(name) for name in own}
    yield Figure(TASK, NAME, len(documents), "governorate of the event, accuracy", share(right, len(documents)))
    yield Figure(TASK, NAME, len(documents), "governorate, of those given", share(right, answered))

    days = [_published(document) for document in documents]
    told_days = [(own, document["published"]) for own, document in zip(days, documents, strict=True) if own]
    same = sum(own[:10] == gold for own, gold in told_days)
    yield Figure(TASK, NAME, len(documents), "day of publication, accuracy", share(same, len(documents)))
    yield Figure(TASK, NAME, len(documents), "day of publication, of those given", share(same, len(told_days)))


def _governorate(location: str) -> str:
    known = [one for one in lookup(location) if one.country == "SY"]
    name = next((one.name for one in known if one.id.startswith("adm1:")), None) or (known[0].region if known else None)
    return _one(plain(name or location))


def _one(division: str) -> str:
    return "damascus" if division in _ROUND_DAMASCUS else division


def _published(document: Document) -> str | None:
    try:
        return clean(as_report(document["text"], None, "report.txt")).ref.published
    except ReportError:
        return None
