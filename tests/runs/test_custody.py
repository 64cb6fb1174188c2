"""Which of several arrivals of one report counts does not depend on which came first."""

from __future__ import annotations

from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from tests.runs.fakes import raw_of
from trucewatch.model.report import Hints, PublishedBasis
from trucewatch.model.stores import Received
from trucewatch.runs.custody import merged, primary


def arrival(path: str, published: str | None = None, basis: PublishedBasis = "manifest", **hints: str) -> Received:
    said = Hints(published=published, published_basis=basis if published else "unknown", **hints)
    return Received(raw_of("The same words.\n", path).receipt, said)


def fold(*arrivals: Received) -> tuple[Received, ...]:
    return reduce(merged, arrivals, ())


def test_an_arrival_that_states_the_date_is_read() -> None:
    chosen = primary(fold(arrival("a.txt"), arrival("b.txt", "2016-05-10")))
    assert (chosen.receipt.path, chosen.hints.published) == ("b.txt", "2016-05-10")


def test_an_option_beats_a_manifest() -> None:
    chosen = primary(fold(arrival("a.txt", "2016-05-09"), arrival("b.txt", "2016-05-10", "option")))
    assert (chosen.hints.published, chosen.hints.published_basis) == ("2016-05-10", "option")


def test_of_two_dates_the_earlier_holds_because_the_text_existed_then() -> None:
    chosen = primary(fold(arrival("copy.txt", "2016-05-11"), arrival("story.txt", "2016-05-10")))
    assert chosen.receipt.path == "story.txt"


def test_what_one_arrival_leaves_open_another_completes() -> None:
    chosen = primary(fold(arrival("a.txt", outlet="Harbour News"), arrival("b.txt", "2016-05-10", agency="Delta Wire")))
    assert (chosen.hints.outlet, chosen.hints.agency, chosen.hints.published) == (
        "Harbour News",
        "Delta Wire",
        "2016-05-10",
    )


def test_coming_again_by_the_same_path_corrects_what_is_stated_and_keeps_the_rest() -> None:
    wrong = arrival("a.txt", "2015-05-10", outlet="Harbour News")
    (corrected,) = fold(wrong, arrival("a.txt", "2016-05-10", "option"))
    assert (corrected.hints.published, corrected.hints.outlet) == ("2016-05-10", "Harbour News")
    (same,) = fold(corrected, arrival("a.txt"))
    assert same == corrected


dates = st.none() | st.sampled_from(["2016", "2016-05", "2016-05-09", "2016-05-10"])
arrivals = st.lists(
    st.builds(
        arrival,
        st.sampled_from(["a.txt", "b.txt", "c.txt", "d/a.txt"]),
        dates,
        st.sampled_from(["option", "manifest"]),
        outlet=st.sampled_from(["Harbour News", "Delta Wire"]),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda each: each.receipt.path,
)


@given(arrivals, st.randoms())
def test_the_order_of_arrival_does_not_matter(them: list[Received], chance: object) -> None:
    shuffled = list(them)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert fold(*them) == fold(*shuffled)
    assert primary(fold(*them)) == primary(fold(*shuffled))


@given(arrivals)
def test_the_same_arrivals_again_change_nothing(them: list[Received]) -> None:
    assert fold(*them, *them) == fold(*them)
