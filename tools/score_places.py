"""Print how well places are found and resolved on labelled news: tagging F1 and accuracy within 161 km.

    python tools/score_places.py ../shared/corpora [--errors 40] [geo_lgl geo_trnews geo_webnews]
    python tools/score_places.py ../shared/corpora events_ucdp_aec

Tagging: exact spans. ``names`` sets aside what is no name of a place in the gold (adjectives, languages, common nouns;
names inside longer names count neither for nor against), ``all`` counts every toponym of the gold with our associative
mentions. Resolution: share of gold toponyms with coordinates, found by us with the same span, that lie within 161 km;
``of all`` also counts the missed ones as wrong. The last corpus has no text: of the names of places where violence was
coded, how many the gazetteer knows in their country, and how often the best known of them lies in the division given.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from trucewatch.lexicon.places import country_name, demonyms, distance_km, lookup
from trucewatch.reading.places import PlaceMention, find_places

CORPORA = ("geo_webnews", "geo_trnews", "geo_lgl")
WITHIN_KM = 161.0
NO_PLACE = {"Literal_Expression", "Non_Lit_Expression", "Non_Toponym"}
ADJECTIVE = {"Demonym", "Language", "Homonym"}


@dataclass
class Tally:
    right: int = 0
    found: int = 0
    gold: int = 0
    near: int = 0
    placed: int = 0
    coordinates: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    far: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        for count in ("right", "found", "gold", "near", "placed", "coordinates"):
            setattr(self, count, getattr(self, count) + getattr(other, count))

    def line(self, name: str) -> str:
        precision, recall = self.right / max(1, self.found), self.right / max(1, self.gold)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return (
            f"{name:24} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}   "
            f"within 161 km {self.near / max(1, self.placed):.3f} of {self.placed} found, "
            f"{self.near / max(1, self.coordinates):.3f} of all {self.coordinates}"
        )


def is_adjective(gold: dict[str, Any]) -> bool:
    return gold.get("type") in ADJECTIVE or gold["text"].casefold() in demonyms()


def score(documents: list[dict[str, Any]], everything: bool) -> Tally:
    tally = Tally()
    for document in documents:
        text = document["text"]
        gold = [one for one in document["toponyms"] if one.get("type") not in NO_PLACE]
        found = {(one.head, one.end): one for one in find_places(text, associative=everything)}
        neutral: list[tuple[int, int]] = []
        if everything:
            wanted = [one for one in gold if one.get("type") not in ADJECTIVE]
            neutral = [(one["start"], one["end"]) for one in gold if one.get("type") in ADJECTIVE]
        else:
            embedded = [one for one in gold if one.get("type") in ("Embedded_Non_Lit", "Embedded_Literal", "Coercion")]
            neutral = [(one["start"], one["end"]) for one in gold if one in embedded or is_adjective(one)]
            wanted = [one for one in gold if (one["start"], one["end"]) not in neutral]
        compare(tally, text, wanted, neutral, found)
    return tally


def compare(
    tally: Tally,
    text: str,
    wanted: list[dict[str, Any]],
    neutral: list[tuple[int, int]],
    found: dict[tuple[int, int], PlaceMention],
) -> None:
    spans = {(one["start"], one["end"]): one for one in wanted}
    tally.gold += len(spans)
    for span, mention in found.items():
        if span in spans:
            tally.found += 1
            tally.right += 1
        elif not any(span[0] < end and start < span[1] for start, end in neutral):
            tally.found += 1
            tally.wrong.append(f"{around(text, *span)}   [{mention.because}]")
    for span, one in spans.items():
        if span not in found:
            tally.missed.append(around(text, *span))
        if "lat" not in one:
            continue
        tally.coordinates += 1
        ours = found.get(span)
        if ours is None or ours.place.lat is None or ours.place.lon is None:
            continue
        tally.placed += 1
        km = distance_km((ours.place.lat, ours.place.lon), (float(one["lat"]), float(one["lon"])))
        if km <= WITHIN_KM:
            tally.near += 1
        else:
            tally.far.append(
                f"{around(text, *span)}   ours {ours.place.country} {ours.place.precision} [{ours.because}]"
                f" gold {one.get('name')} {one.get('fcode')} {one.get('country')} {km:.0f} km"
            )


GENERIC = re.compile(
    r"\s+(?:village|town|city|governorate|province|region|district|state|county|department|département|municipality|"
    r"neighbou?rhood|sub-?district|area|camp|oblast|commune|sector|locality|township|parish|ward|tehsil|community|"
    r"cercle|quarter|suburb|zone|emirate|island|territory|woreda)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Known:
    """Distinct names of ``named`` places: known in their country; of ``divided`` ones, ``placed`` in their division."""

    named: int
    known: int
    divided: int
    placed: int


def score_gazetteer(events: list[dict[str, Any]]) -> Known:
    """Look up where each event is said to have happened; names of countries are taken without their brackets."""
    codes = {(country_name(code) or "").casefold(): code for code in set(demonyms().values())}
    counts: Counter[str] = Counter()
    names = {(e["location_where_name"], e["location_root_name"]): e["location_adm1_name"] or "" for e in events}
    for (where, root), division in sorted(names.items()):
        if not where:
            continue
        code = codes.get(re.sub(r"\s*\(.*?\)", "", root).casefold())
        here = [place for place in lookup(bare(where)) if place.country == code]
        counts["named"] += 1
        counts["known"] += bool(here)
        divisions = {p.name for p in lookup(bare(division)) if p.country == code and p.precision == "region"}
        if here and divisions:
            counts["divided"] += 1
            counts["placed"] += here[0].region in divisions or here[0].name in divisions
    return Known(counts["named"], counts["known"], counts["divided"], counts["placed"])


def bare(name: str) -> str:
    """The name without what kind of place it is: "Bali town" -> "Bali"."""
    name = re.sub(r"\s*\(.*?\)", "", name).strip()
    while (shorter := GENERIC.sub("", name).strip()) != name:
        name = shorter
    return name


def around(text: str, start: int, end: int) -> str:
    left, right = text[max(0, start - 45) : start], text[end : end + 35]
    return f"{left}<<{text[start:end]}>>{right}".replace("\n", "|")


def load(folder: Path, name: str) -> list[dict[str, Any]]:
    with gzip.open(folder / name / "dev.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("names", nargs="*", default=CORPORA)
    parser.add_argument("--errors", type=int, default=0, help="print that many errors of each kind")
    args = parser.parse_args()
    find_places("Nothing here but Aleppo.")  # opens the gazetteer
    total = Tally()
    if "events_ucdp_aec" in args.names:
        known = score_gazetteer(load(args.corpora, "events_ucdp_aec"))
        print(
            f"events_ucdp_aec: {known.known / known.named:.3f} of {known.named} names known in their country, "
            f"{known.placed / known.divided:.3f} of {known.divided} in their division"
        )
    for name in args.names:
        if name == "events_ucdp_aec":
            continue
        documents = load(args.corpora, name)
        began = time.perf_counter()
        tallies = {"names": score(documents, False), "all": score(documents, True)}
        seconds = time.perf_counter() - began
        for label, tally in tallies.items():
            print(tally.line(f"{name} {label}"))
        total.add(tallies["all"])
        size = sum(len(document["text"]) for document in documents)
        print(f"{'':24} {len(documents)} documents, {2 * size / seconds / 1e6:.2f} MB/s")
        if args.errors:
            for kind in ("wrong", "missed", "far"):
                errors = getattr(tallies["all"], kind)
                print(f"--- {kind}: {len(errors)}")
                for line, _ in Counter(errors).most_common(args.errors):
                    print("   ", line)
    if total.gold:
        print(total.line("together, all"))


if __name__ == "__main__":
    main()
