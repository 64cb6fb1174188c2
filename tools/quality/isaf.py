"""Press releases of a military command: one event each, with its day, province and least numbers killed and captured.

The event of a release is the first violent or detaining claim; the day is the first that such a claim gives, the
province that of the first such claim placed below the country. Killed is the largest least number of a claim of
deaths, captured the sum over claims of detention, as a release names its captives one by one; a claim without a
number is one captive. For nearly half of the releases the corpus gives no day of publication, and many of these state
no year either: the aim stands for the others.
"""

from __future__ import annotations

from collections.abc import Iterator

from tools.facts import plain
from tools.quality import events
from tools.quality.corpora import Corpora
from tools.quality.figures import Figure, f1, share
from tools.quality.reading import Claim, Read, read_document
from trucewatch.lexicon.places import lookup

ISAF = "corpora/isaf_press_releases/dev.jsonl.gz"
TASK, NAME = "incident facts", "isaf_press_releases"


def measured(corpora: Corpora) -> Iterator[Figure]:
    read = [read_document(document) for document in corpora.some(ISAF, 2)]
    number = len(read)
    event = [_event(each) for each in read]
    gold = [each.document["event"] for each in read]

    day = [events.day_of(claims) for claims in event]
    right = sum(own == wanted["start_date"] for own, wanted in zip(day, gold, strict=True))
    dated = [at for at, each in enumerate(read) if each.document["published"]]
    right_dated = sum(day[at] == gold[at]["start_date"] for at in dated)
    yield Figure(TASK, NAME, len(dated), "event day, of dated releases", share(right_dated, len(dated)), 0.90)
    yield Figure(TASK, NAME, number, "event day, of all", share(right, number))
    yield Figure(TASK, NAME, number, "event day, of those given", share(right, number - day.count(None)))

    provinces = [events.divisions_of(claims) for claims in event]
    wanted = [frozenset(map(_province, each["province"])) for each in gold]
    same = sum(len(own & all_) for own, all_ in zip(provinces, wanted, strict=True))
    figure = f1(same, sum(map(len, provinces)), sum(map(len, wanted)))
    yield Figure(TASK, NAME, number, "province, set F1", figure, 0.90)

    killed = [max(events.counted(claims, ["killed"]), default=0) for claims in event]
    yield from _counts("killed", killed, [each["min_killed"] for each in gold], 0.80)
    captured = [_captured(claims) for claims in event]
    yield from _counts("captured", captured, [each["min_captured"] for each in gold], None)


def _event(read: Read) -> list[Claim]:
    return events.told(read.claims, (*events.VIOLENT, "detainees"))


def _captured(claims: list[Claim]) -> int:
    taken = [claim for claim in claims if claim["kind"] == "detainees.reported" and claim["subtype"] != "release"]
    return sum(max(events.counted([claim], events.TAKEN), default=1) for claim in taken)


def _province(name: str) -> str:
    """The name by which our gazetteer knows the province."""
    known = [one for one in lookup(name) if one.country == "AF" and one.id.startswith("adm1:")]
    return plain(known[0].name if known else name)


def _counts(what: str, own: list[int], gold: list[int], aim: float | None) -> Iterator[Figure]:
    pairs = list(zip(own, gold, strict=True))
    exact, error = sum(a == b for a, b in pairs), sum(abs(a - b) for a, b in pairs)
    yield Figure(TASK, NAME, len(pairs), f"{what}, exact", share(exact, len(pairs)), aim)
    some = [(a, b) for a, b in pairs if b]
    metric = f"{what}, exact where some were"
    yield Figure(TASK, NAME, len(some), metric, share(sum(a == b for a, b in some), len(some)))
    yield Figure(TASK, NAME, len(pairs), f"{what}, mean error", share(error, len(pairs)), less_is_better=True)
