"""What ships with the pages: light, licensed, and nothing that a strict policy would stop."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

WEB = Path(str(files("trucewatch.desk.web")))
TEMPLATES = sorted(WEB.glob("pages/*.html"))
FONTS = sorted(WEB.glob("static/fonts/*.woff2"))


def test_the_type_is_light_and_has_its_licences() -> None:
    assert sum(font.stat().st_size for font in FONTS) < 600_000
    licences = [file.read_text() for file in WEB.glob("static/fonts/OFL-*.txt")]
    assert len(licences) == 2
    assert all("SIL OPEN FONT LICENSE" in text for text in licences)


def test_every_font_is_used_and_there() -> None:
    named = set(re.findall(r'url\("fonts/([^"]+)"\)', (WEB / "static/type.css").read_text()))
    assert named == {font.name for font in FONTS}


@pytest.mark.parametrize("file", ["static/desk.css", "static/type.css", "static/desk.js"])
def test_nothing_is_fetched_from_elsewhere(file: str) -> None:
    assert not re.search(r"https?://|url\(['\"]?//", (WEB / file).read_text())


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_inline_script_or_style_and_escape_everything(template: Path) -> None:
    text = template.read_text()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)", text)
    assert not re.search(r"\|\s*safe|autoescape|Markup", text)
    assert not re.search(r"\s[a-z-]+=\{\{", text), "an attribute without quotes"


@pytest.mark.parametrize("page", sorted(WEB.glob("pages/[a-z]*.py")), ids=lambda path: path.name)
def test_every_page_has_its_template_beside_it(page: Path) -> None:
    assert page.name == "__init__.py" or page.with_suffix(".html").exists()
