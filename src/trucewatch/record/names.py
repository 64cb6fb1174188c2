"""Names a person recognises and ids that can be cited; both follow from the claims alone."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import get_args

from trucewatch.model.truce import InstrumentKind
from trucewatch.record.areas import LOCAL_ONLY, fold_name
from trucewatch.record.bundles import GENERIC, Bundle
from trucewatch.record.observations import FOUNDING

KINDS: tuple[InstrumentKind, ...] = get_args(InstrumentKind)
_SPECIAL = frozenset(KINDS) - GENERIC
WORDS: dict[InstrumentKind, str] = {
    "ceasefire": "ceasefire", "cessation_of_hostilities": "cessation of hostilities", "truce": "truce",
    "armistice": "armistice", "humanitarian_pause": "humanitarian pause", "regime_of_calm": "regime of calm",
    "deescalation_zone": "de-escalation zone", "local_agreement": "local agreement",
}  # fmt: skip


def instrument_kind(bundle: Bundle) -> InstrumentKind:
    """The special term used most often; "truce" and "ceasefire" are said of everything, so they count last.

    What the claims that tell of the truce's beginning call it comes before what others call it in passing, and a term
    of local use names no conflict-wide truce in passing.
    """
    told = [claim for claim in bundle.claims if claim.subtype in bundle.kinds]
    founding = Counter(claim.subtype for claim in told if claim.kind in FOUNDING)
    passing = Counter(c.subtype for c in told if not (bundle.area.scope == "country" and c.subtype in LOCAL_ONLY))
    for said, accepted in ((founding, _SPECIAL), (passing, _SPECIAL), (founding, GENERIC), (passing, GENERIC)):
        known = [kind for kind in KINDS if said[kind] and kind in accepted]
        if known:
            return max(known, key=lambda kind: (said[kind], -KINDS.index(kind)))
    return "ceasefire"


def place_name(bundle: Bundle, conflict: str | None) -> str:
    """The covered place named most often, else the conflict, else the sides."""
    if bundle.area.scope != "country" or not conflict:
        said = Counter(
            place.name for claim in bundle.claims for place in claim.places
            if place.role in (None, "coverage") and place.precision not in ("country", "supranational")
        )  # fmt: skip
        if said:
            return min(said, key=lambda name: (-said[name], name))
    return conflict or " and ".join(sorted(bundle.sides)) or "Unplaced"


def truce_name(place: str, kind: InstrumentKind, day: str | None) -> str:
    """ "Aleppo regime of calm, May 2016"."""
    return f"{place} {WORDS[kind]}, {month_words(day)}" if day else f"{place} {WORDS[kind]}, undated"


def month_words(day: str) -> str:
    """``2016-05-10`` -> ``May 2016``; a bare year stays one."""
    if len(day) < 7:
        return day
    return date(int(day[:4]), int(day[5:7]), 1).strftime("%B %Y")


def slug(*words: str | None) -> str:
    return "-".join(re.sub(r"[\W_]+", "-", fold_name(word)).strip("-") for word in words if word)


def short_hash(*parts: str) -> str:
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:6]


def truce_ids(bundles: Sequence[Bundle], conflicts: Sequence[str | None]) -> tuple[str, ...]:
    """``sy-aleppo-2016-05-05``: conflict, place when local, first day. A second one on the same day gets ``-2``."""
    taken: Counter[str] = Counter()
    made = []
    for bundle, conflict in zip(bundles, conflicts, strict=True):
        whole = bundle.area.scope == "country" or not bundle.area.places
        place = None if whole and bundle.area.conflict else slug(place_name(bundle, conflict))
        day = first_day(bundle) or f"undated-{short_hash(bundle.id_key)}"
        name = slug(bundle.area.conflict, place, day)
        taken[name] += 1
        made.append(name if taken[name] == 1 else f"{name}-{taken[name]}")
    return tuple(made)


def first_day(bundle: Bundle) -> str | None:
    """The day (month) on which the truce begins, as far as told; else its announcement."""
    return bundle.anchor.text[:10] if bundle.anchor else None
