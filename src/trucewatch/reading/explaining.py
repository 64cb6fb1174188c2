"""Why a report was read as it was: each sentence with its claims and with what was refused in it."""

from __future__ import annotations

import re
from collections import defaultdict

from trucewatch.lexicon.words import Words, load_words
from trucewatch.model.claim import Claim
from trucewatch.model.explanation import Explanation, Refusal
from trucewatch.model.report import CleanReport
from trucewatch.model.span import Span
from trucewatch.reading.gate import other_world
from trucewatch.reading.reader import course
from trucewatch.reading.refusals import refusals_in
from trucewatch.reading.scenes import readable

_SHOWN = 8


def explain(report: CleanReport) -> tuple[Explanation, ...]:
    """One explanation a sentence, in reading order; one for the report as a whole where it was not read further."""
    ran = course(report)
    if ran.stopped == "no trigger":
        detail = "the report names no truce and has no word of war: nothing further was looked for"
        return (Explanation(report=report.ref, refused=(Refusal(reason="no_words", detail=detail),)),)
    if ran.stopped == "not about arms":
        return (Explanation(report=report.ref, refused=(_other_matter(readable(report), load_words("en")),)),)
    claims: dict[int, list[Claim]] = defaultdict(list)
    for draft, claim in zip(ran.settled, ran.claims, strict=True):
        claims[draft.scene.sentence.index].append(claim)
    return tuple(
        Explanation(
            report=report.ref,
            sentence=Span.of(report.text, scene.sentence.printed, scene.sentence.end),
            claims=tuple(claims[scene.sentence.index]),
            refused=refusals_in(scene, ran.drafts, ran.settled),
        )
        for scene in ran.scenes
    )


def _other_matter(text: str, words: Words) -> Refusal:
    """The words that outweighed those of war, by the world they belong to."""
    war = _different(words.war, text)
    worlds = {name: _different(pattern, text) for name, pattern in words.false_friend_domains.items()}
    name, others = max(worlds.items(), key=lambda item: len(item[1]))
    told = f"words of war: {_listed(war)}"
    if others:
        told = f"words of {name.replace('_', ' ')}: {_listed(others)}; {told}"
    named = [other_world(text, m.start(), m.end(), words) for m in words.truce_pattern.finditer(text)]
    if civil := list(dict.fromkeys(word for word in named if word)):
        told = f"its truce is one of {_listed(civil)}; {told}"
    return Refusal(reason="other_matter", detail=f"the report is not about arms ({told})")


def _different(pattern: re.Pattern[str], text: str) -> list[str]:
    return list(dict.fromkeys(match.group().lower() for match in pattern.finditer(text)))


def _listed(found: list[str]) -> str:
    more = len(found) - _SHOWN
    return (", ".join(found[:_SHOWN]) + (f" and {more} more" if more > 0 else "")) or "none"
