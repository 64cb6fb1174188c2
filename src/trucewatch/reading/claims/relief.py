"""Displacement and need, aid and access, evacuation, detainees: what befalls people beside the dead and the injured.

Fields follow the records ``access`` and ``movement`` of the domain reference (§2); a number of people and an amount of
aid are never mixed, and none of these is a casualty (§4.11).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from trucewatch.lexicon.words import Words
from trucewatch.model.claim import Figure, Place
from trucewatch.model.when import Window
from trucewatch.reading import grammar
from trucewatch.reading.attributions import Attribution
from trucewatch.reading.claims.base import Context, Draft, place_in_role
from trucewatch.reading.claims.casualty_windows import window_of
from trucewatch.reading.claims.frames import Event, draft_event, find_events, share_of, told_stance
from trucewatch.reading.claims.wording import in_time_words, text_before
from trucewatch.reading.modality import Stance
from trucewatch.reading.scene import Number, Scene

TABLES = ("evacuation", "displacement", "access", "detainees")
_WAY = re.compile(r"\b(?P<way>from|out of|to|into|towards)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_WAYS = {"from": "origin", "out of": "origin", "to": "destination", "into": "destination", "towards": "destination"}
_OF_PEOPLE = frozenset(
    {"displaced", "in_need", "at_risk", "evacuated", "returned", "released", "handed_over", "detained"}
)
_DONE = frozenset({"delivered", "completed", "under_way", "open", "held"})


def draft_relief(
    scene: Scene, context: Context, said: Sequence[Attribution], taken: frozenset[int]
) -> tuple[Draft, ...]:
    """Drafts of the four families for one sentence; ``taken`` are tokens that other families' claims hang on."""
    drafts: list[Draft] = []
    events = tuple(_one_per_word(scene, taken))
    triggers = frozenset(t for e in events for t in (e.trigger, e.verb)) | taken | frozenset(a.cue for a in said)
    acted_on = {event.acted_on for event in events}
    for event in events:
        stance = told_stance(scene, event)
        # "shipments were blocked" tells of one thing.
        if stance is None or _merely_denied(stance) or event.trigger in acted_on or _on_the_march(scene, event):
            continue
        drafts.append(_with_figure(draft_event(scene, context, said, event, triggers, stance), event, context))
    return tuple(drafts)


def _one_per_word(scene: Scene, taken: frozenset[int]) -> Iterator[Event]:
    used: set[int] = set(taken)
    for table in TABLES:
        for event in find_events(scene, table, frozenset(used)):
            used |= {event.trigger, event.verb}
            yield event


def _merely_denied(stance: Stance) -> bool:
    """ "No aid has reached the town" tells of a blockade, yet of no event; a charge denied by somebody stays."""
    return stance.polarity == "denied" and not {"deny", "reject", "refute", "dismiss"} & set(stance.governors)


def _on_the_march(scene: Scene, event: Event) -> bool:
    """Fighters left the town: without a deal, a bus or civilians beside them that is a movement of troops."""
    if event.frame.subtype != "safe_passage" or event.doer is None:
        return False
    passage = scene.words.tables["relief"]["passage"]
    if scene.parse.tokens[event.doer].lemma not in passage["armed"]:
        return False
    return not any(token.lemma in passage["words"] for token in scene.parse.tokens)


def _with_figure(draft: Draft, event: Event, context: Context) -> Draft:
    """The draft with what was counted, over which time, and with the way that people or goods took."""
    frame, details = event.frame, dict(draft.details)
    if draft.stance.modality == "planned" and details.get("state") in _DONE:
        details["state"] = "planned"
    places = tuple(_on_the_way(draft.scene, place) for place in draft.places)
    window, when, _ = window_of(draft.scene, context, draft.trigger)
    draft = replace(draft, when=draft.when or when)
    if draft.when is not None and window.start is None:
        window = Window(start=draft.when.start, end=draft.when.end or draft.when.start, kind=window.kind)
    figure = _figure(draft.scene, event, window)
    if figure is not None and figure.measure == "aid":
        details["unit"] = _unit(draft.scene, figure) or "pieces"
    if figure is not None and not places and frame.kind == "displacement.reported" and context.country is not None:
        places = (place_in_role(context.country, "event"),)
        details["place_basis"] = "country of the report"
    return replace(draft, figure=figure, details=details, places=places)


def _figure(scene: Scene, event: Event, window: Window) -> Figure | None:
    """What the frame counts: a number, or a share ("half of the district") whose whole nobody gives; None without."""
    if event.frame.measure is None:
        return None
    counted = (event.doer,) if event.frame.count == "subject" else (event.acted_on, _patient(scene, event))
    for at in (each for each in dict.fromkeys(counted) if each is not None):
        population = _population(scene, at) if event.frame.measure in _OF_PEOPLE else None
        if found := _number_of(scene, at):
            number, noun = found
            if event.frame.measure in _OF_PEOPLE and scene.parse.tokens[at].lemma in _carriers(scene.words):
                continue  # "80 buses left the town": nobody says how many people
            return Figure(
                measure=event.frame.measure,
                population=population,
                low=number.low,
                best=number.best,
                high=number.high,
                bound=number.bound,
                text=_counted(scene, number, noun),
                window=window,
            )
        if (share := share_of(scene, at)) is not None:
            text = scene.phrase_span((share, at)).text
            return Figure(measure=event.frame.measure, population=population, bound="unknown", text=text, window=window)
    return None


def _patient(scene: Scene, event: Event) -> int | None:
    """ "forced 3,000 families from their homes": the families are counted, not the homes."""
    return grammar.patient(scene.parse, event.verb)


def _number_of(scene: Scene, at: int) -> tuple[Number, int] | None:
    """The number that counts the nominal, and the noun it stands at: in its phrase, in its "of", or itself."""
    parse = scene.parse
    for j in grammar.coordination(parse, at):
        held = [c for prep, c in grammar.obliques(parse, j) if prep == "of"]
        for counted in (j, *held):
            phrase = grammar.noun_phrase(parse, counted)
            for number in scene.numbers:
                ahead = number.start <= parse.tokens[counted].start
                if ahead and scene.within(number.start, number.end, phrase) and not in_time_words(scene, number):
                    return number, counted
    return None


def _unit(scene: Scene, figure: Figure) -> str | None:
    """The unit of aid behind the number: "20 tonnes of food"."""
    found = _units(scene.words)[0].search(figure.text)
    return None if found is None else _units(scene.words)[1][found["unit"].lower()]


@cache
def _units(words: Words) -> tuple[re.Pattern[str], dict[str, str]]:
    names = {name: unit for unit, nouns in words.tables["relief"]["units"].items() for name in nouns}
    spelled = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(rf"\b(?P<unit>{spelled})s?\b", re.IGNORECASE), names


@cache
def _carriers(words: Words) -> frozenset[str]:
    return frozenset(words.tables["relief"]["carriers"]["nouns"])


def _population(scene: Scene, at: int) -> str | None:
    lemmas = {scene.parse.tokens[j].lemma for j in grammar.noun_phrase(scene.parse, at) | {at}}
    return next((name for name, nouns in scene.words.populations.items() if lemmas & nouns), None)


def _counted(scene: Scene, number: Number, at: int) -> str:
    """The number with what it counts, where they stand together."""
    noun = scene.token_span(at)
    near = noun.start >= number.start and noun.end - number.start < 80
    return scene.span(number.start, max(number.end, noun.end) if near else number.end).text


def _on_the_way(scene: Scene, place: Place) -> Place:
    """Where people and goods come from and where they go, as the preposition in front tells."""
    for mention in scene.places:
        if mention.place.name == place.name and (way := _WAY.search(text_before(scene, mention.start))):
            return place.model_copy(update={"role": _WAYS[way["way"].lower()]})
    return place
