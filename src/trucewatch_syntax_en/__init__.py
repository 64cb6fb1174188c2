"""Weights of the English tagger and dependency parser: data only, under CC BY-SA 4.0 (LICENSE, ATTRIBUTION.md)."""

from __future__ import annotations

from pathlib import Path


def path() -> Path:
    """The folder that `spacy.load` takes."""
    return Path(__file__).parent / "model"
