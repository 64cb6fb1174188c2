"""Truces in two lists of ceasefires. Neither is news: one gives a paragraph of prose a truce, one only titles.

Where the prose gives no start or end, none is wanted, and one that is given all the same is a fault.
"""

from __future__ import annotations

from collections.abc import Iterator

from tools.quality.corpora import Corpora, Document
from tools.quality.events import Counts
from tools.quality.figures import Figure, share
from tools.quality.reading import Read, read_document
from trucewatch.lexicon.parties import find_parties
from trucewatch.lexicon.words import load_words
from trucewatch.reading.times import Anchor, find_times, resolve

COVID, PAX = "corpora/ceasefires_covid/dev.jsonl", "corpora/ceasefires_pax/dev.jsonl"
TASK = "truces"


def on_covid(corpora: Corpora) -> Iterator[Figure]:
    """Day declared, days of start and end, and the side that acts, from the prose; no date is told along."""
    read = [read_document(document) for document in corpora.documents(COVID)]
    number = len(read)
    declared = sum(_days(each) >= {each.document["declared"]} for each in read)
    yield Figure(TASK, "ceasefires_covid", number, "day declared, found", share(declared, number))
    actors = sum(_names_actor(each) for each in read)
    yield Figure(TASK, "ceasefires_covid", number, "side that acts, found", share(actors, number))
    terms = sum(_same_term(each) for each in read)
    yield Figure(TASK, "ceasefires_covid", number, "start and end as noted", share(terms, number))


def _days(read: Read) -> set[str]:
    """Days that truce claims give, of any sort."""
    parts = [claim.get(part) or {} for claim in read.claims for part in ("when", "term")]
    return {str(part[edge])[:10] for part in parts for edge in ("start", "end") if part.get(edge)}


def _names_actor(read: Read) -> bool:
    """A truce claim has as actor or speaker a party that stands in the label."""
    told = {
        name
        for claim in read.claims
        if claim["kind"].startswith("truce.")
        for name in [*(actor["name"] for actor in claim["actors"]), *claim["claimants"]]
    }
    return any(hit.party.name in told for hit in find_parties(read.document["actors"]))


def _same_term(read: Read) -> bool:
    wanted = {day for edge in ("start", "end") if (day := read.document[edge])}
    announcing = ("truce.declared", "truce.agreed", "truce.extended")
    terms = [claim["term"] for claim in read.claims if claim["kind"] in announcing and claim["term"]]
    own = {str(term[edge])[:10] for term in terms for edge in ("start", "end") if term[edge]}
    return own == wanted


def on_pax(corpora: Corpora) -> Iterator[Figure]:
    """Titles and lists of signatories: is it seen to be a truce, is the day right, is a party known by name?"""
    documents = corpora.documents(PAX)
    named = [document for document in documents if document["substage"] == "Ceas"]
    pattern = load_words("en").truce_pattern
    seen = sum(bool(pattern.search(document["title"])) for document in named)
    yield Figure(TASK, "ceasefires_pax", len(named), "ceasefires told by their title", share(seen, len(named)))
    days = Counts()
    for document in documents:
        own = _title_days(document)
        if own:
            days.add([frozenset({document["signed"]})], own)
    yield Figure(
        TASK, "ceasefires_pax", days.wanted, "day signed, of titles with a day", share(days.right, days.wanted)
    )
    known = sum(any(hit.party.kind != "state" for hit in find_parties(d["parties"] or "")) for d in documents)
    yield Figure(
        TASK, "ceasefires_pax", len(documents), "a party below the state known by name", share(known, len(documents))
    )


def _title_days(document: Document) -> list[str]:
    anchor = Anchor(None, None, "past")
    starts = [resolve(mention, anchor).start for mention in find_times(document["title"])]
    return [start[:10] for start in starts if start and len(start) >= 10]
