"""Universal Dependencies trees in CoNLL-U (universaldependencies.org/format.html), refitted to a tokeniser's words.

Positions count characters of the sentence without its white space, so that a treebank's words and a tokeniser's words
can be compared whatever each makes of blanks. Multiword tokens ("don't") are read as their words ("do", "n't"): in
English these spell out the surface, and that is checked.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

ROOT = -1
Bounds = tuple[int, int]


class TreebankError(ValueError):
    """A CoNLL-U file that does not say what the format requires; carries the sentence identifier."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word: form, universal tag, Penn tag, index of the head in the sentence (`ROOT` for none), relation."""

    form: str
    upos: str
    xpos: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One tree with its raw text; `genre` is the part of the treebank that it comes from ("news", "weblog")."""

    id: str
    genre: str
    text: str
    words: tuple[Word, ...]

    def bounds(self) -> tuple[Bounds, ...]:
        """Start and end of every word, white space not counted."""
        return bounds(word.form for word in self.words)


def bounds(forms: Iterable[str]) -> tuple[Bounds, ...]:
    """Start and end of forms that stand one after the other, white space not counted."""
    ends = list(accumulate(len("".join(form.split())) for form in forms))
    return tuple(zip([0, *ends], ends, strict=False))


def read_conllu(path: Path) -> Iterator[Sentence]:
    """The sentences of a gzipped CoNLL-U file. Raises TreebankError on a sentence whose words do not spell its text."""
    block: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                block.append(line.rstrip("\n"))
            elif block:
                yield _sentence(block)
                block = []
    if block:
        yield _sentence(block)


def _sentence(block: Sequence[str]) -> Sentence:
    comments = dict(line[1:].strip().split(" = ", 1) for line in block if line.startswith("#") and " = " in line)
    rows = [line.split("\t") for line in block if not line.startswith("#")]
    # "2-3" is a multiword token's surface, "8.1" a word that was never written: neither is a node of the basic tree.
    words = tuple(
        Word(form=row[1], upos=row[3], xpos=row[4], head=int(row[6]) - 1, deprel=row[7])
        for row in rows
        if row[0].isdigit()
    )
    sentence = Sentence(comments["sent_id"], _genre(comments["sent_id"]), comments["text"], words)
    if "".join("".join(word.form.split()) for word in words) != "".join(sentence.text.split()):
        raise TreebankError(f"{sentence.id}: the words do not spell the text")
    return sentence


def _genre(sentence_id: str) -> str:
    """GUM writes GUM_news_..., EWT weblog-..., PUD n... (news) or w... (Wikipedia)."""
    if sentence_id.startswith("GUM_"):
        return sentence_id.split("_")[1]
    if "-" in sentence_id:
        return sentence_id.split("-")[0]
    return {"n": "news", "w": "wiki"}.get(sentence_id[:1], "other")


def refit(sentence: Sentence, forms: Sequence[str]) -> tuple[Word, ...] | None:
    """The tree over `forms`, another cutting of the same text; None where the cuttings cross or a cycle would arise.

    A treebank word cut in several ("mid-March") keeps its arcs at the last part that holds a letter or digit, and the
    other parts hang on that one; treebank words run together in one form keep the arcs of their topmost word.
    """
    old, new = sentence.bounds(), bounds(forms)
    home: list[int] = [ROOT] * len(old)  # treebank word -> the new word that stands for it
    source: list[int] = [ROOT] * len(new)  # new word -> the treebank word whose arc and tags it takes
    for olds, news in _shared_cells(old, new):
        if len(olds) > 1 and len(news) > 1:
            return None
        chief_old = next((i for i in olds if sentence.words[i].head not in olds), olds[0])
        chief_new = next((i for i in reversed(news) if any(c.isalnum() for c in forms[i])), news[0])
        for i in olds:
            home[i] = chief_new
        for i in news:
            source[i] = chief_old
    fitted = []
    for i, form in enumerate(forms):
        word = sentence.words[source[i]]
        chief = home[source[i]]
        head = home[word.head] if word.head != ROOT else ROOT
        if i == chief:
            fitted.append(Word(form, word.upos, word.xpos, head, word.deprel))
        elif any(c.isalnum() for c in form):
            fitted.append(Word(form, word.upos, word.xpos, chief, "compound"))
        elif word.upos == "PUNCT":
            # "!!!" cut in three: each mark hangs where the whole did.
            fitted.append(Word(form, word.upos, word.xpos, chief if head == ROOT else head, "punct"))
        else:
            fitted.append(Word(form, "PUNCT", "HYPH" if form == "-" else ":", chief, "punct"))
    return tuple(fitted) if _is_tree(fitted) else None


def _shared_cells(old: Sequence[Bounds], new: Sequence[Bounds]) -> Iterator[tuple[list[int], list[int]]]:
    """The smallest stretches that begin and end at a boundary of both cuttings, as word indices of each."""
    shared = sorted({end for _, end in old} & {end for _, end in new})
    i = j = 0
    for end in shared:
        olds, news = [], []
        while i < len(old) and old[i][1] <= end:
            olds.append(i)
            i += 1
        while j < len(new) and new[j][1] <= end:
            news.append(j)
            j += 1
        yield olds, news


def _is_tree(words: Sequence[Word]) -> bool:
    for start in range(len(words)):
        seen, at = set(), start
        while at != ROOT:
            if at in seen:
                return False
            seen.add(at)
            at = words[at].head
    return sum(word.head == ROOT for word in words) == 1
