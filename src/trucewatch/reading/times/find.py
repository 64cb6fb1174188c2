"""Find the time expressions of a text.

Steps: words and symbols; every rule over the symbols; the longest expressions win; dates and times of day that belong
together become one; ranges and what their halves lend each other; the cue before each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from trucewatch.reading.times import clocks, dates, feasts, lengths
from trucewatch.reading.times.cues import cue_before
from trucewatch.reading.times.found import Atom, Build, Found
from trucewatch.reading.times.joining import join, lend
from trucewatch.reading.times.mention import TimeMention
from trucewatch.reading.times.tokens import Tokens, tokenize
from trucewatch.reading.times.words import Words, build, load_tables


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules of one language, compiled over its symbols."""

    words: Words
    rules: tuple[tuple[re.Pattern[str], Build], ...]


@cache
def grammar(code: str = "en") -> Grammar:
    """Compiled once a process. Raises FileNotFoundError for a language without a table of times."""
    every = [*dates.rules.rules, *lengths.rules.rules, *clocks.rules.rules, *feasts.rules.rules]
    words = build(load_tables(code), [rule.pattern for rule in every])
    return Grammar(words, tuple((re.compile(words.expand(rule.pattern)), rule.build) for rule in every))


def find_times(text: str, base: int = 0) -> tuple[TimeMention, ...]:
    """Every time expression of ``text``, in reading order, not overlapping.

    Offsets are those of ``text`` plus ``base`` (the place of a sentence in its report).
    """
    known = grammar()
    tokens = tokenize(text, known.words)
    atoms = lend(join(_atoms(tokens, known), tokens), tokens)
    mentions: list[TimeMention] = []
    # From the right, because a range points at its other end.
    following: TimeMention | None = None
    for atom in reversed(atoms):
        start, end = tokens.starts[atom.first], tokens.ends[atom.last - 1]
        cue = cue_before(tokens, atom, known.words)
        mention = TimeMention(
            start=start + base,
            end=end + base,
            text=text[start:end],
            sort=atom.sort,
            value=atom.value,
            role_cue=cue.role,
            cue=cue.words,
            further=atom.further or cue.further,
            approximate=atom.approximate or cue.approximate,
            through=following if atom.ranged else None,
        )
        mentions.append(mention)
        following = mention
    return tuple(_roles_of_ranges(mentions[::-1]))


def _atoms(tokens: Tokens, known: Grammar) -> list[Atom]:
    """What the rules find, longest first where they overlap; the earlier rule wins a tie."""
    found: list[tuple[int, int, int, tuple[Atom, ...]]] = []
    for order, (pattern, make) in enumerate(known.rules):
        for match in pattern.finditer(tokens.symbols):
            made = make(Found(match, tokens, known.words))
            if made is None:
                continue
            group = made if isinstance(made, tuple) else (made,)
            found.append((group[0].first - group[-1].last, group[0].first, order, group))
    taken = bytearray(len(tokens.words))
    kept: list[Atom] = []
    for size, first, _, group in sorted(found, key=lambda one: one[:3]):
        last = first - size
        if any(taken[first:last]):
            continue
        taken[first:last] = b"\1" * (last - first)
        kept.extend(group)
    return sorted(kept, key=lambda atom: atom.first)


def _roles_of_ranges(mentions: list[TimeMention]) -> list[TimeMention]:
    """The ends of a range are from and until, whatever stands before them ("between", "and", a dash)."""
    out: list[TimeMention] = []
    for n, mention in enumerate(mentions):
        if n and mentions[n - 1].through is mention:
            mention = replace(mention, role_cue="until")
            out[-1] = replace(out[-1], role_cue="from", through=mention)
        out.append(mention)
    return out
