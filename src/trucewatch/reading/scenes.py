"""The scenes of a report: each sentence with its tree and everything found in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from trucewatch.lexicon.words import Words
from trucewatch.model.report import READ_REGIONS, CleanReport
from trucewatch.reading.interposed import with_interposed
from trucewatch.reading.place_references import with_references
from trucewatch.reading.places import PlaceMention
from trucewatch.reading.quantities import find_numbers
from trucewatch.reading.quotations import Quotation
from trucewatch.reading.scene import ActorMention, Scene
from trucewatch.reading.sentences import Sentence
from trucewatch.reading.syntax import Parse, parse_sentences
from trucewatch.reading.times import TimeMention
from trucewatch.reading.truces import find_truces


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a report as a whole: ``actors`` sentence by sentence, the rest in reading order.

    ``countries``: ISO codes of the countries it is about, the first foremost.
    """

    actors: tuple[tuple[ActorMention, ...], ...]
    places: tuple[PlaceMention, ...]
    times: tuple[TimeMention, ...]
    countries: tuple[str, ...]
    quotations: tuple[Quotation, ...] = ()


def readable(report: CleanReport) -> str:
    """The cleaned text with all that is not read blanked out, so that offsets stay and furniture is never seen."""
    parts, at = [], 0
    for region in report.regions:
        parts.append(" " * (region.start - at))
        piece = report.text[region.start : region.end]
        parts.append(piece if region.kind in READ_REGIONS else re.sub(r"[^\n]", " ", piece))
        at = region.end
    return "".join(parts)


def set_scenes(sentences: Sequence[Sentence], found: Found, words: Words) -> tuple[Scene, ...]:
    """One scene for each sentence. A headline may call the truce what it likes where the report names it below."""
    scenes: list[Scene] = []
    named = False
    anywhere = any(words.truce_pattern.search(s.text) for s in sentences)
    before: list[PlaceMention] = []
    trees = parse_sentences([(sentence.text, sentence.start) for sentence in sentences])
    for sentence, whole, actors in zip(sentences, trees, found.actors, strict=True):
        parse = _with_names(with_interposed(sentence, whole, words), actors)
        here = [p for p in found.places if sentence.start <= p.start < sentence.end]
        places = with_references(sentence, here, before, found.countries)
        truces = find_truces(sentence, parse, words, named or (sentence.part == "headline" and anywhere))
        named = named or any(not t.weak for t in truces)
        scenes.append(
            Scene(
                sentence,
                parse,
                words,
                actors,
                places,
                tuple(t for t in found.times if sentence.start <= t.start < sentence.end),
                truces,
                find_numbers(sentence.text, sentence.start),
                tuple(q for q in found.quotations if q.within(sentence.start, sentence.end)),
            )
        )
        before.extend(p for p in places if not p.associative)
    return tuple(scenes)


def _with_names(parse: Parse, actors: Sequence[ActorMention]) -> Parse:
    """Words inside a name are no verbs, whatever the tagger made of a name it never met ("Erdogan/VBD")."""
    named = [(a.start, a.end) for a in actors if a.form in ("person", "name")]
    odd = [t.i for t in parse.tokens if t.tag.startswith("VB") and any(s <= t.start and t.end <= e for s, e in named)]
    if not odd:
        return parse
    return Parse(tuple(replace(t, tag="NNP", pos="PROPN") if t.i in odd else t for t in parse.tokens))
