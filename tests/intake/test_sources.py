"""Reports from files, folders and standard input; trouble with one never ends the run."""

from __future__ import annotations

import hashlib
import io
import os
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from trucewatch.intake import sources
from trucewatch.intake.sources import gather
from trucewatch.model.issue import Issue
from trucewatch.model.report import Hints, RawReport

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def found(*paths: Path | str, hints: Hints | None = None, stdin: bytes | None = None) -> list[RawReport | Issue]:
    return list(gather(paths, hints, NOW, io.BytesIO(stdin) if stdin is not None else None))


def names(items: list[RawReport | Issue]) -> list[str]:
    return [item.receipt.path for item in items if isinstance(item, RawReport)]


def issues(items: list[RawReport | Issue]) -> list[Issue]:
    return [item for item in items if isinstance(item, Issue)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.html", "sub/c.md", "sub/deep/d", ".hidden", "picture.jpg", "table.csv"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"report {name}")
    return tmp_path


def test_a_folder_is_read_in_the_order_of_names(folder: Path) -> None:
    assert names(found(folder)) == ["a.html", "b.txt", "sub/c.md", "sub/deep/d"]
    assert issues(found(folder)) == []


def test_bytes_come_with_a_receipt(folder: Path) -> None:
    (report,) = found(folder / "b.txt")
    assert isinstance(report, RawReport)
    assert report.data == b"report b.txt"
    assert report.receipt.sha256 == hashlib.sha256(report.data).hexdigest()
    assert report.id == f"sha256:{report.receipt.sha256}"
    assert (report.receipt.bytes, report.receipt.media_type) == (12, "text/plain")
    assert report.receipt.received_at == "2026-01-02T03:04:05+00:00"


def test_a_file_met_twice_is_taken_once(folder: Path) -> None:
    assert names(found(folder / "b.txt", folder, folder / "b.txt")) == ["b.txt", "a.html", "sub/c.md", "sub/deep/d"]


def test_standard_input_is_one_report() -> None:
    (report,) = found("-", stdin=b"A truce was agreed.")
    assert isinstance(report, RawReport)
    assert (report.receipt.path, report.data) == ("-", b"A truce was agreed.")


def test_without_standard_input_there_is_an_issue() -> None:
    assert issues(found("-"))[0].path == "-"


def test_the_manifest_speaks_for_its_folder(folder: Path) -> None:
    (folder / "manifest.csv").write_text("path,published,agency\nb.txt,2016-05-10,AFP\nsub/c.md,2016-05-11,\n")
    reports = {r.receipt.path: r for r in found(folder) if isinstance(r, RawReport)}
    assert reports["b.txt"].hints == Hints(published="2016-05-10", published_basis="manifest", agency="AFP")
    assert reports["sub/c.md"].hints.published == "2016-05-11"
    assert reports["a.html"].hints == Hints()
    assert "manifest.csv" not in reports


def test_the_nearest_manifest_holds(folder: Path) -> None:
    (folder / "manifest.csv").write_text("path,published\nsub/c.md,2016-05-11\n")
    (folder / "sub" / "manifest.csv").write_text("path,published\nc.md,2016-05-12\n")
    assert {r.hints.published for r in found(folder) if isinstance(r, RawReport)} == {None, "2016-05-12"}


def test_a_file_named_by_itself_has_the_manifest_beside_it(folder: Path) -> None:
    (folder / "manifest.csv").write_text("path,published\nb.txt,2016-05-10\ngone.txt,2016-05-10\n")
    items = found(folder / "b.txt")
    assert isinstance(items[0], RawReport)
    assert items[0].hints.published == "2016-05-10"
    assert issues(items) == []


def test_an_option_beats_the_manifest(folder: Path) -> None:
    (folder / "manifest.csv").write_text("path,published,outlet\nb.txt,2016-05-10,Oros Daily\n")
    (report,) = found(folder / "b.txt", hints=Hints(published="2016-05-09", published_basis="option"))
    assert isinstance(report, RawReport)
    assert report.hints == Hints(published="2016-05-09", published_basis="option", outlet="Oros Daily")


def test_bad_rows_are_issues_with_file_and_line_and_the_rest_goes_on(folder: Path) -> None:
    (folder / "manifest.csv").write_text("path,published\ngone.txt,2016-05-10\nb.txt,2016-02-30\na.html,2016-05-01\n")
    items = found(folder)
    assert [(i.step, Path(i.path).name, i.reason) for i in issues(items)] == [
        ("manifest", "manifest.csv", "line 3: '2016-02-30' is not a date (write YYYY-MM-DD)"),
        ("manifest", "manifest.csv", "line 2: no such file: gone.txt"),
    ]
    assert names(items) == ["a.html", "b.txt", "sub/c.md", "sub/deep/d"]
    assert issues(items)[0].at == "2026-01-02T03:04:05+00:00"


def test_a_manifest_is_not_a_report(folder: Path) -> None:
    (folder / "manifest.csv").write_text("path\nb.txt\n")
    assert "not a report" in issues(found(folder / "manifest.csv"))[0].reason


@pytest.mark.parametrize(("content", "reason"), [(b"", "empty"), (b"x" * 101, "too large")])
def test_files_that_cannot_be_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, reason: str
) -> None:
    monkeypatch.setattr(sources, "MAX_BYTES", 100)
    (tmp_path / "odd.txt").write_bytes(content)
    (tmp_path / "ok.txt").write_bytes(b"fine")
    items = found(tmp_path)
    assert names(items) == ["ok.txt"]
    (issue,) = issues(items)
    assert (issue.path, issue.step) == (str(tmp_path / "odd.txt"), "intake")
    assert reason in issue.reason


def test_a_path_that_leads_nowhere_is_an_issue_and_the_rest_goes_on(folder: Path) -> None:
    items = found(folder / "none.txt", folder / "b.txt")
    assert issues(items)[0].reason == "no such file or folder"
    assert names(items) == ["b.txt"]


def test_links_that_lead_nowhere_or_in_circles(folder: Path) -> None:
    (folder / "dangling.txt").symlink_to(folder / "nothing.txt")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "sub" / "up").symlink_to(folder, target_is_directory=True)
    items = found(folder)
    assert names(items) == ["a.html", "b.txt", "sub/c.md", "sub/deep/d"]
    assert {Path(i.path).name for i in issues(items)} == {"dangling.txt", "loop.txt"}
    assert all("nowhere" in i.reason for i in issues(items))


@pytest.fixture
def odd_files(tmp_path: Path) -> Iterator[Path]:
    os.mkfifo(tmp_path / "pipe.txt")
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(tmp_path / "socket.txt"))
    (tmp_path / "ok.txt").write_text("fine")
    yield tmp_path
    listening.close()


def test_pipes_and_sockets_in_a_folder_are_passed_over(odd_files: Path) -> None:
    assert names(found(odd_files)) == ["ok.txt"]
    assert issues(found(odd_files)) == []


def test_a_pipe_asked_for_by_name_is_an_issue(odd_files: Path) -> None:
    assert "not a file or folder" in issues(found(odd_files / "pipe.txt"))[0].reason


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything, so permission cannot be refused")
def test_what_may_not_be_read_is_an_issue(folder: Path) -> None:
    (folder / "b.txt").chmod(0)
    (folder / "sub").chmod(0)
    try:
        items = found(folder)
        assert names(items) == ["a.html"]
        assert {i.reason for i in issues(items)} == {"permission denied"}
    finally:
        (folder / "sub").chmod(0o700)


def test_refused_permission_is_told_for_what_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same without depending on who runs the tests: the operating system's refusal, raised by hand."""

    def refuse(path: object) -> list[str]:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "listdir", refuse)
    (issue,) = issues(found(folder))
    assert (issue.path, issue.reason) == (str(folder), "permission denied")


def test_reports_come_one_at_a_time(folder: Path) -> None:
    stream = gather([folder], None, NOW)
    assert isinstance(next(stream), RawReport)
    (folder / "b.txt").unlink()
    assert [type(item).__name__ for item in stream] == ["Issue", "RawReport", "RawReport"]
