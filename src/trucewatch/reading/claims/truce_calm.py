"""A truce that is told by what it does: the guns fall silent, a side no longer feels bound."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.reading import grammar
from trucewatch.reading.claims.truce_match import Match
from trucewatch.reading.claims.wording import text_after
from trucewatch.reading.scene import Scene, TruceMention
from trucewatch.reading.syntax import Token


def by_calm(scene: Scene) -> Iterator[Match]:
    """ "guns fell silent as a truce took hold", "fighting stopped under the ceasefire": the truce is in effect.

    Only beside a truce by name: fighting stops for many reasons.
    """
    truce = next((t for t in scene.truces if not t.weak and not t.plural), None)
    if truce is None:
        return
    for token in scene.parse.tokens:
        if _falls_silent(scene, token):
            detail = f"{token.text} … {truce.text}"
            yield Match(token.i, "truce.in_effect", truce, "truce.in_effect/calm", detail, patient=truce.head)


def _falls_silent(scene: Scene, token: Token) -> bool:
    parse, words = scene.parse, scene.words
    if not grammar.is_verb(token) or scene.sentence.part == "headline":
        return False
    subject, what = grammar.subject(parse, token.i), grammar.patient(parse, token.i)
    arms, fighting = words.set_of("truce", "arms"), words.set_of("truce", "hostilities")
    subject_lemma = "" if subject is None else parse.tokens[subject].lemma
    if token.lemma in words.set_of("truce", "silencing_verbs"):
        return what is not None and parse.tokens[what].lemma in arms
    if subject_lemma in arms and token.lemma in words.set_of("truce", "falling_verbs"):
        return text_after(scene, token.end).lstrip().split(" ", 1)[0].strip(",.") in ("silent", "quiet", "still")
    stopping = words.set_of("truce", "dying_down_verbs")
    return subject_lemma in fighting - {"operation", "campaign", "activity", "action"} and token.lemma in stopping


def by_release(scene: Scene) -> Iterator[Match]:
    """ "is no longer bound by the truce", "does not consider itself bound by it": the side has left it."""
    parse = scene.parse
    for token in parse.tokens:
        if token.text.lower() not in scene.words.set_of("truce", "binding_words") or not _released(scene, token):
            continue
        for truce in scene.truces:
            if _bound_by(scene, token, truce):
                kind, detail = "truce.terminated", f"no longer {token.text} … {truce.text}"
                yield Match(token.i, kind, truce, f"{kind}/released", detail, patient=truce.head)


def _released(scene: Scene, token: Token) -> bool:
    before = [t.text.lower() for t in scene.parse.tokens[max(0, token.i - 6) : token.i]]
    return ("no" in before and "longer" in before) or "anymore" in before


def _bound_by(scene: Scene, token: Token, truce: TruceMention) -> bool:
    between = scene.parse.tokens[token.i + 1 : truce.head]
    leads = bool(between) and between[0].text.lower() in ("by", "to")
    return leads and len(between) <= 8 and not any(grammar.is_verb(t) for t in between)
