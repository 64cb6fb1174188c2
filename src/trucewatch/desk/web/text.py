"""Words of reports made fit to show: no hidden controls, no endless values, no address that runs."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# Embeddings, overrides and isolates can make a value read as its opposite outside its own place; plain marks (LRM, RLM)
# only help Arabic and Hebrew along and stay.
BIDI_CONTROLS = "\u202a-\u202e\u2066-\u2069"
CONTROL = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{BIDI_CONTROLS}]")
_SPACE = re.compile(r"\s+")


def plain(text: str | None, longest: int = 240) -> str:
    """One line without control characters, cut with ``…`` after ``longest`` characters."""
    if not text:
        return ""
    # Cutting first keeps a value of a megabyte from being worked on whole; white space can only shorten it.
    line = _SPACE.sub(" ", CONTROL.sub("", text[: longest * 8])).strip()
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def outside(url: str | None) -> str | None:
    """The address when a browser may be sent there: http or https with a host, nothing else."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.hostname else None
