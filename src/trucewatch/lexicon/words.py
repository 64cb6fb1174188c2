"""The words of one language that the reader acts on, loaded once from the files `languages/<code>_<family>.toml`.

Verbs and nouns stand there in base form; matching is by lemma, so no inflected form is listed.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from lemminflect import getAllInflections

FILES = ("reading", "modality", "worlds", "incidents", "relief", "monitoring", "statements")
"""Families of claims whose words stand in a file of their own; the first holds what all of them share."""

TriggerRole = Literal["object", "direct", "subject", "oblique", "of"]
TriggerFamily = Literal["truce", "talks"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that make a claim of ``kind`` when the thing spoken of stands in ``role`` to them."""

    kind: str
    role: TriggerRole
    verbs: frozenset[str]
    nouns: frozenset[str]
    phrases: tuple[tuple[str, str], ...]  # (verb lemma, words that follow it)
    stance: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """All tables of one language; plain dictionaries of frozen sets for the rest."""

    truce_nouns: dict[str, tuple[str, ...]]
    truce_pattern: re.Pattern[str]
    weak_nouns: frozenset[str]
    carriers: frozenset[str]
    hostilities: frozenset[str]
    stop_verbs: frozenset[str]
    truce_triggers: tuple[Trigger, ...]
    talks_triggers: tuple[Trigger, ...]
    talks_nouns: frozenset[str]
    actions: dict[str, tuple[str, ...]]
    populations: dict[str, frozenset[str]]
    false_friend_modifiers: frozenset[str]
    false_friend_domains: dict[str, re.Pattern[str]]
    war: re.Pattern[str]
    tables: dict[str, dict[str, Any]]
    _sets: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def set_of(self, table: str, key: str) -> frozenset[str]:
        """A list of the data file as a set; KeyError when the file lost it."""
        found = self._sets.get((table, key))
        if found is None:
            found = self._sets[table, key] = frozenset(self.tables[table][key])
        return found

    def forms_of(self, table: str, key: str) -> frozenset[str]:
        """All forms of the verbs in a list of the data file, lower case ("tell": tell, tells, told, telling)."""
        return _forms_of(self, table, key)

    def triggers_of_verb(self, family: TriggerFamily, lemma: str) -> tuple[Trigger, ...]:
        """The triggers that the verb is one of, alone or with the words of a phrase, in the order of the table."""
        return _by_word(self, family)[0].get(lemma, ())

    def triggers_of_noun(self, family: TriggerFamily, lemma: str) -> tuple[Trigger, ...]:
        return _by_word(self, family)[1].get(lemma, ())

    __hash__ = object.__hash__


@cache
def _by_word(words: Words, family: TriggerFamily) -> tuple[dict[str, tuple[Trigger, ...]], ...]:
    """Triggers by their verbs and by their nouns: a word is looked up once, not sought in every row."""
    triggers = words.truce_triggers if family == "truce" else words.talks_triggers
    by_verb: dict[str, list[Trigger]] = {}
    by_noun: dict[str, list[Trigger]] = {}
    for trigger in triggers:
        for verb in trigger.verbs | {verb for verb, _ in trigger.phrases}:
            by_verb.setdefault(verb, []).append(trigger)
        for noun in trigger.nouns:
            by_noun.setdefault(noun, []).append(trigger)
    return tuple({word: tuple(rows) for word, rows in index.items()} for index in (by_verb, by_noun))


@cache
def _forms_of(words: Words, table: str, key: str) -> frozenset[str]:
    forms: set[str] = set()
    for verb in words.tables[table][key]:
        forms.add(verb)
        forms.update(*getAllInflections(verb, upos="VERB").values())
    return frozenset(form.lower() for form in forms)


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_spellings(phrases)})(?![\w-])", re.IGNORECASE)


def _spellings(phrases: list[str]) -> str:
    """The phrases as one pattern, longest first, with spaces and hyphens exchangeable ("cease fire", "cease-fire")."""
    spelled = (r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", phrase))) for phrase in phrases)
    return "|".join(sorted(spelled, key=len, reverse=True))


def _triggers(rows: list[dict[str, Any]], role: TriggerRole) -> tuple[Trigger, ...]:
    return tuple(
        Trigger(
            row["kind"],
            row.get("role", role),
            frozenset(row.get("verbs", ())),
            frozenset(row.get("nouns", ())),
            tuple((verb, rest) for verb, rest in row.get("phrases", ())),
            row.get("stance"),
        )
        for row in rows
    )


def _tables(language: str) -> dict[str, Any]:
    """The tables of all files of one language; ValueError when two files define one table."""
    merged: dict[str, Any] = {}
    for name in FILES:
        source = files("trucewatch.lexicon.languages").joinpath(f"{language}_{name}.toml")
        tables = tomllib.loads(source.read_text("utf-8"))
        if twice := merged.keys() & tables.keys():
            raise ValueError(f"{language}_{name}.toml defines {', '.join(sorted(twice))} again")
        merged |= tables
    return merged


@cache
def load_words(language: str = "en") -> Words:
    """The tables of ``language``. FileNotFoundError when the language has none."""
    data = _tables(language)
    truce = data["truce"]
    named = "|".join(rf"(?P<{kind}>{_spellings(phrases)})" for kind, phrases in truce["nouns"].items())
    friends = data["false_friends"]
    return Words(
        truce_nouns={kind: tuple(phrases) for kind, phrases in truce["nouns"].items()},
        truce_pattern=re.compile(rf"(?<![\w])(?:{named})(?P<plural>s?)(?![\w])", re.IGNORECASE),
        weak_nouns=frozenset(truce["weak_nouns"]),
        carriers=frozenset(truce["carriers"]),
        hostilities=frozenset(truce["hostilities"]),
        stop_verbs=frozenset(truce["stop_verbs"]),
        truce_triggers=_triggers(truce["trigger"], "object"),
        talks_triggers=_triggers(data["talks"]["trigger"], "subject"),
        talks_nouns=frozenset(data["talks"]["nouns"]),
        actions={action: tuple(stems) for action, stems in data["undertaking"]["actions"].items()},
        populations={name: frozenset(nouns) for name, nouns in data["casualty"]["populations"].items()},
        false_friend_modifiers=frozenset(friends["modifiers"]),
        false_friend_domains={name: _any_of(words) for name, words in friends["domains"].items()},
        war=_any_of(friends["war"]["words"]),
        tables=data,
    )
