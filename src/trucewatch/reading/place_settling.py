"""From judged names to places: one place a name, what the words around ask for, and when to leave it open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from trucewatch.lexicon.place_words import cue_words
from trucewatch.lexicon.places import Candidate
from trucewatch.model.claim import PlacePrecision
from trucewatch.reading.place_choice import Named, Wanted, choose_all
from trucewatch.reading.place_evidence import ReportView
from trucewatch.reading.place_report import WELL_KNOWN, container_of, far_fetched, named_behind
from trucewatch.reading.place_spans import Span
from trucewatch.reading.place_tokens import Token

MAIN_COUNTRY = 0.4
"""Share of the attention from which a report has one country for its subject."""
ABROAD = 0.1


def settle(kept: Sequence[Span], bases: Sequence[Span], view: ReportView) -> list[tuple[Candidate, str]]:
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


def doubtful(
    span: Span, after: Span | None, words: Sequence[Token], choice: Candidate, countries: Mapping[str, float]
) -> bool:
    """The tables know such a name, but hardly this place.

    A report about one country that names a little known place of another, without a word of that country, more likely
    names a place of its own that no table has; so does one that puts it in a region where no such name is known, and
    a street or quarter may be called after a foreign city.
    """
    if choice.place.precision in ("country", "supranational"):
        return False
    outers = named_behind(span, after, words)
    if outers:
        return choice.fame < WELL_KNOWN and choice.place.country not in {outer.country for outer in outers}
    if max(countries.values(), default=0.0) < MAIN_COUNTRY:
        return False
    tail = words[span.last + 1] if span.last + 1 < len(words) else None
    named_after = tail is not None and tail.gap == " " and tail.low in cue_words("called_after")
    abroad = choice.place.country is not None and countries.get(choice.place.country, 0.0) < ABROAD
    return far_fetched(span.found, countries) or (named_after and abroad)


def _kind_wanted(span: Span, words: Sequence[Token]) -> PlacePrecision | None:
    after, beyond = ([*words[span.last + 1 : span.last + 3], None, None])[:2]
    # "The Hunan city of Yueyang" calls Yueyang a city.
    if after is not None and after.gap == " " and not (beyond is not None and beyond.low == "of"):
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


def _key(span: Span) -> str:
    """What the occurrences of one name share: the places that it may be."""
    return span.found[0].place.id + f"+{len(span.found)}"
