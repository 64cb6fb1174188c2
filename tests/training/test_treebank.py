"""Trees keep their arcs when another tokeniser cuts the sentence differently."""

from __future__ import annotations

import gzip
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.treebank import ROOT, Sentence, TreebankError, Word, read_conllu, refit

CONLLU = """\
# newdoc id = GUM_news_invented
# sent_id = GUM_news_invented-1
# text = They don't agree.
1\tThey\tthey\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tagree\tagree\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_
"""


def sentence(text: str, *words: tuple[str, str, int, str]) -> Sentence:
    """A tree from (form, universal tag, head, relation)."""
    return Sentence("invented", "news", text, tuple(Word(f, pos, "XX", head, dep) for f, pos, head, dep in words))


MID_MARCH = sentence(
    "until mid-March.",
    ("until", "ADP", 1, "case"),
    ("mid-March", "PROPN", ROOT, "root"),
    (".", "PUNCT", 1, "punct"),
)


def conllu(folder: Path, text: str) -> Path:
    path = folder / "sample.conllu.gz"
    path.write_bytes(gzip.compress(text.encode()))
    return path


class TestReading:
    def test_contractions_are_read_as_their_words(self, tmp_path: Path) -> None:
        (read,) = read_conllu(conllu(tmp_path, CONLLU))
        assert (read.id, read.genre, read.text) == ("GUM_news_invented-1", "news", "They don't agree.")
        assert [(w.form, w.head) for w in read.words] == [("They", 3), ("do", 3), ("n't", 3), ("agree", ROOT), (".", 3)]

    def test_words_that_do_not_spell_the_text_are_an_error(self, tmp_path: Path) -> None:
        broken = CONLLU.replace("They don't agree.", "They do not agree.")
        with pytest.raises(TreebankError, match="GUM_news_invented-1"):
            list(read_conllu(conllu(tmp_path, broken)))


class TestRefitting:
    def test_the_same_cutting_gives_the_same_tree(self) -> None:
        assert refit(MID_MARCH, ["until", "mid-March", "."]) == MID_MARCH.words

    def test_a_word_cut_in_three_keeps_its_arcs_at_the_last(self) -> None:
        fitted = refit(MID_MARCH, ["until", "mid", "-", "March", "."])
        assert fitted is not None
        assert [(w.form, w.upos, w.head, w.deprel) for w in fitted] == [
            ("until", "ADP", 3, "case"),
            ("mid", "PROPN", 3, "compound"),
            ("-", "PUNCT", 3, "punct"),
            ("March", "PROPN", ROOT, "root"),
            (".", "PUNCT", 3, "punct"),
        ]

    def test_words_run_together_keep_the_arcs_of_the_topmost(self) -> None:
        both = sentence(
            "go on now", ("go", "VERB", ROOT, "root"), ("on", "ADP", 0, "compound:prt"), ("now", "ADV", 0, "advmod")
        )
        fitted = refit(both, ["goon", "now"])
        assert fitted is not None
        assert [(w.upos, w.head, w.deprel) for w in fitted] == [("VERB", ROOT, "root"), ("ADV", 0, "advmod")]

    def test_crossing_cuttings_have_no_tree(self) -> None:
        assert refit(sentence("ab c", ("ab", "X", ROOT, "root"), ("c", "X", 0, "dep")), ["a", "bc"]) is None

    @given(st.lists(st.booleans(), min_size=14, max_size=14))
    def test_any_cutting_gives_one_tree_or_none(self, cuts: list[bool]) -> None:
        text = "untilmid-March."
        edges = [0, *(i + 1 for i, cut in enumerate(cuts) if cut), len(text)]
        forms = [text[a:b] for a, b in pairwise(edges)]
        fitted = refit(MID_MARCH, forms)
        if fitted is not None:
            assert [w.form for w in fitted] == forms
            assert sum(w.head == ROOT for w in fitted) == 1
