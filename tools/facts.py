"""Facts noted by hand, and when a claim says the same: the definitions behind `tools/score_facts.py`.

A fact is one thing that one sentence states: {"type", "event"|"status", "date"|"start"|"end"|"since", "duration_hours",
"count", "place", "actors"..., "claimed_by", "certainty", "evidence": the first words of the sentence}. Only the values
that a fact gives are asked of the claim. `src/trucewatch/samples/README.md` says how they were noted.

A claim is a JSON object as `trucewatch read --format jsonl` prints it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

Fact = dict[str, Any]
Claim = dict[str, Any]

FAMILIES: dict[str, frozenset[str]] = {
    "truce": frozenset({"truce"}),
    "exclusion": frozenset({"truce"}),
    "undertaking": frozenset({"truce"}),
    "talks": frozenset({"talks", "contact"}),
    "contact": frozenset({"contact", "talks", "document"}),
    "casualties": frozenset({"casualty", "displacement", "detainees"}),
    "displaced": frozenset({"displacement", "casualty"}),
    "incident": frozenset({"incident", "violation"}),
    "allegation": frozenset({"responsibility", "violation", "incident"}),
    "humanitarian": frozenset({"access", "evacuation", "detainees"}),
    "statement": frozenset({"statement", "document"}),
    "territory": frozenset({"control"}),
}
"""Families of claims that may state a fact of a type."""

IN_FULL = ("truce", "talks", "contact", "casualties")
"""Types noted in full: only for these may a claim that answers no fact be called surplus."""

BEGUN = frozenset({"truce.declared", "truce.agreed", "truce.in_effect"})
RECORDED = BEGUN | {
    "truce.extended", "truce.expiry", "truce.collapsed", "truce.terminated", "truce.suspended",
}  # fmt: skip
"""Kinds that open or change a truce in the record: what a report about something else must never yield."""

BESIDE = frozenset(
    "truce." + kind
    for kind in ("reference", "mechanism", "coverage", "position", "undertaking", "exclusion", "reaffirmed")
)
"""Kinds that may rest on a sentence next to its noted fact without being surplus."""

_SAME: dict[str, dict[str, str]] = {
    "truce": {
        "declared agreed signed takes_effect": "truce.declared truce.agreed truce.in_effect",
        "in_effect": "truce.in_effect truce.reaffirmed",
        "holding": "truce.in_effect compliance.assessed",
        "extended": "truce.extended",
        "expires": "truce.expiry",
        "collapsed": "truce.collapsed truce.terminated truce.suspended",
        "rejected": "truce.rejected truce.position truce.terminated",
        "accepted": "truce.agreed truce.position truce.declared",
        "joined": "truce.position truce.agreed",
        "proposed": "truce.proposed truce.discussed",
        "violated": "violation.alleged violation.verified violation.tally compliance.assessed",
    },
    "exclusion": {"*": "truce.exclusion"},
    "undertaking": {"*": "truce.undertaking"},
    "contact": {
        "call": "contact.reported",
        "meeting": "contact.reported talks.held",
        "joint_statement": "document.issued contact.reported",
    },
    "statement": {"joint_statement": "document.issued statement.made"},
    "talks": {
        "scheduled": "talks.scheduled",
        "held": "talks.held contact.reported talks.concluded",
        "ongoing": "talks.held talks.scheduled",
        "collapsed": "talks.collapsed",
        "postponed": "talks.postponed",
        "resumed": "talks.resumed talks.held",
        "concluded": "talks.concluded talks.held",
    },
    "humanitarian": {
        "aid_delivery": "access.reported",
        "corridor": "access.reported evacuation.reported",
        "evacuation": "evacuation.reported",
        "prisoner_swap": "detainees.reported",
    },
}
SAME_KIND: dict[tuple[str, str], frozenset[str]] = {
    (type_, event): frozenset(kinds.split())
    for type_, rows in _SAME.items()
    for events, kinds in rows.items()
    for event in events.split()
}
"""(type, event) -> kinds of claim that say just that; "*" stands for any event of the type."""


def event_of(fact: Fact) -> str | None:
    """The word that says what happened; truces and talks keep it in fields of their own."""
    first = {"truce": "core_event", "talks": "status"}.get(fact["type"])
    second = "event" if first else "kind"
    given = (fact.get(first) if first else fact.get("event")) or fact.get(second)
    return str(given) if given else None


def families(fact: Fact) -> frozenset[str]:
    found = FAMILIES.get(fact["type"], frozenset())
    return found | {"violation", "compliance"} if event_of(fact) == "violated" else found


def family(claim: Claim) -> str:
    return str(claim["kind"]).split(".")[0]


def rests_on(claim: Claim, evidence: str) -> bool:
    """The noted words stand in the claim's sentence; " / " parts words of several sentences that would each do."""
    sentence = plain(claim["sentence"]["text"])
    return any(words in sentence for words in map(plain, re.split(r"\s+/\s+", evidence)) if words)


def asked(fact: Fact, claim: Claim) -> dict[str, bool]:
    """The values that the fact gives, each with whether the claim has it right."""
    kinds = SAME_KIND.get((fact["type"], event_of(fact) or "")) or SAME_KIND.get((fact["type"], "*"))
    answers: Iterator[tuple[str, bool | None]] = iter(
        (
            ("kind", claim["kind"] in kinds if kinds else None),
            ("dates", _dates(fact, claim)),
            ("length", _length(fact, claim)),
            ("figure", _figure(fact, claim)),
            ("places", _places(fact, claim)),
            ("actors", _actors(fact, claim)),
            ("claimant", _claimant(fact, claim)),
            ("certainty", _certainty(fact, claim)),
        )
    )
    return {slot: answer for slot, answer in answers if answer is not None}


def opens_a_record(claim: Claim) -> bool:
    """What must not come out of a report that is not about a truce."""
    return claim["kind"] in RECORDED and claim["polarity"] == "asserted" and claim["modality"] in ("actual", "planned")


def plain(text: str) -> str:
    """Letters and figures only, without accents or case, single spaces."""
    bare = (letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[0-9a-z]+", "".join(bare).casefold()))


def _listed(value: Any) -> list[str]:
    return [one for one in (value if isinstance(value, list) else [value]) if one]


def _same_name(wanted: str, given: str) -> bool:
    """One contains the other, or both end in the same word of four letters or more ("Bashar Assad", "President Assad").

    A noted name may be a list or carry an explanation in brackets; any of its parts will do.
    """
    have = plain(given)
    for part in map(plain, (wanted, *re.split(r",|\(|\)|\band\b|;", wanted))):
        if part and have:
            last = part.split()[-1]
            if part in have or have in part or (len(last) > 3 and last == have.split()[-1]):
                return True
    return False


def _any_name(wanted: Iterable[str], given: Iterable[str]) -> bool:
    names = list(given)
    return any(_same_name(one, name) for one in wanted for name in names)


def _day(value: Any) -> str:
    """The calendar day; 24:00 belongs to the next one."""
    text = str(value or "")
    if "T24:00" in text:
        return (date.fromisoformat(text[:10]) + timedelta(days=1)).isoformat()
    return text[:10]


def _dates(fact: Fact, claim: Claim) -> bool | None:
    """Every noted date is among the claim's, at the precision noted."""
    if fact.get("date_basis") == "report date" or fact.get("granularity") == "approx":
        return None
    wanted = [fact[name] for name in ("date", "start", "end", "since") if fact.get(name)]
    if not wanted:
        return None
    window = (claim.get("figure") or {}).get("window")
    stretches = [part or {} for part in (claim.get("when"), claim.get("term"), window)]
    have = {_day(stretch.get(edge)) for stretch in stretches for edge in ("start", "end")} - {""}

    def known(value: Any) -> bool:
        # A noted 24:00 may be told as that day's end or as the next day's beginning.
        accepted = {_day(value), str(value)[:10]}
        return any(day.startswith(one) for one in accepted for day in have)

    return all(map(known, wanted))


def _length(fact: Fact, claim: Claim) -> bool | None:
    hours: float = fact.get("duration_hours") or 24 * (fact.get("duration_days") or 0)
    if not hours:
        return None
    told: float | None = (claim.get("term") or {}).get("hours")
    return told is not None and told > 0 and abs(told - hours) <= 1


def _figure(fact: Fact, claim: Claim) -> bool | None:
    if fact.get("count") is None or fact["type"] not in ("casualties", "displaced", "humanitarian"):
        return None
    figure = claim.get("figure") or {}
    return fact["count"] in [figure.get(bound) for bound in ("low", "best", "high")]


def _places(fact: Fact, claim: Claim) -> bool | None:
    if not fact.get("place") or fact["type"] == "statement":
        return None
    return _any_name([fact["place"]], (place["name"] for place in claim.get("places") or ()))


def _actors(fact: Fact, claim: Claim) -> bool | None:
    """Everyone noted, in whatever part, is named by the claim as actor or claimant."""
    parts = ("actors", "parties", "declared_by", "mediators", "accused", "speaker")
    wanted = [name for part in parts for name in _listed(fact.get(part))]
    if not wanted:
        return None
    have = [actor["name"] for actor in claim.get("actors") or ()] + _listed(claim.get("claimants"))
    return all(_any_name([one], have) for one in wanted)


def _claimant(fact: Fact, claim: Claim) -> bool | None:
    wanted = _listed(fact.get("claimed_by"))
    if not wanted:
        return None
    return _any_name(wanted, _listed(claim.get("claimants")) + _listed(claim.get("relayed_by")))


def _certainty(fact: Fact, claim: Claim) -> bool | None:
    modality, polarity = claim["modality"], claim["polarity"]
    return {
        "asserted": polarity == "asserted" and modality in ("actual", "historical", "planned"),
        "planned": modality in ("planned", "conditional", "desired", "hypothetical"),
        "denied": polarity == "denied" or claim["kind"].endswith((".denied", ".rejected")),
        "alleged": bool(claim["claimants"]),
    }.get(fact.get("certainty", ""))
