"""Truces told in other words: fighting that is to stop, and time that is added to a truce."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.reading import grammar
from trucewatch.reading.claims.truce_match import Match
from trucewatch.reading.claims.wording import child_lemmas, lemma_above, text_after
from trucewatch.reading.scene import Scene, TruceMention
from trucewatch.reading.syntax import Token
from trucewatch.reading.times import TimeMention

_ADDING = frozenset({"get", "gain", "win", "add", "give", "receive", "grant"})
# "military action was halted by mutual agreement"
_BY_AGREEMENT = re.compile(r"\s+by\s+(?:mutual|common|joint)?\s*(?:agreement|accord|consent)\b", re.IGNORECASE)
_WITHOUT = re.compile(r"\s+(?:without|free (?:of|from))\s+(?:any\s+|the\s+)?", re.IGNORECASE)
_FIGHTING_VERBS = frozenset({"fight", "shoot", "fire", "attack", "bomb", "shell"})
# Ending a war, stopping an attack: not a suspension of fighting.
_ENDED_FOR_GOOD = frozenset({"war", "attack", "strike", "raid", "fire", "action"})


def by_stopping(scene: Scene) -> Iterator[Match]:
    """ "ordered its units to hold fire", "agreed to halt its bombing": a truce that nobody names."""
    parse = scene.parse
    if scene.sentence.part == "headline" and not scene.actors:
        return
    for token in parse.tokens:
        if token.lemma.lower() not in scene.words.stop_verbs or not (grammar.is_verb(token) or _misread(scene, token)):
            continue
        what = grammar.patient(parse, token.i)
        if what is None and token.dep == "compound":
            what = token.head
        if what is None:
            what = grammar.subject(parse, token.i)  # "ordered military activity to stop", "fighting is to cease"
        hostile = _hostile(scene, token, what)
        if not hostile or _limited(scene, token.i, what):
            continue
        above = grammar.verb_above(parse, token.i)
        governor = lemma_above(scene, token.i)
        noun = parse.tokens[token.head].lemma if token.dep == "acl" else ""
        if noun in scene.words.set_of("truce", "ordered_nouns"):
            noun = ""  # "ordered its units to hold fire": they are told to, they are no plan
        committed = governor in scene.words.set_of("truce", "committing_verbs")
        committed = committed or noun in scene.words.set_of("truce", "committing_nouns")
        mutual = bool(_BY_AGREEMENT.match(text_after(scene, token.end)))
        committed = committed or mutual
        told = above is None or governor in scene.words.forms_of("attribution", "say")
        if not (committed or (told and _ahead(scene, token))):
            continue
        agreed = governor in ("agree", "consent", "accept") or noun in ("agreement", "deal") or mutual
        kind = "truce.agreed" if agreed else "truce.declared"
        detail = f"{governor or noun} to {token.text} {', '.join(sorted(hostile))}"
        yield Match(token.i, kind, None, f"{kind}/stopping", detail, patient=what)


def _misread(scene: Scene, token: Token) -> bool:
    """ "agreed to halt air strikes": right behind "to" and in front of a noun, whatever the tagger made of it."""
    led = token.i > 0 and scene.parse.tokens[token.i - 1].lemma == "to"
    return led and token.dep == "compound"


def _hostile(scene: Scene, token: Token, what: int | None) -> set[str]:
    """The words for fighting among what is stopped; empty when something else is, or when it may only stop."""
    parse = scene.parse
    members = () if what is None else grammar.conjuncts(parse, what)
    # "fighting will stop": the noun may be taken for the verb.
    lemmas = {parse.tokens[w].text.lower() if parse.tokens[w].tag == "VBG" else parse.tokens[w].lemma for w in members}
    if token.lemma in ("end", "stop") and lemmas & _ENDED_FOR_GOOD:
        return set()
    if token.lemma == "hold" and lemmas != {"fire"}:
        return set()
    if token.lemma in ("halt", "cease") and parse.tokens[token.head].lemma in ("risk", "threat"):
        return set()
    return lemmas & scene.words.hostilities or child_lemmas(scene, token.i, "xcomp") & _FIGHTING_VERBS


def _limited(scene: Scene, i: int, what: int | None) -> bool:
    """ "halt operations against all but ...": an undertaking with limits, noted as one."""
    parse = scene.parse
    below = () if what is None else (*grammar.obliques(parse, what), *grammar.obliques(parse, i))
    return any(prep == "against" for prep, _ in below)


def _ahead(scene: Scene, token: Token) -> bool:
    """ "all guns to cease at noon": an infinitive with a time and no object."""
    bare = token.lemma in ("cease", "stop", "halt") and token.tag == "VB" and bool(scene.times)
    return bare and grammar.patient(scene.parse, token.i) is None


def by_absence(scene: Scene) -> Iterator[Match]:
    """ "three days without air strikes were agreed", "promised two days without shelling": a truce told by what stops.

    The length is what is agreed or promised, and something hostile is what it is without.
    """
    parse = scene.parse
    for time in scene.times:
        head = scene.head_of(time.start, time.end)
        if not time.hours or head is None or not _without_fighting(scene, time):
            continue
        verb = parse.tokens[parse.tokens[head].head]
        if verb.lemma not in scene.words.set_of("truce", "committing_verbs"):
            continue
        committed = head == grammar.patient(parse, verb.i) or ("to", head) in grammar.obliques(parse, verb.i)
        if committed:
            kind = "truce.agreed" if verb.lemma in ("agree", "consent", "accept") else "truce.declared"
            yield Match(verb.i, kind, None, f"{kind}/absence", f"{verb.text} {time.text}", patient=head)


def _without_fighting(scene: Scene, time: TimeMention) -> bool:
    """Right behind the length, what it is without is fighting."""
    lead = _WITHOUT.match(text_after(scene, time.end))
    if not lead:
        return False
    behind = [t for t in scene.parse.tokens if t.start >= time.end + lead.end()][:2]
    return any({t.lemma, t.text.lower()} & scene.words.hostilities for t in behind)


def by_addition(scene: Scene) -> Iterator[Match]:
    """ "the pause gets one more day", "adds 48 hours to the calm": time given to a truce is an extension of it."""
    for token in scene.parse.tokens:
        if token.lemma not in _ADDING or not grammar.is_verb(token):
            continue
        gained = _gained(scene, token)
        if gained is None:
            continue
        detail = f"{token.text} {gained.text}"
        for truce in scene.truces:
            if _receives(scene, token.i, truce, gained):
                yield Match(token.i, "truce.extended", truce, "truce.extended/added", detail, patient=truce.head)


def _gained(scene: Scene, token: Token) -> TimeMention | None:
    """The first length that is the object of the verb, or follows it within a word or two."""
    what = grammar.patient(scene.parse, token.i)
    phrase = frozenset() if what is None else frozenset(scene.parse.subtree(what))
    lengths = (t for t in scene.times if t.hours)
    return next((t for t in lengths if scene.within(t.start, t.end, phrase) or 0 <= t.start - token.end <= 12), None)


def _receives(scene: Scene, i: int, truce: TruceMention, gained: TimeMention) -> bool:
    """Time is added to the truce, or the truce gets time beyond what it had."""
    parse = scene.parse
    what = grammar.patient(parse, i)
    below_object = () if what is None else grammar.obliques(parse, what)
    if any(prep == "to" and child in truce.stands_for for prep, child in (*grammar.obliques(parse, i), *below_object)):
        return True
    more = gained.further or re.search(r"\b(?:more|extra)\b", gained.text)
    return grammar.subject(parse, i) in truce.stands_for and bool(more)
