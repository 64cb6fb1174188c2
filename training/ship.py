"""Reduces a trained pipeline to what reading needs: weights, labels, tokeniser; no training settings, no paths."""

from __future__ import annotations

import shutil
from pathlib import Path

import spacy
from spacy.vocab import Vocab


def ship(trained: Path, target: Path) -> None:
    """Write the pipeline in `trained` to `target`, replacing what is there."""
    nlp = spacy.load(trained)
    # The configuration carries the paths and schedules of the training machine: `spacy.load` needs none of them.
    for section in ("paths", "corpora", "training", "pretraining", "initialize"):
        nlp.config[section] = {}
    # Any spaCy of this minor series reads the weights; by default it would warn below the version that trained them.
    nlp.meta.update(name="trucewatch_syntax", license="CC BY-SA 4.0", spacy_version=">=3.8.0,<3.9.0")
    if target.exists():
        shutil.rmtree(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(target, exclude=["vocab"])
    # Of the vocabulary only the names of the labels are needed: words are read through their hashes.
    labels = {label for name in nlp.pipe_names for label in getattr(nlp.get_pipe(name), "labels", ())}
    Vocab(strings=sorted(labels)).to_disk(target / "vocab", exclude=["vectors", "lookups"])
