"""Colours of text against their papers: WCAG 2.2 AA (4.5 to 1) in light, dark, and with the clocks moved."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

CSS = (files("trucewatch.desk.web") / "static" / "desk.css").read_text().partition("@media print")[0]
TEXT = ("ink", "quiet", "force", "soon", "ended", "contest", "coming", "accent")


def themes() -> dict[str, dict[str, str]]:
    """Token values in force, by theme: a moved page overrides its light or dark one."""
    light, dark = CSS.split("@media (prefers-color-scheme: dark)", 1)
    found: dict[str, dict[str, str]] = {}
    for name, part in (("light", light), ("dark", dark.partition("* { box-sizing")[0])):
        base, moved = tokens(part, r":root"), tokens(part, r":root\.moved")
        found[name] = {**found.get("light", {}), **base}
        found[f"{name} moved"] = {**found[name], **moved}
    return found


def tokens(css: str, selector: str) -> dict[str, str]:
    block = re.search(rf"{selector} \{{(.*?)\}}", css, re.S)
    assert block
    return dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", block[1]))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "light moved", "dark", "dark moved"])
@pytest.mark.parametrize("colour", TEXT)
@pytest.mark.parametrize("paper", ["paper", "sheet", "wash"])
def test_text_can_be_read(theme: str, colour: str, paper: str) -> None:
    found = themes()[theme]
    assert contrast(found[colour], found[paper]) >= 4.5
