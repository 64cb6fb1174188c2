from trucewatch.reading.stretches import Stretches


def test_a_stretch_is_touched_where_it_shares_a_character() -> None:
    named = Stretches.of([(10, 14), (2, 5)])
    assert named.touch(4, 6)
    assert named.touch(11, 12)
    assert not named.touch(5, 10)
    assert not named.touch(14, 20)


def test_a_long_stretch_is_not_hidden_by_a_short_one_that_begins_later() -> None:
    assert Stretches.of([(0, 100), (20, 25)]).touch(60, 61)


def test_nothing_touches_no_stretch() -> None:
    assert not Stretches.of([]).touch(0, 1000)
