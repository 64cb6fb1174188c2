"""What of the record belongs to a moment: figures, talks and contacts that came later are left to later moments.

The record holds truces as of ``on`` by itself; the other parts hold all that was known, whenever it happened.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from trucewatch.desk.views import TrucePage
from trucewatch.model.truce import CasualtyLine, Contact, Dispute, Document, Talks
from trucewatch.model.when import earliest


def truce(page: TrucePage, on: datetime) -> TrucePage:
    """A truce with what stood around it at that moment."""
    return page.model_copy(
        update={
            "casualties": casualties(page.casualties, on),
            "talks": talks(page.talks, on),
            "contacts": contacts(page.contacts, on),
            "documents": documents(page.documents, on),
        }
    )


def casualties(lines: Iterable[CasualtyLine], on: datetime) -> tuple[CasualtyLine, ...]:
    """Figures whose time had begun; one without a day stands at every moment."""
    return tuple(line for line in lines if _begun(_start(line), on))


def talks(found: Iterable[Talks], on: datetime) -> tuple[Talks, ...]:
    """Talks planned, begun or over by then; a plan made later is not known to the world of that moment."""
    return tuple(each for each in found if any(_begun(day, on) for day in _days(each)) or not _days(each))


def contacts(found: Iterable[Contact], on: datetime) -> tuple[Contact, ...]:
    return tuple(each for each in found if _begun(each.when, on))


def documents(found: Iterable[Document], on: datetime) -> tuple[Document, ...]:
    return tuple(each for each in found if _begun(each.date, on))


def disputes(found: Iterable[Dispute], lines: Sequence[CasualtyLine], on: datetime) -> tuple[Dispute, ...]:
    """Those about figures of later days are left to later days; truces are as of ``on`` already."""
    later = {line.id for line in lines} - {line.id for line in casualties(lines, on)}
    return tuple(dispute for dispute in found if dispute.about not in later)


def _start(line: CasualtyLine) -> str | None:
    window = line.figure.window
    return (window.start or window.end) if window else None


def _days(each: Talks) -> Sequence[str]:
    """Days on which the talks were there to be spoken of: when plans were stated, when they sat."""
    stated = [date.stated_at or date.planned_for for date in each.scheduled]
    return [day for day in (*stated, each.started, each.ended) if day]


def _begun(day: str | None, on: datetime) -> bool:
    return day is None or earliest(day) <= on
