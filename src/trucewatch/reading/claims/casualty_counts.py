"""Which number counts casualties, and of whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from trucewatch.lexicon.words import Words
from trucewatch.reading import grammar
from trucewatch.reading.claims.casualty_idioms import death_told_otherwise
from trucewatch.reading.claims.casualty_words import harms_by_tree, harms_to
from trucewatch.reading.claims.wording import in_time_words, text_after, text_before, text_between
from trucewatch.reading.scene import Number, Scene

_NOT_COUNTED = re.compile(
    r"^-[a-z]|^\s*(?:%|percent|per cent|rounds?|times|kilomet|km\b|miles?|tons?|tonnes|trucks?|hours?|days?|weeks?"
    r"|months?|years?|occasions|countries|members of|groups?|dollars|million dollars)",
    re.IGNORECASE,
)
_TOLL_TO = re.compile(
    r"\b(?:toll|deaths?|fatalities|number of (?:dead|deaths|killed|people killed))\b[^.;]{0,60}?"
    r"\b(?:to|reached|at|stands? at|stood at|rose to|risen to|passed|exceeded|topped|(?<=toll )of|(?<=number )of)\s+$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_BOTH = re.compile(r"\s+(?:and/or|and|or) (?:injuries|deaths|fatalities)\b", re.IGNORECASE)
_DRIVEN = re.compile(
    r"\b(?:left|leaving|leaves|forced|forcing|displaced|displacing|pushed|pushing|made|driven|driving|sent|uprooted)"
    r"\s+$"
)
_GAP = re.compile(r"(?:\s+[\w'’-]+){0,3},?\s*(?:and\s+)?(?:(?:another|a further|some|also)\s+)?", re.IGNORECASE)
_IN_PLACE = re.compile(r"\b(?:in|at|near|around|outside)\s+(?:[\w'’-]+\s+){0,3}$", re.IGNORECASE)
_COUNTED_IN = re.compile(r"(?:\s+[\w'’-]+){0,2}?\s+(?:in|at|near|around|outside)\s+(?:[\w'’-]+\s+){0,3}", re.IGNORECASE)
_BARE = re.compile(r"\s+(?:(?:others?|more|people)\s+){0,2}(?:in|at|near|around|outside)\b", re.IGNORECASE)
_HARMED = re.compile(r"[^,.;]{0,40}?\b(?:dead|killed|wounded|injured)\b")
_OTHER = re.compile(
    r"^(?:\s+(?:more|others?|people)){0,2}\s+(?:have|has|had|were|was|are)?\s*(?:been\s+)?"
    r"(?:fled|displaced|uprooted|evacuated|forced|driven|face|faced|facing|trapped|detained|arrested|released|freed"
    r"|missing|live|lived|rely|fleeing|left|need|homeless|treated)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Match:
    """A number that counts casualties; ``trigger`` and ``noun`` are tokens."""

    number: Number
    trigger: int
    measure: str
    population: str | None
    noun: int
    detail: str


def find_matches(scene: Scene) -> tuple[Match, ...]:
    """In reading order; of each number the first match of each measure."""
    found: dict[tuple[int, str], Match] = {}
    latest: Match | None = None
    counts = tuple(_risen(scene, n) for n in scene.numbers)
    counted = frozenset(counts)
    for number in sorted((*counts, *_single_persons(scene)), key=lambda n: n.start):
        matches = tuple(_for_number(scene, number) if number in counted else _for_one(scene, number))
        if not matches and latest is not None:
            matches = tuple(_with_the_same_verb(scene, latest, number))
        for match in matches:
            latest = found.setdefault((number.start, match.measure), match)
    return tuple(found.values())


def _for_number(scene: Scene, number: Number) -> Iterator[Match]:
    parse = scene.parse
    last = _last_token(scene, number)
    if last is None or in_time_words(scene, number) or _NOT_COUNTED.match(text_after(scene, number.end)):
        return
    noun = _counted_noun(scene, last)
    lemma = parse.tokens[noun].lemma
    detail = f"{number.text} {lemma}"
    table = scene.words.tables["casualty"]
    if lemma in table["things"]:
        return
    population = _population(scene, noun, last)
    if lemma in table["death_nouns"]:
        yield Match(number, noun, _measure_of(scene, noun, "killed"), _before_population(scene, noun), noun, detail)
    elif lemma in table["injury_nouns"]:
        yield Match(number, noun, _measure_of(scene, noun, "injured"), _before_population(scene, noun), noun, detail)
    elif lemma in table["casualty_nouns"]:
        yield Match(number, noun, "killed_or_injured", None, noun, detail)
    elif _TOLL_TO.search(text_before(scene, number.start)):
        verb = grammar.verb_above(parse, last)
        trigger = last if verb is None else verb
        yield Match(number, trigger, "killed", population or _toll_population(scene), noun, "toll")
    elif harm := death_told_otherwise(scene, number, noun):
        detail = f"{parse.tokens[harm.trigger].text} … {detail}"
        yield Match(number, harm.trigger, harm.measure, population or _before_population(scene, noun), noun, detail)
    elif not _other_verb(scene, number, noun):
        for harm in harms_to(scene, number, noun, last):
            detail = f"{parse.tokens[harm.trigger].text} … {number.text}"
            yield Match(number, harm.trigger, harm.measure, population, noun, detail)


def _risen(scene: Scene, number: Number) -> Number:
    """ "rose from 14 to 27" is no range: the second figure replaces the first. "from 14-27" is one, in one word."""
    if number.best is not None or number.high is None or not _FROM.search(text_before(scene, number.start)):
        return number
    _, blank, second = number.text.rpartition(" ")
    if not blank:
        return number
    return Number(number.end - len(second), number.end, second, number.high, number.high, number.high, "exact")


def _single_persons(scene: Scene) -> Iterator[Number]:
    """ "a nurse", "another soldier": an article in front of a person is a count of one."""
    tokens = scene.parse.tokens
    for token in tokens:
        if token.text.lower() not in ("a", "an", "another") or token.head <= token.i:
            continue
        noun = tokens[_end_of_compound(scene, token.head)]
        if noun.tag == "NN" and noun.lemma in _persons(scene.words) and not scene.parse.children(noun.i, "nummod"):
            yield Number(token.start, token.end, token.text, 1, 1, 1, "exact")


def _for_one(scene: Scene, number: Number) -> Iterator[Match]:
    """One person, where the tree itself says that the harm was done to them."""
    article = scene.parse.token_at(number.start)
    if article is None:
        return
    noun = _end_of_compound(scene, article.head)
    for harm in harms_by_tree(scene, number, noun, article.i):
        if set(scene.parse.children(harm.trigger, "obj")) - {noun}:
            continue  # "a commander killed 12 people": who has an object is no victim
        detail = f"{scene.parse.tokens[harm.trigger].text} … {number.text} {scene.parse.tokens[noun].text}"
        yield Match(number, harm.trigger, harm.measure, _population(scene, noun, article.i), noun, detail)


@cache
def _persons(words: Words) -> frozenset[str]:
    """Nouns for one person: those whose deaths are counted, and offices and relations beside them."""
    return frozenset().union(*words.populations.values()) - {"people"} | words.set_of("casualty", "persons")


def _with_the_same_verb(scene: Scene, told: Match, number: Number) -> Iterator[Match]:
    """ "killed 12 people in Homs and five in Hama": the second count leaves out the verb, and often the noun."""
    last = _last_token(scene, number)
    here = next((p for p in scene.places if p.start >= number.end), None)
    there = [p for p in scene.places if told.number.end <= p.start and p.end <= number.start]
    if last is None or here is None or not there or in_time_words(scene, number):
        return
    noun = _counted_noun(scene, last)
    counted = text_between(scene, number.end, here.start)
    tail = _GAP.fullmatch(text_between(scene, there[-1].end, number.start))
    if not tail or not _IN_PLACE.search(text_before(scene, there[-1].start)) or not _COUNTED_IN.fullmatch(counted):
        return
    population = _population(scene, noun, last)
    bare = _BARE.match(counted) is not None
    if (not bare and population is None) or _has_own_verb(scene, told, there[-1].start, here.end):
        return
    detail = f"{scene.parse.tokens[told.trigger].text} … {number.text}"
    yield Match(number, told.trigger, told.measure, told.population if bare else population, last, detail)


def _has_own_verb(scene: Scene, told: Match, start: int, end: int) -> bool:
    """Another verb than that of the count told stands between the offsets or right behind them."""
    behind = scene.parse.token_at(end + 1)
    tokens = [t for t in scene.parse.covering(start, end) if t.tag.startswith("VB") or t.tag == "MD"]
    if behind is not None and behind.tag in ("VBD", "VBP", "VBZ", "VBN", "MD"):
        tokens.append(behind)
    return any(t.i != told.trigger and not (t.head == told.trigger and t.dep.startswith("aux")) for t in tokens)


def _measure_of(scene: Scene, noun: int, measure: str) -> str:
    """ "60 deaths and injuries" are one figure for both."""
    both = _BOTH.match(text_after(scene, scene.parse.tokens[noun].end))
    return "killed_or_injured" if both else measure


def _last_token(scene: Scene, number: Number) -> int | None:
    """The last token of the number that may count something; None when it is only words around a number."""
    counting = ("NUM", "NOUN", "ADJ", "DET", "PROPN", "PRON")
    covering = scene.parse.covering(number.start, number.end)
    tokens = [t.i for t in covering if t.pos in counting and t.lemma not in ("least", "more", "people")]
    return tokens[-1] if tokens else None


def _counted_noun(scene: Scene, i: int) -> int:
    """The head of the number ("45 soldiers"), the noun after "of" ("hundreds of soldiers"), or itself ("killed 50")."""
    parse = scene.parse
    token = parse.tokens[i]
    if token.dep == "conj" and parse.tokens[token.head].pos == "NUM":
        token = parse.tokens[token.head]  # "between 20 and 25 soldiers"
    modifies = token.dep in ("nummod", "amod", "det", "compound", "nmod") and token.head > i
    if modifies and parse.tokens[token.head].pos in ("NOUN", "PROPN"):
        return _end_of_compound(scene, token.head)
    of = [c for p, c in grammar.obliques(parse, i) if p == "of"]
    return of[0] if of else i


def _end_of_compound(scene: Scene, noun: int) -> int:
    """ "Two aid workers": a bare singular behind a count only names the sort, whatever the tree hangs the number on."""
    tokens = scene.parse.tokens
    while (
        tokens[noun].tag == "NN"
        and noun + 1 < len(tokens)
        and tokens[noun + 1].tag in ("NN", "NNS")
        and tokens[noun + 1].start - tokens[noun].end <= 1
        and (tokens[noun].head == noun + 1 or tokens[noun].head == tokens[noun + 1].head)
    ):
        noun += 1
    return noun


def _population(scene: Scene, noun: int, number: int) -> str | None:
    """Who is counted, by the first noun of the coordination that the table knows; civilians before people."""
    parse = scene.parse
    for j in grammar.conjuncts(parse, noun):
        if j == number:
            continue
        phrase = " ".join(parse.tokens[k].text.lower() for k in sorted(grammar.noun_phrase(parse, j)))
        token = parse.tokens[j]
        spelled = {token.lemma, token.text, token.text.rstrip("s")}
        for name, nouns in scene.words.populations.items():
            if spelled & nouns or any(n in phrase for n in nouns if " " in n):
                return "civilians" if name == "all" and "civilian" in phrase else name
    return None


def _before_population(scene: Scene, noun: int) -> str | None:
    """ "45 civilian deaths": who is counted stands before the noun."""
    lemmas = {scene.parse.tokens[k].lemma for k in grammar.noun_phrase(scene.parse, noun)}
    return next((name for name, nouns in scene.words.populations.items() if lemmas & nouns), None)


def _toll_population(scene: Scene) -> str | None:
    return "civilians" if re.search(r"\bcivilians?\b", scene.sentence.text, re.I) else None


def _other_verb(scene: Scene, number: Number, noun: int) -> bool:
    """ "Hundreds have died and tens of thousands have fled": the verb right behind the counted people is theirs."""
    if _DRIVEN.search(text_before(scene, number.start)):
        # "left millions on the brink of famine" counts no dead; "left 22 people dead" does.
        return not _HARMED.match(text_after(scene, number.end))
    counted = scene.parse.tokens[noun]
    end = max(number.end, counted.end) if counted.start >= number.start else number.end
    return bool(_OTHER.match(text_after(scene, end)))
