"""Words that only pages need, beside those of `desk.formats`; each is a filter in the templates."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, get_args

from trucewatch.desk import formats
from trucewatch.desk.queries import ENDED
from trucewatch.model.claim import Claim
from trucewatch.model.report import PublishedBasis, ReportRef
from trucewatch.model.truce import CasualtyLine, Compliance, Truce, TruceTerm
from trucewatch.model.when import earliest

LEVELS: tuple[Compliance, ...] = get_args(Compliance)
_BASIS: dict[PublishedBasis, str] = {
    "option": "given on the command line",
    "manifest": "from the manifest",
    "dateline": "from the dateline",
    "byline": "from the byline",
    "metadata": "from the page's own data",
    "inferred": "inferred",
    "unknown": "unknown",
}
_ISO = re.compile(r"^\d{4}(-\d{2}){0,2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?$")
_STEP = re.compile(r"^#\d+:\s*")


def compliance(level: Compliance) -> str:
    return "not assessed" if level == "not_assessed" else formats.kind(level)


def steps(level: Compliance) -> int:
    """How far the ladder of compliance is filled: 5 for holding, 1 for broken, 0 where nobody assessed it."""
    return 0 if level == "not_assessed" else len(LEVELS) - LEVELS.index(level)


def mood(truce: Truce) -> str:
    """The class of the status mark: how sure it is, then what it means (desk grammar: solid, outlined, dotted)."""
    if truce.status == "in_effect":
        return "solid force" if truce.confirmed and not truce.provisional else "outlined force"
    if truce.status in ENDED:
        return "outlined ended" if truce.provisional else "solid ended"
    return "dotted ended" if truce.status in ("end_unknown", "suspended") else "dotted coming"


def length(term: TruceTerm) -> str:
    """``48 h``; by the clock and as announced where the two differ: ``47 h by the clock, announced as 48 h``."""
    if term.mismatch_minutes and term.hours is not None:
        clock = formats.duration(term.hours + term.mismatch_minutes / 60)
        return f"{clock} by the clock, announced as {formats.duration(term.hours)}"
    if term.hours is not None:
        return formats.duration(term.hours)
    return {"open": "open end", "conditional": "until a condition", "event_bound": "until an event"}.get(
        term.end_kind, "length not given"
    )


def short_length(term: TruceTerm) -> str:
    """The same for a drawing: ``47 h (announced 48 h)``."""
    if term.mismatch_minutes and term.hours is not None:
        clock = formats.duration(term.hours + term.mismatch_minutes / 60)
        return f"{clock} (announced {formats.duration(term.hours)})"
    return length(term)


def basis(ref: ReportRef) -> str:
    return _BASIS[ref.published_basis]


def value(text: str, zone: str | None = None) -> str:
    """A disputed value: a date in words, anything else as it stands."""
    if not _ISO.match(text):
        return formats.kind(text)
    try:
        return formats.moment(text, zone)
    except ValueError:
        return text


def rule(text: str) -> str:
    """A rule of the life cycle without its number in the reference."""
    return _STEP.sub("", text)


def window(line: CasualtyLine) -> str:
    """The time a figure covers, in words."""
    found = line.figure.window
    if found is None or (found.start is None and found.end is None and found.kind != "conflict_to_date"):
        return "date not given"
    if found.kind == "conflict_to_date":
        return f"since {formats.moment(found.start)}" if found.start else "the whole conflict"
    if found.end is None or found.start is None or found.start == found.end:
        return formats.moment(found.start or found.end)
    return formats.stretch(found.start, found.end)


def outlet(ref: ReportRef) -> str:
    """Outlet and agency, each once."""
    return ", ".join(dict.fromkeys(name for name in (ref.outlet, ref.agency) if name)) or "outlet not given"


def family(claim: Claim) -> str:
    """The family of the contract; a kind named otherwise (``contact.reported``) under the family it is of."""
    return {
        "compliance": "violation", "responsibility": "incident", "displacement": "casualty", "access": "relief",
        "evacuation": "relief", "detainees": "relief", "contact": "diplomacy", "document": "diplomacy",
        "statement": "diplomacy", "control": "ground", "posture": "ground",
    }.get(claim.family, claim.family)  # fmt: skip


def clock(iso: str | None, zone: str | None = None) -> str:
    """Day and time without year, place or UTC, where these stand nearby: ``Tue 10 May, 01:00``."""
    full = formats.moment(iso, zone)
    short = re.sub(r"(\d\d:\d\d) .*$", r"\1", full) if zone else full
    return re.sub(r"(?<=[a-z]) \d{4}(?=,|$)", "", short)


def day(iso: str | None, zone: str | None = None) -> str:
    """The day alone: ``Tue 10 May 2016``."""
    return "?" if iso is None else formats.moment(iso, zone).partition(",")[0]


def utc(iso: str | None, zone: str | None = None) -> str:
    """The first instant of a date or time, for machines: RFC 3339 in UTC."""
    return "" if iso is None else earliest(iso, zone).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def field_value(at: datetime) -> str:
    """A clock as the field in the header shows it: ``2016-05-10 12:00``."""
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M")


def received(at: str) -> str:
    """The time of a receipt (RFC 3339, with fractions of a second) in words."""
    return formats.instant(datetime.fromisoformat(at))


FILTERS: dict[str, Callable[..., Any]] = {
    "basis": basis,
    "clock": clock,
    "compliance": compliance,
    "excerpt": formats.excerpt,
    "day": day,
    "family": family,
    "field_value": field_value,
    "left": formats.left,
    "mood": mood,
    "outlet": outlet,
    "received": received,
    "rule": rule,
    "speaker": formats.speaker,
    "standing": formats.standing,
    "status": formats.status,
    "status_word": lambda status: formats.STATUS_WORDS[status],
    "steps": steps,
    "term_length": length,
    "utc": utc,
    "value": value,
    "window": window,
}
