"""Whose an account of a chat platform is: recognised by its id, by its other ids, by its address.

An account that is known stays with its person. Else it belongs to whoever another id of the same human leads
to, else to whoever has, or had, its address; only ever to somebody who works here. Where nobody fits, it
waits for the people team (`storage.strangers`). Guests, bots and whoever is deactivated have no account.

A time zone that the platform names takes the place of UTC, which HR systems write where they know none, and
is followed when it changes. What an HR file says holds from its import until the platform names another; what
somebody chose for themselves goes before both.
"""

import logging
from collections.abc import Sequence
from datetime import datetime
from functools import partial

from conversations.recognising import Meeting, Profile
from conversations.trying import tried
from storage.database import Database
from storage.unit import UnitOfWork

__all__ = ["Profile", "meet", "meet_everybody"]

AT_ONCE = 100
"""So many accounts are met in one unit, so that SQLite's writer is soon free for others."""

log = logging.getLogger("trellis.matching")


def meet(unit: UnitOfWork, profile: Profile, now: datetime) -> int | None:
    """Take in an account as it is now. Whose it is; None where that is nobody who works here."""
    meeting = Meeting(unit, profile.channel, profile.workspace, now)
    if not profile.present:
        meeting.part([profile.external_id])
        return None
    meeting.look([profile], hold=True, heard=True)
    meeting.write()
    return unit.people.behind(profile.channel, profile.workspace, profile.external_id, now.date())


def meet_everybody(
    database: Database, channel: str, workspace: str, profiles: Sequence[Profile], now: datetime
) -> None:
    """Take in a whole workspace; accounts of it that are not among these are nobody's any more.

    Nothing is done with an empty list: every workspace has a member, so that the listing failed.
    """
    if not profiles:
        log.warning("a workspace without members: nothing was changed", extra={"channel": channel})
        return
    here = {each.external_id: each for each in profiles if each.present}
    with database.reading() as unit:
        known = {*unit.people.accounts_in(channel, workspace), *unit.strangers.noted(channel, workspace)}
    gone = sorted(known - here.keys())
    for start in range(0, len(gone), AT_ONCE):
        tried(database, partial(_part, channel, workspace, gone[start : start + AT_ONCE], now))
    waiting, linked = list(here.values()), -1
    while waiting and linked:  # who was linked just now may be known by the other id of somebody who was not
        linked, waiting = _meet_many(database, channel, workspace, waiting, now)


def _meet_many(
    database: Database, channel: str, workspace: str, profiles: Sequence[Profile], now: datetime
) -> tuple[int, list[Profile]]:
    """How many have found their person, and those who still may by another of their ids."""
    linked, left = 0, []
    for start in range(0, len(profiles), AT_ONCE):
        some = profiles[start : start + AT_ONCE]
        with database.reading() as unit:
            meeting = Meeting(unit, channel, workspace, now)
            meeting.look(some)
        if meeting.is_news:
            meeting = tried(database, partial(_meet_some, channel, workspace, some, now))
        linked += len(meeting.links)
        left += [each for each in some if each.across and each.external_id in meeting.unmatched]
    return linked, left


def _meet_some(
    channel: str, workspace: str, profiles: Sequence[Profile], now: datetime, unit: UnitOfWork
) -> Meeting:
    meeting = Meeting(unit, channel, workspace, now)
    meeting.look(profiles, hold=True)
    meeting.write()
    return meeting


def _part(channel: str, workspace: str, ids: Sequence[str], now: datetime, unit: UnitOfWork) -> None:
    Meeting(unit, channel, workspace, now).part(ids)
