"""One truce: two axes, the chain, and for every value the sentences behind it."""

from __future__ import annotations

import httpx
import pytest

from tests.desk.web.filings import FIRST, SECOND, THIRD
from tests.desk.web.reading import Page, query, read

ALEPPO = "/truces/sy-aleppo-2016-05-05?on=2016-05-10T12:00Z"
FEBRUARY = "/truces/sy-2016-02-27?on=2016-05-10T12:00Z"


@pytest.fixture(scope="module")
def aleppo(web: httpx.Client) -> Page:
    return read(web, ALEPPO)


def test_status_and_compliance_are_two_axes(aleppo: Page) -> None:
    axes = aleppo.words_of("//dl[@class='axes']")
    assert "Status in force since Thu 5 May 2016, 01:00 Damascus (22:00 UTC Wed)" in axes
    assert "Compliance largely holding" in axes
    assert "Clock 1 d 9 h left" in axes


def test_three_terms_each_with_its_announcement(aleppo: Page) -> None:
    rows = [
        " ".join(row.text_content().split()) for row in aleppo.tree.xpath("//section[@id='terms']//tr[@class='row']")
    ]
    assert len(rows) == 3
    assert "48 h Wed 4 May 2016 by Syrian army" in rows[0]
    assert "72 h Fri 6 May 2016 by Russia" in rows[1]
    assert "47 h by the clock, announced as 48 h" in rows[2]


def test_readings_stand_below_their_term_with_who_gives_them(aleppo: Page) -> None:
    told = aleppo.words_of("//section[@id='terms']//tr[@class='reading']")
    assert "Russia Sat 7 May 2016, 00:01 Damascus" in told
    assert "SANA Sat 7 May 2016, 01:00 Damascus" in told


def test_a_contested_value_of_a_term_is_marked(aleppo: Page) -> None:
    rows = aleppo.tree.xpath("//section[@id='terms']//tr[@class='row']")
    assert [len(row.xpath(".//i[@class='mark hatched']")) for row in rows] == [0, 2, 0]


def test_compliance_rests_on_those_who_assessed_it(web: httpx.Client, aleppo: Page) -> None:
    (link,) = aleppo.links("//dl[@class='axes']/div[2]//a")
    found = read(web, link)
    assert found.words_of("//blockquote") == "Residents said the calm was holding in most of Aleppo on Tuesday."


def test_the_drawing_butts_terms_and_counts_gaps_in_minutes(aleppo: Page) -> None:
    drawn = aleppo.words_of("//*[local-name()='svg'][contains(@class, 'chain')]")
    assert "overlap of 59 min" in drawn
    assert "gap of 59 min" in drawn
    assert "Damascus" in drawn
    assert "UTC" in drawn
    assert "on: Tue 10 May, 15:00" in drawn
    assert "2 announced Fri 6 May by Russia" in drawn


def test_what_has_not_run_yet_is_dotted(aleppo: Page) -> None:
    bars = aleppo.tree.xpath("//*[contains(@class, 'chain')]//*[starts-with(@class, 'piece ') and @height='22.0']")
    assert [bar.get("class").split()[1] for bar in bars][-2:] == ["solid", "dotted"]


def test_every_link_to_evidence_leads_to_sentences(web: httpx.Client, aleppo: Page) -> None:
    links = set(aleppo.links("//a[@data-drawer][contains(@href, '/evidence')]"))
    assert len(links) > 12
    for link in links:
        found = read(web, link)
        assert found.status == 200
        assert len(found.tree.xpath("//blockquote")) == len(query(link)["claims"].split(",")), link


def test_evidence_has_sentence_claimant_outlet_date_basis_and_rule(web: httpx.Client, aleppo: Page) -> None:
    link = aleppo.links("//section[@id='terms']//tr[@class='row'][1]//a[@data-drawer]")[0]
    found = read(web, link)
    assert found.words_of("//blockquote") == FIRST.parts[2][1]
    assert found.words_of("//blockquote/mark") == "would hold"
    assert "Syrian army" in found.words
    assert "Northern Wire, Wed 4 May 2016 from the manifest" in found.words
    assert "truce.declared: test" in found.words


def test_the_drawer_gets_the_fragment_alone(web: httpx.Client, aleppo: Page) -> None:
    link = aleppo.links("//section[@id='terms']//a[@data-drawer]")[0]
    part = web.get(f"{link}&part=1").text
    assert "<html" not in part
    assert "<blockquote" in part


def test_evidence_says_who_says_otherwise(web: httpx.Client) -> None:
    claims = ",".join(claim.id for claim in SECOND.filing().claims if claim.claimants == ("SANA",))
    found = read(web, f"/evidence?claims={claims}&on=2016-05-10")
    assert "Others say otherwise" in found.words
    assert "Sat 7 May 2016, 00:01" in found.words
    assert "Russia" in found.words


def test_evidence_of_claims_that_are_gone_says_so(web: httpx.Client) -> None:
    found = read(web, "/evidence?claims=0000,1111")
    assert found.status == 200
    assert "2 of the claims named are not in the record" in found.words


def test_disputed_values_stand_side_by_side(aleppo: Page) -> None:
    told = aleppo.words_of("//section[@id='disputes']//div[1]")
    assert "start term 2" in told
    assert "Sat 7 May 2016, 00:01 Damascus (21:01 UTC Fri) Russia" in told
    assert "Sat 7 May 2016, 01:00 Damascus (22:00 UTC Fri) SANA" in told


def test_exclusions_name_who_designates(web: httpx.Client) -> None:
    told = read(web, FEBRUARY).words_of("//section[@id='exclusions']")
    assert "Islamic State designated by UN Security Council" in told
    assert "Nusra Front designated by UN Security Council" in told


def test_undertakings_stand_in_the_words_of_the_report(web: httpx.Client) -> None:
    told = read(web, FEBRUARY).words_of("//section[@id='undertakings']")
    assert "Russia to press Damascus to fly less over towns towards Syria" in told


def test_a_figure_that_was_replaced_stays_below_its_successor(web: httpx.Client) -> None:
    rows = read(web, FEBRUARY).tree.xpath("//section[@id='casualties']//tbody/tr")
    told = [" ".join(row.text_content().split()) for row in rows]
    at = next(number for number, row in enumerate(told) if row.startswith("55 killed MSF"))
    assert told[at + 1].startswith("at least 14 killed MSF")
    assert told[at + 1].endswith("replaced by 55 killed")
    assert "total" not in " ".join(told).lower()


def test_an_open_truce_is_drawn_to_the_moment_with_its_local_truce_inside(web: httpx.Client) -> None:
    found = read(web, FEBRUARY)
    drawn = found.words_of("//*[local-name()='svg'][contains(@class, 'chain')]")
    assert "1 · open end" in drawn
    assert "within it: Aleppo regime of calm, May 2016" in found.words_of("//header[@class='head']")
    assert "Aleppo regime of calm, May 2016" in drawn
    assert found.tree.xpath("//*[@class='open']")
    assert "no end given" in found.words_of("//dl[@class='axes']")


def test_talks_contacts_history_and_reports(aleppo: Page) -> None:
    assert "Vienna talks on Syria" in aleppo.words_of("//section[@id='talks']")
    assert "Sergei Lavrov – John Kerry" in aleppo.words_of("//section[@id='contacts']")
    assert "Russian Foreign Ministry" in aleppo.words_of("//section[@id='contacts']")
    assert "in force start reached" in aleppo.words_of("//section[@id='history']")
    assert THIRD.parts[0][1] in aleppo.words_of("//section[@id='reports']")


def test_a_short_id_finds_the_truce(web: httpx.Client) -> None:
    assert read(web, "/truces/sy-aleppo?on=2016-05-10").status == 200
