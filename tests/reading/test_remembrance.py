"""Old truces that a report remembers are history, also where no day stands beside them."""

from __future__ import annotations

import pytest

from tests.reading.factory import one, read_text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "The city marked the 30th anniversary of the ceasefire on Sunday. The army and the rebels agreed to a "
            "truce after shelling and air strikes had killed 400 civilians and soldiers.",
            "truce.agreed",
        ),
        (
            "Miriam Oduya, who brokered the 1994 ceasefire between the army and the rebels, has died aged 81.",
            "truce.agreed",
        ),
        (
            "It is exactly 20 years since the rebels announced a ceasefire in their war with the army. Shelling had "
            "emptied three towns.",
            "truce.declared",
        ),
        (
            "July 27 marks the date in 1953 when the armistice was signed. The Korean War had killed soldiers and "
            "civilians of many nations.",
            "truce.agreed",
        ),
        (
            "On 31 August 1994 the IRA declared a ceasefire. Just weeks later, loyalist paramilitaries announced a "
            "ceasefire as well. The army kept its troops in the streets.",
            "truce.declared",
        ),
    ],
)
def test_what_is_remembered_is_history(text: str, kind: str) -> None:
    claims = [claim for claim in read_text(text) if claim.kind == kind]
    assert claims
    assert {claim.modality for claim in claims} == {"historical"}
    assert all(claim.details["background"] for claim in claims)


def test_a_day_filled_in_from_the_report_is_not_that_of_the_old_truce() -> None:
    claim = one(
        read_text(
            "On this day in history: the army and the rebels signed a truce on May 3. Shelling had lasted a year.",
        ),
        "truce.agreed",
    )
    assert (claim.modality, claim.when) == ("historical", None)


def test_a_headline_is_as_old_as_what_it_heads() -> None:
    claims = read_text(
        "Army declares a truce\n\nOn November 21, 1992, the army declared a truce in its war with the rebels. Shelling "
        "of the towns ended, and troops went home."
    )
    assert {c.modality for c in claims if c.kind == "truce.declared"} == {"historical"}


@pytest.mark.parametrize(
    "text",
    [
        "The army and the rebels declared a truce in Aleppo on Monday, the tenth anniversary of the 2006 ceasefire.",
        "The army and the rebels agreed to a truce in Aleppo, the first since 2012. Shelling had emptied the town.",
        "Two museums were shelled before the army and the rebels declared a truce in Aleppo on Wednesday.",
        "The army declared a truce in Aleppo. A ceasefire of 2012 had failed within days, and rebels doubt this one.",
        "The war, which began in 2011, paused when the army and the rebels declared a truce in Aleppo.",
    ],
)
def test_news_with_a_word_of_the_past_is_news(text: str) -> None:
    made = [c for c in read_text(text) if c.kind in ("truce.declared", "truce.agreed") and c.modality == "actual"]
    assert len(made) == 1


def test_nothing_is_old_where_the_day_of_the_report_is_not_known() -> None:
    claims = read_text(
        "It is 20 years since the rebels announced a ceasefire. The army had shelled them.", published=None
    )
    assert "historical" not in {claim.modality for claim in claims}
