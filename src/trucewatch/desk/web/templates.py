"""The templates: one environment, everything escaped, the words of `desk.formats` as filters."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

import trucewatch
from trucewatch.desk import formats
from trucewatch.desk.web import text, words
from trucewatch.desk.web.asked import Asked, text_of

PACKAGE = "trucewatch.desk.web"


@cache
def environment() -> Environment:
    env = Environment(
        loader=PackageLoader(PACKAGE, "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(
        duration=formats.duration,
        figure=formats.figure,
        instant=formats.instant,
        kind=formats.kind,
        moment=formats.moment,
        names=formats.names,
        outside=text.outside,
        plain=text.plain,
        stretch=formats.stretch,
        **words.FILTERS,
    )
    env.globals.update(static=static, version=trucewatch.__version__, text_of=text_of)
    return env


def render(template: str, asked: Asked | None, status: int = 200, **values: Any) -> HTMLResponse:
    """A page. ``asked`` is None where the clocks of the request could not be read."""
    html = environment().get_template(template).render(asked=asked, **values)
    return HTMLResponse(html, status)


@cache
def static(name: str) -> str:
    """Address of a file of the package; it changes with the content, so that browsers may keep the file."""
    return f"/static/{name}?v={_mark()}"


@cache
def _mark() -> str:
    digest = hashlib.sha256()
    for file in sorted(_walk(files(PACKAGE) / "static"), key=lambda each: each.name):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:10]


def _walk(folder: Traversable) -> list[Traversable]:
    found = []
    for each in folder.iterdir():
        found += _walk(each) if each.is_dir() else [each]
    return found
