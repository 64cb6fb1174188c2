"""One report: all of its words, claims marked, furniture greyed."""

from __future__ import annotations

import httpx

from tests.desk.web.filings import FEBRUARY, THIRD, UNDATED
from tests.desk.web.reading import read


def test_the_text_is_whole_and_furniture_is_set_aside(web: httpx.Client) -> None:
    found = read(web, f"/reports/{FEBRUARY.filing().id}")
    shown = "".join(found.tree.xpath("//section[@class='text']//text()[not(ancestor::sup)]"))
    for _, words in FEBRUARY.parts:
        assert words in shown
    aside = found.words_of("//section[@class='text']/p[contains(@class, 'aside')]")
    assert aside == "Set aside as furniture: Most read: Ten lakes to swim in"


def test_claims_are_marked_by_family_and_numbered(web: httpx.Client) -> None:
    found = read(web, f"/reports/{THIRD.filing().id}")
    marks = [(mark.get("class"), mark.text_content()) for mark in found.tree.xpath("//mark")]
    assert marks == [
        ("trigger truce", "prolonged"), ("trigger diplomacy", "spoke by telephone"),
        ("trigger talks", "is to meet"), ("trigger casualty", "killed"),
    ]  # fmt: skip
    for claim in THIRD.filing().claims:
        assert found.tree.xpath(f"//section[@class='text']//a[@id='at-{claim.id}' and @href='#claim-{claim.id}']")
        assert found.tree.xpath(f"//section[@class='claims']//li[@id='claim-{claim.id}']")


def test_the_list_says_kind_claimant_and_time(web: httpx.Client) -> None:
    told = read(web, f"/reports/{THIRD.filing().id}").words_of("//section[@class='claims']//li[1]")
    assert told.startswith("truce extended regime of calm Syrian army")
    assert "Tue 10 May 2016, 01:00 Damascus (22:00 UTC Mon) to Wed 11 May 2016, 24:00 Damascus (21:00 UTC)" in told


def test_the_date_stands_with_its_basis(web: httpx.Client) -> None:
    assert "Mon 9 May 2016 from the manifest" in read(web, f"/reports/{THIRD.filing().id}").words_of("//dl")


def test_an_undated_report_stays_undated(web: httpx.Client) -> None:
    found = read(web, f"/reports/{UNDATED.filing().id}")
    assert "date unknown" in found.words_of("//dl")
    assert "Nothing was read from this report" in found.words


def test_evidence_leads_to_the_words_in_the_report(web: httpx.Client) -> None:
    claim = THIRD.filing().claims[0]
    found = read(web, f"/evidence?claims={claim.id}")
    assert any(link.endswith(f"#at-{claim.id}") for link in found.links("//main//a"))
