"""Which tense to read a time in, when the words before it point elsewhere than the verb of the clause."""

from __future__ import annotations

from trucewatch.reading.times.anchor import Tense
from trucewatch.reading.times.mention import TimeMention
from trucewatch.reading.times.words import load_tables


def tense_for(mention: TimeMention, clause: Tense) -> Tense:
    """The tense of ``clause``, but for times that a past clause leaves open.

    "Agreed on a halt starting Saturday" looks ahead (future). "Agreed to stop until Friday" may end before or after
    publication: the nearest Friday is meant (present). "A halt that started Saturday" stays past.
    """
    if clause != "past":
        return clause
    if mention.cue in load_tables()["looking_ahead"]["words"]:
        return "future"
    if mention.role_cue in ("until", "by") and mention.cue not in load_tables()["looking_back"]["words"]:
        return "present"
    return clause
