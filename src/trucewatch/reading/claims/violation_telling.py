"""Whether a breach is told as having happened, and where."""

from __future__ import annotations

import re

from trucewatch.reading import grammar
from trucewatch.reading.claims.violation_words import Match
from trucewatch.reading.claims.wording import child_lemmas, text_after
from trucewatch.reading.places import PlaceMention
from trucewatch.reading.scene import Scene

_NAMED_AFTER = re.compile(
    r"[\s-]+(?:peace\s+|ceasefire\s+)?(?:agreements?|accords?|deal|protocols?|memorandum|process|talks)\b",
    re.IGNORECASE,
)


def is_event_place(scene: Scene, place: PlaceMention) -> bool:
    """A town or smaller (or a region), and not part of the name of an actor or of an agreement."""
    in_name = any(a.start <= place.start < a.end for a in scene.actors)
    in_name = in_name or bool(_NAMED_AFTER.match(text_after(scene, place.end)))
    return not place.associative and place.place.precision != "country" and not in_name


def under_a_plan(scene: Scene, match: Match) -> bool:
    """ "will log breaches", "would answer any violation": the breach is as much to come as what is done about it."""
    above = grammar.verb_above(scene.parse, match.i)
    if match.form != "noun" or match.verb is not None or above is None:
        return False
    return bool({"will", "shall", "would", "may", "might", "could"} & set(grammar.auxiliaries(scene.parse, above)))


def not_told(scene: Scene, i: int) -> bool:
    """ "to prevent violations", "no reports of breaches", "in case of a breach": none is said to have happened."""
    parse, words = scene.parse, scene.words
    beside = child_lemmas(scene, i, "amod", "det", "compound")
    unreal = ("imagined", "changing", "averting")
    if any(beside & words.set_of("violation", each) for each in unreal):
        return True
    # "observed two cases of violations" counts them; only "in case of a violation" keeps them open.
    above = (parse.tokens[a] for a in parse.ancestors(i)[:3])
    governors = {t.lemma for t in above if not (t.tag == "NNS" and t.lemma in words.set_of("violation", "cases"))}
    if governors & words.set_of("violation", "averting"):
        return True
    head = parse.tokens[parse.tokens[i].head]
    if head.i != i and head.lemma in words.set_of("violation", "changing"):
        return True
    return "no" in child_lemmas(scene, head.i, "det")
