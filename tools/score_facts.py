"""How well reports are read: their claims against facts noted by hand.

    python -m tools.score_facts src/trucewatch/samples --facts src/trucewatch/samples/facts.json
    python -m tools.score_facts FOLDER... --facts FACTS... [--show]  other reports with facts noted in the same way

Each FOLDER holds reports and their manifest.csv; without one, the dates of publication noted in FACTS are given along.
FACTS, as many as folders, is {"reports": [...]} or one report a line; `id` is the stem of a report's file name.
`--claims FILE` scores claims already printed by `trucewatch read --format jsonl` instead of reading FOLDER.

found        a claim of the right family rests on the sentence that states the fact
slots        of the values that the found facts give, the share that the claim has right
facts right  the share of facts found with every value right
precision    found facts among them and the claims that answer no fact, for the types noted in full
recall       found facts among all noted ones, optional ones aside
negatives    reports that are not about a truce and yield no claim that would open or change one
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tools import facts as noted
from tools.facts import Claim, Fact
from trucewatch.desk import bootstrap
from trucewatch.errors import ReportError
from trucewatch.intake.manifest import MANIFEST
from trucewatch.model.report import Hints
from trucewatch.runs.pipeline import read_all

Report = dict[str, Any]


@dataclass
class Score:
    """Counts over all reports; the shares are computed from them."""

    found: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    surplus: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    wholly_right: int = 0
    negatives: int = 0
    negatives_clean: int = 0

    def figures(self) -> dict[str, float]:
        """Shares from 0 to 1; `negatives_clean` too."""
        found, all_facts = self.found.total(), self.found.total() + self.missed.total()
        checked = sum(self.found[type_] for type_ in noted.IN_FULL)
        precision, recall = _share(checked, checked + self.surplus.total()), _share(found, all_facts)
        return {
            "precision": precision,
            "recall": recall,
            "f1": _share(2 * precision * recall, precision + recall),
            "slots": _share(self.right.total(), self.asked.total()),
            "facts_right": _share(self.wholly_right, all_facts),
            "negatives_clean": _share(self.negatives_clean, self.negatives),
        }


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


Show = Callable[[str], None]


def score(reports: Sequence[Report], claims: Mapping[str, Sequence[Claim]], show: Show = lambda line: None) -> Score:
    """`claims`: by report id, in reading order. `show` is told of every miss, wrong value and surplus claim."""
    total = Score()
    for report in reports:
        own = claims.get(report["id"], ())
        if report.get("negative"):
            _score_negative(report, own, total, show)
        else:
            _score_report(report, own, total, show)
    return total


def _score_negative(report: Report, claims: Sequence[Claim], total: Score, show: Show) -> None:
    background = [fact["evidence"] for fact in report["facts"] if fact["type"] == "truce" and fact.get("background")]
    wrong = [
        claim
        for claim in claims
        if noted.opens_a_record(claim) and not any(noted.rests_on(claim, words) for words in background)
    ]
    total.negatives += 1
    total.negatives_clean += not wrong
    for claim in wrong:
        show(f"NEGATIVE {report['id']}: {_said(claim)}")


def _score_report(report: Report, claims: Sequence[Claim], total: Score, show: Show) -> None:
    pairs = _pairs(report["facts"], claims)
    for at, fact in enumerate(report["facts"]):
        # An optional fact may take up a claim, so that it is no surplus, and counts neither way.
        if fact.get("optional"):
            continue
        label = f"{report['id']}: {fact['type']}/{noted.event_of(fact)} <- {fact['evidence']!r}"
        if at not in pairs:
            if fact["type"] in noted.FAMILIES:
                total.missed[fact["type"]] += 1
                show(f"MISSED {label}")
            continue
        claim = claims[pairs[at]]
        slots = noted.asked(fact, claim)
        total.found[fact["type"]] += 1
        total.wholly_right += all(slots.values())
        total.asked.update(slots.keys())
        total.right.update(slot for slot, right in slots.items() if right)
        for slot in (slot for slot, right in slots.items() if not right):
            show(f"WRONG {slot} as {claim['kind']} {label}")
    complete = frozenset[str]().union(*(noted.FAMILIES[type_] for type_ in noted.IN_FULL))
    for at, claim in enumerate(claims):
        if at not in pairs.values() and noted.family(claim) in complete and claim["kind"] not in noted.BESIDE:
            total.surplus[claim["kind"]] += 1
            show(f"SURPLUS {report['id']}: {_said(claim)}")


def _pairs(facts: Sequence[Fact], claims: Sequence[Claim]) -> dict[int, int]:
    """Fact -> claim, one to one, the best agreement first; the kind weighs most."""
    candidates = []
    for f, fact in enumerate(facts):
        families = noted.families(fact)
        for c, claim in enumerate(claims):
            if noted.family(claim) in families and noted.rests_on(claim, fact["evidence"]):
                slots = noted.asked(fact, claim)
                right = sum(slots.values())
                candidates.append((-(right + 2 * slots.get("kind", False) + right / max(1, len(slots))), f, c))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, f, c in sorted(candidates):
        if f not in pairs and c not in taken:
            pairs[f] = c
            taken.add(c)
    return pairs


def _said(claim: Claim) -> str:
    return f"{claim['kind']} <- {claim['sentence']['text'][:110]!r}"


def load_facts(path: Path) -> list[Report]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    reports: list[Report] = json.loads(text)["reports"]
    return reports


def load_claims(path: Path) -> dict[str, list[Claim]]:
    return _by_report(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def read_claims(folder: Path, reports: Sequence[Report]) -> dict[str, list[Claim]]:
    """The reports of the folder that facts were noted for, read as the command reads them.

    Raises ReportError: figures of a corpus that was read in part would compare with nothing.
    """
    ids = {report["id"] for report in reports}
    with tempfile.TemporaryDirectory() as place:
        names = [path.name for path in sorted(folder.iterdir()) if path.stem in ids]
        for name in names:
            shutil.copy(folder / name, place)
        _write_manifest(Path(place) / MANIFEST, _manifest_rows(folder, reports), names)
        claims = []
        for outcome in read_all([place], bootstrap.steps(), hints=Hints(), now=datetime.now(UTC), jobs=0):
            if outcome.issue is not None:
                raise ReportError(outcome.path, outcome.issue.step, outcome.issue.reason)
            claims += [claim.model_dump(mode="json") for claim in outcome.claims]
    return _by_report(claims)


def _manifest_rows(folder: Path, reports: Sequence[Report]) -> dict[str, dict[str, str]]:
    """By file name: the folder's own manifest, else what the facts say of publication."""
    own = folder / MANIFEST
    if own.exists():
        with own.open(encoding="utf-8", newline="") as file:
            return {row["path"]: row for row in csv.DictReader(file)}
    dated = {report["id"]: report.get("published") or "" for report in reports}
    return {path.name: {"published": dated.get(path.stem, "")} for path in folder.iterdir()}


def _write_manifest(path: Path, rows: Mapping[str, Mapping[str, str]], names: Iterable[str]) -> None:
    columns = sorted({column for row in rows.values() for column in row} | {"path"})
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows({**rows[name], "path": name} for name in names if name in rows)


def _by_report(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[Path(claim["report"]["path"]).stem].append(claim)
    return found


def print_score(total: Score) -> None:
    for type_ in sorted(total.found | total.missed):
        print(f"{type_:<14}found {total.found[type_]:>4} of {total.found[type_] + total.missed[type_]:>4}")
    for slot in sorted(total.asked):
        right, asked = total.right[slot], total.asked[slot]
        print(f"  {slot:<12}right {right:>4} of {asked:>4} = {right / asked:.3f}")
    print("surplus " + (", ".join(f"{kind} {count}" for kind, count in total.surplus.most_common()) or "none"))
    print(f"negative reports clean {total.negatives_clean} of {total.negatives}")
    shown = {name: value for name, value in total.figures().items() if name != "negatives_clean"}
    print("  ".join(f"{name.replace('_', ' ')} {value:.3f}" for name, value in shown.items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*", help="the reports")
    parser.add_argument("--facts", type=Path, nargs="+", required=True, help="one file for each folder")
    parser.add_argument("--claims", type=Path, help="claims already read, one JSON object a line")
    parser.add_argument("--show", action="store_true", help="list what was missed, wrong and surplus")
    options = parser.parse_args()
    if options.claims is None and len(options.folders) != len(options.facts):
        parser.error("give as many folders of reports as files of facts, or --claims")
    noted_facts = [load_facts(path) for path in options.facts]
    claims = load_claims(options.claims) if options.claims else {}
    for folder, reports in zip(options.folders, noted_facts, strict=False):
        claims |= read_claims(folder, reports)
    every = [report for reports in noted_facts for report in reports]
    total = score(every, claims, print if options.show else lambda line: None)
    print_score(total)


if __name__ == "__main__":
    main()
