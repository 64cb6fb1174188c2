"""Commands run in this process, in an empty folder, with nothing set in the environment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.runs.fakes import STEPS
from trucewatch.desk import bootstrap
from trucewatch.desk.cli.app import app
from trucewatch.intake.sources import gather

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """``run("status", "--on", "2016-05-10")``; ``code=`` is the exit status expected, ``stdin=`` what is piped in."""
    monkeypatch.chdir(tmp_path)
    for name in ("TRUCEWATCH_RECORD", "TRUCEWATCH_PORT", "TRUCEWATCH_JOBS", "COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def invoke(*words: str | Path, code: int = 0, stdin: str | bytes | None = None) -> Result:
        result = CliRunner().invoke(app, [str(word) for word in words], input=stdin)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == code, result.output
        assert "Traceback" not in result.stderr
        return result

    return invoke


@pytest.fixture
def simple_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands read with the small steps of tests.runs.fakes: no language model, one claim a line."""
    monkeypatch.setattr(bootstrap, "steps", lambda: STEPS)


@pytest.fixture
def simple_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands gather as they do, and read with the small steps."""
    monkeypatch.setattr(bootstrap, "steps", lambda: replace(STEPS, gather=gather))
