"""What is read of a page: the headline and the body; nothing that stands around them."""

from __future__ import annotations

import pytest

from tests.reading.factory import clean_report, kinds, one, read_text
from trucewatch.reading.reader import read

BODY = (
    "The Syrian army declared a truce in the city of Aleppo on Tuesday, state television said.\n\n"
    "Government troops and rebels have fought over the area for months, and the hospitals of the city are full."
)


@pytest.mark.parametrize(
    "furniture",
    [
        "Related Content\nYemen truce collapses as Houthis shell Taiz\nGaza ceasefire extended by a week",
        "Read more:\nSudan army declares truce in Khartoum",
        "(Reporting by the Beirut bureau; editing by R. Haddad)",
        "This story was updated at 6:03 p.m. to add that a truce was declared in Hama.",
        "Sign up for our newsletter: every ceasefire, every morning.",
    ],
)
def test_furniture_gives_no_claims(furniture: str) -> None:
    alone = [(c.kind, c.sentence.text) for c in read_text(BODY)]
    assert alone
    assert [(c.kind, c.sentence.text) for c in read_text(f"{BODY}\n\n{furniture}")] == alone


def test_headline_and_body_tell_one_event() -> None:
    claims = read_text(f"Syrian army declares truce in the city of Aleppo\n\n{BODY}")
    declared = one(claims, "truce.declared")
    assert declared.sentence.text.startswith("The Syrian army")


def test_a_dateline_is_quoted_with_its_sentence_and_never_read() -> None:
    text = f"DAMASCUS, May 11 -- {BODY}"
    report = clean_report(text)
    declared = one(read(report), "truce.declared")
    assert declared.sentence.text.startswith("DAMASCUS, May 11")
    assert "Damascus" not in {place.name for place in declared.places}


def test_a_short_lead_is_read() -> None:
    text = "A truce began in Hama on Tuesday.\n\nGovernment troops and rebels have fought over the area for months."
    assert kinds(read_text(text)) == ["truce.in_effect"]


def test_an_undated_report_says_so_in_every_claim() -> None:
    claims = read_text(BODY.replace(", state television said", ""), published=None)
    assert claims
    assert {(c.report.published, c.report.published_basis) for c in claims} == {(None, "unknown")}
    declared = one(claims, "truce.declared")
    assert declared.when is not None
    assert (declared.when.start, declared.when.end) == (None, None)
    assert declared.when.expression is not None


def test_a_report_without_any_claim_is_no_error() -> None:
    assert (
        read_text("The museum in Aleppo opened its doors again on Tuesday after ten years of repairs to the roof.")
        == ()
    )
