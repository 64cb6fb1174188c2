"""Places named in a text: found, told from persons and bodies, and resolved to coordinates.

    >>> find_places("Shelling resumed in Hama, Homs and Idlib.")[0].place.country
    'SY'

Pure: the same text gives the same places. A country is a point of its interior with precision ``country``. A place that
no table knows, or only somewhere the report cannot mean, has its name and no coordinates.
"""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.reading import place_mentions
from trucewatch.reading.place_evidence import like_a_place
from trucewatch.reading.place_features import named_features
from trucewatch.reading.place_mentions import PlaceMention
from trucewatch.reading.place_report import in_focus, judge_all, view_of
from trucewatch.reading.place_settling import doubtful, settle
from trucewatch.reading.place_spans import spans
from trucewatch.reading.place_tokens import tokens
from trucewatch.reading.stretches import Stretches

__all__ = ["PlaceMention", "find_places"]


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
    of the text itself are counted as well. ``associative``: also adjectives ("Syrian"), places in the names of bodies
    ("Damascus University") and of those who back something ("Russia-backed").
    """
    words = tokens(text)
    found = in_focus(text, words, spans(text, words, taken), taken, context)
    features = named_features(words, found, taken)
    found = [span for span in found if not any(span.first <= one.last and one.first <= span.last for one in features)]
    view = view_of(words, found, context)
    verdicts = judge_all(found, view)
    kept = [(span, verdict) for span, verdict in zip(found, verdicts, strict=True) if verdict.score > 0]
    bases = [one.base for one in features if one.base is not None]
    places = settle([span for span, _ in kept], bases, view)
    mentions: list[PlaceMention] = []
    followers = [*(span for span, _ in kept[1:]), None]
    for (span, verdict), after, (choice, why) in zip(kept, followers, places, strict=False):
        is_open = doubtful(span, after, words, choice, view.countries)
        if not is_open or like_a_place(span, words):
            mentions.append(place_mentions.of_name(text, words, span, verdict, None if is_open else choice, why))
    standing = {base.first: choice for base, (choice, _) in zip(bases, places[len(kept) :], strict=True)}
    mentions += [place_mentions.of_feature(text, words, one, standing) for one in features]
    if associative:
        named = [(mention.start, mention.end) for mention in mentions]
        mentions += place_mentions.of_peoples(text, words, [*taken, *named])
    else:
        mentions = [mention for mention in mentions if not mention.associative]
    # A name widened by the kind of place beside it ("Idlib province") must not reach over what is taken.
    blocked = Stretches.of(taken)
    mentions = [m for m in mentions if not blocked.touch(m.head, m.end)]
    return tuple(sorted(mentions, key=lambda mention: (mention.head, mention.end)))
