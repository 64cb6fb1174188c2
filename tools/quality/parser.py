"""The shipped tagger and parser on a treebank they have never seen."""

from __future__ import annotations

from collections.abc import Iterator

from tools.quality.corpora import Corpora
from tools.quality.figures import Figure
from training import evaluate
from training.treebank import read_conllu
from trucewatch.reading.syntax import parse_sentence

PUD = "corpora/treebank_pud/test.conllu.gz"
PUBLISHED = {"LAS": "0.879 (best of CoNLL 2018, raw text, UD 2.2; recalled)"}


def on_pud(corpora: Corpora) -> Iterator[Figure]:
    sentences = list(read_conllu(corpora.path(PUD)))
    pairs = [(sentence, parse_sentence(sentence.text, 0)) for sentence in sentences]
    told = dict(zip(evaluate.COLUMNS, evaluate.scores(pairs), strict=True))
    for metric in ("UPOS", "UAS", "LAS"):
        # Sums of floating point numbers differ a little between processors, and with them a tree now and then.
        yield Figure(
            "parser", "treebank_pud", len(sentences), metric, told[metric], None, PUBLISHED.get(metric, ""), slack=0.005
        )
