"""Who walks out of a truce ends it on its side; what is only threatened, or left for another reason, ends nothing."""

from __future__ import annotations

import pytest

from tests.reading.factory import kinds, names, one, told


@pytest.mark.parametrize(
    "sentence",
    [
        "The M23 walked out of the ceasefire on Wednesday.",
        "The M23 pulled out of the ceasefire on Wednesday after the army attacked Goma.",
        "The M23 on Wednesday walked out of a ceasefire in Goma after the government refused talks.",
        "The M23 withdrew from the truce on Wednesday.",
        "The M23 backed out of the truce on Wednesday.",
        "The M23 abandoned the truce on Wednesday.",
    ],
)
def test_who_leaves_a_truce_ends_it(sentence: str) -> None:
    claims = told("The truce in Goma took effect on Monday.", sentence)
    assert names(one(claims, "truce.terminated")) == {"M23"}
    assert kinds(claims, "posture") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The M23 threatened to pull out of the truce.",
        "The M23 will not walk out of the truce.",
        "The M23 pulled out of Goma under the truce on Wednesday.",
    ],
)
def test_a_truce_that_is_not_left_is_not_ended(sentence: str) -> None:
    assert "truce.terminated" not in kinds(told("The truce in Goma took effect on Monday.", sentence))
