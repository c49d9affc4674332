"""Somebody is about to be erased: what runs with them ends, and whoever else takes part is told kindly.

A talk about them goes with everything that was written in it. A talk that they held with somebody else is
stopped: that person gets what was written, as at every end. Nobody reads why.
"""

from datetime import datetime

from conversations.dialogue.ending import close
from conversations.dialogue.running import running
from conversations.house import House
from conversations.messages import Message
from conversations.problems import Problem
from conversations.underway import Turn
from storage.dialogues import Dialogue
from storage.unit import UnitOfWork


def part(unit: UnitOfWork, house: House, person: int, now: datetime) -> int:
    """End every dialogue under way, every check-in and every role of somebody. How many dialogues."""
    under_way = unit.dialogues.under_way_with(person)
    for dialogue in under_way:
        _end(unit, house, dialogue, person, now)
    for check_in in unit.check_ins.lasting_with(person):
        unit.check_ins.end(check_in.manager_id, check_in.person_id, now)
    for grant in unit.grants.held_by(person, now.date()):
        unit.grants.revoke(grant.id, None, now)
    unit.homes.touch((person,))
    return len(under_way)


def _end(unit: UnitOfWork, house: House, dialogue: Dialogue, person: int, now: datetime) -> None:
    opener = unit.people.get(dialogue.opened_by)
    turn = Turn(unit, house, opener, f"parting:{dialogue.id}", f"dialogue:{dialogue.id}", now, by_clock=True)
    if dialogue.about == person:
        unit.dialogues.close(dialogue.id, "stopped", now)
    else:
        _close_with_summary(turn, dialogue)
    for party in dialogue.parties.values():
        if party.person_id != person and party.status == "active":
            there = turn.scene_of(unit.people.get(party.person_id))
            body = there.say("parting.ended" if dialogue.about == person else "parting.left")
            card = Message(summary=there.line("parting.summary"), body=body)
            turn.tell(card, person=party.person_id, place=party.place)


def _close_with_summary(turn: Turn, dialogue: Dialogue) -> None:
    """As at every end; one whose guide cannot be read any more is closed all the same."""
    try:
        close(turn, running(turn, dialogue), "stopped")
    except Problem:
        turn.unit.dialogues.close(dialogue.id, "stopped", turn.now)
        turn.unit.agenda.drop(dialogue.id)
