"""The documents say what the program does: commands, options, settings, kinds, nouns, thresholds, addresses, links."""

from __future__ import annotations

import re
import shlex
from dataclasses import fields
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from trucewatch.desk.cli.app import app
from trucewatch.desk.cli.schema import SCHEMAS
from trucewatch.model.claim import KINDS
from trucewatch.record import rules
from trucewatch.settings import PREFIX, Settings

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(ROOT / "src" / "trucewatch_syntax_en").glob("*.md")])


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def rows(text: str) -> dict[str, tuple[str, ...]]:
    """Table rows by the code in their first cell: ``{"truce.agreed": ("read", "sides, or ...")}``."""
    lines = (line.strip("|").split("|") for line in text.splitlines() if line.startswith("| `"))
    cells = [[cell.strip() for cell in line] for line in lines]
    return {cell.strip("`"): tuple(rest) for cell, *rest in cells}


def commands(command: Any = None, above: str = "trucewatch") -> dict[str, Any]:
    """Every command by its full name, groups and what is in them."""
    command = command or get_command(app)
    found = {}
    for name, child in getattr(command, "commands", {}).items():
        found[f"{above} {name}"] = child
        found |= commands(child, f"{above} {name}")
    return found


def sections(text: str) -> dict[str, str]:
    """Headings and what stands under them; a heading one level down belongs to its parent too."""
    parts = re.split(r"^(##+ .+)$", text, flags=re.MULTILINE)
    found: dict[str, str] = {}
    parent = ""
    for heading, body in zip(parts[1::2], parts[2::2], strict=True):
        name = heading.lstrip("# ").strip()
        found[name] = body
        if heading.startswith("## "):
            parent = name
        else:
            found[parent] += body
    return found


@pytest.mark.parametrize("name", commands())
def test_every_command_has_a_heading_with_its_options(name: str) -> None:
    handbook = sections(page("commands.md"))
    assert name in handbook
    # What the listings of `show` share is said once, above them.
    said = handbook[name] + (handbook["trucewatch show"] if name.startswith("trucewatch show ") else "")
    options = {word for option in commands()[name].params for word in option.opts if word.startswith("--")}
    assert {option for option in options - {"--help"} if option not in said} == set()


def test_no_heading_speaks_of_a_command_that_is_gone() -> None:
    assert {name for name in sections(page("commands.md")) if name.startswith("trucewatch ")} == set(commands())


def examples() -> list[str]:
    fenced = (block for path in PAGES for block in re.findall(r"```sh\n(.*?)```", path.read_text("utf-8"), re.DOTALL))
    lines = (line.split("|")[-1].split(" > ")[0].split(" #")[0].strip() for line in "".join(fenced).splitlines())
    return sorted({line for line in lines if re.match(r"trucewatch \w", line)})


@pytest.mark.parametrize("example", examples())
def test_every_example_is_a_command_line_that_would_be_accepted(example: str) -> None:
    words = shlex.split(example)
    depth = 3 if " ".join(words[:3]) in commands() else 2
    name = " ".join(words[:depth])
    commands()[name].make_context(name, words[depth:])


def test_every_setting_has_a_row() -> None:
    table = rows(sections(page("commands.md"))["Settings"])
    assert set(table) == {PREFIX + field.name.upper() for field in fields(Settings)}
    for field in fields(Settings):
        name, _, default = table[PREFIX + field.name.upper()]
        assert (name.strip("`"), default.strip("`")) == (field.name, str(field.default))


def test_every_kind_of_claim_has_a_row_that_says_whether_it_is_read() -> None:
    table = rows(sections(page("record.md"))["Kinds of claim"])
    assert set(table) == set(KINDS)
    made = {kind for kind in KINDS if f'"{kind}"' in READING}
    assert {kind for kind, (state, _) in table.items() if state == "read"} == made
    assert {state for state, _ in table.values()} <= {"read", "reserved"}


READING = "".join(
    path.read_text(encoding="utf-8")
    for path in [
        *(ROOT / "src" / "trucewatch" / "reading" / "claims").glob("*.py"),
        *(ROOT / "src" / "trucewatch" / "lexicon" / "languages").glob("en_*.toml"),
    ]
)
"""Where rules are made of kinds."""


def test_every_kind_that_is_read_says_what_its_open_fields_mean() -> None:
    table = rows(sections(page("record.md"))["Kinds of claim"])
    described = page("claims.md")
    for kind, (state, _) in table.items():
        if state == "read":
            assert f"`{kind}`" in described or f"`{kind.split('.')[0]}.*`" in described, kind


def test_every_noun_with_a_schema_is_explained() -> None:
    named = set(re.findall(r"`([a-z_]+)`", sections(page("record.md"))["Nouns"]))
    assert set(SCHEMAS) <= named


def test_every_threshold_has_a_row_with_its_value() -> None:
    table = rows(sections(page("method.md"))["5. Thresholds"])
    values = {name: value for name, value in vars(rules).items() if isinstance(value, timedelta)}
    assert set(table) == set(values)
    for name, value in values.items():
        number, unit = table[name][0].split()
        assert timedelta(**{{"h": "hours", "d": "days"}[unit]: int(number)}) == value, name


def test_every_address_of_the_api_has_a_row() -> None:
    from trucewatch.desk.web.api import router

    table = rows(sections(page("commands.md"))["trucewatch desk"])
    paths = {re.sub(r":\w+}", "}", route.path) for route in router.routes if hasattr(route, "path")}
    assert {path for path in table if path.startswith("/api/")} == paths


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)|src(?:set)?=\"([^\"]+)\"", path.read_text(encoding="utf-8")):
        link = "".join(target)
        if re.match(r"[a-z]+:", link):
            continue
        file, _, anchor = link.partition("#")
        goal = (path.parent / file).resolve() if file else path
        if not goal.exists() or (anchor and anchor not in anchors(goal.read_text(encoding="utf-8"))):
            broken.append(link)
    assert broken == []


def anchors(text: str) -> set[str]:
    """As Git hosting sites make them: small letters, hyphens, no marks."""
    headings = re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}
