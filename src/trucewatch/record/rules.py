"""The thresholds of the record in one place, each with its source in the domain reference."""

from __future__ import annotations

from datetime import timedelta

CHAIN_GAP = timedelta(hours=2)
"""Terms no further apart are one chain (§3.3 rule 8); more is a new truce, linked as renewal (§3.2 #10)."""

DAILY_PAUSE_GAP = timedelta(hours=24)
"""Daily windows ("08:00 to 19:00, extended by a day") stay one truce though the nights are longer (§3.3 rule 10)."""

EXPIRY_PROVISIONAL = timedelta(hours=24)
"""An expiry is provisional so long: reports of an extension arrive late (§3.2 #9)."""

UNCONFIRMED_FLAG = timedelta(hours=72)
"""A scheduled start that nobody confirms within this time is flagged, not declared void (§3.2 #6)."""

END_UNKNOWN_AFTER = timedelta(days=180)
"""An open-ended truce without evidence for so long ends as unknown, never as expired (§3.2 #17)."""

ANNOUNCED_BEFORE = timedelta(days=14)
"""A truce is announced at most so long before it starts when nothing else ties the two (project convention)."""

AGREED_AFTER = timedelta(days=7)
"""An agreement dated later than the start may be the same truce, its day disputed, up to here (§3.5, Karabakh)."""

SAME_START = timedelta(hours=24)
"""Starts of one open-ended truce as told by different sources differ by no more (project convention)."""

HOLDING_TOGETHER = timedelta(days=30)
"""Statements that a truce of unknown start holds speak of one truce when no further apart (project convention)."""

END_TOLD_WITHIN = timedelta(days=31)
"""An end told alone is that of a truce of unknown length begun no longer ago (project convention)."""

LATE_NEWS = timedelta(hours=24)
"""News of an extension counts for the term that ended no longer ago (§3.2 #9, §3.3 rule 4)."""

RENEWAL_WITHIN = END_UNKNOWN_AFTER
"""A new truce in the same area renews the last one when it follows within this time (project convention)."""

INCIDENT_DAYS = timedelta(days=1)
"""Claimants date one incident up to a day apart, evening against morning (§4.5, date_prec 2)."""

WINDOW_SLACK = timedelta(days=3)
"""Windows of one casualty series whose ends differ by no more are the same window (§4.7)."""

TALKS_SLIP = timedelta(days=14)
"""A new date for talks that have not met replaces the old one when no further from it (project convention)."""

TALKS_SAME = timedelta(days=3)
"""Talks planned and talks held are one session when no further apart (project convention)."""

RECIPROCAL_WITHIN = timedelta(hours=48)
"""Unilateral declarations of different sides no further apart answer each other (§1.1 "reciprocal")."""
