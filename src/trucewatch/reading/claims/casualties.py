"""Casualty figures: who was killed or injured, how many, over which window, according to whom. Nothing is ever added up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from trucewatch.model.claim import Bound, Figure, Place, Reason
from trucewatch.model.when import When, Window
from trucewatch.reading import grammar
from trucewatch.reading.attributions import Attribution, voice_of
from trucewatch.reading.claims.base import Context, Draft, place_in_role, resolved, unique_places
from trucewatch.reading.claims.wording import tense_at
from trucewatch.reading.modality import stance_of
from trucewatch.reading.scene import Number, Scene

_WAR = re.compile(r"\b(?:war|conflict|civil war|insurgency|fighting|crisis|campaign|violence|hostilities|uprising|bloodshed)\b", re.I)
_TO_DATE = re.compile(r"\b(?:(?:years|months|decades) of (?:civil )?(?:war|conflict|fighting)|since|in (?:more than |over |nearly |almost )?(?:[\w-]+ )?(?:years?|months) of|so far|to date|years?-(?:long|old)|overall|has (?:killed|claimed|left|cost)|have (?:been killed|died|perished))\b", re.I)
_NOT_COUNTED = re.compile(r"^\s*(?:%|percent|per cent|rounds?|times|kilomet|km\b|miles?|tons?|tonnes|trucks?|hours?|days?|weeks?|months?|years?|occasions|countries|members of|groups?|dollars|million dollars)", re.I)
_TOLL_TO = re.compile(r"\b(?:toll|deaths?|fatalities|number of (?:dead|deaths|killed|people killed))\b[^.;]{0,60}?\b(?:to|reached|at|stands? at|stood at|rose to|risen to|passed|exceeded|topped|of)\s+$", re.I)


@dataclass(frozen=True, slots=True)
class Match:
    number: Number
    trigger: int
    measure: str
    population: str | None
    noun: int
    detail: str


def trigger_tokens(scene: Scene) -> frozenset[int]:
    return frozenset(m.trigger for m in _matches(scene))


def draft_casualties(scene: Scene, context: Context, attributions: Sequence[Attribution]) -> tuple[Draft, ...]:
    """Drafts of the casualty family for one sentence."""
    drafts = []
    for match in _matches(scene):
        stance = stance_of(scene.parse, match.trigger, scene.words)
        if stance.modality in ("planned", "desired", "hypothetical", "conditional") or stance.polarity == "denied":
            continue
        drafts.append(_draft(scene, context, attributions, match))
    return tuple(drafts)


def _matches(scene: Scene) -> tuple[Match, ...]:
    if not scene.numbers:
        return ()
    found: dict[tuple[int, str], Match] = {}
    for number in scene.numbers:
        for match in _for_number(scene, number):
            found.setdefault((number.start, match.measure), match)
    return tuple(found.values())


def _for_number(scene: Scene, number: Number) -> Iterator[Match]:
    parse, words = scene.parse, scene.words
    table = words.tables["casualty"]
    if any(t.start < number.end and number.start < t.end for t in scene.times):
        return
    base = scene.sentence.start
    if _NOT_COUNTED.match(scene.sentence.text[number.end - base :]):
        return
    tokens = [t for t in parse.covering(number.start, number.end) if t.pos in ("NUM", "NOUN", "ADJ", "DET", "PROPN", "PRON") and t.lemma not in ("least", "more", "people")]
    if not tokens:
        return
    last = tokens[-1].i
    noun = _counted_noun(scene, last)
    population = _population(scene, noun, last)
    noun_lemma = parse.tokens[noun].lemma
    if noun_lemma in table["death_nouns"]:
        yield Match(number, noun, "killed", _before_population(scene, noun), noun, f"{number.text} {noun_lemma}")
        return
    if noun_lemma in table["injury_nouns"]:
        yield Match(number, noun, "injured", _before_population(scene, noun), noun, f"{number.text} {noun_lemma}")
        return
    if noun_lemma in table["casualty_nouns"]:
        yield Match(number, noun, "killed_or_injured", None, noun, f"{number.text} {noun_lemma}")
        return
    if _TOLL_TO.search(scene.sentence.text[: number.start - base]):
        verb = grammar.verb_above(parse, last)
        yield Match(number, verb if verb is not None else last, "killed", population or _toll_population(scene), noun, "toll")
        return
    if _other_verb(scene, number, noun):
        return
    for measure, trigger in _verbs_over(scene, noun, last) or _by_order(scene, number):
        closer = _right_behind(scene, number) or _closer(scene, number, trigger)
        measure, trigger = closer or (measure, trigger)
        yield Match(number, trigger, measure, population, noun, f"{parse.tokens[trigger].text} … {number.text}")


def _counted_noun(scene: Scene, i: int) -> int:
    """What the number counts: its head ("45 soldiers"), the noun after "of" ("hundreds of soldiers"), or itself ("killed 50")."""
    parse = scene.parse
    token = parse.tokens[i]
    if token.dep in ("nummod", "amod", "det", "compound", "nmod") and token.head != i and parse.tokens[token.head].pos in ("NOUN", "PROPN") and token.head > i:
        return token.head
    of = [c for p, c in grammar.obliques(parse, i) if p == "of"]
    return of[0] if of else i


def _population(scene: Scene, noun: int, number: int) -> str | None:
    parse = scene.parse
    for j in grammar.conjuncts(parse, noun):
        token = parse.tokens[j]
        if j == number:
            continue
        phrase = " ".join(parse.tokens[k].text.lower() for k in sorted(grammar.noun_phrase(parse, j)))
        for name, nouns in scene.words.populations.items():
            if token.lemma in nouns or token.text in nouns or token.text.rstrip("s") in nouns or any(n in phrase for n in nouns if " " in n):
                if name == "all" and "civilian" in phrase:
                    return "civilians"
                return name
    return None


def _before_population(scene: Scene, noun: int) -> str | None:
    phrase = " ".join(scene.parse.tokens[k].lemma for k in sorted(grammar.noun_phrase(scene.parse, noun)))
    return next((name for name, nouns in scene.words.populations.items() if any(n in phrase.split() for n in nouns)), None)


def _toll_population(scene: Scene) -> str | None:
    return "civilians" if re.search(r"\bcivilians?\b", scene.sentence.text, re.I) else None


_OTHER = re.compile(r"^\s+(?:have|has|had|were|was|are)?\s*(?:been\s+)?(?:fled|displaced|uprooted|evacuated|forced|driven|face|faced|facing|trapped|detained|arrested|released|freed|missing|live|lived|rely|fled|fleeing|left|need|homeless|treated)\b", re.I)


def _other_verb(scene: Scene, number: Number, noun: int) -> bool:
    """ "Hundreds have died and tens of thousands have fled": the verb right behind the counted people is theirs."""
    text, base = scene.sentence.text, scene.sentence.start
    if re.search(r"\b(?:left|leaving|leaves|forced|forcing|displaced|displacing|pushed|pushing|made|driven|driving|sent|uprooted)\s+$", text[: number.start - base]):
        # "left millions on the brink of famine" counts no dead; "left 22 people dead" does.
        return not re.match(r"[^,.;]{0,40}?\b(?:dead|killed|wounded|injured)\b", text[number.end - base :])
    end = max(number.end, scene.parse.tokens[noun].end if scene.parse.tokens[noun].start >= number.start else 0)
    return bool(_OTHER.match(scene.sentence.text[end - scene.sentence.start :]))


_WORD = re.compile(r"\b(?P<killed>kill(?:ed|ing|s)?|died|dead|slain|perished)\b|\b(?P<injured>wound(?:ed|ing)|injur(?:ed|ing|ies)|hurt)\b", re.I)
_AFTER = re.compile(r"^[^.;\d]{0,70}?\b(?:have|has|had|were|was|are|been|being)\s+(?:been\s+)?(?:(?:also|now|reported(?:ly)?|confirmed|believed|known|said|thought|feared|left)\s+){0,2}(?:to have\s+(?:been\s+)?)?(?:killed|died|wounded|injured|hurt|dead|slain)\b|^\s+(?:[\w-]+\s+){0,4}?(?:died|perished|dead)\b", re.I)
_BEFORE = re.compile(r"\b(?:kill(?:ed|ing|s)|wound(?:ed|ing)|injur(?:ed|ing)|hurt(?:ing)?)\s+(?:(?:some|another|and|a further|the)\s+)*$", re.I)


def _by_order(scene: Scene, number: Number) -> list[tuple[str, int]]:
    """Where the tree goes astray: "232 Palestinians, 65 children among them, have been killed", "and injuring 163"."""
    text, base = scene.sentence.text, scene.sentence.start
    before, after = text[: number.start - base], text[number.end - base :]
    match = _BEFORE.search(before)
    if match:
        at = base + match.start()
    else:
        rest = re.sub(r",\s+(?:[\w-]+\s+)?\d[^,]*?(?:among them|of them)[^,]*,", lambda m: " " * len(m.group()), after)
        found = _AFTER.search(rest)
        if not found:
            return []
        word = _WORD.search(rest, 0, found.end())
        if word is None:
            return []
        at = base + number.end - base + word.start()
    token = scene.parse.token_at(at)
    if token is None:
        return []
    measure = _measure(token.lemma, token.text.lower(), scene.words.tables["casualty"], passive=True)
    return [(measure, token.i)] if measure else []


def _right_behind(scene: Scene, number: Number) -> tuple[str, int] | None:
    """ "600 killed and more than 5,000 injured": the participle right behind the number is its own."""
    base = scene.sentence.start
    found = re.match(r"\s+(?:(?!and\b|or\b)[\w'’-]+\s+){0,2}?(killed|dead|wounded|injured|hurt)\b(?!\s+(?:\d|at least|more|another))", scene.sentence.text[number.end - base :], re.I)
    if not found:
        return None
    token = scene.parse.token_at(number.end + found.start(1))
    measure = _measure(token.lemma, token.text.lower(), scene.words.tables["casualty"], passive=True) if token else None
    return (measure, token.i) if token is not None and measure else None


def _closer(scene: Scene, number: Number, trigger: int) -> tuple[str, int] | None:
    """ "killing 45 soldiers and injuring 163": the word of harm right before the number is the one that counts."""
    if scene.parse.tokens[trigger].start > number.start:
        return None
    found = _BEFORE.search(scene.sentence.text[: number.start - scene.sentence.start])
    token = scene.parse.token_at(scene.sentence.start + found.start()) if found else None
    if token is None or token.i == trigger:
        return None
    measure = _measure(token.lemma, token.text.lower(), scene.words.tables["casualty"], passive=True)
    return (measure, token.i) if measure else None


def _verbs_over(scene: Scene, noun: int, number: int) -> list[tuple[str, int]]:
    return list(_over(scene, noun, number))


def _over(scene: Scene, noun: int, number: int) -> Iterator[tuple[str, int]]:
    """The verb (or adjective) of dying or injury that the counted noun is patient or subject of."""
    parse = scene.parse
    table = scene.words.tables["casualty"]
    heads = {noun, number}
    at = noun
    while parse.tokens[at].dep in ("conj", "appos", "nmod", "nummod", "flat", "list") and parse.tokens[at].head != at:
        at = parse.tokens[at].head
        heads.add(at)
        if len(heads) > 6:
            break
    for head in tuple(heads):
        token = parse.tokens[head]
        for child in parse.children(head, "acl", "amod", "xcomp", "acl:relcl"):
            lemma, text = parse.tokens[child].lemma, parse.tokens[child].text.lower()
            if child > number and (m := _measure(lemma, text, table, passive=parse.tokens[child].tag in ("VBN", "JJ", "VBD"))):
                yield m, child
                return
        up = token.head
        if up == head:
            if m := _measure(token.lemma, token.text.lower(), table, passive=True):
                yield m, head
            continue
        above = parse.tokens[up]
        if token.dep.startswith(("nsubj", "obj", "ccomp", "obl", "dep", "xcomp")):
            passive = grammar.is_passive(parse, up)
            dying = above.lemma in ("die", "perish")
            patient = token.dep == "obj" or token.dep == "nsubj:pass" or passive and token.dep.startswith("nsubj") or dying and token.dep.startswith("nsubj")
            if token.dep.startswith("obl") and not passive and not parse.children(up, "obj") and grammar.preposition(parse, head) in ("", "at least"):
                # "killed at least a quarter of a million": the parser takes the bound for a preposition.
                patient = True
            measure = _measure(above.lemma, above.text.lower(), table, passive=passive)
            if measure and patient:
                yield measure, up
                for child in parse.children(up, "conj"):
                    if parse.tokens[child - 1].lemma == "or" and (second := _measure(parse.tokens[child].lemma, parse.tokens[child].text.lower(), table, passive=True)) and second != measure and not parse.children(child, "obj", "nsubj"):
                        # "killed or wounded": one figure for both, which is neither a count of dead nor of injured.
                        yield "killed_or_injured", up
                return
            if above.lemma in ("leave", "find", "see", "report", "have", "list", "count", "record", "document", "be", "confirm", "believe"):
                for child in parse.children(up, "xcomp", "obj", "acl", "advmod", "amod", "conj"):
                    if m := _measure(parse.tokens[child].lemma, parse.tokens[child].text.lower(), table, passive=True):
                        yield m, child
                        return
            if above.text.lower() in (*table["dead_adjectives"], *table["injured_adjectives"]) and token.dep.startswith("nsubj"):
                yield _measure(above.lemma, above.text.lower(), table, passive=True) or "killed", up
                return
            if above.lemma in table["claim_life_verbs"] and parse.tokens[noun].lemma in ("life", "lives"):
                yield "killed", up
                return


def _measure(lemma: str, text: str, table: dict[str, list[str]], *, passive: bool) -> str | None:
    if lemma in table["death_verbs"] or text in ("killing", "killed"):
        return "killed"
    if lemma in table["injury_verbs"] or text in ("wounding", "injuring"):
        return "injured"
    if passive and text in table["dead_adjectives"]:
        return "killed"
    if passive and text in table["injured_adjectives"]:
        return "injured"
    return None


def _draft(scene: Scene, context: Context, attributions: Sequence[Attribution], match: Match) -> Draft:
    number = match.number
    window, when, to_date = _window(scene, context, match)
    kind = "casualty.window" if window.kind != "incident" else "casualty.incident"
    bound: Bound = number.bound  # type: ignore[assignment]
    places = [
        p.place for p in scene.places
        if not p.associative and not re.match(r"-(?:based|backed|led|born)", scene.sentence.text[p.end - scene.sentence.start :]) and _event_place(scene, p.start) and not _told_apart(scene, match.trigger, p.start, p.end)
    ]
    details: dict[str, object] = {}
    own = unique_places(place_in_role(p, "event") for p in places)
    if not own and context.country:
        details["place_basis"] = "country of the report"
    if to_date:
        details["method"] = "media_estimate" if not attributions else "unknown"
    span = scene.span(number.start, number.end)
    tail = scene.token_span(match.noun)
    text = scene.span(number.start, max(number.end, tail.end)).text if tail.start >= number.start and tail.end - number.start < 80 else span.text
    return Draft(
        kind=kind, scene=scene, trigger=match.trigger, stance=stance_of(scene.parse, match.trigger, scene.words),
        voice=voice_of(scene, match.trigger, attributions), reasons=(Reason(rule=f"{kind}/{match.measure}", detail=match.detail),),
        places=own or _at_home(context), zone=context.zone, when=when,
        figure=Figure(measure=match.measure, population=match.population, low=number.low, best=number.best, high=number.high, bound=bound, text=text, window=window),
        details=details,
    )


def _elsewhere(scene: Scene, trigger: int, time: int, since: bool) -> bool:
    """The time stands in a relative clause that the trigger does not, or outside the one that holds the trigger."""
    mine, its = _relatives(scene, trigger), _relatives(scene, time)
    return bool(its - mine) or not since and bool(mine - its)


def _told_apart(scene: Scene, trigger: int, start: int, end: int) -> bool:
    """A place in another relative clause, or behind the one that tells of the dead, is a place of something else."""
    head = scene.head_of(start, end)
    if head is None:
        return False
    mine, its = _relatives(scene, trigger), _relatives(scene, head)
    closed = [r for r in mine - its if max(scene.parse.subtree(r)) < head]
    return bool(its - mine) or bool(closed)


def _relatives(scene: Scene, i: int) -> frozenset[int]:
    chain = (scene.parse.tokens[up] for up in (i, *scene.parse.ancestors(i)))
    return frozenset(t.i for t in chain if t.dep == "acl:relcl" or t.dep == "acl" and t.tag == "VBN" and t.lemma in ("issue", "publish", "release", "quote"))


def _days(value: When) -> int:
    if not value.start or not value.end or len(value.start) < 10 or len(value.end) < 10:
        return 0
    return (date.fromisoformat(value.end[:10]) - date.fromisoformat(value.start[:10])).days


def _at_home(context: Context) -> tuple[Place, ...]:
    """A toll without a place of its own is placed in the country of the report's conflict, as an outline and not a point."""
    return (place_in_role(context.country, "event"),) if context.country else ()


def _event_place(scene: Scene, start: int) -> bool:
    """A place inside a name ("Syrian Observatory") or an actor is no place of death."""
    return not any(a.start <= start < a.end and a.form in ("person", "name") and a.actor.kind not in ("state", "de_facto_authority") for a in scene.actors)


def _window(scene: Scene, context: Context, match: Match) -> tuple[Window, When | None, bool]:
    """Incident, period, or the conflict to date (start left open unless the sentence gives it)."""
    text = scene.sentence.text
    tense = tense_at(scene, match.trigger)
    since: When | None = None
    period: When | None = None
    day: When | None = None
    cues = frozenset(a.i for a in scene.parse.tokens if a.lemma in scene.words.set_of("attribution", "say"))
    for time in scene.times:
        if time.sort in ("duration", "set"):
            continue
        head = scene.head_of(time.start, time.end)
        above = grammar.verb_above(scene.parse, head) if head is not None else None
        if head is not None and _elsewhere(scene, match.trigger, head, time.role_cue == "since"):
            continue  # "talks resumed in 2022 to end a war which has killed ...": the date belongs to the talks
        if above in cues and above != match.trigger and time.start - scene.sentence.start > 12:
            continue  # "..., the group said on Tuesday": the day of the saying
        value = resolved(time, context, context.zone, "past" if tense != "future" else "future")
        before = text[: time.start - scene.sentence.start]
        if time.role_cue == "since" or re.search(r"\b[Ss]ince\b[^,.;]{0,80}$", before):
            since = since or value
        elif value.start and value.end and value.start != value.end and (time.sort == "period" or _days(value) > 3):
            period = period or value
        else:
            day = day or value
    if since is None and context.since is not None and re.search(r"\bsince then\b", text, re.I):
        since = context.since
        day = None
    if since is not None:
        war = bool(_WAR.search(text)) and not re.search(r"\b(?:in|during) (?:clashes|fighting)\b", text, re.I)
        end = context.published
        return Window(start=since.start, end=end, kind="conflict_to_date" if war and not scene.places else "period"), since, war
    if period is not None:
        return Window(start=period.start, end=period.end, kind="period"), period, False
    if day is None and _WAR.search(text) and _TO_DATE.search(text):
        return Window(start=None, end=context.published, kind="conflict_to_date"), None, True
    if day is not None:
        return Window(start=day.start, end=day.end, kind="incident"), day, False
    return Window(kind="incident"), None, False
