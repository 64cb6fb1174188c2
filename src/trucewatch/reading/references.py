"""Words that point back to an actor: "he", "the ministry", "both sides".

They are resolved inside the report only, to the latest fitting actor within their `reach`; what fits nobody stays
unresolved rather than guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from trucewatch.lexicon.words import Words
from trucewatch.model.claim import Actor
from trucewatch.reading import reach
from trucewatch.reading.alternatives import one_of
from trucewatch.reading.memory import Memory
from trucewatch.reading.scene import ActorMention
from trucewatch.reading.sentences import Sentence

_PRONOUN = re.compile(r"\b(he|she|it|they)\b(?!['’])", re.IGNORECASE)
_COUNTS = "two|three|four"
_NUMBERS = {"both": 2, "two": 2, "pair": 2, "duo": 2, "three": 3, "four": 4}
_NEXT_VERB = re.compile(r"\s+(?:also\s+|had\s+|has\s+|then\s+|later\s+|further\s+)?(\w+)")


def find_references(
    sentence: Sentence, named: Sequence[ActorMention], memory: Memory, words: Words
) -> list[ActorMention]:
    """References of one sentence that can be resolved; ``named`` are the actors that it names itself.

    Where two overlap the first kind wins: pairs, then definite nouns, then pronouns.
    """
    found: list[ActorMention] = []
    for mention in (
        *_pairs(sentence, named, memory, words),
        *_definite_nouns(sentence, named, memory, words),
        *_pronouns(sentence, named, memory, words),
    ):
        if not any(m.start < mention.end and mention.start < m.end for m in (*named, *found)):
            found.append(mention)
    return found


def _pairs(sentence: Sentence, named: Sequence[ActorMention], memory: Memory, words: Words) -> Iterator[ActorMention]:
    for match in _pair_pattern(words).finditer(sentence.text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        near = sentence.index - memory.pair_at <= reach.NOUN
        members = (memory.pair if near else ()) or _pair_of([m for m in named if m.end <= start])
        if members and _number_fits(match.group(), len(members)):
            yield ActorMention(start, end, match.group(), members[0], "reference", members=members)


def _number_fits(phrase: str, count: int) -> bool:
    """ "The two" are two, "the three parties" three; "the parties" are as many as were named."""
    stated = next((_NUMBERS[word] for word in phrase.lower().split() if word in _NUMBERS), count)
    return stated == count


def _definite_nouns(
    sentence: Sentence, named: Sequence[ActorMention], memory: Memory, words: Words
) -> Iterator[ActorMention]:
    for match in _definite_pattern(words).finditer(sentence.text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        before = [m for m in named if m.end < start]
        if target := _fitting(match["noun"].lower(), before, memory, sentence.index, words):
            yield ActorMention(start, end, match.group(), target.actor, "reference", target.country, target.side)


def _pronouns(
    sentence: Sentence, named: Sequence[ActorMention], memory: Memory, words: Words
) -> Iterator[ActorMention]:
    for match in _PRONOUN.finditer(sentence.text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        before, after = [m for m in named if m.end < start], sentence.text[match.end() :]
        if target := _antecedent(match.group(1).lower(), after, before, memory, sentence.index, words):
            yield ActorMention(
                start, end, match.group(), target.actor, "reference", target.country, target.side, target.members
            )


@cache
def _pair_pattern(words: Words) -> re.Pattern[str]:
    at_odds, pairs = one_of(words, "back_references", "at_odds"), one_of(words, "back_references", "pairs")
    did = rf"(?:{one_of(words, 'back_references', 'they_did')})\b"
    both = one_of(words, "back_references", "both_said_or_did")
    return re.compile(
        rf"\b(?i:both|the (?:{_COUNTS})|the)\s+(?:(?i:{at_odds})\s+)*(?i:{pairs})\b"
        # "The two agreed", "between the two in Vienna"; never "the two convoys", "the three Russian soldiers"
        rf"|\b[Tt]he (?:pair|duo|{_COUNTS})\b(?=\s+{did}|[,.;]|$)"
        rf"|(?<=\bbetween )the (?:pair|duo|{_COUNTS})\b(?=\s+(?:in|on|at|over|after|before|since)\b)"
        rf"|\bBoth(?=\s+(?:{both})\b)"
        r"|\b(?i:both of the (?:conflicting|warring) (?:parties|sides))\b"
    )


@cache
def _definite_pattern(words: Words) -> re.Pattern[str]:
    nouns = "|".join(
        (
            one_of(words, "back_references", "bodies"),
            one_of(words, "back_references", "persons"),
            one_of(words, "back_references", "statements"),
        )
    )
    describing = one_of(words, "back_references", "describing")
    return re.compile(rf"\bthe\s+(?:(?:{describing})\s+)?(?P<noun>{nouns})\b", re.IGNORECASE)


def _fitting(noun: str, before: Sequence[ActorMention], memory: Memory, at: int, words: Words) -> ActorMention | None:
    """The latest actor that the noun can stand for in sentence ``at``: its name holds the noun, or its kind does.

    ``before`` are the actors that the sentence itself names in front of it. A name reaches through all of the report.
    """
    if noun in words.set_of("back_references", "statements"):
        return memory.body(at, reach.NOUN) or memory.person(at, reach.NOUN)
    if noun in words.set_of("back_references", "persons"):
        return _with_title(noun, memory.person(at, reach.NOUN), memory)
    spellings = {noun, noun.replace("center", "centre"), noun.replace("centre", "center")}
    for mention in reversed([*memory.bodies, *before]):
        if mention.form != "adjective" and any(s in mention.actor.name.lower() for s in spellings):
            return mention
    kinds: Sequence[str] = words.tables["back_references"]["bodies"].get(noun, ())
    near = [*memory.bodies_near(at, reach.NOUN), *before]
    return next((m for m in reversed(near) if m.actor.kind in kinds), None)


def _with_title(noun: str, mention: ActorMention | None, memory: Memory) -> ActorMention | None:
    """The person named last, unless the report gave another title to them: "the president" is no general."""
    if mention is None:
        return None
    titles = [p.title.lower() for p in memory.persons.values() if p.actor.id == mention.actor.id and p.title]
    return mention if not titles or any(noun in title for title in titles) else None


def _antecedent(
    pronoun: str, after: str, before: Sequence[ActorMention], memory: Memory, at: int, words: Words
) -> ActorMention | None:
    """The actor that a pronoun stands for; ``before`` are the actors that its own sentence names in front of it."""
    if pronoun in ("he", "she"):
        return next((m for m in before if m.form == "person"), memory.person(at, reach.NOUN))
    follows = _NEXT_VERB.match(after)
    verb = follows.group(1).lower() if follows else ""
    speaking = verb in words.forms_of("attribution", "say")
    last = memory.body(at, reach.PRONOUN)
    if pronoun == "it":
        if not speaking and verb not in words.set_of("back_references", "agreeing"):
            return None
        bodies = (m for m in before if m.form in ("name", "collective", "capital", "seat"))
        return next(bodies, last)
    if memory.plural is not None:
        return memory.plural
    if len(memory.pair) > 1 and memory.fresh:
        return ActorMention(0, 0, pronoun, memory.pair[0], "reference", members=memory.pair)
    if not speaking:
        return None
    latest = next((m for m in reversed(before) if m.form in ("name", "collective")), last)
    return latest if latest is not None and latest.text.endswith("s") else None  # one state is not "they"


def _pair_of(mentions: Sequence[ActorMention]) -> tuple[Actor, ...]:
    """The actors of the mentions where they are exactly two; outlets and references are not counted."""
    plain = [m for m in mentions if m.form not in ("adjective", "reference") and m.actor.kind != "media"]
    unique = {a.id or a.name: a for m in plain for a in m.actors}
    return tuple(unique.values()) if len(unique) == 2 else ()
