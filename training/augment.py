"""Varies training sentences the way reports vary and treebanks do not: headlines, lost or superfluous capitals."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry


def _title(form: str) -> str:
    return form[:1].upper() + form[1:]


def headlines(
    lower: float, upper: float, title: float, bare: float, seed: int
) -> Callable[[Language, Example], Iterator[Example]]:
    """Change shares (0 to 1) of the sentences to lower case, capitals, Headline Case, or to have no final stop.

    The tags and the tree stay as they are, for only the look changes. At most one of the first three is taken.
    """
    chance = random.Random(seed)

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        gold = example.reference
        forms = [token.text for token in gold]
        draw = chance.random()
        if draw < lower:
            forms = [form.lower() for form in forms]
        elif draw < lower + upper:
            forms = [form.upper() for form in forms]
        elif draw < lower + upper + title:
            forms = [_title(form) for form in forms]
        keep = len(forms)
        # The stop may go only where nothing hangs on it.
        is_leaf = all(token.head.i != keep - 1 for token in gold[:-1])
        if chance.random() < bare and keep > 2 and gold[-1].text == "." and is_leaf:
            keep -= 1
        spaces = [bool(token.whitespace_) for token in gold]
        reference = Doc(
            nlp.vocab,
            words=forms[:keep],
            spaces=spaces[:keep],
            tags=[token.tag_ for token in gold][:keep],
            pos=[token.pos_ for token in gold][:keep],
            heads=[token.head.i for token in gold][:keep],
            deps=[token.dep_ for token in gold][:keep],
            sent_starts=[i == 0 for i in range(keep)],
        )
        yield Example(Doc(nlp.vocab, words=forms[:keep], spaces=spaces[:keep]), reference)

    return augment


registry.augmenters("trucewatch.headlines.v1", func=headlines)
