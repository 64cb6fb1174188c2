"""The gazetteer's keys and its index: the same answers with a cache, without one, and after somebody broke it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.lexicon import gazetteer_index, gazetteer_rows
from trucewatch.lexicon.gazetteer_names import acronym, fold, keys_of, shortened, sound
from trucewatch.lexicon.gazetteer_rows import PlaceRow


class TestKeys:
    @pytest.mark.parametrize(
        ("printed", "stored"),
        [
            ("Sana’a", "Sanaa"),
            ("Ma‘ān", "Maan"),
            ("Şanlıurfa", "Sanliurfa"),
            ("DEIR EZ-ZOR", "Deir ez Zor"),
            ("St. Petersburg", "Saint Petersburg"),
            ("Mt. Sinjar", "Mount Sinjar"),
            ("Bosnia & Herzegovina", "Bosnia and Herzegovina"),
            ("Tel\u00a0Aviv", "Tel Aviv"),
        ],
    )
    def test_spellings_of_one_name_meet(self, printed: str, stored: str) -> None:
        assert fold(printed) == fold(stored)

    def test_a_pronoun_is_no_country(self) -> None:
        assert "=US" in keys_of("US")
        assert "=US" not in keys_of("us")

    def test_initials_are_no_abbreviation(self) -> None:
        assert acronym("D.E.") == "D.E." != acronym("DE")

    def test_a_full_stop_tells_a_state_from_a_word(self) -> None:
        assert shortened("Ill.") == "ill"
        assert shortened("Ill") is None

    def test_an_arabic_article_may_be_dropped(self) -> None:
        assert "bab" in keys_of("al-Bab")
        assert keys_of("An Alexandria") == ("an alexandria",)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Talbiseh", "Talbisseh"),
            ("Raqqah", "Raqa"),
            ("Deir ez-Zor", "Dayr el-Zour"),
            ("Kafr Zita", "Kafar Zeita"),
            ("Maarat al-Numan", "Maaret Alnouman"),
        ],
    )
    def test_what_is_heard_alike_is_stored_alike(self, one: str, other: str) -> None:
        assert sound(fold(one)) == sound(fold(other)) is not None

    def test_short_names_are_not_told_by_their_sound(self) -> None:
        assert sound("hit") is None
        assert sound("aa") is None

    @given(st.text(max_size=40))
    def test_folding_twice_changes_nothing(self, name: str) -> None:
        assert fold(fold(name)) == fold(name)

    @given(st.text(max_size=40))
    def test_any_text_has_keys_or_none(self, name: str) -> None:
        assert all(keys_of(name)) or not keys_of(name)


def row(id: str, name: str, *, other: tuple[str, ...] = (), fame: float = 1.0) -> PlaceRow:
    return PlaceRow(
        id, name, "SY", 36.0, 37.0, "city", "Asia/Damascus", 10, "North", fame, (fold(name),), tuple(map(fold, other))
    )


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """A gazetteer of two places; counts how often it is made."""
    times: list[int] = []

    def rows() -> Iterator[PlaceRow]:
        times.append(1)
        yield row("one", "Tarsin", fame=5.0)
        yield row("two", "Tarsin", fame=9.0)
        yield row("three", "Qahra", other=("Tarsin",), fame=99.0)

    monkeypatch.setattr(gazetteer_rows, "rows", rows)
    gazetteer_index.forget()
    yield times
    gazetteer_index.forget()


def names(key: str) -> list[str]:
    return [found.id for found in gazetteer_index.find(key)]


class TestIndex:
    def test_proper_names_come_before_other_names_and_the_known_before_the_unknown(
        self, made: list[int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
        assert names("tarsin") == ["two", "one", "three"]
        assert names("nowhere") == []

    def test_it_is_made_once_and_opened_ever_after(
        self, made: list[int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
        first = names("tarsin")
        gazetteer_index.forget()
        assert names("tarsin") == first
        assert len(made) == 1
        assert [path.suffix for path in (tmp_path / "trucewatch").iterdir()] == [".sqlite"]

    def test_without_a_place_for_a_cache_the_answers_are_the_same(
        self, made: list[int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        a_file = tmp_path / "file"
        a_file.write_text("no folder")
        monkeypatch.setenv("XDG_CACHE_HOME", str(a_file))
        assert names("tarsin") == ["two", "one", "three"]
        assert a_file.read_text() == "no folder"

    def test_nobody_knows_where_home_is(self, made: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
        monkeypatch.delenv("HOME", raising=False)
        monkeypatch.delenv("LOCALAPPDATA", raising=False)
        assert gazetteer_index.cache_folder() is None
        assert names("qahra") == ["three"]

    @pytest.mark.parametrize("damage", [b"", b"not a database at all" * 100])
    def test_a_broken_index_is_made_anew(
        self, made: list[int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, damage: bytes
    ) -> None:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
        path = tmp_path / "trucewatch" / f"gazetteer-{gazetteer_rows.digest()}.sqlite"
        path.parent.mkdir()
        path.write_bytes(damage)
        assert names("tarsin") == ["two", "one", "three"]
        gazetteer_index.forget()
        assert names("tarsin") == ["two", "one", "three"]
        assert len(made) == 1

    def test_the_index_of_an_earlier_release_goes(
        self, made: list[int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
        old = tmp_path / "trucewatch" / "gazetteer-0123.sqlite"
        old.parent.mkdir()
        old.write_bytes(b"")
        names("tarsin")
        assert not old.exists()

    @pytest.mark.skipif(not hasattr(os, "fork"), reason="this platform does not fork")
    def test_a_forked_worker_opens_its_own(
        self, made: list[int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
        expected = names("tarsin")
        child = os.fork()
        if child == 0:
            os._exit(0 if names("tarsin") == expected else 1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
