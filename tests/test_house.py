"""What holds for the whole repository: layers, no net under every fall, small modules, a wheel that lacks nothing."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src"
PACKAGES = ("trucewatch", "trucewatch_syntax_en")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

MAX_LINES = 420
CATCH_ALLS = {"src/trucewatch/runs/process.py": 1}
"""A fault of the program met on one report must not cost the others: the one place that may catch everything."""


def tracked() -> list[Path]:
    """Files of the repository; without its history (an unpacked archive), every file that is no build product."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode == 0:
        names = [ROOT / name for name in listed.stdout.split("\0") if name]
    else:
        names = [path for path in ROOT.rglob("*") if not any(part in BUILT for part in path.relative_to(ROOT).parts)]
    return [path for path in names if path.is_file()]


BUILT = {".venv", ".git", "dist", "out", "build", "__pycache__", ".hypothesis", ".mypy_cache", ".ruff_cache"}


def modules() -> Iterator[Path]:
    return (path for package in PACKAGES for path in sorted((SRC / package).rglob("*.py")))


def test_rooms_import_only_what_the_contracts_allow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml")) == 0


def test_nothing_catches_everything() -> None:
    found = {}
    for path in modules():
        count = sum(_catches_everything(node) for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        if count:
            found[path.relative_to(ROOT).as_posix()] = count
    assert found == CATCH_ALLS


def _catches_everything(node: ast.AST) -> bool:
    if not isinstance(node, ast.ExceptHandler):
        return False
    caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
    broad = {"Exception", "BaseException"}
    return any(one is None or (isinstance(one, ast.Name) and one.id in broad) for one in caught)


def test_modules_stay_small() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {path.relative_to(ROOT).as_posix(): lines for path, lines in lengths.items() if lines > MAX_LINES} == {}


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    # Put together here, so that this file does not find itself.
    homes = "|".join(("home", "root", "Users", "work", "farm", "tmp/tw"))
    telling = re.compile(rf"(?<![\w.])/(?:{homes})/\w|--(?:extra-)?{'index'}-url|find-{'links'}")
    found = []
    for path in tracked():
        if path.suffix in (".woff2", ".png") or path.stat().st_size > 2_000_000:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in telling.finditer(text)]
    assert found == []


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    declared = {_normal(re.split(r"[<>=\[]", each)[0]) for each in PROJECT["dependencies"]}
    owners = packages_distributions()
    imported = set()
    for path in modules():
        for name in _imports(path):
            imported |= {_normal(owner) for owner in owners.get(name, ())}
    # tzdata: for zoneinfo where the system has no zones of its own. lxml-html-clean: pyproject.toml says why.
    for_others = {"tzdata", "lxml-html-clean"}
    assert imported - declared - {"trucewatch"} == set()
    assert declared - imported - for_others == set()


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name.strip()).lower()


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    (built,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    return Path(built)


def test_the_wheel_holds_every_file_of_the_packages(wheel: Path) -> None:
    wanted = {
        path.relative_to(SRC).as_posix()
        for package in PACKAGES
        for path in (SRC / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    held = set(zipfile.ZipFile(wheel).namelist())
    assert wanted - held == set()
    assert {"LICENSE", "NOTICE"} <= {name.split("/licenses/")[-1] for name in held if "/licenses/" in name}


def test_the_wheel_reads_a_report_far_from_the_repository(wheel: Path, tmp_path: Path) -> None:
    """Word lists, gazetteer and weights come out of the wheel, not out of the working tree."""
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    zipfile.ZipFile(wheel).extractall(site)
    elsewhere.mkdir()
    report = elsewhere / "report.txt"
    report.write_text(
        "KUTARA, 4 March 2019 (Northern Wire) - The army declared a 48-hour ceasefire in Aleppo on Monday.\n",
        encoding="utf-8",
    )
    script = (
        "import sys, trucewatch, trucewatch_syntax_en\n"
        f"assert all(m.__file__.startswith({str(site)!r}) for m in (trucewatch, trucewatch_syntax_en))\n"
        "from trucewatch.desk.cli.app import main\n"
        "sys.argv = ['trucewatch', 'read', 'report.txt', '--format', 'jsonl']\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=elsewhere, env={"PYTHONPATH": str(site)}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert '"kind":"truce.declared"' in done.stdout.replace('": "', '":"')
