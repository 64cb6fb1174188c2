"""The situation: what is in force, what ends, what ended, and where to look when nothing is in force."""

from __future__ import annotations

import httpx
import pytest

from tests.desk.web.reading import query, read

NOON = "/?on=2016-05-10T12:00Z"


def test_the_tenth_of_may_at_noon(web: httpx.Client) -> None:
    found = read(web, NOON)
    block = found.section("In force")
    assert "Aleppo regime of calm, May 2016" in block
    assert "Syria cessation of hostilities, February 2016" in block
    assert "1 d 9 h left to Wed 11 May 2016, 24:00 Damascus (21:00 UTC)" in block
    assert "ending within 48 h: Aleppo regime of calm" in block
    assert "largely holding" in block


def test_the_next_to_end_stands_first(web: httpx.Client) -> None:
    names = [a.text_content() for a in read(web, NOON).tree.xpath("//table[1]//a[@class='name']")]
    assert names[0] == "Aleppo regime of calm, May 2016"


def test_parties_stand_side_by_side_and_others_by_role(web: httpx.Client) -> None:
    row = read(web, NOON).words_of("(//tr[@class='row'])[1]")
    assert "Syrian army |, rebel groups" in row
    assert "guarantor: Russia" in row


def test_contested_values_are_named_with_their_mark(web: httpx.Client) -> None:
    found = read(web, NOON)
    assert found.words_of("(//tr[@class='row'])[1]//*[@class='contested']") == "start, end"
    assert found.tree.xpath("(//tr[@class='row'])[1]//*[@class='contested']/i[@class='mark hatched']")


def test_on_the_twelfth_it_ended_lately(web: httpx.Client) -> None:
    found = read(web, "/?on=2016-05-12T12:00Z")
    assert "Aleppo" not in found.section("In force")
    assert "ended Wed 11 May 2016, 24:00 Damascus (21:00 UTC)" in found.section("Ended in the last 72 hours")


def test_before_it_begins_it_is_declared(web: httpx.Client) -> None:
    assert "Aleppo regime of calm" in read(web, "/?on=2016-05-04T12:00Z").section("Agreed or proposed")


def test_what_was_not_yet_known_is_not_shown(web: httpx.Client) -> None:
    then = read(web, "/?on=2016-05-10T12:00Z&known=2016-05-08")
    assert "Aleppo" not in then.section("In force")
    assert "Aleppo regime of calm" in then.section("Ended in the last 72 hours")


def test_the_rail_has_talks_ahead_and_tolls_with_their_claimants(web: httpx.Client) -> None:
    found = read(web, NOON)
    assert "Tue 17 May 2016 Vienna talks on Syria" in found.section("Talks ahead")
    assert "55 killed MSF" in found.section("Latest tolls")
    assert "27 killed rescue volunteers" in found.section("Latest tolls")
    assert "at least 14" not in found.section("Latest tolls")


def test_no_toll_and_no_plan_from_later_than_the_moment(web: httpx.Client) -> None:
    found = read(web, "/?on=2016-05-04T12:00Z")
    assert "Idlib" not in found.section("Latest tolls")
    assert "Vienna" not in found.section("Talks ahead")


def test_a_truce_never_said_to_have_begun_is_outlined(web: httpx.Client) -> None:
    chips = {
        row.xpath(".//a[@class='name']")[0].text_content(): row.xpath(".//*[starts-with(@class, 'chip')]")[0].get(
            "class"
        )
        for row in read(web, NOON).tree.xpath("//tr[@class='row'][.//a[@class='name']]")
    }
    assert chips["Aleppo regime of calm, May 2016"] == "chip solid force"
    assert chips["Syria cessation of hostilities, February 2016"] == "chip outlined force"


def test_nothing_in_force_offers_moments_at_which_something_is(web: httpx.Client) -> None:
    found = read(web, "/")
    assert "No truce is in force now, as far as the 9 reports in the record tell" in found.words
    links = [link for link in found.links("//div[@class='empty']//a") if link.startswith("/?on=")]
    assert len(links) >= 3
    for link in links:
        assert "No truce" not in read(web, link).section("In force"), link


def test_the_fullest_moment_has_as_many_as_it_says(web: httpx.Client) -> None:
    link = read(web, "/").links("//ul[@class='moments']//a")[0]
    assert "In force 2" in read(web, link).section("In force")


@pytest.mark.parametrize("moment", ["2016-05-04T22:00Z", "2016-05-11T20:59Z", "2016-05-11T21:00Z"])
def test_page_and_json_agree_to_the_minute(web: httpx.Client, moment: str) -> None:
    page, answer = read(web, f"/?on={moment}"), web.get(f"/api/v1/status?on={moment}").json()
    shown = {link.partition("?")[0] for link in page.links("//section[.//h1]//a[@class='name']")}
    assert shown == {f"/truces/{truce['id']}" for truce in answer["in_force"]}
    assert query(f"?on={answer['on']}")["on"] == moment
