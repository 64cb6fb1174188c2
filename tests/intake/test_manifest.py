"""manifest.csv: what reports do not say themselves."""

from __future__ import annotations

import pytest

from trucewatch.intake.manifest import parse_manifest, read_day, read_manifest
from trucewatch.model.report import Hints


def test_a_row_becomes_hints() -> None:
    manifest = parse_manifest(b"path,published,url,outlet,agency,language\na.txt,2016-05-10,,Oros Daily,Reuters,en\n")
    assert manifest.rows == {
        "a.txt": Hints(
            published="2016-05-10", published_basis="manifest", outlet="Oros Daily", agency="Reuters", language="en"
        )
    }
    assert manifest.troubles == ()


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfpath,published\na.txt,2016-05-10\n",
        b"published,note,path\r\n2016-05-10,seen twice,a.txt\r\n",
        b' Path , Published \n"a.txt", 2016-05-10\n\n',
        b"path,published,outlet\na.txt,2016-05-10\n",
        "path,published,outlet\na.txt,2016-05-10,Málaga Hoy\n".encode("cp1252"),
    ],
    ids=["byte order mark", "unknown column", "spaces", "missing cell", "not UTF-8"],
)
def test_tables_as_people_make_them(data: bytes) -> None:
    manifest = parse_manifest(data)
    assert manifest.rows["a.txt"].published == "2016-05-10"
    assert manifest.troubles == ()


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("a.txt,2016-02-30", "'2016-02-30' is not a date"),
        ("a.txt,yesterday", "'yesterday' is not a date"),
        ("a.txt,10/05/2016", "is not a date"),
        ("/etc/passwd,2016-05-10", "leads out of the folder"),
        ("../other/a.txt,2016-05-10", "leads out of the folder"),
        ("sub/../../a.txt,2016-05-10", "leads out of the folder"),
        ("C:\\a.txt,2016-05-10", "leads out of the folder"),
        ("~/a.txt,2016-05-10", "leads out of the folder"),
        (",2016-05-10", "names no path"),
    ],
)
def test_a_row_that_cannot_be_used_is_told_by_its_line_and_the_rest_holds(row: str, reason: str) -> None:
    manifest = parse_manifest(f"path,published\nfirst.txt,2016-05-01\n{row}\nlast.txt,2016-05-02\n".encode())
    assert set(manifest.rows) == {"first.txt", "last.txt"}
    (trouble,) = manifest.troubles
    assert trouble.line == 3
    assert reason in trouble.reason


def test_a_cell_over_several_lines_does_not_shift_the_line_told() -> None:
    manifest = parse_manifest(b'path,published,outlet\na.txt,2016-05-01,"Oros\nDaily"\nb.txt,never,\n')
    assert [t.line for t in manifest.troubles] == [4]


def test_the_same_report_twice_keeps_its_first_row() -> None:
    manifest = parse_manifest(b"path,published\na.txt,2016-05-01\n./a.txt,2016-05-02\na.txt,2016-05-01\n")
    assert manifest.rows["a.txt"].published == "2016-05-01"
    assert [t.line for t in manifest.troubles] == [3]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"file,published\na.txt,2016-05-01\n", "no column is called path"),
        (b"path\x00,published\n", "binary"),
        (b"", ""),
    ],
)
def test_what_is_no_manifest_says_so(data: bytes, reason: str) -> None:
    manifest = parse_manifest(data)
    assert not manifest.rows
    assert reason in " ".join(t.reason for t in manifest.troubles)


def test_missing_files_are_told(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "here.txt").write_text("x")
    (tmp_path / "manifest.csv").write_text("path,published\nhere.txt,2016-05-01\ngone.txt,2016-05-02\n")
    manifest = read_manifest(tmp_path)
    assert [(t.line, t.reason) for t in manifest.troubles] == [(3, "no such file: gone.txt")]
    assert "here.txt" in manifest.rows


def test_a_folder_without_a_manifest_is_no_trouble(tmp_path) -> None:  # type: ignore[no-untyped-def]
    assert read_manifest(tmp_path).troubles == ()


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2016", "2016"),
        ("2016-05", "2016-05"),
        ("2016-05-10", "2016-05-10"),
        ("2016-05-10T18:30:00Z", "2016-05-10T18:30+00:00"),
        ("2016-05-10 18:30 +0300", "2016-05-10T18:30+03:00"),
        ("2016-05-10T18:30", "2016-05-10"),
        ("2016-13", None),
        ("2016-05-10T25:00Z", None),
        ("May 10", None),
    ],
)
def test_days_keep_the_precision_given(words: str, day: str | None) -> None:
    assert read_day(words) == day
