"""The actors and places of a report as persons, organisations and locations, the way labelled corpora mark them.

The reader does not need this view: it asks who acts and where. Corpora also mark pronouns and common nouns ("we", "the
minister", "the front line"), which are added here from the tree, by the lists below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from trucewatch.lexicon.parties import TitleHit, find_titles
from trucewatch.model.report import CleanReport
from trucewatch.reading import grammar
from trucewatch.reading.reader import scenes_of
from trucewatch.reading.scene import ActorMention, Scene
from trucewatch.reading.syntax import Token

MentionType = Literal["person", "organisation", "location"]
MentionForm = Literal["name", "noun", "pronoun"]

# Possessives are left out: they are hardly ever marked.
PERSONAL = frozenset(("i", "me", "myself", "he", "him", "himself", "she", "her", "herself"))
PLURAL = frozenset(("we", "us", "ourselves", "they", "them", "themselves"))
_PRONOUNS = PERSONAL | PLURAL | {"it"}
GROUPS = frozenset(
    """
    people refugee migrant civilian volunteer student teacher doctor patient child family resident journalist donor
    leader member partner ally supporter enemy sniper terrorist soldier troop fighter militant rebel insurgent extremist
    commander official authority government regime force unit army military police company business organization
    organisation group coalition community team agency delegation committee council party user founder friend
    population tribe faction militia service personnel minority hostage protester investigator expert observer
    """.split()  # noqa: SIM905
)
PERSONS = frozenset(
    """
    man woman boy girl father mother brother sister son daughter husband wife widow president minister secretary
    spokesman spokeswoman spokesperson general commander leader ambassador envoy adviser advisor director carpenter
    """.split()  # noqa: SIM905
)
GROUNDS = frozenset(
    """
    city town village suburb neighborhood neighbourhood district province governorate region area territory country
    camp building compound headquarters facility structure house home school hospital library university mosque church
    bridge road street highway route tunnel airport airfield airbase base checkpoint position front frontline border
    frontier river mountain valley dam field farm land terrain market square site outskirts countryside
    capital coast island desert oilfield refinery warehouse station port courthouse prison museum cave
    """.split()  # noqa: SIM905
)


_OF_PLACE = re.compile(r"(?P<noun>[\w-]+) of $")


@dataclass(frozen=True, slots=True)
class TypedMention:
    """``text`` is what stands at ``start``..``end`` (code points) of the report."""

    start: int
    end: int
    text: str
    type: MentionType
    form: MentionForm


def find_typed_mentions(report: CleanReport) -> tuple[TypedMention, ...]:
    """Mentions in reading order, none overlapping."""
    return tuple(mention for scene in scenes_of(report) for mention in _of_scene(scene))


def _of_scene(scene: Scene) -> Iterator[TypedMention]:
    taken: list[tuple[int, int]] = []
    for mention in (*_actors(scene), *_places(scene), *_words(scene)):
        if not any(start < mention.end and mention.start < end for start, end in taken):
            taken.append((mention.start, mention.end))
            yield mention


def _actors(scene: Scene) -> Iterator[TypedMention]:
    for actor in scene.actors:
        form: MentionForm = "noun" if actor.form in ("reference", "collective", "unnamed") else "name"
        if actor.form == "person":
            yield _mention(scene, actor.start if actor.first < 0 else actor.first, actor.end, "person", form)
        elif _is_people(scene, actor):
            yield _mention(scene, actor.start, actor.end, "organisation", "noun")
        elif actor.form == "adjective" or (actor.form == "reference" and actor.text.lower() in _PRONOUNS):
            continue
        elif actor.form == "reference" and (actor.actor.id or "").startswith("person:"):
            yield _mention(scene, actor.start, actor.end, "person", form)
        elif not _is_ground(scene, actor):
            yield _mention(scene, actor.start, actor.end, "organisation", form)


def _is_people(scene: Scene, actor: ActorMention) -> bool:
    """ "the Syrians": an adjective of the tables that stands as a noun."""
    token = scene.parse.token_at(actor.end - 1)
    return actor.form == "adjective" and token is not None and token.tag in ("NNS", "NNPS")


def _is_ground(scene: Scene, actor: ActorMention) -> bool:
    """A country, city or territory that does not act here: "in Syria", as against "Syria said"."""
    known = actor.actor.id or ""
    if not known.startswith("country:") or actor.form == "seat":
        return False
    head = scene.head_of(actor.start, actor.end)
    return head is None or not _acts(scene, head)


def _acts(scene: Scene, i: int) -> bool:
    token = scene.parse.tokens[i]
    marker = grammar.preposition(scene.parse, i)
    if token.dep in ("nsubj", "obj", "iobj", "nsubj:pass", "compound", "amod"):
        return True
    if token.dep == "conj" and not marker:
        return _acts(scene, token.head)
    return marker in ("by", "with", "between", "against")


def _places(scene: Scene) -> Iterator[TypedMention]:
    base, text = scene.sentence.start, scene.sentence.text
    for place in scene.places:
        if place.associative:
            continue
        kind = _OF_PLACE.search(text[: place.start - base])
        start = base + kind.start() if kind and kind["noun"].lower() in GROUNDS else place.start
        around = [p for p in scene.places if text[place.end - base : p.start - base] == ", " and p.start > place.end]
        if around and around[0].place.precision == "country" and place.place.precision != "country":
            yield _mention(scene, start, around[0].end, "location", "name")  # "Palmyra, Syria" is one
        else:
            yield _mention(scene, start, place.end, "location", "name")


def _words(scene: Scene) -> Iterator[TypedMention]:
    base = scene.sentence.start
    for title in find_titles(scene.sentence.text):
        if _stands_alone(scene, title):
            yield _mention(scene, base + title.start, base + title.end, "person", "noun")
    for token in scene.parse.tokens:
        low = token.text.lower()
        if low in PERSONAL:
            yield _mention(scene, token.start, token.end, "person", "pronoun")
        elif low in PLURAL:
            yield _mention(scene, token.start, token.end, "organisation", "pronoun")
        elif token.pos in ("NOUN", "PROPN") and token.dep not in ("compound", "amod") and (kind := _kind(token)):
            yield _mention(scene, token.start, token.end, kind, "noun")


def _stands_alone(scene: Scene, title: TitleHit) -> bool:
    """An office that stands for its holder ("the Foreign Secretary"): singular, a noun, and no part of another."""
    token = scene.parse.token_at(scene.sentence.start + title.end - 1)
    if title.title.kind == "honorific" or token is None or token.tag not in ("NN", "NNP"):
        return False
    return (token.dep not in ("compound", "amod") and title.text[:-1].isalpha()) or " " in title.text


def _kind(token: Token) -> MentionType | None:
    if token.lemma in GROUNDS:
        return "location"
    if token.lemma in PERSONS and token.tag == "NN":
        return "person"
    return "organisation" if token.lemma in GROUPS else None


def _mention(scene: Scene, start: int, end: int, kind: MentionType, form: MentionForm) -> TypedMention:
    return TypedMention(start, end, scene.span(start, end).text, kind, form)
