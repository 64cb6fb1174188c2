"""Find the time expressions of a text.

Steps: words and symbols; every rule over the symbols; the longest expressions win; dates and times of day that belong
together become one; ranges and what their halves lend each other; the cue before each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from trucewatch.reading.times import clocks, dates, days, feasts, lengths, sets, shifts
from trucewatch.reading.times.cues import cue_of
from trucewatch.reading.times.found import Atom, Build, Found
from trucewatch.reading.times.joining import join, lend
from trucewatch.reading.times.mention import TimeMention
from trucewatch.reading.times.tokens import Tokens, tokenize
from trucewatch.reading.times.words import Words, build, load_tables

# An expression is at most so many words long on either side of the word that its rule is about.
_REACH = 14


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules of one language, compiled over its symbols, in groups tried around the same words."""

    words: Words
    groups: tuple[tuple[re.Pattern[str], tuple[tuple[int, re.Pattern[str], Build], ...]], ...]


@cache
def grammar(code: str = "en") -> Grammar:
    """Compiled once a process. Raises FileNotFoundError for a language without a table of times."""
    every = [rule for room in (dates, days, lengths, shifts, sets, clocks, feasts) for rule in room.rules.rules]
    words = build(load_tables(code), [text for rule in every for text in (rule.pattern, rule.on)])
    groups: dict[str, list[tuple[int, re.Pattern[str], Build]]] = {}
    for order, rule in enumerate(every):
        groups.setdefault(rule.on, []).append((order, re.compile(words.expand(rule.pattern)), rule.build))
    return Grammar(words, tuple((re.compile(words.expand(on)), tuple(rules)) for on, rules in groups.items()))


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
        cue = cue_of(tokens, atom, known.words)
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
            range_text=text[start : following.end - base] if atom.ranged and following else None,
        )
        mentions.append(mention)
        following = mention
    return _roles_of_ranges(mentions[::-1])


def _atoms(tokens: Tokens, known: Grammar) -> list[Atom]:
    """What the rules find, longest first where they overlap; the earlier rule wins a tie."""
    found: list[tuple[int, int, int, tuple[Atom, ...]]] = []
    symbols = tokens.symbols
    for about, rules in known.groups:
        for first, last in _stretches(about, symbols):
            for order, pattern, make in rules:
                for match in pattern.finditer(symbols, first, last):
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


def _stretches(about: re.Pattern[str], symbols: str) -> list[tuple[int, int]]:
    """Where to try the rules about these words: around each, neighbours put together."""
    out: list[tuple[int, int]] = []
    for match in about.finditer(symbols):
        first, last = max(0, match.start() - _REACH), match.end() + _REACH
        if out and first <= out[-1][1]:
            out[-1] = (out[-1][0], last)
        else:
            out.append((first, last))
    return out


def _roles_of_ranges(mentions: list[TimeMention]) -> tuple[TimeMention, ...]:
    """The ends of a range are from and until, whatever stands before them ("between", "and", a dash)."""
    out: list[TimeMention] = []
    for mention in mentions:
        if out and out[-1].through is not None:
            mention = replace(mention, role_cue="until")
            out[-1] = replace(out[-1], role_cue="from", through=mention)
        out.append(mention)
    return tuple(out)
