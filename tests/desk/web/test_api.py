"""The HTTP API: the contract's JSON, at the clocks asked for, from the queries of the pages."""

from __future__ import annotations

import httpx
import pytest

from trucewatch.model.claim import Claim
from trucewatch.model.truce import CasualtyLine, Contact, Dispute, Talks, Truce

ON = {"on": "2016-05-10T12:00Z"}


@pytest.mark.parametrize(
    ("path", "noun", "least"),
    [
        ("truces", Truce, 2),
        ("casualties", CasualtyLine, 4),
        ("talks", Talks, 1),
        ("contacts", Contact, 1),
        ("disputes", Dispute, 2),
    ],
)
def test_a_listing_holds_nouns_of_the_contract(web: httpx.Client, path: str, noun: type, least: int) -> None:
    answer = web.get(f"/api/v1/{path}", params=ON).json()
    assert (answer["on"], answer["known"]) == ("2016-05-10T12:00Z", "2026-03-02T09:31Z")
    assert answer["count"] == len(answer["items"]) >= least
    for item in answer["items"]:
        noun.model_validate(item)  # type: ignore[attr-defined]


def test_one_truce_is_the_truce_of_the_listing(web: httpx.Client) -> None:
    listed = web.get("/api/v1/truces", params=ON).json()["items"]
    for truce in listed:
        assert web.get(f"/api/v1/truces/{truce['id']}", params=ON).json()["truce"] == truce


def test_known_takes_knowledge_back(web: httpx.Client) -> None:
    terms = [
        len(truce["terms"])
        for known in ("2016-05-05", "2016-05-07", "2016-05-10")
        for truce in web.get("/api/v1/truces", params=ON | {"known": known}).json()["items"]
        if truce["id"] == "sy-aleppo-2016-05-05"
    ]
    assert terms == [1, 2, 3]


def test_reports_and_claims(web: httpx.Client) -> None:
    rows = web.get("/api/v1/reports").json()["items"]
    assert len(rows) == 9
    page = web.get(f"/api/v1/reports/{rows[0]['id']}").json()
    for claim in page["claims"]:
        found = Claim.model_validate(web.get(f"/api/v1/claims/{claim['id']}").json())
        assert page["report"]["text"][found.sentence.start : found.sentence.end] == found.sentence.text


@pytest.mark.parametrize(
    ("path", "status"),
    [("truces/none-such", 404), ("reports/zz", 404), ("claims/zz", 404), ("nowhere", 404), ("truces?on=soon", 400)],
)
def test_errors_are_json_with_a_reason(web: httpx.Client, path: str, status: int) -> None:
    answer = web.get(f"/api/v1/{path}")
    assert answer.status_code == status
    assert set(answer.json()) == {"error", "reason"}


def test_the_api_describes_itself(web: httpx.Client) -> None:
    described = web.get("/api/v1/openapi.json").json()
    assert {
        f"/api/v1/{part}" for part in ("status", "truces", "casualties", "talks", "contacts", "reports", "disputes")
    } <= set(described["paths"])
    assert "Truce" in described["components"]["schemas"]
    assert not [path for path in described["paths"] if not path.startswith("/api/v1/")]
