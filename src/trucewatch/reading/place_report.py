"""What the whole report shows before and while its names are judged: countries, persons, what stands behind a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from trucewatch.lexicon.gazetteer_names import ARABIC_SPEAKING
from trucewatch.lexicon.place_words import cue_words, word_kinds
from trucewatch.lexicon.places import Candidate, GazetteerPlace, demonyms
from trucewatch.reading.place_choice import attention, lies_in
from trucewatch.reading.place_evidence import Beside, Evidence, ReportView, judge, like_a_place
from trucewatch.reading.place_spans import Span, respelt
from trucewatch.reading.place_tokens import Token

FOCUS = 0.15
"""Share of the attention from which a country is what the report is about."""
WELL_KNOWN = 150_000
"""Standing from which a place is named without a word of its country."""
COUNTRY_RIVAL = 200_000
"""Standing of a namesake abroad that makes a country's name doubtful: Georgia is two things; that there is a Lebanon in
Pennsylvania is not enough to doubt Lebanon."""


def view_of(words: Sequence[Token], found: Sequence[Span], context: Sequence[str] = ()) -> ReportView:
    """What the whole report shows before its names are judged one by one."""
    return ReportView(
        words,
        _surnames(words),
        frozenset(word.low for word in words if not word.capital),
        attention(_named(words, found), context),
        frozenset(span.first for span in found),
        frozenset(span.name.casefold() for span in found if like_a_place(span, words)),
    )


def judge_all(found: Sequence[Span], view: ReportView) -> list[Evidence]:
    """Verdicts in reading order; a place taken for one supports its neighbours in a list."""
    verdicts: list[Evidence] = []
    accepted: set[int] = set()
    contained = False
    for span, after in zip(found, [*found[1:], None], strict=False):
        container = container_of(span, after, view.words) is not None
        verdict = judge(span, view, Beside(accepted, container, contained))
        verdicts.append(verdict)
        contained = container
        if verdict.score > 0:
            accepted.add(span.last)
    return verdicts


def in_focus(
    text: str,
    words: Sequence[Token],
    found: Sequence[Span],
    taken: Sequence[tuple[int, int]],
    context: Sequence[str],
) -> list[Span]:
    """Names heard again in the countries that the report is about.

    A name that no table has, or only as that of a little known place in a country the report never mentions, may be
    another spelling of a place in the country that it is about.
    """
    countries = attention(_named(words, found), context)
    focus = frozenset(iso for iso, share in countries.items() if share >= FOCUS) & ARABIC_SPEAKING
    if not focus:
        return list(found)
    foreign = [span for span in found if far_fetched(span.found, countries)]
    near = [span for span in found if span not in foreign]
    heard = respelt(text, words, near, taken, focus)
    covered = {at for span in heard for at in range(span.first, span.last + 1)}
    rest = [span for span in foreign if not covered.intersection(range(span.first, span.last + 1))]
    return sorted([*near, *heard, *rest], key=lambda span: span.first)


def far_fetched(found: Sequence[Candidate], countries: Mapping[str, float]) -> bool:
    """Little known, and in no country that the report mentions."""
    return all(
        one.fame < WELL_KNOWN and one.place.country is not None and not countries.get(one.place.country)
        for one in found
    )


def container_of(span: Span, after: Span | None, words: Sequence[Token]) -> GazetteerPlace | None:
    """The country or region that stands right behind: "Gao, Mali", "Atareb in western Aleppo"."""
    outers = named_behind(span, after, words)
    inner = [one.place for one in span.found]
    if any(place.precision == "country" for place in inner):
        # "Mexico, China, Japan" is a list, though a village in Japan is called China.
        inner = [place for place in inner if place.precision == "region"]
    return next((outer for outer in outers if any(lies_in(place, outer) for place in inner)), None)


def named_behind(span: Span, after: Span | None, words: Sequence[Token]) -> list[GazetteerPlace]:
    """Countries and regions of the name that follows a comma or "in"."""
    if after is None:
        return []
    comma = after.first == span.last + 1 and words[after.first].gap == ", "
    between = words[span.last + 1 : after.first]
    inside = (
        0 < len(between) <= 3
        and between[0].low == "in"
        and between[0].gap == " "
        and all(word.low in cue_words("compass") or word.low == "the" for word in between[1:])
    )
    if not (comma or inside):
        return []
    return [one.place for one in after.found if one.place.precision in ("country", "region")]


def _named(words: Sequence[Token], found: Sequence[Span]) -> Counter[str]:
    """Countries by name, by nationality, or by a place that can hardly be another."""
    named: Counter[str] = Counter()
    for word in words:
        iso = demonyms().get(word.low) if word.capital else None
        if iso:
            named[iso] += 1
    for span in found:
        # A town that is also a surname or a plain word must not vouch for its own country.
        doubted = word_kinds(words[span.first].low) and span.first == span.last and not like_a_place(span, words)
        iso = _unmistakable(span.found, 100_000_000 if doubted else 100_000)
        if iso:
            named[iso] += 1
    return named


def _unmistakable(found: Sequence[Candidate], least: float) -> str | None:
    best = max(found, key=lambda one: (one.place.precision == "country", one.proper, one.fame))
    rivals = [one.fame for one in found if one.place.country != best.place.country and one.proper]
    if best.place.precision == "country":
        return best.place.country if max(rivals, default=0.0) < COUNTRY_RIVAL else None
    if best.fame >= least and best.fame > 20 * max(rivals, default=0.0):
        return best.place.country
    return None


def _surnames(words: Sequence[Token]) -> frozenset[str]:
    """Last words of the persons that the report introduces with a given name or a title."""
    found: set[str] = set()
    for at, word in enumerate(words[:-1]):
        person = "given" in word_kinds(word.low) or word.low in cue_words("title")
        if not (word.capital and person) or word.shouted:
            continue
        for after in words[at + 1 : at + 4]:
            if after.gap not in (" ", ". ", "-") or not after.capital or after.low in cue_words("body_word"):
                break
            if len(after.low) > 2 and "common" not in word_kinds(after.low):
                found.add(after.low)
    return frozenset(found)
