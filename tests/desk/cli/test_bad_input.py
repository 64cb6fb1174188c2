"""Bad input through the real commands and steps: one clear line each, the rest goes on, the record is whole."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desk.cli.conftest import Run
from trucewatch.store.sql import open_store

GOOD = """GENEVA, May 3, 2016 (Delta Wire) -- The two armies agreed on Tuesday to a ceasefire of 72 hours \
in Aleppo, the foreign ministry of Russia said.

The truce will begin at midnight on Wednesday, the ministry added in a statement.
"""
RUSSIAN = """МОСКВА, 3 мая. Стороны договорились во вторник о прекращении огня на семьдесят два часа.
Перемирие начнется в полночь на среду, добавили в ведомстве. Наблюдатели сообщили о тишине на линии фронта.
"""


def empty(folder: Path) -> Path:
    (folder / "empty.txt").touch()
    return folder / "empty.txt"


def blank(folder: Path) -> Path:
    (folder / "blank.txt").write_text(" \n\n\t\n")
    return folder / "blank.txt"


def rubbish(folder: Path) -> Path:
    (folder / "rubbish.txt").write_bytes(random.Random(5).randbytes(20_000))
    return folder / "rubbish.txt"


def picture(folder: Path) -> Path:
    (folder / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + random.Random(6).randbytes(4000))
    return folder / "picture.html"


def huge(folder: Path) -> Path:
    with (folder / "huge.html").open("wb") as file:
        file.write(b"<html><body><p>" + GOOD.encode())
        file.seek(50_000_000)
        file.write(b"</p></body></html>")
    return folder / "huge.html"


def foreign(folder: Path) -> Path:
    (folder / "foreign.txt").write_text(RUSSIAN * 3, encoding="utf-8")
    return folder / "foreign.txt"


def missing(folder: Path) -> Path:
    return folder / "missing.txt"


def dangling(folder: Path) -> Path:
    (folder / "dangling.txt").symlink_to(folder / "nowhere")
    return folder / "dangling.txt"


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.txt")
    return folder / "pipe.txt"


BAD: dict[str, tuple[Callable[[Path], Path], str]] = {
    "an empty file": (empty, "empty"),
    "a file of blanks": (blank, "white space"),
    "binary rubbish": (rubbish, "text"),
    "a picture called a page": (picture, "text"),
    "fifty megabytes": (huge, "too large"),
    "a language not read yet": (foreign, "language"),
    "a file that is not there": (missing, "no such file"),
    "a link that leads nowhere": (dangling, "no such file"),
    "a pipe": (pipe, "not a file"),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_report_is_one_line_and_the_others_are_read(run: Run, tmp_path: Path, what: str) -> None:
    make, words = BAD[what]
    bad = make(tmp_path)
    (tmp_path / "good.txt").write_text(GOOD)
    result = run("read", bad, "good.txt", "--format", "text", code=1)
    (line,) = result.stderr.strip().splitlines()
    assert line.startswith(f"issue {bad}: ")
    assert words in line
    assert result.stdout.startswith("GENEVA")


def test_a_folder_of_bad_reports_leaves_the_record_as_if_only_the_good_one_had_come(run: Run, tmp_path: Path) -> None:
    reports, alone = tmp_path / "reports", tmp_path / "alone"
    for folder in (reports, alone):
        folder.mkdir()
        (folder / "good.txt").write_text(GOOD)
    for make in (empty, blank, rubbish, picture, foreign, huge):
        make(reports)
    result = run("add", "reports", "--record", "mixed.db", code=1)
    assert "1 added, 6 not read" in result.stdout
    assert len(result.stderr.strip().splitlines()) == 6
    run("add", "alone", "--record", "alone.db")
    mixed, pure = open_store("mixed.db"), open_store("alone.db")
    assert mixed.claims() == pure.claims()
    assert [issue.step for issue in mixed.issues()] == [
        line.split(": ")[1] for line in result.stderr.strip().splitlines()
    ]
    again = run("add", "reports", "--record", "mixed.db", code=1)
    assert "1 unchanged, 6 not read" in again.stdout
    assert len(mixed.issues()) == 6
    mixed.close()
    pure.close()


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_other_encodings_are_read(run: Run, tmp_path: Path, encoding: str) -> None:
    quoted = GOOD.replace("foreign", "“foreign”").replace("ceasefire", "“ceasefire”").replace("truce", "‘truce’")
    (tmp_path / "report.txt").write_bytes(quoted.encode(encoding))
    assert "“foreign” ministry" in run("read", "report.txt", "--format", "text").stdout


def test_a_broken_encoding_loses_letters_and_not_the_report(run: Run, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_bytes(GOOD.encode().replace(b"foreign", b"fo\xff\xfe\xc3reign"))
    assert "agreed on Tuesday" in run("read", "report.txt", "--format", "text").stdout


def test_ten_thousand_nested_tags_are_survived(run: Run, tmp_path: Path) -> None:
    deep = 10_000
    page = f"<html><body>{'<div>' * deep}<p>{GOOD}</p>{'</div>' * deep}</body></html>"
    (tmp_path / "deep.html").write_text(page)
    (tmp_path / "good.txt").write_text(GOOD)
    result = run("read", "good.txt", "deep.html", "--format", "text")
    assert result.stdout.count("agreed on Tuesday") == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_folder_without_permission_is_an_issue(run: Run, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    (tmp_path / "good.txt").write_text(GOOD)
    result = run("read", "closed", "good.txt", "--format", "text", code=1)
    assert "issue closed: intake: permission denied" in result.stderr
    assert result.stdout.startswith("GENEVA")


def test_a_manifest_with_bad_rows_is_told_line_by_line_and_the_good_rows_hold(run: Run, tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for name in ("a.txt", "b.txt"):
        (reports / name).write_text(GOOD.replace(", May 3, 2016", "").replace("two", f"two {name[0].upper()}"))
    (reports / "manifest.csv").write_text(
        "path,published,outlet\na.txt,2016-05-03,Harbour News\nb.txt,2016-02-31,Harbour News\nc.txt,2016-05-03,\n"
    )
    result = run("add", "reports", code=1)
    errors = result.stderr.strip().splitlines()
    assert len(errors) == 2
    assert all("manifest.csv" in line for line in errors)
    assert any("'2016-02-31' is not a date" in line and "line 3" in line for line in errors)
    assert any("c.txt" in line and "line 4" in line for line in errors)
    store = open_store("trucewatch.db")
    assert {held.ref.path: held.ref.published_basis for held in store.all_held()}["a.txt"] == "manifest"
    assert len(store.all_held()) == 2
    store.close()


@pytest.mark.parametrize(
    "content", ["Dear diary,\n", "", "SQLite format 3\0 and no more"], ids=["text", "empty", "torn"]
)
@pytest.mark.parametrize("words", [["status"], ["show", "truces"], ["desk", "--no-browser"]], ids=" ".join)
def test_a_record_file_that_is_none_is_wrong_usage(run: Run, tmp_path: Path, content: str, words: list[str]) -> None:
    (tmp_path / "notes.txt").write_text(content)
    error = run(*words, "--record", "notes.txt", code=2).stderr
    assert error.startswith("trucewatch: notes.txt: ")
    assert len(error.strip().splitlines()) == 1
    assert (tmp_path / "notes.txt").read_text() == content


def test_adding_to_a_file_that_is_no_record_leaves_it_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Dear diary,\n")
    (tmp_path / "good.txt").write_text(GOOD)
    assert "not a trucewatch record" in run("add", "good.txt", "--record", "notes.txt", code=2).stderr
    assert "a directory" in run("add", "good.txt", "--record", ".", code=2).stderr
    assert (tmp_path / "notes.txt").read_text() == "Dear diary,\n"


def test_standard_input_is_a_report(run: Run) -> None:
    assert "agreed on Tuesday" in run("read", "-", "--format", "text", stdin=GOOD).stdout
    assert "issue standard input: intake" in run("read", "-", stdin="", code=1).stderr


def test_a_file_name_that_is_no_text_is_written_with_its_bytes(run: Run, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    odd = Path(os.fsdecode(os.fsencode(tmp_path / "reports") + b"/caf\xe9 [b].txt"))
    odd.write_text(GOOD)
    assert r"caf\xe9 [b].txt" in run("read", "reports").stdout
    run("read", "reports", "--format", "jsonl")
    run("add", "reports")
    assert r"caf\xe9 [b].txt" in run("show", "reports", "--format", "jsonl").stdout.replace(r"\\", "\\")
    odd.write_text("")
    assert r"caf\xe9 [b].txt: intake: the file is empty" in run("add", "reports", code=1).stderr


def test_brackets_in_names_are_no_markup(run: Run, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(GOOD)
    (tmp_path / "manifest.csv").write_text("path,outlet\nreport.txt,Post [sic] [/bold]\n")
    run("add", "report.txt")
    assert "Post [sic] [/bold]" in run("show", "reports").stdout


def test_escape_sequences_of_a_report_do_not_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(GOOD.replace("two armies", "two \x1b[31marmies\x07\x1b]0;title\x07"))
    for form in ("table", "text"):
        assert "\x1b" not in run("read", "report.txt", "--format", form).stdout
