"""What holds of every report: claims point at their own words, and the same report is read alike every time."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reading.factory import clean_report
from trucewatch.model.claim import Claim
from trucewatch.model.report import CleanReport
from trucewatch.reading.reader import read

SAMPLES = Path(__file__).parents[2] / "src" / "trucewatch" / "samples"
REPORTS = sorted(SAMPLES.glob("[0-9]*.txt"))


@cache
def sample(path: Path) -> CleanReport:
    return clean_report(path.read_text(encoding="utf-8"), "2016-09-14", name=path.name)


@cache
def paragraphs() -> tuple[str, ...]:
    return tuple(
        p for path in REPORTS for p in path.read_text(encoding="utf-8").split("\n\n") if any(map(str.isalnum, p))
    )


def assert_points_at_its_words(report: CleanReport, claims: tuple[Claim, ...]) -> None:
    for claim in claims:
        assert report.text[claim.sentence.start : claim.sentence.end] == claim.sentence.text
        assert report.text[claim.trigger.start : claim.trigger.end] == claim.trigger.text
        assert claim.sentence.covers(claim.trigger)
        assert claim.trigger.text.strip()
        assert claim.because
        if claim.figure and claim.kind.startswith("casualty"):
            assert claim.figure.text in claim.sentence.text


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_every_claim_of_a_sample_points_at_its_own_words(path: Path) -> None:
    assert_points_at_its_words(sample(path), read(sample(path)))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), many=st.integers(1, 6), gap=st.sampled_from(["\n\n", "\n", "\r\n\r\n", "\n\n \n"]))
def test_every_claim_points_at_its_own_words_however_paragraphs_are_shuffled(seed: int, many: int, gap: str) -> None:
    chosen = Random(seed).sample(paragraphs(), many)
    report = clean_report(gap.join(chosen))
    claims = read(report)
    assert_points_at_its_words(report, claims)
    assert len({claim.id for claim in claims}) == len(claims)


@pytest.mark.parametrize("path", REPORTS[::4], ids=lambda path: path.stem)
def test_the_same_report_is_read_alike_twice(path: Path) -> None:
    first, other = read(sample(path)), read(sample(REPORTS[0]))
    assert other == read(sample(REPORTS[0]))
    assert read(sample(path)) == first


@pytest.mark.parametrize("path", REPORTS[::4], ids=lambda path: path.stem)
def test_claims_stand_in_reading_order_with_ids_of_their_own(path: Path) -> None:
    claims = read(sample(path))
    assert [c.sentence.start for c in claims] == sorted(c.sentence.start for c in claims)
    assert len({claim.id for claim in claims}) == len(claims)


@pytest.mark.parametrize("path", REPORTS[::4], ids=lambda path: path.stem)
def test_claims_survive_json(path: Path) -> None:
    for claim in read(sample(path)):
        assert Claim.model_validate_json(claim.model_dump_json()) == claim
        assert Claim.model_validate(json.loads(claim.model_dump_json())).model_dump_json() == claim.model_dump_json()


def test_an_id_comes_from_the_words_and_not_from_the_run() -> None:
    text = (
        "The Syrian army declared a truce in Aleppo on Tuesday. Government troops "
        "and rebels have fought there for months."
    )
    (claim,) = read(clean_report(text))
    (again,) = read(clean_report(text, "2017-01-01", outlet="Another Paper", name="copy.txt"))
    assert claim.id == again.id
    (other,) = read(clean_report(f"{text} "))
    assert other.id != claim.id
