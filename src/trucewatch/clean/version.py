"""Wire version of a report: the tag its headline carries, and the rank by which versions replace one another."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trucewatch.clean.cues import Cues
from trucewatch.model.report import Version


@dataclass(frozen=True, slots=True)
class TaggedHeadline:
    """The tag and where the headline proper begins, counted from the start of the words given."""

    version: Version
    length: int


def find_version(headline: str, cues: Cues) -> TaggedHeadline | None:
    """Ranks of domain reference §7.1: FLASH 1, bulletins 2-3, leads and updates 4 and their number, WRITETHRU 5.

    A correction supersedes the version it names, so it ranks with complete replacements; compilations have no rank of
    their own (0): they replace nothing.
    """
    for name, rank in (("flash", 1), ("bulletin", 3), ("writethru", 5), ("correction", 5), ("compilation", 0)):
        found = re.match(
            rf"({_any(cues.version[name])})(?:\s*\(?(\d{{1,2}})\)?)?\s*[:\-–—|]\s*", headline, re.IGNORECASE
        )
        if found:
            return TaggedHeadline(Version(tag=found[1], rank=rank, number=_number(found[2])), found.end())
    lead = re.match(
        rf"((\d{{1,2}})(?:st|nd|rd|th)\s+(?:{_any(cues.version['lead'])}))\s*[:\-–—|]\s*", headline, re.IGNORECASE
    )
    if lead:
        return TaggedHeadline(Version(tag=lead[1], rank=4 + int(lead[2]), number=int(lead[2])), lead.end())
    update = re.match(rf"((?:{_any(cues.version['update'])})\s*(\d{{1,2}})?)\s*[:\-–—|]\s*", headline, re.IGNORECASE)
    if update:
        number = _number(update[2])
        return TaggedHeadline(Version(tag=update[1].strip(), rank=4 + (number or 0), number=number), update.end())
    return None


def _any(tags: tuple[str, ...]) -> str:
    return "|".join(re.escape(tag) for tag in tags)


def _number(words: str | None) -> int | None:
    return int(words) if words else None
