"""Fit the weights of `reading/place_evidence.py` on texts with named entities, and print them.

    python tools/fit_place_weights.py ../shared/corpora

Training texts: Wikigold (CC BY 4.0), GUM (CC BY, CC BY-SA and public domain, per document), Universal NER over the
English Web Treebank (CC BY-SA 4.0), CrossNER politics (MIT). Each name that the gazetteer knows is one example; it is a
place when the annotators made a place of the same words. Left out: names inside the names of bodies (`part_of` handles
them), countries and big cities as teams or governments. The bias is set by hand, as news names more places than these
texts do.
Logistic regression with a Gaussian prior around the weights in force, so that reasons that the texts hardly show keep
their weight. Deterministic.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from trucewatch.reading.place_evidence import WEIGHTS, Beside, part_of, reasons
from trucewatch.reading.place_report import container_of, view_of
from trucewatch.reading.place_spans import spans
from trucewatch.reading.place_tokens import tokens

PRIOR = 0.15
"""Inverse variance of the prior around the weights in force."""


@dataclass(frozen=True)
class Labelled:
    """A text with the spans of its places and of its other entities."""

    text: str
    places: frozenset[tuple[int, int]]
    others: tuple[tuple[int, int], ...]


def detached(text: str, entities: list[tuple[int, int, bool]]) -> Labelled:
    """Text whose tokens stand apart by spaces, set as print does, with the spans moved along."""
    kept: list[str] = []
    moved = {}
    size = 0
    for at, letter in enumerate(text):
        moved[at] = size
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        closing = letter == " " and (after in ",.;:!?)]%" or text.startswith(("'s", "'t", "'re", "'ve", "n't"), at + 1))
        if closing or (letter == " " and before in "([$"):
            continue
        kept.append(letter)
        size += 1
    moved[len(text)] = size
    places = frozenset((moved[start], moved[end - 1] + 1) for start, end, place in entities if place)
    others = tuple((moved[start], moved[end - 1] + 1) for start, end, place in entities if not place)
    return Labelled("".join(kept), places, others)


def load(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def texts(corpora: Path) -> Iterator[Labelled]:
    for row in load(corpora / "ner_wikigold/all.jsonl.gz"):
        yield detached(row["text"], [(one["start"], one["end"], one["type"] == "LOC") for one in row["entities"]])
    for row in load(corpora / "ner_crossner_politics/train.jsonl.gz"):
        marks = [(one["start"], one["end"], one["type"] in ("location", "country")) for one in row["entities"]]
        yield detached(row["text"], marks)
    documents: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in load(corpora / "ner_uner_ewt/dev.jsonl.gz") + load(corpora / "ner_uner_ewt/test.jsonl.gz"):
        documents[row["document"]].append(row)
    for rows in documents.values():
        text, entities = "", []
        for row in rows:
            entities += [(len(text) + e["start"], len(text) + e["end"], e["type"] == "LOC") for e in row["entities"]]
            text += row["text"] + " "
        yield Labelled(text, frozenset(e[:2] for e in entities if e[2]), tuple(e[:2] for e in entities if not e[2]))
    for row in load(corpora / "coref_gum/train.jsonl.gz"):
        yield gum(row)


CAPITALS = re.compile(r"[A-Z][\w.'’-]*(?: (?:(?:of|the|de|and|al) )?[A-Z][\w.'’-]*)*")


def gum(row: dict[str, Any]) -> Labelled:
    """A GUM mention spans the whole phrase; the names are the runs of capitals in it ("the city of Paris, France")."""
    places, others = set(), []
    for mention in row["mentions"]:
        if not mention.get("proper") or len(mention["text"]) > 60:
            continue
        for part in re.finditer(r"[^,(]+", mention["text"]):
            for name in CAPITALS.finditer(part.group()):
                span = mention["start"] + part.start() + name.start(), mention["start"] + part.start() + name.end()
                if mention["type"] == "place":
                    places.add(span)
                elif mention["type"] in ("person", "organization", "object", "event", "abstract"):
                    others.append(span)
    return Labelled(row["text"], frozenset(places), tuple(others))


def examples(labelled: Labelled) -> Iterator[tuple[dict[str, float], bool]]:
    words = tokens(labelled.text)
    found = spans(labelled.text, words, ())
    view = view_of(words, found)
    accepted: set[int] = set()
    contained = False
    for span, after in zip(found, [*found[1:], None], strict=False):
        container = container_of(span, after, words) is not None
        start, end = words[span.first].start, words[span.last].end
        is_place = (start, end) in labelled.places
        inside = any(s <= start and end <= e and (s, e) != (start, end) for s, e in labelled.others)
        partly = any(s < end and start < e for s, e in labelled.places) and not is_place
        team = not is_place and (start, end) in labelled.others and max(one.fame for one in span.found) > 300_000
        country = any(one.place.precision == "country" for one in span.found)
        if not (partly or team or country or (inside and part_of(span, words))):
            values: dict[str, float] = defaultdict(float)
            for name, value in reasons(span, view, Beside(accepted, container, contained)):
                values[name] += value
            yield dict(values), is_place
        contained = container
        if is_place:
            accepted.add(span.last)


def fit(rows: list[tuple[dict[str, float], bool]]) -> dict[str, float]:
    names = list(WEIGHTS)
    prior = np.array([WEIGHTS[name] for name in names])
    matrix = np.array([[row.get(name, 0.0) for name in names] for row, _ in rows])
    target = np.array([float(label) for _, label in rows])
    weights = prior.copy()

    def loss(guess: Any) -> float:
        odds = matrix @ guess
        return float(np.logaddexp(0, odds).sum() - target @ odds + PRIOR / 2 * ((guess - prior) ** 2).sum())

    for _ in range(100):
        odds = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        gradient = matrix.T @ (odds - target) + PRIOR * (weights - prior)
        hessian = (matrix * (odds * (1 - odds))[:, None]).T @ matrix + PRIOR * np.eye(len(names))
        step = np.linalg.solve(hessian, gradient)
        size = 1.0
        while loss(weights - size * step) > loss(weights) and size > 1e-6:
            size /= 2
        weights -= size * step
        if np.abs(size * step).max() < 1e-6:
            break
    return dict(zip(names, weights.tolist(), strict=True))


def f1(rows: list[tuple[dict[str, float], bool]], weights: dict[str, float]) -> float:
    right = found = gold = 0
    for row, label in rows:
        guess = sum(weights[name] * value for name, value in row.items()) > 0
        right, found, gold = right + (guess and label), found + guess, gold + label
    return 2 * right / max(1, found + gold)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    args = parser.parse_args()
    by_text = [list(examples(labelled)) for labelled in texts(args.corpora)]
    everything = [row for rows in by_text for row in rows]
    seen = Counter(name for row, _ in everything for name in row)
    print(f"{len(by_text)} texts, {len(everything)} names, {sum(label for _, label in everything)} places")
    folds = [fit([row for at, rows in enumerate(by_text) if at % 5 != k for row in rows]) for k in range(5)]
    held = [f1([row for at, rows in enumerate(by_text) if at % 5 == k for row in rows], folds[k]) for k in range(5)]
    before = [
        f1([row for at, rows in enumerate(by_text) if at % 5 == k for row in rows], dict(WEIGHTS)) for k in range(5)
    ]
    print(f"F1 of the decision on held-out texts: weights in force {np.mean(before):.3f}, fitted {np.mean(held):.3f}")
    for name, weight in fit(everything).items():
        print(f'    "{name}": {weight:.1f},  # {seen[name]} times, was {WEIGHTS[name]:.1f}')


if __name__ == "__main__":
    main()
