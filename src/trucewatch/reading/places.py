"""Places named in a text: found, told from persons and bodies, and resolved to coordinates.

    >>> find_places("Shelling resumed in Hama, Homs and Idlib.")[0].place.country
    'SY'

Pure: the same text gives the same places. A country is a point of its interior with precision ``country``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trucewatch.lexicon.place_words import cue_words, word_kinds
from trucewatch.lexicon.places import Candidate, GazetteerPlace, demonyms, people_of, zone_of
from trucewatch.model.claim import Place, PlacePrecision
from trucewatch.reading.place_choice import Named, Wanted, attention, choose_all, lies_in
from trucewatch.reading.place_evidence import Beside, Evidence, ReportView, judge, like_a_place
from trucewatch.reading.place_features import Feature, named_features
from trucewatch.reading.place_spans import Span, spans
from trucewatch.reading.place_tokens import Token, name_like, tokens

COARSER: dict[PlacePrecision, PlacePrecision] = {"city": "district", "country": "region", "region": "region"}


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place where the text names it. ``text`` is ``text[start:end]`` and may open with a direction ("eastern
    Aleppo"); the bare name begins at ``head``. ``candidates`` counts the places of the name; ``because`` says in words
    why it is a place and why this one. ``associative``: only an adjective or part of another name ("the Syrian army",
    "Damascus University"), which `find_places` leaves out unless asked."""

    start: int
    end: int
    text: str
    place: Place
    zone: str | None
    candidates: int
    because: str
    head: int
    associative: bool = False


def find_places(
    text: str,
    taken: Sequence[tuple[int, int]] = (),
    context: Sequence[str] = (),
    *,
    associative: bool = False,
) -> tuple[PlaceMention, ...]:
    """Places in reading order.

    ``taken``: spans of persons, parties, outlets and dates, not to be touched. ``context``: ISO 3166-1 alpha-2 codes
    of the countries that the report is about, most important first; countries, nationalities and unmistakable places
    of the text itself are counted as well.
    """
    words = tokens(text)
    found = spans(text, words, taken)
    features = named_features(words, found, taken)
    found = [span for span in found if not any(span.first <= one.last and one.first <= span.last for one in features)]
    view = view_of(words, found, context)
    kept = [(span, verdict) for span, verdict in zip(found, judge_all(found, view), strict=True) if verdict.score > 0]
    bases = [one.base for one in features if one.base is not None]
    places = _choose_all([span for span, _ in kept], bases, view)
    mentions = [
        _mention(text, words, span, verdict, choice, why)
        for (span, verdict), (choice, why) in zip(kept, places, strict=False)
    ]
    standing = {base.first: choice for base, (choice, _) in zip(bases, places[len(kept) :], strict=True)}
    mentions += [_feature(text, words, one, standing) for one in features]
    if associative:
        named = [(mention.start, mention.end) for mention in mentions]
        mentions += _nationalities(text, words, [*taken, *named])
    chosen = [mention for mention in mentions if associative or not mention.associative]
    return tuple(sorted(chosen, key=lambda mention: (mention.head, mention.end)))


def _named(words: Sequence[Token], found: Sequence[Span]) -> Counter[str]:
    """Countries by name, by nationality, or by a place that can hardly be another."""
    named: Counter[str] = Counter()
    for word in words:
        iso = demonyms().get(word.low) if word.capital else None
        if iso:
            named[iso] += 1
    for span in found:
        iso = _unmistakable(span.found)
        if iso:
            named[iso] += 1
    return named


def _unmistakable(found: Sequence[Candidate]) -> str | None:
    best = max(found, key=lambda one: (one.place.precision == "country", one.proper, one.fame))
    rivals = [one.fame for one in found if one.place.country != best.place.country and one.proper]
    if best.place.precision == "country":
        # Georgia is two things, Lebanon (Pennsylvania) is not enough to doubt Lebanon.
        return best.place.country if max(rivals, default=0.0) < 200_000 else None
    if best.fame >= 100_000 and best.fame > 20 * max(rivals, default=0.0):
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


def container_of(span: Span, after: Span | None, words: Sequence[Token]) -> GazetteerPlace | None:
    """The country or region that stands right behind a comma: "Gao, Mali"."""
    if after is None or after.first != span.last + 1 or words[after.first].gap != ", ":
        return None
    for outer in after.found:
        if outer.place.precision in ("country", "region") and any(
            lies_in(one.place, outer.place) for one in span.found
        ):
            return outer.place
    return None


def _choose_all(kept: Sequence[Span], bases: Sequence[Span], view: ReportView) -> list[tuple[Candidate, str]]:
    """One place a name and kind of place: a report that says "Tripoli, Lebanon" once means it ever after.

    ``bases``, the places in the names of features, are chosen along with the others and stand last in the answer.
    """
    asked = [
        Wanted(_kind_wanted(span, view.words), container_of(span, after, view.words))
        for span, after in zip(kept, [*kept[1:], None], strict=False)
    ]
    containers = {_key(span): wanted.container for span, wanted in zip(kept, asked, strict=True) if wanted.container}
    everything = [*zip(kept, asked, strict=True), *((base, Wanted()) for base in bases)]
    groups: dict[tuple[str, str | None], Named] = {}
    for span, wanted in everything:
        name = _key(span)
        groups.setdefault((name, wanted.kind), Named(name, span.found, Wanted(wanted.kind, containers.get(name))))
    chosen = dict(zip(groups, choose_all(list(groups.values()), view.countries), strict=True))
    return [chosen[_key(span), wanted.kind] for span, wanted in everything]


def _key(span: Span) -> str:
    """What the occurrences of one name share: the places that it may be."""
    return span.found[0].place.id + f"+{len(span.found)}"


def _kind_wanted(span: Span, words: Sequence[Token]) -> PlacePrecision | None:
    after = words[span.last + 1] if span.last + 1 < len(words) else None
    if after is not None and after.gap == " ":
        kind = _kind_of(after.low)
        if kind:
            return kind
    if span.first > 1 and words[span.first - 1].low == "of":
        kind = _kind_of(words[span.first - 2].low)
        # "The territory of Georgia" and "the state of Israel" may be countries.
        return None if kind == "region" and any(one.place.precision == "country" for one in span.found) else kind
    return None


def _kind_of(low: str) -> PlacePrecision | None:
    if low in cue_words("region_word"):
        return "region"
    if low in cue_words("settlement_word"):
        return "city"
    if low in ("district", "districts", "county", "counties"):
        return "district"
    return None


def _mention(
    text: str, words: Sequence[Token], span: Span, verdict: Evidence, choice: Candidate, why: str
) -> PlaceMention:
    head, end = words[span.first].start, words[span.last].end
    start, precision = _with_direction(words, span.first), choice.place.precision
    if start < head:
        precision = COARSER.get(precision, precision)
    tail = words[span.last + 1] if span.last + 1 < len(words) else None
    name = text[start:end]
    if tail is not None and tail.gap == " " and tail.low in cue_words("kind_in_name"):
        # "Damascus province" is not Damascus: the kind is part of what the place is called.
        name = f"{name} {tail.text}"
    place = Place(
        name=name,
        country=choice.place.country,
        lat=round(choice.place.lat, 4),
        lon=round(choice.place.lon, 4),
        precision=precision,
    )
    adjective = tail is not None and tail.gap in ("-", "‑") and not tail.capital
    reasons = ", ".join(name for name, _ in verdict.reasons if name != "bias")
    part = f"; part of the name {verdict.part_of}" if verdict.part_of else ""
    return PlaceMention(
        start,
        end,
        text[start:end],
        place,
        zone_of(choice.place),
        len(span.found),
        f"{reasons}; {why}{part}",
        head,
        verdict.part_of is not None or adjective,
    )


def _with_direction(words: Sequence[Token], at: int) -> int:
    """Where the direction before a name begins: "north-western Syria" at "north"."""
    start = words[at].start
    while at and words[at - 1].low in cue_words("compass") and words[at].gap in (" ", "-"):
        at -= 1
        start = words[at].start
    return start


def _feature(text: str, words: Sequence[Token], feature: Feature, standing: Mapping[int, Candidate]) -> PlaceMention:
    start, end = words[feature.first].start, words[feature.last].end
    base = standing[feature.base.first].place if feature.base else None
    place = Place(
        name=text[start:end],
        country=base.country if base else None,
        lat=round(base.lat, 4) if base else None,
        lon=round(base.lon, 4) if base else None,
        precision=feature.precision,
    )
    why = feature.why + (f"; stands at {base.name}" if base else "; no table knows it")
    return PlaceMention(start, end, text[start:end], place, zone_of(base) if base else None, 0, why, start)


def _nationalities(text: str, words: Sequence[Token], taken: Sequence[tuple[int, int]]) -> list[PlaceMention]:
    """ "Syrian", "Russians": the country by its people."""
    found = []
    covered_to = 0
    for at, word in enumerate(words):
        if not word.capital or word.start < covered_to:
            continue
        last = _people(words, at)
        if last is None:
            continue
        end = words[last].end
        if any(word.start < taken_end and taken_start < end for taken_start, taken_end in taken):
            continue
        covered_to = end
        place = people_of()[text[word.start : end].casefold()]
        found.append(
            PlaceMention(
                word.start, end, text[word.start : end],
                Place(name=place.name, country=place.country, lat=place.lat, lon=place.lon, precision=place.precision),
                place.zone, 1, "people of the place", word.start, True,
            )
        )  # fmt: skip
    return found


def _people(words: Sequence[Token], at: int) -> int | None:
    """The last word of a name of people that opens here, the longest: "South Sudanese" before "Sudanese"."""
    for last in range(min(at + 2, len(words) - 1), at - 1, -1):
        run = words[at : last + 1]
        if all(word.gap in (" ", "-") for word in run[1:]) and run[-1].capital:
            if (run[0].low + "".join(word.gap + word.low for word in run[1:])) in people_of():
                return last
    return None
