"""Text in capitals throughout is read like any other, and shown as printed."""

from __future__ import annotations

import pytest

from tests.reading.factory import names, one, places, told
from trucewatch.lexicon.words import load_words
from trucewatch.reading.casing import natural_case


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (
            "GUERRILLAS OF THE ELN ATTACKED A POLICE STATION NEAR SAN SALVADOR ON MONDAY.",
            "Guerrillas of the ELN attacked a police station near San Salvador on Monday.",
        ),
        (
            "THE ARMY KILLED TEN REBELS ON 7 MAY AND MAY ATTACK AGAIN, COLONEL PEREZ SAID.",
            "The army killed ten rebels on 7 May and may attack again, colonel Perez said.",
        ),
        ("THE UNITED STATES ACCUSED MOSCOW. THE KREMLIN DENIED EVERYTHING.", None),
    ],
)
def test_prose_from_capitals(printed: str, read: str | None) -> None:
    cased = natural_case(printed, load_words())
    assert len(cased) == len(printed)
    assert cased == (read or "The United States accused Moscow. The Kremlin denied everything.")


@pytest.mark.parametrize(
    "text",
    [
        "The army said that NATO and the UN had been told of the attack on Monday.",
        "URGENT: UN\n\nThe army said that rebels had attacked the town of Homs on Monday.",
    ],
)
def test_a_text_with_some_capitals_stays_as_it_is(text: str) -> None:
    assert natural_case(text, load_words()) == text


def test_a_report_in_capitals_makes_claims_that_show_it_as_printed() -> None:
    sentence = "REBELS SHELLED A MARKET IN HOMS ON MONDAY, KILLING 12 PEOPLE."
    claim = one(
        told(sentence, front="GOVERNMENT TROOPS AND REBELS HAVE FOUGHT OVER THE AREA FOR MONTHS."), "incident.reported"
    )
    assert (claim.sentence.text, claim.trigger.text) == (sentence, "SHELLED")
    assert (places(claim), names(claim, "attacker")) == ({"Homs"}, {"Syrian rebels"})
