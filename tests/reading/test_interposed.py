"""A saying between a subject and its verb: the event is found, and so is who tells of it."""

from __future__ import annotations

import pytest

from tests.reading.factory import clean_report, one, told
from trucewatch.lexicon.words import load_words
from trucewatch.reading.interposed import with_interposed
from trucewatch.reading.sentences import Sentence, find_sentences
from trucewatch.reading.syntax import parse_sentence


def sentence(text: str) -> Sentence:
    (only,) = find_sentences(clean_report(text))
    return only


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("The truce in Aleppo, the Syrian army said, has been extended by 48 hours.", "truce.extended", "Syrian army"),
        ("The truce in Hama, rebels said, collapsed on Sunday.", "truce.collapsed", "Syrian rebels"),
        ("The truce in Idlib, officials said on Monday, took effect at midnight.", "truce.in_effect", "officials"),
        ("Talks in Geneva, the UN said, will resume on Monday.", "talks.scheduled", "United Nations"),
    ],
)
def test_the_event_is_the_sentence_and_the_saying_stands_beside_it(text: str, kind: str, who: str) -> None:
    assert one(told(text), kind).claimants == (who,)


@pytest.mark.parametrize(
    "text",
    [
        "Staffan de Mistura, who spoke on Monday, said the truce in Aleppo had been extended.",
        "The army, which rebels said had broken the truce in Hama, extended it.",
        "On Monday, the army said, the truce in Aleppo was extended.",
        "The truce in Aleppo, extended on Monday, has held.",
        "The truce in Aleppo has been extended, the army said, and rebels welcomed it.",
    ],
)
def test_other_words_between_commas_leave_the_tree_alone(text: str) -> None:
    told_of = sentence(text)
    whole = parse_sentence(told_of.text, told_of.start)
    assert with_interposed(told_of, whole, load_words()) == whole


def test_the_joined_tree_keeps_every_word_at_its_place() -> None:
    told_of = sentence("The truce in Aleppo, the Syrian army said, has been extended by 48 hours.")
    whole = parse_sentence(told_of.text, told_of.start)
    joined = with_interposed(told_of, whole, load_words())
    words = [(t.i, t.start, t.end, t.text) for t in whole.tokens]
    assert [(t.i, t.start, t.end, t.text) for t in joined.tokens] == words
    assert [t.text for t in joined.tokens if t.head == t.i] == ["extended"]
    assert all(joined.ancestors(t.i) or t == joined.root for t in joined.tokens)
