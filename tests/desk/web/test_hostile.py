"""Hostile reports: nothing becomes markup, nothing becomes a link that runs, no template is run twice."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.desk.web.filings import WIRES, store_of
from tests.desk.web.hostile import ADDRESSES, HOSTILE, NAMES
from tests.desk.web.reading import Page, read
from tests.desk.web.serving import served

ON = "on=2016-05-10"


@pytest.fixture(scope="module")
def evil() -> Iterator[httpx.Client]:
    with served(store_of(HOSTILE, *WIRES)) as url, httpx.Client(base_url=url, timeout=60) as client:
        yield client


@pytest.fixture(scope="module")
def pages(evil: httpx.Client) -> list[Page]:
    claims = ",".join(claim.id for claim in HOSTILE.filing().claims)
    truces = [truce["id"] for truce in evil.get(f"/api/v1/truces?{ON}").json()["items"]]
    reports = f"/reports/{HOSTILE.filing().id}"
    asked = [*ADDRESSES, *(f"/truces/{id}" for id in truces), reports, f"/evidence?claims={claims}"]
    return [read(evil, f"{address}{'&' if '?' in address else '?'}{ON}") for address in asked]


def test_the_pages_open(pages: list[Page]) -> None:
    assert {page.status for page in pages} == {200}


def test_the_only_script_is_ours(pages: list[Page]) -> None:
    for page in pages:
        (script,) = page.tree.xpath("//script")
        assert script.get("src").startswith("/static/desk.js")
        assert not page.tree.xpath("//img | //iframe | //object | //embed | //base | //style")


def test_no_element_carries_an_event_or_a_style(pages: list[Page]) -> None:
    for page in pages:
        names = {name for element in page.tree.iter() if isinstance(element.tag, str) for name in element.attrib}
        assert not [name for name in names if name.startswith("on") and name != "on"]
        assert "style" not in names


def test_every_link_stays_here_or_goes_to_the_web(pages: list[Page]) -> None:
    for page in pages:
        for link in page.links("//*[@href]"):
            assert link.startswith(("/", "#", "https://", "http://")), link
            assert not link.startswith("//")


def test_an_address_that_runs_is_shown_as_text(evil: httpx.Client) -> None:
    found = read(evil, f"/reports/{HOSTILE.filing().id}")
    assert "javascript:window.owned=5 not a web address; no link is made of it" in found.words


def test_words_of_reports_are_no_templates(pages: list[Page]) -> None:
    assert any("{{ asked }}" in page.words for page in pages)


def test_no_control_of_direction_reaches_a_page(pages: list[Page]) -> None:
    for page in pages:
        assert not set(page.source) & set("\u202e\u202a\u2067\x00\x1b"), page.words_of("//title")
    assert "U+202E" in next(page for page in pages if page.tree.xpath("//section[@class='text']")).source


@pytest.mark.parametrize("words", [name[:200] for name in NAMES])
def test_parameters_are_words_too(evil: httpx.Client, words: str) -> None:
    for address in ("/truces", "/evidence", "/"):
        for name in ("q", "about", "on", "claims", "other"):
            found = Page(evil.get(address, params={name: words}))
            assert found.status in (200, 400)
            assert len(found.tree.xpath("//script")) == 1
            assert not found.tree.xpath("//img")


def test_paths_are_words_too(evil: httpx.Client) -> None:
    for path in (
        "/truces/<script>alert(1)</script>",
        "/nowhere/%22%3E%3Cimg%20src=x%3E",
        "/reports/..%2f..%2fetc%2fpasswd",
    ):
        found = read(evil, path)
        assert found.status == 404
        assert len(found.tree.xpath("//script")) == 1
        assert not found.tree.xpath("//img")


def test_no_file_outside_the_assets_is_served(evil: httpx.Client) -> None:
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd"):
        assert evil.get(path).status_code == 404
