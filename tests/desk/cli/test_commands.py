"""The commands as typed: results to standard output, issues to standard error, exit status by the contract."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.desk.cli.conftest import Run
from tests.runs.fakes import write
from trucewatch import __version__
from trucewatch.desk.cli.schema import SCHEMAS
from trucewatch.model.claim import Claim
from trucewatch.store.sql import open_store

DATED = "published: 2016-05-10\ntruce.declared: A calm begins at Saltmarsh.\n"
UNDATED = "truce.extended: The calm goes on.\nafter: Saltmarsh\n"
BAD = "BAD\n"

pytestmark = pytest.mark.usefixtures("simple_steps")


def objects(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_read_prints_a_table_that_says_who_what_and_in_which_words(run: Run, tmp_path: Path) -> None:
    write(tmp_path, a=DATED)
    output = run("read", "a.txt").stdout
    assert "a.txt  Tue 10 May 2016 (dateline), en, 1 claim" in output
    assert "truce declared" in output
    assert "The command" in output
    assert "A calm begins at Saltmarsh." in output
    assert "\x1b" not in output


def test_read_prints_one_claim_a_line_for_programs(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "reports", a=DATED, b=UNDATED)
    found = objects(run("read", "reports", "--format", "jsonl").stdout)
    assert [claim["kind"] for claim in found] == ["truce.declared", "truce.extended"]
    assert all(Claim.model_validate(claim) for claim in found)


def test_offsets_of_claims_point_into_what_format_text_prints(run: Run, tmp_path: Path) -> None:
    write(tmp_path, a=DATED)
    text = run("read", "a.txt", "--format", "text").stdout
    (claim,) = objects(run("read", "a.txt", "--format", "jsonl").stdout)
    for part in ("sentence", "trigger"):
        span = claim[part]
        assert isinstance(span, dict)
        assert text[span["start"] : span["end"]] == span["text"]


def test_the_published_option_dates_a_report_and_says_so(run: Run, tmp_path: Path) -> None:
    write(tmp_path, a=UNDATED)
    (claim,) = objects(run("read", "a.txt", "--format", "jsonl", "--published", "2016-05-10").stdout)
    report = claim["report"]
    assert isinstance(report, dict)
    assert (report["published"], report["published_basis"]) == ("2016-05-10", "option")


@pytest.mark.parametrize("when", ["10 May", "2016-13-40", "2016-05-10T99:00", ""])
def test_a_published_option_that_is_no_date_is_wrong_usage(run: Run, tmp_path: Path, when: str) -> None:
    write(tmp_path, a=UNDATED)
    result = run("read", "a.txt", "--published", when, code=2)
    assert "is not a date" in result.stderr
    assert result.stdout == ""


def test_one_bad_report_is_an_issue_and_the_others_are_read(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "reports", a=DATED, b=BAD, c=UNDATED)
    result = run("read", "reports", "missing.txt", "--format", "jsonl", code=1)
    assert len(objects(result.stdout)) == 2
    assert "issue reports/b.txt: clean: the file holds no words" in result.stderr
    assert "issue missing.txt: intake: no such file" in result.stderr


def test_a_report_without_claims_is_no_failure(run: Run, tmp_path: Path) -> None:
    write(tmp_path, a="Nothing of note.\n")
    assert "no claims" in run("read", "a.txt").stdout
    assert run("read", "a.txt", "--format", "jsonl").stdout == ""


@pytest.mark.parametrize(
    "words",
    [
        ["read"],
        ["add"],
        ["read", "a.txt", "--format", "xml"],
        ["read", "a.txt", "--jobs", "-1"],
        ["show", "everything"],
        ["show", "truce"],
        ["schema", "treaty"],
        ["desk", "--port", "70000"],
        ["export", "pdf"],
        ["nothing"],
        ["status", "--on", "yesterday"],
        ["status", "--known", "10/05/2016"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2_and_prints_no_result(run: Run, words: list[str]) -> None:
    result = run(*words, code=2)
    assert result.stdout == "" or words == ["show"]
    assert result.stderr


def test_add_makes_the_record_and_the_same_again_changes_nothing(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "reports", a=DATED, b=UNDATED)
    first = run("add", "reports")
    assert "2 added, 1 dated from the other reports; 2 claims taken in. Record: trucewatch.db" in first.stdout
    before = (tmp_path / "trucewatch.db").read_bytes()
    assert "2 unchanged; 0 claims" in run("add", "reports").stdout
    assert (tmp_path / "trucewatch.db").read_bytes() == before


def test_add_goes_to_the_record_named_by_option_environment_or_settings(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "reports", a=DATED)
    (tmp_path / "trucewatch.toml").write_text('record = "file.db"\n')
    run("add", "reports")
    monkeypatch.setenv("TRUCEWATCH_RECORD", "environment.db")
    run("add", "reports")
    run("add", "reports", "--record", "option.db")
    assert all((tmp_path / name).exists() for name in ("file.db", "environment.db", "option.db"))
    assert not (tmp_path / "trucewatch.db").exists()


def test_add_keeps_issues_and_ends_with_1(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "reports", a=DATED, b=BAD)
    result = run("add", "reports", code=1)
    assert "1 added, 1 not read" in result.stdout
    assert "issue reports/b.txt: clean" in result.stderr
    store = open_store("trucewatch.db")
    assert [issue.path for issue in store.issues()] == ["reports/b.txt"]
    store.close()
    assert "reports/b.txt" in run("show", "issues").stdout


@pytest.mark.parametrize(
    "part", ["truces", "incidents", "casualties", "talks", "contacts", "reports", "disputes", "issues"]
)
def test_every_listing_has_a_table_and_json_lines(run: Run, tmp_path: Path, part: str) -> None:
    write(tmp_path / "reports", a=DATED, b=UNDATED)
    run("add", "reports")
    table = run("show", part, "--on", "2016-05-10").stdout
    assert table.startswith("On Tue 10 May 2016, 12:00 UTC, as known ")
    objects(run("show", part, "--format", "jsonl").stdout)


def test_reports_are_listed_with_their_date_and_its_basis(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "reports", a=DATED, b=UNDATED)
    run("add", "reports")
    table = run("show", "reports").stdout
    assert table.count("Tue 10 May 2016") == 2
    assert "dateline" in table
    assert "inferred" in table
    rows = objects(run("show", "reports", "--format", "jsonl").stdout)
    assert {row["published_basis"] for row in rows} == {"dateline", "inferred"}


def test_a_truce_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "reports", a=UNDATED)
    run("add", "reports")
    assert "no truce 'minsk' in the record" in run("show", "truce", "minsk", code=2).stderr


def test_a_record_that_is_not_there_is_named_with_the_command_to_make_it(run: Run) -> None:
    for words in (["status"], ["show", "truces"], ["export", "jsonl"], ["desk", "--no-browser"]):
        error = run(*words, "--record", "none.db", code=2).stderr
        assert "none.db: no record there" in error
        assert "trucewatch add" in error
    assert not Path("none.db").exists()


def test_an_empty_situation_says_what_to_ask(run: Run, tmp_path: Path) -> None:
    write(tmp_path, a="published: 2016-05-10\nNothing of note.\n")
    run("add", "a.txt")
    output = run("status").stdout
    assert "No truce in force. Reports in the record run from Tue 10 May 2016 to Tue 10 May 2016" in output
    assert run("status", "--format", "jsonl").stdout == ""


def test_a_setting_that_cannot_be_used_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUCEWATCH_PORT", "http")
    assert "TRUCEWATCH_PORT: port is a whole number" in run("status", code=2).stderr


@pytest.mark.parametrize("noun", SCHEMAS)
def test_every_noun_has_a_schema(run: Run, noun: str) -> None:
    schema = json.loads(run("schema", noun).stdout)
    assert schema["title"] == SCHEMAS[noun].__name__
    assert schema["properties"]


def test_claims_fit_the_schema_they_are_published_with(run: Run, tmp_path: Path) -> None:
    write(tmp_path, a=DATED)
    schema = json.loads(run("schema", "claim").stdout)
    (claim,) = objects(run("read", "a.txt", "--format", "jsonl").stdout)
    assert set(claim) == set(schema["properties"])


def test_export_prints_the_same_objects_as_the_listings(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "reports", a=DATED, b=UNDATED)
    run("add", "reports")
    assert run("export", "jsonl", "--of", "reports").stdout == run("show", "reports", "--format", "jsonl").stdout
    assert len(objects(run("export", "jsonl", "--of", "claims").stdout)) == 2
    assert run("export", "jsonl", "--of", "claims", "--known", "2016-05-09").stdout == ""


@pytest.mark.parametrize("command", ["read", "add", "status", "show", "schema", "demo", "desk", "export"])
def test_every_command_shows_examples(run: Run, command: str) -> None:
    text = run(command, "--help").stdout
    assert "Examples:" in text
    assert f"trucewatch {command}" in text


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"trucewatch {__version__}\n"
