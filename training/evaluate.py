"""Measure the shipped tagger and parser, through the door that reading uses, on a treebank they have not seen.

    OMP_NUM_THREADS=1 python -m training.evaluate FOLDER_OF_TREEBANKS/treebank_pud/test.conllu.gz

Sentences are given as raw text. Words are aligned by their characters, and F1 counts as in the CoNLL 2018 shared task:
a word that the tokeniser cuts differently is wrong in every column. "universal" compares relations without subtypes,
since PUD keeps older ones (no obl:agent). Subjects and objects are pairs of a verb and its argument: precision/recall.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from training.treebank import ROOT, Bounds, Sentence, read_conllu
from trucewatch.reading.syntax import Parse, parse_sentence

Arc = tuple[Bounds, Bounds | None, str]  # word, its head (None: root), relation
COLUMNS = ("words", "UPOS", "XPOS", "UAS", "LAS", "LAS universal")
ARGUMENTS = {"subject": ("nsubj", "csubj"), "object": ("obj", "iobj")}


def main(arguments: list[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path, help="a gzipped CoNLL-U file")
    options = parser.parse_args(arguments)
    sentences = list(read_conllu(options.treebank))
    parse_sentence("The weights are loaded here.", 0)  # so that loading is not timed
    began = time.process_time()
    parses = [parse_sentence(sentence.text, 0) for sentence in sentences]
    seconds = time.process_time() - began

    genres = sorted({sentence.genre for sentence in sentences})
    print(f"{'part':<12}{'sentences':>10}" + "".join(f"{name:>15}" for name in (*COLUMNS, *ARGUMENTS)))
    for part in ("all", *genres) if len(genres) > 1 else ("all",):
        chosen = [(s, p) for s, p in zip(sentences, parses, strict=True) if part in ("all", s.genre)]
        cells = [f"{100 * share:.1f}" for share in scores(chosen)]
        cells += ["{:.2f}/{:.2f}".format(*argument_scores(chosen, deps)) for deps in ARGUMENTS.values()]
        print(f"{part:<12}{len(chosen):>10}" + "".join(f"{cell:>15}" for cell in cells))
    tokens = sum(len(parse.tokens) for parse in parses)
    print(f"{1000 * 300 * seconds / tokens:.0f} ms of processor time for 300 tokens ({tokens} tokens, lemmas included)")


def scores(pairs: Iterable[tuple[Sentence, Parse]]) -> tuple[float, ...]:
    """F1 (0 to 1) of `COLUMNS`."""
    right: Counter[str] = Counter()
    gold_words = own_words = 0
    for sentence, parse in pairs:
        gold, own = gold_arcs(sentence), own_arcs(sentence, parse)
        gold_words += len(gold)
        own_words += len(own)
        tags = {arc[0]: (token.pos, token.tag) for arc, token in zip(own, parse.tokens, strict=True)}
        arcs = {arc[0]: arc for arc in own}
        for (bounds, head, dep), word in zip(gold, sentence.words, strict=True):
            if bounds not in arcs:
                continue
            _, own_head, own_dep = arcs[bounds]
            right["words"] += 1
            right["UPOS"] += tags[bounds][0] == word.upos
            right["XPOS"] += tags[bounds][1] == word.xpos
            right["UAS"] += own_head == head
            right["LAS"] += own_head == head and own_dep == dep
            right["LAS universal"] += own_head == head and universal(own_dep) == universal(dep)
    return tuple(2 * right[column] / max(1, gold_words + own_words) for column in COLUMNS)


def argument_scores(pairs: Iterable[tuple[Sentence, Parse]], deps: tuple[str, ...]) -> tuple[float, float]:
    """Precision and recall of the pairs (verb, argument) in the relations `deps`, over the treebank's verbs."""
    right = own_found = gold_found = 0
    for sentence, parse in pairs:
        verbs = {b for b, word in zip(sentence.bounds(), sentence.words, strict=True) if word.upos == "VERB"}
        is_argument = _argument_of(verbs, deps)
        gold = {arc[:2] for arc in gold_arcs(sentence) if is_argument(arc)}
        own = {arc[:2] for arc in own_arcs(sentence, parse) if is_argument(arc)}
        right += len(gold & own)
        own_found += len(own)
        gold_found += len(gold)
    return right / max(1, own_found), right / max(1, gold_found)


def _argument_of(verbs: set[Bounds], deps: tuple[str, ...]) -> Callable[[Arc], bool]:
    return lambda arc: arc[1] in verbs and universal(arc[2]) in deps


def gold_arcs(sentence: Sentence) -> list[Arc]:
    """The treebank's tree, words as stretches of characters."""
    at = sentence.bounds()
    return [(at[i], None if word.head == ROOT else at[word.head], word.deprel) for i, word in enumerate(sentence.words)]


def own_arcs(sentence: Sentence, parse: Parse) -> list[Arc]:
    """The parser's tree, words as stretches of characters."""
    blanks_before = [0]
    for character in sentence.text:
        blanks_before.append(blanks_before[-1] + character.isspace())
    at = [(t.start - blanks_before[t.start], t.end - blanks_before[t.end]) for t in parse.tokens]
    return [(at[t.i], None if t.head == t.i else at[t.head], t.dep) for t in parse.tokens]


def universal(dep: str) -> str:
    """The relation without its subtype."""
    return dep.partition(":")[0]


if __name__ == "__main__":
    main()
