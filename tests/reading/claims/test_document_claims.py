"""Texts that several issued together; what one side states is no joint text."""

from __future__ import annotations

import pytest

from tests.reading.factory import kinds, names, one, told


@pytest.mark.parametrize(
    "sentence",
    [
        "Russia and the United States said in a joint statement on Monday that they would redouble efforts in Syria.",
        "In a joint statement on Monday, Russia and the United States pledged to redouble efforts in Syria.",
        "Russia and the United States issued a joint statement on Syria on Monday.",
        "A joint statement on Syria was issued by Russia and the United States on Monday.",
    ],
)
def test_a_joint_statement_has_two_issuers(sentence: str) -> None:
    document = one(told(sentence), "document.issued")
    assert document.subtype == "joint_statement"
    assert names(document, "issuer") == {"Russia", "United States"}


def test_a_statement_of_one_side_is_no_joint_text() -> None:
    assert "document.issued" not in kinds(
        told("Russia said in a statement on Monday that it would redouble efforts in Syria.")
    )


def test_a_communique_of_three() -> None:
    document = one(
        told("In their joint communique, Russia, Turkey and Iran said they would redouble efforts in Syria."),
        "document.issued",
    )
    assert names(document, "issuer") == {"Russia", "Turkey", "Iran"}


def test_who_is_named_behind_a_text_but_does_nothing_issued_none() -> None:
    claims = told("In a joint statement on Monday on Russia and the United States, the envoy voiced hope for Syria.")
    assert "document.issued" not in kinds(claims)
