"""What can be set outside the command line: environment variables first, then a ``trucewatch.toml`` beside the work.

| environment         | trucewatch.toml | meaning                                         | default       |
|---------------------|-----------------|-------------------------------------------------|---------------|
| TRUCEWATCH_RECORD   | record          | file (or URL) of the record                     | trucewatch.db |
| TRUCEWATCH_PORT     | port            | where the desk listens on 127.0.0.1             | 8470          |
| TRUCEWATCH_JOBS     | jobs            | processes that read reports; 0 chooses          | 0             |
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from trucewatch.errors import SettingsError

FILE_NAME = "trucewatch.toml"
PREFIX = "TRUCEWATCH_"
MAX_JOBS = 256


@dataclass(frozen=True, slots=True)
class Settings:
    record: str = "trucewatch.db"
    port: int = 8470
    jobs: int = 0


def load(environment: Mapping[str, str], folder: Path) -> Settings:
    """Settings for a process that runs in ``folder``. Raises SettingsError naming the setting and where it stands."""
    values = _from_file(folder / FILE_NAME)
    for field in fields(Settings):
        variable = PREFIX + field.name.upper()
        # An empty variable is how a shell says "not set"; taking it as a file name would make a nameless record.
        if environment.get(variable):
            values[field.name] = (environment[variable], variable)
    return Settings(**{name: _checked(name, value, where) for name, (value, where) in values.items()})


def _from_file(path: Path) -> dict[str, tuple[Any, str]]:
    try:
        with path.open("rb") as file:
            found = tomllib.load(file)
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read as settings: {error}") from error
    known = {field.name for field in fields(Settings)}
    unknown = sorted(set(found) - known)
    if unknown:
        raise SettingsError(f"{path}: no such setting: {', '.join(unknown)} (there are {', '.join(sorted(known))})")
    values = {name: (value, f"{path}, {name}") for name, value in found.items()}
    record, where = values.get("record", (None, ""))
    # A relative file name in the settings file is meant beside that file.
    if isinstance(record, str) and record and "://" not in record:
        values["record"] = (str(path.parent / record), where)
    return values


def _checked(name: str, value: Any, where: str) -> Any:
    if name == "record":
        if not isinstance(value, str) or not value.strip():
            raise SettingsError(f"{where}: the record is a file name or URL, not {value!r}")
        return value
    low, high = {"port": (1, 65535), "jobs": (0, MAX_JOBS)}[name]
    try:
        number = int(value) if not isinstance(value, bool) else None
    except (TypeError, ValueError):
        number = None
    if number is None or not low <= number <= high:
        raise SettingsError(f"{where}: {name} is a whole number from {low} to {high}, not {value!r}")
    return number
