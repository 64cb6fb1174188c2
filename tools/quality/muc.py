"""Incidents of MUC-4, whose texts are in capital letters throughout.

Not the official score, which aligns templates: what the templates of a document say is merged, slot by slot, and
compared with what our violent claims say, so that figures of other programs are near at best.

relevant      documents with an incident against documents with a violent claim
day           days of incidents; of a stretch, its first and last day
location      most specific name of a location; right when a place of a claim bears it or the name of what holds it
killed        numbers of dead, of two and more, by victim
victim        names, and for the unnamed descriptions, of those killed or wounded, against victims and populations
perpetrator   organisations and individuals, against those accused
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tools.facts import plain
from tools.quality import events
from tools.quality.corpora import Corpora, Document
from tools.quality.events import Counts
from tools.quality.figures import Figure, f1
from tools.quality.reading import Claim, read_document

MUC = "corpora/muc4/dev.jsonl.gz"
TASK, NAME = "incident facts", "muc4"
PUBLISHED = {
    "all slots F1": "GE 0.56, 0.57 (official, all templates, TST3, TST4); GRIT 0.545 (five string slots, CEAF-REE)"
}
_MONTH_NAMES = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_MONTHS = {name: at for at, name in enumerate(_MONTH_NAMES, 1)}
_DAY = re.compile(r"(\d{2}) ([A-Z]{3}) (\d{2})")
_HURT = re.compile(r"\b(?<!NO )(?:DEATH|INJURY)\b")


@dataclass
class Slots:
    by_name: dict[str, Counts] = field(
        default_factory=lambda: {
            name: Counts() for name in ("relevant", "day", "location", "killed", "victim", "perpetrator")
        }
    )

    def add(self, document: Document, claims: list[Claim]) -> None:
        templates = [each for each in document["templates"] if _happened(each)]
        slots = self.by_name
        slots["relevant"].add([frozenset({"yes"})] * bool(templates), ["yes"] * bool(claims))
        slots["day"].add(_merged(map(_days, templates)), [day for claim in claims for day in events.days(claim)])
        places = [p["name"] for claim in claims for p in claim["places"] if p["precision"] != "country"]
        slots["location"].add(_merged(map(_locations, templates)), map(plain, places))
        dead = [str(number) for number in events.counted(claims, ["killed"]) if number > 1]
        slots["killed"].add(_merged(map(_killed, templates)), dead)
        slots["victim"].add(_merged(map(_victims, templates)), map(plain, _own_victims(claims)))
        slots["perpetrator"].add(
            _merged(map(_perpetrators, templates)),
            map(plain, events.named(claims, events.PERPETRATORS)),
        )


def measured(corpora: Corpora) -> Iterator[Figure]:
    documents = corpora.some(MUC, 4)
    slots = Slots()
    for document in documents:
        slots.add(document, events.told(read_document(document).claims, events.VIOLENT))
    filled = [counts for name, counts in slots.by_name.items() if name != "relevant"]
    together = [sum(getattr(counts, part) for counts in filled) for part in ("right", "found", "wanted")]
    yield Figure(TASK, NAME, len(documents), "all slots F1", f1(*together), None, PUBLISHED["all slots F1"])
    for name, counts in slots.by_name.items():
        yield Figure(TASK, NAME, len(documents), f"{name} F1", counts.f1)


def _happened(template: Document) -> bool:
    stages = [entry["label"] for entry in template.get("incident_stage_of_execution", ())]
    return not stages or any("ACCOMPLISHED" in stage for stage in stages)


def _merged(groups: Iterable[Iterable[frozenset[str]]]) -> list[frozenset[str]]:
    """The things of all templates, each once."""
    return list(dict.fromkeys(names for group in groups for names in group if names))


def _days(template: Document) -> Iterator[frozenset[str]]:
    for entry in template.get("incident_date", ()):
        if not entry["label"].startswith("-"):  # "- 08 JAN 90" is the day before which it was: no day at all
            found = (f"19{y}-{_MONTHS[m]:02}-{d}" for d, m, y in _DAY.findall(entry["label"]) if m in _MONTHS)
            yield frozenset(found)


def _locations(template: Document) -> Iterator[frozenset[str]]:
    """The parts of a location below its country; a bare country asks for nothing."""
    for entry in template.get("incident_location", ()):
        _, _, below = entry["label"].partition(":")
        yield frozenset(plain(part) for part in re.split(r":| - |/", re.sub(r"\([^)]*\)", "", below)) if plain(part))


def _killed(template: Document) -> Iterator[frozenset[str]]:
    dead = {text for entry in _effects(template, re.compile(r"\b(?<!NO )DEATH\b")) for text in _texts(entry)}
    for entry in template.get("hum_tgt_number", ()):
        number = re.match(r"\d+", entry["label"].lstrip("-"))
        if number and int(number[0]) > 1 and dead & set(_texts(entry)):
            yield frozenset({number[0]})


def _victims(template: Document) -> Iterator[frozenset[str]]:
    for entry in _effects(template, _HURT):
        yield frozenset(map(plain, _texts(entry)))


def _effects(template: Document, wanted: re.Pattern[str]) -> Iterator[Document]:
    return (entry for entry in template.get("hum_tgt_effect_of_incident", ()) if wanted.search(entry["label"]))


def _perpetrators(template: Document) -> Iterator[frozenset[str]]:
    for slot in ("perp_organization_id", "perp_individual_id"):
        for entry in template.get(slot, ()):
            yield frozenset(map(plain, _texts(entry)))


def _texts(entry: Document) -> list[str]:
    return [one["text"] for one in entry.get("strings", ())]


def _own_victims(claims: list[Claim]) -> list[str]:
    populations = [claim["figure"]["population"] for claim in claims if claim.get("figure")]
    return [*events.named(claims, ("victim", "target")), *(one for one in populations if one and one != "all")]
