"""From treebanks to documents spaCy trains on: one sentence a document, cut by the tokeniser that reads reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin

from training.treebank import ROOT, Sentence, read_conllu, refit
from trucewatch.reading.syntax import as_read

# How often a genre is seen in one pass, if not once. Reports are news; political weblogs and biographies are nearest to
# it in matter and manner.
REPEATS: Mapping[str, int] = {"news": 3, "weblog": 2, "bio": 2}


def treebank_file(treebanks: Path, name: str, part: str) -> Path:
    """`treebanks/treebank_gum/train.conllu.gz` and the like."""
    return treebanks / f"treebank_{name}" / f"{part}.conllu.gz"


def to_doc(nlp: Language, sentence: Sentence) -> Doc | None:
    """The gold tree over the tokeniser's words; None where the two do not fit (see `refit`)."""
    cut = nlp.make_doc(as_read(" ".join(sentence.text.split())))
    words = refit(sentence, [token.text for token in cut])
    if words is None:
        return None
    return Doc(
        nlp.vocab,
        words=[word.form for word in words],
        spaces=[bool(token.whitespace_) for token in cut],
        tags=[word.xpos for word in words],
        pos=[word.upos for word in words],
        heads=[i if word.head == ROOT else word.head for i, word in enumerate(words)],
        deps=["ROOT" if word.head == ROOT else word.deprel for word in words],
        sent_starts=[i == 0 for i in range(len(words))],
    )


def write_docs(nlp: Language, sources: Iterable[Path], target: Path, repeats: Mapping[str, int]) -> tuple[int, int]:
    """Write the trees of `sources` to `target` in spaCy's format; the numbers of sentences written and not fitting."""
    docs = DocBin(attrs=["ORTH", "SPACY", "TAG", "POS", "HEAD", "DEP", "SENT_START"])
    written = dropped = 0
    for source in sources:
        for sentence in read_conllu(source):
            doc = to_doc(nlp, sentence)
            if doc is None:
                dropped += 1
                continue
            for _ in range(repeats.get(sentence.genre, 1)):
                docs.add(doc)
                written += 1
    docs.to_disk(target)
    return written, dropped
