"""Which nominal speaks at a verb of saying: read off commas and quotation marks where they tell, else off the tree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from trucewatch.reading import grammar
from trucewatch.reading.content import follows_content
from trucewatch.reading.scene import ActorMention, Scene
from trucewatch.reading.syntax import Token

_APPOSITION = re.compile(r"\s*,\s(?:[^;:“”\"]{3,110},\s*)?(?:also |later |has |had )?")
_OPEN_OFFICE = re.compile(r",\s(?:[\w-]+\s){0,4}?(?P<noun>[a-z]+)\s(?:of|for|in|at|with)\s[^,;:“”\"]{2,80}\s")
_DESCRIBED = re.compile(r"\s*,\s(?:who|which|whose|that|based|also known|speaking|an?)\b[^;:“”\"]{3,110},\s*")
_OPENING = re.compile(r"[,”\"’]\s+(?:the\s+)?$")
_PREPOSITION = re.compile(
    r"\b(?:with|by|to|from|against|between|near|after|before|like)\s+(?:the\s+)?"
    r"(?:(?:[A-Z][\w’'.-]*|of|counterpart)\s+){0,6}$|\b(?:at|in|of|for|on|under|over|as|alias)\s+(?:the\s+)?$"
)
_SAYING = re.compile(r"\b(?:said|says|told|added|and said)\b")
_FOLLOWING = re.compile(
    r"\s+(?:(?:the|a|an|its|his)\s+)?"
    r"(?:(?:report|statement|bulletin|communique|spokes\w+|official)\s+(?:by|of|from|for)\s+(?:the\s+)?)?"
)
_OFFICE = re.compile(r"\s+(?:[^,;:“”\"]{2,60},\s+)?[^,;:“”\"]{0,60}")
_CLOSED = re.compile(r"[,.?!][”\"]\s*$")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PARENTHESIS = frozenset({"WDT", "WP", "WP$", "WRB", "VBG", "VBN", "IN", "RB", "TO"})
"""Tags of the first word of what stands between commas and does not speak ("which monitors the war")."""


def speaker_of(scene: Scene, i: int) -> int | None:
    """The token of the nominal that speaks at the verb ``i``; None where nobody can be told."""
    token = scene.parse.tokens[i]
    if token.tag == "VBG":
        return _acting_above(scene, i)
    inverts = token.lemma in scene.words.set_of("attribution", "inverting")
    guesses: list[Callable[[Scene, int], int | None]] = [_appositive, _right_before, _subject, _before_cue]
    guesses[2:2] = [_right_after] if inverts else []
    for guess in guesses:
        found = guess(scene, i)
        if found is not None and found != i:
            return found
    agent = grammar.agent(scene.parse, i)
    if agent is not None and agent != i:
        return agent
    if not inverts:
        return None
    inverted = _inverted(scene, i)
    return _nearest(scene, i) if inverted is None else inverted


def _acting_above(scene: Scene, i: int) -> int | None:
    """ "..., warning that": whoever acts in the clause above; of a paper that says so, whoever issued it."""
    parse = scene.parse
    agent = grammar.agent(parse, i)
    above = grammar.verb_above(parse, i)
    if agent is None or above is None:
        return agent
    paper = parse.tokens[agent].lemma in scene.words.set_of("speakers", "documents")
    issuer = grammar.agent(parse, above) if paper and agent in parse.children(above, "obj") else None
    return agent if issuer is None else issuer


def _appositive(scene: Scene, i: int) -> int | None:
    """ "..., General X, head of the centre, said Tuesday": a person, at most an apposition, and the cue.

    Bodies need a relative clause between the commas: of two names there the second may be the one that speaks.
    """
    token = scene.parse.tokens[i]
    base = scene.sentence.start
    for actor in reversed(scene.actors):
        if actor.end > token.start or actor.form in ("adjective", "reference"):
            continue
        between = scene.sentence.text[actor.end - base : token.start - base]
        pattern = _APPOSITION if actor.form == "person" else _DESCRIBED
        office = _OPEN_OFFICE.fullmatch(between) if actor.form == "person" else None
        held = office is not None and office["noun"] in scene.words.set_of("attribution", "unnamed")
        if (held or pattern.fullmatch(between)) and not _SAYING.search(between) and not _is_governed(scene, actor):
            return scene.head_of(actor.start, actor.end)
    return None


def _is_governed(scene: Scene, actor: ActorMention) -> bool:
    """ "in a call with Foreign Minister X, said": a preposition leads up to the name, so another speaks."""
    return bool(_PREPOSITION.search(scene.sentence.text[: actor.span[0] - scene.sentence.start]))


def _right_before(scene: Scene, i: int) -> int | None:
    """ "The rebels, the army said, ...": whoever stands between a comma and the cue speaks, not who stands before."""
    token = scene.parse.tokens[i]
    for actor in scene.actors:
        if token.start - actor.end != 1 or actor.form == "adjective" or actor.members:
            continue
        opening = _OPENING.search(scene.sentence.text[: actor.start - scene.sentence.start])
        return scene.head_of(actor.start, actor.end) if opening else None
    return None


def _right_after(scene: Scene, i: int) -> int | None:
    """ "..., says Ukraine's delegation": after a comma or a closing quote the speaker follows the cue.

    Not where the name goes on or a verb follows it: "the army, meanwhile, said Hamas had ..." is the army's.
    """
    token = scene.parse.tokens[i]
    if not follows_content(scene, token.start):
        return None
    base = scene.sentence.start
    for actor in scene.actors:
        between = scene.sentence.text[token.end - base : actor.start - base]
        if actor.start >= token.end and actor.form != "adjective" and _FOLLOWING.fullmatch(between):
            return _person_after(scene, token) if _goes_on(scene, actor) else scene.head_of(actor.start, actor.end)
    return _person_after(scene, token)


def _person_after(scene: Scene, cue: Token) -> int | None:
    """ "..., said Security Council spokesman X", "..., said the chief mediator, Vice-President X": the person behind
    an office that stands right behind the cue.
    """
    base = scene.sentence.start
    person = next((a for a in scene.actors if a.form == "person" and a.start >= cue.end), None)
    if person is None or not _OFFICE.fullmatch(scene.sentence.text[cue.end - base : person.start - base]):
        return None
    between = [t for t in scene.parse.tokens if cue.end <= t.start < person.start]
    acting = any(t.tag in _FINITE or t.tag in ("VBG", "CC", "WDT", "WP", "PRP") for t in between)
    governed = not between or between[-1].tag in ("IN", "TO") or _is_governed(scene, person)
    held = any(t.lemma.lower() in scene.words.set_of("attribution", "unnamed") for t in between)
    return None if acting or governed or not held or _goes_on(scene, person) else scene.head_of(*person.span)


def _goes_on(scene: Scene, actor: ActorMention) -> bool:
    """The name is part of a longer one, or what a verb behind it is said of."""
    behind = [t for t in scene.parse.tokens if t.start >= actor.end]
    if behind and behind[0].pos in ("NOUN", "PROPN", "PART"):
        return True
    for token in behind:
        if token.pos in ("PUNCT", "SCONJ") or token.tag in ("WDT", "WP", "WRB"):
            return False
        if token.tag in _FINITE:
            return True
    return False


def _subject(scene: Scene, i: int) -> int | None:
    """The verb's own subject; none where the words show that the tree took the end of a longer phrase for it."""
    parse = scene.parse
    subjects = [s for s in parse.children(i, "nsubj") if parse.tokens[s].dep != "nsubj:pass"]
    if not subjects:
        return None
    subject = grammar.subject(parse, i)
    if subject is None or subject == i:
        return None
    if subject < i and _CLOSED.search(scene.sentence.text[: parse.tokens[i].start - scene.sentence.start]):
        return None  # "“... with the rebels,” said": the end of the quotation
    first = parse.tokens[min(grammar.noun_phrase(parse, subject))]
    governed = first.i > 1 and parse.tokens[first.i - 1].tag == "IN" and parse.tokens[subject].pos != "PRON"
    if subject < i and governed:
        return None  # "an official familiar with the talks said"
    return subject


def _before_cue(scene: Scene, i: int) -> int | None:
    """The nominal that stands right before the cue, without what is put in between commas and without what follows it.

    "the Observatory, which monitors the war, said", "an official familiar with the talks said"
    """
    tokens = scene.parse.tokens
    if not grammar.is_finite(scene.parse, i) and grammar.is_passive(scene.parse, i):
        return None  # "a truce was proposed by": what stands before is not who speaks
    end = i
    while end > 0 and tokens[end - 1].pos in ("ADV", "AUX"):
        end -= 1
    while end > 0 and tokens[end - 1].text == ",":
        start = _clause_start(tokens, end - 1)
        if start == end - 1 or tokens[start].tag not in _PARENTHESIS:
            break
        end = start
    if end > 0 and tokens[end - 1].text == ",":
        end -= 1
    start = _clause_start(tokens, end)
    words = [t for t in tokens[start:end] if t.pos != "PUNCT"]
    if not words or words[0].tag in _PARENTHESIS or any(t.tag in _FINITE for t in words):
        return None
    if words[-1].tag == "PRP":
        return words[-1].i
    return next((t.i for t in _heads(words)), None)


def _clause_start(tokens: tuple[Token, ...], end: int) -> int:
    """The first token behind the last comma or mark before ``end``."""
    at = end
    while at > 0 and tokens[at - 1].text not in (",", ";", ":", "“", "”", '"', "—", "–"):
        at -= 1
    return at


def _heads(words: list[Token]) -> Iterator[Token]:
    """Nouns that end a run of nominal words: heads of the noun phrases in reading order."""
    for at, token in enumerate(words):
        last = at + 1 == len(words) or words[at + 1].pos not in ("NOUN", "PROPN", "PART", "ADJ", "PUNCT")
        if token.pos in ("NOUN", "PROPN", "PRON") and (last or words[at + 1].pos == "ADJ"):
            yield token


def _inverted(scene: Scene, i: int) -> int | None:
    """ "..., says a report by the syndicate": what follows the cue was parsed as its object but is who speaks."""
    if not follows_content(scene, scene.parse.tokens[i].start):
        return None
    return next((c for c in scene.parse.children(i, "obj", "obl", "ccomp") if 0 < c - i <= 6), None)


def _nearest(scene: Scene, i: int) -> int | None:
    """Inverted or mis-parsed cue: the actor right before the verb or right after ("..., said the envoy")."""
    token = scene.parse.tokens[i]
    after = [a for a in scene.actors if 0 <= a.start - token.end <= 5]
    before = [a for a in scene.actors if 0 <= token.start - a.end <= 2]
    heads = (scene.head_of(a.start, a.end) for a in (*before, *after))
    return next((head for head in heads if head is not None), None)
