"""Who published a report and which agency wrote it, from what the report itself says."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trucewatch.clean.cues import Cues

_SUFFIX = re.compile(r"\s+(?:[-–—|•·»]|::)\s+(?P<name>[^|•·»]{2,40})$")


def site_suffix(headline: str, cues: Cues, outlet: str | None = None) -> tuple[int, str] | None:
    """Where the name of the site begins that is glued to a headline ("... - Sputnik International"), and the name."""
    found = _SUFFIX.search(headline)
    if not found or len(headline[: found.start()].split()) < 3:
        return None
    name = found["name"].strip()
    tokens = name.split()
    named = [t for t in tokens if t[0].isupper() or t[0].isdigit() or t.lower() in {"of", "the", "and", "&", "in"}]
    if (outlet and name.casefold() == outlet.casefold()) or cues.agency(name):
        return found.start(), name
    if (
        len(tokens) > 5
        or len(named) < len(tokens)
        or any(t.lower() in cues.stop - {"of", "the", "and", "in"} for t in tokens)
    ):
        return None
    return found.start(), name


def agency_in(stretches: Iterable[str], cues: Cues) -> str | None:
    """The first agency that signs in these stretches (bylines and sign-offs, in order)."""
    pattern = re.compile(rf"(?<![\w.@])(?:{cues.agency_pattern})(?![\w@]|\.\w)")
    for stretch in stretches:
        found = pattern.search(stretch)
        if found:
            return cues.agency(found.group())
    return None
