"""Tags and trees: offsets point at their words, every sentence has one tree, and who did what to whom is found."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import trucewatch_syntax_en
from trucewatch.reading.syntax import MAX_TOKENS, Parse, Token, lemma, parse_sentence, parse_sentences

REPOSITORY = Path(__file__).parents[2]
PUD = REPOSITORY / ".." / "shared" / "corpora" / "treebank_pud" / "test.conllu.gz"


def arc(parse: Parse, word: str) -> tuple[str, str]:
    """The relation and the head's words of the first token that reads `word`."""
    token = next(token for token in parse.tokens if token.text == word)
    return token.dep, parse.tokens[token.head].text


def small_tree() -> Parse:
    """`rebels who fled Homs regrouped`, its tree given by hand."""
    words = (
        ("rebels", 0, 4, "nsubj"),
        ("who", 7, 2, "nsubj"),
        ("fled", 11, 0, "acl:relcl"),
        ("Homs", 16, 2, "obj"),
        ("regrouped", 21, 4, "root"),
    )
    return Parse(
        tuple(
            Token(i, start, start + len(form), form, form.lower(), "X", "X", head, dep)
            for i, (form, start, head, dep) in enumerate(words)
        )
    )


class TestWhoDidWhatToWhom:
    def test_subject_and_object(self) -> None:
        parse = parse_sentence("The army shelled two villages near the border on Friday.", 0)
        assert arc(parse, "army") == ("nsubj", "shelled")
        assert arc(parse, "villages") == ("obj", "shelled")
        assert parse.root is not None
        assert parse.root.lemma == "shell"

    def test_the_agent_of_a_passive_is_told_from_its_subject(self) -> None:
        parse = parse_sentence("The convoy was attacked by gunmen.", 0)
        assert arc(parse, "convoy") == ("nsubj:pass", "attacked")
        assert arc(parse, "gunmen") == ("obl:agent", "attacked")

    def test_what_is_said_hangs_on_the_saying(self) -> None:
        parse = parse_sentence("The minister said that both sides had accepted the proposal.", 0)
        assert arc(parse, "minister") == ("nsubj", "said")
        assert arc(parse, "accepted") == ("ccomp", "said")
        assert arc(parse, "sides") == ("nsubj", "accepted")

    def test_a_relative_clause_hangs_on_its_noun(self) -> None:
        parse = parse_sentence("The fighters who signed the agreement left the town.", 0)
        assert arc(parse, "signed") == ("acl:relcl", "fighters")

    def test_capitals_do_not_hide_the_verb(self) -> None:
        parse = parse_sentence("REBELS REJECT NEW TRUCE", 0)
        assert arc(parse, "REBELS") == ("nsubj", "REJECT")

    def test_typographic_and_straight_quotes_read_alike(self) -> None:
        curly = parse_sentence("“We don’t trust them,” a spokesman said.", 0)
        straight = parse_sentence('"We don\'t trust them," a spokesman said.', 0)
        assert [(t.head, t.dep, t.lemma) for t in curly.tokens if t.pos != "PUNCT"] == [
            (t.head, t.dep, t.lemma) for t in straight.tokens if t.pos != "PUNCT"
        ]


class TestOffsets:
    def test_they_count_from_the_beginning_of_the_report(self) -> None:
        report = "DAMASCUS: The calm held.  Shelling  resumed at dawn."
        start = report.index("Shelling")
        parse = parse_sentence(report[start:], start)
        assert [report[t.start : t.end] for t in parse.tokens] == ["Shelling", "resumed", "at", "dawn", "."]

    @given(st.text(max_size=120), st.integers(0, 10**6))
    @settings(max_examples=150, deadline=None)
    def test_any_text_is_covered_once_and_in_order(self, text: str, start: int) -> None:
        parse = parse_sentence(text, start)
        assert all(text[t.start - start : t.end - start] == t.text for t in parse.tokens)
        assert all(left.end <= right.start for left, right in pairwise(parse.tokens))
        assert "".join("".join(t.text.split()) for t in parse.tokens) == "".join(text.split())

    @given(
        st.lists(
            st.sampled_from(["truce", "army", "the", "said", "killed", "UN's", "12", "who", "by", ",", ".", "“", "\n"]),
            max_size=40,
        )
    )
    @settings(max_examples=100, deadline=None)
    def test_any_words_make_one_tree(self, words: list[str]) -> None:
        parse = parse_sentence(" ".join(words), 0)
        assert sum(t.head == t.i for t in parse.tokens) == min(1, len(parse.tokens))
        assert all(t.i == i and t.pos and t.dep for i, t in enumerate(parse.tokens))
        if parse.root is not None:
            assert parse.root.dep == "root"
            assert parse.subtree(parse.root.i) == tuple(range(len(parse.tokens)))
            assert all(t.i == parse.root.i or parse.ancestors(t.i)[-1] == parse.root.i for t in parse.tokens)


class TestOddSentences:
    @pytest.mark.parametrize("text", ["", " ", "\n\t ", "\u00a0"])
    def test_no_words_no_tokens(self, text: str) -> None:
        parse = parse_sentence(text, 5)
        assert parse.tokens == ()
        assert parse.root is None
        assert parse.covering(0, 10) == ()
        assert parse.head_of(0, 10) is None

    @pytest.mark.parametrize("text", ["word " * (MAX_TOKENS + 1), "x" * 100_000, "1,2;" * 20_000])
    def test_what_is_too_long_for_a_sentence_comes_back_flat(self, text: str) -> None:
        parse = parse_sentence(text, 3)
        assert {t.pos for t in parse.tokens} == {"X"}
        assert {t.head for t in parse.tokens} == {0}
        assert text[parse.tokens[-1].start - 3 : parse.tokens[-1].end - 3] == parse.tokens[-1].text

    def test_a_sentence_of_the_greatest_length_is_parsed(self) -> None:
        assert parse_sentence("peace " * MAX_TOKENS, 0).tokens[0].pos != "X"

    def test_half_of_a_surrogate_pair_does_no_harm(self) -> None:
        parse = parse_sentence("The truce \ud83d held.", 0)
        assert [t.text for t in parse.tokens] == ["The", "truce", "\ud83d", "held", "."]

    def test_the_same_sentence_has_the_same_tree(self) -> None:
        text = "Officials in Geneva denied that the monitors had been asked to leave."
        alone = parse_sentence(text, 7)
        assert parse_sentences([("The truce held.", 0), (text, 7), ("It ended.", 80)])[1] == alone


class TestWalkingTheTree:
    def test_down(self) -> None:
        parse = small_tree()
        assert parse.children(2) == (1, 3)
        assert parse.children(2, "obj", "iobj") == (3,)
        assert parse.children(0, "acl") == (2,), "a relation stands for its subtypes"
        assert parse.subtree(0) == (0, 1, 2, 3)

    def test_up(self) -> None:
        assert small_tree().ancestors(3) == (2, 0, 4)
        assert small_tree().ancestors(4) == ()

    @pytest.mark.parametrize(("i", "j", "path"), [(3, 1, (3, 2, 1)), (4, 3, (4, 0, 2, 3)), (2, 2, (2,))])
    def test_across(self, i: int, j: int, path: tuple[int, ...]) -> None:
        assert small_tree().path(i, j) == path
        assert small_tree().distance(i, j) == len(path) - 1

    def test_from_offsets(self) -> None:
        parse = small_tree()
        assert parse.token_at(12) == parse.tokens[2]
        assert parse.token_at(15) is None, "between two words"
        assert parse.token_at(99) is None
        assert [t.text for t in parse.covering(13, 17)] == ["fled", "Homs"]
        assert parse.head_of(7, 20) == parse.tokens[2]


@pytest.mark.parametrize(
    ("form", "pos", "tag", "expected"),
    [
        ("Agreed", "VERB", "VBD", "agree"),
        ("found", "VERB", "VBD", "find"),
        ("found", "VERB", "VB", "found"),
        ("fell", "VERB", "VBD", "fall"),
        ("lay", "VERB", "VBP", "lay"),
        ("strikes", "VERB", "VBZ", "strike"),
        ("CEASEFIRES", "NOUN", "NNS", "ceasefire"),
        ("casualties", "NOUN", "NNS", "casualty"),
        ("warring", "ADJ", "JJ", "warring"),
        ("heaviest", "ADJ", "JJS", "heavy"),
        ("’ll", "AUX", "MD", "will"),
        ("n’t", "PART", "RB", "not"),
        ("were", "AUX", "VBD", "be"),
        ("Aleppo", "PROPN", "NNP", "aleppo"),
        ("72", "NUM", "CD", "72"),
    ],
)
def test_dictionary_forms(form: str, pos: str, tag: str, expected: str) -> None:
    assert lemma(form, pos, tag) == expected


class TestTheWeights:
    def test_they_come_with_their_licence_and_the_names_of_the_annotators(self) -> None:
        folder = trucewatch_syntax_en.path().parent
        assert "Attribution-ShareAlike 4.0 International" in (folder / "LICENSE").read_text(encoding="utf-8")
        attribution = (folder / "ATTRIBUTION.md").read_text(encoding="utf-8")
        assert "Silveira" in attribution
        assert "Zeldes" in attribution

    def test_they_are_small_and_know_nothing_of_the_machine_that_made_them(self) -> None:
        files = [path for path in trucewatch_syntax_en.path().rglob("*") if path.is_file()]
        assert sum(path.stat().st_size for path in files) < 9_000_000
        config = (trucewatch_syntax_en.path() / "config.cfg").read_text(encoding="utf-8")
        assert ".spacy" not in config

    @pytest.mark.skipif(not PUD.exists(), reason="treebank_pud is not on this machine")
    def test_they_read_news_as_well_as_when_they_were_trained(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.syspath_prepend(REPOSITORY)
        from training.evaluate import scores
        from training.treebank import read_conllu

        news = [sentence for sentence in read_conllu(PUD) if sentence.genre == "news"][:200]
        *_, unlabelled, labelled, _ = scores((sentence, parse_sentence(sentence.text, 0)) for sentence in news)
        assert unlabelled > 0.80
        assert labelled > 0.77


def test_what_has_an_object_is_a_verb_whatever_the_tagger_says() -> None:
    parse = parse_sentence("Each side freed twelve captives at the crossing on Friday.", 0)
    freed = parse.token_at(10)
    assert freed is not None
    assert (freed.lemma, freed.pos, freed.tag) == ("free", "VERB", "VBD")


def test_a_participle_with_an_object_is_the_verb_of_its_clause() -> None:
    parse = parse_sentence("A convoy of 34 trucks reached Madaya on Monday.", 0)
    assert parse.root is not None
    assert parse.root.text == "reached"
    assert arc(parse, "convoy") == ("nsubj", "reached")


def test_a_number_in_front_of_a_noun_counts_it_and_is_no_subject_of_its_own() -> None:
    parse = parse_sentence("Seventeen aid workers fled once the violence broke out.", 0)
    assert arc(parse, "Seventeen") == ("nummod", "workers")
