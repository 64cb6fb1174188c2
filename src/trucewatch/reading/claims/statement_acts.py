"""Acts of saying that are worth a claim of their own: a stance, a demand, a quotation, words that no other claim holds.

The rule is told in docs/claims.md: a sentence that only reports what another kind of claim already holds is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from trucewatch.model.claim import Actor
from trucewatch.reading import grammar
from trucewatch.reading.attributions import Attribution
from trucewatch.reading.claims.demands import addressed_behind, behind_prepositions
from trucewatch.reading.claims.statement_words import (
    StanceRow,
    is_about_war,
    points_back,
    row_of_noun,
    row_of_verb,
    stance_rows,
)
from trucewatch.reading.modality import stance_of
from trucewatch.reading.quotations import Quotation
from trucewatch.reading.recall import Speakers
from trucewatch.reading.scene import Scene
from trucewatch.reading.sources import sources_at
from trucewatch.reading.speakers import speaker_of
from trucewatch.reading.syntax import Token
from trucewatch.reading.voice import NO_CUE

SHORTEST_QUOTE = 4
"""Words of a quotation that is a statement; fewer are a term in quotation marks."""
_OWN = {"person": ("he", "she", "i", "we"), "body": ("it", "they", "we")}


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody says something: ``i`` is the token of the verb (or the first of words without one), ``row`` the stance.

    ``words`` are the tokens of what is said, ``quotations`` those among them; ``said`` is the attribution that the act
    is, None for verbs that attribute nothing ("welcomed").
    """

    i: int
    sources: tuple[Actor, ...]
    row: StanceRow | None
    words: frozenset[int]
    quotations: tuple[Quotation, ...] = ()
    said: Attribution | None = None
    verb: int | None = None  # that of the stance, where it is in the quotation ("“We urge ...,” he said")


@dataclass(frozen=True, slots=True)
class Around:
    """What the finder knows of the report: who spoke before, which tokens other claims hang on, what was told of."""

    earlier: Speakers
    claimed: frozenset[int]
    about_before: bool


def find_acts(scene: Scene, said: Sequence[Attribution], around: Around) -> tuple[Act, ...]:
    """The acts of one sentence in reading order; of two by one speaker in one place the more telling."""
    acts = [*_stances(scene, said, around)]
    for each in said:
        spoken = _spoken(scene, each, around)
        if spoken is not None and not any(_holds(spoken, other) for other in acts):
            acts = [_with_stance(spoken, a) if a.i == spoken.i else a for a in acts]
            acts += [] if any(a.i == spoken.i for a in acts) else [spoken]
    about = (a for a in acts if is_about(scene, a, around))
    return tuple(sorted(about, key=lambda a: a.i))


def _holds(spoken: Act, stance: Act) -> bool:
    """ "said he welcomed the truce": the stance is what is said, with all that is quoted."""
    inside = stance.i in spoken.words or stance.i == spoken.i
    return inside and set(spoken.quotations) <= set(stance.quotations)


def _with_stance(spoken: Act, stance: Act) -> Act:
    """ "“...,” he warned": one act, with the quotation of the saying and the stance of its verb."""
    return replace(stance, words=stance.words | spoken.words, quotations=spoken.quotations)


def is_about(scene: Scene, act: Act, around: Around) -> bool:
    words = " ".join(scene.parse.tokens[i].text for i in sorted(act.words))
    words += " ".join(q.text for q in act.quotations)
    if scene.words.truce_pattern.search(words) and not scene.truces and not act.quotations:
        return False  # a truce of another world
    if is_about_war(words, scene.words):
        return True
    names = (act.row or act.quotations) and (scene.actors_in(act.words) or scene.places_in(act.words))
    return around.about_before and bool(names or points_back(words, scene.words))


def _stances(scene: Scene, said: Sequence[Attribution], around: Around) -> Iterator[Act]:
    """Verbs that speak for themselves: "welcomed", "urged X to", "voiced concern"."""
    for token in scene.parse.tokens:
        row = _row_at(scene, token)
        if row is None or not _is_done(scene, token.i):
            continue
        if _says_itself(scene, token.i):
            continue
        own = next((a for a in said if a.cue == token.i and not a.lent), None)
        sources = own.sources if own else _sources(scene, token.i, around)
        if not sources or all(s.kind == "media" for s in sources):
            continue
        words = (own.content if own else frozenset()) | _words_below(scene, token.i)
        others = frozenset(i for a in said if a is not own and a.cue in words and not a.media for i in a.content)
        quotations = _quotations(scene, words - others)
        if own or _has_what(scene, token.i, row, bool(quotations)):
            yield Act(token.i, sources, row, words, quotations, own)


def _says_itself(scene: Scene, i: int) -> bool:
    """ "“We condemn it,” he said": a pronoun inside a quotation is whoever is quoted, or nobody the report names."""
    if not scene.in_quote(scene.parse.tokens[i].start):
        return False
    subjects = scene.parse.children(i, "nsubj")
    return not subjects or any(scene.parse.tokens[s].pos == "PRON" for s in subjects)


def quoted_stance(scene: Scene, words: frozenset[int]) -> tuple[StanceRow, int] | None:
    """The stance that the quoted take by their own verb: "“We condemn it,” he said"."""
    for token in (scene.parse.tokens[i] for i in sorted(words)):
        row = row_of_verb(scene.words, token.lemma) if grammar.is_verb(token) else None
        subjects = [scene.parse.tokens[s].lemma for s in scene.parse.children(token.i, "nsubj")]
        if row and {"we", "i"} & set(subjects) and _is_done(scene, token.i) and _row_at(scene, token) is row:
            return row, token.i
    return None


def _row_at(scene: Scene, token: Token) -> StanceRow | None:
    """The stance that the verb shows, by itself or by its noun ("expressed concern"); "told X to leave" demands."""
    parse, words = scene.parse, scene.words
    if not grammar.is_verb(token) or token.pos == "AUX":
        return None
    if token.lemma in words.set_of("statement", "expressing"):
        nouns = (parse.tokens[c].lemma for c in parse.children(token.i, "obj", "nsubj:pass"))
        expressed = next((row for noun in nouns if (row := row_of_noun(words, noun))), None)
        if expressed is not None:
            return expressed
    if token.lemma == "tell" and parse.children(token.i, "obj", "iobj") and _infinitive(scene, token.i) is not None:
        return next(row for row in stance_rows(words) if row.subtype == "demand")
    if token.lemma in words.set_of("statement", "judging") and _judges(scene, token.i):
        return next(row for row in stance_rows(words) if row.needs == "judgement")
    row = row_of_verb(words, token.lemma)
    if row is not None and token.lemma in words.set_of("statement", "only_requests"):
        asks = _infinitive(scene, token.i) is not None and parse.children(token.i, "obj", "obl", "iobj")
        return row if asks or _asked_of(scene, token.i) or _asked_for(scene, token.i) else None
    return row


def _is_done(scene: Scene, i: int) -> bool:
    """Said, not to be said, not unsaid, and not the doing of nobody ("a plan criticised for its gaps")."""
    parse, token = scene.parse, scene.parse.tokens[i]
    if token.tag == "VBG":
        unsaid = any(parse.tokens[c].lemma in ("not", "without") for c in parse.children(i))
        return token.dep in ("advcl", "acl", "root") and token.lemma != "hope" and not unsaid
    finite = grammar.is_finite(parse, i)
    if not finite and grammar.is_passive(parse, i) and grammar.agent(parse, i) is None:
        return False
    if not finite and not parse.children(i, "aux", "aux:pass"):
        return False
    stance = stance_of(parse, i, scene.words)
    # "threatened to strike if ...": what is said hangs on the condition, not the saying of it.
    conditional = stance.modality == "conditional" and finite and not parse.children(i, "mark")
    return (stance.modality == "actual" or conditional) and stance.polarity == "asserted"


def _sources(scene: Scene, i: int, around: Around) -> tuple[Actor, ...]:
    speaker = grammar.agent(scene.parse, i)
    if speaker is None and grammar.is_finite(scene.parse, i):
        speaker = speaker_of(scene, i)
    if speaker is None or speaker == i:
        return ()
    name = [scene.parse.tokens[t] for t in grammar.noun_phrase(scene.parse, speaker)]
    named = all(t.pos == "PROPN" for t in name) and not scene.places_in(frozenset({speaker}))
    return (around.earlier.meant(scene, speaker) or sources_at(scene, speaker, anyone=named)).actors


def _words_below(scene: Scene, i: int) -> frozenset[int]:
    """What stands below the verb, without its subject, sayings put in between and what the subject did besides."""
    parse = scene.parse
    own = set(parse.subtree(i))
    for child in parse.children(i, "nsubj", "parataxis", "conj"):
        if parse.tokens[child].dep != "conj" or not grammar.is_infinitive(parse, child):
            own -= set(parse.subtree(child))
    for child in parse.children(i, "advcl"):  # "after Hamas showed a ..." is told by the writer
        own -= set(parse.subtree(child)) if parse.children(child, "nsubj") else set()
    return frozenset(own) - {i}


def _quotations(scene: Scene, words: frozenset[int]) -> tuple[Quotation, ...]:
    """The quotations whose words in this sentence are among ``words``."""
    found = []
    for quotation in scene.quotations:
        pieces = quotation.within(scene.sentence.start, scene.sentence.end)
        tokens = {t.i for a, b in pieces for t in scene.parse.covering(a, b) if t.pos != "PUNCT"}
        if tokens and len(tokens & words) * 2 > len(tokens):
            found.append(quotation)
    return tuple(found)


def _has_what(scene: Scene, i: int, row: StanceRow, quoted: bool) -> bool:
    """What the stance is taken on stands beside the verb, in the shape that the data file asks for."""
    parse = scene.parse
    clause = bool(parse.children(i, "ccomp", "xcomp")) or _infinitive(scene, i) is not None
    thing = bool(parse.children(i, "obj", "nsubj:pass", "obl:agent")) or parse.tokens[i].dep == "acl:relcl"
    oblique = any(
        p in ("for", "of", "about", "over", "against", "at", "to", "on") for p, _ in grammar.obliques(parse, i)
    )
    if row.needs == "judgement":
        return _judges(scene, i)
    if row.needs == "object":
        return (thing and not (row.subtype == "denial" and _of_person(scene, i))) or quoted
    if row.needs == "clause":
        return clause or quoted or oblique
    return clause or quoted or oblique or thing


def _judges(scene: Scene, i: int) -> bool:
    """ "called the truce fragile", "described it as a chance": a thing, and behind it what it is held to be."""
    parse = scene.parse
    things = parse.children(i, "obj")
    held = [c for c in parse.children(i, "xcomp") if parse.tokens[c].pos in ("ADJ", "NOUN", "ADV")]
    held += [c for preposition, c in grammar.obliques(parse, i) if preposition == "as"]
    return any(c > thing for thing in things for c in held)


def _of_person(scene: Scene, i: int) -> bool:
    """ "dismissed his deputy": somebody, and nothing that was said."""
    persons = scene.words.set_of("attribution", "unnamed") | scene.words.set_of("statement", "persons")
    things = scene.parse.children(i, "obj", "nsubj:pass")
    named = scene.actors_in(frozenset(things))
    return bool(named) or any(scene.parse.tokens[t].lemma in persons for t in things)


def _infinitive(scene: Scene, i: int) -> int | None:
    """The infinitive with "to" below the verb, wherever the tree hangs it."""
    parse = scene.parse
    below = parse.children(i, "xcomp", "advcl", "ccomp", "acl")
    beside = tuple(child for thing in parse.children(i, "obj", "iobj", "obl") for child in parse.children(thing, "acl"))
    return next((child for child in (*below, *beside) if _is_to_be(scene, child)), None)


def _is_to_be(scene: Scene, i: int) -> bool:
    """ "to keep it", "to be kept"."""
    marks = (scene.parse.tokens[m].lemma for m in scene.parse.children(i, "mark"))
    return grammar.is_infinitive(scene.parse, i) or (scene.parse.tokens[i].tag == "VBN" and "to" in marks)


def _asked_of(scene: Scene, i: int) -> bool:
    """ "called on the rebels", "appealed to both sides": to somebody, and not "called on Sunday"."""
    return addressed_behind(scene, i) is not None


def _asked_for(scene: Scene, i: int) -> bool:
    return any(p in scene.words.set_of("statement", "asked_for") for p, _ in behind_prepositions(scene, i))


def _spoken(scene: Scene, said: Attribution, around: Around) -> Act | None:
    """An attribution as an act: with a quotation, a pledge of its own, or words that no other claim holds."""
    if said.media or not said.sources or said.lent:
        return None
    words = scene.words
    speech = words.set_of("attribution", "speech") | {"call", "describe"}
    quotations = tuple(q for q in _quotations(scene, said.content) if not _is_inside(scene, q, said.cue))
    long = any(len(q.text.split()) >= SHORTEST_QUOTE for q in quotations)
    act = Act(_trigger(scene, said), said.sources, None, said.content, quotations if long else (), said)
    if long:
        stance = quoted_stance(scene, said.content)
        return replace(act, row=stance[0], verb=stance[1]) if stance else act
    thought = said.verb in words.set_of("attribution", "opinions")
    held = thought or (said.verb == "according to" and all((s.id or "").startswith("person:") for s in said.sources))
    if (
        not (said.verb in speech or held)
        or said.cue == NO_CUE
        or said.verb in ("report", "announce", "declare", "estimate")
    ):
        return None
    if _ought(scene, said):
        return replace(act, row=next(row for row in stance_rows(words) if row.subtype == "demand"))
    if _pledges(scene, said):
        return replace(act, row=next(row for row in stance_rows(words) if row.subtype == "pledge"))
    free = (thought or not said.content & around.claimed) and scene.parse.tokens[said.cue].tag != "VBG"
    clause = any(scene.parse.tokens[i].tag in ("VBD", "VBZ", "VBP", "MD") for i in said.content)
    known = all(_is_known(scene, s) for s in said.sources)
    return act if free and clause and known else None


def _is_inside(scene: Scene, quotation: Quotation, i: int) -> bool:
    """The verb stands in the quotation itself: its subject is spoken of, and does not speak."""
    if i == NO_CUE:
        return False
    token = scene.parse.tokens[i]
    return bool(quotation.within(token.start, token.end))


def _trigger(scene: Scene, said: Attribution) -> int:
    """The cue, or the first word of what is said."""
    return said.cue if said.cue != NO_CUE else min(said.content)


def _is_known(scene: Scene, source: Actor) -> bool:
    """Named, or said whose it is ("a Hamas official", here or where it spoke first); not mere "witnesses"."""
    if source.role == "unnamed":
        owned = any(word[:1].isupper() for word in source.name.split()[1:])
        return owned or any(a.text in source.name for a in scene.actors)
    return source.id is not None and not source.id.startswith("collective:")


def _ought(scene: Scene, said: Attribution) -> bool:
    """ "said the killing must stop": what others ought to do."""
    parse = scene.parse
    clauses = parse.children(said.cue, "ccomp", "parataxis")
    return any({"must", "ought"} & set(grammar.auxiliaries(parse, child)) for child in clauses)


def _pledges(scene: Scene, said: Attribution) -> bool:
    """ "said it would observe the truce": the speaker's own doing, still to come."""
    parse = scene.parse
    person = all((s.id or "").startswith("person:") for s in said.sources)
    own = _OWN["person" if person else "body"]
    for child in parse.children(said.cue, "ccomp"):
        subjects = parse.children(child, "nsubj")
        ahead = {"will", "would", "shall"} & set(grammar.auxiliaries(parse, child))
        negated = any(parse.tokens[c].lemma == "not" for c in parse.children(child, "advmod"))
        being = parse.children(child, "cop")  # "it would be mutual" tells how it will be
        if ahead and not negated and not being and any(parse.tokens[s].text.lower() in own for s in subjects):
            return True
    return False
