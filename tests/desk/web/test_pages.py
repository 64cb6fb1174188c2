"""Every page: it opens, keeps the clocks, sends the safe headers, says what to do when there is nothing."""

from __future__ import annotations

import httpx
import pytest

from tests.desk.web.reading import query, read
from trucewatch.desk.web.security import POLICY

LISTS = ["/truces", "/reports", "/casualties", "/talks", "/contacts", "/disputes"]
PAGES = ["/", *LISTS, "/truces/sy-aleppo-2016-05-05", "/evidence", "/help"]
ON = "on=2016-05-10T12:00Z"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("clocks", ["", "?on=2016-05-10", "?on=2016-05-10&known=2016-05-09", "?known=2016-05-20"])
def test_every_page_opens_at_every_clock(web: httpx.Client, page: str, clocks: str) -> None:
    found = read(web, page + (clocks or "?on=2016-05-10"))
    assert found.status == 200
    assert found.headers["content-security-policy"] == POLICY
    assert found.tree.xpath("count(//h1 | //h2)") > 0


@pytest.mark.parametrize("page", PAGES)
def test_every_link_inside_the_desk_keeps_the_clocks(web: httpx.Client, page: str) -> None:
    found = read(web, f"{page}?{ON}&known=2016-05-20T00:00Z")
    inside = [
        link for link in found.links("//header//nav//a | //main//a") if link.startswith("/") and "/api/" not in link
    ]
    assert inside
    for link in inside:
        assert query(link).get("on") == "2016-05-10T12:00Z", link
        assert query(link).get("known") == "2016-05-20T00:00Z", link


def test_a_page_at_now_is_plain_and_one_elsewhere_says_so(web: httpx.Client) -> None:
    now, moved = read(web, "/"), read(web, "/?on=2016-05-10")
    assert "moved" not in (now.tree.get("class") or "")
    assert moved.tree.get("class") == "moved"
    assert "Not now. This page shows the world on Tue 10 May 2016, 12:00 UTC" in moved.words_of("//header")
    assert "with all that is known of it today" in moved.words_of("//header")


def test_with_known_alone_the_world_moves_along(web: httpx.Client) -> None:
    found = read(web, "/?known=2016-05-08")
    assert found.words_of("//*[@id='on-words']") == "Mon 9 May 2016, 00:00 UTC"
    assert found.words_of("//*[@id='known-words']") == "Mon 9 May 2016, 00:00 UTC"
    assert "reports that came out later are left out" in found.words_of("//header")


def test_what_was_known_then_can_be_seen_from_now(web: httpx.Client) -> None:
    found = read(web, "/?on=now&known=2016-05-08")
    assert "Mon 2 Mar 2026" in found.words_of("//*[@id='on-words']")
    assert query(found.links("//nav//a")[1]) == {"on": "now", "known": "2016-05-09T00:00Z"}


def test_the_steps_lead_from_change_to_change(web: httpx.Client) -> None:
    found = read(web, f"/?{ON}")
    before, after = found.tree.xpath("//*[@class='steps']/a")
    assert "Aleppo regime of calm, May 2016, term 3 begins" in before.get("title")
    assert query(before.get("href"))["on"] == "2016-05-09T22:00Z"
    assert "term 3 ends" in after.get("title")
    assert query(after.get("href"))["on"] == "2016-05-11T21:00Z"


@pytest.mark.parametrize("clock", ["on", "known"])
def test_a_moment_that_cannot_be_read_is_explained(web: httpx.Client, clock: str) -> None:
    found = read(web, f"/truces?{clock}=yesterdayish")
    assert found.status == 400
    assert f"{clock} 'yesterdayish': not a moment" in found.words
    assert "2016-05-10T12:00+03:00" in found.words
    assert found.headers["content-security-policy"] == POLICY


@pytest.mark.parametrize(
    "clock", ["9999-12-31", "0001-01-01", "2016-02-30", "2016-05-10T24:01", "now now", "-1", "1e9"]
)
def test_extreme_moments_never_break_a_page(web: httpx.Client, clock: str) -> None:
    for page in ("/", "/truces", "/truces/sy-aleppo-2016-05-05"):
        assert web.get(page, params={"on": clock}).status_code in (200, 400, 404)
        assert web.get(page, params={"known": clock}).status_code in (200, 400, 404)


def test_an_empty_field_of_the_form_is_now(web: httpx.Client) -> None:
    assert "moved" not in (read(web, "/?on=&known=").tree.get("class") or "")


@pytest.mark.parametrize("page", ["/nowhere", "/truces/no-such-truce", "/reports/sha256:00", "/reports/"])
def test_what_is_not_there_is_a_page_too(web: httpx.Client, page: str) -> None:
    found = read(web, page)
    assert found.status == 404
    assert "trucewatch show truces" in found.words


def test_writing_is_refused_in_words(web: httpx.Client) -> None:
    answer = web.post("/truces")
    assert answer.status_code == 405
    assert "the desk is read with GET" in answer.text


@pytest.mark.parametrize("page", LISTS)
def test_an_empty_list_says_what_to_do(empty: httpx.Client, page: str) -> None:
    found = read(empty, page)
    assert "The record holds no" in found.words
    assert "trucewatch add" in found.words or "two sources" in found.words


def test_an_empty_record_offers_the_demo(empty: httpx.Client) -> None:
    found = read(empty, "/")
    assert "The record is empty" in found.words
    assert "trucewatch demo" in found.words
    assert "trucewatch add PATH... --record memory" in found.words


@pytest.mark.parametrize(
    ("page", "wanted", "there", "gone"),
    [
        ("/truces", "ALEPPO calm", "Aleppo regime of calm", "cessation"),
        ("/reports", "hospital toll", "fifty-five", "fourteen"),
        ("/casualties", "volunteers", "27 killed", "55 killed"),
        ("/contacts", "kerry", "Sergei Lavrov", "nothing"),
    ],
)
def test_the_filter_keeps_rows_that_hold_every_word(
    web: httpx.Client, page: str, wanted: str, there: str, gone: str
) -> None:
    found = read(web, f"{page}?q={wanted}&on=2016-05-12")
    assert there in found.words
    assert gone not in found.words


def test_a_filter_that_fits_nothing_can_be_taken_back(web: httpx.Client) -> None:
    found = read(web, f"/reports?q=zzz&{ON}")
    assert "No row holds “zzz”" in found.words
    assert f"/reports?on={query('?' + ON)['on'].replace(':', '%3A')}" in found.links("//main//a")


def test_health_and_static_files(web: httpx.Client) -> None:
    assert web.get("/healthz").text.startswith("ok ")
    found = read(web, "/")
    for link in found.links("//link") + [str(each.get("src")) for each in found.tree.xpath("//script")]:
        assert link.startswith("/static/")
        assert web.get(link).status_code == 200, link


def test_another_name_for_this_machine_gets_no_answer(web: httpx.Client) -> None:
    assert web.get("/", headers={"Host": "evil.example"}).status_code == 400
    assert web.get("/", headers={"Host": "localhost:8470"}).status_code == 200


def test_talks_whose_day_has_passed_without_word_say_so(web: httpx.Client) -> None:
    assert "planned ahead" in read(web, f"/talks?{ON}").words
    assert "no report says what became of it" in read(web, "/talks?on=2016-06-01").words


def test_head_answers_like_get_without_the_body(web: httpx.Client) -> None:
    answer = web.head(f"/?{ON}")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-security-policy"] == POLICY
