"""What may stand between two actors listed side by side: commas, "and", articles and a describing word or two."""

from __future__ import annotations

import re
from functools import cache

from trucewatch.lexicon.words import Words
from trucewatch.reading.alternatives import one_of

_COMMA = re.compile(r",\s*(?:the\s+)?")
_LAST = re.compile(r",?\s*and\s+(?:the\s+)?")


@cache
def list_gap(words: Words) -> re.Pattern[str]:
    """All of the text between two members of one list ("Russia, Turkey and its ally Iran")."""
    return re.compile(
        r"(?:\s*\([^)]{1,12}\))?(?:,?\s+(?:and|as well as)\s+|,\s+)(?:the\s+|its\s+)?"
        rf"(?:(?:{_describing(words)})\s+){{0,2}}"
    )


@cache
def pair_gap(words: Words) -> re.Pattern[str]:
    """All of the text between two that act together ("Russia and the U.S.", "the army with allied militias")."""
    return re.compile(
        r"(?:[’']s?)?\s*(?:\([^)]*\))?,?\s*(?:and|with)\s+(?:the\s+|its\s+|his\s+|her\s+)?"
        rf"(?:(?:{_describing(words)})\s){{0,2}}"
    )


def is_comma(gap: str) -> bool:
    """The list goes on behind it."""
    return bool(_COMMA.fullmatch(gap))


def is_last_and(gap: str) -> bool:
    """The list ends with the member behind it."""
    return bool(_LAST.fullmatch(gap))


def _describing(words: Words) -> str:
    return rf"[A-Z][\w.-]*|[a-z]+-[a-z]+|{one_of(words, 'actors', 'describing')}"
