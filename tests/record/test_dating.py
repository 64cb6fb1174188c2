"""Undated reports get a date only when dated reports of the same events settle it."""

from __future__ import annotations

import pytest

from tests.factory import actor, claim, killed, report
from trucewatch.model.claim import Claim
from trucewatch.record.dating import infer_from

UNDATED = report("undated")
MINISTERS = [actor("Anna Moravec", "participant", "official"), actor("Piet Orlov", "participant", "official")]


def call(of: str, published: str | None, when: str | None, expression: str, **more: object) -> Claim:
    return claim(
        "contact.reported", report(of, published), when=when, expression=expression, subtype="call", actors=MINISTERS,
        **more,  # type: ignore[arg-type]
    )  # fmt: skip


def extension(of: str, published: str | None, when: str | None, expression: str, hours: float = 48) -> Claim:
    return claim("truce.extended", report(of, published), place="Aleppo", hours=hours, when=when, expression=expression)


def test_two_events_on_fitting_weekdays_settle_the_date() -> None:
    undated = [call("undated", None, None, "on Monday"), extension("undated", None, None, "Tuesday")]
    dated = [call("d1", "2016-05-09", "2016-05-09", "Monday"), extension("d2", "2016-05-10", "2016-05-10", "Tuesday")]
    found = infer_from({"undated": undated}, dated)["undated"]
    assert found.published == "2016-05-10"
    assert set(found.from_reports) == {"d1", "d2"}
    assert "d1.txt" in found.reason
    assert "2016-05-09" in found.reason
    assert "Tuesday" in found.reason


def test_one_call_is_not_enough() -> None:
    undated, dated = [call("undated", None, None, "Monday")], [call("d1", "2016-05-09", "2016-05-09", "Monday")]
    assert infer_from({"undated": undated}, dated) == {}


def test_one_call_with_all_its_particulars_is_enough() -> None:
    more = {"initiator": "Moravia", "topics": ["the northern front"]}
    undated = [call("undated", None, None, "Monday", **more)]
    dated = [call("d1", "2016-05-09", "2016-05-09", "Monday", **more)]
    assert infer_from({"undated": undated}, dated)["undated"].published == "2016-05-09"


@pytest.mark.parametrize("expression", ["Wednesday", "last month", ""])
def test_words_that_cannot_mean_that_day_match_nothing(expression: str) -> None:
    undated = [call("undated", None, None, expression), extension("undated", None, None, expression)]
    dated = [call("d1", "2016-05-09", "2016-05-09", "Monday"), extension("d2", "2016-05-10", "2016-05-10", "Tuesday")]
    assert infer_from({"undated": undated}, dated) == {}


def test_two_weeks_that_fit_alike_leave_the_date_open() -> None:
    undated = [call("undated", None, None, "Monday"), extension("undated", None, None, "Tuesday")]
    dated = [
        call("d1", "2016-05-09", "2016-05-09", "Monday"), extension("d2", "2016-05-10", "2016-05-10", "Tuesday"),
        call("d3", "2016-06-13", "2016-06-13", "Monday"), extension("d4", "2016-06-14", "2016-06-14", "Tuesday"),
    ]  # fmt: skip
    assert infer_from({"undated": undated}, dated) == {}


def test_a_day_and_month_confirm_what_a_weekday_pins() -> None:
    figure = killed(50, population="unspecified")
    undated = [
        call("undated", None, None, "Monday"),
        claim("casualty.incident", UNDATED, expression="On April 28", figure=figure, by=["a charity"]),
    ]
    dated = [
        call("d1", "2016-05-09", "2016-05-09", "Monday"),
        claim("casualty.incident", report("d2", "2016-05-02"), when="2016-04-28", figure=figure, by=["a charity"]),
    ]
    assert infer_from({"undated": undated}, dated)["undated"].published == "2016-05-09"


def test_a_month_and_day_alone_never_pin_a_year() -> None:
    figure = killed(50)
    undated = [claim("casualty.incident", UNDATED, at=n, expression="On April 28", figure=figure) for n in (1, 2)]
    dated = [claim("casualty.incident", report("d2", "2016-05-02"), when="2016-04-28", figure=figure)]
    assert infer_from({"undated": undated}, dated) == {}


def test_two_facts_of_one_truce_are_a_witness_and_a_half() -> None:
    undated = [
        extension("undated", None, None, "Tuesday"),
        claim("truce.expiry", UNDATED, place="Aleppo", expression="midnight on Monday"),
    ]
    dated = [
        extension("d1", "2016-05-10", "2016-05-10", "Tuesday"),
        claim("truce.expiry", report("d2", "2016-05-09"), place="Aleppo", end="2016-05-09"),
    ]
    assert infer_from({"undated": undated}, dated) == {}
    undated.append(call("undated", None, None, "Monday"))
    dated.append(call("d3", "2016-05-09", "2016-05-09", "Monday"))
    assert infer_from({"undated": undated}, dated)["undated"].published == "2016-05-10"


def test_an_extension_without_its_weekday_supports_but_pins_nothing() -> None:
    undated = [extension("undated", None, None, "another 48 hours")]
    dated = [claim("truce.extended", report("d1", "2016-05-10"), place="Aleppo", start="2016-05-10", hours=48)]
    assert infer_from({"undated": undated}, dated) == {}
    undated.append(call("undated", None, None, "Monday"))
    dated.append(call("d2", "2016-05-09", "2016-05-09", "Monday"))
    assert infer_from({"undated": undated}, dated)["undated"].published == "2016-05-09"


def test_a_weekday_long_after_the_events_is_not_the_day_of_printing() -> None:
    undated = [call("undated", None, None, "Monday", initiator="Moravia", topics=["aid"])]
    dated = [call("d", "2016-05-09", "2016-05-09", "Monday", initiator="Moravia", topics=["aid"])]
    text = {"undated": "On Monday they spoke. The pause began on Saturday, an official said on Tuesday."}
    assert infer_from({"undated": undated}, dated, text)["undated"].published == "2016-05-10"
