"""Events of one kind as rows of data: which verbs and nouns tell of them, who does it and to what it is done.

A frame is a row ``[[TABLE.frame]]`` of a word file. It is matched on a verb (active, passive, participle) or on a noun
("an air strike by ... on ..."), and its arguments are read off the tree. What a family makes of an event (figures,
details, who is whom) is that family's own affair.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.reading import grammar
from trucewatch.reading.claims.base import actors_at
from trucewatch.reading.claims.frame_drafts import draft_event, stands_at, told_stance
from trucewatch.reading.claims.frame_rows import (
    Event,
    Frame,
    frames_of,
    frames_with,
    shared_words,
    spellings,
    tokens_in_frames,
)
from trucewatch.reading.claims.wording import child_lemmas, in_time_words, is_question, phrase_end
from trucewatch.reading.scene import ActorMention, Scene
from trucewatch.reading.syntax import Token

__all__ = [
    "Event",
    "Frame",
    "agent_of",
    "draft_event",
    "find_events",
    "frames_of",
    "share_of",
    "spellings",
    "told_stance",
    "words_in_front",
]

_BY = ("by", "from")
_COUNT = frozenset({"#"})
_NOMINAL = ("amod", "nsubj", "obj", "obl", "nmod", "compound")
_CAUSES = ("in", "by", "after", "during", "from", "following", "amid", "under", "as", "when")


def find_events(scene: Scene, table: str, taken: frozenset[int] = frozenset()) -> tuple[Event, ...]:
    """The events of a sentence, one for each trigger; a token of ``taken`` tells of something else already."""
    if is_question(scene):
        return ()
    found: list[Event] = []
    carried: set[int] = set()
    for i in tokens_in_frames(scene, table):
        if i in taken:
            continue
        token = scene.parse.tokens[i]
        frames = frames_with(scene.words, table, spellings(token))
        event = next((e for f in frames if (e := _match(scene, f, token))), None)
        if event is not None:
            found.append(event)
            carried |= {event.verb} - {event.trigger}
    return tuple(e for e in found if e.trigger not in carried)


def _match(scene: Scene, frame: Frame, token: Token) -> Event | None:
    if token.lemma in frame.adjectives and not token.dep.startswith(_NOMINAL):
        return _event(scene, frame, token.i, token.i, None, grammar.subject(scene.parse, token.i), None)
    if _names_event(scene, token):
        return _by_noun(scene, frame, token) if frame.nouns & spellings(token) else None
    return _by_verb(scene, frame, token) if grammar.is_verb(token) else None


def _names_event(scene: Scene, token: Token) -> bool:
    """A noun, or a gerund without subject and object ("killed in shelling of the town")."""
    if token.text.lower() in shared_words(scene, "never_verbs"):
        return True
    if grammar.is_verb(token):
        gerund = token.tag == "VBG" and not scene.parse.children(token.i, "obj", "nsubj", "aux", "acl", "xcomp")
        if gerund and scene.parse.children(token.i, "amod", "det"):
            return True
        return gerund and not token.dep.startswith(("acl", "conj", "root", "xcomp"))
    return token.pos in ("NOUN", "PROPN")


def _by_verb(scene: Scene, frame: Frame, token: Token) -> Event | None:
    end = phrase_end(scene, token.i, frame.phrases)
    if end is None and token.lemma not in frame.verbs:
        return None
    doer = agent_of(scene, token.i)
    if frame.subjects and not _is_done_by(scene, frame, token.i, doer):
        return None
    if frame.thrown and not _headed_by(scene, grammar.patient(scene.parse, token.i), frame.thrown):
        return None
    for at in _acted_on(scene, frame, token.i):
        if at != doer and _fits(scene, frame, token.i, at):
            return _event(scene, frame, token.i, token.i, at, doer, end)
    return None


_FINITE = ("VBD", "VBZ", "VBP")


def agent_of(scene: Scene, verb: int) -> int | None:
    """Who does it, as `grammar.agent` has it; a finite clause that lost its subject takes the noun right before it.

    In "launched air strikes after the rebels seized the hill" the tree may hang the rebels on the strikes.
    """
    token = scene.parse.tokens[verb]
    if verb and scene.parse.tokens[verb - 1].text.lower() in shared_words(scene, "never_verbs"):
        return verb - 1  # "... after air strikes targeted the camp", whatever the tagger took the strikes for
    own = scene.parse.children(verb, "nsubj", "nsubj:pass", "csubj")
    if token.dep != "advcl" or token.tag not in _FINITE or own:
        return grammar.agent(scene.parse, verb)
    before = [t for t in scene.parse.tokens[:verb] if t.pos not in ("PUNCT", "ADV", "AUX")]
    while before and (before[-1].dep == "appos" or before[-1].tag in ("-RRB-", "-LRB-")):
        before.pop()
    return before[-1].i if before and before[-1].pos in ("NOUN", "PROPN") else None


def _is_done_by(scene: Scene, frame: Frame, verb: int, doer: int | None) -> bool:
    """The doer is one of the nouns of the frame or one of its kinds of actor; a passive may keep it to itself."""
    if doer is None:
        return frame.agentless and _is_plainly_passive(scene, verb)
    able = any(a.actor.kind in frame.doers for a in actors_at(scene, doer))
    return able or _headed_by(scene, doer, frame.subjects)


def _is_plainly_passive(scene: Scene, verb: int) -> bool:
    """By an auxiliary or as a participle; a label alone may be the tagger's error ("two planes attacked")."""
    parse = scene.parse
    participle = parse.tokens[verb].dep in ("acl", "amod", "conj")
    return grammar.is_passive(parse, verb) and (participle or bool(parse.children(verb, "aux:pass", "aux")))


def _headed_by(scene: Scene, i: int | None, nouns: frozenset[str]) -> bool:
    """The nominal is one of the nouns, or, where these hold "#", a bare number or share ("half the town has fled")."""
    if i is None:
        return False
    tokens = [scene.parse.tokens[j] for j in grammar.coordination(scene.parse, i)]
    counts = [n for n in scene.numbers if not in_time_words(scene, n)] if "#" in nouns else []
    counted = any(n.start <= t.start < n.end for t in tokens for n in counts) or (
        "#" in nouns and share_of(scene, i) is not None
    )
    return counted or any(t.lemma in nouns for t in tokens)


def share_of(scene: Scene, i: int) -> int | None:
    """The word for a part of a whole in or right in front of the nominal: "half the district", "a third of them"."""
    tokens = scene.parse.tokens
    near = {j for j in (*grammar.noun_phrase(scene.parse, i), i, i - 1, i - 2) if 0 <= j <= i}
    counted = [n for n in scene.numbers if any(n.start <= tokens[j].start < n.end for j in near)]
    if counted:
        return None  # "a quarter of a million"
    return min((j for j in near if tokens[j].lemma in shared_words(scene, "shares")), default=None)


def _acted_on(scene: Scene, frame: Frame, verb: int) -> Iterator[int | None]:
    """Candidates for what is acted upon: the object, then what stands behind the frame's prepositions, then nothing."""
    parse = scene.parse
    patient = grammar.patient(parse, verb)
    if patient is not None:
        yield patient
        if parse.tokens[patient].lemma in shared_words(scene, "amounts"):
            yield from (child for prep, child in grammar.obliques(parse, patient) if prep == "of")
    yield from parse.children(verb, "iobj", "obj")  # "were denied access": the object of a passive
    # "forced families from their homes": the tree may hang the homes on the families.
    behind = (*grammar.obliques(parse, verb), *(grammar.obliques(parse, patient) if patient is not None else ()))
    particles = shared_words(scene, "particles") if patient is None else frozenset[str]()
    yield from (child for prep, child in behind if prep in frame.on or prep in particles)
    if patient is None or "" in frame.needs:
        yield None


def _fits(scene: Scene, frame: Frame, verb: int, at: int | None) -> bool:
    """Whether the frame's need is met by what stands at ``at``."""
    if not frame.needs or ("" in frame.needs and (at is None or not frame.happening)):
        return True
    if at is None or any(t.start <= scene.parse.tokens[at].start < t.end for t in scene.times):
        return False
    phrase = grammar.noun_phrase(scene.parse, at)
    lemmas = {scene.parse.tokens[j].lemma for j in grammar.coordination(scene.parse, at)}
    return (
        ("object" in frame.needs and bool(lemmas & frame.objects))
        or ("actor" in frame.needs and bool(actors_at(scene, at)))
        or ("count" in frame.needs and _headed_by(scene, at, _COUNT))
        or ("force" in frame.needs and any(scene.head_of(a.start, a.end) == at for a in scene.actors))
        or ("site" in frame.needs and _named_at(scene, at))
        or ("place" in frame.needs and any(not p.associative for p in scene.places_in(phrase)))
        or ("number" in frame.needs and any(scene.within(n.start, n.end, phrase) for n in scene.numbers))
    )


def _named_at(scene: Scene, i: int) -> bool:
    """A place by name, or the first of a list of them."""
    heads = {scene.head_of(p.start, p.end) for p in scene.places if not p.associative}
    return any(j in heads for j in grammar.coordination(scene.parse, i))


def _by_noun(scene: Scene, frame: Frame, token: Token) -> Event | None:
    """A noun that is said to have happened: carried out, suffered, counted or dated; never merely averted."""
    parse = scene.parse
    if _averted(scene, token.i) or not _is_of_sort(scene, frame, token):
        return None
    above = _governor(scene, token)
    carries = above is not None and above.lemma in shared_words(scene, "carrying")
    told = carries or _happens(scene, frame, token, above)
    if frame.told and not told:
        return None
    behind = [child for prep, child in grammar.obliques(parse, token.i) if prep in frame.on]
    if above is not None and carries:
        behind += [child for prep, child in grammar.obliques(parse, above.i) if prep in frame.on]
    # "a prisoner exchange", "aid deliveries": what is acted upon may stand in front; of weapons it is what does it.
    if not frame.happening:
        behind += [
            c for c in parse.children(token.i, "compound", "nmod:poss") if parse.tokens[c].lemma in frame.objects
        ]
    suffering = above is not None and _is_suffered(scene, token, above)
    if above is not None and (suffering or _hits(scene, frame, token, above)):
        struck = grammar.subject(parse, above.i) if suffering else grammar.patient(parse, above.i)
        behind = [*(() if struck is None else (struck,)), *behind]
    at = next((each for each in behind if each is not None and _fits(scene, frame, token.i, each)), None)
    if at is None and not ("" in frame.needs and (told or suffering)):
        return None
    doer = next((child for prep, child in grammar.obliques(parse, token.i) if prep in _BY), None)
    if doer is None and above is not None and carries and above.lemma not in scene.words.set_of("attribution", "say"):
        doer = grammar.agent(parse, above.i)
    verb = above.i if above is not None and (told or suffering or at in _around(scene, above.i)) else token.i
    return _event(scene, frame, token.i, verb, at, doer, None)


def _around(scene: Scene, verb: int) -> tuple[int, ...]:
    return scene.parse.children(verb, "obj", "obl", "nsubj", "nsubj:pass")


def _governor(scene: Scene, noun: Token) -> Token | None:
    """The verb that the noun, or the list it stands in, depends on; None where it is no verb."""
    tokens = scene.parse.tokens
    at = noun
    while (at.dep in ("conj", "appos") and tokens[at.head].pos in ("NOUN", "PROPN")) or (
        at.dep == "nmod" and tokens[at.head].lemma in ("one", "series", "wave", "number", "string", "spate")
    ):
        at = tokens[at.head]
    above = tokens[at.head]
    return above if above.i != at.i and grammar.is_verb(above) else None


def _is_suffered(scene: Scene, noun: Token, above: Token) -> bool:
    """ "came under mortar fire", "suffered an attack": the subject is what it was done to."""
    if noun.dep == "obj":
        return above.lemma in shared_words(scene, "suffering")
    return above.lemma == "come" and grammar.preposition(scene.parse, noun.i) == "under"


def _hits(scene: Scene, frame: Frame, noun: Token, above: Token) -> bool:
    """ "the air strike hit a clinic", "a clinic was hit in an air strike": the verb names what was struck."""
    if not frame.happening or above.lemma not in shared_words(scene, "hitting"):
        return False
    return noun.dep.startswith("nsubj") or grammar.preposition(scene.parse, noun.i) in _CAUSES


def _is_of_sort(scene: Scene, frame: Frame, noun: Token) -> bool:
    """ "air strikes" and not "hunger strikes": what stands in front of the noun says what is meant."""
    if not frame.modifiers and not frame.barred:
        return True
    front = words_in_front(scene, noun.i)
    return (not frame.modifiers or bool(front & frame.modifiers)) and not front & frame.barred


def words_in_front(scene: Scene, i: int) -> frozenset[str]:
    """Base forms and forms as written, in lower case, of what stands in front of the noun in its phrase."""
    tokens = scene.parse.tokens
    phrase = grammar.noun_phrase(scene.parse, i) | {j for c in scene.parse.children(i, "compound", "amod")
                                                    for j in grammar.conjuncts(scene.parse, c)}  # fmt: skip
    near = {t for t in (*phrase, i - 1) if 0 <= t < i}
    return frozenset(w for t in near for w in (tokens[t].lemma, *tokens[t].text.lower().split("-")))


def _happens(scene: Scene, frame: Frame, noun: Token, above: Token | None) -> bool:
    """ "the evacuation began", "killed in shelling", "an attack that left ten dead": said to have happened."""
    if above is not None and noun.dep.startswith("nsubj"):
        return above.lemma in shared_words(scene, "happening") | frame.happening
    if not frame.happening:
        return False
    caused = above is not None and above.lemma in frame.happening
    return (caused and grammar.preposition(scene.parse, noun.i) in _CAUSES) or _told_below(
        scene, frame, noun
    ) is not None


def _told_below(scene: Scene, frame: Frame, noun: Token) -> int | None:
    """ "an attack that left ten dead"; the tree may hang "clashes erupted" the same way."""
    told = shared_words(scene, "happening") | frame.happening
    below = scene.parse.children(noun.i, "acl:relcl", "acl", *(("advcl", "conj") if grammar.is_verb(noun) else ()))
    return next((c for c in below if scene.parse.tokens[c].lemma in told), None)


def _averted(scene: Scene, i: int) -> bool:
    """ "to stop air strikes", "the threat of an offensive", "no attacks": nobody says that it happened."""
    parse = scene.parse
    if child_lemmas(scene, i, "amod", "det", "compound") & shared_words(scene, "imagined"):
        return True
    return bool({parse.tokens[a].lemma for a in parse.ancestors(i)[:2]} & shared_words(scene, "averting"))


def _event(
    scene: Scene, frame: Frame, trigger: int, verb: int, at: int | None, doer: int | None, end: int | None
) -> Event | None:
    doers = actors_at(scene, doer) or _in_front(scene, trigger, deep=bool(frame.happening))
    targets = tuple(a for a in _headed(scene, at) if a not in doers and not stands_at(scene, a))
    if frame.doers and doers and not any(a.actor.kind in frame.doers for a in doers):
        return None
    return Event(frame, trigger, verb, at, doer, doers, targets, end)


def _headed(scene: Scene, at: int | None) -> tuple[ActorMention, ...]:
    """Actors that are what the nominal says, not part of it: of "a Red Cross worker" the worker, not the body."""
    if at is None:
        return ()
    heads = set(grammar.coordination(scene.parse, at))
    return tuple(a for a in actors_at(scene, at) if scene.head_of(a.start, a.end) in heads)


def _in_front(scene: Scene, i: int, *, deep: bool) -> tuple[ActorMention, ...]:
    """ "Russian air strikes", "army shelling", "the rebels' attack": the doer in front of the noun.

    ``deep``: also where the tree hangs it on another word there ("a Ukrainian drone attack").
    """
    if grammar.is_verb(scene.parse.tokens[i]):
        return ()
    near = scene.parse.children(i, "amod", "compound", "nmod:poss")
    if deep:
        near = (*near, *(j for c in near for j in scene.parse.children(c, "amod", "compound") if j < i))
    return tuple(a for a in scene.actors if any(scene.parse.tokens[c].start < a.end <= scene.parse.tokens[c].end
                                                 for c in near))  # fmt: skip
