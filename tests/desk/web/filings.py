"""A record for the tests of pages: reports of the 2016 calms with the claims that a careful reader makes of them.

Original prose about public facts. Claims point at their own words, so that pages can be checked sentence by sentence.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.factory import claim, killed
from trucewatch.model.claim import Actor, Claim, Place
from trucewatch.model.report import CleanReport, Receipt, Region, RegionKind, ReportRef
from trucewatch.model.span import Span
from trucewatch.model.stores import Filing, Received
from trucewatch.model.when import Window
from trucewatch.store.memory import MemoryStore

Say = Callable[[CleanReport], Claim]
RECEIVED = "2026-03-01T08:00:00+00:00"


def said(kind: str, sentence: str, trigger: str, **told: Any) -> Say:
    """A claim of the kind resting on the sentence, wherever that stands in the report; ``told`` as in the factory."""

    def make(report: CleanReport) -> Claim:
        start = report.text.index(sentence)
        at = start + sentence.index(trigger)
        made = claim(kind, report.ref, at=start, words=sentence, **told)
        return made.model_copy(update={"trigger": Span.of(report.text, at, at + len(trigger))})

    return make


@dataclass(frozen=True)
class Wire:
    """One report: parts are (region, text); a part is followed by an empty line."""

    path: str
    published: str | None
    parts: Sequence[tuple[RegionKind, str]]
    claims: Sequence[Say] = ()
    outlet: str | None = "Northern Wire"
    url: str | None = None
    more: dict[str, Any] = field(default_factory=dict)

    def filing(self) -> Filing:
        text, regions, headline = "", [], None
        for kind, words in self.parts:
            start = len(text)
            text += words + "\n\n"
            regions.append(Region(start=start, end=len(text), kind=kind, because=f"{kind} by its shape"))
            if kind == "headline" and headline is None:
                headline = Span.of(text, start, start + len(words))
        data = text.encode()
        digest = hashlib.sha256(data + self.path.encode()).hexdigest()
        receipt = Receipt(path=self.path, received_at=RECEIVED, bytes=len(data), sha256=digest, media_type="text/plain")
        ref = ReportRef(
            id=f"sha256:{digest}", path=self.path, published=self.published, outlet=self.outlet, language="en",
            **({"published_basis": "manifest" if self.published else "unknown"} | self.more),
        )  # fmt: skip
        report = CleanReport(
            ref=ref, text=text, regions=tuple(regions), headline=headline, url=self.url, receipt=receipt
        )
        claims = tuple(say(report) for say in self.claims)
        return Filing(data, (Received(receipt),), report, claims, "reader 1")


def actor(name: str, role: str) -> Actor:
    return Actor(name=name, role=role)


HOSPITAL = Place(name="Al-Quds hospital", country="SY", precision="site", role="event")
IDLIB = Place(name="Idlib", country="SY", lat=35.93, lon=36.63, precision="city", role="event")
DAY = Window(start="2016-04-27", end="2016-04-27", kind="incident")

FEBRUARY = Wire(
    "01-cessation.txt",
    "2016-02-22",
    [
        ("headline", "Powers set a date for a halt across Syria"),
        ("body", "Washington and Moscow announced a halt to hostilities from midnight on 27 February."),
        ("body", "The halt does not cover Islamic State or the Nusra Front."),
        ("furniture", "Most read: Ten lakes to swim in"),
    ],
    [
        said(
            "truce.declared", "Washington and Moscow announced a halt to hostilities from midnight on 27 February.",
            "announced", by=["United States", "Russia"], start="2016-02-27T00:00+02:00", end_kind="open",
            scope="country", subtype="cessation_of_hostilities", zone="Asia/Damascus",
            actors=[actor("United States", "announcer"), actor("Russia", "announcer")],
        ),
        said(
            "truce.exclusion", "The halt does not cover Islamic State or the Nusra Front.", "does not cover",
            subtype="cessation_of_hostilities", scope="country", basis="UNSC_list",
            designated_by=["UN Security Council"],
            actors=[actor("Islamic State", "excluded"), actor("Nusra Front", "excluded")],
        ),
    ],
)  # fmt: skip
HOSPITAL_14 = Wire(
    "02-hospital.txt",
    "2016-04-28",
    [
        ("headline", "Aid group counts fourteen dead in hospital raid"),
        ("body", "At least 14 people died in the Al-Quds hospital on Wednesday, MSF said."),
    ],
    [
        said(
            "casualty.incident", "At least 14 people died in the Al-Quds hospital on Wednesday, MSF said.", "died",
            by=["MSF"], place=HOSPITAL, when="2016-04-27", figure=killed(14, low=14, bound="at_least", window=DAY),
        )
    ],
)  # fmt: skip
HOSPITAL_55 = Wire(
    "03-hospital-toll.txt",
    "2016-05-03",
    [
        ("headline", "Hospital toll stands at fifty-five"),
        ("body", "MSF now puts the dead of the Al-Quds hospital at 55."),
        ("body", "Rescue volunteers speak of 27 dead there."),
    ],
    [
        said(
            "casualty.incident", "MSF now puts the dead of the Al-Quds hospital at 55.", "dead", by=["MSF"],
            place=HOSPITAL, when="2016-04-27", figure=killed(55, window=DAY),
        ),
        said(
            "casualty.incident", "Rescue volunteers speak of 27 dead there.", "dead", by=["rescue volunteers"],
            place=HOSPITAL, when="2016-04-27", figure=killed(27, window=DAY),
        ),
    ],
)  # fmt: skip
FIRST = Wire(
    "04-calm.txt",
    "2016-05-04",
    [
        ("headline", "Army promises Aleppo two quiet days"),
        ("dateline", "BEIRUT, May 4 (Northern Wire) --"),
        ("body", "The army said a regime of calm would hold in Aleppo for 48 hours from 1 am on Thursday."),
        ("body", "In Washington a spokesman welcomed it."),
    ],
    [
        said(
            "truce.declared", "The army said a regime of calm would hold in Aleppo for 48 hours from 1 am on Thursday.",
            "would hold", by=["Syrian army"], place="Aleppo", start="2016-05-05T01:00+03:00",
            end="2016-05-07T01:00+03:00", hours=48, when="2016-05-04", subtype="regime_of_calm", zone="Asia/Damascus",
            actors=[actor("Syrian army", "announcer"), actor("Syrian army", "party"), actor("rebel groups", "party")],
        ),
    ],
)  # fmt: skip
SECOND = Wire(
    "05-seventy-two.txt",
    "2016-05-06",
    [
        ("headline", "Three more days for Aleppo and Latakia, says Moscow"),
        ("body", "Russia said the calm would run for another 72 hours from 00:01 on Saturday."),
        ("body", "State media in Damascus gave 1 am as its beginning."),
    ],
    [
        said(
            "truce.extended", "Russia said the calm would run for another 72 hours from 00:01 on Saturday.", "another",
            by=["Russia"], place=["Aleppo", "Latakia"], start="2016-05-07T00:01+03:00", end="2016-05-10T00:01+03:00",
            hours=72, when="2016-05-06", subtype="regime_of_calm", zone="Asia/Damascus",
            actors=[actor("Russia", "announcer"), actor("Russia", "guarantor")],
        ),
        said(
            "truce.extended", "State media in Damascus gave 1 am as its beginning.", "beginning", by=["SANA"],
            place=["Aleppo", "Latakia"], start="2016-05-07T01:00+03:00", end="2016-05-10T01:00+03:00", hours=72,
            subtype="regime_of_calm", zone="Asia/Damascus",
        ),
    ],
)  # fmt: skip
THIRD = Wire(
    "06-third-term.txt",
    "2016-05-09",
    [
        ("headline", "Army adds a third spell of calm"),
        ("body", "The army prolonged the calm in Aleppo by 48 hours, from 1 am on Tuesday to midnight on Wednesday."),
        ("body", "Sergei Lavrov and John Kerry spoke by telephone on Monday, Moscow said."),
        ("body", "The support group is to meet in Vienna on 17 May."),
        ("body", "Ten civilians were killed in Idlib on Monday, the Syrian Observatory for Human Rights said."),
    ],
    [
        said(
            "truce.extended",
            "The army prolonged the calm in Aleppo by 48 hours, from 1 am on Tuesday to midnight on Wednesday.",
            "prolonged", by=["Syrian army"], place="Aleppo", start="2016-05-10T01:00+03:00",
            end="2016-05-11T24:00+03:00", hours=48, when="2016-05-09", subtype="regime_of_calm", zone="Asia/Damascus",
            actors=[actor("Syrian army", "announcer")],
        ),
        said(
            "contact.reported", "Sergei Lavrov and John Kerry spoke by telephone on Monday, Moscow said.",
            "spoke by telephone", by=["Russian Foreign Ministry"], subtype="call", when="2016-05-09",
            actors=[actor("Sergei Lavrov", "participant"), actor("John Kerry", "participant")], topics=["Aleppo"],
        ),
        said(
            "talks.scheduled", "The support group is to meet in Vienna on 17 May.", "is to meet", when="2016-05-17",
            modality="planned", subtype="meeting", place=Place(name="Vienna", country="AT", role="venue"),
        ),
        said(
            "casualty.incident",
            "Ten civilians were killed in Idlib on Monday, the Syrian Observatory for Human Rights said.", "killed",
            by=["Syrian Observatory for Human Rights"], place=IDLIB, when="2016-05-09",
            figure=killed(10, population="civilians", window=Window(start="2016-05-09", kind="incident")),
        ),
    ],
)  # fmt: skip
QUIET = Wire(
    "07-streets.txt",
    "2016-05-10",
    [
        ("headline", "Aleppo streets fill as the calm holds"),
        ("body", "Residents said the calm was holding in most of Aleppo on Tuesday."),
        ("body", "Russia promised on Tuesday to press Damascus to fly less over towns."),
    ],
    [
        said(
            "truce.in_effect", "Residents said the calm was holding in most of Aleppo on Tuesday.", "was holding",
            by=["residents"], place="Aleppo", when="2016-05-10", subtype="regime_of_calm",
        ),
        said(
            "compliance.assessed", "Residents said the calm was holding in most of Aleppo on Tuesday.", "holding",
            by=["residents"], place="Aleppo", when="2016-05-10", subtype="largely_holding",
        ),
        said(
            "truce.undertaking", "Russia promised on Tuesday to press Damascus to fly less over towns.", "promised",
            by=["Russia"], subtype="halt_air", modality="planned", when="2016-05-10", scope="country",
            actors=[actor("Russia", "undertaker"), actor("Syria", "towards")],
            text="to press Damascus to fly less over towns",
        ),
    ],
)  # fmt: skip
OVER = Wire(
    "08-over.txt",
    "2016-05-12",
    [
        ("headline", "Nobody renews the Aleppo calm"),
        ("body", "The calm in Aleppo ran out at midnight on Wednesday and was not renewed."),
    ],
    [
        said(
            "truce.expiry", "The calm in Aleppo ran out at midnight on Wednesday and was not renewed.", "ran out",
            place="Aleppo", end="2016-05-11T24:00+03:00", when="2016-05-11", subtype="regime_of_calm",
            zone="Asia/Damascus", state="not_renewed",
        )
    ],
)  # fmt: skip
UNDATED = Wire(
    "09-undated.txt",
    None,
    [("body", "Shops opened again in the old town, and nobody said for how long.")],
    outlet=None,
)
WIRES = (FEBRUARY, HOSPITAL_14, HOSPITAL_55, FIRST, SECOND, THIRD, QUIET, OVER, UNDATED)


def store_of(*wires: Wire) -> MemoryStore:
    store = MemoryStore()
    for wire in wires:
        store.file(wire.filing())
    return store
